// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/metric_series.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace timbrel::learning;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isSame(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

bool isSame(const EnvelopeColumn& a, const EnvelopeColumn& b)
{
    return a.x == b.x && a.isGap == b.isGap && isSame(a.first, b.first)
        && isSame(a.minimum, b.minimum) && isSame(a.maximum, b.maximum) && isSame(a.last, b.last);
}

/// Some thousand points at uneven places, with holes in it.
std::vector<MetricPoint> unevenPoints(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> step(0, 3);
    std::normal_distribution<double> noise(5.0, 3.0);
    std::vector<MetricPoint> points;
    double epoch = 0.0;
    double seconds = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        epoch += step(random);
        seconds += 0.01 * step(random);
        const bool isHole = random() % 7 == 0 || (i > 1000 && i < 1400);
        points.push_back({epoch, seconds, isHole ? kNaN : noise(random)});
    }
    return points;
}

MetricSeries seriesOf(const std::vector<MetricPoint>& points)
{
    MetricSeries series;
    for (const MetricPoint& point : points)
        series.append(point.epoch, point.seconds, point.value);
    return series;
}

double placeOf(const MetricPoint& point, CurveAxis axis)
{
    return axis == CurveAxis::Epoch ? point.epoch : point.seconds;
}

void include(EnvelopeColumn& column, double value)
{
    if (!std::isfinite(value))
        return;
    if (column.isGap)
        column = {column.x, value, value, value, value, false};
    column.minimum = std::min(column.minimum, value);
    column.maximum = std::max(column.maximum, value);
    column.last = value;
}

/// The same, point by point.
std::vector<EnvelopeColumn>
plainEnvelope(const std::vector<MetricPoint>& points, CurveAxis axis, const EnvelopeWindow& window)
{
    std::vector<EnvelopeColumn> columns;
    std::vector<MetricPoint> inside;
    const MetricPoint* before = nullptr;
    const MetricPoint* behind = nullptr;
    for (const MetricPoint& point : points) {
        const double x = placeOf(point, axis);
        if (x < window.from)
            before = &point;
        else if (x <= window.to)
            inside.push_back(point);
        else if (behind == nullptr)
            behind = &point;
    }
    const auto single = [&](const MetricPoint& point) {
        const double value = point.value;
        columns.push_back(
            {placeOf(point, axis), value, value, value, value, !std::isfinite(value)});
    };
    if (before != nullptr)
        single(*before);
    const bool hasRoom = inside.size() <= 2 * static_cast<std::size_t>(window.pixels);
    int lastPixel = -1;
    for (const MetricPoint& point : inside) {
        if (hasRoom) {
            single(point);
            continue;
        }
        const double x = placeOf(point, axis);
        const double width = (window.to - window.from) / window.pixels;
        int pixel = std::max(lastPixel, 0);
        while (pixel + 1 < window.pixels && x >= window.from + width * (pixel + 1))
            ++pixel;
        if (pixel != lastPixel)
            columns.push_back({x, kNaN, kNaN, kNaN, kNaN, true});
        lastPixel = pixel;
        include(columns.back(), point.value);
    }
    if (behind != nullptr)
        single(*behind);
    return columns;
}

} // namespace

class TestMetricSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptySeriesHasNothingToSay();
    void theEnvelopeIsThatOfEveryPoint_data();
    void theEnvelopeIsThatOfEveryPoint();
    void manyPointsAPixelLoseNone();
    void extremesAreThoseOfEveryPoint();
    void theBestIsTheFirstOfTheBestValues();
    void whatIsNoNumberIsAGapAndNeverBest();
    void aRunThatGoesOnFromEarlierReplacesWhatCameAfter();
    void timeNeverGoesBack();
    void theNearestPointIsFound();
    void smoothingIsTheUnbiasedExponentialAverage();
    void aConstantStaysExactlyWhatItIs();
    void smoothingInPortionsIsSmoothingAtOnce();
    void smoothingBeginsAnewWhenTheSeriesIsRewritten();
    void curvesGrowByRecordsAndKeepTheirPointsWhenDescribedAgain();
};

