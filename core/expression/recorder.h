// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"
#include "core/music/sequence.h"

#include <array>
#include <atomic>
#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>

namespace timbrel::expression {

struct RecorderSettings
{
    std::set<std::uint8_t> controllers; ///< the ones to keep
    std::optional<Microseconds>
        takeSilence; ///< so long without an event and without a key down ends a take
};

/// Makes examples of what is played. A take begins with its first note (seed document,
/// "Recording"); the values that its controllers had just before stand at its start. From then on
/// every note and every listed controller is kept with its time; the take's first event is at 0.
/// Threads: one. Realtime-safe: no (it grows).
class Recorder
{
public:
    explicit Recorder(RecorderSettings settings);

    void handle(const midi::MidiMessage& message, Microseconds time);
    /// The take that silence has ended, if one has.
    [[nodiscard]] std::optional<music::Sequence> tick(Microseconds time);
    /// Ends the take at hand: nothing if no note was played. Keys that are down get their note-off
    /// at this time. The next note begins another take.
    [[nodiscard]] std::optional<music::Sequence> finishTake(Microseconds time);

    [[nodiscard]] bool isRecording() const noexcept
    {
        return !m_take.empty();
    } ///< a note has been played
    [[nodiscard]] std::size_t noteCount() const noexcept
    {
        return m_noteCount;
    } ///< of the take at hand
    [[nodiscard]] std::size_t eventCount() const noexcept { return m_take.size(); }

private:
    void begin(Microseconds time);
    void append(const midi::MidiMessage& message, Microseconds time);

    RecorderSettings m_settings;
    music::Sequence m_take; ///< times as they came
    std::size_t m_noteCount = 0;
    std::array<std::bitset<128>, 16> m_held {};
    std::bitset<128> m_known; ///< controllers whose value has been heard
    std::array<std::uint8_t, 128> m_values {};
    std::array<std::uint8_t, 128> m_channels {}; ///< where it was heard
    Microseconds m_lastEvent {};
};

/// When recording from a port ends, and whom to tell.
struct RecordingControl
{
    /// Set by any thread or a signal handler, then MidiInput::wake(): ends the recording.
    const std::atomic<bool>* stop = nullptr;
    /// Set likewise: ends the take at hand and goes on; it is reset to false here.
    std::atomic<bool>* nextTake = nullptr;
    std::optional<Microseconds> duration; ///< of the recording, from its first note
    std::function<void(const music::Sequence&)> takeFinished; ///< called for every take
    std::function<void(const Recorder&)> progress; ///< called after messages came; may be empty
    std::function<void(midi::PortChange)> portChanged; ///< may be empty
};

/// Records until it is stopped. Threads: blocks the calling one. Returns the number of takes.
std::size_t
record(midi::MidiInput& input, const RecorderSettings& settings, RecordingControl& control);

} // namespace timbrel::expression
