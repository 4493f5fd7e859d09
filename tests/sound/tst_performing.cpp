// SPDX-License-Identifier: GPL-3.0-or-later
// What the view Perform does, without its widgets: notes in, a network's controllers and the notes
// out to the built-in synthesizer, at a JACK server with short blocks, beside a training.
#include "core/audio/audio_devices.h"
#include "core/expression/live_kernel.h"
#include "core/synth/small_synth.h"
#include "ui/perform/performance_session.h"

#include <QtTest>

#include "random_network.h"
#include "sound/jack_beside_training.h"

using namespace timbrel;
using namespace std::chrono_literals;
using expression::ExpressionModel;
using expression::FeatureSet;
using midi::MidiMessage;
using test::JackBesideTraining;

namespace {

constexpr int kNotesPerSecond = 25;

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
    void initTestCase() { JackBesideTraining::prepare(); }
    void shortBlocksAreNeverLateBesideATraining();
};

void TestPerforming::shortBlocksAreNeverLateBesideATraining()
{
    JackBesideTraining stage;
    if (const char* why = stage.whyNot())
        QSKIP(why);
    audio::AudioEngine engine(synth::makeSmallSynth(), audio::makeAudioBackend());
    QVERIFY(stage.open(engine));
    QVERIFY(stage.train());
    ui::PerformanceSession session({}, engine, busyModel(), {});
    QVERIFY(session.thread().start());
    QTest::qWait(3000); // all has begun
    stage.beginCounting(engine);
    playFor(stage.length(), session);

    const QByteArray blocks = stage.counted(engine);
    session.thread().stop();
    const auto notes = session.thread().status();
    qInfo("%s; notes: processing p50 %.1f, p99 %.1f, worst %.1f us, %llu events, %llu controllers",
          blocks.constData(),
          notes.processing.p50,
          notes.processing.p99,
          notes.processing.maximum,
          static_cast<unsigned long long>(notes.events),
          static_cast<unsigned long long>(notes.controllersSent));
    QCOMPARE(engine.status().blockFrames, JackBesideTraining::kFrames);
    QVERIFY(engine.status().peakLeft > 0.0F);
    QCOMPARE(notes.dropped, std::uint64_t {0});
    QVERIFY2(stage.wasInTime(), blocks.constData());
}

QTEST_GUILESS_MAIN(TestPerforming)
#include "tst_performing.moc"
