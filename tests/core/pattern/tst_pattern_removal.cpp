// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken out of a library of patterns.
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_library.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <array>

using namespace timbrel;
using namespace timbrel::pattern;
using timbrel::test::TemporaryFolder;

namespace {

PatternEntry entryWith(const std::string& name, std::size_t onset)
{
    PatternEntry entry;
    entry.pattern = music::Pattern({8, 32, 4, 4});
    entry.pattern.set(onset % 8, onset % 32, {0.75F, 0.125F});
    entry.name = name;
    return entry;
}

PatternSet setOf(std::size_t count)
{
    PatternSet set;
    for (std::size_t i = 0; i < count; ++i)
        set.entries.push_back(entryWith("take " + std::to_string(i), i));
    return set;
}

std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    const auto library = readPatternLibrary(folder);
    for (const PatternEntry& entry : library->set.entries)
        names.push_back(entry.name);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

class TestPatternRemoval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void someOfAnImportAreTakenOut();
    void theLastOfAnImportTakesItsFileAlong();
    void aBrokenLineStays();
    void nothingElsewhereIsTouched();
};

void TestPatternRemoval::someOfAnImportAreTakenOut()
{
    const TemporaryFolder folder;
    QVERIFY(keepPatterns(folder.path(), setOf(5), "set"));
    const auto library = readPatternLibrary(folder.path());
    QVERIFY(removePatterns(folder.path(), std::array {library->places[1], library->places[3]}));
    QCOMPARE(namesIn(folder.path()), (Names {"take 0", "take 2", "take 4"}));
}

void TestPatternRemoval::theLastOfAnImportTakesItsFileAlong()
{
    const TemporaryFolder folder;
    QVERIFY(keepPatterns(folder.path(), setOf(2), "set"));
    QVERIFY(keepPattern(folder.path(), entryWith("mine", 1), music::standardDrumRows()));
    const auto library = readPatternLibrary(folder.path());
    QCOMPARE(library->places.size(), std::size_t {3});
    QVERIFY(removePatterns(folder.path(), library->places));
    QVERIFY(std::filesystem::is_empty(folder.path()));
    QVERIFY(removePatterns(folder.path(), library->places)); // and again
}

void TestPatternRemoval::aBrokenLineStays()
{
    const TemporaryFolder folder;
    QVERIFY(keepPatterns(folder.path(), setOf(3), "set"));
    auto text = readFile(folder.path() / "set.jsonl");
    QVERIFY(text);
    text->insert(text->find('\n', text->find('\n') + 1) + 1, "{\"broken\n");
    QVERIFY(writeFileAtomically(folder.path() / "set.jsonl", *text));
    const auto library = readPatternLibrary(folder.path());
    QVERIFY(removePatterns(folder.path(), std::array {library->places[1]}));
    QVERIFY(readFile(folder.path() / "set.jsonl")->find("{\"broken") != std::string::npos);
    QCOMPARE(namesIn(folder.path()), (Names {"take 0", "take 2"}));
}

void TestPatternRemoval::nothingElsewhereIsTouched()
{
    const TemporaryFolder folder;
    const auto patterns = folder.path() / "patterns";
    QVERIFY(keepPattern(patterns, entryWith("mine", 1), music::standardDrumRows()));
    QVERIFY(writeFileAtomically(folder.path() / "precious.json", "{}"));
    QVERIFY(writeFileAtomically(patterns / "notes.txt", "kept"));
    QVERIFY(removePatterns(patterns,
                           std::array {LibraryPlace {folder.path() / "precious.json", 0},
                                       LibraryPlace {patterns / "notes.txt", 0},
                                       LibraryPlace {"../precious.json", 0}}));
    QVERIFY(std::filesystem::exists(folder.path() / "precious.json"));
    QVERIFY(std::filesystem::exists(patterns / "notes.txt"));
    QCOMPARE(namesIn(patterns), (Names {"mine"}));
}

QTEST_GUILESS_MAIN(TestPatternRemoval)
#include "tst_pattern_removal.moc"
