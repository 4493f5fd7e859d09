// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine.h"
#include "core/audio/engine_core.h"
#include "core/audio/offline.h"
#include "core/synth/small_synth.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <random>

#include "engine_stage.h"
#include "rack_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;
using music::EventKind;
using music::Sequence;
using test::FakeDevices;
using test::Pulses;

namespace {

std::shared_ptr<const Sequence> notesEvery(Microseconds period, int count)
{
    auto events = std::make_shared<Sequence>();
    for (int i = 0; i < count; ++i) {
        events->push_back({i * period, EventKind::NoteOn, 0, 60, 100});
        events->push_back({i * period + period / 2, EventKind::NoteOff, 0, 60, 64});
    }
    return events;
}

/// An engine whose instrument is known.
struct Stage
{
    explicit Stage(std::shared_ptr<FakeDevices> fake = nullptr)
        : devices(std::move(fake))
        , pulses(new Pulses)
        , engine(std::unique_ptr<Instrument>(pulses),
                 devices ? test::fakeBackend(devices) : nullptr)
    { }
    bool waitFor(AudioStage stage)
    {
        return QTest::qWaitFor([&] { return engine.audioState().stage == stage; }, 20000);
    }
    [[nodiscard]] int countOf(const MidiMessage& message) const
    {
        const auto told = pulses->told();
        return static_cast<int>(std::count_if(
            told.begin(), told.end(), [&](const auto& it) { return it.message == message; }));
    }

    std::shared_ptr<FakeDevices> devices;
    Pulses* pulses;
    AudioEngine engine;
};

/// A constant level through volume and master, block by block.
struct Mixed
{
    explicit Mixed(float level)
        : core(std::make_unique<EngineCore>(
            std::make_unique<test::Drone>(std::make_shared<test::Drone::Life>(), level)))
    {
        core->prepare(48000.0);
    }
    void ask(EngineCommand::Kind kind, float gain)
    {
        EngineCommand command;
        command.kind = kind;
        command.gain = gain;
        QVERIFY(core->commands.tryPush(command));
    }
    void play(const MidiMessage& message)
    {
        QVERIFY(core->live[0].tryPush({message, Clock::time_point {}}));
    }
    /// 5 1/3 ms each.
    void render(int blocks)
    {
        for (int i = 0; i < blocks; ++i) {
            now += std::chrono::microseconds(5333);
            core->renderAt(left, right, now);
        }
    }

    std::unique_ptr<EngineCore> core;
    Clock::time_point now = Clock::time_point(10s);
    std::array<float, 256> left {};
    std::array<float, 256> right {};
};

std::shared_ptr<FakeDevices> twoDevices()
{
    auto devices = std::make_shared<FakeDevices>();
    devices->list = {{{"Fake", "Speakers", 48000.0, true}, {48000.0}, false},
                     {{"Fake", "Phones", 44100.0, false}, {44100.0, 48000.0}, false}};
    return devices;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesSoundOnTheirFrame_data();
    void notesSoundOnTheirFrame();
    void metronomeClicksOnTheBeats();
    void countInClicksBeforeTheStart();
    void liveNotesKeepTheirDistances();
    void limiterHoldsTheCeilingAndLeavesTheRestAlone();
    void theMasterIsALevelBesideTheVolume();
    void whatTheLimiterDoesIsMeteredForAWhile();
    void offlineSoundIsTheSameInAnyBlocks();
    void playedSequenceSoundsThroughTheSynthesizer();
    void theTransportMovesWithoutADevice();
    void playWaitsForTheScoreGivenBefore();
    void stopAndPanicAreHeardByTheInstrument();
    void theVolumeControllersRestWhereTheyAreHeard();
    void aDeviceIsOpenedInTheBackground();
    void missingDevicesAndRefusedRatesFallBack();
    void aDeviceThatDiesIsTakenUpAgain();
    void aDeviceThatHangsIsNoticed();
    void devicesThatComeLaterAreTakenUp();
    void positionIsExtrapolatedThroughLoops();
    void statisticsCountBlocks();
    void renderingNeitherAllocatesNorLocks();
    void aLongScoreIsHandedOverQuickly();
};

void TestEngine::notesSoundOnTheirFrame_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("block");
    for (const double rate : {44100.0, 48000.0})
        for (const int block : {64, 256, 1000})
            QTest::addRow("%.0f, %d", rate, block) << rate << block;
}

