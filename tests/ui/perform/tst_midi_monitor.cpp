// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/perform/midi_monitor.h"
#include "ui/perform/monitor_list.h"
#include "ui/perform/monitor_text.h"
#include "ui/perform/perform_accessible.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest/QTest>

using namespace timbrel;
using ui::MonitoredMessage;

namespace {

MonitoredMessage message(unsigned status, unsigned first = 0, unsigned second = 0, double at = 0.0)
{
    MonitoredMessage made;
    made.milliseconds = at;
    made.size = status >= 0xF8U ? 1 : 3;
    made.bytes = {static_cast<std::uint8_t>(status),
                  static_cast<std::uint8_t>(first),
                  static_cast<std::uint8_t>(second)};
    return made;
}

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

/// A monitor in a window, and what it will find when it looks.
struct Stage
{
    Stage()
        : monitor(
            [this](std::vector<MonitoredMessage>& into) {
                into.insert(into.end(), waiting.begin(), waiting.end());
                waiting.clear();
            },
            plainSentence)
    {
        monitor.resize(700, 200);
        monitor.show();
        if (!QTest::qWaitForWindowExposed(&monitor))
            qFatal("no window");
        QApplication::setActiveWindow(&monitor);
        monitor.setRunning(true);
    }
    /// Waits until it has looked.
    void pass(std::vector<MonitoredMessage> messages)
    {
        waiting = std::move(messages);
        if (!QTest::qWaitFor([this] { return waiting.empty(); }))
            qFatal("nobody looked");
        QApplication::processEvents();
    }
    void passNotes(int count, unsigned from = 0)
    {
        std::vector<MonitoredMessage> notes;
        for (int i = 0; i < count; ++i)
            notes.push_back(message(0x90, (from + static_cast<unsigned>(i)) % 128, 64, i));
        pass(std::move(notes));
    }
    QToolButton* button(const char* name)
    {
        return monitor.findChild<QToolButton*>(QLatin1String(name));
    }
    [[nodiscard]] QString state()
    {
        return monitor.findChild<ui::ReadOut*>(QStringLiteral("monitorState"))->text();
    }
    void turn(int notches)
    {
        QWidget* view = monitor.list().viewport();
        const QPointF place = QRectF(view->rect()).center();
        QWheelEvent event(place,
                          view->mapToGlobal(place),
                          {},
                          {0, 120 * notches},
                          Qt::NoButton,
                          {},
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view, &event);
    }

    std::vector<MonitoredMessage> waiting;
    ui::MidiMonitor monitor;
};

} // namespace

class TestMidiMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStatusHasItsKind();
    void clockAndActiveSensingAreHidden();
    void filtersChooseByKindChannelAndWay();
    void theBufferIsBounded();
    void anotherFilterShowsWhatWasThere();
    void messagesAreReadAsWords();
    void aTableHasALineForEach();
    void itFollowsWhatComes();
    void whatOneReadsStays();
    void endFollowsAgain();
    void aLineIsChosenAndCopied();
    void pauseHoldsTheList();
    void clearEmptiesIt();
    void theMenuChoosesKinds();
    void theLastOfEachWayIsTold();
    void itIsExportedAsTextAndTable();
    void aFileThatCannotBeWrittenIsSaidInPlace();
    void performingAgainBeginsAnEmptyList();
    void theChosenLineIsRead();
};

void TestMidiMonitor::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestMidiMonitor::everyStatusHasItsKind()
{
    using ui::MonitorKind;
    const std::pair<unsigned, MonitorKind> kinds[] = {{0x80, MonitorKind::Note},
                                                      {0x9F, MonitorKind::Note},
                                                      {0xA3, MonitorKind::Pressure},
                                                      {0xB0, MonitorKind::Controller},
                                                      {0xC1, MonitorKind::Program},
                                                      {0xD2, MonitorKind::Pressure},
                                                      {0xE0, MonitorKind::PitchBend},
                                                      {0xF0, MonitorKind::System},
                                                      {0xF2, MonitorKind::Clock},
                                                      {0xF8, MonitorKind::Clock},
                                                      {0xFC, MonitorKind::Clock},
                                                      {0xFE, MonitorKind::ActiveSensing},
                                                      {0xFF, MonitorKind::System}};
    for (const auto& [status, kind] : kinds)
        QCOMPARE(ui::kindOf(message(status)), kind);
    QCOMPARE(ui::channelOf(message(0xB5)), 5);
    QCOMPARE(ui::channelOf(message(0xF8)), -1);
}

