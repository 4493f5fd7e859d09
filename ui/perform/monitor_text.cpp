// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/monitor_text.h"

#include "ui/common/controller_names.h"
#include "ui/common/note_name.h"
#include "ui/perform/monitor_filter.h"

#include <QCoreApplication>

#include <fmt/format.h>
#include <iterator>

namespace timbrel::ui {
namespace {

int bendOf(const MonitoredMessage& message)
{
    return (message.bytes[2] << 7 | message.bytes[1]) - 8192;
}

class MonitorTexts
{
    Q_DECLARE_TR_FUNCTIONS(MidiMonitor)
public:
    static QString way(bool isOutgoing) { return isOutgoing ? tr("out") : tr("in"); }
    static QString what(const MonitoredMessage& message)
    {
        const int first = message.bytes[1];
        const int second = message.bytes[2];
        switch (message.bytes[0] & 0xF0U) {
        case 0x80:
            return tr("Note off %1, %2").arg(noteName(first)).arg(second);
        case 0x90:
            return second == 0 ? tr("Note off %1").arg(noteName(first))
                               : tr("Note on %1, %2").arg(noteName(first)).arg(second);
        case 0xA0:
            return tr("Pressure of %1: %2").arg(noteName(first)).arg(second);
        case 0xB0:
            //: controller ("CC 74 Cutoff") and its value
            return tr("%1: %2").arg(controllerTitle(first)).arg(second);
        case 0xC0:
            return tr("Program %1").arg(first + 1);
        case 0xD0:
            return tr("Pressure: %1").arg(first);
        case 0xE0:
            return tr("Pitch bend: %1").arg(bendOf(message));
        default:
            return system(message);
        }
    }

    static QString brief(const MonitoredMessage& message)
    {
        const int first = message.bytes[1];
        const int second = message.bytes[2];
        switch (kindOf(message)) {
        case MonitorKind::Note:
            if ((message.bytes[0] & 0xF0U) == 0x90 && second > 0)
                //: a note and its velocity
                return tr("%1 %2").arg(noteName(first)).arg(second);
            //: a note ends
            return tr("%1 off").arg(noteName(first));
        case MonitorKind::Controller:
            return tr("CC %1: %2").arg(first).arg(second);
        case MonitorKind::PitchBend:
            return tr("bend %1").arg(bendOf(message));
        default:
            return what(message);
        }
    }

private:
    static QString system(const MonitoredMessage& message)
    {
        switch (message.bytes[0]) {
        case 0xF0:
            return tr("System exclusive, %n bytes", nullptr, static_cast<int>(message.longSize));
        case 0xF2:
            return tr("Song position %1").arg(message.bytes[2] << 7 | message.bytes[1]);
        case 0xF8:
            return tr("Clock");
        case 0xFA:
            return tr("Start");
        case 0xFB:
            return tr("Continue");
        case 0xFC:
            return tr("Stop");
        case 0xFE:
            return tr("Active sensing");
        case 0xFF:
            return tr("Reset");
        default:
            return tr("System message %1").arg(message.bytes[0], 2, 16, QLatin1Char('0'));
        }
    }
};

const char* englishKind(const MonitoredMessage& message)
{
    switch (kindOf(message)) {
    case MonitorKind::Note:
        return (message.bytes[0] & 0xF0U) == 0x90 && message.bytes[2] > 0 ? "note on" : "note off";
    case MonitorKind::Controller:
        return "controller";
    case MonitorKind::PitchBend:
        return "pitch bend";
    case MonitorKind::Pressure:
        return (message.bytes[0] & 0xF0U) == 0xA0 ? "key pressure" : "pressure";
    case MonitorKind::Program:
        return "program";
    case MonitorKind::Clock:
        return "clock";
    case MonitorKind::ActiveSensing:
        return "active sensing";
    case MonitorKind::System:
        return "system";
    }
    return "";
}

} // namespace

MonitorLine monitorLine(const MonitoredMessage& message)
{
    MonitorLine line;
    line.time = QString::number(message.milliseconds / 1000.0, 'f', 3);
    line.way = MonitorTexts::way(message.isOutgoing);
    if (const int channel = channelOf(message); channel >= 0)
        line.channel = QString::number(channel + 1);
    line.what = MonitorTexts::what(message);
    return line;
}

QString monitorShort(const MonitoredMessage& message)
{
    return MonitorTexts::brief(message);
}

std::string monitorText(const std::vector<MonitoredMessage>& messages)
{
    std::string text;
    for (const MonitoredMessage& message : messages) {
        const MonitorLine line = monitorLine(message);
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(line.time, 12)
                    .arg(line.way, -3)
                    .arg(line.channel, 2)
                    .arg(line.what)
                    .toStdString();
    }
    return text;
}

std::string monitorCsv(const std::vector<MonitoredMessage>& messages)
{
    std::string text = "milliseconds,direction,channel,kind,first,second,bytes\r\n";
    auto out = std::back_inserter(text);
    for (const MonitoredMessage& message : messages) {
        const int channel = channelOf(message);
        fmt::format_to(out,
                       "{:.3f},{},{},{},",
                       message.milliseconds,
                       message.isOutgoing ? "out" : "in",
                       channel < 0 ? std::string() : std::to_string(channel + 1),
                       englishKind(message));
        fmt::format_to(out, "{},", message.size > 1 ? std::to_string(message.bytes[1]) : "");
        fmt::format_to(out, "{},", message.size > 2 ? std::to_string(message.bytes[2]) : "");
        const int bytes = message.size > 0 ? message.size : 3;
        for (int i = 0; i < bytes; ++i)
            fmt::format_to(
                out, "{}{:02x}", i == 0 ? "" : " ", message.bytes[static_cast<std::size_t>(i)]);
        text += message.size > 0 ? "\r\n" : fmt::format(" ({} bytes)\r\n", message.longSize);
    }
    return text;
}

} // namespace timbrel::ui