void TestMetricSeries::anEmptySeriesHasNothingToSay()
{
    const MetricSeries series;
    QVERIFY(series.isEmpty());
    QVERIFY(std::isnan(series.lastValue()));
    QVERIFY(!series.best(Direction::LowerIsBetter));
    QVERIFY(!series.nearest(CurveAxis::Epoch, 3.0));
    QVERIFY(series.envelope(CurveAxis::Epoch, {0.0, 1.0, 100}).empty());
    QVERIFY(series.extremes(CurveAxis::Epoch, 0.0, 1.0).isEmpty());
}

void TestMetricSeries::theEnvelopeIsThatOfEveryPoint_data()
{
    QTest::addColumn<int>("axis");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("pixels");
    for (const int axis : {0, 1}) {
        const double length = axis == 0 ? 7500.0 : 75.0;
        const auto row = [&](const char* name, double from, double to, int pixels) {
            QTest::addRow("%s, axis %d", name, axis)
                << axis << from * length << to * length << pixels;
        };
        row("all of it", 0.0, 1.1, 300);
        row("its middle", 0.3, 0.7, 211);
        row("the hole", 0.19, 0.29, 50);
        row("more pixels than points", 0.5, 0.51, 800);
        row("before it", -1.0, -0.5, 100);
        row("behind it", 2.0, 3.0, 100);
        row("one pixel", 0.0, 1.0, 1);
    }
}

void TestMetricSeries::theEnvelopeIsThatOfEveryPoint()
{
    QFETCH(const int, axis);
    QFETCH(const double, from);
    QFETCH(const double, to);
    QFETCH(const int, pixels);
    const auto points = unevenPoints(5000, 3);
    const EnvelopeWindow window {from, to, pixels};
    const auto which = axis == 0 ? CurveAxis::Epoch : CurveAxis::Seconds;
    const auto found = seriesOf(points).envelope(which, window);
    const auto expected = plainEnvelope(points, which, window);
    QCOMPARE(found.size(), expected.size());
    QVERIFY(found.size() <= 2 * static_cast<std::size_t>(pixels) + 2);
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY2(isSame(found[i], expected[i]), qPrintable(QString::number(i)));
}

void TestMetricSeries::manyPointsAPixelLoseNone()
{
    constexpr int kPixels = 150;
    const auto points = unevenPoints(60'000, 12); // 400 a pixel
    const MetricSeries series = seriesOf(points);
    const double end = points.back().epoch;
    const auto columns = series.envelope(CurveAxis::Epoch, {0.0, end, kPixels});
    QCOMPARE(columns.size(), std::size_t {kPixels});
    const auto expected = plainEnvelope(points, CurveAxis::Epoch, {0.0, end, kPixels});
    Extremes all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].isGap)
            continue;
        all.include(columns[i].minimum);
        all.include(columns[i].maximum);
        // a block at most beside its pixel: 16 points of up to 3 epochs
        QVERIFY(std::abs(columns[i].x - expected[i].x) <= 48.0);
        QVERIFY(columns[i].minimum <= columns[i].first && columns[i].first <= columns[i].maximum);
        QVERIFY(columns[i].minimum <= columns[i].last && columns[i].last <= columns[i].maximum);
    }
    const Extremes plain = series.extremes(CurveAxis::Epoch, 0.0, end);
    QCOMPARE(all.lowest, plain.lowest);
    QCOMPARE(all.highest, plain.highest);
}

void TestMetricSeries::extremesAreThoseOfEveryPoint()
{
    const auto points = unevenPoints(5000, 9);
    const MetricSeries series = seriesOf(points);
    std::mt19937 random(4);
    std::uniform_real_distribution<double> place(-10.0, 8000.0);
    for (int i = 0; i < 500; ++i) {
        const double a = place(random);
        const double b = place(random);
        Extremes expected;
        for (const MetricPoint& point : points)
            if (point.epoch >= std::min(a, b) && point.epoch <= std::max(a, b))
                expected.include(point.value);
        const auto found = series.extremes(CurveAxis::Epoch, std::min(a, b), std::max(a, b));
        QCOMPARE(found.isEmpty(), expected.isEmpty());
        QCOMPARE(found.lowest, expected.lowest);
        QCOMPARE(found.highest, expected.highest);
    }
}

