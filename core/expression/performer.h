// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/expression/controller_desk.h"
#include "core/expression/controller_network.h"
#include "core/expression/representation.h"
#include "core/midi/midi_message.h"
#include "core/realtime/realtime.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace timbrel::expression {

/// What a performer needs of a model; it points into one that outlives it.
struct LiveModel
{
    ControllerNetwork* network = nullptr;
    const OutputCoding* outputs = nullptr; ///< at most 128 controllers, ascending
    FeatureSet features;
    FeatureDialect dialect = FeatureDialect::Timbrel;
    int updateRate = 75; ///< per second
};

struct ExpressionModel;

/// Points into the model.
[[nodiscard]] LiveModel liveModelOf(const ExpressionModel& model) noexcept TIMBREL_REALTIME;

enum class OutgoingKind : std::uint8_t
{
    Controller,
    Note,
    Other
};

/// A message to send.
struct Outgoing
{
    midi::MidiMessage message;
    OutgoingKind kind = OutgoingKind::Other; ///< Controller: one of ours
    std::uint8_t change
        = 0; ///< of a controller of ours: how far from the value sent before; 127 if first
};

/// Messages to send, in order, in memory that is there already.
/// Threads: one. Realtime-safe: yes.
class OutgoingList
{
public:
    /// Enough for a panic: every note and every controller on every channel, and three messages to
    /// each channel.
    static constexpr std::size_t kCapacity = 4096 + 64;

    void clear() noexcept { m_size = 0; }
    /// False, and nothing changes, if it is full.
    bool push(const Outgoing& outgoing) noexcept TIMBREL_REALTIME
    {
        if (m_size == kCapacity)
            return false;
        m_messages[m_size++] = outgoing;
        return true;
    }
    [[nodiscard]] std::span<const Outgoing> messages() const noexcept
    {
        return {m_messages.data(), m_size};
    }

private:
    std::array<Outgoing, kCapacity> m_messages {};
    std::size_t m_size = 0;
};

/// The live path: notes in, controllers and notes out, in the order of the seed document's
/// "Latency".
///  * Every note-on and note-off causes an update at its own time (each note of a chord its own),
///  and
///    so does the update interval after the last note or update. Controllers that changed go out
///    before the note.
///  * Everything else passes, but controllers that the model moves.
///  * Controllers go to the channel of the note unless a channel is set. A channel that has played
///    follows the network until its keys are up and its controllers are back at their defaults.
///    Before the first note nothing is sent, unless a channel is set.
///  * A value that a channel has is not sent to it again, unless it may have lost it: its program
///  was
///    changed, its controllers were reset, its port was away.
///  * A hand may have its part in the values: see ControllerDesk.
/// It knows no clock: times are the caller's, so that a file is performed by the same code.
/// Threads: one. Realtime-safe: all members.
class Performer
{
public:
    explicit Performer(std::optional<int> outputChannel = std::nullopt) noexcept;

