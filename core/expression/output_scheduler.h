// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/performer.h"

#include <array>
#include <bitset>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

namespace timbrel::expression {

/// Decides what goes on a wire that is slower than the network: 31,250 baud, 10 bits a byte, carry
/// a controller in 0.64 ms with running status and in 0.96 ms without (MIDI 1.0). It keeps account
/// of when the wire has sent what it was given, and
///  * gives a note at once, behind as many of the waiting controllers as delay it by no more than
///  the
///    note wait, the most changed first; the rest follows when the wire is free. The delay counts
///    from when the note came, so that the notes of a chord share it;
///  * lets a newer value of a controller take the place of one that still waits, and forgets one
///  that
///    is back at what the wire has carried;
///  * never changes the order of notes and of what passes through.
/// Without a baud rate everything goes at once, in order.
/// Time is the caller's, since any origin.
/// Threads: one. Realtime-safe: all members.
class OutputScheduler
{
public:
    using Time = std::chrono::nanoseconds;
    static constexpr Time kNever = Time::max();

    OutputScheduler(std::optional<double> baud, double noteWaitMilliseconds) noexcept;

    /// Takes messages in the order of the performer; appends to `ready` what is to be sent now.
    void submit(std::span<const Outgoing> messages,
                Time now,
                OutgoingList& ready) noexcept TIMBREL_REALTIME;
    /// A message that is sent beside (system exclusive).
    void occupy(std::size_t bytes, Time now) noexcept TIMBREL_REALTIME;
    /// Appends the controllers for which the wire is free now.
    void flush(Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME;
    /// Appends all that waits, however slow the wire: for the end.
    void drain(Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME;
    /// When flush() has something to do; kNever if nothing waits.
    [[nodiscard]] Time nextAt() const noexcept { return m_waitingCount == 0 ? kNever : m_freeAt; }
    /// The receiver may have lost its values.
    void forgetWhatWasSent() noexcept TIMBREL_REALTIME;

private:
    /// Controllers given to the wire lately, to tell how long a note has waited for them.
    struct Interval
    {
        Time start {};
        Time end {};
    };
    struct Waiting
    {
        std::uint8_t channel = 0;
        std::uint8_t controller = 0;
        std::uint8_t value = 0;
    };
    static constexpr std::size_t kMaximumWaiting = 16 * 128;

    [[nodiscard]] Time cost(const midi::MidiMessage& message) const noexcept TIMBREL_REALTIME;
    void give(const Outgoing& outgoing, Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME;
    void giveNote(const Outgoing& note, Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME;
    void giveWaiting(std::size_t index, Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME;
    void wait(const midi::MidiMessage& controller) noexcept TIMBREL_REALTIME;
    void forgetWaiting(std::size_t index) noexcept TIMBREL_REALTIME;
    [[nodiscard]] int changeOf(const Waiting& waiting) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::size_t mostChanged() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] Time waitForControllers(Time since) const noexcept TIMBREL_REALTIME;

    Time m_byteTime {}; ///< 0: the wire is fast
    Time m_noteWait {};
    Time m_freeAt {}; ///< when the wire has sent all that it was given
    std::uint8_t m_runningStatus = 0; ///< 0: none
    std::array<Waiting, kMaximumWaiting> m_waiting {};
    std::size_t m_waitingCount = 0;
    std::array<Interval, 64> m_recent {}; ///< ring
    std::size_t m_recentEnd = 0;
    std::array<std::bitset<128>, 16> m_known {}; ///< has been on the wire
    std::array<std::array<std::uint8_t, 128>, 16> m_values {};
};

} // namespace timbrel::expression
