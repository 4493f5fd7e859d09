// SPDX-License-Identifier: GPL-3.0-or-later
// What the view Perform does, without its widgets: notes in, a network's controllers and the notes
// out to the built-in synthesizer, at a JACK server with short blocks, beside a training.
#include "core/audio/audio_devices.h"
#include "core/expression/live_kernel.h"
#include "core/synth/small_synth.h"
#include "ui/perform/performance_session.h"

#include <QtTest>

#include "bench/busy_training.h"
#include "random_network.h"
#include "sound/jack_server.h"

using namespace timbrel;
using namespace std::chrono_literals;
using expression::ExpressionModel;
using expression::FeatureSet;
using midi::MidiMessage;
using test::JackServer;

namespace {

constexpr const char* kJack = "JACK Audio Connection Kit";
constexpr int kFrames = 64;
constexpr int kNotesPerSecond = 25;
constexpr int kLong = 60000; ///< ms

/// A network as large as the settings allow, whose controllers move all the time.
std::unique_ptr<ExpressionModel> busyModel()
{
    const test::NetworkShape shape {FeatureSet::all5().width(), {32, 32}, {200}, true};
    Random random(1);
    auto model = std::make_unique<ExpressionModel>();
    model->description.features = FeatureSet::all5();
    model->description.outputs = test::codingOf(shape);
    model->description.updateRate = 75;
    model->network = std::make_unique<expression::LiveKernel>(
        test::randomWeights(shape, random, 6.0), model->description.outputs);
    return model;
}

/// Chords of three notes, one note every 40 ms, each held until three others have come.
void playFor(std::chrono::seconds length, ui::PerformanceSession& session)
{
    const auto start = midi::Clock::now();
    const auto notes = length / 1s * kNotesPerSecond;
    const auto key = [](std::int64_t i) { return static_cast<unsigned>(40 + i * 7 % 36); };
    for (std::int64_t i = 0; i < notes + 3; ++i) {
        std::this_thread::sleep_until(start + i * 1000ms / kNotesPerSecond);
        if (i >= 3)
            (void)session.input().inject(MidiMessage::noteOff(0, key(i - 3)));
        if (i < notes)
            (void)session.input().inject(
                MidiMessage::noteOn(0, key(i), static_cast<unsigned>(40 + i % 80)));
        ui::TappedMessage message;
        while (session.tap().take(message)) { }
    }
}

} // namespace

class TestPerforming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::useJackServerOfOurs();
        if (!qEnvironmentVariableIsSet("TIMBREL_BUILD"))
            qputenv("TIMBREL_BUILD", TIMBREL_BUILD_FOLDER); // whose programs train
    }
    void shortBlocksAreNeverLateBesideATraining();
};

/// With TIMBREL_SOUND_SECONDS the times are judged; else, on a machine that may be busy, told.
void TestPerforming::shortBlocksAreNeverLateBesideATraining()
{
    if (QStandardPaths::findExecutable(QStringLiteral("jackd")).isEmpty())
        QSKIP("there is no JACK server here (package jackd2)");
    const test::TemporaryFolder folder;
    auto command = bench::trainerCommand(folder.path());
    if (command.empty())
        QSKIP("there is nothing to train: TIMBREL_BUILD names no build, or ../shared/data is not "
              "there");
    bool isJudged = false;
    const int seconds = qEnvironmentVariableIntValue("TIMBREL_SOUND_SECONDS", &isJudged);
    JackServer server(kFrames);
    QVERIFY(server.isReady());
    audio::AudioEngine engine(synth::makeSmallSynth(), audio::makeAudioBackend());
    audio::AudioChoice choice;
    choice.hostApi = kJack;
    engine.open(choice);
    QVERIFY(QTest::qWaitFor([&] { return engine.audioState().stage == audio::AudioStage::Running; },
                            kLong));
    QCOMPARE(engine.audioState().opened.device.hostApi, std::string(kJack));

    const bench::Busy busy(std::move(command), [] {});
    QVERIFY(QTest::qWaitFor(
        [&] { return std::filesystem::exists(folder.path() / "busy" / "runs" / "expression"); },
        kLong));
    ui::PerformanceSession session({}, engine, busyModel(), {});
    QVERIFY(session.thread().start());
    QTest::qWait(3000); // all has begun
    engine.resetCallbackTimes();
    const auto lateBefore = server.log().count("Timbrel was not finished");
    playFor(std::chrono::seconds(isJudged ? seconds : 3), session);

    const auto times = engine.callbackTimes();
    const auto late = server.log().count("Timbrel was not finished") - lateBefore;
    session.thread().stop();
    const auto notes = session.thread().status();
    qInfo(
        "JACK, %u frames (%.0f us): %llu blocks, p50 %.0f, p99 %.0f, p99.9 %.0f, longest %.0f us; "
        "not finished %d times; notes: processing p50 %.1f, p99 %.1f, worst %.1f us, %llu events, "
        "%llu controllers",
        engine.status().blockFrames,
        times.period,
        static_cast<unsigned long long>(times.count),
        times.p50,
        times.p99,
        times.p999,
        times.maximum,
        static_cast<int>(late),
        notes.processing.p50,
        notes.processing.p99,
        notes.processing.maximum,
        static_cast<unsigned long long>(notes.events),
        static_cast<unsigned long long>(notes.controllersSent));
    QCOMPARE(engine.status().blockFrames, unsigned {kFrames});
    QVERIFY(engine.status().peakLeft > 0.0F);
    QCOMPARE(notes.dropped, std::uint64_t {0});
    if (isJudged) {
        QCOMPARE(late, 0);
        QVERIFY(times.p999 < times.period / 2.0);
    }
}

QTEST_GUILESS_MAIN(TestPerforming)
#include "tst_performing.moc"
