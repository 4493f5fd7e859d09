// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_book.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/shipped_patterns.h"
#include "core/pattern/step_rows.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <map>
#include <set>

#include "genre_classifier.h"

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

/// What Groove calls the genre; it has no house, techno, and drum and bass of its own.
std::string inGroove(const std::string& label)
{
    static const std::map<std::string, std::string> kOther
        = {{"disco", "dance"}, {"house", "dance"}, {"techno", "dance"}, {"drumandbass", "dance"}};
    const auto other = kOther.find(label);
    return other == kOther.end() ? label : other->second;
}

/// Where each genre is played, in beats a minute.
const std::map<std::string, std::pair<double, double>>& tempos()
{
    static const std::map<std::string, std::pair<double, double>> kTempos
        = {{"afrobeat", {90, 130}},
           {"disco", {100, 132}},
           {"drumandbass", {160, 180}},
           {"funk", {80, 122}},
           {"hiphop", {78, 145}},
           {"house", {116, 130}},
           {"jazz", {58, 240}},
           {"latin", {88, 145}},
           {"reggae", {64, 148}},
           {"rock", {68, 190}},
           {"soul", {64, 136}},
           {"techno", {122, 150}}};
    return kTempos;
}

} // namespace

class TestShippedPatterns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBookIsPartOfTheProgram();
    void thereAreEnoughOfEachGenre();
    void eachIsTwoBarsOfSixteenSteps();
    void noTwoAreNear();
    void theirTemposAreThoseOfTheirGenres();
    void theyHaveAccentsAndGhostNotes();
    void theirNamesAreTheirOwn();
    void whoKnowsGrooveKnowsTheirGenres();
};

void TestShippedPatterns::everyBookIsPartOfTheProgram()
{
    const auto files = test::filesIn(test::sourceFolder() / "resources/patterns", ".txt");
    QCOMPARE(shippedBooks().size(), files.size());
    std::size_t patterns = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const ShippedBook& book = shippedBooks()[i];
        QCOMPARE(std::string(book.name), files[i].stem().string());
        QVERIFY(readFile(files[i]).value() == book.text);
        const auto set = parsePatternBook(book.text, files[i]);
        QVERIFY2(set, set ? "" : set.error().name.c_str());
        patterns += set->entries.size();
    }
    QCOMPARE(shippedPatterns().entries.size(), patterns);
}

void TestShippedPatterns::thereAreEnoughOfEachGenre()
{
    std::map<std::string, int> counts;
    for (const PatternEntry& entry : shippedPatterns().entries)
        ++counts[entry.label];
    QCOMPARE(counts.size(), std::size_t {12});
    for (const auto& [genre, count] : counts)
        QVERIFY2(count >= 10, genre.c_str());
    QVERIFY(shippedPatterns().entries.size() >= 120);
}

void TestShippedPatterns::eachIsTwoBarsOfSixteenSteps()
{
    for (const PatternEntry& entry : shippedPatterns().entries) {
        QCOMPARE(entry.pattern.shape(), (music::PatternShape {8, 32, 4, 4}));
        QVERIFY2(entry.pattern.onsetCount() >= 8, entry.name.c_str());
    }
}

void TestShippedPatterns::noTwoAreNear()
{
    const auto entries = shippedPatterns().entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const std::string both = entries[i].name + ", " + entries[j].name;
            QVERIFY2(music::onsetDistance(entries[i].pattern, entries[j].pattern) >= 6,
                     both.c_str());
        }
}

void TestShippedPatterns::theirTemposAreThoseOfTheirGenres()
{
    for (const PatternEntry& entry : shippedPatterns().entries) {
        const auto range = tempos().find(entry.label);
        QVERIFY2(range != tempos().end(), entry.label.c_str());
        QVERIFY2(entry.tempo >= range->second.first && entry.tempo <= range->second.second,
                 entry.name.c_str());
    }
}

void TestShippedPatterns::theyHaveAccentsAndGhostNotes()
{
    std::size_t dynamic = 0;
    const auto entries = shippedPatterns().entries;
    for (const PatternEntry& entry : entries) {
        std::set<float> velocities;
        for (const music::PatternCell& cell : entry.pattern.cells())
            if (cell.isOnset())
                velocities.insert(cell.velocity);
        QVERIFY2(velocities.size() >= 2, entry.name.c_str());
        dynamic += velocities.size() >= 3 ? 1 : 0;
    }
    QVERIFY(dynamic * 2 > entries.size());
}

void TestShippedPatterns::theirNamesAreTheirOwn()
{
    std::set<std::string> names;
    for (const PatternEntry& entry : shippedPatterns().entries) {
        QVERIFY2(names.insert(entry.name).second, entry.name.c_str());
        QVERIFY(!entry.isFill);
    }
}

/// A classifier that was taught with what drummers played for Groove names the genre at least twice
/// as often as chance does.
void TestShippedPatterns::whoKnowsGrooveKnowsTheirGenres()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto all
        = readStepRows(*data / "patterns/normalised.jsonl.gz", music::standardDrumRows());
    QVERIFY(all);
    const auto shipped = shippedPatterns();
    std::set<std::string> genres;
    for (const PatternEntry& entry : shipped.entries)
        genres.insert(inGroove(entry.label));
    std::vector<PatternEntry> learnt;
    for (const PatternEntry& entry : all->entries)
        if (entry.part == SplitPart::Train && genres.contains(entry.label))
            learnt.push_back(entry);
    QVERIFY(learnt.size() > 6000);
    const test::GenreClassifier classifier(learnt, {genres.begin(), genres.end()});

    std::map<std::string, std::pair<int, int>> byGenre; // right, all
    int right = 0;
    double balanced = 0.0;
    for (const PatternEntry& entry : shipped.entries) {
        const bool isRight = classifier.name(entry.pattern) == inGroove(entry.label);
        right += isRight ? 1 : 0;
        byGenre[entry.label].first += isRight ? 1 : 0;
        ++byGenre[entry.label].second;
    }
    for (const auto& [genre, counts] : byGenre) {
        qInfo("%s: %d of %d", genre.c_str(), counts.first, counts.second);
        balanced += double(counts.first) / counts.second / static_cast<double>(byGenre.size());
    }
    const double chance = 1.0 / static_cast<double>(genres.size());
    qInfo("%d of %zu in %zu genres: %.2f, chance %.2f",
          right,
          shipped.entries.size(),
          genres.size(),
          balanced,
          chance);
    QVERIFY(balanced >= 2.0 * chance);
}

QTEST_GUILESS_MAIN(TestShippedPatterns)
#include "tst_shipped_patterns.moc"
