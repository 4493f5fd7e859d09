// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_names.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <set>

using namespace timbrel;
using namespace timbrel::pattern;

class TestPatternNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void genresAreFoundInNames_data();
    void genresAreFoundInNames();
    void fillsAndBeatsAreFoundInNames_data();
    void fillsAndBeatsAreFoundInNames();
    void temposAreFoundInNames();
    void foldersOfGenresGiveTheLabels();
    void otherFoldersGiveTheirName();
    void aPersonMayChooseFolderOrFile();
    void theRealFoldersAreLabelledByTheirGenres();
};

void TestPatternNames::genresAreFoundInNames_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("genre");
    const auto row = [](const char* name, const char* genre) {
        QTest::newRow(name) << std::string(name) << std::string(genre);
    };
    row("1_jazz-funk_80_beat_4-4", "jazz");
    row("Hip-Hop 95bpm", "hiphop");
    row("HipHopBeat02", "hiphop");
    row("DnB loops", "drumandbass");
    row("Drum & Bass", "drumandbass");
    row("drum_and_bass_174", "drumandbass");
    row("6_latin-brazilian-samba_116", "latin");
    row("70s Funk", "funk");
    row("R&B ballad", "rnb");
    row("Bossa Nova 3", "bossanova");
    row("neworleans-secondline", "neworleans");
    row("second line", "neworleans");
    row("my loop 4", "");
    row("Rocket", "");
    row("", "");
}

void TestPatternNames::genresAreFoundInNames()
{
    QFETCH(std::string, name);
    QFETCH(std::string, genre);
    QCOMPARE(genreNamed(name).value_or(std::string()), genre);
}

void TestPatternNames::fillsAndBeatsAreFoundInNames_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, PatternKind kind) {
        QTest::newRow(name) << std::string(name) << static_cast<int>(kind);
    };
    row("12_rock_100_fill_4-4", PatternKind::Fill);
    row("Funk Break 2", PatternKind::Fill);
    row("FillIn3", PatternKind::Fill);
    row("beat with fill", PatternKind::Fill);
    row("12_rock_100_beat_4-4", PatternKind::Beat);
    row("Verse A", PatternKind::Beat);
    row("breakbeat 9", PatternKind::Beat);
    row("Funk 2", PatternKind::Unknown);
    row("filled with joy", PatternKind::Unknown);
}

void TestPatternNames::fillsAndBeatsAreFoundInNames()
{
    QFETCH(std::string, name);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(kindNamed(name)), kind);
}

void TestPatternNames::temposAreFoundInNames()
{
    QCOMPARE(tempoNamed("Funk 95bpm").value_or(0.0), 95.0);
    QCOMPARE(tempoNamed("100_BPM_120 rock").value_or(0.0), 100.0);
    QVERIFY(!tempoNamed("Funk 95"));
    QVERIFY(!tempoNamed("bpm"));
    QVERIFY(!tempoNamed("9999bpm"));
}

void TestPatternNames::foldersOfGenresGiveTheLabels()
{
    const std::vector<std::string> paths = {
        "all/Funk/a.mid", "all/Funk/rock ending.mid", "all/Hip Hop/slow/b.mid", "all/odds/c.mid"};
    QCOMPARE(labelsFor(paths, LabelSource::Automatic),
             (std::vector<std::string> {"funk", "funk", "hiphop", "odds"}));
    const std::vector<std::string> named = {"x/1_funk_80.mid", "x/2_rock_80.mid", "x/3.mid"};
    QCOMPARE(labelsFor(named, LabelSource::Automatic),
             (std::vector<std::string> {"funk", "rock", ""}));
}

void TestPatternNames::otherFoldersGiveTheirName()
{
    const std::vector<std::string> paths = {"all/dry/a.mid", "all/wet/b.mid", "all/wet/rock.mid"};
    QCOMPARE(labelsFor(paths, LabelSource::Automatic),
             (std::vector<std::string> {"dry", "wet", "wet"}));
    const std::vector<std::string> one = {"all/a.mid", "all/b.mid"};
    QCOMPARE(labelsFor(one, LabelSource::Automatic), (std::vector<std::string> {"", ""}));
    QVERIFY(labelsFor({}, LabelSource::Automatic).empty());
}

void TestPatternNames::aPersonMayChooseFolderOrFile()
{
    const std::vector<std::string> paths = {"all/dry/03 Tight Beat 12.mid", "b.mid", "all/_9.mid"};
    QCOMPARE(labelsFor(paths, LabelSource::Folder), (std::vector<std::string> {"dry", "", "all"}));
    QCOMPARE(labelsFor(paths, LabelSource::FileName),
             (std::vector<std::string> {"Tight Beat", "b", ""}));
    QCOMPARE(labelsFor(paths, LabelSource::None), (std::vector<std::string> {"", "", ""}));
}

void TestPatternNames::theRealFoldersAreLabelledByTheirGenres()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto labelsIn = [&](const char* folder, const char* ending) {
        std::vector<std::string> paths;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(*data / "patterns" / folder))
            if (entry.path().extension() == ending)
                paths.push_back(
                    entry.path().lexically_relative(*data / "patterns").generic_string());
        const auto labels = labelsFor(paths, LabelSource::Automatic);
        return std::set<std::string>(labels.begin(), labels.end());
    };
    QCOMPARE(labelsIn("groove", ".mid"),
             (std::set<std::string> {"afrobeat",
                                     "afrocuban",
                                     "blues",
                                     "country",
                                     "dance",
                                     "funk",
                                     "gospel",
                                     "highlife",
                                     "hiphop",
                                     "jazz",
                                     "latin",
                                     "middleeastern",
                                     "neworleans",
                                     "pop",
                                     "punk",
                                     "reggae",
                                     "rock",
                                     "soul"}));
    QCOMPARE(labelsIn("hydrogen", ".h2pattern").size(), std::size_t {24}); // its folders
}

QTEST_GUILESS_MAIN(TestPatternNames)
#include "tst_pattern_names.moc"