void TestEngine::notesSoundOnTheirFrame()
{
    QFETCH(double, rate);
    QFETCH(int, block);
    OfflineSettings settings;
    settings.sampleRate = rate;
    settings.blockFrames = static_cast<std::size_t>(block);
    settings.tailSeconds = 0.1;
    const auto score = notesEvery(12'347us, 300);
    const auto audio = renderOffline(std::make_unique<Pulses>(), score, settings);
    std::size_t next = 0;
    for (std::size_t i = 0; i < audio.left.size(); ++i) {
        if (audio.left[i] < 0.1F)
            continue;
        const double time = static_cast<double>(next) * 12347.0;
        QCOMPARE(static_cast<std::int64_t>(i), std::llround(time * rate * 1e-6));
        ++next;
    }
    QCOMPARE(next, std::size_t {300});
}

void TestEngine::metronomeClicksOnTheBeats()
{
    OfflineSettings settings;
    settings.metronome = true;
    settings.tempo = {100.0, 3};
    settings.tailSeconds = 6.1;
    const auto audio = renderOffline(std::make_unique<Pulses>(), nullptr, settings);
    // each beat: silence right before it, sound right after; the first of three is the loudest
    std::vector<float> peaks;
    for (int beat = 0; beat < 10; ++beat) {
        const auto frame = static_cast<std::size_t>(beat * 28800);
        if (frame > 0)
            QCOMPARE(audio.left[frame - 1], 0.0F);
        float peak = 0.0F;
        for (std::size_t i = frame; i < frame + 500; ++i)
            peak = std::max(peak, std::abs(audio.left[i]));
        QVERIFY(peak > 0.1F);
        peaks.push_back(peak);
        for (std::size_t i = frame + 5000; i < frame + 28000; ++i)
            QCOMPARE(audio.left[i], 0.0F);
    }
    for (std::size_t beat = 0; beat < peaks.size(); ++beat)
        QCOMPARE(peaks[beat] > peaks[1] * 1.2F, beat % 3 == 0);
}

void TestEngine::countInClicksBeforeTheStart()
{
    OfflineSettings settings;
    settings.countInBeats = 4;
    settings.tempo = {120.0, 4};
    settings.tailSeconds = 1.0;
    const auto audio = renderOffline(std::make_unique<Pulses>(), notesEvery(1s, 1), settings);
    for (const std::size_t beat : {0U, 1U, 2U, 3U}) {
        float peak = 0.0F;
        for (std::size_t i = beat * 24000; i < beat * 24000 + 500; ++i)
            peak = std::max(peak, std::abs(audio.left[i]));
        QVERIFY(peak > 0.1F);
    }
    QCOMPARE(audio.left[96000], 0.25F); // the note, exactly after four beats, and no click
    QCOMPARE(audio.left[96001], 0.0F);
}

/// What comes between two blocks is heard a block later, at the same distances.
void TestEngine::liveNotesKeepTheirDistances()
{
    auto core = std::make_unique<EngineCore>(std::make_unique<Pulses>());
    core->prepare(48000.0);
    std::vector<float> all;
    std::vector<float> left(480);
    std::vector<float> right(480);
    const Clock::time_point start {1h};
    Clock::time_point now = start;
    const std::vector<Microseconds> times {12'345us, 13'000us, 29'990us, 30'010us, 57'777us};
    std::size_t next = 0;
    for (int block = 0; block < 10; ++block, now += 10ms) {
        while (next < times.size() && start + times[next] < now) {
            (void)core->live[0].tryPush({MidiMessage::noteOn(0, 60, 100), start + times[next]});
            ++next;
        }
        core->renderAt(left, right, now);
        all.insert(all.end(), left.begin(), left.end());
    }
    std::vector<double> heard;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] > 0.1F)
            heard.push_back(static_cast<double>(i) / 48.0);
    QCOMPARE(heard.size(), times.size());
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const double expected = static_cast<double>(times[i].count()) / 1000.0 + 10.0
            + static_cast<double>(Limiter::kDelay) / 48.0;
        QVERIFY2(std::abs(heard[i] - expected) < 0.05,
                 qPrintable(QStringLiteral("%1 ms, expected %2").arg(heard[i]).arg(expected)));
    }
}

