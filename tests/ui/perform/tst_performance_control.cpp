// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ui/perform/performance_control.h"

#include <QtTest>

#include <array>
#include <map>

#include "performance_stage.h"

using namespace timbrel;
using namespace timbrel::ui;
using learning::RunStatus;
using midi::MidiMessage;
using test::PerformanceStage;
using test::SentMessage;

namespace {

std::vector<MidiMessage> notesIn(const std::vector<SentMessage>& sent)
{
    std::vector<MidiMessage> notes;
    for (const SentMessage& one : sent)
        if (one.message.isNote())
            notes.push_back(one.message);
    return notes;
}

/// The last value that controller 1 was given; -1: none.
int lastValue(const std::vector<SentMessage>& sent)
{
    int value = -1;
    for (const SentMessage& one : sent)
        if (one.message.isController() && one.message.number() == 1)
            value = one.message.value();
    return value;
}

int largestStep(const std::vector<SentMessage>& sent, int from)
{
    int largest = 0;
    for (const SentMessage& one : sent)
        if (one.message.isController() && one.message.number() == 1) {
            largest = std::max(largest, std::abs(one.message.value() - from));
            from = one.message.value();
        }
    return largest;
}

/// Keys that were struck and not released.
int hanging(const std::vector<SentMessage>& sent)
{
    std::array<bool, 128> sounding {};
    for (const SentMessage& one : sent)
        if (one.message.isNote())
            sounding[one.message.number()] = one.message.isNoteOn();
    return static_cast<int>(std::count(sounding.begin(), sounding.end(), true));
}

void append(std::vector<SentMessage>& all, std::vector<SentMessage> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

} // namespace

class TestPerformanceControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestNetworkPlaysAndItsControllersComeBeforeTheirNote()
    {
        PerformanceStage stage;
        (void)stage.addRun(9.0, 50);
        const auto best = stage.addRun(1.0, 100);
        stage.begin();
        QCOMPARE(stage.control.model(), QString::fromStdString(best));
        QCOMPARE(stage.control.models().size(), 2);
        QVERIFY(stage.lender.areLent);
        stage.play(MidiMessage::noteOn(0, 60, 120));
        const auto sent = stage.waitForNotes(1);
        QCOMPARE(sent.size(), 2U);
        QCOMPARE(sent[0].message, MidiMessage::controller(0, 1, 100));
        QCOMPARE(sent[1].message, MidiMessage::noteOn(0, 60, 120));
        stage.play(MidiMessage::noteOff(0, 60));
        QTRY_COMPARE(stage.state().sent, 100);
        QCOMPARE(stage.state().predicted, 100);
        QCOMPARE(stage.state().defaultValue, 10);
        stage.control.stop();
        QVERIFY(!stage.lender.areLent);
    }

    void withoutANetworkNotesPass()
    {
        PerformanceStage stage;
        stage.control.setProject(stage.path());
        stage.control.start();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QCOMPARE(stage.waitForNotes(1).size(), 1U);
        QVERIFY(stage.control.controllers().isEmpty());
    }

    void aNetworkThatComesWhilePlayingIsTakenUp()
    {
        PerformanceStage stage;
        stage.control.setProject(stage.path());
        stage.control.start();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QCOMPARE(stage.waitForNotes(1).size(), 1U);
        (void)stage.addRun(1.0, 77);
        QTRY_VERIFY_WITH_TIMEOUT(!stage.control.model().isEmpty(), 20000);
        QTRY_VERIFY(!stage.control.isLoadingModel());
        QTRY_COMPARE(stage.control.controllers().size(), 1);
        stage.play(MidiMessage::noteOn(0, 62, 120));
        QCOMPARE(lastValue(stage.waitForNotes(1)), 77);
    }

