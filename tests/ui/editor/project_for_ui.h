// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/project_document.h"

#include <QSignalSpy>
#include <QtTest/QTest>

#include "../../core/project/project_for_tests.h"

namespace timbrel::test {

inline project::Project makeProject(const std::filesystem::path& folder, int examples)
{
    const project::Project made = makeProject(folder);
    for (int i = 0; i < examples; ++i) {
        auto events = music::withOnlyControllers(take(), {1});
        events.push_back(note(2000 + i, 64, 70));
        events.push_back(note(3000 + i, 64, 0));
        if (!made.addExample(events, {project::OriginKind::Recorded, {}, {}}))
            qFatal("no example");
    }
    return made;
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

} // namespace timbrel::test
