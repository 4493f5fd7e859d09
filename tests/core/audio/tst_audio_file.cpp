// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_file.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <set>
#include <sndfile.h>
#include <sys/stat.h>

using namespace timbrel;
using namespace timbrel::audio;
using test::sharedData;
using test::TemporaryFolder;

namespace {

/// A sine of 440 Hz at half of full scale, on the right one octave up.
std::vector<float> tone(int sampleRate, int channels, int frames)
{
    std::vector<float> interleaved;
    for (int i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            interleaved.push_back(
                0.5F
                * std::sin(2.0F * 3.14159265F * 440.0F * static_cast<float>((c + 1) * i)
                           / static_cast<float>(sampleRate)));
    return interleaved;
}

void writeSound(const std::filesystem::path& path,
                int format,
                int sampleRate,
                int channels,
                const std::vector<float>& interleaved)
{
    SF_INFO info {};
    info.format = format;
    info.samplerate = sampleRate;
    info.channels = channels;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    QVERIFY2(file != nullptr, sf_strerror(nullptr));
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / channels;
    QCOMPARE(sf_writef_float(file, interleaved.data(), frames), frames);
    sf_close(file);
}

/// Without a flush to the disk: there are thousands.
void put(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::remove(path); // some file systems flush what is written over
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::filesystem::path> realSounds()
{
    static const std::set<std::string> kEndings {".wav", ".flac", ".ogg"};
    std::vector<std::filesystem::path> files;
    if (const auto folder = sharedData())
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder / "sounds"))
            if (entry.is_regular_file() && kEndings.contains(entry.path().extension().string()))
                files.push_back(entry.path());
    return files;
}

bool hasWarning(const AudioFile& file, ErrorId id)
{
    return std::any_of(file.warnings.begin(), file.warnings.end(), [&](const Error& warning) {
        return warning.id == id;
    });
}

} // namespace

class TestAudioFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatsAreReadAsTheyWereWritten_data();
    void formatsAreReadAsTheyWereWritten();
    void aFormatIsToldByItsContent();
    void moreThanTwoChannelsGiveTheFirstTwo();
    void whatIsNoSoundFileIsSaidToBeNone();
    void foldersPipesAndNothingAreNotReadable();
    void limitsHold();
    void aHeaderThatPromisesTooMuchCostsNothing();
    void silenceIsReported();
    void valuesThatAreNoNumbersAreMadeHarmless();
    void realFilesAreReadAndTheBrokenOneIsNamed();
    void noTruncationHarms();
    void noChangedByteHarms();
    void factsComeFromTheHeader();
};

void TestAudioFile::formatsAreReadAsTheyWereWritten_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("tolerance");
    QTest::addRow("wav 16 bits") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 44100 << 2 << 1e-4;
    QTest::addRow("wav 8 bits") << (SF_FORMAT_WAV | SF_FORMAT_PCM_U8) << 22050 << 1 << 1e-2;
    QTest::addRow("wav 24 bits") << (SF_FORMAT_WAV | SF_FORMAT_PCM_24) << 48000 << 2 << 1e-6;
    QTest::addRow("wav float") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 96000 << 1 << 1e-7;
    QTest::addRow("aiff") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16) << 44100 << 2 << 1e-4;
    QTest::addRow("flac") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_24) << 48000 << 2 << 1e-6;
    QTest::addRow("caf") << (SF_FORMAT_CAF | SF_FORMAT_PCM_16) << 32000 << 1 << 1e-4;
    QTest::addRow("vorbis") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 44100 << 2 << 0.05;
}

void TestAudioFile::formatsAreReadAsTheyWereWritten()
{
    QFETCH(int, format);
    QFETCH(int, rate);
    QFETCH(int, channels);
    QFETCH(double, tolerance);
    const TemporaryFolder folder;
    const auto path = folder.path() / "tone";
    const auto written = tone(rate, channels, 10000);
    writeSound(path, format, rate, channels, written);
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QVERIFY(read->warnings.empty());
    QCOMPARE(read->sound.sampleRate, static_cast<double>(rate));
    QCOMPARE(read->facts.channels, channels);
    QVERIFY(!read->facts.format.empty());
    QCOMPARE(read->sound.frames(), std::size_t {10000});
    QCOMPARE(read->sound.isStereo(), channels == 2);
    for (std::size_t i = 0; i < read->sound.frames(); ++i) {
        const std::size_t at = i * static_cast<std::size_t>(channels);
        QVERIFY(std::abs(static_cast<double>(read->sound.left[i] - written[at])) < tolerance);
        if (channels == 2)
            QVERIFY(std::abs(static_cast<double>(read->sound.right[i] - written[at + 1]))
                    < tolerance);
    }
    QVERIFY(std::abs(static_cast<double>(read->peak) - 0.5) < 0.06);
}