    void hotSwapDuringAStreamOfNotesLosesNoneAndLeavesNoneHanging()
    {
        PerformanceStage stage;
        const std::array<std::string, 2> runs {stage.addRun(1.0, 100), stage.addRun(2.0, 40)};
        stage.begin();
        constexpr int kNotes = 600;
        std::vector<SentMessage> all;
        for (int i = 0; i < kNotes; ++i) {
            const auto key = static_cast<unsigned>(40 + i % 40);
            stage.play(MidiMessage::noteOn(0, key, 120));
            if (i % 100 == 50)
                stage.control.setModel(
                    QString::fromStdString(runs[static_cast<std::size_t>(i / 100) % 2]));
            QTest::qWait(2);
            stage.play(MidiMessage::noteOff(0, key));
            append(all, stage.lender.wire.sent());
        }
        append(all, stage.waitForNotes(2 * kNotes - notesIn(all).size()));
        const auto notes = notesIn(all);
        QCOMPARE(notes.size(), static_cast<std::size_t>(2 * kNotes));
        for (std::size_t i = 0; i < notes.size(); ++i) {
            QCOMPARE(unsigned {notes[i].number()}, static_cast<unsigned>(40 + i / 2 % 40));
            QCOMPARE(notes[i].isNoteOn(), i % 2 == 0);
        }
        QCOMPARE(hanging(all), 0);
        QTRY_VERIFY(!stage.control.isLoadingModel());
        // the first value is a jump from nowhere; none after it is
        const auto first = std::find_if(all.begin(), all.end(), [](const SentMessage& sent) {
            return sent.message.isController();
        });
        QVERIFY(first != all.end());
        QVERIFY(largestStep({first + 1, all.end()}, first->message.value()) < 90);
        QVERIFY(lastValue(all) >= 0);
    }

    void aHeldNoteHearsNoJumpWhenTheNetworkChanges()
    {
        PerformanceStage stage;
        const auto first = stage.addRun(1.0, 100);
        const auto second = stage.addRun(2.0, 40);
        stage.begin();
        QCOMPARE(stage.control.model(), QString::fromStdString(first));
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QCOMPARE(lastValue(stage.waitForNotes(1)), 100);
        stage.control.setModel(QString::fromStdString(second));
        std::vector<SentMessage> sent;
        QVERIFY(QTest::qWaitFor(
            [&] {
                append(sent, stage.lender.wire.sent());
                return lastValue(sent) == 40;
            },
            20000));
        QVERIFY2(largestStep(sent, 100) <= 12, qPrintable(QString::number(largestStep(sent, 100))));
        QVERIFY(notesIn(sent).empty());
        stage.play(MidiMessage::noteOff(0, 60));
        QCOMPARE(notesIn(stage.waitForNotes(1)).size(), 1U);
    }

    void theBestSoFarOfARunningTrainingEntersAsItImproves()
    {
        PerformanceStage stage;
        const auto good = stage.addRun(0.5, 90);
        const auto running = stage.addRun(30.0, 20, RunStatus::Running);
        stage.begin();
        QCOMPARE(stage.control.model(), QString::fromStdString(good));
        stage.control.setFollowsBest(true);
        QTRY_COMPARE_WITH_TIMEOUT(stage.control.model(), QString::fromStdString(running), 20000);
        for (const int high : {40, 60}) {
            stage.write(running, 30.0 / high, high, RunStatus::Running);
            std::vector<SentMessage> sent;
            QVERIFY(QTest::qWaitFor(
                [&] {
                    stage.play(MidiMessage::noteOn(0, 60, 120));
                    stage.play(MidiMessage::noteOff(0, 60));
                    QTest::qWait(20);
                    append(sent, stage.lender.wire.sent());
                    return lastValue(sent) == high;
                },
                20000));
        }
        stage.control.setModel(QString::fromStdString(good)); // a person chooses
        QVERIFY(!stage.control.followsBest());
        QTRY_COMPARE_WITH_TIMEOUT(stage.control.model(), QString::fromStdString(good), 20000);
        stage.control.setFollowsBest(true);
        QTRY_COMPARE_WITH_TIMEOUT(stage.control.model(), QString::fromStdString(running), 20000);
        stage.write(running, 0.4, 70, RunStatus::Finished); // its last word counts, too
        QTRY_COMPARE_WITH_TIMEOUT(stage.control.models().first().mse, 0.4, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!stage.control.isLoadingModel(), 20000);
        stage.play(MidiMessage::noteOn(0, 61, 120));
        QTRY_COMPARE_WITH_TIMEOUT(stage.state().predicted, 70, 20000);
    }