void TestEngine::limiterHoldsTheCeilingAndLeavesTheRestAlone()
{
    Limiter limiter;
    limiter.prepare(48000.0);
    std::mt19937 random(5);
    std::uniform_real_distribution<float> noise(-1.0F, 1.0F);
    std::vector<float> in;
    for (int i = 0; i < 48000; ++i) // quiet, then far too loud, then quiet
        in.push_back(noise(random) * (i > 16000 && i < 20000 ? 8.0F : 0.5F));
    std::vector<float> left = in;
    std::vector<float> right = in;
    for (std::size_t at = 0; at < in.size(); at += 480)
        limiter.process(std::span(left).subspan(at, 480), std::span(right).subspan(at, 480));
    for (std::size_t i = Limiter::kDelay; i < 15900; ++i)
        QCOMPARE(left[i], in[i - Limiter::kDelay]); // untouched
    float peak = 0.0F;
    for (const float value : left)
        peak = std::max(peak, std::abs(value));
    QVERIFY(peak <= Limiter::kCeiling);
    QVERIFY(peak > 0.9F);
    // and comes back within half a second
    QVERIFY(std::abs(left[47000] - in[47000 - Limiter::kDelay]) < 0.02F);
}

void TestEngine::theMasterIsALevelBesideTheVolume()
{
    Mixed mixed(0.5F);
    mixed.ask(EngineCommand::Kind::Volume, 0.5F);
    mixed.ask(EngineCommand::Kind::Master, 2.0F);
    mixed.play(MidiMessage::noteOn(0, 60, 100));
    mixed.render(10);
    QVERIFY(std::abs(mixed.left[255] - 0.5F) < 1e-3F); // at once: nothing had sounded
    mixed.ask(EngineCommand::Kind::Master, 0.5F);
    mixed.render(1);
    QVERIFY(mixed.left[255] < 0.5F && mixed.left[255] > 0.2F); // it slides
    mixed.render(60);
    QVERIFY(std::abs(mixed.right[255] - 0.125F) < 1e-3F);
    mixed.ask(EngineCommand::Kind::Volume, 1.0F);
    mixed.render(60);
    QVERIFY(std::abs(mixed.right[255] - 0.25F) < 1e-3F);
    mixed.ask(EngineCommand::Kind::Master, 0.0F);
    mixed.render(200);
    QVERIFY(std::abs(mixed.right[255]) < 1e-4F);
    QCOMPARE(mixed.core->status.read().limiterGain, 1.0F);
}

