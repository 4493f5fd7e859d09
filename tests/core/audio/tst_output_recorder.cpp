// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_core.h"
#include "core/audio/output_recorder.h"
#include "core/audio/output_tap.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <csignal>
#include <sndfile.h>
#include <sys/resource.h>
#include <thread>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using music::EventKind;
using music::Sequence;
using test::Pulses;

namespace {

namespace fs = std::filesystem;

/// A sound file as another program sees it.
struct Heard
{
    std::vector<float> left;
    int rate = 0;
    std::int64_t frames = -1; ///< as the header says

    explicit Heard(const fs::path& path)
    {
        SF_INFO info {};
        SNDFILE* file = ::sf_open(path.c_str(), SFM_READ, &info);
        if (file == nullptr)
            return;
        rate = info.samplerate;
        frames = info.frames;
        std::array<float, 2> frame {};
        while (left.size() < 100'000'000 && ::sf_readf_float(file, frame.data(), 1) == 1)
            left.push_back(frame[0]);
        ::sf_close(file);
    }
    [[nodiscard]] std::vector<std::size_t> pulses() const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (left[i] > 0.1F)
                found.push_back(i);
        return found;
    }
};

class FullDisk
{
public:
    explicit FullDisk(rlim_t largestFile)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {largestFile, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before {};
    void (*m_handler)(int) = nullptr;
};

std::shared_ptr<const Sequence> notesEvery(Microseconds period, int count)
{
    auto events = std::make_shared<Sequence>();
    for (int i = 0; i < count; ++i)
        events->push_back({i * period, EventKind::NoteOn, 0, 60, 100});
    return events;
}

/// An engine that goes by the timer, and a recorder.
struct Stage
{
    Stage()
        : engine(std::make_unique<Pulses>())
        , recorder(engine)
    {
        engine.setVolume(1.0F);
    }
    void play() { engine.play(0us); }
    [[nodiscard]] fs::path file(const char* name) const
    {
        return fs::path(folder.path().toStdString()) / name;
    }

    QTemporaryDir folder;
    AudioEngine engine;
    OutputRecorder recorder;
};

constexpr const char* kUntilKilled = "--record-until-killed";

/// What the other process does.
int recordUntilKilled(const char* path)
{
    AudioEngine engine(std::make_unique<Pulses>());
    OutputRecorder recorder(engine);
    engine.setScore(notesEvery(100ms, 1000));
    if (!recorder.start(path, formatOf(path)))
        return 1;
    engine.play(0us);
    while (true) {
        std::this_thread::sleep_for(50ms);
        std::printf("%.3f\n", recorder.status().seconds);
        std::fflush(stdout);
    }
}

} // namespace

class TestOutputRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutOutIsInTheFile_data();
    void whatIsPutOutIsInTheFile();
    void anotherFileIsNotTouched();
    void placesThatCannotBeWrittenAreRefused();
    void aFullDiskIsReported_data();
    void aFullDiskIsReported();
    void anotherRateBeginsAnotherFile();
    void aSoundIsWrittenAtOnce_data();
    void aSoundIsWrittenAtOnce();
    // the last: the thread sanitizer makes no threads after a fork
    void aKillLosesTheLastSecond_data();
    void aKillLosesTheLastSecond();
};

void TestOutputRecorder::whatIsPutOutIsInTheFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("WAV") << "take.wav";
    QTest::newRow("FLAC") << "take.flac";
}

void TestOutputRecorder::whatIsPutOutIsInTheFile()
{
    QFETCH(QString, name);
    Stage stage;
    const fs::path path = stage.file(name.toUtf8().constData());
    stage.engine.setScore(notesEvery(10ms, 80));
    QVERIFY(stage.recorder.start(path, formatOf(path)));
    QTest::qWait(50); // the recording has begun
    stage.play();
    QTest::qWait(1000);
    QVERIFY(stage.recorder.status().isRecording);
    stage.recorder.finish();
    const OutputRecorderStatus status = stage.recorder.status();
    QVERIFY(!status.isRecording);
    QVERIFY(!status.isWriting);
    QVERIFY(!status.problem);
    QCOMPARE(status.lostFrames, std::uint64_t {0});
    QCOMPARE(status.files, (std::vector {path}));
    const Heard heard(path);
    QCOMPARE(heard.rate, 48000);
    QCOMPARE(static_cast<std::size_t>(heard.frames), heard.left.size());
    QVERIFY(std::abs(status.seconds - static_cast<double>(heard.frames) / 48000.0) < 1e-9);
    const auto pulses = heard.pulses();
    QCOMPARE(pulses.size(), std::size_t {80});
    for (std::size_t i = 1; i < pulses.size(); ++i)
        QCOMPARE(pulses[i] - pulses[0], i * 480);
    QVERIFY(std::abs(heard.left[pulses.back()] - 0.25F) < 1e-4F);
}

void TestOutputRecorder::anotherFileIsNotTouched()
{
    Stage stage;
    const fs::path path = stage.file("take.wav");
    for (const char* name : {"take.wav", "take-2.wav", "take-3.wav"}) {
        QVERIFY(stage.recorder.start(path, SoundFileFormat::Wav));
        QTest::qWait(150);
        stage.recorder.finish();
        QCOMPARE(stage.recorder.status().files, (std::vector {stage.file(name)}));
    }
    for (const char* name : {"take.wav", "take-2.wav", "take-3.wav"})
        QVERIFY(Heard(stage.file(name)).frames > 0);
}

