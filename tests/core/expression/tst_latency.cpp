// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/expression/latency.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using std::chrono::nanoseconds;

class TestLatency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingMeasuredIsZero()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        QCOMPARE(histogram->summary().count, 0U);
        QCOMPARE(histogram->summary().p99, 0.0);
    }

    void quantilesAreThoseOfTheSortedValues()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        Random random(3);
        std::vector<double> values; // us, from 1 us to 100 ms
        for (int i = 0; i < 20000; ++i) {
            const auto ns
                = static_cast<std::int64_t>(1000.0 * std::pow(10.0, random.uniform(0, 5)));
            values.push_back(static_cast<double>(ns) / 1000.0);
            histogram->add(nanoseconds(ns));
        }
        std::sort(values.begin(), values.end());
        const auto summary = histogram->summary();
        QCOMPARE(summary.count, 20000U);
        const auto check = [&](double found, double share) {
            const auto rank = static_cast<std::size_t>(share * 20000.0) - 1;
            const double expected = values[rank];
            const double bin = expected < 1000 ? 0.1 : (expected < 10000 ? 1.0 : 100.0);
            QVERIFY2(found >= expected && found <= expected + bin,
                     qPrintable(QString::number(found) + QLatin1String(" for ")
                                + QString::number(expected)));
        };
        check(summary.p50, 0.50);
        check(summary.p95, 0.95);
        check(summary.p99, 0.99);
        QCOMPARE(summary.maximum, values.back());
    }

    void intervalsCountWhatLiesInThem()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        for (const int ns : {0, 999, 1000, 9999, 10000, 10000, 123456, 5000000, 2000000000})
            histogram->add(nanoseconds(ns));
        const std::vector<double> bounds {1.0, 10.0, 100.0, 1000.0}; // us
        std::vector<std::uint64_t> counts(bounds.size());
        histogram->countInto(bounds, counts);
        QCOMPARE(counts, (std::vector<std::uint64_t> {2, 2, 2, 3})); // the last has all above, too
        QCOMPARE(histogram->last(), 2e6);
    }

    void aResetForgetsEverything()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        histogram->add(nanoseconds(12345));
        histogram->reset();
        QCOMPARE(histogram->summary().count, 0U);
        QCOMPARE(histogram->summary().maximum, 0.0);
        QCOMPARE(histogram->last(), 0.0);
        histogram->add(nanoseconds(700));
        QCOMPARE(histogram->summary().count, 1U);
        QCOMPARE(histogram->summary().maximum, 0.7);
    }

    void oneValueIsAllQuantiles()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        histogram->add(nanoseconds(12345));
        const auto summary = histogram->summary();
        QCOMPARE(summary.p50, 12.345); // never above the largest
        QCOMPARE(summary.p99, 12.345);
    }

    void whatIsBeyondTheBinsIsKeptAsTheMaximum()
    {
        const auto histogram = std::make_unique<LatencyHistogram>();
        histogram->add(nanoseconds(5000000000LL));
        histogram->add(nanoseconds(-5)); // a clock that jumped
        QCOMPARE(histogram->summary().maximum, 5e6);
        QCOMPARE(histogram->summary().p99, 5e6);
        QCOMPARE(histogram->summary().p50, 0.1);
    }
};

QTEST_APPLESS_MAIN(TestLatency)
#include "tst_latency.moc"