void TestMetricSeries::theBestIsTheFirstOfTheBestValues()
{
    MetricSeries series;
    for (const double value : {4.0, 2.0, 9.0, 2.0, 9.0})
        series.append(static_cast<double>(series.size()), 0.5, value);
    QCOMPARE(series.best(Direction::LowerIsBetter).value(), (MetricPoint {1.0, 0.5, 2.0}));
    QCOMPARE(series.best(Direction::HigherIsBetter).value(), (MetricPoint {2.0, 0.5, 9.0}));
    QVERIFY(!series.best(Direction::Neither));
    QCOMPARE(series.lastValue(), 9.0);
    QCOMPARE(series.lowestAboveZero().value(), 2.0);
    series.append(9, 9.0, 0.0);
    series.append(10, 10.0, -1.0);
    QCOMPARE(series.lowestAboveZero().value(), 2.0);
}

void TestMetricSeries::whatIsNoNumberIsAGapAndNeverBest()
{
    MetricSeries series;
    series.append(0, 0, kNaN);
    QVERIFY(!series.best(Direction::LowerIsBetter));
    series.append(1, 1, 3.0);
    series.append(2, 2, -std::numeric_limits<double>::infinity());
    series.append(kNaN, 3, 1.0);
    QCOMPARE(series.size(), std::size_t {3});
    QCOMPARE(series.best(Direction::LowerIsBetter)->value, 3.0);
    const auto columns = series.envelope(CurveAxis::Epoch, {0.0, 2.0, 10});
    QCOMPARE(columns.size(), std::size_t {3});
    QVERIFY(columns[0].isGap && !columns[1].isGap && columns[2].isGap);
}

