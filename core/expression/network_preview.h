// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/expression/expression_model.h"
#include "core/expression/representation.h"
#include "core/expression/settings.h"
#include "core/music/sequence.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace timbrel::expression {

/// One controller at every step of a network. Values as in MIDI.
struct PreviewedController
{
    ControllerCoding coding;
    bool hasTarget = false; ///< the music says where this controller should be
    std::vector<std::uint8_t> drawn; ///< what it says, [step]; before its first event the default
    std::vector<std::uint8_t> targets; ///< the nearest that the network could say, [step]
    std::vector<std::uint8_t> outputs; ///< what it says, [step]

    /// As validation measures it; 0 without a target.
    [[nodiscard]] int differenceAt(std::size_t step) const
    {
        return hasTarget ? outputs[step] - targets[step] : 0;
    }
};

/// What a network does with some music, step by step.
struct Preview
{
    /// Of each step, since the beginning of the music; they never fall, and are equal where several
    /// keys move at once.
    std::vector<Microseconds> times;
    std::vector<PreviewedController> controllers; ///< ascending by number

    /// States of the cells, [row][cell], layer after layer; row r is that of step r * stepsPerRow.
    /// cellCount is 0 for a network that shows none.
    std::vector<float> cells;
    std::size_t cellCount = 0;
    std::size_t stepsPerRow = 1; ///< more for long music, so that memory stays bounded
    /// Most states (9 of 10) are not farther from 0 than this: a scale for pictures. A single
    /// cell may go far beyond.
    float stateRange = 0.0F;
    std::vector<int> blockCounts; ///< cells of each layer

    music::Sequence performed; ///< notes, and the controllers as the network moves them
    Microseconds end {}; ///< of the music; steps go on until the controllers are at rest
    bool isComplete = true; ///< false: it was stopped
    /// errorAsTaught(), for who wants to compare; absent: it was not asked for.
    std::optional<double> taughtError;

    [[nodiscard]] std::size_t steps() const { return times.size(); }
    [[nodiscard]] std::size_t rows() const { return cellCount == 0 ? 0 : cells.size() / cellCount; }
    /// The last step that is not after a time; 0 if all are. Needs steps() > 0.
    [[nodiscard]] std::size_t stepAt(Microseconds time) const;
    [[nodiscard]] std::span<const float> rowAt(std::size_t step) const;
    /// Mean of the squared differences, summed over controllers, over the steps up to the end of
    /// the music: how far it is off on stage.
    [[nodiscard]] double meanSquaredError() const;
};

struct PreviewSettings
{
    Microseconds longestTail = std::chrono::seconds(2); ///< as RenderSettings
    bool hasCells = true;
    std::size_t mostCellValues = std::size_t {16} << 20; ///< 64 MB
    std::stop_token stop; ///< what was played until then is the result
};

/// Lets a model play music through the offline performance (renderer.h), which is the live one with
/// the music's own times, and watches it. Controllers of the music that the model moves are its
/// targets; the network never hears them. The model is reset first and left as it was.
/// Threads: any; the model is the caller's meanwhile. Realtime-safe: no.
[[nodiscard]] Preview previewOf(ExpressionModel& model,
                                const music::Sequence& music,
                                const PreviewSettings& settings = {});

/// The same error in validation's way: the music comes as it was taught, again and again, after
/// silences of the taught lengths and with the tempo varied (`settings`), while previewOf() plays
/// it once, as a player does who sits down and waits. 0 for music without the model's controllers.
/// The model is reset first. Threads and realtime-safety as previewOf().
[[nodiscard]] double errorAsTaught(ExpressionModel& model,
                                   const music::Sequence& music,
                                   const TrainingSettings& settings,
                                   const std::stop_token& stop = {});

/// Ways of playing that examples may lack.
enum class PhraseKind : std::uint8_t
{
    Held, ///< a note far longer than any in the examples
    Staccato, ///< short notes with rests between
    Legato, ///< each note begins before the one before has ended
    Chord, ///< several keys at once
    Transposed ///< notes of another register
};

/// A phrase that nothing in the examples is like, made of their own notes.
struct UntaughtPhrase
{
    PhraseKind kind = PhraseKind::Held;
    int semitones = 0; ///< of Transposed, from where it was taken
    /// The network hears no pitch (Feature::NoteNumber is off): this is to it as if it were taught.
    bool soundsTaught = false;
    music::Sequence notes; ///< nothing else; the first at 0
};

/// Ways of playing that none of the examples shows, each with a phrase that does; those that some
/// example shows are left out. Empty if the examples have no notes. Deterministic. O(notes log
/// notes). Threads: any. Realtime-safe: no.
[[nodiscard]] std::vector<UntaughtPhrase> untaughtPhrases(std::span<const music::Sequence> examples,
                                                          const Settings& settings);

} // namespace timbrel::expression
