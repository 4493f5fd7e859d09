// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "core/base/atomic_file.h"
#include "core/midi/midi_file_writer.h"
#include "support/shared_data.h"

#include <QProcess>

#include <cctype>
#include <csignal>
#include <sstream>
#include <stdexcept>

namespace timbrel::test {

namespace {

constexpr int kLongestRun = 60000; ///< ms

QStringList listOf(const std::vector<std::string>& arguments)
{
    QStringList list;
    for (const std::string& argument : arguments)
        list << QString::fromStdString(argument);
    return list;
}

void start(QProcess& process, const std::vector<std::string>& arguments)
{
    process.start(QStringLiteral(TIMBREL_PROGRAM), listOf(arguments));
}

ProgramResult resultOf(QProcess& process)
{
    ProgramResult result;
    const bool hasEnded
        = process.state() == QProcess::NotRunning || process.waitForFinished(kLongestRun);
    if (hasEnded && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput().toStdString();
    result.errors = process.readAllStandardError().toStdString();
    return result;
}

} // namespace

ProgramResult runTimbrel(const std::vector<std::string>& arguments)
{
    QProcess process;
    start(process, arguments);
    return resultOf(process);
}

ProgramResult runTimbrelThrough(const std::vector<std::string>& caller,
                                const std::vector<std::string>& arguments)
{
    QProcess process;
    QStringList words = listOf(caller);
    const QString program = words.takeFirst();
    process.start(program,
                  words + QStringList {QStringLiteral(TIMBREL_PROGRAM)} + listOf(arguments));
    return resultOf(process);
}

ProgramResult runTimbrelInterrupted(const std::vector<std::string>& arguments,
                                    int afterMilliseconds)
{
    QProcess process;
    start(process, arguments);
    process.waitForReadyRead(kLongestRun);
    if (!process.waitForFinished(afterMilliseconds))
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    return resultOf(process);
}

std::vector<Json> ProgramResult::lines() const
{
    std::vector<Json> objects;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);)
        objects.push_back(parseJson(line, "output").value_or(Json()));
    return objects;
}

Json ProgramResult::last() const
{
    const auto all = lines();
    return all.empty() ? Json() : all.back();
}

bool ProgramResult::saysASentence() const
{
    return errors.size() > 12 && errors.find(' ') != std::string::npos
        && std::islower(static_cast<unsigned char>(errors[0])) == 0
        && (errors.ends_with(".\n") || errors.ends_with("."))
        && errors.find('{') == std::string::npos && errors.find("terminate") == std::string::npos;
}

std::filesystem::path demoFolder()
{
    return sourceFolder() / "resources/demos/swell";
}

std::string noteWithController(int controller, const std::vector<int>& values)
{
    using music::Event;
    using music::EventKind;
    music::Sequence events;
    const auto add = [&](int milliseconds, EventKind kind, int number, int value) {
        events.push_back(Event {std::chrono::milliseconds(milliseconds),
                                kind,
                                0,
                                static_cast<std::uint8_t>(number),
                                static_cast<std::uint8_t>(value)});
    };
    add(0, EventKind::NoteOn, 60, 90);
    int time = 0;
    for (const int value : values)
        add(time += 100, EventKind::Controller, controller, value);
    add(time + 100, EventKind::NoteOff, 60, 0);
    return midi::writeMidiFile(events);
}

void makeProject(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder.string() + "-example.mid";
    const bool isWritten
        = writeFileAtomically(file, noteWithController(1, {0, 40, 80, 40, 0})).has_value();
    if (!isWritten || runTimbrel({folder.string(), "config", "--from", file.string()}).exitCode != 0
        || runTimbrel({folder.string(), "import", file.string()}).exitCode != 0)
        throw std::runtime_error("the project could not be made");
}

} // namespace timbrel::test
