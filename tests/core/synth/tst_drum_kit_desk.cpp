// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/synth/drum_kit_desk.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <sndfile.h>

#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using midi::MidiMessage;
using music::DrumClass;
using std::filesystem::path;
using test::TemporaryFolder;

namespace {

/// A sine of that pitch, so that it can be told which file is heard.
void putSound(const path& file, double hertz, int rate = 44100)
{
    std::filesystem::create_directories(file.parent_path());
    SF_INFO info {};
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    info.samplerate = rate;
    info.channels = 1;
    std::vector<float> sound;
    for (int i = 0; i < rate / 2; ++i)
        sound.push_back(static_cast<float>(0.5 * std::sin(2.0 * M_PI * hertz * i / rate)));
    SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY(out != nullptr);
    (void)sf_writef_float(out, sound.data(), static_cast<sf_count_t>(sound.size()));
    sf_close(out);
}

DrumSlot& slotOf(DrumKit& kit, DrumClass drumClass)
{
    return kit.slots[static_cast<std::size_t>(drumClass)];
}

void playFile(DrumSlot& slot, const path& file)
{
    slot.character.clear();
    slot.file = file;
    slot.pan = 0.0;
}

/// A desk and what its instrument plays.
class Stage
{
public:
    Stage()
        : instrument(desk.makeInstrument())
    {
        instrument->prepare(48000.0, 256);
    }
    void wait() { QTRY_VERIFY_WITH_TIMEOUT((desk.poll(), !desk.isBusy()), 20000); }
    std::vector<float> struck(unsigned note)
    {
        instrument->event(MidiMessage::noteOn(9, note, 127), 0);
        std::vector<float> left(16384);
        std::vector<float> right(16384);
        for (std::size_t at = 0; at < left.size(); at += 256)
            instrument->render(std::span(left).subspan(at, 256), std::span(right).subspan(at, 256));
        while (instrument->soundingVoices() > 0) {
            std::vector<float> rest(512);
            instrument->render(std::span(rest).first(256), std::span(rest).last(256));
        }
        return left;
    }
    bool isHeard(unsigned note, double hertz)
    {
        return test::amplitudeAt(struck(note), 48000.0, hertz) > 0.1;
    }

    DrumKitDesk desk;
    std::unique_ptr<audio::Instrument> instrument;
};

/// A folder of sounds as people have them: names, folders, one that is broken, other files.
void putFolder(const path& folder)
{
    putSound(folder / "Drums/BD 10.wav", 110.0);
    putSound(folder / "Drums/BD 9.wav", 90.0);
    putSound(folder / "Drums/my snare.wav", 200.0);
    putSound(folder / "Closed Hats/01.wav", 900.0);
    putSound(folder / "Closed Hats/02.wav", 950.0);
    putSound(folder / "take 7.wav", 700.0);
    QVERIFY(writeFileAtomically(folder / "Drums/crash.wav", "no sound at all").has_value());
    QVERIFY(writeFileAtomically(folder / "readme.txt", "kick").has_value());
    QVERIFY(writeFileAtomically(folder / ".hidden kick.wav", "x").has_value());
}

} // namespace

class TestDrumKitDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualKitIsHeardAtOnce();
    void aFileIsHeardOnceItIsLoaded();
    void aRowPlaysOnUntilItsNewSoundIsThere();
    void aBrokenFileIsToldOnceAndTheRestPlays();
    void theLastKitWins();
    void soundsComeAtTheEnginesRate();
    void turningAKnobReadsNoFile();
    void aFolderBecomesAKit();
    void whatIsNoFolderOfSoundsIsSaid();
    void aWrongClassIsCorrected();
    void anImportCanBeStopped();
    void aKitIsSavedWithItsSoundsAndOpenedElsewhere();
    void aKitThatCannotBeReadOrWrittenChangesNothing();
    void whatIsToBeSavedIsSavedEvenAtTheEnd();
    void theDeskIsLeftWhileItWorks();
    void realSoundsAreGuessedFromTheirFiles();
    void theFolderOfRealSoundsPlays();
};

void TestDrumKitDesk::theUsualKitIsHeardAtOnce()
{
    Stage stage;
    for (const unsigned note : {36U, 38U, 39U, 46U, 42U, 45U, 49U, 56U})
        QVERIFY(test::peakOf(stage.struck(note)) > 0.05);
}

void TestDrumKitDesk::aFileIsHeardOnceItIsLoaded()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "a.wav", 440.0);
    Stage stage;
    DrumKit kit = stage.desk.kit();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "a.wav");
    stage.desk.setKit(kit);
    QCOMPARE(stage.desk.kit(), kit);
    stage.wait();
    QVERIFY(stage.isHeard(39, 440.0));
    QVERIFY(stage.desk.takeWarnings().empty());
    QVERIFY(!stage.desk.isMissing(slotOf(kit, DrumClass::Clap)));
}