void TestMidiMonitor::clockAndActiveSensingAreHidden()
{
    const ui::MonitorFilter usual;
    QVERIFY(!usual.accepts(message(0xF8)));
    QVERIFY(!usual.accepts(message(0xFE)));
    for (const unsigned status : {0x80U, 0x90U, 0xA0U, 0xB0U, 0xC0U, 0xD0U, 0xE0U, 0xF0U, 0xFFU})
        QVERIFY(usual.accepts(message(status)));
}

void TestMidiMonitor::filtersChooseByKindChannelAndWay()
{
    ui::MonitorFilter filter;
    filter.channel = 3;
    QVERIFY(filter.accepts(message(0x93)));
    QVERIFY(!filter.accepts(message(0x94)));
    QVERIFY(filter.accepts(message(0xF0))); // it has no channel
    filter = {};
    filter.kinds.reset(static_cast<std::size_t>(ui::MonitorKind::Controller));
    QVERIFY(!filter.accepts(message(0xB0)));
    filter = {};
    filter.showsIncoming = false;
    QVERIFY(!filter.accepts(message(0x90)));
    MonitoredMessage out = message(0x90);
    out.isOutgoing = true;
    QVERIFY(filter.accepts(out));
}

void TestMidiMonitor::theBufferIsBounded()
{
    ui::MonitorBuffer buffer(100);
    std::vector<MonitoredMessage> batch;
    for (int i = 0; i < 250; ++i)
        batch.push_back(message(0x90, static_cast<unsigned>(i % 128), 1, i));
    buffer.append(batch);
    QCOMPARE(buffer.count(), std::size_t {100});
    QCOMPARE(buffer.rows(), std::size_t {100});
    QCOMPARE(buffer.row(0).milliseconds, 150.0);
    QCOMPARE(buffer.row(99).milliseconds, 249.0);
    QCOMPARE(buffer.capacity(), std::size_t {100});
    // a number stays with its message
    const std::uint64_t id = buffer.idOf(60);
    buffer.append(std::span(batch).first(10));
    QCOMPARE(buffer.rowFrom(id), std::size_t {50});
    QCOMPARE(buffer.row(50).milliseconds, 210.0);
    buffer.append(std::span(batch).first(90));
    QCOMPARE(buffer.rowFrom(id), std::size_t {0}); // gone: the next that is there
}

void TestMidiMonitor::anotherFilterShowsWhatWasThere()
{
    ui::MonitorBuffer buffer(10);
    const MonitoredMessage clock = message(0xF8);
    const MonitoredMessage note = message(0x90, 60, 9);
    for (int i = 0; i < 4; ++i) {
        buffer.append({&clock, 1});
        buffer.append({&note, 1});
    }
    QCOMPARE(buffer.rows(), std::size_t {4});
    ui::MonitorFilter filter;
    filter.kinds.set();
    buffer.setFilter(filter);
    QCOMPARE(buffer.rows(), std::size_t {8});
    buffer.setFilter({});
    QCOMPARE(buffer.shown().size(), std::size_t {4});
    QCOMPARE(buffer.shown().front().bytes[1], std::uint8_t {60});
}