void TestAudioFile::aFormatIsToldByItsContent()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "flac inside.wav";
    writeSound(path, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 44100, 1, tone(44100, 1, 5000));
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QCOMPARE(read->sound.frames(), std::size_t {5000});
}

void TestAudioFile::moreThanTwoChannelsGiveTheFirstTwo()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "six.wav";
    const auto written = tone(48000, 6, 1000);
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48000, 6, written);
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QCOMPARE(read->facts.channels, 6);
    QCOMPARE(read->sound.frames(), std::size_t {1000});
    QCOMPARE(read->sound.left[100], written[600]);
    QCOMPARE(read->sound.right[100], written[601]);
}

void TestAudioFile::whatIsNoSoundFileIsSaidToBeNone()
{
    const TemporaryFolder folder;
    for (const std::string& bytes :
         {std::string("kick, snare, hat\n"), std::string(), std::string(5000, '\0')}) {
        const auto path = folder.path() / "notes.wav";
        put(path, bytes);
        const auto read = readAudioFile(path);
        QVERIFY(!read.has_value());
        QCOMPARE(errorName(read.error().id), errorName(ErrorId::AudioFileUnknown));
        QCOMPARE(read.error().file, path.string());
    }
    // a name that speaks of a format without a header does not make it one
    const auto raw = folder.path() / "random.gsm";
    put(raw, std::string(330, 'x'));
    QVERIFY(!readAudioFile(raw).has_value());
}

void TestAudioFile::foldersPipesAndNothingAreNotReadable()
{
    const TemporaryFolder folder;
    QCOMPARE(readAudioFile(folder.path()).error().id, ErrorId::FileNotReadable);
    QCOMPARE(readAudioFile(folder.path() / "none.wav").error().id, ErrorId::FileNotFound);
    const auto pipe = folder.path() / "pipe.wav"; // and nobody waits at it
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(readAudioFile(pipe).error().id, ErrorId::FileNotReadable);
}

void TestAudioFile::limitsHold()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "tone.wav";
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 8000, 4, tone(8000, 4, 16000));
    AudioFileLimits limits;
    limits.maximumSeconds = 2.0;
    QVERIFY(readAudioFile(path, limits).has_value());
    limits.maximumSeconds = 1.9;
    QCOMPARE(readAudioFile(path, limits).error().id, ErrorId::AudioFileTooLong);
    limits = {};
    limits.maximumChannels = 3;
    QCOMPARE(readAudioFile(path, limits).error().id, ErrorId::AudioFileChannelsUnsupported);
    limits = {};
    limits.minimumRate = 11025;
    const auto slow = readAudioFile(path, limits);
    QCOMPARE(slow.error().id, ErrorId::AudioFileRateUnsupported);
    QCOMPARE(slow.error().found, std::string("8000"));
}

/// 44 bytes of header that speak of two gigabytes and of the highest rates.
void TestAudioFile::aHeaderThatPromisesTooMuchCostsNothing()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "long.wav";
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, tone(44100, 1, 1000));
    auto bytes = readFile(path);
    QVERIFY(bytes.has_value());
    const std::uint32_t huge = 0x7FFFFF00U;
    std::memcpy(bytes->data() + 4, &huge, sizeof huge);
    std::memcpy(bytes->data() + 40, &huge, sizeof huge);
    put(path, *bytes);
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QCOMPARE(read->sound.frames(), std::size_t {1000});
    QVERIFY(read->sound.left.capacity() < 100000);
    const std::uint32_t rate = 0x7FFFFFFFU;
    std::memcpy(bytes->data() + 24, &rate, sizeof rate);
    put(path, *bytes);
    QVERIFY(!readAudioFile(path).has_value());
}

void TestAudioFile::silenceIsReported()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "silent.wav";
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, std::vector<float>(3000, 0.0F));
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QVERIFY(hasWarning(*read, ErrorId::AudioFileSilent));
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, {});
    QCOMPARE(readAudioFile(path).error().id, ErrorId::AudioFileEmpty);
}