void TestDrumKitDesk::aRowPlaysOnUntilItsNewSoundIsThere()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "a.wav", 440.0);
    putSound(folder.path() / "b.wav", 880.0);
    Stage stage;
    DrumKit kit = stage.desk.kit();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "a.wav");
    stage.desk.setKit(kit);
    stage.wait();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "b.wav");
    stage.desk.setKit(kit); // and nobody polls
    QVERIFY(stage.isHeard(39, 440.0));
    stage.wait();
    QVERIFY(stage.isHeard(39, 880.0));
}

void TestDrumKitDesk::aBrokenFileIsToldOnceAndTheRestPlays()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "a.wav", 440.0);
    QVERIFY(writeFileAtomically(folder.path() / "broken.wav", "no sound").has_value());
    Stage stage;
    DrumKit kit = stage.desk.kit();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "a.wav");
    playFile(slotOf(kit, DrumClass::Snare), folder.path() / "broken.wav");
    playFile(slotOf(kit, DrumClass::Tom), folder.path() / "missing.wav");
    stage.desk.setKit(kit);
    stage.wait();
    const auto warnings = stage.desk.takeWarnings();
    QCOMPARE(warnings.size(), std::size_t {2});
    QVERIFY(stage.desk.takeWarnings().empty());
    QVERIFY(stage.desk.isMissing(slotOf(kit, DrumClass::Snare)));
    QCOMPARE(test::peakOf(stage.struck(38)), 0.0);
    QVERIFY(stage.isHeard(39, 440.0));
    slotOf(kit, DrumClass::Tom).level = 0.5; // is not tried again with every knob
    stage.desk.setKit(kit);
    stage.wait();
    QVERIFY(stage.desk.takeWarnings().empty());
}

void TestDrumKitDesk::theLastKitWins()
{
    const TemporaryFolder folder;
    Stage stage;
    DrumKit kit = stage.desk.kit();
    for (int i = 0; i < 30; ++i) {
        const auto file = folder.path() / (std::to_string(i) + ".wav");
        putSound(file, 300.0 + 20.0 * i);
        playFile(slotOf(kit, DrumClass::Clap), file);
        stage.desk.setKit(kit);
    }
    stage.wait();
    QVERIFY(stage.isHeard(39, 300.0 + 20.0 * 29));
    QVERIFY(stage.desk.takeWarnings().empty());
}

void TestDrumKitDesk::soundsComeAtTheEnginesRate()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "a.wav", 440.0, 22050);
    Stage stage;
    stage.instrument->prepare(96000.0, 256);
    stage.desk.setSampleRate(96000.0);
    DrumKit kit = stage.desk.kit();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "a.wav");
    stage.desk.setKit(kit);
    stage.wait();
    QVERIFY(test::amplitudeAt(stage.struck(39), 96000.0, 440.0) > 0.1);
    stage.instrument->prepare(48000.0, 256); // not told yet: the pitch is right all the same
    QVERIFY(stage.isHeard(39, 440.0));
    stage.desk.setSampleRate(48000.0);
    stage.wait();
    QVERIFY(stage.isHeard(39, 440.0));
}

void TestDrumKitDesk::turningAKnobReadsNoFile()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "a.wav", 440.0);
    Stage stage;
    DrumKit kit = stage.desk.kit();
    playFile(slotOf(kit, DrumClass::Clap), folder.path() / "a.wav");
    stage.desk.setKit(kit);
    stage.wait();
    std::filesystem::remove(folder.path() / "a.wav");
    slotOf(kit, DrumClass::Clap).tune = 12.0;
    stage.desk.setKit(kit);
    QVERIFY(stage.isHeard(39, 880.0)); // at once
    stage.wait();
    QVERIFY(stage.desk.takeWarnings().empty());
}

void TestDrumKitDesk::aFolderBecomesAKit()
{
    const TemporaryFolder folder;
    putFolder(folder.path());
    Stage stage;
    const DrumKit before = stage.desk.kit();
    stage.desk.importFrom({folder.path()});
    stage.wait();
    DrumKit kit = stage.desk.kit();
    QCOMPARE(kit.sounds.size(), std::size_t {6});
    QCOMPARE(slotOf(kit, DrumClass::Kick).file, folder.path() / "Drums/BD 9.wav"); // before 10
    QCOMPARE(slotOf(kit, DrumClass::Snare).file, folder.path() / "Drums/my snare.wav");
    QCOMPARE(slotOf(kit, DrumClass::ClosedHat).file, folder.path() / "Closed Hats/01.wav");
    QCOMPARE(slotOf(kit, DrumClass::Percussion).file, folder.path() / "take 7.wav");
    QCOMPARE(slotOf(kit, DrumClass::Tom), before.slots[5]); // there is no tom
    QCOMPARE(stage.desk.unnamed(), std::vector<path> {folder.path() / "take 7.wav"});
    const auto warnings = stage.desk.takeWarnings();
    QCOMPARE(warnings.size(), std::size_t {1});
    QCOMPARE(warnings.front().id, ErrorId::AudioFileUnknown);
    QVERIFY(stage.isHeard(36, 90.0));
    QVERIFY(stage.isHeard(42, 900.0));
    stage.desk.importFrom({folder.path()}); // nothing is there twice
    stage.wait();
    QCOMPARE(stage.desk.kit(), kit);
}