void TestMidiMonitor::messagesAreReadAsWords()
{
    const auto what = [](const MonitoredMessage& m) { return ui::monitorLine(m).what; };
    QCOMPARE(what(message(0x90, 60, 100)), QStringLiteral("Note on C4, 100"));
    QCOMPARE(what(message(0x90, 60, 0)), QStringLiteral("Note off C4"));
    QCOMPARE(what(message(0x82, 61, 64)), QStringLiteral("Note off C♯4, 64"));
    QCOMPARE(what(message(0xB0, 74, 12)), QStringLiteral("CC 74 Cutoff: 12"));
    QCOMPARE(what(message(0xE0, 0, 64)), QStringLiteral("Pitch bend: 0"));
    QCOMPARE(what(message(0xE0, 0, 0)), QStringLiteral("Pitch bend: -8192"));
    QCOMPARE(what(message(0xC0, 0)), QStringLiteral("Program 1"));
    QCOMPARE(what(message(0xF8)), QStringLiteral("Clock"));
    QCOMPARE(ui::monitorShort(message(0x90, 60, 100)), QStringLiteral("C4 100"));
    QCOMPARE(ui::monitorShort(message(0x90, 60, 0)), QStringLiteral("C4 off"));
    QCOMPARE(ui::monitorShort(message(0xB0, 74, 12)), QStringLiteral("CC 74: 12"));
    const ui::MonitorLine line = ui::monitorLine(message(0x93, 60, 1, 83'412.3));
    QCOMPARE(line.time, QStringLiteral("83.412"));
    QCOMPARE(line.way, QStringLiteral("in"));
    QCOMPARE(line.channel, QStringLiteral("4"));
}

void TestMidiMonitor::aTableHasALineForEach()
{
    MonitoredMessage out = message(0xB0, 74, 12, 2.5);
    out.isOutgoing = true;
    MonitoredMessage longOne = message(0xF0, 0x7E, 1, 3.0);
    longOne.size = 0;
    longOne.longSize = 900;
    QCOMPARE(ui::monitorCsv({message(0x91, 60, 100, 1.25), out, message(0xF8), longOne}),
             std::string("milliseconds,direction,channel,kind,first,second,bytes\r\n"
                         "1.250,in,2,note on,60,100,91 3c 64\r\n"
                         "2.500,out,1,controller,74,12,b0 4a 0c\r\n"
                         "0.000,in,,clock,,,f8\r\n"
                         "3.000,in,,system,,,f0 7e 01 (900 bytes)\r\n"));
}

void TestMidiMonitor::itFollowsWhatComes()
{
    Stage stage;
    ui::MonitorList& list = stage.monitor.list();
    stage.passNotes(300);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {300});
    QVERIFY(list.isFollowing());
    QCOMPARE(list.topRow() + static_cast<std::size_t>(list.visibleRows()), std::size_t {300});
    QVERIFY(list.currentText().contains(QStringLiteral("0.299")));
}

void TestMidiMonitor::whatOneReadsStays()
{
    Stage stage;
    ui::MonitorList& list = stage.monitor.list();
    stage.passNotes(300);
    stage.turn(5);
    QVERIFY(!list.isFollowing());
    const std::size_t top = list.topRow();
    const QImage before = list.viewport()->grab().toImage();
    stage.passNotes(200);
    QCOMPARE(list.topRow(), top);
    QCOMPARE(list.viewport()->grab().toImage(), before);
    // also while old ones are dropped
    const std::uint64_t id = stage.monitor.buffer().idOf(top);
    const int most = static_cast<int>(stage.monitor.buffer().capacity());
    stage.passNotes(most - 400);
    QCOMPARE(stage.monitor.buffer().idOf(list.topRow()), id);
    QCOMPARE(list.viewport()->grab().toImage(), before);
    // back at the end it follows again
    list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum());
    QVERIFY(list.isFollowing());
}

void TestMidiMonitor::endFollowsAgain()
{
    Stage stage;
    ui::MonitorList& list = stage.monitor.list();
    stage.passNotes(300);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Home);
    QVERIFY(!list.isFollowing());
    QCOMPARE(list.topRow(), std::size_t {0});
    QVERIFY(stage.state().contains(QStringLiteral("End")));
    QTest::keyClick(&list, Qt::Key_End);
    QVERIFY(list.isFollowing());
    QVERIFY(stage.state().isEmpty());
}

void TestMidiMonitor::aLineIsChosenAndCopied()
{
    Stage stage;
    ui::MonitorList& list = stage.monitor.list();
    stage.passNotes(50);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Up); // the last one
    QTest::keyClick(&list, Qt::Key_Up);
    QVERIFY(list.currentText().contains(QStringLiteral("0.048")));
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), list.currentText());
    stage.passNotes(50);
    QVERIFY(list.currentText().contains(QStringLiteral("0.048")));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, QPoint(10, 3));
    QVERIFY(list.currentText().startsWith(
        ui::monitorLine(stage.monitor.buffer().row(list.topRow())).time));
}

void TestMidiMonitor::pauseHoldsTheList()
{
    Stage stage;
    stage.passNotes(20);
    QTest::mouseClick(stage.button("monitorPause"), Qt::LeftButton);
    QVERIFY(stage.monitor.isPaused());
    stage.passNotes(7);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {20});
    QVERIFY2(stage.state().contains(QStringLiteral("7 messages")), qPrintable(stage.state()));
    QTest::mouseClick(stage.button("monitorPause"), Qt::LeftButton);
    stage.passNotes(3);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {23});
}

