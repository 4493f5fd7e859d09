// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/expression/note_units.h"
#include "core/expression/output_coding.h"
#include "core/expression/representation.h"
#include "core/expression/settings.h"
#include "core/music/sequence.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timbrel::expression {

/// The examples, ready to be walked through again and again; shared by all walkers of a training.
struct TrainingExamples
{
    std::vector<music::Sequence> sequences; ///< each rebased to 0, with at least one event
    OutputCoding outputs;
    FeatureSet features;
    TrainingSettings settings;
    Microseconds updatePeriod {}; ///< floor(1e6 / update rate)
    Microseconds longestNote {}; ///< of all sequences
    std::vector<NoteUnit> units; ///< that may be put together anew; empty if they may not

    [[nodiscard]] std::size_t controllerCount() const { return outputs.controllers.size(); }
};

/// Examples that are empty are left out; the rest are rebased.
[[nodiscard]] std::shared_ptr<const TrainingExamples> trainingExamplesOf(
    std::vector<music::Sequence> sequences, const Settings& settings, Warnings* warnings);

/// One update of a training or validation sequence.
struct TrainingStep
{
    std::span<float> features; ///< in: room for features.width(); out: what the network hears
    std::span<int>
        targets; ///< in: room for one per controller; out: the index that it should answer
};

/// Walks through one training sequence after the other: every example `repetitions` times,
/// shuffled, with silence between and the tempo varied, as the seed document describes under
/// "Training Configuration" and the reference under "Sequences". Steps are made when they are asked
/// for, so that the length of examples costs no memory. Unlike the original, keys and intervals
/// start afresh with every example: its first note has no previous note, as the example itself
/// says. Threads: one. Deterministic in the random generator given.
class SequenceWalker
{
public:
    SequenceWalker(std::shared_ptr<const TrainingExamples> examples, int repetitions);

    /// Begins a new random sequence. Varied: silences are of any length up to twice the settings',
    /// and some copies have a note released early or held on, as a player will do though no example
    /// shows it (see vary_example.h).
    void begin(Random& random, bool isVaried = false);
    /// The next update; false at the end of the sequence (nothing is written then).
    [[nodiscard]] bool next(const TrainingStep& step);

private:
    void beginCopy();
    void scheduleEvents(const music::Sequence& source, Microseconds start);
    void applyController(const music::Event& event);
    void setDefaults();
    void emit(const TrainingStep& step);

    std::shared_ptr<const TrainingExamples> m_examples;
    int m_repetitions;
    Random m_random {0}; ///< of the sequence at hand
    bool m_isVaried = false;
    bool m_isRecombined = false;
    FeatureEncoder m_encoder;
    std::vector<std::size_t> m_order; ///< of examples, repetitions included
    std::size_t m_copy = 0; ///< place in m_order
    double m_tempo = 1.0; ///< multiplies gaps
    music::Sequence m_events; ///< of the copy at hand, in the sequence's time
    std::size_t m_event = 0;
    Microseconds m_nextUpdate {};
    std::vector<int> m_targets;
};

} // namespace timbrel::expression
