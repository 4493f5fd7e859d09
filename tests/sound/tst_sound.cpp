// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_devices.h"
#include "core/audio/engine.h"
#include "core/audio/live_input.h"
#include "core/audio/midi_playback.h"
#include "core/audio/take_recorder.h"
#include "core/base/atomic_file.h"
#include "core/midi/midi_devices.h"
#include "core/midi/midi_file_writer.h"
#include "core/synth/small_synth.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include "ports/program.h"
#include "sound/jack_server.h"
#include "sound/wave_file.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using music::EventKind;
using music::Sequence;
using test::JackServer;
using test::Program;
using test::words;

namespace {

constexpr const char* kJack = "JACK Audio Connection Kit";
constexpr int kLong = 60000; ///< ms; an emulated machine is slow

bool has(const char* program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

/// Broken chords with a moving filter and a swell, one after the other without a pause.
std::shared_ptr<const Sequence> brokenChords(Microseconds length)
{
    auto events = std::make_shared<Sequence>();
    constexpr std::array<int, 8> kChord {48, 55, 60, 64, 67, 71, 74, 67};
    for (int i = 0; i * 120ms < length; ++i) {
        const auto number = static_cast<std::uint8_t>(kChord[static_cast<std::size_t>(i % 8)]);
        events->push_back({i * 120ms, EventKind::NoteOn, 0, number, 96});
        events->push_back({i * 120ms + 300ms, EventKind::NoteOff, 0, number, 64});
    }
    for (int i = 0; i * 20ms < length; ++i) {
        const auto value = static_cast<std::uint8_t>(60 + std::abs(i % 100 - 50));
        events->push_back({i * 20ms, EventKind::Controller, 0, 74, value});
    }
    music::sortByTime(*events);
    return events;
}

struct Stage
{
    Stage()
        : engine(synth::makeSmallSynth(), makeAudioBackend())
    { }
    bool waitFor(AudioStage stage)
    {
        return QTest::qWaitFor([&] { return engine.audioState().stage == stage; }, kLong);
    }
    bool open(const AudioChoice& choice = {})
    {
        engine.open(choice);
        return waitFor(AudioStage::Running);
    }
    /// JACK's, as soon as it answers: until then another device may have been taken.
    bool openJack()
    {
        AudioChoice choice;
        choice.hostApi = kJack;
        return QTest::qWaitFor(
            [&] { return open(choice) && engine.audioState().opened.device.hostApi == kJack; },
            kLong);
    }
    void play(Microseconds length, const AudioChoice& choice = {})
    {
        QVERIFY(open(choice));
        engine.setScore(brokenChords(length));
        engine.play(0us, {0, length});
        QVERIFY(QTest::qWaitFor([&] { return engine.status().isPlaying; }, kLong));
        QVERIFY(QTest::qWaitFor([&] { return !engine.status().isPlaying; },
                                kLong + static_cast<int>(length / 1ms) * 20));
    }
    void report(const char* where) const
    {
        const auto state = engine.audioState();
        const auto times = engine.callbackTimes();
        qInfo("%s: %s \"%s\", %.0f Hz, blocks of %u, latency %.1f ms; %llu blocks, p50 %.0f us, "
              "p99.9 %.0f us, longest %.0f us of %.0f us, %llu underruns",
              where,
              state.opened.device.hostApi.c_str(),
              state.opened.device.name.c_str(),
              state.opened.sampleRate,
              engine.status().blockFrames,
              static_cast<double>(state.opened.latency.count()) * 1e-3,
              static_cast<unsigned long long>(times.count),
              times.p50,
              times.p999,
              times.maximum,
              times.period,
              static_cast<unsigned long long>(times.underruns));
    }

    AudioEngine engine;
};

/// Neither silent nor clipped, without a hole.
QString faultOf(const test::Loudness& sound, double seconds)
{
    const QString told = QStringLiteral("peak %1, rms %2, %3 samples clipped, %4 s, gap of %5 s")
                             .arg(sound.peak)
                             .arg(sound.rms)
                             .arg(sound.clipped)
                             .arg(sound.seconds)
                             .arg(sound.longestGap);
    qInfo("heard: %s", qPrintable(told));
    const bool isGood = sound.peak > 0.05 && sound.rms > 0.01 && sound.clipped == 0
        && sound.seconds > seconds * 0.6;
    return isGood ? QString() : told;
}

} // namespace

class TestSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jackNeverWaitsForUs();
    void jackRefusesARateVisibly();
    void jackThatDiesIsTakenUpAgain();
    void theFirstKeySoundsWithinASecond();
    void pipeWirePlaysUsWithLowLatency();
    void theSoundCardPlaysUs();
    void aRefusedRateFallsBackOnTheCard();
    void midiThroughIsRecorded();
    void ourOwnPortIsRecorded();
    void theScoreIsSentToAPort();

private:
    /// Plays a file into that port and gives what was recorded.
    std::optional<Take> record(const midi::PortChoice& choice, const QString& target);
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    QTemporaryDir m_folder;
};

