// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/music/curves.h"
#include "core/music/smooth_curve.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::music;

namespace {

constexpr double kPi = 3.14159265358979323846;

/// The formulas of the header, once more.
double formula(CurveShape shape, double u, double cycles)
{
    const double phase = std::fmod(cycles * u, 1.0);
    switch (shape) {
    case CurveShape::Linear:
        return u;
    case CurveShape::EaseIn:
        return std::pow(u, 2);
    case CurveShape::EaseOut:
        return 2 * u - std::pow(u, 2);
    case CurveShape::EaseInOut:
        return 3 * std::pow(u, 2) - 2 * std::pow(u, 3);
    case CurveShape::Exponential:
        return (std::exp(4 * u) - 1) / (std::exp(4.0) - 1);
    case CurveShape::Logarithmic:
        return std::log(1 + (std::exp(4.0) - 1) * u) / 4;
    case CurveShape::Sine:
        return 0.5 - 0.5 * std::cos(2 * kPi * cycles * u);
    case CurveShape::Triangle:
        return 1 - std::abs(1 - 2 * phase);
    }
    return 0;
}

double expected(const Curve& curve, Microseconds time)
{
    const double u = static_cast<double>((time - curve.begin).count())
        / static_cast<double>((curve.end - curve.begin).count());
    return curve.from + (curve.to - curve.from) * formula(curve.shape, u, curve.cycles);
}

/// Half a value, and what is lost in the arithmetic.
constexpr double kBound = 0.5 + 1e-6;

Curve randomCurve(Random& random, CurveShape shape, std::int64_t longest)
{
    const Microseconds begin {static_cast<std::int64_t>(random.below(1'000'000))};
    return {shape,
            begin,
            begin
                + Microseconds {1 + static_cast<std::int64_t>(random.below(std::size_t(longest)))},
            random.uniform(0.0, 127.0),
            random.uniform(0.0, 127.0),
            random.uniform(0.3, 5.0)};
}

} // namespace

class TestCurves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapesBeginAndEndWhereTheyShould();
    void samplesAreWithinHalfAValueEverywhere();
    void longCurvesAreWithinHalfAValueToo();
    void noPointIsTooMany();
    void directionDoesNotMatter();
    void aCurveOfNoLengthIsItsEnd();
    void valuesOutsideAreHeld();
    void manyCyclesKeepEveryTurn();
    void smoothCoursesGoThroughTheirPoints();
    void smoothCoursesNeverOvershoot();
    void betweenTwoPointsASmoothCourseEases();
    void smoothCoursesBendEvenly();
};

void TestCurves::shapesBeginAndEndWhereTheyShould()
{
    for (int shape = 0; shape <= int(CurveShape::Triangle); ++shape) {
        const Curve curve {CurveShape(shape), Microseconds {100}, Microseconds {900}, 20, 90, 1.5};
        const auto points = sampled(curve);
        QCOMPARE(points.front().time, Microseconds {100});
        QCOMPARE(int {points.front().value}, 20);
        QCOMPARE(int {points.back().value}, 90);
        QVERIFY(points.back().time <= Microseconds {900});
    }
}

void TestCurves::samplesAreWithinHalfAValueEverywhere()
{
    Random random(1);
    for (int round = 0; round < 200; ++round) {
        const Curve curve = randomCurve(random, CurveShape(round % 8), 8000);
        const auto points = sampled(curve);
        for (Microseconds time = curve.begin; time <= curve.end; ++time) {
            const double error = std::abs(valueAt(points, time, -1000) - expected(curve, time));
            QVERIFY2(error <= kBound,
                     qPrintable(QStringLiteral("shape %1: %2").arg(round % 8).arg(error)));
        }
    }
}

void TestCurves::longCurvesAreWithinHalfAValueToo()
{
    Random random(2);
    for (int round = 0; round < 200; ++round) {
        const Curve curve = randomCurve(random, CurveShape(round % 8), 600'000'000);
        const auto points = sampled(curve);
        for (std::size_t i = 0; i < points.size(); ++i)
            for (const Microseconds time :
                 {points[i].time, points[i].time - Microseconds {1}, points[i].time / 2}) {
                if (time < curve.begin)
                    continue;
                QVERIFY(std::abs(valueAt(points, time, -1000) - expected(curve, time)) <= kBound);
            }
    }
}

