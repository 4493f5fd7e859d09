// SPDX-License-Identifier: GPL-3.0-or-later
// The performance as the window has it, at real ports, without its widgets.
#include "core/base/atomic_file.h"
#include "core/learning/run_folder.h"
#include "core/midi/midi_file_writer.h"
#include "ui/perform/performance_control.h"
#include "ui/shell/player.h"

#include <QFile>
#include <QStandardPaths>
#include <QtTest>

#include "ports/ports_stage.h"

using namespace timbrel;
using test::PortsStage;
using test::Program;

namespace {

int number(const char* variable, int otherwise)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(variable, &isSet);
    return isSet && value > 0 ? value : otherwise;
}

/// Rises and falls, again and again: something to be learnt for a while.
std::string wavingFile()
{
    music::Sequence events;
    for (int i = 0; i < 64; ++i) {
        const Microseconds start = i * Microseconds {500'000};
        const auto key = static_cast<std::uint8_t>(48 + i * 7 % 24);
        events.push_back({start, music::EventKind::NoteOn, 0, key, 100});
        for (int step = 0; step < 8; ++step)
            events.push_back({start + step * Microseconds {50'000},
                              music::EventKind::Controller,
                              0,
                              1,
                              static_cast<std::uint8_t>((i * 13 + step * 17) % 128)});
        events.push_back({start + Microseconds {400'000}, music::EventKind::NoteOff, 0, key, 64});
    }
    return midi::writeMidiFile(events);
}

} // namespace

class TestWindowPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noNoteIsLostBetweenMidiThroughAndOurOwnPortWhileATrainingRuns();
    void fluidsynthAtTheEndOfTheChainMakesSound();
    void aPortThatGoesAndComesBackIsTakenUpAgain();

private:
    struct Performance
    {
        explicit Performance(const PortsStage& stage,
                             const midi::PortChoice& input,
                             const midi::PortChoice& output)
        {
            ui::DeviceChoices choices;
            choices.isSoundOn = false;
            choices.midiSystem = QStringLiteral("alsa");
            choices.input = input;
            choices.output = output;
            player.openDevices(choices);
            control.setProject(stage.project().toStdString());
            if (!QTest::qWaitFor([this] { return !control.model().isEmpty(); }, 120000))
                qWarning("no network was found");
            control.start();
        }
        ui::Player player;
        ui::PerformanceControl control {player};
    };
    [[nodiscard]] static QStringList dumpOf(const QString& port)
    {
        return {QStringLiteral("-oL"), QStringLiteral("aseqdump"), QStringLiteral("-p"), port};
    }
    [[nodiscard]] bool playThrough(int notes, int rate) const
    {
        return test::run(
                   QStringLiteral("aplaymidi"),
                   {QStringLiteral("-p"), QStringLiteral("14:0"), m_stage->midiFile(notes, rate)},
                   60000 + notes / rate * 4000)
            == 0;
    }

    std::unique_ptr<PortsStage> m_stage;
    const midi::PortChoice m_through {"Midi Through", false};
    const midi::PortChoice m_ours {"", true};
    const QString m_timbrel = QStringLiteral(TIMBREL_PROGRAM);
};

void TestWindowPorts::initTestCase()
{
    const char* missing = nullptr;
    if (!QFile::exists(QStringLiteral("/dev/snd/seq")))
        missing = "there is no ALSA sequencer here (/dev/snd/seq); see tests/ports/run_in_vm";
    else if (QStandardPaths::findExecutable(QStringLiteral("aplaymidi")).isEmpty())
        missing = "aplaymidi and aseqdump are not here (package alsa-utils)";
    if (missing != nullptr && qEnvironmentVariableIsSet("TIMBREL_PORTS_NEEDED"))
        QFAIL(missing);
    if (missing != nullptr)
        QSKIP(missing);
    m_stage = std::make_unique<PortsStage>();
    const std::filesystem::path runs
        = std::filesystem::path(m_stage->project().toStdString()) / "runs" / "expression";
    learning::NewRun made;
    made.kind = "expression";
    const auto run = learning::RunFolder::create(runs, made);
    QVERIFY(run.has_value());
    QVERIFY(QFile::copy(m_stage->model(), QString::fromStdString(run->bestCheckpoint().string())));
    learning::RunState state;
    state.status = learning::RunStatus::Finished;
    QVERIFY(run->writeState(state).has_value());
}

void TestWindowPorts::noNoteIsLostBetweenMidiThroughAndOurOwnPortWhileATrainingRuns()
{
    const int notes = number("TIMBREL_PORTS_NOTES", 10000);
    const int rate = number("TIMBREL_PORTS_RATE", 50);
    const test::TemporaryFolder folder;
    const auto project = QString::fromStdString((folder.path() / "project").string());
    const auto file = folder.path() / "waving.mid";
    QVERIFY(writeFileAtomically(file, wavingFile()).has_value());
    const auto name = QString::fromStdString(file.string());
    QCOMPARE(
        test::run(m_timbrel, {project, QStringLiteral("config"), QStringLiteral("--from"), name}),
        0);
    QCOMPARE(test::run(m_timbrel, {project, QStringLiteral("import"), name}), 0);
    Program training(m_timbrel,
                     {project,
                      QStringLiteral("train"),
                      QStringLiteral("--json"),
                      QStringLiteral("--max-seconds"),
                      QStringLiteral("3600")});

    Performance performance(*m_stage, m_through, m_ours);
    QVERIFY(performance.control.isPerforming());
    Program dump(QStringLiteral("stdbuf"), dumpOf(QString::fromLatin1(midi::kVirtualOutputName)));
    QVERIFY2(dump.waitFor("Waiting"), dump.output().constData());
    QVERIFY(playThrough(notes, rate));
    (void)dump.waitForCount("Note off", notes, 60000);
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     return performance.control.latency().notes
                         == 2 * static_cast<std::uint64_t>(notes);
                 },
                 60000),
             qPrintable(QString::number(performance.control.latency().notes)));
    QVERIFY2(training.output().contains("epoch"), training.output().constData());
    const auto report = performance.control.latency();
    qInfo("%llu messages, processing: median %.3f, 95 %% %.3f, worst %.3f ms",
          static_cast<unsigned long long>(report.notes),
          report.processing.median,
          report.processing.p95,
          report.processing.worst);
    dump.interrupt();
    (void)training.interrupt();
    const QString wrong = test::complaint(test::eventsIn(dump.output()), notes);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestWindowPorts::fluidsynthAtTheEndOfTheChainMakesSound()
{
    if (QStandardPaths::findExecutable(QStringLiteral("fluidsynth")).isEmpty())
        QSKIP("fluidsynth is not here");
    const test::TemporaryFolder folder;
    const auto sound = QString::fromStdString((folder.path() / "sound.raw").string());
    Program synth(QStringLiteral("fluidsynth"),
                  {QStringLiteral("-m"),
                   QStringLiteral("alsa_seq"),
                   QStringLiteral("-a"),
                   QStringLiteral("file"),
                   QStringLiteral("-o"),
                   QStringLiteral("audio.file.name=") + sound,
                   QStringLiteral("-o"),
                   QStringLiteral("audio.file.type=raw"),
                   QStringLiteral("/usr/share/sounds/sf2/TimGM6mb.sf2")});
    QTRY_VERIFY_WITH_TIMEOUT(
        test::run(QStringLiteral("sh"),
                  {QStringLiteral("-c"), QStringLiteral("aplaymidi -l | grep -q 'FLUID Synth'")})
            == 0,
        120000);
    Performance performance(*m_stage, m_through, {"FLUID Synth", false});
    QVERIFY(playThrough(20, 10));
    QTest::qWait(2000);
    performance.control.stop();
    synth.write("quit\n");
    (void)synth.interrupt();
    QFile file(sound);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray samples = file.readAll();
    int loudest = 0;
    for (qsizetype i = 0; i + 1 < samples.size(); i += 2) {
        const auto low = static_cast<unsigned char>(samples[i]);
        loudest = std::max(loudest, std::abs(samples[i + 1] * 256 + low));
    }
    qInfo("%lld samples, the loudest %d", static_cast<long long>(samples.size() / 2), loudest);
    QVERIFY(loudest > 300); // 16 bits
}

void TestWindowPorts::aPortThatGoesAndComesBackIsTakenUpAgain()
{
    // another Timbrel is the keyboard: its output goes when it ends
    const QStringList keys {m_stage->project(),
                            QStringLiteral("perform"),
                            QStringLiteral("--json"),
                            QStringLiteral("--model"),
                            m_stage->model(),
                            QStringLiteral("--virtual")};
    auto keyboard = std::make_unique<Program>(m_timbrel, keys);
    QVERIFY2(keyboard->waitFor("\"ready\""), keyboard->output().constData());
    auto dump = std::make_unique<Program>(
        QStringLiteral("stdbuf"), QStringList {QStringLiteral("-oL"), QStringLiteral("aseqdump")});
    QVERIFY(dump->waitFor("Waiting"));
    Performance performance(*m_stage, {midi::kVirtualOutputName, false}, {"aseqdump", false});
    QSignalSpy ports(&performance.control, &ui::PerformanceControl::portsChanged);
    for (int round = 1; round <= 2; ++round) {
        keyboard.reset();
        QVERIFY(QTest::qWaitFor([&] { return ports.size() == 4 * round - 3; }, 60000));
        QVERIFY(performance.player.inputState().link == ui::PortState::Link::Missing);
        keyboard = std::make_unique<Program>(m_timbrel, keys);
        QVERIFY(QTest::qWaitFor([&] { return ports.size() == 4 * round - 2; }, 60000));
        QVERIFY(performance.player.inputState().link == ui::PortState::Link::Connected);
        dump.reset();
        QVERIFY(QTest::qWaitFor([&] { return ports.size() == 4 * round - 1; }, 60000));
        QVERIFY(performance.player.outputState().link == ui::PortState::Link::Missing);
        dump = std::make_unique<Program>(
            QStringLiteral("stdbuf"),
            QStringList {QStringLiteral("-oL"), QStringLiteral("aseqdump")});
        QVERIFY(QTest::qWaitFor([&] { return ports.size() == 4 * round; }, 60000));
        QVERIFY(performance.player.outputState().link == ui::PortState::Link::Connected);
        QCOMPARE(test::run(QStringLiteral("aplaymidi"),
                           {QStringLiteral("-p"),
                            QString::fromLatin1(midi::kVirtualInputName),
                            m_stage->midiFile(6, 10)}),
                 0);
        QVERIFY2(dump->waitForCount("Note off", 6, 60000), dump->output().constData());
    }
}

QTEST_MAIN(TestWindowPorts)
#include "tst_window_ports.moc"
