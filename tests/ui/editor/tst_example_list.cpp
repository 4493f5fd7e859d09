// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/example_file.h"
#include "core/midi/midi_file.h"
#include "core/music/controller_edits.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/notice_line.h"
#include "ui/common/theme.h"
#include "ui/editor/default_values.h"
#include "ui/editor/example_document.h"
#include "ui/editor/example_list.h"
#include "ui/editor/example_list_delegate.h"
#include "ui/editor/example_list_model.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

#include "project_for_ui.h"

using namespace timbrel;
using namespace timbrel::test;
using ui::ExampleDocument;
using ui::ProjectDocument;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

/// A window with the list of a project in it.
struct Stage
{
    explicit Stage(int examples)
    {
        makeProject(folder.path() / "p", examples);
        openAndLoad(project, folder.path() / "p");
        list = new ui::ExampleList(project, registry, plainSentence);
        list->setParent(&window);
        window.resize(300, 600);
        list->resize(300, 600);
        window.show();
        view = list->findChild<QListView*>(QStringLiteral("examples"));
        if (!QTest::qWaitForWindowExposed(&window) || view == nullptr)
            qFatal("no window");
        QApplication::setActiveWindow(&window);
        view->setFocus();
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, rowRect(row).center());
    }
    [[nodiscard]] QRect rowRect(int row) const
    {
        return view->visualRect(view->model()->index(row, 0));
    }
    [[nodiscard]] QString nameAt(int row) const
    {
        return view->model()->index(row, 0).data().toString();
    }
    [[nodiscard]] ui::NoticeLine& notice() const { return *list->findChild<ui::NoticeLine*>(); }

    TemporaryFolder folder;
    ProjectDocument project;
    QWidget window;
    ui::ActionRegistry registry {&window};
    ui::ExampleList* list = nullptr;
    QListView* view = nullptr;
};

} // namespace

class TestExampleList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itShowsWhatIsThere();
    void theModelKeepsItsPromises();
    void aClickChoosesAnExample();
    void keysChooseAndEnterGoesToTheEditor();
    void theDotLeavesOutAndTeaches();
    void aNameIsChangedInItsPlace();
    void deletingIsUndoneByTheNotice();
    void theNoticeUndoesNothingElse();
    void severalAreDoubledAndDeletedTogether();
    void newIsAButton();
    void defaultValuesAreTypedAndTurned();
    void whatIsDrawnButNotLearntIsOffered();
    void anExampleIsWrittenAsTheNameOfTheFileSays();
    void theTrashIsEmptiedOnlyAfterAQuestion();
    void everythingHasAName();
    void anotherProjectIsShownAtOnce();
    void itIsSeenInBothAppearances();
};

void TestExampleList::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("tst-example-list"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestExampleList::itShowsWhatIsThere()
{
    Stage stage(3);
    QCOMPARE(stage.view->model()->rowCount(), 3);
    QCOMPARE(stage.list->current(), stage.project.examples()[0]);
    const auto index = stage.view->model()->index(0, 0);
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("2 note")));
    QVERIFY(index.data(ui::ExampleListModel::TroubleRole).toString().isEmpty());
    stage.project.createExample();
    const auto empty = stage.view->model()->index(3, 0);
    QVERIFY(!empty.data(ui::ExampleListModel::TroubleRole).toString().isEmpty());
    QCOMPARE(stage.list->current(), stage.project.examples()[3]);
}

void TestExampleList::theModelKeepsItsPromises()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 4);
    ProjectDocument project;
    ui::ExampleListModel model(project);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    openAndLoad(project, folder.path() / "p");
    project.duplicate({project.examples()[0], project.examples()[2]});
    project.remove({project.examples()[0], project.examples()[3], project.examples()[5]});
    project.undoStack()->undo();
    project.undoStack()->undo();
    QCOMPARE(model.rowCount(), 4);
    project.close();
    QCOMPARE(model.rowCount(), 0);
}

void TestExampleList::aClickChoosesAnExample()
{
    Stage stage(3);
    QSignalSpy current(stage.list, &ui::ExampleList::currentChanged);
    stage.click(2);
    QCOMPARE(current.size(), 1);
    QCOMPARE(current[0][0].value<ExampleDocument*>(), stage.project.examples()[2]);
    stage.click(0, Qt::ControlModifier);
    QCOMPARE(stage.list->selected().size(), 2);
}

void TestExampleList::keysChooseAndEnterGoesToTheEditor()
{
    Stage stage(3);
    QSignalSpy edit(stage.list, &ui::ExampleList::editRequested);
    QTest::keyClick(stage.view, Qt::Key_Down);
    QCOMPARE(stage.list->current(), stage.project.examples()[1]);
    QTest::keyClick(stage.view, Qt::Key_End);
    QCOMPARE(stage.list->current(), stage.project.examples()[2]);
    QTest::keyClick(stage.view, Qt::Key_Return);
    QCOMPARE(edit.size(), 1);
}

