// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/shared_data.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryFile>

#include <memory>
#include <vector>

namespace timbrel::test {

/// A project with a model that answers every note at once: controller 1 is 100 from a loud note on
/// (velocity 64 and above) and 10 from a soft one on, and stays where it is else. So what comes out
/// of alternately loud and soft notes is known to the last message: controller, on, off,
/// controller...
class PortsStage
{
public:
    PortsStage();
    [[nodiscard]] QString project() const;
    [[nodiscard]] QString model() const;
    /// A MIDI file of so many notes, alternately soft (30) and loud (120), from note 36 up to 95
    /// and again; a note every period, held for half of it.
    [[nodiscard]] QString midiFile(int notes, int notesPerSecond) const;
    static constexpr int kFirstNote = 36;
    static constexpr int kNoteNumbers = 60;

private:
    TemporaryFolder m_folder;
};

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

/// What one note of the file should look like on the way out.
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

/// Nothing, or what is wrong: every note of PortsStage::midiFile(notes) must be there, in order,
/// with its controller right before it.
[[nodiscard]] QString complaint(const std::vector<SeenEvent>& events, int notes);

} // namespace timbrel::test
