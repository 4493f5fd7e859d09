// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/performance_text.h"

#include "app/cli/wording.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

using Event = expression::PerformanceEvent;
using Kind = Event::Kind;

const char* kindName(Kind kind)
{
    switch (kind) {
    case Kind::NoteOn:
        return "note_on";
    case Kind::NoteOff:
        return "note_off";
    case Kind::Controller:
        return "controller";
    case Kind::InputVanished:
        return "input_vanished";
    case Kind::InputReturned:
        return "input_returned";
    case Kind::OutputVanished:
        return "output_vanished";
    case Kind::OutputReturned:
        return "output_returned";
    case Kind::ModelChanged:
        return "model_changed";
    }
    return "unknown";
}

bool isPlaying(Kind kind)
{
    return kind == Kind::NoteOn || kind == Kind::NoteOff || kind == Kind::Controller;
}

std::string eventText(const Event& event)
{
    switch (event.kind) {
    case Kind::NoteOn:
    case Kind::NoteOff:
        return fmt::format("note {} {}{}, latency {:.3f} ms",
                           event.number,
                           event.kind == Kind::NoteOn ? "on" : "off",
                           event.kind == Kind::NoteOn ? fmt::format(" velocity {}", event.value)
                                                      : "",
                           static_cast<double>(event.latencyMicroseconds) / 1000.0);
    case Kind::Controller:
        return fmt::format("controller {} = {}", event.number, event.value);
    case Kind::InputVanished:
        return "The input has gone; it is taken up again when it comes back.";
    case Kind::InputReturned:
        return "The input is back.";
    case Kind::OutputVanished:
        return "The output has gone; it is taken up again when it comes back.";
    case Kind::OutputReturned:
        return "The output is back.";
    case Kind::ModelChanged:
        return "Another model plays now.";
    }
    return {};
}

Json latencyFields(const expression::LatencySummary& latency)
{
    return {{"count", latency.count},
            {"p50", latency.p50},
            {"p95", latency.p95},
            {"p99", latency.p99},
            {"max", latency.maximum}};
}

std::string latencyText(const char* name, const expression::LatencySummary& latency)
{
    return fmt::format("{}: {} notes, p50 {:.3f} ms, p95 {:.3f} ms, p99 {:.3f} ms, worst {:.3f} ms",
                       name,
                       latency.count,
                       latency.p50 / 1000.0,
                       latency.p95 / 1000.0,
                       latency.p99 / 1000.0,
                       latency.maximum / 1000.0);
}

} // namespace

void tellEvent(const Event& event, bool isVerbose, Report& report)
{
    if (isPlaying(event.kind) && !isVerbose)
        return;
    report.say(eventText(event));
    if (!isPlaying(event.kind)) {
        report.event(kindName(event.kind));
        return;
    }
    Json fields
        = {{"channel", event.channel + 1}, {"number", event.number}, {"value", event.value}};
    if (event.kind != Kind::Controller) {
        fields["latency_us"] = event.latencyMicroseconds;
        fields["processing_us"] = event.processingMicroseconds;
    }
    report.event(kindName(event.kind), fields);
}

std::string summaryText(const expression::PerformanceStatus& status)
{
    std::string text = fmt::format(
        "{} performed: {} and {} on and off, {} sent, {} passed on, {} lost, {:.2f} % of a core.",
        durationText(status.wallSeconds),
        counted(status.updates, "update"),
        counted(status.events, "note"),
        counted(status.controllersSent, "controller"),
        status.passed,
        status.dropped,
        status.cpuPercent());
    if (status.latency.count > 0) {
        text += "\n" + latencyText("Latency", status.latency);
        text += "\n" + latencyText("Without waking up", status.processing);
    }
    return text;
}

Json summaryFields(const expression::PerformanceStatus& status)
{
    return {{"events", status.events},
            {"latency_us", latencyFields(status.latency)},
            {"processing_us", latencyFields(status.processing)},
            {"dropped", status.dropped},
            {"controllers_sent", status.controllersSent},
            {"passed", status.passed},
            {"updates", status.updates},
            {"cpu_percent", status.cpuPercent()},
            {"wall_seconds", status.wallSeconds},
            {"realtime_priority", status.realtimePriority}};
}

} // namespace timbrel::app
