// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/import_files.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_import.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <map>

#include "drum_file.h"

using namespace timbrel;
using namespace timbrel::pattern;
using test::DrumFile;
using test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

/// Bars of one beat; `shift` makes another of it.
std::string beat(int bars, int shift = 0)
{
    DrumFile file;
    file.tempo(0, 600'000);
    for (int eighth = 0; eighth < 8 * bars; ++eighth) {
        file.note(eighth * 240, 42, 80);
        if ((eighth + shift) % 4 == 0)
            file.note(eighth * 240 + (shift > 3 ? 120 : 0), 36);
        if (eighth % 4 == 2)
            file.note(eighth * 240, 38);
    }
    return file.bytes();
}

std::string melody()
{
    DrumFile file;
    for (int i = 0; i < 8; ++i)
        file.note(i * 240, 60 + i, 90, 0);
    return file.bytes();
}

void write(const fs::path& file, const std::string& bytes)
{
    QVERIFY(createFolder(file.parent_path()));
    QVERIFY(writeFileAtomically(file, bytes));
}

Result<PatternImport> import(const std::vector<fs::path>& paths,
                             const ImportSettings& settings = {},
                             const ImportProgress& progress = {})
{
    return importPatterns(paths, settings, progress);
}

std::map<ErrorId, int> reasons(const PatternImport& import)
{
    std::map<ErrorId, int> counts;
    for (const Error& error : import.broken)
        ++counts[error.id];
    return counts;
}

} // namespace

class TestPatternImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFolderIsReadWithAllBelowIt();
    void brokenFilesAreListedAndTheRestImported();
    void aLongFileGivesSeveralPatterns();
    void duplicatesAndNearEmptyOnesAreLeftOutAndCounted();
    void aPersonMayKeepThemAndLabelAll();
    void namedFilesAreReadWhateverTheirEnding();
    void patternsAndSetsComeBackAsTheyWere();
    void otherJsonInAFolderIsNoFault();
    void progressCanEndIt();
    void oneOfNothingHasAClearReason();
    void sourcesOfTheSameNameAreTwo();
    void linksAndHiddenFilesAreNotFollowed();
    void realDamagedFilesEndCleanly();
    void grooveComesInWithItsGenresAndFills();
};

void TestPatternImport::aFolderIsReadWithAllBelowIt()
{
    const TemporaryFolder folder;
    const fs::path loops = folder.path() / "loops";
    write(loops / "Funk/one 95bpm.mid", beat(2));
    write(loops / "Funk/deep/TWO fill.MID", beat(2, 1));
    write(loops / "jazz/three.midi", beat(2, 2));
    write(loops / "readme.txt", "hello");
    const auto done = import({loops / ""});
    QVERIFY(done);
    QCOMPARE(done->set.entries.size(), std::size_t {3});
    QCOMPARE(done->otherFiles, std::size_t {1});
    QVERIFY(done->broken.empty());
    QCOMPARE(done->set.labels(), (std::vector<std::string> {"funk", "jazz"}));
    const PatternEntry& two = done->set.entries[0];
    QCOMPARE(two.name, std::string("TWO fill"));
    QCOMPARE(two.source, std::string("loops/Funk/deep/TWO fill.MID"));
    QCOMPARE(two.label, std::string("funk"));
    QCOMPARE(two.tempo, 100.0);
    QVERIFY(two.isFill);
    QVERIFY(!done->set.entries[1].isFill);
    QCOMPARE(done->fills, std::size_t {1});
    QCOMPARE(done->files.size(), std::size_t {3});
    QCOMPARE(done->files[0].digest.size(), std::size_t {64});
}

void TestPatternImport::brokenFilesAreListedAndTheRestImported()
{
    const TemporaryFolder folder;
    write(folder.path() / "a.mid", beat(2));
    write(folder.path() / "b.mid", "no MIDI at all");
    write(folder.path() / "c.mid", melody());
    write(folder.path() / "d.mid", "");
    write(folder.path() / "e.h2pattern", "<a>");
    write(folder.path() / "f.mid", DrumFile().note(0, 36).bytes());
    const auto done = import({folder.path()});
    QVERIFY(done);
    QCOMPARE(done->set.entries.size(), std::size_t {1});
    QCOMPARE(reasons(*done),
             (std::map<ErrorId, int> {{ErrorId::MidiNotAFile, 2},
                                      {ErrorId::DrumsMissing, 1},
                                      {ErrorId::XmlInvalid, 1},
                                      {ErrorId::PatternNearEmpty, 1}}));
    for (const Error& error : done->broken)
        QVERIFY(fs::exists(error.file));
    QVERIFY(!failureOf(*done, {}));
}