void TestDrumKitDesk::whatIsNoFolderOfSoundsIsSaid()
{
    const TemporaryFolder folder;
    Stage stage;
    const DrumKit before = stage.desk.kit();
    stage.desk.importFrom({folder.path()});
    stage.desk.importFrom({folder.path() / "none"});
    stage.wait();
    const auto warnings = stage.desk.takeWarnings();
    QCOMPARE(warnings.size(), std::size_t {2});
    QCOMPARE(warnings[0].id, ErrorId::SoundsMissing);
    QCOMPARE(warnings[1].id, ErrorId::FileNotFound);
    QCOMPARE(stage.desk.kit(), before);
}

void TestDrumKitDesk::aWrongClassIsCorrected()
{
    const TemporaryFolder folder;
    putFolder(folder.path());
    Stage stage;
    stage.desk.importFrom({folder.path()});
    stage.wait();
    const auto nine = folder.path() / "Drums/BD 9.wav";
    const auto ten = folder.path() / "Drums/BD 10.wav";
    DrumKit kit = withClassCorrected(stage.desk.kit(), nine, DrumClass::Tom);
    QCOMPARE(slotOf(kit, DrumClass::Tom).file, nine);
    QCOMPARE(slotOf(kit, DrumClass::Kick).file, ten);
    kit = withClassCorrected(kit, ten, DrumClass::Cymbal);
    QVERIFY(slotOf(kit, DrumClass::Kick).file.empty());
    QCOMPARE(slotOf(kit, DrumClass::Kick).character,
             std::string(defaultDrumCharacter(DrumClass::Kick).id));
    QCOMPARE(withClassCorrected(kit, folder.path() / "another.wav", DrumClass::Tom), kit);
}

void TestDrumKitDesk::anImportCanBeStopped()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "kick 0.wav", 100.0);
    for (int i = 1; i < 400; ++i)
        std::filesystem::copy(folder.path() / "kick 0.wav",
                              folder.path() / ("kick " + std::to_string(i) + ".wav"));
    Stage stage;
    stage.desk.importFrom({folder.path()});
    QTRY_VERIFY(stage.desk.progress().done > 0 || !stage.desk.isBusy());
    stage.desk.stopImport();
    stage.wait();
    QVERIFY(stage.desk.kit().sounds.size() <= 400);
    QVERIFY(!stage.desk.kit().sounds.empty()); // what was found so far is there
}

void TestDrumKitDesk::aKitIsSavedWithItsSoundsAndOpenedElsewhere()
{
    const TemporaryFolder folder;
    putFolder(folder.path() / "from");
    const auto project = folder.path() / "project";
    const auto file = project / "kit.json";
    {
        Stage stage;
        stage.desk.importFrom({folder.path() / "from"});
        stage.wait();
        stage.desk.save(file, project / "samples");
        DrumKit kit = stage.desk.kit();
        slotOf(kit, DrumClass::Kick).tune = 12.0; // while it is being saved
        stage.desk.setKit(kit);
        stage.wait();
        QCOMPARE(slotOf(kit = stage.desk.kit(), DrumClass::Kick).file,
                 project / "samples/BD 9.wav");
        QCOMPARE(slotOf(kit, DrumClass::Kick).tune, 12.0);
        QVERIFY(stage.isHeard(36, 180.0));
    }
    std::filesystem::remove_all(folder.path() / "from");
    std::filesystem::rename(project, folder.path() / "moved");
    Stage stage;
    stage.desk.open(folder.path() / "moved/kit.json");
    stage.wait();
    QVERIFY(stage.isHeard(36, 90.0));
    QVERIFY(stage.isHeard(42, 900.0));
    QVERIFY(stage.desk.takeWarnings().empty());
}

void TestDrumKitDesk::aKitThatCannotBeReadOrWrittenChangesNothing()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "kit.json", "{").has_value());
    Stage stage;
    const DrumKit before = stage.desk.kit();
    stage.desk.open(folder.path() / "kit.json");
    stage.desk.save(folder.path() / "kit.json/kit.json");
    stage.wait();
    QCOMPARE(stage.desk.kit(), before);
    const auto warnings = stage.desk.takeWarnings();
    QCOMPARE(warnings.size(), std::size_t {2});
    QCOMPARE(warnings[0].id, ErrorId::JsonInvalid);
    QVERIFY(test::peakOf(stage.struck(36)) > 0.1);
}