/// Who looks 30 times a second sees it, though the limiter itself lets go much sooner.
void TestEngine::whatTheLimiterDoesIsMeteredForAWhile()
{
    Mixed mixed(0.5F);
    mixed.ask(EngineCommand::Kind::Volume, 1.0F);
    mixed.ask(EngineCommand::Kind::Master, 4.0F);
    mixed.play(MidiMessage::noteOn(0, 60, 100));
    mixed.render(10);
    const float least = mixed.core->status.read().limiterGain;
    QVERIFY(std::abs(least - Limiter::kCeiling / 2.0F) < 1e-3F);
    QVERIFY(mixed.core->status.read().peakLeft <= Limiter::kCeiling);
    mixed.play(MidiMessage::noteOff(0, 60));
    mixed.render(3); // what was under way
    const float before = mixed.core->status.read().limiterGain;
    constexpr int kBlocks = 30; // 160 ms
    mixed.render(kBlocks);
    const float after = mixed.core->status.read().limiterGain;
    const double risen = 20.0 * std::log10(double {after} / double {before});
    QVERIFY2(std::abs(risen - kMeterFall * kBlocks * 256.0 / 48000.0) < 0.1,
             qPrintable(QString::number(risen)));
    mixed.render(200);
    QVERIFY(mixed.core->status.read().limiterGain > 0.999F);
}

void TestEngine::offlineSoundIsTheSameInAnyBlocks()
{
    const auto play = [](std::size_t block) {
        OfflineSettings settings;
        settings.blockFrames = block;
        settings.tailSeconds = 0.5;
        return renderOffline(synth::makeSmallSynth(), notesEvery(130ms, 5), settings);
    };
    const auto first = play(256);
    const auto second = play(1024);
    QCOMPARE(first.left.size(), second.left.size());
    for (std::size_t i = 0; i < first.left.size(); ++i)
        QVERIFY(std::abs(first.left[i] - second.left[i]) < 1e-6F);
}

void TestEngine::playedSequenceSoundsThroughTheSynthesizer()
{
    auto events = std::make_shared<Sequence>();
    events->push_back({100ms, EventKind::NoteOn, 0, 57, 100});
    events->push_back({100ms, EventKind::Controller, 0, 7, 127});
    for (int i = 0; i <= 100; ++i) // a swell down to nothing
        events->push_back({600ms + i * 10ms,
                           EventKind::Controller,
                           0,
                           7,
                           static_cast<std::uint8_t>(127 - i * 127 / 100)});
    events->push_back({1700ms, EventKind::NoteOff, 0, 57, 64});
    const auto audio = renderOffline(synth::makeSmallSynth(), events);
    const auto level = [&](double from, double to) {
        double sum = 0.0;
        for (auto i = static_cast<std::size_t>(from * 48000); i < std::size_t(to * 48000); ++i)
            sum += static_cast<double>(audio.left[i]) * static_cast<double>(audio.left[i]);
        return std::sqrt(sum / ((to - from) * 48000));
    };
    QVERIFY(level(0.0, 0.099) == 0.0);
    QVERIFY(level(0.2, 0.6) > 0.03);
    QVERIFY(level(1.1, 1.2) < level(0.2, 0.6) * 0.5);
    QVERIFY(level(1.65, 1.7) < level(0.2, 0.6) * 0.05);
    QVERIFY(level(4.5, 4.6) < 1e-4);
}

void TestEngine::theTransportMovesWithoutADevice()
{
    Stage stage;
    stage.engine.setScore(notesEvery(20ms, 100));
    stage.engine.play(0us);
    QVERIFY(QTest::qWaitFor([&] { return stage.countOf(MidiMessage::noteOn(0, 60, 100)) > 5; }));
    const auto status = stage.engine.status();
    QVERIFY(status.isPlaying);
    QVERIFY(status.isByTimer);
    QVERIFY(status.position > 0us);
    stage.engine.stop();
    QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().isPlaying; }));
    stage.engine.seek(7s);
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position == 7s; }));
    stage.engine.open({});
    QVERIFY(stage.waitFor(AudioStage::Unavailable));
    QCOMPARE(stage.engine.audioState().problem->id, ErrorId::AudioMissing);
}

