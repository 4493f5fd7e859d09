// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/program.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <csignal>
#include <stdexcept>

namespace timbrel::test {

Program::Program(const QString& name, const QStringList& arguments)
{
    // into a file: a pipe that nobody empties for a while would make the program wait
    if (!m_file.open())
        throw std::runtime_error("cannot make a temporary file");
    m_process.setStandardOutputFile(m_file.fileName(), QIODevice::Append);
    m_process.setStandardErrorFile(m_file.fileName(), QIODevice::Append);
    m_process.start(name, arguments);
    m_process.waitForStarted(60000);
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished(10000);
}

QByteArray Program::output()
{
    m_output += m_file.readAll();
    return m_output;
}

bool Program::waitFor(const char* text, int milliseconds)
{
    return waitForCount(text, 1, milliseconds);
}

bool Program::waitForCount(const char* text, qsizetype count, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (output().count(text) < count) {
        if (clock.elapsed() > milliseconds || m_process.state() != QProcess::Running)
            return output().count(text) >= count;
        m_process.waitForFinished(100);
    }
    return true;
}

void Program::write(const QByteArray& text)
{
    m_process.write(text);
    m_process.waitForBytesWritten(10000);
}

int Program::interrupt()
{
    if (m_process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    return waitForEnd();
}

int Program::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60000))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

int run(const QString& name, const QStringList& arguments, int milliseconds)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(name, arguments);
    if (!process.waitForFinished(milliseconds) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    return process.exitCode();
}

std::vector<SeenEvent> eventsIn(const QByteArray& aseqdump)
{
    static const QRegularExpression pattern(
        QStringLiteral("(Note on|Note off|Control change) +\\d+, (?:note|controller) (\\d+), "
                       "(?:velocity|value) (\\d+)"));
    std::vector<SeenEvent> events;
    auto matches = pattern.globalMatch(QString::fromUtf8(aseqdump));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString kind = match.captured(1);
        const char letter = kind == QLatin1String("Note on")
            ? 'n'
            : (kind == QLatin1String("Note off") ? 'o' : 'c');
        events.push_back({letter, match.captured(2).toInt(), match.captured(3).toInt()});
    }
    return events;
}

std::vector<SeenEvent> eventsInFluidsynth(const QByteArray& dump)
{
    static const QRegularExpression pattern(
        QStringLiteral("event_pre_(noteon|noteoff|cc) \\d+ (\\d+) (\\d+)"));
    std::vector<SeenEvent> events;
    auto matches = pattern.globalMatch(QString::fromUtf8(dump));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString kind = match.captured(1);
        const char letter = kind == QLatin1String("noteon")
            ? 'n'
            : (kind == QLatin1String("noteoff") ? 'o' : 'c');
        events.push_back({letter, match.captured(2).toInt(), match.captured(3).toInt()});
    }
    return events;
}

} // namespace timbrel::test