void TestPatternImport::aLongFileGivesSeveralPatterns()
{
    const TemporaryFolder folder;
    write(folder.path() / "long.mid", beat(7));
    ImportSettings settings;
    settings.keepsDuplicates = true;
    const auto done = import({folder.path() / "long.mid"}, settings);
    QVERIFY(done);
    QCOMPARE(done->set.entries.size(), std::size_t {4});
    QCOMPARE(done->set.entries[1].name, std::string("long 3-4"));
    QCOMPARE(done->set.entries[3].name, std::string("long 7"));
    settings.cut.bars = 1;
    QCOMPARE(import({folder.path()}, settings)->set.entries.size(), std::size_t {7});
}

void TestPatternImport::duplicatesAndNearEmptyOnesAreLeftOutAndCounted()
{
    const TemporaryFolder folder;
    write(folder.path() / "funk/a.mid", beat(6));
    write(folder.path() / "jazz/a.mid", beat(2));
    std::string quiet = DrumFile().note(0, 36).note(3840, 36).note(7680, 36).bytes();
    write(folder.path() / "jazz/quiet.mid", quiet);
    const auto done = import({folder.path()});
    QVERIFY(done);
    QCOMPARE(done->set.entries.size(), std::size_t {2}); // one of each label
    QCOMPARE(done->duplicates, std::size_t {2});
    QCOMPARE(done->nearEmpty, std::size_t {3});
    QVERIFY(duplicatesIn(PatternSet {done->set.rows, {done->set.entries[0]}}).empty());
}

void TestPatternImport::aPersonMayKeepThemAndLabelAll()
{
    const TemporaryFolder folder;
    write(folder.path() / "funk/a.mid", beat(6));
    write(folder.path() / "funk/quiet.mid", DrumFile().note(0, 36).bytes());
    ImportSettings settings;
    settings.keepsDuplicates = true;
    settings.keepsNearEmpty = true;
    settings.label = "mine";
    const auto done = import({folder.path()}, settings);
    QCOMPARE(done->set.entries.size(), std::size_t {4});
    QCOMPARE(done->set.labels(), (std::vector<std::string> {"mine"}));
    settings.label.reset();
    settings.labels = LabelSource::None;
    QVERIFY(import({folder.path()}, settings)->set.labels().empty());
}

void TestPatternImport::namedFilesAreReadWhateverTheirEnding()
{
    const TemporaryFolder folder;
    write(folder.path() / "midi.bin", beat(2));
    write(folder.path() / "nothing.bin", "???");
    const auto done = import({folder.path() / "midi.bin", folder.path() / "nothing.bin"});
    QCOMPARE(done->set.entries.size(), std::size_t {1});
    QCOMPARE(reasons(*done), (std::map<ErrorId, int> {{ErrorId::FormatUnknown, 1}}));
    QVERIFY(importKindOf(std::string_view(" \n<?xml")) == ImportKind::Hydrogen);
    QVERIFY(importKindOf(std::string_view("{\n")) == ImportKind::Pattern);
    QVERIFY(importKindOf(std::string_view("{\"a\": 1}\n")) == ImportKind::Rows);
    const auto none = import({folder.path() / "there is none"});
    QVERIFY(!none);
    QCOMPARE(none.error().id, ErrorId::FileNotFound);
}

void TestPatternImport::patternsAndSetsComeBackAsTheyWere()
{
    const TemporaryFolder folder;
    write(folder.path() / "funk/a.mid", beat(2));
    write(folder.path() / "funk/b.mid", beat(2, 1));
    const PatternSet set = import({folder.path()})->set;
    write(folder.path() / "set.jsonl", patternSetText(set));
    QCOMPARE(import({folder.path() / "set.jsonl"})->set, set);
    write(folder.path() / "one.json", patternText(set.entries[0], set.rows));
    QCOMPARE(import({folder.path() / "one.json"})->set.entries.at(0), set.entries[0]);
    // into other rows
    ImportSettings settings;
    settings.rows = {music::standardDrumRows()[1], music::standardDrumRows()[0]};
    const auto two = import({folder.path() / "set.jsonl"}, settings);
    QCOMPARE(two->set.entries.at(0).pattern.shape().rows, std::size_t {2});
    QCOMPARE(two->set.entries[0].pattern.at(1, 0), set.entries[0].pattern.at(0, 0));
    QVERIFY(two->otherNotes > 0);
}

