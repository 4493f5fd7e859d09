// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_file.h"
#include "core/pattern/drum_take.h"
#include "core/pattern/fill_rule.h"
#include "core/pattern/pattern_cut.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/step_text.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <fstream>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

const std::vector<music::DrumRow>& rows()
{
    return music::standardDrumRows();
}

/// Lines of steps by row.
music::Pattern patternOf(const std::vector<std::pair<std::size_t, std::string>>& lines)
{
    music::Pattern pattern({rows().size(), 16, 4, 4});
    for (const auto& [row, text] : lines) {
        const auto steps = readSteps(text);
        for (std::size_t step = 0; steps && step < steps->size(); ++step)
            pattern.set(row, step, {(*steps)[step], 0.0F});
    }
    return pattern;
}

/// How often the rule is right about files, each as most of its patterns are.
struct Tally
{
    int hits = 0;
    int wrong = 0;
    int missed = 0;
    void add(bool isFill, bool soundsSo)
    {
        hits += isFill && soundsSo ? 1 : 0;
        wrong += !isFill && soundsSo ? 1 : 0;
        missed += isFill && !soundsSo ? 1 : 0;
    }
    [[nodiscard]] double precision() const { return double(hits) / (hits + wrong); }
    [[nodiscard]] double recall() const { return double(hits) / (hits + missed); }
};

bool soundsSo(const std::filesystem::path& file)
{
    const auto midi = midi::readMidiFile(file);
    const auto takes = midi ? drumTakesOf(*midi, rows()) : failure(midi.error());
    int fills = 0;
    int all = 0;
    if (takes)
        for (const CutPattern& each : cut(takes->front(), rows().size()).patterns)
            if (each.pattern.onsetCount() >= kFewestOnsets) {
                fills += soundsLikeFill(each.pattern, rows()) ? 1 : 0;
                ++all;
            }
    return 2 * fills > all;
}

} // namespace

class TestFillRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunOverTheTomsIsAFill();
    void aBeatIsNone();
    void nothingIsNone();
    void drummersMostlyAgree();
};

void TestFillRule::aRunOverTheTomsIsAFill()
{
    const auto fill = patternOf({{1, "xxxx xx.. .... ...."}, {5, ".... ..xx xxxx xxxx"}});
    QVERIFY(soundsLikeFill(fill, rows()));
    const FillSigns signs = fillSigns(fill, rows());
    QCOMPARE(signs.toms, 10.0 / 16.0);
    QCOMPARE(signs.snares, 6.0 / 16.0);
    QCOMPARE(signs.timekeeping, 0.0);
}

void TestFillRule::aBeatIsNone()
{
    const auto beat = patternOf(
        {{0, "x... ..x. x... ...."}, {1, ".... x... .... x..."}, {4, "x.x. x.x. x.x. x.x."}});
    QVERIFY(!soundsLikeFill(beat, rows()));
    QCOMPARE(fillSigns(beat, rows()).timekeeping, 1.0);
    QVERIFY(!soundsLikeFill(patternOf({{0, "x... x... x... x..."}}), rows()));
}

void TestFillRule::nothingIsNone()
{
    QVERIFY(!soundsLikeFill(patternOf({}), rows()));
    QVERIFY(!soundsLikeFill(music::Pattern(), rows()));
}

/// Against what the files of the validation split are called, on which no weight was fitted. The
/// performances that are called beats have fills in them: only most of one is asked for.
void TestFillRule::drummersMostlyAgree()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto folder = *data / "patterns/groove";
    std::ifstream table(folder / "info.csv");
    Tally tally;
    int files = 0;
    for (std::string line; std::getline(table, line);) {
        if (!line.ends_with("validation") && !line.ends_with("validation\r"))
            continue;
        const std::size_t end = line.find(".mid,");
        const std::size_t begin = line.rfind(',', end) + 1;
        const std::string name = line.substr(begin, end + 4 - begin);
        tally.add(name.find("_fill_") != std::string::npos, soundsSo(folder / name));
        ++files;
    }
    qInfo("%d files: precision %.2f, recall %.2f", files, tally.precision(), tally.recall());
    QCOMPARE(files, 124);
    QVERIFY(tally.precision() >= 0.88);
    QVERIFY(tally.recall() >= 0.6);
}

QTEST_GUILESS_MAIN(TestFillRule)
#include "tst_fill_rule.moc"
