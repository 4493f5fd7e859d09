// SPDX-License-Identifier: GPL-3.0-or-later
// What the view Latent does, without its widgets: a puck that moves, a generator that makes its
// patterns, a sequencer that plays them on the drum kit, at a JACK server with short blocks, beside
// a training.
#include "core/audio/audio_devices.h"
#include "core/audio/rack_desk.h"
#include "core/pattern/made_up_checkpoint.h"
#include "core/pattern/pattern_generator.h"
#include "core/pattern/pattern_player.h"
#include "core/synth/drum_kit_instrument.h"
#include "core/synth/small_synth.h"

#include <QtTest>

#include <cmath>
#include <thread>

#include "sound/jack_beside_training.h"

using namespace timbrel;
using namespace timbrel::pattern;
using namespace std::chrono_literals;
using test::JackBesideTraining;

namespace {

constexpr int kPlacesPerSecond = 60; // as a hand's mouse
constexpr std::size_t kDimensions = 8;
constexpr std::size_t kHidden = 256;
constexpr double kLongestDecode = 1000.0; ///< us, 99 of 100

std::unique_ptr<audio::Instrument> rack(audio::RackDesk& desk)
{
    const auto kits = std::make_shared<synth::DrumKitExchange>();
    kits->publish(synth::makePlayable(synth::kitOf(synth::builtInKits().front()),
                                      [](const auto&) { return audio::SharedSound {}; }));
    desk.setInstrument(0, synth::makeSmallSynth());
    desk.setInstrument(audio::kDrumSlot, synth::makeDrumKit(kits));
    return desk.makeRack();
}

/// Round and round, each dimension at its own pace.
PatternRequest placeAt(double seconds)
{
    PatternRequest request;
    request.dimensions = kDimensions;
    for (std::size_t i = 0; i < kDimensions; ++i)
        request.z[i]
            = static_cast<float>(2.0 * std::sin(seconds * (1.0 + 0.37 * static_cast<double>(i))));
    request.decode.temperature = 0.5F; // chance costs most
    return request;
}

void movePuckFor(std::chrono::seconds length, PatternGenerator& generator)
{
    const auto start = midi::Clock::now();
    for (std::int64_t i = 0; i < length / 1s * kPlacesPerSecond; ++i) {
        std::this_thread::sleep_until(start + i * 1000000us / kPlacesPerSecond);
        (void)generator.request(placeAt(static_cast<double>(i) / kPlacesPerSecond));
        (void)generator.take();
    }
}

} // namespace

class TestSequencing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { JackBesideTraining::prepare(); }
    void theDrumsMissNoBlockWhileThePuckMovesBesideATraining();
};

void TestSequencing::theDrumsMissNoBlockWhileThePuckMovesBesideATraining()
{
    JackBesideTraining stage;
    if (const char* why = stage.whyNot())
        QSKIP(why);
    audio::RackDesk desk;
    audio::AudioEngine engine(rack(desk), audio::makeAudioBackend());
    QVERIFY(stage.open(engine));
    const auto model
        = PatternModel::of(test::madeUpCheckpoint(kDimensions, {true, true}, true, kHidden), "");
    PatternPlayer player(engine);
    PatternGenerator generator(player.sequencer());
    generator.setMaker(makerOf(model));
    player.setRows(model->rows());
    player.setChangeAt(ChangeAt::Step);
    player.start();
    QVERIFY(stage.train());
    movePuckFor(3s, generator); // all has begun
    stage.beginCounting(engine);
    movePuckFor(stage.length(), generator);

    const QByteArray blocks = stage.counted(engine);
    const auto made = generator.status();
    const auto played = player.status();
    qInfo("%s; patterns made: %llu, p50 %.0f, p99 %.0f us; late generations %llu",
          blocks.constData(),
          static_cast<unsigned long long>(made.times.count),
          made.times.p50,
          made.times.p99,
          static_cast<unsigned long long>(played.lateGenerations));
    QCOMPARE(engine.status().blockFrames, JackBesideTraining::kFrames);
    QVERIFY(engine.status().peakLeft > 0.0F);
    QVERIFY(made.times.count > 0);
    QVERIFY2(stage.wasInTime(), blocks.constData());
    QVERIFY(!stage.isJudged() || made.times.p99 <= kLongestDecode);
}

QTEST_GUILESS_MAIN(TestSequencing)
#include "tst_sequencing.moc"
