// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/midi/midi_file.h"
#include "core/music/drum_rows.h"
#include "core/pattern/metre.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// One stroke of a performance, where it was played.
struct DrumStroke
{
    double quarter = 0.0; ///< from the piece's beginning
    std::uint8_t row = 0;
    float velocity = 0.0F; ///< above 0, up to 1
    friend bool operator==(const DrumStroke&, const DrumStroke&) = default;
};

/// From here on so many quarters a minute.
struct TempoMark
{
    double quarter = 0.0;
    double quartersPerMinute = 120.0;
    friend bool operator==(const TempoMark&, const TempoMark&) = default;
};

/// How patterns that were exported are laid out in a file; the file says it itself.
struct PatternLayout
{
    int stepsPerBeat = 4;
    float swing = 0.5F; ///< is in the times
    std::int64_t steps = 0; ///< of each pattern, if all are alike; else 0
    friend bool operator==(const PatternLayout&, const PatternLayout&) = default;
};

/// Drums as they were played, before anything is laid on steps. A value. Threads: any.
struct DrumTake
{
    std::string name; ///< the track's, if it says something; else empty
    std::vector<DrumStroke> strokes; ///< by time
    std::vector<TimeSignature> signatures; ///< as the file has them
    std::vector<TempoMark> tempos; ///< by time; empty: the file says none
    double lengthQuarters = 0.0; ///< where the file ends; at least the last stroke
    std::size_t otherNotes = 0; ///< of the drums' channel that no row has a place for
    std::optional<PatternLayout> layout; ///< then nothing is guessed
};

/// Where drums are looked for.
struct DrumChannels
{
    /// 0-15; nothing: channel 10 (index 9), or, in a file that has no notes there, the channels
    /// that are evidently drums.
    std::optional<Channel> only;
};

/// The drums of a file; format 2: of each track that has some. Errors: DrumsMissing (`found`: the
/// channels that have notes, or none; `expected`: where they are looked for), BeatsMissing (times
/// in film frames, which know no beats); the caller names the file.
[[nodiscard]] Result<std::vector<DrumTake>> drumTakesOf(const midi::MidiFile& file,
                                                        std::span<const music::DrumRow> rows,
                                                        const DrumChannels& channels = {});

/// "timbrel-pattern steps_per_beat=4 swing=0.58 steps=32": a text event of a file.
[[nodiscard]] std::string layoutText(const PatternLayout& layout);
/// Nothing for another text, or one that says what cannot be.
[[nodiscard]] std::optional<PatternLayout> layoutIn(std::string_view text);

} // namespace timbrel::pattern