void TestAudioFile::valuesThatAreNoNumbersAreMadeHarmless()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "wild.wav";
    auto written = tone(44100, 1, 3000);
    written[10] = std::numeric_limits<float>::quiet_NaN();
    written[20] = std::numeric_limits<float>::infinity();
    written[30] = -1e30F;
    writeSound(path, SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, written);
    const auto read = readAudioFile(path);
    QVERIFY(read.has_value());
    QVERIFY(hasWarning(*read, ErrorId::AudioFileNotFinite));
    QCOMPARE(read->sound.left[10], 0.0F);
    QCOMPARE(read->sound.left[20], 1.0F);
    QCOMPARE(read->sound.left[30], -1.0F);
    QCOMPARE(read->sound.left[40], written[40]);
}

/// Two are out of order: one is a WAV by another name with a broken header, and three hold silence.
void TestAudioFile::realFilesAreReadAndTheBrokenOneIsNamed()
{
    const auto files = realSounds();
    if (files.empty())
        QSKIP(test::kNoSharedData);
    std::vector<std::string> broken;
    std::size_t silent = 0;
    for (const auto& path : files) {
        const auto read = readAudioFile(path);
        if (!read) {
            broken.push_back(path.filename().string());
            QCOMPARE(errorName(read.error().id), errorName(ErrorId::AudioFileBroken));
            QVERIFY(!read.error().found.empty());
            continue;
        }
        silent += hasWarning(*read, ErrorId::AudioFileSilent) ? 1 : 0;
        QCOMPARE(static_cast<std::int64_t>(read->sound.frames()), read->facts.frames);
        QVERIFY(read->peak < 2.0F);
    }
    QCOMPARE(broken, std::vector<std::string> {"kick04.ogg"});
    QVERIFY(silent >= 1);
    QVERIFY(files.size() > 400);
}

/// Whatever is left of a file, it is read in part or refused with its name.
void TestAudioFile::noTruncationHarms()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "tone";
    for (const int format : {SF_FORMAT_WAV | SF_FORMAT_PCM_16,
                             SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM,
                             SF_FORMAT_AIFF | SF_FORMAT_PCM_24,
                             SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                             SF_FORMAT_OGG | SF_FORMAT_VORBIS,
                             SF_FORMAT_CAF | SF_FORMAT_FLOAT}) {
        writeSound(path, format, 44100, 1, tone(44100, 1, 3000));
        const auto whole = readFile(path);
        QVERIFY(whole.has_value());
        std::size_t refused = 0;
        for (std::size_t length = 0; length < whole->size();
             length += length < 200 ? 1 : whole->size() / 97 + 1) {
            put(path, whole->substr(0, length));
            const auto read = readAudioFile(path);
            refused += read.has_value() ? 0 : 1;
            if (!read)
                QCOMPARE(read.error().file, path.string());
            else
                QVERIFY(read->sound.frames() > 0 && read->sound.frames() <= 4096);
        }
        QVERIFY(refused > 0);
    }
}

/// Every byte of the headers, and some beyond, becomes four others.
void TestAudioFile::noChangedByteHarms()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "tone";
    for (const int format : {SF_FORMAT_WAV | SF_FORMAT_PCM_16,
                             SF_FORMAT_AIFF | SF_FORMAT_PCM_24,
                             SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                             SF_FORMAT_OGG | SF_FORMAT_VORBIS}) {
        writeSound(path, format, 44100, 2, tone(44100, 2, 500));
        const auto whole = readFile(path);
        QVERIFY(whole.has_value());
        for (std::size_t at = 0; at < std::min<std::size_t>(whole->size(), 160); ++at)
            for (const char value : {'\0', '\x7F', '\x80', '\xFF'}) {
                std::string changed = *whole;
                changed[at] = value;
                put(path, changed);
                const auto read = readAudioFile(path);
                if (read)
                    QVERIFY(read->sound.frames() > 0 && read->sound.frames() <= changed.size() * 8);
            }
    }
}

void TestAudioFile::factsComeFromTheHeader()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "tone.flac";
    writeSound(path, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 44100, 2, tone(44100, 2, 5000));
    const auto facts = readAudioFileFacts(path);
    QVERIFY(facts.has_value());
    QCOMPARE(facts->sampleRate, 44100);
    QCOMPARE(facts->channels, 2);
    QCOMPARE(facts->frames, std::int64_t {5000});
    QVERIFY(!readAudioFileFacts(folder.path() / "none").has_value());
}

QTEST_GUILESS_MAIN(TestAudioFile)
#include "tst_audio_file.moc"