void TestSound::initTestCase()
{
    QVERIFY(m_folder.isValid());
    test::useJackServerOfOurs();
}

#define TIMBREL_NEEDS_JACK()                                                                       \
    if (!has("jackd"))                                                                             \
    QSKIP("there is no JACK server here (package jackd2)")

/// With TIMBREL_SOUND_SECONDS the times are judged; else, on a machine that may be busy, told.
void TestSound::jackNeverWaitsForUs()
{
    TIMBREL_NEEDS_JACK();
    bool isJudged = false;
    const int seconds = qEnvironmentVariableIntValue("TIMBREL_SOUND_SECONDS", &isJudged);
    JackServer server;
    QVERIFY(server.isReady());
    Stage stage;
    stage.play(std::chrono::seconds(isJudged ? seconds : 3));
    stage.report("JACK");
    QCOMPARE(stage.engine.audioState().opened.device.hostApi, std::string(kJack));
    QVERIFY(stage.engine.status().peakLeft > 0.0F);
    const auto times = stage.engine.callbackTimes();
    const auto late = server.log().count("Timbrel was not finished");
    qInfo("jackd: we were not finished %d times", static_cast<int>(late));
    if (isJudged) {
        QCOMPARE(late, 0);
        QVERIFY(times.p999 < times.period / 2.0);
    }
}

void TestSound::jackRefusesARateVisibly()
{
    TIMBREL_NEEDS_JACK();
    JackServer server;
    QVERIFY(server.isReady());
    Stage stage;
    AudioChoice choice;
    choice.sampleRate = 44100.0;
    QVERIFY(stage.open(choice));
    const auto opened = stage.engine.audioState().opened;
    QCOMPARE(opened.sampleRate, 48000.0);
    QCOMPARE(opened.fellBack.size(), std::size_t {1});
    QCOMPARE(opened.fellBack[0].id, ErrorId::AudioRateRefused);
    choice = {};
    choice.device = "Nowhere";
    stage.engine.open(choice);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto state = stage.engine.audioState();
            return state.stage == AudioStage::Running && !state.opened.fellBack.empty()
                && state.opened.fellBack[0].id == ErrorId::AudioDeviceNotFound;
        },
        kLong));
}

void TestSound::jackThatDiesIsTakenUpAgain()
{
    TIMBREL_NEEDS_JACK();
    auto server = std::make_unique<JackServer>();
    QVERIFY(server->isReady());
    Stage stage;
    QVERIFY(stage.openJack());
    stage.engine.setScore(brokenChords(600s));
    stage.engine.play(0us);
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position > 300ms; }, kLong));
    for (int round = 0; round < 2; ++round) {
        server->kill();
        QVERIFY(stage.waitFor(AudioStage::Lost));
        QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().isByTimer; }, kLong));
        const auto before = stage.engine.status().position;
        QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position > before + 100ms; },
                                kLong));
        server->start();
        QVERIFY(server->isReady());
        QVERIFY(stage.waitFor(AudioStage::Running));
        QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().isByTimer; }, kLong));
        QVERIFY(stage.engine.status().isPlaying);
        QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().peakLeft > 0.01F; }, kLong));
    }
}

