// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/project/project.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace timbrel::test {

inline QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

inline music::Sequence noteWithController()
{
    using music::Event;
    using music::EventKind;
    const auto at = [](int milliseconds) { return std::chrono::milliseconds(milliseconds); };
    return {Event {at(0), EventKind::NoteOn, 0, 60, 90},
            Event {at(500), EventKind::Controller, 0, 1, 100},
            Event {at(1500), EventKind::NoteOff, 0, 60, 0}};
}

inline void makeProject(const std::filesystem::path& folder, int examples = 1)
{
    const auto project = project::Project::create(folder, expression::LarasynthConf::generated());
    QVERIFY(project);
    for (int i = 0; i < examples; ++i)
        QVERIFY(project->addExample(noteWithController(), {}));
}

/// A window with a project in it, whose examples are there.
struct OpenWindow
{
    ui::MainWindow window {plainSentence};
    explicit OpenWindow(const std::filesystem::path& folder)
    {
        window.show();
        window.activateWindow();
        const QSignalSpy loaded(&window.document(), &ui::ProjectDocument::loaded);
        isOpen = window.openProject(folder) && QTest::qWaitFor([&] { return loaded.count() > 0; });
    }
    ~OpenWindow() { window.document().close(); }
    bool isOpen = false;
};

inline void press(ui::MainWindow& window, const char* name)
{
    auto* button = window.findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button != nullptr && button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace timbrel::test
