// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/axes/pitch_axis.h"
#include "ui/common/axes/time_axis.h"
#include "ui/editor/lane_painter.h"
#include "ui/editor/roll_painter.h"
#include "ui/editor/scrolled_layer.h"
#include "ui/editor/velocity_painter.h"

#include <QImage>
#include <QtTest/QTest>

#include <algorithm>
#include <chrono>
#include <random>

using namespace timbrel;
using namespace timbrel::ui;
using namespace std::chrono_literals;

namespace {

std::vector<music::Note> someNotes(int count)
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> time(0, 20'000'000);
    std::uniform_int_distribution<int> length(1, 900'000);
    std::uniform_int_distribution<int> small(0, 127);
    std::vector<music::Note> notes;
    for (int i = 0; i < count; ++i)
        notes.push_back({Microseconds(time(random)),
                         Microseconds(length(random)),
                         static_cast<std::uint8_t>(i % 3),
                         static_cast<std::uint8_t>(small(random)),
                         static_cast<std::uint8_t>(1 + small(random) % 127),
                         64,
                         static_cast<music::ItemId>(i + 1)});
    notes.push_back({1s, 18s, 0, 60, 100, 64, static_cast<music::ItemId>(count + 1)}); // a long one
    std::sort(notes.begin(), notes.end(), music::InScoreOrder());
    return notes;
}

std::vector<music::ControllerPoint> somePoints(int count)
{
    std::mt19937 random(8);
    std::uniform_int_distribution<int> small(0, 127);
    std::vector<music::ControllerPoint> points;
    for (int i = 0; i < count; ++i)
        points.push_back({Microseconds(20'000'000LL * i / count),
                          static_cast<std::uint8_t>(small(random)),
                          static_cast<music::ItemId>(i + 1)});
    return points;
}

const EditorColours& colours()
{
    static const EditorColours kColours = EditorColours::of(darkTheme());
    return kColours;
}

/// Painted at once, and the same view reached by scrolling there in steps.
template<class PaintAt>
void compareScrolled(QSize size, double ratio, bool hasRows, const PaintAt& paintAt)
{
    ScrolledLayer scrolled;
    const std::pair<int, int> steps[]
        = {{0, 0}, {13, 0}, {40, 5}, {-200, 5}, {-150, -30}, {0, 0}, {900, 0}};
    for (const auto& [column, down] : steps) {
        const int row = hasRows ? down : 0; // lanes do not scroll down
        const QImage& image
            = scrolled.update(size, ratio, column, row, [&](QImage& to, const QRect& rectangle) {
                  paintAt(to, rectangle, column, row);
              });
        QImage whole(size, QImage::Format_RGB32);
        whole.setDevicePixelRatio(ratio);
        paintAt(whole, whole.rect(), column, row);
        QVERIFY2(image == whole, qPrintable(QStringLiteral("%1 %2").arg(column).arg(row)));
    }
}

} // namespace

class TestEditorPainting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesAndColumnsAgree();
    void zoomingKeepsTheTimeUnderThePointer();
    void rowsAndNotesAgree();
    void thePyramidKnowsWhatAllPointsKnow();
    void thePyramidIsBroughtUpToDate();
    void notesThatSoundAreFound();
    void theEnvelopeHoldsEveryValue();
    void scrollingTheRollPaintsTheSamePixels();
    void scrollingALanePaintsTheSamePixels();
    void scrollingPaintsOnlyWhatComesIntoSight();
    void velocitiesScrollToTheSamePixels();
};

void TestEditorPainting::timesAndColumnsAgree()
{
    std::mt19937 random(1);
    for (const double scale : {0.37, 1.0, 10.0, 312.5, 5208.333, 1e6 / 3.0}) {
        const TimeColumns columns {scale, -17};
        for (int column = -50; column < 3000; column += 7) {
            const Microseconds time = columns.timeOf(column);
            QCOMPARE(columns.columnOf(time), columns.absolute(time) + 17);
            QVERIFY(columns.columnOf(time) >= column);
            QVERIFY(columns.columnOf(time - Microseconds(1)) < column);
        }
    }
}

