// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/output_coding.h"
#include "core/expression/representation.h"
#include "core/music/sequence.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace timbrel::expression {

/// What an example says from one note event to the next. Updates are those of training
/// (SequenceWalker): one at the event, then one every period until the next event or the example's
/// end.
struct HeardStretch
{
    std::size_t example = 0;
    Microseconds begin {}; ///< the note event, or the example's beginning; in the example's time
    Microseconds end {}; ///< the next one, or the last event of the example
    std::size_t firstUpdate = 0; ///< in a row of all updates of all stretches
    std::size_t updateCount = 0;
    int heard
        = 0; ///< what the event that leads to it and what lasts after it sound like; 0: silence
    int heardBefore = 0; ///< the same of the event before; 0 if there is none
    int updatesBefore = 0; ///< updates from that event on to this; 0 if there is none
    bool isRelease = false; ///< led to by a note-off

    /// Since the last two note events, time aside.
    [[nodiscard]] bool hearsLike(const HeardStretch& other) const noexcept
    {
        return heard == other.heard && heardBefore == other.heardBefore;
    }
};

class HeardNames;

/// Of one stretch, and of all together, no more are looked at (an hour at 27 a second; 60 MB).
inline constexpr std::size_t kMostUpdatesOfStretch = 100'000;
inline constexpr std::size_t kMostUpdates = 30'000'000;

/// All examples, cut at their note events. Stretches without an update are left out.
/// Threads: any, one at a time; the examples must outlive it.
class HeardStretches
{
public:
    HeardStretches(const std::vector<music::Sequence>& examples,
                   FeatureSet features,
                   Microseconds updatePeriod,
                   const std::stop_token& stop);
    HeardStretches(const std::vector<music::Sequence>&& examples,
                   FeatureSet features,
                   Microseconds updatePeriod,
                   const std::stop_token& stop)
        = delete;

    [[nodiscard]] const std::vector<HeardStretch>& stretches() const noexcept
    {
        return m_stretches;
    }
    [[nodiscard]] std::size_t updateCount() const noexcept { return m_updateCount; }
    [[nodiscard]] Microseconds updatePeriod() const noexcept { return m_period; }

    /// The index that a controller should have at every update of every stretch.
    [[nodiscard]] std::vector<std::int16_t> targets(const ControllerCoding& coding) const;

private:
    void cut(std::size_t example, FeatureEncoder encoder, HeardNames& names);
    void add(HeardStretch stretch);

    const std::vector<music::Sequence>& m_examples;
    Microseconds m_period;
    std::vector<HeardStretch> m_stretches;
    std::size_t m_updateCount = 0;
};

} // namespace timbrel::expression