    void takingOverHoldsTheValueAndReleasingGlidesBack()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QCOMPARE(lastValue(stage.waitForNotes(1)), 100);
        stage.control.takeOver(1, 30);
        QCOMPARE(lastValue(stage.lender.wire.waitForSent(1)), 30);
        QTRY_VERIFY(stage.state().isTakenOver);
        stage.play(MidiMessage::noteOn(0, 62, 20)); // the network says 10
        QCOMPARE(lastValue(stage.waitForNotes(1)), -1);
        QTRY_COMPARE(stage.state().predicted, 10);
        QCOMPARE(stage.state().sent, 30);
        stage.play(MidiMessage::noteOn(0, 64, 120));
        (void)stage.waitForNotes(1);
        stage.control.release(1);
        std::vector<SentMessage> sent;
        QVERIFY(QTest::qWaitFor([&] {
            append(sent, stage.lender.wire.sent());
            return lastValue(sent) == 100;
        }));
        QVERIFY(largestStep(sent, 30) <= 12);
        QTRY_VERIFY(!stage.state().isTakenOver);
    }

    void theBlendMixes()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.takeOver(1, 20);
        stage.control.setBlend(1, 0.5);
        stage.control.release(1);
        stage.play(MidiMessage::noteOn(0, 60, 120));
        (void)stage.waitForNotes(1);
        QTRY_COMPARE(stage.state().sent, 60);
        QCOMPARE(stage.state().blend, 0.5);
        QCOMPARE(stage.state().predicted, 100);
        QCOMPARE(stage.state().manual, 20);
    }

    void bypassLetsNotesPassAndControllersRest()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        (void)stage.waitForNotes(1);
        QTRY_COMPARE(stage.state().sent, 100);
        QSignalSpy changed(&stage.control, &PerformanceControl::stateChanged);
        stage.control.setBypass(true);
        QCOMPARE(changed.size(), 1);
        QVERIFY(stage.control.isBypassed());
        QTRY_COMPARE(stage.state().sent, 10);
        (void)stage.lender.wire.sent();
        stage.play(MidiMessage::noteOn(0, 62, 127));
        const auto sent = stage.waitForNotes(1);
        QCOMPARE(sent.size(), 1U);
        QVERIFY(sent[0].message.isNoteOn());
        stage.control.setBypass(false);
        QTRY_COMPARE(stage.state().sent, 100);
    }

    void panicSilencesEverything()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.takeOver(1, 50);
        stage.play(MidiMessage::noteOn(3, 60, 120));
        (void)stage.waitForNotes(1);
        stage.control.panic();
        std::vector<SentMessage> sent;
        QVERIFY(QTest::qWaitFor([&] {
            append(sent, stage.lender.wire.sent());
            return std::any_of(sent.begin(), sent.end(), [](const SentMessage& one) {
                return one.message == MidiMessage::controller(15, 121, 0);
            });
        }));
        QCOMPARE(notesIn(sent).size(), 1U);
        QCOMPARE(notesIn(sent)[0], MidiMessage::noteOff(3, 60));
        QCOMPARE(lastValue(sent), 10);
        QTRY_COMPARE(stage.state().sent, 10);
        QVERIFY(!stage.state().isTakenOver);
        QTRY_VERIFY(stage.lender.instrument->m_panics > 0);
    }

    void aLearntKnobPlaysTheBlendAndIsKeptInTheProject()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        const auto file = stage.path() / "timbrel.json";
        QVERIFY(writeJson(file,
                          {{"format", "timbrel-project"},
                           {"version", 1},
                           {"of_tomorrow", 5},
                           {"performing", {{"bindings", {{"of tomorrow", {{"tilt", 1}}}}}}}})
                    .has_value());
        stage.begin();
        QSignalSpy learnt(&stage.control, &PerformanceControl::bindingsChanged);
        stage.control.learn(QStringLiteral("blend:1"));
        QCOMPARE(stage.control.learning(), QStringLiteral("blend:1"));
        stage.play(MidiMessage::controller(4, 20, 3));
        QVERIFY(learnt.wait());
        QCOMPARE(stage.control.learning(), QString());
        QCOMPARE(stage.control.bindings().value(QStringLiteral("blend:1")),
                 (MidiBinding {MidiBinding::Kind::Controller, 4, 20}));
        QTest::qWait(50);
        (void)stage.lender.wire.sent();
        stage.play(MidiMessage::controller(4, 20, 127));
        QTRY_COMPARE(stage.state().blend, 1.0);
        QVERIFY(lastValue(stage.lender.wire.sent()) <= 10); // it does not pass itself
        QTRY_VERIFY(project::ProjectSettings::read(file)->bindings().contains("blend:1"));
        const auto kept = readJson(file);
        QCOMPARE((*kept)["of_tomorrow"].get<int>(), 5);
        QCOMPARE((*kept)["performing"]["bindings"]["of tomorrow"]["tilt"].get<int>(), 1);

        PerformanceStage other;
        other.control.setProject(stage.path());
        QTRY_COMPARE(other.control.bindings(), stage.control.bindings());
        other.control.forget(QStringLiteral("blend:1"));
        QVERIFY(other.control.bindings().isEmpty());
        QTRY_VERIFY(project::ProjectSettings::read(file)->bindings().empty());
    }

    void aLearntButtonBypassesAndALearntKeyPanics()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.learn(QStringLiteral("bypass"));
        stage.play(MidiMessage::controller(0, 64, 127));
        QTRY_VERIFY(stage.control.bindings().contains(QStringLiteral("bypass")));
        stage.play(MidiMessage::controller(0, 64, 0));
        stage.control.learn(QStringLiteral("panic"));
        stage.play(MidiMessage::noteOn(9, 36, 100));
        QTRY_VERIFY(stage.control.bindings().contains(QStringLiteral("panic")));
        stage.play(MidiMessage::noteOff(9, 36));
        QTest::qWait(50);
        (void)stage.lender.wire.sent();
        stage.play(MidiMessage::controller(0, 64, 127));
        QTRY_VERIFY(stage.control.isBypassed());
        stage.play(MidiMessage::controller(0, 64, 0));
        stage.play(MidiMessage::controller(0, 64, 127));
        QTRY_VERIFY(!stage.control.isBypassed());
        stage.play(MidiMessage::noteOn(0, 60, 120));
        (void)stage.waitForNotes(1);
        const int panics = stage.lender.instrument->m_panics;
        stage.play(MidiMessage::noteOn(9, 36, 100));
        const auto sent = stage.waitForNotes(1);
        QCOMPARE(notesIn(sent).size(), 1U);
        QCOMPARE(notesIn(sent)[0], MidiMessage::noteOff(0, 60)); // not the key itself
        QTRY_VERIFY(stage.lender.instrument->m_panics > panics);
    }

    void oneKnobPlaysOneThing()
    {
        PerformanceStage stage;
        stage.control.setProject(stage.path());
        stage.control.learn(QStringLiteral("blend:1"));
        stage.lender.passOn(
            {audio::LiveEvent::Kind::Message, MidiMessage::controller(0, 20, 1), {}});
        stage.control.learn(QStringLiteral("manual:1"));
        stage.lender.passOn(
            {audio::LiveEvent::Kind::Message, MidiMessage::noteOn(0, 20, 1), {}}); // no knob
        QCOMPARE(stage.control.learning(), QStringLiteral("manual:1"));
        stage.lender.passOn(
            {audio::LiveEvent::Kind::Message, MidiMessage::controller(0, 20, 1), {}});
        QCOMPARE(stage.control.bindings().keys(), QStringList {QStringLiteral("manual:1")});
        stage.control.learn(QStringLiteral("nothing of ours"));
        QCOMPARE(stage.control.learning(), QString());
        stage.control.learn(QStringLiteral("panic"));
        stage.control.cancelLearn();
        QCOMPARE(stage.control.learning(), QString());
    }

    void whatWasLearntBeforeTheFirstSaveIsKeptWithTheProject()
    {
        PerformanceStage stage;
        stage.control.learn(QStringLiteral("bypass"));
        stage.lender.passOn(
            {audio::LiveEvent::Kind::Message, MidiMessage::controller(0, 20, 127), {}});
        QCOMPARE(stage.control.bindings().size(), 1);
        stage.control.projectMoved(stage.path());
        QCOMPARE(stage.control.bindings().size(), 1);
        const auto file = stage.path() / "timbrel.json";
        QTRY_VERIFY(project::ProjectSettings::read(file)->bindings().contains("bypass"));
        (void)stage.addRun(1.0, 50); // and its networks are looked for
        QTRY_COMPARE_WITH_TIMEOUT(stage.control.models().size(), 1, 20000);
    }

    void mouseAndComputerKeysGoThroughTheNetwork()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.playNote(60, 120, true);
        auto sent = stage.waitForNotes(1);
        QCOMPARE(sent.size(), 2U);
        QCOMPARE(sent[0].message, MidiMessage::controller(0, 1, 100));
        stage.control.playNote(60, 120, false);
        stage.control.playController(64, 127);
        sent = stage.lender.wire.waitForSent(2);
        QCOMPARE(sent[0].message, MidiMessage::noteOff(0, 60));
        QCOMPARE(sent[1].message, MidiMessage::controller(0, 64, 127));
    }

    void withoutAPortTheBuiltInSynthesizerPlays()
    {
        PerformanceStage stage;
        stage.lender.input.reset();
        stage.lender.output.reset();
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.playNote(60, 120, true);
        QTRY_COMPARE(stage.lender.instrument->m_notes.load(), 1);
        QTRY_COMPARE(stage.state().sent, 100);
        stage.control.playNote(60, 120, false);
    }

    void withAPortTheSynthesizerPlaysOnlyWhereItIsWantedOrThePortIsAway()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        (void)stage.waitForNotes(1);
        QTest::qWait(100);
        QCOMPARE(stage.lender.instrument->m_notes.load(), 0);
        QSignalSpy ports(&stage.control, &PerformanceControl::portsChanged);
        stage.lender.wire.unplugOutput();
        QTRY_COMPARE(ports.size(), 1);
        QVERIFY(!stage.lender.activity.isOutputThere);
        stage.play(MidiMessage::noteOn(0, 62, 120));
        QTRY_COMPARE(stage.lender.instrument->m_notes.load(), 1);
        (void)stage.lender.wire.sent();
        stage.lender.wire.plugOutput();
        QTRY_COMPARE(ports.size(), 2);
        QVERIFY(stage.lender.activity.isOutputThere);
        stage.play(MidiMessage::noteOn(0, 64, 120));
        const auto sent = stage.waitForNotes(1);
        QCOMPARE(notesIn(sent).size(), 1U);
        QCOMPARE(lastValue(sent), 100); // told again: the port may have forgotten
        QTest::qWait(100);
        QCOMPARE(stage.lender.instrument->m_notes.load(), 1);
    }

    void handsAndBindingsOutliveAChangeOfPorts()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.control.learn(QStringLiteral("bypass"));
        stage.play(MidiMessage::controller(0, 64, 127));
        QTRY_VERIFY(stage.control.bindings().contains(QStringLiteral("bypass")));
        stage.control.takeOver(1, 55);
        stage.play(MidiMessage::noteOn(0, 60, 120));
        auto sent = stage.waitForNotes(1);
        Q_EMIT stage.lender.portsAboutToGo();
        append(sent, stage.lender.wire.sent());
        QCOMPARE(hanging(sent), 0); // what sounded has ended
        QVERIFY(stage.control.isPerforming());
        Q_EMIT stage.lender.portsRenewed();
        QVERIFY(!stage.control.model().isEmpty());
        (void)stage.lender.wire.sent();
        stage.play(MidiMessage::noteOn(0, 62, 120));
        (void)stage.waitForNotes(1);
        QTRY_COMPARE(stage.state().sent, 55);
        QVERIFY(stage.state().isTakenOver);
        stage.play(MidiMessage::controller(0, 64, 0));
        stage.play(MidiMessage::controller(0, 64, 127));
        QTRY_VERIFY(stage.control.isBypassed());
    }

    void theMonitorTellsWhatCameInAndWhatWentOut()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        QTest::qWait(5);
        stage.play(MidiMessage::noteOn(2, 60, 120));
        (void)stage.waitForNotes(1);
        std::vector<MonitoredMessage> seen;
        QTRY_VERIFY((stage.control.takeMonitored(seen), seen.size() >= 3));
        QVERIFY(!seen[0].isOutgoing);
        QCOMPARE(int {seen[0].bytes[0]}, 0x92);
        QVERIFY(seen[1].isOutgoing);
        QCOMPARE(int {seen[1].bytes[0]}, 0xB2);
        QVERIFY(seen[2].isOutgoing);
        QCOMPARE(int {seen[2].bytes[0]}, 0x92);
        QVERIFY(seen[0].milliseconds > 0.0);
        QVERIFY(seen[0].milliseconds <= seen[1].milliseconds);
        QCOMPARE(stage.control.monitorDropped(), 0U);
        QVERIFY(stage.lender.activity.hasInput);
        std::vector<std::uint8_t> bytes(300, 1);
        bytes.front() = 0xF0;
        bytes.back() = 0xF7;
        seen.clear();
        stage.lender.wire.playBytes(bytes);
        QTRY_VERIFY((stage.control.takeMonitored(seen), seen.size() >= 2));
        QCOMPARE(int {seen[0].size}, 0);
        QCOMPARE(seen[0].longSize, 300U);
        QCOMPARE(int {seen[0].bytes[0]}, 0xF0);
        QVERIFY(seen[1].isOutgoing);
    }

    void whatNobodyTakesFromTheMonitorIsBoundedAndCounted()
    {
        PerformanceStage stage;
        stage.control.setProject(stage.path());
        stage.control.start();
        for (int i = 0; i < 12000; ++i) { // each comes in and goes out
            stage.play(MidiMessage::controller(0, 20, static_cast<unsigned>(i % 128)));
            if (i % 500 == 499) {
                QTest::qWait(20);
                (void)stage.lender.wire.sent();
            }
        }
        QTRY_VERIFY(stage.control.monitorDropped() > 0);
        std::vector<MonitoredMessage> seen;
        stage.control.takeMonitored(seen);
        QVERIFY(seen.size() <= 20000);
    }

    void theLatencyIsToldAndReset()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        QCOMPARE(stage.control.latency().notes, 0U);
        for (unsigned i = 0; i < 20; ++i)
            stage.play(MidiMessage::noteOn(0, 40 + i, 120));
        (void)stage.waitForNotes(20);
        QTRY_COMPARE(stage.control.latency().notes, 20U);
        const auto report = stage.control.latency();
        QVERIFY(report.processing.now > 0.0);
        QVERIFY(report.processing.median <= report.withWakeUp.worst);
        QVERIFY(report.withWakeUp.median <= report.withWakeUp.p95);
        QVERIFY(report.withWakeUp.p95 <= report.withWakeUp.worst);
        QCOMPARE(report.histogram.size(), 50U);
        QVERIFY(std::abs(report.histogram.back().upTo - 100.0) < 1e-9);
        std::uint64_t counted = 0;
        for (const LatencyBin& bin : report.histogram)
            counted += bin.count;
        QCOMPARE(counted, 20U);
        stage.control.resetLatency();
        QCOMPARE(stage.control.latency().notes, 0U);
        QCOMPARE(stage.control.latency().withWakeUp.worst, 0.0);
    }

    void settingsThatChangeMeanwhileCount()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        auto sent = stage.waitForNotes(1);
        expression::Settings settings;
        settings.controllers = {1};
        settings.controllerDefaults = {{1, 33}};
        settings.outputChannel = 7;
        stage.control.setSettings(settings);
        QVERIFY(stage.control.isPerforming());
        append(sent, stage.lender.wire.sent());
        QCOMPARE(hanging(sent), 0);
        QTRY_COMPARE_WITH_TIMEOUT(stage.state().defaultValue, 33, 20000);
        (void)stage.lender.wire.sent();
        stage.play(MidiMessage::noteOn(0, 60, 20));
        stage.play(MidiMessage::noteOn(0, 62, 120));
        sent = stage.waitForNotes(2);
        QVERIFY(std::any_of(sent.begin(), sent.end(), [](const SentMessage& one) {
            return one.message == MidiMessage::controller(7, 1, 100);
        }));
    }

    void thePerformingThreadAllocatesAndLocksNothing()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        PerformanceStage stage;
        stage.lender.isSoundWanted = true;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        for (unsigned i = 0; i < 300; ++i) {
            stage.play(MidiMessage::noteOn(0, i % 128, 120));
            stage.control.playNote(40, 100, i % 2 == 0);
            stage.play(MidiMessage::noteOff(0, i % 128));
            stage.control.takeOver(1, static_cast<int>(i % 128));
            stage.control.setBlend(1, i % 10 / 10.0);
            stage.control.release(1);
            if (i % 50 == 0)
                stage.control.panic();
            QTest::qWait(1);
            (void)stage.lender.wire.sent();
        }
        QTRY_VERIFY(stage.control.latency().notes >= 900);
        QCOMPARE(stage.lender.wire.violations(), 0U);
        QVERIFY(stage.lender.instrument->m_notes > 0);
    }

    void whatComesInIsHeardByTheLenderToo()
    {
        PerformanceStage stage;
        std::vector<MidiMessage> heard;
        connect(&stage.lender, &PortLender::liveEvent, this, [&](const audio::LiveEvent& event) {
            heard.push_back(event.message);
        });
        stage.control.setProject(stage.path());
        stage.control.start();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QTRY_COMPARE(heard.size(), 1U);
        QCOMPARE(heard[0], MidiMessage::noteOn(0, 60, 120));
    }

    void stoppingReleasesWhatSoundsAndPutsControllersToTheirDefaults()
    {
        PerformanceStage stage;
        (void)stage.addRun(1.0, 100);
        stage.begin();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        auto sent = stage.waitForNotes(1);
        stage.control.stop();
        append(sent, stage.lender.wire.sent());
        QCOMPARE(hanging(sent), 0);
        QCOMPARE(lastValue(sent), 10);
        QVERIFY(!stage.control.isPerforming());
        QVERIFY(!stage.control.model().isEmpty()); // for the next time
        stage.control.start();
        stage.play(MidiMessage::noteOn(0, 60, 120));
        QCOMPARE(lastValue(stage.waitForNotes(1)), 100);
    }
};

QTEST_MAIN(TestPerformanceControl)
#include "tst_performance_control.moc"
