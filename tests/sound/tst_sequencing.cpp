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

#include "bench/busy_training.h"
#include "sound/jack_server.h"

using namespace timbrel;
using namespace timbrel::pattern;
using namespace std::chrono_literals;
using test::JackServer;

namespace {

constexpr const char* kJack = "JACK Audio Connection Kit";
constexpr int kFrames = 64;
constexpr int kPlacesPerSecond = 60; // as a hand's mouse
constexpr std::size_t kDimensions = 8;
constexpr std::size_t kHidden = 256;
constexpr int kLong = 60000; ///< ms

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
    void initTestCase()
    {
        test::useJackServerOfOurs();
        if (!qEnvironmentVariableIsSet("TIMBREL_BUILD"))
            qputenv("TIMBREL_BUILD", TIMBREL_BUILD_FOLDER); // whose programs train
    }
    void theDrumsMissNoBlockWhileThePuckMovesBesideATraining();
};

/// With TIMBREL_SOUND_SECONDS the times are judged; else, on a machine that may be busy, told.
void TestSequencing::theDrumsMissNoBlockWhileThePuckMovesBesideATraining()
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
    audio::RackDesk desk;
    audio::AudioEngine engine(rack(desk), audio::makeAudioBackend());
    audio::AudioChoice choice;
    choice.hostApi = kJack;
    engine.open(choice);
    QVERIFY(QTest::qWaitFor([&] { return engine.audioState().stage == audio::AudioStage::Running; },
                            kLong));
    const auto model
        = PatternModel::of(test::madeUpCheckpoint(kDimensions, {true, true}, true, kHidden), "");
    PatternPlayer player(engine);
    PatternGenerator generator(player.sequencer());
    generator.setMaker(makerOf(model));
    player.setRows(model->rows());
    player.setChangeAt(ChangeAt::Step);
    player.start();

    const bench::Busy busy(std::move(command), [] {});
    QVERIFY(QTest::qWaitFor(
        [&] { return std::filesystem::exists(folder.path() / "busy" / "runs" / "expression"); },
        kLong));
    movePuckFor(3s, generator); // all has begun
    engine.resetCallbackTimes();
    const auto lateBefore = server.log().count("Timbrel was not finished");
    movePuckFor(std::chrono::seconds(isJudged ? seconds : 3), generator);

    const auto times = engine.callbackTimes();
    const auto late = server.log().count("Timbrel was not finished") - lateBefore;
    const auto made = generator.status();
    const auto played = player.status();
    qInfo(
        "JACK, %u frames (%.0f us): %llu blocks, p50 %.0f, p99 %.0f, p99.9 %.0f, longest %.0f us; "
        "not finished %d times; patterns made: %llu, p50 %.0f, p99 %.0f us; late generations %llu",
        engine.status().blockFrames,
        times.period,
        static_cast<unsigned long long>(times.count),
        times.p50,
        times.p99,
        times.p999,
        times.maximum,
        static_cast<int>(late),
        static_cast<unsigned long long>(made.times.count),
        made.times.p50,
        made.times.p99,
        static_cast<unsigned long long>(played.lateGenerations));
    QCOMPARE(engine.status().blockFrames, unsigned {kFrames});
    QVERIFY(engine.status().peakLeft > 0.0F);
    QVERIFY(made.times.count > 0);
    if (isJudged) {
        QCOMPARE(late, 0);
        QVERIFY(times.p999 < times.period / 2.0);
        QVERIFY(made.times.p99 <= 1000.0);
    }
}

QTEST_GUILESS_MAIN(TestSequencing)
#include "tst_sequencing.moc"
