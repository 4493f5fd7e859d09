// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/atomic_file.h"
#include "core/midi/midi_file_writer.h"
#include "core/project/project.h"

#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>

namespace timbrel::test {

inline music::Event note(int milliseconds, int number, int velocity)
{
    return {Microseconds {milliseconds * 1000},
            velocity > 0 ? music::EventKind::NoteOn : music::EventKind::NoteOff,
            0,
            static_cast<std::uint8_t>(number),
            static_cast<std::uint8_t>(velocity)};
}

inline music::Event move(int milliseconds, int controller, int value)
{
    return {Microseconds {milliseconds * 1000},
            music::EventKind::Controller,
            0,
            static_cast<std::uint8_t>(controller),
            static_cast<std::uint8_t>(value)};
}

/// One note with movements of controllers 1, 74 and 11 (which stands still).
inline music::Sequence take()
{
    return {move(0, 1, 0),
            move(0, 74, 30),
            move(0, 11, 100),
            note(500, 60, 90),
            move(600, 1, 127),
            move(600, 74, 90),
            note(1000, 60, 0),
            move(1000, 1, 0),
            move(1000, 74, 30)};
}

/// Gives the path back.
inline QString writeMidi(const std::filesystem::path& path, const music::Sequence& events)
{
    if (!writeFileAtomically(path, midi::writeMidiFile(events)))
        qFatal("cannot write %s", path.c_str());
    return QString::fromStdString(path.string());
}

inline project::Project makeProject(const std::filesystem::path& folder)
{
    auto conf = expression::LarasynthConf::parse("[midi]\n"
                                                 "controllers = 1 # wheel\n"
                                                 "controller_defaults = 1, 0\n"
                                                 "[representation]\n"
                                                 "controller_output_counts = 1, 8\n"
                                                 "update_rate = 20\n"
                                                 "input_features = \"some note on\"\n",
                                                 "larasynth.conf");
    auto made = project::Project::create(folder, *conf);
    if (!made)
        qFatal("no project: %s", errorName(made.error().id));
    return *made;
}

/// Everything below a folder with its contents, to see that nothing has changed.
inline std::map<std::string, std::string> contentsOf(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        contents[std::filesystem::relative(entry.path(), folder).string()]
            = entry.is_regular_file() ? readFile(entry.path()).value_or("?") : "folder";
    return contents;
}

/// As on a full disk: no file of this process may grow beyond so many bytes.
class FullDisk
{
public:
    explicit FullDisk(rlim_t largestFile)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {largestFile, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before {};
    void (*m_handler)(int) = nullptr;
};

} // namespace timbrel::test
