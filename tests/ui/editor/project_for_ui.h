// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/atomic_file.h"
#include "core/midi/midi_file_writer.h"
#include "core/music/sequence.h"
#include "core/project/project.h"
#include "ui/editor/project_document.h"

#include <QSignalSpy>
#include <QtTest/QTest>

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

inline project::Project makeProject(const std::filesystem::path& folder, int examples)
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
    for (int i = 0; i < examples; ++i) {
        auto events = music::withOnlyControllers(take(), {1});
        events.push_back(note(2000 + i, 64, 70));
        events.push_back(note(3000 + i, 64, 0));
        if (!made->addExample(events, {project::OriginKind::Recorded, {}, {}}))
            qFatal("no example");
    }
    return *made;
}

inline void openAndLoad(ui::ProjectDocument& document, const std::filesystem::path& folder)
{
    QSignalSpy loaded(&document, &ui::ProjectDocument::loaded);
    QVERIFY(document.open(folder));
    QVERIFY(!loaded.isEmpty() || loaded.wait(20'000));
}

inline void importAndWait(ui::ProjectDocument& document, const QStringList& files)
{
    QSignalSpy finished(&document, &ui::ProjectDocument::importFinished);
    document.importFiles(files);
    QVERIFY(finished.wait(20'000));
}

inline QString writeMidi(const std::filesystem::path& path, const music::Sequence& events)
{
    if (!writeFileAtomically(path, midi::writeMidiFile(events)))
        qFatal("cannot write %s", path.c_str());
    return QString::fromStdString(path.string());
}

} // namespace timbrel::test