void TestEditorPainting::zoomingKeepsTheTimeUnderThePointer()
{
    TimeAxis axis {5000.0, -40000.0};
    const Microseconds before = axis.timeAt(321.0);
    for (const double factor : {1.25, 1.25, 0.5, 3.0})
        axis = axis.zoomedAt(321.0, factor);
    QVERIFY(std::abs((axis.timeAt(321.0) - before).count()) <= 1);
    const TimeAxis fitted = TimeAxis::fitting(0s, 10s, 1020.0, 10.0);
    QCOMPARE(fitted.xOf(0s), 10.0);
    QCOMPARE(fitted.xOf(10s), 1010.0);
}

void TestEditorPainting::rowsAndNotesAgree()
{
    for (const double height : {3.0, 7.5, 14.0, 27.0}) {
        const PitchRows rows {height, 11};
        for (int number = 0; number < 128; ++number)
            for (int row = rows.top(number); row < rows.bottom(number); ++row)
                QCOMPARE(rows.numberAt(row), number);
    }
    QVERIFY(isBlackKey(61) && isBlackKey(70) && !isBlackKey(60) && !isBlackKey(64));
}

void TestEditorPainting::thePyramidKnowsWhatAllPointsKnow()
{
    const auto points = somePoints(5000);
    ValuePyramid pyramid;
    pyramid.update(points);
    std::mt19937 random(3);
    std::uniform_int_distribution<std::size_t> place(0, points.size());
    for (int i = 0; i < 3000; ++i) {
        const auto [begin, end] = std::minmax({place(random), place(random)});
        const ValueRange range = pyramid.range(points, begin, end);
        ValueRange expected;
        for (std::size_t j = begin; j < end; ++j)
            expected.include({points[j].value, points[j].value});
        QCOMPARE(range.lowest, expected.lowest);
        QCOMPARE(range.highest, expected.highest);
    }
}

void TestEditorPainting::thePyramidIsBroughtUpToDate()
{
    auto points = somePoints(3000);
    ValuePyramid pyramid;
    pyramid.update(points);
    std::mt19937 random(4);
    for (int i = 0; i < 50; ++i) {
        const std::size_t place = random() % points.size();
        if (i % 3 == 0)
            points.erase(points.begin() + static_cast<std::ptrdiff_t>(place));
        else if (i % 3 == 1)
            points.insert(points.begin() + static_cast<std::ptrdiff_t>(place), points[place]);
        points[place % points.size()].value = static_cast<std::uint8_t>(random() % 128);
        pyramid.update(points, std::min(place, place % points.size()));
        ValuePyramid fresh;
        fresh.update(points);
        const ValueRange range = pyramid.range(points, place / 2, points.size());
        const ValueRange expected = fresh.range(points, place / 2, points.size());
        QCOMPARE(range.lowest, expected.lowest);
        QCOMPARE(range.highest, expected.highest);
    }
}

void TestEditorPainting::notesThatSoundAreFound()
{
    const auto notes = someNotes(2000);
    NoteEnds ends;
    ends.update(notes);
    for (Microseconds begin = 0s; begin < 21s; begin += 613ms) {
        const Microseconds end = begin + 250ms;
        std::vector<std::size_t> found;
        ends.visit(notes, begin, end, [&](std::size_t index, const music::Note&) {
            found.push_back(index);
        });
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < notes.size(); ++i)
            if (notes[i].onset < end && notes[i].end() > begin)
                expected.push_back(i);
        QCOMPARE(found, expected);
    }
}

void TestEditorPainting::theEnvelopeHoldsEveryValue()
{
    const auto points = somePoints(4000);
    ValuePyramid pyramid;
    pyramid.update(points);
    const TimeColumns columns {20'000'000.0 / 700.0, 0};
    const ValueAxis values {200.0, 4.0};
    const Envelope envelope
        = envelopeOf({points, &pyramid, Microseconds::max()}, columns, values, 0, 700);
    std::size_t next = 0;
    int held = -1;
    for (int column = 0; column < 700; ++column) {
        int top = held >= 0 ? values.rowOf(held) : 1000;
        int bottom = held >= 0 ? values.rowOf(held) : -1000;
        for (; next < points.size() && columns.columnOf(points[next].time) <= column; ++next) {
            held = points[next].value;
            top = std::min(top, values.rowOf(held));
            bottom = std::max(bottom, values.rowOf(held));
        }
        QCOMPARE(envelope.top[static_cast<std::size_t>(column)], top);
        QCOMPARE(envelope.bottom[static_cast<std::size_t>(column)], bottom);
    }
}

