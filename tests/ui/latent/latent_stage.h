// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/shared_data.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/latent_tab.h"
#include "ui/latent/library_panel.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/latent/space_strip.h"
#include "ui/open_window.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/pattern_desk.h"
#include "ui/training/training_runs.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTabWidget>
#include <QUrl>
#include <QtTest/QTest>

namespace timbrel::test {

/// Of a test program; the window touches no device then.
inline void beginLatentTests()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
}

inline void beginLatentTest()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false);
}

inline constexpr int kWaitForTraining = 90'000; ///< ms; some seconds where nothing else works

/// The demo of drum patterns, as the welcome page opens it.
struct LatentStage
{
    LatentStage()
    {
        window.show();
        window.activateWindow();
        const auto folder = ui::unpackDemo(ui::demoProjects().last(), place.path());
        if (!folder || !window.openProject(*folder))
            qFatal("no demo");
        window.actions().find("view.latent")->trigger();
        QCoreApplication::processEvents();
    }
    ~LatentStage()
    {
        runs().stopAll();
        (void)QTest::qWaitFor([this] { return !runs().isTraining(); }, kWaitForTraining);
        window.document().close();
    }
    template<class Widget>
    [[nodiscard]] Widget& find(const char* name)
    {
        auto* found = window.findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return *found;
    }
    [[nodiscard]] ui::TrainingRuns& runs() { return *window.findChild<ui::TrainingRuns*>(); }
    [[nodiscard]] ui::LatentControl& control() { return *window.findChild<ui::LatentControl*>(); }
    [[nodiscard]] ui::LatentDocument& document() { return control().document(); }
    [[nodiscard]] ui::PatternDesk& desk() { return *window.findChild<ui::PatternDesk*>(); }
    [[nodiscard]] ui::LatentPad& pad() { return *window.findChild<ui::LatentPad*>(); }
    [[nodiscard]] ui::LibraryPanel& library() { return *window.findChild<ui::LibraryPanel*>(); }
    [[nodiscard]] QListView& list() { return find<QListView>("libraryList"); }
    void press(const char* name)
    {
        QTest::mouseClick(&find<QAbstractButton>(name), Qt::LeftButton);
    }
    /// Of the library, the drum kit, the reconstructions: by the text on its tab.
    void showPanel(const QString& name)
    {
        auto& panels = find<QTabWidget>("latentPanels");
        for (int i = 0; i < panels.count(); ++i)
            if (panels.tabText(i) == name)
                QTest::mouseClick(
                    panels.tabBar(), Qt::LeftButton, {}, panels.tabBar()->tabRect(i).center());
        QCOMPARE(panels.tabText(panels.currentIndex()), name);
    }
    [[nodiscard]] bool waitForFiles()
    {
        return QTest::qWaitFor([this] { return !desk().shelf().isBusy(); }, kWaitForTraining);
    }
    /// A short training, as somebody would ask for one by hand.
    void train(int epochs = 12)
    {
        ui::SpaceTraining how;
        how.epochs = epochs;
        window.findChild<ui::SpaceStrip*>()->setTraining(how);
        press("spaceTrain");
    }
    [[nodiscard]] bool waitForSpace()
    {
        return QTest::qWaitFor([this] { return control().space() != nullptr; }, kWaitForTraining);
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return !runs().runs().isEmpty() && !runs().isTraining(); },
                               kWaitForTraining);
    }

    TemporaryFolder place;
    ui::MainWindow window {plainSentence};
};

inline void dropFiles(QWidget& on, QPoint at, const QStringList& files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &drop);
}

inline void dropPattern(QWidget& on, QPoint at, const QString& id)
{
    QMimeData data;
    data.setData(QLatin1String(ui::kPatternMimeType), id.toUtf8());
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &enter);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &drop);
}

} // namespace timbrel::test
