// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/project/project.h"
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recent_projects.h"

#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::test;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

music::Sequence noteWithController()
{
    using music::Event;
    using music::EventKind;
    const auto at = [](int milliseconds) { return std::chrono::milliseconds(milliseconds); };
    return {Event {at(0), EventKind::NoteOn, 0, 60, 90},
            Event {at(500), EventKind::Controller, 0, 1, 100},
            Event {at(1500), EventKind::NoteOff, 0, 60, 0}};
}

void makeProject(const std::filesystem::path& folder)
{
    const auto project = project::Project::create(folder, expression::LarasynthConf::generated());
    QVERIFY(project);
    QVERIFY(project->addExample(noteWithController(), {}));
}

QTreeWidget* listNamed(const QWidget& window, const char* name)
{
    for (auto* list : window.findChildren<QTreeWidget*>())
        if (list->accessibleName() == QLatin1String(name))
            return list;
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutAProjectItOffersToOpenOne();
    void opensAProjectAndShowsIt();
    void aProjectThatCannotBeOpenedKeepsTheOneThatIs();
    void theMarkOfAnExampleIsKept();
    void readingAgainShowsWhatIsNew();
    void everyPageOfTheGuideIsThere();
    void theGuideOpensByItsKey();
    void textHasContrastInBothAppearances();
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
    QSettings().clear();
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestMainWindow::withoutAProjectItOffersToOpenOne()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    int visible = 0;
    for (auto* button : window.findChildren<QPushButton*>())
        visible += button->isVisible() ? 1 : 0;
    QCOMPARE(visible, 2);
    QVERIFY(!window.project());
}

void TestMainWindow::opensAProjectAndShowsIt()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(window.openProject(folder.path() / "swell"));
    QVERIFY(window.windowTitle().startsWith(QLatin1String("swell")));
    const auto* examples = listNamed(window, "Examples");
    QVERIFY(examples != nullptr && examples->isVisible());
    QCOMPARE(examples->topLevelItemCount(), 1);
    QCOMPARE(examples->topLevelItem(0)->text(1), QStringLiteral("1"));
    QCOMPARE(examples->topLevelItem(0)->text(3), QStringLiteral("1"));
    const auto* models = listNamed(window, "Models");
    QVERIFY(models != nullptr && !models->isVisible());
    QCOMPARE(ui::recentProjects().size(), 1);
}

void TestMainWindow::aProjectThatCannotBeOpenedKeepsTheOneThatIs()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(window.openProject(folder.path() / "swell"));
    QVERIFY(!window.openProject(folder.path() / "nothing"));
    QCOMPARE(window.project(), std::optional(folder.path() / "swell"));
    bool isTold = false;
    for (const auto* label : window.statusBar()->findChildren<QLabel*>())
        isTold = isTold
            || (label->isVisible() && label->text().contains(QLatin1String("ProjectNotFound")));
    QVERIFY(isTold);
}

void TestMainWindow::theMarkOfAnExampleIsKept()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(window.openProject(folder.path() / "swell"));
    auto* examples = listNamed(window, "Examples");
    examples->setFocus();
    examples->setCurrentItem(examples->topLevelItem(0));
    QTest::keyClick(examples, Qt::Key_Space);
    const auto read = project::Project::open(folder.path() / "swell")->examples();
    QVERIFY(read && read->size() == 1);
    QVERIFY(!read->front().isEnabled);
    QCOMPARE(examples->topLevelItem(0)->checkState(0), Qt::Unchecked);
}

void TestMainWindow::readingAgainShowsWhatIsNew()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    ui::MainWindow window(plainSentence);
    QVERIFY(window.openProject(folder.path() / "swell"));
    QVERIFY(project::Project::open(folder.path() / "swell")->addExample(noteWithController(), {}));
    window.reload();
    QCOMPARE(listNamed(window, "Examples")->topLevelItemCount(), 2);
}

void TestMainWindow::everyPageOfTheGuideIsThere()
{
    ui::GuideWindow guide;
    const auto pages = filesIn(sourceFolder() / "resources/guide", ".md");
    QVERIFY(pages.size() >= 12);
    for (const auto& page : pages) {
        guide.showPage(QString::fromStdString(page.stem().string()));
        QVERIFY2(guide.pageText().size() > 80, page.c_str());
        // every link leads to a page
        const std::string text = readFile(page).value();
        for (std::size_t at = text.find("]("); at != std::string::npos;
             at = text.find("](", at + 1)) {
            const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
            QVERIFY2(std::filesystem::exists(page.parent_path() / target), target.c_str());
        }
    }
}

void TestMainWindow::theGuideOpensByItsKey()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    const auto* guide = window.findChild<ui::GuideWindow*>();
    QVERIFY(guide != nullptr && guide->isVisible());
    QVERIFY(guide->pageText().contains(QLatin1String("Getting started")));
}

void TestMainWindow::textHasContrastInBothAppearances()
{
    for (const ui::Theme* theme : {&ui::darkTheme(), &ui::lightTheme()}) {
        for (const QColor& ground : {theme->ground, theme->panel}) {
            for (const QColor& text : {theme->text, theme->quiet, theme->warn, theme->fail})
                QVERIFY2(ui::contrast(text, ground) >= 4.5,
                         qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        }
        QVERIFY(ui::contrast(theme->accent, theme->panel) >= 3.0);
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
