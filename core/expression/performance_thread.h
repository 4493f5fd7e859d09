// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/controller_desk.h"
#include "core/expression/latency.h"
#include "core/midi/port.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace timbrel::expression {

struct ExpressionModel;

struct PerformanceSettings
{
    std::optional<int> outputChannel; ///< 0-15; absent: the channel of the notes
    std::optional<double> wireBaud; ///< see OutputScheduler; absent: the port is faster than we are
    double noteWaitMilliseconds = 3.0;
    bool realtimePriority = true; ///< ask for it; without it all works, later now and then
};

/// Something that happened, for `-v` and for the window.
struct PerformanceEvent
{
    enum class Kind : std::uint8_t {
        NoteOn, ///< number, value, channel; its latencies
        NoteOff,
        Controller, ///< one of ours was sent
        InputVanished,
        InputReturned,
        OutputVanished,
        OutputReturned,
        ModelChanged, ///< a model given by setModel() plays now
    } kind
        = Kind::NoteOn;
    std::uint8_t channel = 0;
    std::uint8_t number = 0;
    std::uint8_t value = 0;
    float latencyMicroseconds = 0.0F; ///< from its arrival to its being handed to the output
    float processingMicroseconds = 0.0F; ///< from when this thread took it
};

struct PerformanceStatus
{
    std::uint64_t events = 0; ///< notes on and off that came in
    std::uint64_t controllersSent = 0;
    std::uint64_t passed = 0; ///< other messages handed on
    std::uint64_t dropped = 0; ///< messages lost at the input or the output
    std::uint64_t updates = 0;
    LatencySummary latency; ///< of notes, from arrival to handed on: with the thread's wake-up
    LatencySummary processing; ///< of notes, from taken by the thread to handed on
    double cpuSeconds = 0.0; ///< of the whole process, since start()
    double wallSeconds = 0.0;
    bool realtimePriority = false; ///< was granted
    bool inputConnected = true;
    bool outputConnected = true;

    [[nodiscard]] double cpuPercent() const noexcept
    {
        return wallSeconds > 0.0 ? 100.0 * cpuSeconds / wallSeconds : 0.0;
    }
};

/// Performs: one thread that sleeps until a message comes or an update is due, and a second one
/// that looks after the ports. Threads: all members by one control thread. Realtime-safe: no; the
/// performing thread is.
class PerformanceThread final
{
public:
    PerformanceThread(std::unique_ptr<midi::MidiInput> input,
                      std::unique_ptr<midi::MidiOutput> output,
                      std::unique_ptr<ExpressionModel> model,
                      const PerformanceSettings& settings);
    ~PerformanceThread(); ///< stops
    PerformanceThread(const PerformanceThread&) = delete;
    PerformanceThread& operator=(const PerformanceThread&) = delete;

    /// Returns when the thread takes messages ("ready"). Errors: OutOfMemory (no thread to be had).
    [[nodiscard]] Result<> start();
    /// Sends note-offs for what sounds and the defaults, and ends the threads.
    void stop();

    /// Plays this model from soon on; see Performer::setModel.
    void setModel(std::unique_ptr<ExpressionModel> model);

    /// A hand at the desk. False if it was lost: so much was asked at once that there was no room.
    bool command(const DeskCommand& command);
    /// The desk as it was a moment ago; valid until the next call.
    [[nodiscard]] const DeskReading& desk();
    /// The model that plays, or was going to; after stop() alone. It does not play again.
    [[nodiscard]] std::unique_ptr<ExpressionModel> releaseModel();

    /// Of notes, from arrival to handed on.
    [[nodiscard]] const LatencyHistogram& latencies() const;
    [[nodiscard]] double lastProcessing() const; ///< microseconds
    void resetLatency();

    /// Takes the next event; false if there is none. If nobody asks, events beyond the queue's
    /// length are forgotten.
    [[nodiscard]] bool nextEvent(PerformanceEvent& event);
    [[nodiscard]] PerformanceStatus status() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::expression
