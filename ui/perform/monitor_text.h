// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QString>

#include <string>
#include <vector>

namespace timbrel::ui {

/// A message as the monitor tells of it.
struct MonitorLine
{
    QString time; ///< "83.412": seconds since performing began, to the millisecond
    QString way; ///< "in", "out"
    QString channel; ///< "1" to "16"; empty: none
    QString what; ///< "Note on  C4  100"
};
[[nodiscard]] MonitorLine monitorLine(const MonitoredMessage& message);
/// In a few letters, for the place beside a port: "C4 100", "CC 74: 12".
[[nodiscard]] QString monitorShort(const MonitoredMessage& message);

/// All of them as a file, oldest first. Text: columns for reading, in the window's language. CSV
/// (RFC 4180): milliseconds, in or out, channel, kind, first and second number, bytes; English.
[[nodiscard]] std::string monitorText(const std::vector<MonitoredMessage>& messages);
[[nodiscard]] std::string monitorCsv(const std::vector<MonitoredMessage>& messages);

} // namespace timbrel::ui
