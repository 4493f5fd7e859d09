// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryFile>

#include <vector>

namespace timbrel::test {

/// Another program, started for a while; ended with SIGINT.
class Program
{
public:
    Program(const QString& name, const QStringList& arguments);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    /// Waits until it has printed this; what it has printed stays.
    [[nodiscard]] bool waitFor(const char* text, int milliseconds = 60000);
    /// Waits until it has printed this so often.
    [[nodiscard]] bool waitForCount(const char* text, qsizetype count, int milliseconds);
    void write(const QByteArray& text);
    /// SIGINT, and the exit code.
    int interrupt();
    /// The exit code of one that ends by itself.
    [[nodiscard]] int waitForEnd();
    [[nodiscard]] QByteArray output();

private:
    QTemporaryFile m_file;
    QProcess m_process;
    QByteArray m_output;
};

/// Runs a program to its end; its exit code, -1 if it could not be started.
int run(const QString& name, const QStringList& arguments, int milliseconds = 60000);

/// A note or a controller that another program has seen.
struct SeenEvent
{
    char kind = '?'; ///< 'c'ontroller, 'n'ote on, 'o'ff
    int number = 0;
    int value = 0;
};

/// Notes and controllers that aseqdump has printed, in order.
[[nodiscard]] std::vector<SeenEvent> eventsIn(const QByteArray& aseqdump);
/// The same of what fluidsynth -d has printed.
[[nodiscard]] std::vector<SeenEvent> eventsInFluidsynth(const QByteArray& dump);

} // namespace timbrel::test
