// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/audio/live_input.h"

#include <array>
#include <bitset>
#include <map>
#include <set>
#include <vector>

namespace timbrel::audio {

/// How a recording goes.
struct TakeSettings
{
    enum class Mode : std::uint8_t
    {
        NewTake, ///< notes and controllers
        Overdub, ///< controllers alone, over the score that plays: those that are moved replace it
    } mode
        = Mode::NewTake;
    std::set<std::uint8_t> controllers; ///< the ones to keep
    Microseconds from {}; ///< where the transport starts
    int countInBeats = 0; ///< 0 in a new take: it starts by itself with the first note
    std::optional<Microseconds> end; ///< stops there (the end of the score in an overdub)
};

/// Where an overdub has replaced a controller: all of [from, to], from its first movement to the
/// end of the take, since that is what was heard.
struct OverdubbedRange
{
    std::uint8_t controller = 0;
    Microseconds from {};
    Microseconds to {};
    friend bool operator==(const OverdubbedRange&, const OverdubbedRange&) = default;
};

struct Take
{
    /// Times are the transport's. In a new take the values that the controllers had just before
    /// stand at its start, keys that were down at the end have their note-off, and a note struck a
    /// little too early after a count-in is at the start.
    music::Sequence events;
    std::vector<OverdubbedRange> replaced; ///< of an overdub, in order of controller and time
};

/// Records from live messages, wherever they come from, against an engine's transport.
/// Threads: the control thread. Realtime-safe: no.
class TakeRecorder
{
public:
    enum class State : std::uint8_t
    {
        Idle,
        Waiting, ///< for the first note
        CountingIn,
        Recording,
        Ended, ///< the transport has stopped; finish() gives the take
    };

    explicit TakeRecorder(AudioEngine& engine);
    ~TakeRecorder(); ///< as cancel()

    /// Starts the transport, or arms it to start with the first note.
    void begin(const TakeSettings& settings);
    /// Every message that comes, at all times: values of controllers from before the take count.
    void handle(const LiveEvent& event);
    void handle(const midi::MidiMessage& message, Clock::time_point arrival = Clock::now());
    /// Now and then, at the window's rate.
    void tick();
    /// Ends the take and stops the transport: nothing if nothing was played or moved.
    [[nodiscard]] std::optional<Take> finish();
    void cancel();

    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] std::size_t noteCount() const noexcept { return m_noteCount; }
    [[nodiscard]] std::size_t eventCount() const noexcept;
    /// The take as it is so far, to be drawn.
    [[nodiscard]] Take soFar() const;

private:
    /// One controller in an overdub.
    struct Lane
    {
        std::map<Microseconds, std::uint8_t> points;
        std::vector<std::pair<Microseconds, Microseconds>> ranges;
        std::optional<Microseconds> last; ///< the latest point of this round of the loop
        std::uint8_t channel = 0;
    };

    void startTransport();
    void beginTake();
    [[nodiscard]] bool isNewTake() const noexcept
    {
        return m_settings.mode == TakeSettings::Mode::NewTake;
    }
    [[nodiscard]] Microseconds earliest() const;
    [[nodiscard]] std::optional<Microseconds> timeOf(Clock::time_point arrival) const;
    void keep(const midi::MidiMessage& message, Microseconds time);
    void remember(const midi::MidiMessage& message);
    void append(const midi::MidiMessage& message, Microseconds time);
    void overdub(const midi::MidiMessage& message, Microseconds time);
    [[nodiscard]] Take takeUntil(Microseconds end) const;
    void reset();

    AudioEngine& m_engine;
    TakeSettings m_settings;
    State m_state = State::Idle;
    std::uint64_t m_startsBefore = 0; ///< the transport's, when it was asked to start
    std::optional<Clock::time_point> m_firstNote; ///< a take that started by itself counts from it
    music::Sequence m_events; ///< of a new take
    std::size_t m_initialEvents = 0; ///< values from before the take
    std::size_t m_noteCount = 0;
    Microseconds m_now {}; ///< where the transport was seen last
    std::array<std::bitset<128>, 16> m_held {}; ///< notes of the take
    std::bitset<128> m_known; ///< controllers whose value has been heard, ever
    std::array<std::uint8_t, 128> m_values {};
    std::array<std::uint8_t, 128> m_channels {};
    std::map<std::uint8_t, Lane> m_lanes; ///< of an overdub
};

} // namespace timbrel::audio