void TestPatternImport::otherJsonInAFolderIsNoFault()
{
    const TemporaryFolder folder;
    write(folder.path() / "settings.json", "{\"format\": \"other\", \"version\": 1}");
    write(folder.path() / "metrics.jsonl", "{\"loss\": 1}\n{\"loss\": 2}\n");
    write(folder.path() / "broken.json", "{\"format\": \"timbrel-pattern\", \"version\": 1}");
    const auto done = import({folder.path()});
    QCOMPARE(done->otherFiles, std::size_t {2});
    QCOMPARE(reasons(*done), (std::map<ErrorId, int> {{ErrorId::FieldMissing, 1}}));
}

void TestPatternImport::progressCanEndIt()
{
    const TemporaryFolder folder;
    for (int i = 0; i < 4; ++i)
        write(folder.path() / (std::to_string(i) + ".mid"), beat(2, i));
    std::size_t calls = 0;
    const auto done = import({folder.path()}, {}, [&](const ImportStep& step) {
        if (step.done != calls || step.files != 4 || step.patterns != calls)
            return false;
        ++calls;
        return calls < 3;
    });
    QVERIFY(done);
    QVERIFY(done->isCancelled);
    QCOMPARE(calls, std::size_t {3});
    QCOMPARE(done->set.entries.size(), std::size_t {2});
    QVERIFY(!failureOf(*done, {}));
}

void TestPatternImport::oneOfNothingHasAClearReason()
{
    const TemporaryFolder folder;
    write(folder.path() / "song.mid", melody());
    const std::vector<fs::path> file = {folder.path() / "song.mid"};
    QCOMPARE(failureOf(*import(file), file)->id, ErrorId::DrumsMissing);
    write(folder.path() / "song2.mid", melody());
    const std::vector<fs::path> all = {folder.path()};
    const auto reason = failureOf(*import(all), all);
    QCOMPARE(reason->id, ErrorId::PatternsMissing);
    QCOMPARE(reason->file, folder.path().string());
    // one pattern is enough
    write(folder.path() / "one.mid", beat(1));
    QCOMPARE(import(all)->set.entries.size(), std::size_t {1});
}

void TestPatternImport::sourcesOfTheSameNameAreTwo()
{
    const TemporaryFolder folder;
    write(folder.path() / "x/loops/a.mid", beat(2));
    write(folder.path() / "y/loops/a.mid", beat(2, 1));
    const auto done = import({folder.path() / "x/loops", folder.path() / "y/loops/a.mid"});
    QCOMPARE(done->set.entries.size(), std::size_t {2});
    QCOMPARE(done->set.entries[0].source, std::string("loops/a.mid"));
    QCOMPARE(done->set.entries[1].source, std::string("loops/a.mid (2)"));
    // the same one twice is one
    QCOMPARE(import({folder.path() / "x/loops", folder.path() / "x/./loops"})->files.size(),
             std::size_t {1});
}

void TestPatternImport::linksAndHiddenFilesAreNotFollowed()
{
    const TemporaryFolder folder;
    write(folder.path() / "a/.b.mid", beat(2));
    write(folder.path() / "a/.git/c.mid", beat(2));
    fs::create_directory_symlink(folder.path(), folder.path() / "a/up");
    write(folder.path() / "a/d.mid", beat(2, 1));
    const auto done = import({folder.path() / "a"});
    QCOMPARE(done->set.entries.size(), std::size_t {1});
    QCOMPARE(done->otherFiles, std::size_t {0});
}

void TestPatternImport::realDamagedFilesEndCleanly()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto done = import({*data / "midi"});
    QVERIFY(done);
    QVERIFY(done->set.entries.size() > 300);
    QVERIFY(done->broken.size() > 200); // most of it has no drums
    for (const Error& error : done->broken)
        QVERIFY(!error.file.empty());
}

void TestPatternImport::grooveComesInWithItsGenresAndFills()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto done = import({*data / "patterns/groove"});
    QVERIFY(done);
    QCOMPARE(done->set.labels().size(), std::size_t {18});
    QVERIFY(done->set.entries.size() > 9900 && done->set.entries.size() < 10200);
    QCOMPARE(done->files.size() + done->broken.size() >= 1000, true);
    for (const Error& error : done->broken)
        QCOMPARE(error.id, ErrorId::PatternNearEmpty);
    QVERIFY(done->warnings.empty());
    QVERIFY(done->fills > 550 && done->fills < 650); // 595 files are, some of two patterns
    const FittedSet fit = fitted(done->set, {8, 32, 4, 4});
    QVERIFY(fit.otherMetre < 500);
    QVERIFY(fit.set.entries.size() > 9300);
}

QTEST_GUILESS_MAIN(TestPatternImport)
#include "tst_pattern_import.moc"