void TestEditorPainting::scrollingTheRollPaintsTheSamePixels()
{
    const auto notes = someNotes(400);
    NoteEnds ends;
    ends.update(notes);
    music::IdSet selected;
    for (music::ItemId id = 1; id < 400; id += 5)
        selected.insert(id);
    for (const double ratio : {1.0, 2.0}) {
        RollScene scene;
        scene.notes = notes;
        scene.ends = &ends;
        scene.selected = &selected;
        scene.devicePixelRatio = ratio;
        scene.colours = &colours();
        scene.showsChannels = true;
        compareScrolled(
            {640, 300}, ratio, true, [&](QImage& to, const QRect& part, int column, int row) {
                scene.columns = {20'000.0 / ratio, column};
                scene.rows = {16.0 * ratio, 600 + row};
                paintRoll(to, part, scene);
            });
    }
}

void TestEditorPainting::scrollingALanePaintsTheSamePixels()
{
    for (const int count : {60, 3000}) {
        const auto points = somePoints(count);
        ValuePyramid pyramid;
        pyramid.update(points);
        const auto output = somePoints(90);
        const Microseconds marks[] = {3s, 7s};
        const int values[] = {0, 40, 80, 120};
        LaneScene scene;
        scene.target = {points, &pyramid, 19s};
        scene.defaultValue = 30;
        scene.networkSteps = {output, nullptr, 19s};
        scene.networkOutput = {output, nullptr, 19s};
        scene.networkValues = values;
        scene.contradictions = marks;
        scene.colours = &colours();
        for (const double ratio : {1.0, 2.0}) {
            scene.devicePixelRatio = ratio;
            compareScrolled(
                {640, 120}, ratio, false, [&](QImage& to, const QRect& part, int column, int) {
                    scene.columns = {20'000.0 / ratio, column};
                    scene.values = {120.0, 5.0 * ratio};
                    paintLane(to, part, scene);
                });
        }
    }
}

void TestEditorPainting::velocitiesScrollToTheSamePixels()
{
    const auto notes = someNotes(300);
    VelocityScene scene;
    scene.notes = notes;
    scene.colours = &colours();
    compareScrolled({640, 80}, 1.0, false, [&](QImage& to, const QRect& part, int column, int) {
        scene.columns = {20'000.0, column};
        scene.values = {80.0, 5.0};
        paintVelocities(to, part, scene);
    });
}

void TestEditorPainting::scrollingPaintsOnlyWhatComesIntoSight()
{
    ScrolledLayer layer;
    const auto nothing = [](QImage&, const QRect&) {};
    layer.update({1000, 500}, 1.0, 0, 0, nothing);
    QCOMPARE(layer.lastPainted(), 500'000);
    layer.update({1000, 500}, 1.0, 24, 0, nothing);
    QCOMPARE(layer.lastPainted(), 24 * 500);
    layer.update({1000, 500}, 1.0, 24, -10, nothing);
    QCOMPARE(layer.lastPainted(), 10 * 1000);
    layer.update({1000, 500}, 1.0, 24, -10, nothing);
    QCOMPARE(layer.lastPainted(), 0);
    layer.invalidate(QRect(0, 0, 10, 10));
    layer.update({1000, 500}, 1.0, 30, -10, nothing); // it moved with the picture
    QCOMPARE(layer.lastPainted(), 4 * 10 + 6 * 500);
    layer.update({1000, 500}, 1.0, 5000, -10, nothing);
    QCOMPARE(layer.lastPainted(), 500'000);
}

QTEST_MAIN(TestEditorPainting)
#include "tst_editor_painting.moc"