void TestMetricSeries::aRunThatGoesOnFromEarlierReplacesWhatCameAfter()
{
    MetricSeries series;
    for (int i = 0; i < 1000; ++i)
        series.append(i, i, 1000.0 - i);
    QCOMPARE(series.rewrites(), std::uint64_t {0});
    series.append(400, 2000, 5000.0);
    QCOMPARE(series.rewrites(), std::uint64_t {1});
    QCOMPARE(series.size(), std::size_t {401});
    QCOMPARE(series.best(Direction::LowerIsBetter).value(), (MetricPoint {399.0, 399.0, 601.0}));
    QCOMPARE(series.lowestAboveZero().value(), 601.0);
    QCOMPARE(series.extremes(CurveAxis::Epoch, 0, 1e9).highest, 5000.0);
    QCOMPARE(series.extremes(CurveAxis::Epoch, 0, 1e9).lowest, 601.0);
    // what is drawn of many points, too, is of those that there are now
    MetricSeries again;
    for (int i = 0; i < 20'000; ++i)
        again.append(i, i, -i);
    again.append(7, 30'000, 3.0);
    MetricSeries straight;
    for (int i = 0; i < 7; ++i)
        straight.append(i, i, -i);
    straight.append(7, 30'000, 3.0);
    for (int i = 8; i < 20'000; ++i)
        for (MetricSeries* each : {&again, &straight})
            each->append(i, 30'000 + i, i % 97);
    const EnvelopeWindow window {0.0, 20'000.0, 100};
    const auto drawn = again.envelope(CurveAxis::Epoch, window);
    const auto expected = straight.envelope(CurveAxis::Epoch, window);
    QVERIFY(std::equal(drawn.begin(),
                       drawn.end(),
                       expected.begin(),
                       expected.end(),
                       [](const auto& a, const auto& b) { return isSame(a, b); }));
}

void TestMetricSeries::timeNeverGoesBack()
{
    MetricSeries series;
    series.append(0, 10.0, 1.0);
    series.append(1, 4.0, 2.0);
    QCOMPARE(series.at(1), (MetricPoint {1.0, 10.0, 2.0}));
}

void TestMetricSeries::theNearestPointIsFound()
{
    MetricSeries series;
    for (const double epoch : {10.0, 20.0, 40.0})
        series.append(epoch, epoch / 10.0, epoch);
    QCOMPARE(series.nearest(CurveAxis::Epoch, -5.0).value(), std::size_t {0});
    QCOMPARE(series.nearest(CurveAxis::Epoch, 14.0).value(), std::size_t {0});
    QCOMPARE(series.nearest(CurveAxis::Epoch, 29.0).value(), std::size_t {1});
    QCOMPARE(series.nearest(CurveAxis::Seconds, 3.5).value(), std::size_t {2});
    QCOMPARE(series.nearest(CurveAxis::Epoch, 1e9).value(), std::size_t {2});
}

void TestMetricSeries::smoothingIsTheUnbiasedExponentialAverage()
{
    const auto points = unevenPoints(3000, 5);
    const MetricSeries series = seriesOf(points);
    for (const double weight : {0.0, 0.6, 0.97, 0.999}) {
        SmoothedSeries smoothed;
        smoothed.setWeight(weight);
        QVERIFY(smoothed.update(series, points.size()));
        // the average and the sum of the weights in it, side by side
        long double sum = 0.0L;
        long double weights = 0.0L;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (std::isnan(points[i].value)) {
                QVERIFY(std::isnan(smoothed.values()[i]));
                continue;
            }
            sum = weight * sum + (1.0L - weight) * points[i].value;
            weights = weight * weights + (1.0L - weight);
            QVERIFY(std::abs(smoothed.values()[i] - static_cast<double>(sum / weights)) < 1e-9);
        }
    }
}

void TestMetricSeries::aConstantStaysExactlyWhatItIs()
{
    MetricSeries series;
    for (int i = 0; i < 20'000; ++i)
        series.append(i, i, 0.1);
    SmoothedSeries smoothed;
    smoothed.setWeight(1.0); // moved to the most that there is
    QCOMPARE(smoothed.weight(), 0.999);
    smoothed.update(series, series.size());
    QVERIFY(std::all_of(smoothed.values().begin(), smoothed.values().end(), [](double value) {
        return value == 0.1;
    }));
}

void TestMetricSeries::smoothingInPortionsIsSmoothingAtOnce()
{
    const MetricSeries series = seriesOf(unevenPoints(2500, 8));
    SmoothedSeries atOnce;
    SmoothedSeries inPortions;
    atOnce.setWeight(0.9);
    inPortions.setWeight(0.9);
    QVERIFY(atOnce.update(series, 10'000));
    int portions = 1;
    while (!inPortions.update(series, 311))
        ++portions;
    QCOMPARE(portions, 9);
    const EnvelopeWindow window {0.0, 4000.0, 120};
    const auto one = atOnce.envelope(series, CurveAxis::Epoch, window);
    const auto other = inPortions.envelope(series, CurveAxis::Epoch, window);
    QVERIFY(std::equal(
        one.begin(), one.end(), other.begin(), other.end(), [](const auto& a, const auto& b) {
            return isSame(a, b);
        }));
}

void TestMetricSeries::smoothingBeginsAnewWhenTheSeriesIsRewritten()
{
    MetricSeries series;
    for (int i = 0; i < 100; ++i)
        series.append(i, i, 8.0);
    SmoothedSeries smoothed;
    smoothed.setWeight(0.5);
    smoothed.update(series, 1000);
    series.append(0, 200, 2.0);
    series.append(1, 201, 2.0);
    QVERIFY(smoothed.update(series, 1000));
    QCOMPARE(smoothed.size(), std::size_t {2});
    QCOMPARE(smoothed.values()[1], 2.0);
}

void TestMetricSeries::curvesGrowByRecordsAndKeepTheirPointsWhenDescribedAgain()
{
    const MetricDescription loss {"loss", "nat", Direction::LowerIsBetter, "loss", std::nullopt};
    const MetricDescription rate {"rate", "", Direction::Neither, "speed", std::nullopt};
    RunCurves curves;
    curves.describe({loss});
    curves.append({0.5, 10, 100, {{"loss", 3.0}, {"unknown", 1.0}}});
    curves.append({1.0, 20, 200, {}});
    curves.append({1.5, 30, 300, {{"loss", 2.0}}});
    curves.describe({rate, loss});
    curves.append({2.0, 40, 400, {{"rate", 9.0}, {"loss", 1.0}}});
    QCOMPARE(curves.series.size(), std::size_t {2});
    QCOMPARE(curves.find("loss")->size(), std::size_t {3});
    QCOMPARE(curves.find("loss")->at(1), (MetricPoint {30.0, 1.5, 2.0}));
    QCOMPARE(curves.find("rate")->at(0), (MetricPoint {40.0, 2.0, 9.0}));
    QVERIFY(curves.find("accuracy") == nullptr);
}

QTEST_APPLESS_MAIN(TestMetricSeries)
#include "tst_metric_series.moc"