void TestEngine::playWaitsForTheScoreGivenBefore()
{
    for (int round = 0; round < 20; ++round) {
        Stage stage;
        const auto number = static_cast<std::uint8_t>(30 + round);
        for (std::uint8_t other = 0; other < 5; ++other) // quickly one after the other
            stage.engine.setScore(std::make_shared<const Sequence>(
                Sequence {{0us, EventKind::NoteOn, 0, other, 100}}));
        stage.engine.setScore(
            std::make_shared<const Sequence>(Sequence {{0us, EventKind::NoteOn, 0, number, 100}}));
        stage.engine.play(0us);
        QVERIFY(QTest::qWaitFor([&] { // the window asks for the status all the time
            (void)stage.engine.status();
            return !stage.pulses->told().empty();
        }));
        QCOMPARE(stage.pulses->told().front().message, MidiMessage::noteOn(0, number, 100));
    }
}

void TestEngine::stopAndPanicAreHeardByTheInstrument()
{
    Stage stage;
    stage.engine.setScore(std::make_shared<const Sequence>(
        Sequence {{0us, EventKind::Controller, 0, 74, 10}, {0us, EventKind::NoteOn, 0, 60, 100}}));
    stage.engine.play(0us);
    QVERIFY(QTest::qWaitFor([&] { return stage.countOf(MidiMessage::noteOn(0, 60, 100)) == 1; }));
    stage.engine.stop();
    QVERIFY(
        QTest::qWaitFor([&] { return stage.countOf(MidiMessage::controller(0, 74, 64)) == 1; }));
    QCOMPARE(stage.countOf(MidiMessage::noteOff(0, 60)), 1);
    stage.engine.noteOn(64, 90);
    stage.engine.panic();
    QVERIFY(QTest::qWaitFor([&] { return stage.pulses->panics() == 1; }));
}

/// A project whose volume is 0 at rest is not silent when a note is tried.
void TestEngine::theVolumeControllersRestWhereTheyAreHeard()
{
    Stage stage;
    std::array<std::optional<std::uint8_t>, 128> resting {};
    resting[7] = 0;
    resting[1] = 33;
    stage.engine.setRestingValues(resting);
    stage.engine.setScore(std::make_shared<const Sequence>(
        Sequence {{0us, EventKind::Controller, 0, 7, 5}, {0us, EventKind::Controller, 0, 1, 5}}));
    stage.engine.play(0us);
    QVERIFY(QTest::qWaitFor([&] { return stage.pulses->told().size() == 2; }));
    stage.engine.stop();
    QVERIFY(QTest::qWaitFor([&] { return stage.pulses->told().size() == 4; }));
    QCOMPARE(stage.countOf(MidiMessage::controller(0, 7, 100)), 1);
    QCOMPARE(stage.countOf(MidiMessage::controller(0, 1, 33)), 1);
}

void TestEngine::aDeviceIsOpenedInTheBackground()
{
    Stage stage(twoDevices());
    stage.engine.setScore(notesEvery(20ms, 1000));
    stage.engine.play(0us); // the transport does not wait for the device
    stage.engine.open({});
    QVERIFY(stage.waitFor(AudioStage::Running));
    const auto state = stage.engine.audioState();
    QCOMPARE(state.opened.device.name, std::string("Speakers"));
    QVERIFY(state.opened.fellBack.empty());
    QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().isByTimer; }));
    QCOMPARE(stage.engine.status().blockFrames, std::uint32_t {kUsualFrames});
    QVERIFY(stage.engine.status().isPlaying);
    QCOMPARE(stage.engine.devices().size(), std::size_t {2});
    stage.engine.close();
    QVERIFY(stage.waitFor(AudioStage::Closed));
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().isByTimer; }));
    QVERIFY(stage.engine.status().isPlaying);
    // no note was lost or doubled on the way from the timer to the device and back
    const auto told = stage.pulses->told();
    const auto played = stage.engine.status().position;
    const auto notes = stage.countOf(MidiMessage::noteOn(0, 60, 100));
    QVERIFY(std::abs(notes - static_cast<int>(played / 20ms)) <= 2);
}