void TestCurves::noPointIsTooMany()
{
    Random random(3);
    for (int round = 0; round < 100; ++round) {
        const auto points = sampled(randomCurve(random, CurveShape(round % 8), 100'000));
        for (std::size_t i = 1; i < points.size(); ++i) {
            QVERIFY(points[i].time > points[i - 1].time);
            QVERIFY(points[i].value != points[i - 1].value);
        }
    }
    QCOMPARE(
        sampled({CurveShape::Linear, Microseconds {0}, Microseconds {1'000'000}, 0, 127, 1}).size(),
        std::size_t {128});
    QCOMPARE(
        sampled({CurveShape::Sine, Microseconds {0}, Microseconds {1'000'000}, 64, 64, 9}).size(),
        std::size_t {1});
}

void TestCurves::directionDoesNotMatter()
{
    for (const CurveShape shape : {CurveShape::Linear, CurveShape::EaseInOut, CurveShape::Sine}) {
        const Curve there {shape, Microseconds {10}, Microseconds {5000}, 3, 99, 1.0};
        Curve back = there;
        std::swap(back.begin, back.end);
        if (shape != CurveShape::Sine)
            std::swap(back.from, back.to);
        QVERIFY(sampled(there) == sampled(back));
    }
}

void TestCurves::aCurveOfNoLengthIsItsEnd()
{
    const auto points = sampled({CurveShape::EaseIn, Microseconds {7}, Microseconds {7}, 3, 99, 1});
    QCOMPARE(points.size(), std::size_t {1});
    QCOMPARE(points.front(), (ControllerPoint {Microseconds {7}, 99, 0}));
}

void TestCurves::valuesOutsideAreHeld()
{
    const auto points
        = sampled({CurveShape::Linear, Microseconds {-50}, Microseconds {1000}, -40, 900, 1});
    QCOMPARE(points.front(), (ControllerPoint {Microseconds {0}, 0, 0}));
    QCOMPARE(int {points.back().value}, 127);
}

void TestCurves::manyCyclesKeepEveryTurn()
{
    const Curve curve {
        CurveShape::Triangle, Microseconds {0}, Microseconds {1'000'000}, 10, 110, 100};
    int tops = 0;
    for (const ControllerPoint& point : sampled(curve))
        tops += point.value == 110 ? 1 : 0;
    QCOMPARE(tops, 100);
}

namespace {

std::vector<ControllerPoint> randomPoints(Random& random, std::size_t count)
{
    std::vector<ControllerPoint> points;
    Microseconds time {0};
    for (std::size_t i = 0; i < count; ++i) {
        time += Microseconds {1 + static_cast<std::int64_t>(random.below(400'000))};
        points.push_back(
            {time, static_cast<std::uint8_t>(random.below(128)), static_cast<ItemId>(i + 1)});
    }
    return points;
}

} // namespace

void TestCurves::smoothCoursesGoThroughTheirPoints()
{
    Random random(4);
    for (int round = 0; round < 100; ++round) {
        const auto points = randomPoints(random, random.below(12));
        const auto course = smoothed(points);
        for (const ControllerPoint& point : points)
            QVERIFY(std::find(course.begin(), course.end(), point) != course.end());
        for (std::size_t i = 1; i < course.size(); ++i)
            QVERIFY(course[i].time > course[i - 1].time);
    }
}

void TestCurves::smoothCoursesNeverOvershoot()
{
    Random random(5);
    for (int round = 0; round < 100; ++round) {
        const auto points = randomPoints(random, 10);
        const auto course = smoothed(points);
        for (std::size_t i = 1; i < points.size(); ++i) {
            const bool rises = points[i].value >= points[i - 1].value;
            int before = points[i - 1].value;
            for (const ControllerPoint& point : course) {
                if (point.time <= points[i - 1].time || point.time > points[i].time)
                    continue;
                QVERIFY(rises ? point.value >= before : point.value <= before);
                before = point.value;
            }
        }
    }
}

void TestCurves::betweenTwoPointsASmoothCourseEases()
{
    const std::vector<ControllerPoint> points
        = {{Microseconds {0}, 5, 1}, {Microseconds {700'000}, 120, 2}};
    auto course = smoothed(points);
    auto eased
        = sampled({CurveShape::EaseInOut, Microseconds {0}, Microseconds {700'000}, 5, 120, 1});
    for (Microseconds time {0}; time <= Microseconds {700'000}; time += Microseconds {97})
        QVERIFY(std::abs(valueAt(course, time, -9) - valueAt(eased, time, -9)) <= 1);
}

/// Halfway up a straight flight of points the course is straight as well.
void TestCurves::smoothCoursesBendEvenly()
{
    std::vector<ControllerPoint> points;
    for (int i = 0; i <= 6; ++i)
        points.push_back({Microseconds {100'000} * i, std::uint8_t(20 * i), ItemId(i + 1)});
    const auto course = smoothed(points);
    for (Microseconds time {200'000}; time <= Microseconds {400'000}; time += Microseconds {50}) {
        const double straight = static_cast<double>(time.count()) * 20.0 / 100'000.0;
        QVERIFY(std::abs(valueAt(course, time, -9) - straight) <= kBound);
    }
}

QTEST_APPLESS_MAIN(TestCurves)
#include "tst_curves.moc"
