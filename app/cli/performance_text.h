// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/report.h"
#include "core/expression/performance_thread.h"

#include <string>

namespace timbrel::app {

/// What a performance tells. Threads: one. Realtime-safe: no.

/// Ports that go and come always; notes and controllers if isVerbose.
void tellEvent(const expression::PerformanceEvent& event, bool isVerbose, Report& report);

/// For people: counts, and how the latency was spread.
[[nodiscard]] std::string summaryText(const expression::PerformanceStatus& status);

/// For programs: events, latency_us {count, p50, p95, p99, max}, dropped, cpu_percent ...
[[nodiscard]] Json summaryFields(const expression::PerformanceStatus& status);

} // namespace timbrel::app