void TestEngine::missingDevicesAndRefusedRatesFallBack()
{
    auto devices = twoDevices();
    devices->list[1].isBusy = true;
    Stage stage(devices);
    AudioChoice choice;
    choice.device = "Nowhere";
    choice.sampleRate = 96000.0;
    stage.engine.open(choice);
    QVERIFY(stage.waitFor(AudioStage::Running));
    auto state = stage.engine.audioState();
    QCOMPARE(state.opened.device.name, std::string("Speakers"));
    QCOMPARE(state.opened.fellBack.size(), std::size_t {2});
    QCOMPARE(state.opened.fellBack[0].id, ErrorId::AudioDeviceNotFound);
    QCOMPARE(state.opened.fellBack[0].name, std::string("Nowhere"));
    QCOMPARE(state.opened.fellBack[0].found, std::string("Speakers"));
    QCOMPARE(state.opened.fellBack[1].id, ErrorId::AudioRateRefused);
    QCOMPARE(state.opened.fellBack[1].found, std::string("48000"));
    choice = {};
    choice.device = "Phones"; // held by another program
    stage.engine.open(choice);
    QVERIFY(QTest::qWaitFor([&] {
        state = stage.engine.audioState();
        return state.stage == AudioStage::Running && state.opened.fellBack.size() == 1;
    }));
    QCOMPARE(state.opened.fellBack[0].id, ErrorId::AudioFailed);
    QCOMPARE(state.opened.fellBack[0].name, std::string("Phones"));
    QCOMPARE(state.opened.device.name, std::string("Speakers"));
}

void TestEngine::aDeviceThatDiesIsTakenUpAgain()
{
    auto devices = twoDevices();
    Stage stage(devices);
    stage.engine.setScore(notesEvery(20ms, 10000));
    stage.engine.open({});
    QVERIFY(stage.waitFor(AudioStage::Running));
    stage.engine.play(0us);
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position > 50ms; }));
    devices->isThere = false;
    QVERIFY(stage.waitFor(AudioStage::Lost));
    QCOMPARE(stage.engine.audioState().problem->id, ErrorId::AudioLost);
    QCOMPARE(stage.engine.audioState().problem->name, std::string("Speakers"));
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().isByTimer; }));
    const auto before = stage.engine.status().position;
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position > before + 100ms; }));
    devices->isThere = true;
    QVERIFY(stage.waitFor(AudioStage::Running));
    QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().isByTimer; }));
    QVERIFY(stage.engine.status().isPlaying);
}

void TestEngine::aDeviceThatHangsIsNoticed()
{
    auto devices = twoDevices();
    Stage stage(devices);
    stage.engine.open({});
    QVERIFY(stage.waitFor(AudioStage::Running));
    stage.engine.play(0us);
    devices->hangs = true;
    QVERIFY(stage.waitFor(AudioStage::Lost));
    const auto before = stage.engine.status().position;
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position > before + 50ms; }));
    devices->hangs = false;
    QVERIFY(stage.waitFor(AudioStage::Running));
}

void TestEngine::devicesThatComeLaterAreTakenUp()
{
    auto devices = twoDevices();
    devices->isThere = false;
    Stage stage(devices);
    stage.engine.open({});
    QVERIFY(stage.waitFor(AudioStage::Unavailable));
    devices->isThere = true;
    stage.engine.rescanDevices(); // not to wait for it
    QVERIFY(stage.waitFor(AudioStage::Running));
}

void TestEngine::positionIsExtrapolatedThroughLoops()
{
    EngineStatus status;
    status.position = 950ms;
    status.time = Clock::time_point(10s);
    QCOMPARE(status.positionAt(Clock::time_point(11s)), Microseconds(950ms)); // stands
    status.isPlaying = true;
    QCOMPARE(status.positionAt(Clock::time_point(10s) + 30ms), Microseconds(980ms));
    status.isLooping = true;
    status.loop = {500ms, 1000ms};
    QCOMPARE(status.positionAt(Clock::time_point(10s) + 60ms), Microseconds(510ms));
    QCOMPARE(status.positionAt(Clock::time_point(10s) + 1060ms), Microseconds(510ms));
    status.position = 510ms; // it has just leapt back: earlier moments are before the leap
    status.loopsDone = 1;
    QCOMPARE(status.positionAt(Clock::time_point(10s) - 20ms), Microseconds(990ms));
    status.loopsDone = 0;
    QCOMPARE(status.positionAt(Clock::time_point(10s) - 20ms), Microseconds(490ms));
}