void TestOutputRecorder::placesThatCannotBeWrittenAreRefused()
{
    Stage stage;
    const auto refused = stage.recorder.start(stage.file("no/take.wav"), SoundFileFormat::Wav);
    QVERIFY(!refused && refused.error().id == ErrorId::FolderNotWritable);
    QVERIFY(!stage.recorder.status().isRecording);
    const auto nowhere = stage.recorder.start("/proc/take.wav", SoundFileFormat::Flac);
    QVERIFY(!nowhere && nowhere.error().id == ErrorId::FolderNotWritable);
}

void TestOutputRecorder::aFullDiskIsReported_data()
{
    whatIsPutOutIsInTheFile_data();
}

void TestOutputRecorder::aFullDiskIsReported()
{
    QFETCH(QString, name);
    Stage stage;
    const fs::path path = stage.file(name.toUtf8().constData());
    stage.engine.setScore(notesEvery(10ms, 10'000));
    const FullDisk full(name.endsWith(QLatin1String("wav")) ? 60'000 : 12'000);
    QVERIFY(stage.recorder.start(path, formatOf(path)));
    stage.play();
    QVERIFY(QTest::qWaitFor([&] { return stage.recorder.status().problem.has_value(); }, 20000));
    const OutputRecorderStatus status = stage.recorder.status();
    QVERIFY(!status.isRecording);
    QVERIFY(status.problem->id == ErrorId::DiskFull);
    QCOMPARE(status.problem->file, path.string());
    stage.recorder.finish();
    // what was there before can be heard
    const Heard heard(path);
    if (name.endsWith(QLatin1String("wav")))
        QVERIFY(heard.frames > 7000);
    QVERIFY(stage.engine.status().isPlaying);
}

void TestOutputRecorder::aKillLosesTheLastSecond_data()
{
    whatIsPutOutIsInTheFile_data();
}

void TestOutputRecorder::aKillLosesTheLastSecond()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    QProcess other;
    other.setProgram(QCoreApplication::applicationFilePath());
    other.setArguments({QLatin1String(kUntilKilled), path});
    other.start();
    QVERIFY(other.waitForStarted());
    double seconds = 0.0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            while (other.canReadLine())
                seconds = other.readLine().trimmed().toDouble();
            return seconds > 2.5;
        },
        60000));
    other.kill(); // SIGKILL
    QVERIFY(other.waitForFinished());
    const Heard heard(path.toStdString());
    QCOMPARE(heard.rate, 48000);
    const double got = static_cast<double>(heard.left.size()) / 48000.0;
    QCOMPARE(static_cast<std::size_t>(heard.frames), heard.left.size());
    QVERIFY2(got > seconds - 1.0, qPrintable(QString::number(got)));
    const auto pulses = heard.pulses();
    QVERIFY(pulses.size() > 10);
    for (std::size_t i = 1; i < pulses.size(); ++i)
        QCOMPARE(pulses[i] - pulses[i - 1], std::size_t {4800});
}

void TestOutputRecorder::anotherRateBeginsAnotherFile()
{
    auto devices = std::make_shared<test::FakeDevices>();
    devices->list = {{{"Fake", "Phones", 44100.0, true}, {44100.0}, false}};
    AudioEngine engine(std::make_unique<Pulses>(), test::fakeBackend(devices));
    OutputRecorder recorder(engine);
    const QTemporaryDir folder;
    const fs::path path = fs::path(folder.path().toStdString()) / "take.wav";
    QVERIFY(recorder.start(path, SoundFileFormat::Wav));
    QVERIFY(QTest::qWaitFor([&] { return recorder.status().seconds > 0.3; }, 20000));
    engine.open({});
    QVERIFY(QTest::qWaitFor([&] { return recorder.status().files.size() == 2; }, 20000));
    const double before = recorder.status().seconds;
    QVERIFY(QTest::qWaitFor([&] { return recorder.status().seconds > before + 0.2; }, 20000));
    recorder.finish();
    const auto files = recorder.status().files;
    QCOMPARE(files.size(), std::size_t {2});
    QCOMPARE(Heard(files[0]).rate, 48000);
    QCOMPARE(Heard(files[1]).rate, 44100);
    QVERIFY(Heard(files[1]).frames > 4410);
}

void TestOutputRecorder::aSoundIsWrittenAtOnce_data()
{
    whatIsPutOutIsInTheFile_data();
}

void TestOutputRecorder::aSoundIsWrittenAtOnce()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const fs::path path = fs::path(folder.path().toStdString()) / name.toStdString();
    RenderedAudio audio;
    audio.sampleRate = 44100.0;
    for (int i = 0; i < 10'000; ++i)
        audio.left.push_back(std::sin(static_cast<float>(i) * 0.05F) * 1.1F); // clipped
    audio.right = audio.left;
    QVERIFY(writeSoundFile(path, formatOf(path), audio));
    QVERIFY(writeSoundFile(path, formatOf(path), audio)); // in place of the first
    const Heard heard(path);
    QCOMPARE(heard.rate, 44100);
    QCOMPARE(heard.left.size(), std::size_t {10'000});
    for (std::size_t i = 0; i < heard.left.size(); ++i)
        QVERIFY(std::abs(heard.left[i] - std::clamp(audio.left[i], -1.0F, 1.0F)) < 1e-6F);
    {
        const FullDisk full(1000);
        const auto written = writeSoundFile(path, formatOf(path), audio);
        QVERIFY(!written && written.error().id == ErrorId::DiskFull);
    }
    QCOMPARE(Heard(path).left.size(), std::size_t {10'000});
}

int main(int argc, char* argv[])
{
    if (argc == 3 && std::string_view(argv[1]) == kUntilKilled)
        return recordUntilKilled(argv[2]);
    QCoreApplication application(argc, argv);
    TestOutputRecorder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_output_recorder.moc"