void TestExampleList::theDotLeavesOutAndTeaches()
{
    Stage stage(2);
    const QPoint dot = ui::ExampleListDelegate::dotRect(stage.rowRect(1)).center();
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, dot);
    QVERIFY(!stage.project.examples()[1]->properties().isEnabled);
    QVERIFY(stage.project.examples()[0]->properties().isEnabled);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, dot);
    QVERIFY(stage.project.examples()[1]->properties().isEnabled);
    stage.view->selectAll();
    QTest::keyClick(stage.view, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    for (const auto* example : stage.project.examples())
        QVERIFY(!example->properties().isEnabled);
    stage.project.undoStack()->undo();
    for (const auto* example : stage.project.examples())
        QVERIFY(example->properties().isEnabled);
}

void TestExampleList::aNameIsChangedInItsPlace()
{
    Stage stage(2);
    stage.click(1);
    QTest::keyClick(stage.view, Qt::Key_F2);
    auto* line = stage.view->findChild<QLineEdit*>(QStringLiteral("exampleName"));
    QVERIFY(line != nullptr && line->isVisible());
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("Slow swell"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(stage.project.examples()[1]->properties().name, QStringLiteral("Slow swell"));
    QCOMPARE(stage.nameAt(1), QStringLiteral("Slow swell"));
    // Escape leaves it
    QTest::mouseDClick(stage.view->viewport(), Qt::LeftButton, {}, stage.rowRect(1).center());
    QTRY_VERIFY(stage.view->findChild<QLineEdit*>(QStringLiteral("exampleName")) != nullptr);
    line = stage.view->findChild<QLineEdit*>(QStringLiteral("exampleName"));
    QTest::keyClicks(line, QStringLiteral("x"));
    QTest::keyClick(line, Qt::Key_Escape);
    QCOMPARE(stage.nameAt(1), QStringLiteral("Slow swell"));
}

void TestExampleList::deletingIsUndoneByTheNotice()
{
    Stage stage(3);
    ExampleDocument* second = stage.project.examples()[1];
    stage.click(1);
    QTest::keyClick(stage.view, Qt::Key_Delete);
    QCOMPARE(stage.project.examples().size(), 2);
    QCOMPARE(stage.list->current(), stage.project.examples()[1]);
    auto* undo = stage.notice().findChild<QPushButton*>(QStringLiteral("noticeAct"));
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(stage.project.examples().size(), 3);
    QCOMPARE(stage.project.examples()[1], second);
    QCOMPARE(stage.list->current(), second);
    QVERIFY(stage.notice().text().isEmpty());
}

void TestExampleList::theNoticeUndoesNothingElse()
{
    Stage stage(3);
    stage.click(1);
    QTest::keyClick(stage.view, Qt::Key_Delete);
    QVERIFY(!stage.notice().text().isEmpty());
    stage.project.rename(stage.project.examples()[0], QStringLiteral("other"));
    QVERIFY(stage.notice().text().isEmpty());
}

void TestExampleList::severalAreDoubledAndDeletedTogether()
{
    Stage stage(3);
    stage.click(0);
    stage.click(1, Qt::ShiftModifier);
    QTest::keyClick(stage.view, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stage.project.examples().size(), 5);
    stage.view->selectAll();
    QTest::keyClick(stage.view, Qt::Key_Delete);
    QCOMPARE(stage.project.examples().size(), 0);
    QCOMPARE(stage.list->current(), nullptr);
    // it says what belongs there, and is not hidden behind the list
    const QPoint middle = stage.view->mapTo(stage.list, QPoint(40, 20));
    QString text;
    const auto& stacked = stage.list->children(); // from back to front
    for (auto* label : stage.list->findChildren<QLabel*>())
        if (label->isVisible() && label->geometry().contains(middle)
            && stacked.indexOf(label) > stacked.indexOf(stage.view))
            text = label->text();
    QVERIFY(text.startsWith(QStringLiteral("None yet")));
    stage.project.undoStack()->undo();
    QCOMPARE(stage.project.examples().size(), 5);
}

void TestExampleList::newIsAButton()
{
    Stage stage(1);
    QTest::mouseClick(stage.list->findChild<QPushButton*>(QStringLiteral("newExample")),
                      Qt::LeftButton);
    QCOMPARE(stage.project.examples().size(), 2);
}

void TestExampleList::defaultValuesAreTypedAndTurned()
{
    Stage stage(1);
    auto* box = stage.list->findChild<QSpinBox*>(QStringLiteral("default1"));
    QVERIFY(box != nullptr && box->value() == 0);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("12"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(stage.project.settings().controllerDefaults.at(1), 12);
    QCOMPARE(stage.project.examples()[0]->defaultValues().at(1), 12);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(stage.project.settings().controllerDefaults.at(1), 13);
    stage.project.undoStack()->undo();
    QCOMPARE(stage.project.settings().controllerDefaults.at(1), 0);
    QCOMPARE(box->value(), 0);
}

void TestExampleList::whatIsDrawnButNotLearntIsOffered()
{
    Stage stage(1);
    auto* learn = stage.list->findChild<QPushButton*>(QStringLiteral("learnUnlearnt"));
    QVERIFY(!learn->isVisible());
    ExampleDocument& example = *stage.project.examples()[0];
    const std::vector<music::ControllerPoint> points
        = {{Microseconds {0}, 3, 0}, {Microseconds {500'000}, 90, 0}};
    example.push(music::replaceRange(example.score(), {20, 0}, music::kAllTime, points),
                 QStringLiteral("draw"));
    QTRY_VERIFY(learn->isVisible());
    QSignalSpy learnt(&stage.project, &ProjectDocument::learnt);
    QTest::mouseClick(learn, Qt::LeftButton);
    QVERIFY(learnt.wait());
    QCOMPARE(stage.project.settings().controllers, (std::vector<std::uint8_t> {1, 20}));
    QCOMPARE(stage.project.settings().controllerDefaults.at(20), 3);
    QVERIFY(!learn->isVisible());
    QVERIFY(stage.list->findChild<QSpinBox*>(QStringLiteral("default20")) != nullptr);
}

void TestExampleList::anExampleIsWrittenAsTheNameOfTheFileSays()
{
    Stage stage(1);
    const auto written = [&stage](const char* name) {
        const auto file = stage.folder.path() / name;
        stage.registry.find("example.export")->trigger();
        auto* dialog = stage.list->findChild<QFileDialog*>();
        Q_EMIT dialog->fileSelected(QString::fromStdString(file.string()));
        delete dialog;
        return file;
    };
    const music::Sequence sequence = stage.project.examples()[0]->sequence();
    QVERIFY(!sequence.empty());
    const auto example = expression::readExample(written("shown.seq"));
    QVERIFY(example);
    QCOMPARE(example->size(), sequence.size());
    const auto midi = midi::readMidiFile(written("shown.mid"));
    QVERIFY(midi);
}

void TestExampleList::theTrashIsEmptiedOnlyAfterAQuestion()
{
    Stage stage(2);
    QTest::keyClick(stage.view, Qt::Key_Delete);
    QVERIFY(stage.project.save());
    stage.registry.find("example.emptyTrash")->trigger();
    QCOMPARE(stage.project.trash().size(), std::size_t {1});
    auto* act = stage.notice().findChild<QPushButton*>(QStringLiteral("noticeAct"));
    QVERIFY(act->isVisible());
    QTest::mouseClick(stage.notice().findChild<QPushButton*>(QStringLiteral("noticeClose")),
                      Qt::LeftButton);
    QCOMPARE(stage.project.trash().size(), std::size_t {1});
    stage.registry.find("example.restore")->trigger();
    QCOMPARE(stage.project.examples().size(), 2);
    stage.registry.find("example.emptyTrash")->trigger();
    QTest::mouseClick(act, Qt::LeftButton);
    QVERIFY(stage.project.trash().empty());
}

void TestExampleList::everythingHasAName()
{
    Stage stage(1);
    for (const auto* widget : stage.list->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        if (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr)
            continue; // a part of the field
        const auto* button = qobject_cast<const QPushButton*>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty()
            || (button != nullptr && !button->text().isEmpty());
        QVERIFY2(isNamed,
                 qPrintable(widget->objectName() + QLatin1Char(' ')
                            + QLatin1String(widget->metaObject()->className())));
    }
}

void TestExampleList::anotherProjectIsShownAtOnce()
{
    Stage stage(20);
    stage.click(10);
    makeProject(stage.folder.path() / "q", 2);
    QSignalSpy current(stage.list, &ui::ExampleList::currentChanged);
    openAndLoad(stage.project, stage.folder.path() / "q");
    QCOMPARE(stage.view->model()->rowCount(), 2);
    QCOMPARE(current.size(), 2); // nothing, then the first
    QCOMPARE(current[0][0].value<ExampleDocument*>(), nullptr);
    QCOMPARE(stage.list->current(), stage.project.examples()[0]);
}

void TestExampleList::itIsSeenInBothAppearances()
{
    const QString pictures = qEnvironmentVariable("TIMBREL_TEST_PICTURES");
    auto& application = *qobject_cast<QApplication*>(QApplication::instance());
    for (const auto appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        ui::applyAppearance(application, appearance);
        Stage stage(12);
        stage.project.rename(stage.project.examples()[0], QStringLiteral("swell one note"));
        stage.project.rename(stage.project.examples()[1],
                             QStringLiteral("fall two notes, and a name that is far too long"));
        stage.project.setEnabled({stage.project.examples()[2]}, false);
        stage.project.createExample();
        stage.list->setContradictions(2);
        QTest::keyClick(stage.view, Qt::Key_Delete);
        const QImage picture = stage.window.grab().toImage();
        QVERIFY(picture.width() > 0);
        if (!pictures.isEmpty())
            picture.save(pictures
                         + (appearance == ui::Appearance::Dark
                                ? QStringLiteral("/list-dark.png")
                                : QStringLiteral("/list-light.png")));
    }
}

QTEST_MAIN(TestExampleList)
#include "tst_example_list.moc"
