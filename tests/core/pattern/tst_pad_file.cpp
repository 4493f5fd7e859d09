// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/pad_file.h"
#include "core/pattern/pattern_set.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <array>
#include <cmath>

using namespace timbrel;
using namespace timbrel::pattern;
using timbrel::test::TemporaryFolder;

namespace {

std::shared_ptr<const music::Pattern> patternWith(std::size_t onset)
{
    music::Pattern pattern({8, 32, 4, 4});
    pattern.set(onset % 8, onset, {0.5F, 0.25F});
    return std::make_shared<const music::Pattern>(std::move(pattern));
}

/// Nothing as by default.
PadFile fullPad()
{
    PadFile pad;
    PadSetup& setup = pad.setup;
    setup.mode = PadMode::Space;
    setup.layout = PadLayout::Map;
    setup.axisAcross = 2;
    setup.axisUp = 3;
    setup.position = {0.25F, 0.75F};
    setup.offPlane = {0.5F, -0.25F, 0.0F};
    setup.label = "funk";
    setup.temperature = 0.5F;
    setup.noise = 0.25F;
    setup.seed = 77;
    setup.beatsPerMinute = 93.5;
    setup.swing = 0.625F;
    setup.humanise.timingMs = 8.0F;
    setup.humanise.velocity = 0.125F;
    setup.changeAt = ChangeAt::Beat;
    setup.glideMs = 400;
    setup.isRelative = true;
    PadRow row;
    row.threshold = 0.375F;
    row.isMuted = true;
    row.isLocked = true;
    setup.setRow(2, row);
    setup.corners[0] = {"first", patternWith(3)};
    setup.corners[3] = {"last", patternWith(17)};
    setup.path = std::make_shared<const PuckPath>(PuckPath::drawn(
        std::array {learning::PadPosition {0.0F, 0.0F}, learning::PadPosition {1.0F, 0.5F}},
        8.0,
        PathEnd::BackAndForth));
    setup.edited = patternWith(5);
    setup.kept = patternWith(6);
    setup.controllers = {true, 3, 20, 21};
    setup.mix = {-3.0F, 2.5F, -60.0F};
    pad.controls["x"] = {false, 0, 16};
    pad.controls["play"] = {true, 9, 36};
    return pad;
}

bool isSame(const std::shared_ptr<const music::Pattern>& a,
            const std::shared_ptr<const music::Pattern>& b)
{
    return a && b ? *a == *b : a == b;
}

} // namespace

class TestPadFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allOfThePadIsReadAgain();
    void whatIsAbsentIsAsByDefault();
    void numbersAreHeldWithinTheirBounds();
    void brokenPatternsAreRefused();
    void aNewerVersionIsRefused();
    void anotherFormatIsRefused();
};

void TestPadFile::allOfThePadIsReadAgain()
{
    const TemporaryFolder folder;
    const PadFile pad = fullPad();
    QVERIFY(writePadFile(folder.path() / "pad.json", pad));
    const auto read = readPadFile(folder.path() / "pad.json");
    QVERIFY(read);
    QVERIFY(read->rows == pad.rows);
    QVERIFY(read->controls == pad.controls);
    for (std::size_t i = 0; i < pad.setup.corners.size(); ++i) {
        QCOMPARE(read->setup.corners[i].name, pad.setup.corners[i].name);
        QVERIFY(isSame(read->setup.corners[i].pattern, pad.setup.corners[i].pattern));
    }
    QVERIFY(isSame(read->setup.edited, pad.setup.edited));
    QVERIFY(isSame(read->setup.kept, pad.setup.kept));
    QVERIFY(*read->setup.path == *pad.setup.path);
    // and all else, the shared parts taken for the same
    PadSetup rest = read->setup;
    rest.corners = pad.setup.corners;
    rest.edited = pad.setup.edited;
    rest.kept = pad.setup.kept;
    rest.path = pad.setup.path;
    QVERIFY(rest == pad.setup);
}

void TestPadFile::whatIsAbsentIsAsByDefault()
{
    const auto read
        = padFileFromJson(Json {{"format", "timbrel-pad"}, {"version", 1}, {"new", 5}}, {});
    QVERIFY(read);
    QVERIFY(read->setup == PadSetup {});
    QVERIFY(read->controls.empty());
}

void TestPadFile::numbersAreHeldWithinTheirBounds()
{
    const auto read = padFileFromJson(Json {{"format", "timbrel-pad"},
                                            {"version", 1},
                                            {"tempo", 1e9},
                                            {"x", -4.0},
                                            {"swing", 7},
                                            {"controller_x", 4000},
                                            {"drums_level_db", 80.0},
                                            {"synth_level_db", -1e9},
                                            {"master_level_db", "loud"},
                                            {"off_plane", {1e300, "no", 0.5}},
                                            {"mode", "no such"}},
                                      {});
    QVERIFY(read);
    QCOMPARE(read->setup.beatsPerMinute, kFastestTempo);
    QCOMPARE(read->setup.position.x, 0.0F);
    QCOMPARE(read->setup.swing, kMostSwing);
    QCOMPARE(int {read->setup.controllers.x}, 127);
    QCOMPARE(read->setup.mix, (audio::MixLevels {audio::kMostDecibels, audio::kSilentDecibels}));
    QCOMPARE(read->setup.offPlane.size(), std::size_t {2});
    QVERIFY(std::isfinite(read->setup.offPlane.front()));
    QVERIFY(read->setup.mode == PadSetup {}.mode);
}

void TestPadFile::brokenPatternsAreRefused()
{
    Json json = toJson(fullPad());
    json["corners"][0]["rows"] = 5;
    const auto read = padFileFromJson(json, "pad.json");
    QVERIFY(!read);
    QVERIFY(read.error().file.ends_with("pad.json"));
}

void TestPadFile::aNewerVersionIsRefused()
{
    const auto read = padFileFromJson(Json {{"format", "timbrel-pad"}, {"version", 99}}, {});
    QVERIFY(!read);
    QVERIFY(read.error().id == ErrorId::VersionTooNew);
}

void TestPadFile::anotherFormatIsRefused()
{
    const auto read = padFileFromJson(Json {{"format", "timbrel-kit"}, {"version", 1}}, {});
    QVERIFY(!read);
    QVERIFY(read.error().id == ErrorId::FormatUnknown);
}

QTEST_GUILESS_MAIN(TestPadFile)
#include "tst_pad_file.moc"