void TestSound::theFirstKeySoundsWithinASecond()
{
    TIMBREL_NEEDS_JACK();
    JackServer server;
    QVERIFY(server.isReady());
    QElapsedTimer clock;
    clock.start();
    Stage stage;
    stage.engine.open({});
    stage.engine.noteOn(60, 100); // at once, before there is a device
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto status = stage.engine.status();
            return !status.isByTimer && status.peakLeft > 0.01F;
        },
        kLong));
    qInfo("from nothing to the first sound: %lld ms", static_cast<long long>(clock.elapsed()));
    if (qEnvironmentVariableIsSet("TIMBREL_SOUND_SECONDS"))
        QVERIFY(clock.elapsed() < 1000);
}

void TestSound::pipeWirePlaysUsWithLowLatency()
{
    const QString server
        = QStringLiteral("%1/pipewire-0").arg(qEnvironmentVariable("XDG_RUNTIME_DIR"));
    if (!QFile::exists(server) || !has("pw-record"))
        QSKIP("there is no PipeWire here; see tests/sound/run pipewire");
    Program recorder(QStringLiteral("pw-record"),
                     {QStringLiteral("--target"), QStringLiteral("null-sink"), path("pw.wav")});
    QTest::qWait(500);
    Stage stage;
    stage.play(4s);
    stage.report("PipeWire");
    recorder.interrupt();
    QCOMPARE(stage.engine.audioState().opened.device.hostApi, std::string("ALSA"));
    QVERIFY(stage.engine.audioState().opened.latency < 20ms); // PortAudio's own choice: 32 ms
    const QString fault = faultOf(test::loudnessOf(test::readWaveFile(path("pw.wav"))), 4.0);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

#define TIMBREL_NEEDS_LOOPBACK()                                                                   \
    if (!QFile::exists(QStringLiteral("/proc/asound/Loopback")) || !has("arecord"))                \
    QSKIP("there is no Loopback sound card here (snd-aloop); see tests/sound/run vm")

namespace {

/// The card's first playing side, as PortAudio calls it.
AudioChoice loopback(Stage& stage)
{
    AudioChoice choice;
    stage.engine.rescanDevices();
    (void)QTest::qWaitFor([&] { return !stage.engine.devices().empty(); }, kLong);
    for (const AudioDevice& device : stage.engine.devices())
        if (device.name.find("Loopback") != std::string::npos
            && device.name.find(",0)") != std::string::npos) {
            choice.hostApi = device.hostApi;
            choice.device = device.name;
        }
    choice.frames = 1024; // for an emulated machine
    return choice;
}

} // namespace

void TestSound::theSoundCardPlaysUs()
{
    TIMBREL_NEEDS_LOOPBACK();
    Stage stage;
    const AudioChoice choice = loopback(stage);
    QVERIFY(!choice.device.empty());
    QVERIFY(stage.open(choice)); // the card's other side takes this side's format
    QVERIFY(stage.engine.audioState().opened.fellBack.empty());
    Program recorder(QStringLiteral("arecord"),
                     words(QStringLiteral("-D plughw:Loopback,1 -f S16_LE -c 2 -r 48000 %1")
                               .arg(path("card.wav"))));
    QTest::qWait(2000);
    stage.play(6s, choice);
    stage.report("Loopback");
    recorder.interrupt();
    const QString fault = faultOf(test::loudnessOf(test::readWaveFile(path("card.wav"))), 6.0);
    QVERIFY2(fault.isEmpty(), qPrintable(fault + QString::fromUtf8(recorder.output())));
}

void TestSound::aRefusedRateFallsBackOnTheCard()
{
    TIMBREL_NEEDS_LOOPBACK();
    Stage stage;
    AudioChoice choice = loopback(stage);
    choice.sampleRate = 1234567.0;
    QVERIFY(stage.open(choice));
    const auto opened = stage.engine.audioState().opened;
    QCOMPARE(opened.fellBack.size(), std::size_t {1});
    QCOMPARE(opened.fellBack[0].id, ErrorId::AudioRateRefused);
    QCOMPARE(opened.device.name, choice.device);
}

#define TIMBREL_NEEDS_SEQUENCER()                                                                  \
    if (!QFile::exists(QStringLiteral("/dev/snd/seq")) || !has("aplaymidi"))                       \
    QSKIP("there is no ALSA sequencer here (/dev/snd/seq); see tests/sound/run vm")

namespace {

/// A swell over each of a few notes.
Sequence swells()
{
    Sequence events;
    for (int note = 0; note < 8; ++note) {
        const Microseconds start = note * 400ms;
        const auto number = static_cast<std::uint8_t>(60 + note);
        events.push_back({start, EventKind::Controller, 0, 74, 5});
        events.push_back({start, EventKind::NoteOn, 0, number, std::uint8_t(40 + note * 10)});
        for (int i = 1; i < 15; ++i)
            events.push_back(
                {start + i * 20ms, EventKind::Controller, 0, 74, std::uint8_t(5 + i * 8)});
        events.push_back({start + 300ms, EventKind::NoteOff, 0, number, 30});
    }
    return events;
}

/// Without the times, for comparison.
QStringList told(const Sequence& events)
{
    QStringList list;
    for (const auto& event : events)
        list << QStringLiteral("%1 %2 %3")
                    .arg(static_cast<int>(event.kind))
                    .arg(event.number)
                    .arg(event.value);
    return list;
}

} // namespace

std::optional<Take> TestSound::record(const midi::PortChoice& choice, const QString& target)
{
    const QString file = path("swells.mid");
    if (!writeFileAtomically(file.toStdString(), midi::writeMidiFile(swells())))
        return std::nullopt;
    auto backend = midi::openBackend(midi::BackendKind::RtMidiAlsa);
    if (!backend)
        return std::nullopt;
    auto port = (*backend)->openInput(choice);
    if (!port)
        return std::nullopt;
    AudioEngine engine(synth::makeSmallSynth());
    LiveInput input(engine, std::move(*port));
    TakeRecorder recorder(engine);
    TakeSettings settings;
    settings.controllers = {74};
    recorder.begin(settings);
    Program player(QStringLiteral("aplaymidi"), {QStringLiteral("-p"), target, file});
    (void)QTest::qWaitFor(
        [&] {
            LiveEvent event;
            while (input.nextEvent(event))
                recorder.handle(event);
            recorder.tick();
            return recorder.eventCount() >= swells().size() - 1; // the first value is before
        },
        kLong);
    (void)player.waitForEnd();
    qInfo("%zu notes, %zu events; the engine's level %.3f",
          recorder.noteCount(),
          recorder.eventCount(),
          static_cast<double>(engine.status().peakLeft));
    return recorder.finish();
}

void TestSound::midiThroughIsRecorded()
{
    TIMBREL_NEEDS_SEQUENCER();
    const auto take = record({"Midi Through", false}, QStringLiteral("14:0"));
    QVERIFY(take);
    QCOMPARE(told(take->events), told(swells()));
    QCOMPARE(take->events.front().time, Microseconds(0));
}

void TestSound::ourOwnPortIsRecorded()
{
    TIMBREL_NEEDS_SEQUENCER();
    const auto take = record({"", true}, QString::fromLatin1(midi::kVirtualInputName));
    QVERIFY(take);
    QCOMPARE(told(take->events), told(swells()));
}

void TestSound::theScoreIsSentToAPort()
{
    TIMBREL_NEEDS_SEQUENCER();
    Program dump(QStringLiteral("stdbuf"), words(QStringLiteral("-oL aseqdump")));
    QVERIFY(dump.waitFor("Waiting"));
    auto backend = midi::openBackend(midi::BackendKind::RtMidiAlsa);
    QVERIFY(backend);
    auto port = (*backend)->openOutput({"aseqdump", false});
    QVERIFY(port);
    AudioEngine engine(synth::makeSmallSynth());
    MidiPlayback playback(engine, std::move(*port));
    engine.setScore(std::make_shared<const Sequence>(swells()));
    engine.play(500ms, {0, 3600ms}); // in the second swell, within its note
    QVERIFY(dump.waitForCount("Note off", 7, kLong));
    QVERIFY(dump.waitForCount("controller 74, value 64", 1, kLong)); // back to rest
    const auto seen = test::eventsIn(dump.output());
    QVERIFY(seen.size() > 3);
    QCOMPARE(seen[0].kind, 'c'); // the value that holds there, then the note that lies there
    QCOMPARE(seen[0].value, 5 + 5 * 8); // of this very moment
    QCOMPARE(seen[1].kind, 'n');
    QCOMPARE(seen[1].number, 61);
    dump.interrupt();
}

QTEST_GUILESS_MAIN(TestSound)
#include "tst_sound.moc"