void TestMidiMonitor::clearEmptiesIt()
{
    Stage stage;
    stage.passNotes(20);
    QTest::mouseClick(stage.button("monitorClear"), Qt::LeftButton);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {0});
    QVERIFY(stage.monitor.list().currentText().isEmpty());
}

void TestMidiMonitor::theMenuChoosesKinds()
{
    Stage stage;
    stage.pass({message(0xF8), message(0x90, 60, 1), message(0x95, 61, 1)});
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {2});
    auto* menu = stage.monitor.findChild<QMenu*>(QStringLiteral("monitorKindsMenu"));
    const auto clock = static_cast<int>(ui::MonitorKind::Clock);
    auto* action = menu->findChild<QAction*>(QStringLiteral("monitorKind%1").arg(clock));
    QVERIFY(action != nullptr && !action->isChecked());
    action->trigger();
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {3});
    auto* channel = stage.monitor.findChild<QComboBox*>(QStringLiteral("monitorChannel"));
    QTest::keyClick(channel, Qt::Key_Down); // channel 1
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {2});
}

void TestMidiMonitor::theLastOfEachWayIsTold()
{
    Stage stage;
    const QSignalSpy in(&stage.monitor, &ui::MidiMonitor::cameIn);
    const QSignalSpy out(&stage.monitor, &ui::MidiMonitor::wentOut);
    MonitoredMessage sent = message(0xB0, 74, 5);
    sent.isOutgoing = true;
    stage.pass({message(0x90, 60, 1), sent, message(0x90, 61, 1), message(0xF8)});
    QCOMPARE(in.count(), 1);
    QCOMPARE(in.first().at(0).value<MonitoredMessage>().bytes[1], std::uint8_t {61});
    QCOMPARE(out.count(), 1);
    stage.pass({message(0xFE)});
    QCOMPARE(in.count(), 1); // a cable that is alive is not somebody who plays
}

void TestMidiMonitor::itIsExportedAsTextAndTable()
{
    Stage stage;
    const QTemporaryDir folder;
    stage.pass({message(0x90, 60, 100, 1.0), message(0xF8, 0, 0, 2.0)});
    QSignalSpy exported(&stage.monitor, &ui::MidiMonitor::exported);
    stage.monitor.exportTo(folder.filePath(QStringLiteral("played.csv")));
    QVERIFY(exported.wait());
    const auto table = readFile(folder.filePath(QStringLiteral("played.csv")).toStdString());
    QVERIFY(table.has_value());
    QCOMPARE(std::count(table->begin(), table->end(), '\n'), 2); // its head and what is shown
    stage.monitor.exportTo(folder.filePath(QStringLiteral("played.txt")));
    QVERIFY(exported.wait());
    const auto text = readFile(folder.filePath(QStringLiteral("played.txt")).toStdString());
    QVERIFY(text.has_value());
    QVERIFY(text->find("Note on C4, 100") != std::string::npos);
    QVERIFY(stage.state().contains(QStringLiteral("played.txt")));
}

void TestMidiMonitor::aFileThatCannotBeWrittenIsSaidInPlace()
{
    Stage stage;
    stage.passNotes(3);
    QSignalSpy exported(&stage.monitor, &ui::MidiMonitor::exported);
    stage.monitor.exportTo(QStringLiteral("/nowhere/at/all.csv"));
    QVERIFY(exported.wait());
    QCOMPARE(exported.first().at(0).toBool(), false);
    QVERIFY2(stage.state().startsWith(QLatin1Char('!')), qPrintable(stage.state()));
}

void TestMidiMonitor::performingAgainBeginsAnEmptyList()
{
    Stage stage;
    stage.passNotes(5);
    stage.waiting = {message(0x90, 1, 1)};
    stage.monitor.setRunning(false);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {6}); // what was left was taken
    stage.monitor.setRunning(true);
    QCOMPARE(stage.monitor.buffer().rows(), std::size_t {0});
}

void TestMidiMonitor::theChosenLineIsRead()
{
    ui::installPerformAccessibility();
    Stage stage;
    stage.passNotes(9);
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&stage.monitor.list());
    QVERIFY(read != nullptr);
    QCOMPARE(read->role(), QAccessible::List);
    QVERIFY(read->text(QAccessible::Value).contains(QStringLiteral("0.008")));
    QVERIFY(!read->text(QAccessible::Name).isEmpty());
}

QTEST_MAIN(TestMidiMonitor)
#include "tst_midi_monitor.moc"