    /// The first update is due at this time.
    void begin(Microseconds time) noexcept TIMBREL_REALTIME;
    /// The same, but the network hears two seconds of silence first, as when a player sits down: it
    /// has been taught notes after a silence, and knows nothing yet. Appends what it sets to `out`.
    void beginAfterSilence(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME;

    /// The first model plays at once. A later one first hears, some updates at a time, what was
    /// played lately, while the one before plays on; then it takes over between two updates, and
    /// what it says differently fades in: nothing jumps, and no note is lost or left sounding.
    /// While isChanging(), both models must live.
    void setModel(const LiveModel& model) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isChanging() const noexcept { return m_next.model.network != nullptr; }
    [[nodiscard]] const LiveModel& model() const noexcept { return m_now.model; }

    /// A message that came in. Updates that were due before it are made first. Appends to `out`.
    void handle(const midi::MidiMessage& message,
                Microseconds time,
                OutgoingList& out) noexcept TIMBREL_REALTIME;
    /// What a hand does at the desk. Appends to `out`.
    void handle(const DeskCommand& command,
                Microseconds time,
                OutgoingList& out) noexcept TIMBREL_REALTIME;
    /// Makes the update if it is due. Appends to `out`.
    void tick(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME;
    /// The end: note-offs for what sounds, and every controller's default on the channels that have
    /// played (on the set or the first channel if none has).
    void finish(OutgoingList& out) noexcept TIMBREL_REALTIME;
    /// The receiver may have lost its values (it was away): all are sent again with the next
    /// update.
    void forgetWhatWasSent() noexcept TIMBREL_REALTIME;

    /// When the next update is due, if no note comes before.
    [[nodiscard]] Microseconds nextUpdateAt() const noexcept { return m_nextUpdate; }
    /// When tick() has something to do, if nothing comes before.
    [[nodiscard]] Microseconds nextTickAt() const noexcept
    {
        return std::min(m_nextUpdate, m_desk.nextStepAt());
    }
    void readDesk(DeskReading& into) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::uint64_t updates() const noexcept { return m_updates; }

private:
    static constexpr std::size_t kMaximumControllers = 128;
    static constexpr std::size_t kHistory = 256; ///< updates that a new model hears before it plays
    static constexpr int kReplayPerUpdate = 8;

    /// A controller that only the model before moved, on its way to its default.
    struct Leaving
    {
        std::uint8_t controller = 0;
        std::uint8_t defaultValue = 0;
        std::uint8_t value = 0;
    };
    /// A network with what it hears and says.
    struct Player
    {
        LiveModel model;
        FeatureEncoder encoder;
        std::array<int, kMaximumControllers> indices {};
    };
    /// What caused an update.
    struct Cause
    {
        enum Kind : std::uint8_t { Time, On, Off } kind = Time;
        std::uint8_t note = 0;
        std::uint8_t velocity = 0;
    };
    /// What one channel of the output has heard from us.
    struct ChannelState
    {
        std::bitset<128> sounding;
        std::bitset<128> known; ///< controllers that it was sent
        std::array<std::uint8_t, 128> values {};
        bool follows = false; ///< gets the network's values
    };

    void start(Player& player, const LiveModel& model) const noexcept TIMBREL_REALTIME;
    void adopt() noexcept TIMBREL_REALTIME;
    static void step(Player& player, const Cause& cause) noexcept TIMBREL_REALTIME;
    void update(const Cause& cause, Microseconds time) noexcept TIMBREL_REALTIME;
    void makeDueUpdates(Microseconds before, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void remember(const Cause& cause) noexcept TIMBREL_REALTIME;
    void prepareNext(int updates, Microseconds time) noexcept TIMBREL_REALTIME;
    void
    sendChanges(std::size_t first, Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void askDesk(Microseconds time) noexcept TIMBREL_REALTIME;
    void sendLeaving(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void forgetLeft() noexcept TIMBREL_REALTIME;
    void forgetLeaving(std::uint8_t controller) noexcept TIMBREL_REALTIME;
    void sendChangesTo(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void sendValue(std::size_t channel,
                   std::uint8_t controller,
                   int value,
                   OutgoingList& out) noexcept TIMBREL_REALTIME;
    void handleNote(const midi::MidiMessage& message,
                    Microseconds time,
                    OutgoingList& out) noexcept TIMBREL_REALTIME;
    void panic(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void sendDefaults(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void releaseKeys(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME;
    void handOn(const DeskCommand& command,
                Microseconds time,
                OutgoingList& out) noexcept TIMBREL_REALTIME;
    void
    silence(std::size_t channel, Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool controls(std::uint8_t controller) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::size_t lastOutput() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::size_t outputChannel(std::size_t ofNote) const noexcept TIMBREL_REALTIME;

    std::optional<int> m_outputChannel;
    Microseconds m_period {};
    Microseconds m_nextUpdate {};
    std::uint64_t m_updates = 0;
    Player m_now;
    Player m_next; ///< the one that prepares itself; no network: none
    std::size_t m_nextHeard = 0; ///< place in the history that it has come to
    std::array<Cause, kHistory> m_history {};
    std::size_t m_historyEnd = 0; ///< updates remembered since the start
    std::bitset<128> m_heldBefore; ///< keys down where the history begins
    std::array<ChannelState, 16> m_channels {};
    std::bitset<128> m_controlled; ///< controllers that the model at hand moves
    ControllerDesk m_desk;
    std::array<std::uint8_t, kMaximumControllers> m_values {}; ///< of the model's, from the desk
    std::array<Leaving, 128> m_leaving {};
    std::size_t m_leavingCount = 0;
    int m_lastChannel = -1; ///< of the last note; -1 before the first
};

} // namespace timbrel::expression