void TestDrumKitDesk::whatIsToBeSavedIsSavedEvenAtTheEnd()
{
    const TemporaryFolder folder;
    {
        DrumKitDesk desk;
        desk.importFrom({folder.path()});
        desk.save(folder.path() / "kit.json");
    }
    QVERIFY(readDrumKit(folder.path() / "kit.json").has_value());
}

void TestDrumKitDesk::theDeskIsLeftWhileItWorks()
{
    const TemporaryFolder folder;
    for (int i = 0; i < 50; ++i)
        putSound(folder.path() / ("tom " + std::to_string(i) + ".wav"), 100.0);
    for (int i = 0; i < 20; ++i) {
        std::atomic<int> woken = 0;
        DrumKitDesk desk([&] { ++woken; });
        desk.importFrom({folder.path()});
        DrumKit kit = desk.kit();
        playFile(slotOf(kit, DrumClass::Kick), folder.path() / "tom 3.wav");
        desk.setKit(kit);
        if (i % 2 == 0)
            QTest::qWait(i);
    }
}

/// What the names of files alone tell: the makers' own labels lie elsewhere. Two of the kits number
/// their files or name African drums.
void TestDrumKitDesk::realSoundsAreGuessedFromTheirFiles()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    static const std::map<std::string, DrumClass, std::less<>> kClasses
        = {{"kick", DrumClass::Kick},
           {"snare", DrumClass::Snare},
           {"rim", DrumClass::Snare},
           {"clap", DrumClass::Clap},
           {"open_hat", DrumClass::OpenHat},
           {"closed_hat", DrumClass::ClosedHat},
           {"pedal_hat", DrumClass::ClosedHat},
           {"tom", DrumClass::Tom},
           {"ride", DrumClass::Cymbal},
           {"crash", DrumClass::Cymbal},
           {"cymbal", DrumClass::Cymbal},
           {"cowbell", DrumClass::Percussion},
           {"shaker", DrumClass::Percussion},
           {"conga_bongo", DrumClass::Percussion},
           {"clave_wood", DrumClass::Percussion}};
    const auto table = readFile(*data / "sounds/MANIFEST.csv");
    QVERIFY(table);
    int known = 0;
    int guessed = 0;
    int right = 0;
    std::map<std::string, std::pair<int, int>> kits; ///< right of guessed
    for (const std::string_view line : split(*table, '\n')) {
        const auto fields = split(line, ',');
        const auto wanted = fields.size() > 3 ? kClasses.find(fields[1]) : kClasses.end();
        if (wanted == kClasses.end())
            continue;
        const path file = *data / "sounds" / path(std::string(fields[0]));
        ++known;
        const auto guess = guessedClass(file, file.parent_path());
        if (!guess)
            continue;
        ++guessed;
        const bool isRight = *guess == wanted->second;
        right += isRight ? 1 : 0;
        auto& kit = kits[std::string(fields[3])];
        kit.first += isRight ? 1 : 0;
        ++kit.second;
        if (!isRight)
            qDebug("%s is %s",
                   qPrintable(QString::fromStdString(std::string(fields[0]))),
                   qPrintable(QString::fromStdString(std::string(fields[1]))));
    }
    qInfo(
        "%d files of the eight classes: %d guessed, %d of them as labelled", known, guessed, right);
    for (const auto& [kit, counts] : kits)
        qInfo("%s: %d of %d", kit.c_str(), counts.first, counts.second);
    QVERIFY(right * 100 >= guessed * 90);
    QVERIFY(guessed * 100 >= known * 80);
}

void TestDrumKitDesk::theFolderOfRealSoundsPlays()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    Stage stage;
    stage.desk.importFrom({*data / "sounds"});
    stage.wait();
    const DrumKit kit = stage.desk.kit();
    QVERIFY(kit.sounds.size() > 470);
    const auto warnings = stage.desk.takeWarnings();
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const Error& warning) {
        return warning.id == ErrorId::AudioFileBroken
            && path(warning.file).filename() == "kick04.ogg";
    }));
    for (const DrumSlot& slot : kit.slots)
        QVERIFY2(!slot.file.empty(), slot.row.c_str());
    for (const unsigned note : {36U, 38U, 39U, 46U, 42U, 45U, 49U, 56U})
        QVERIFY2(test::peakOf(stage.struck(note)) > 0.005, qPrintable(QString::number(note)));
}

QTEST_GUILESS_MAIN(TestDrumKitDesk)
#include "tst_drum_kit_desk.moc"