void TestEngine::statisticsCountBlocks()
{
    CallbackTimes times;
    for (int i = 1; i <= 1000; ++i)
        times.add(std::chrono::microseconds(i));
    times.addUnderrun();
    const auto summary = times.summary();
    QCOMPARE(summary.count, std::uint64_t {1000});
    QVERIFY(std::abs(summary.mean - 500.5) < 0.01);
    QVERIFY(summary.p50 >= 500.0 && summary.p50 < 500.0 * 1.045);
    QVERIFY(summary.p99 >= 990.0 && summary.p99 <= 1000.0);
    QVERIFY(summary.p999 >= 999.0 && summary.p999 <= 1000.0);
    QCOMPARE(summary.maximum, 1000.0);
    QCOMPARE(summary.underruns, std::uint64_t {1});
    times.reset();
    QCOMPARE(times.summary().count, std::uint64_t {0});
}

void TestEngine::renderingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    auto core = std::make_unique<EngineCore>(synth::makeSmallSynth());
    core->prepare(48000.0);
    std::vector<float> left(512);
    std::vector<float> right(512);
    const auto ask = [&](EngineCommand::Kind kind, bool isOn) {
        EngineCommand command;
        command.kind = kind;
        command.isOn = isOn;
        command.end = 500ms;
        command.countInBeats = 1;
        (void)core->commands.tryPush(command);
    };
    std::uint64_t violations = 0;
    for (int round = 0; round < 40; ++round) {
        core->scores.publish(
            PlayScore::of(notesEvery(Microseconds(9000 + round), 2000), std::uint64_t(round + 1)));
        for (const auto kind : {EngineCommand::Kind::Outgoing,
                                EngineCommand::Kind::Metronome,
                                EngineCommand::Kind::Loop,
                                EngineCommand::Kind::Mute})
            ask(kind, true);
        if (round % 5 == 0)
            ask(EngineCommand::Kind::Play, true);
        if (round % 7 == 6)
            ask(EngineCommand::Kind::Panic, true);
        EngineCommand master;
        master.kind = EngineCommand::Kind::Master;
        master.gain = round % 2 == 0 ? 4.0F : 0.5F; // with and without the limiter
        (void)core->commands.tryPush(master);
        const test::RealtimeGuard guard;
        for (unsigned block = 0; block < 20; ++block) {
            (void)core->live[1].tryPush({MidiMessage::noteOn(0, 40 + block, 90), Clock::now()});
            core->render(left, right, false);
        }
        violations += guard.violations();
    }
    QCOMPARE(violations, std::uint64_t {0});
}

/// A gesture in the editor gives a new score with every movement of the mouse.
void TestEngine::aLongScoreIsHandedOverQuickly()
{
    auto events = std::make_shared<Sequence>();
    for (int i = 0; i < 1'000'000; ++i)
        events->push_back({i * 100us, EventKind::Controller, 0, 1, std::uint8_t(i % 128)});
    Stage stage;
    QElapsedTimer clock;
    clock.start();
    stage.engine.setScore(events);
    qInfo("a score of 1,000,000 points is handed over in %.1f ms",
          static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    stage.engine.play(50s);
    QVERIFY(QTest::qWaitFor([&] { return !stage.pulses->told().empty(); }));
    QCOMPARE(stage.pulses->told().front().message, MidiMessage::controller(0, 1, 500000 % 128));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
