// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

using namespace timbrel;

class TestRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAreThoseOfTheGenerator();
    void seedsAreMixed();
    void uniformNumbersFillTheirRange();
    void normalNumbersHaveTheirMoments();
    void choicesAreEven();
    void shufflesGiveEveryOrder();
    void forksGoTheirOwnWay();
    void freshSeedsCanBeTyped();
};

void TestRandom::numbersAreThoseOfTheGenerator()
{
    // The authors' reference code (prng.di.unimi.it, xoshiro256starstar.c) from the state 1, 2,
    // 3, 4.
    Random random(Random::State {1, 2, 3, 4});
    for (const std::uint64_t expected : {std::uint64_t {11520},
                                         std::uint64_t {0},
                                         std::uint64_t {1509978240},
                                         std::uint64_t {1215971899390074240},
                                         std::uint64_t {1216172134540287360},
                                         std::uint64_t {607988272756665600},
                                         std::uint64_t {16172922978634559625U}})
        QCOMPARE(random.next(), expected);
}

void TestRandom::seedsAreMixed()
{
    // SplitMix64 from 0
    QVERIFY(
        (Random(0).state()
         == Random::State {
             0xe220a8397b1dcdafU, 0x6e789e6aa1b965f4U, 0x06c45d188009454fU, 0xf88bb8a8724c81ecU}));
    QVERIFY(Random(1).next() != Random(2).next());
}

void TestRandom::uniformNumbersFillTheirRange()
{
    Random random(1);
    double least = 1.0;
    double most = 0.0;
    double sum = 0.0;
    for (int i = 0; i < 20000; ++i) {
        const double value = random.uniform();
        least = std::min(least, value);
        most = std::max(most, value);
        sum += value;
    }
    QVERIFY(least >= 0.0 && least < 0.001 && most < 1.0 && most > 0.999);
    QVERIFY(std::abs(sum / 20000 - 0.5) < 0.01);
    for (int i = 0; i < 1000; ++i) {
        const double value = random.uniform(-3.0, 5.0);
        QVERIFY(value >= -3.0 && value < 5.0);
    }
}

void TestRandom::normalNumbersHaveTheirMoments()
{
    Random random(2);
    double sum = 0.0;
    double squares = 0.0;
    int beyond = 0;
    constexpr int kCount = 40000;
    for (int i = 0; i < kCount; ++i) {
        const double value = random.normal(10.0, 2.0);
        sum += value;
        squares += (value - 10.0) * (value - 10.0);
        beyond += std::abs(value - 10.0) > 4.0 ? 1 : 0;
    }
    QVERIFY(std::abs(sum / kCount - 10.0) < 0.05);
    QVERIFY(std::abs(std::sqrt(squares / kCount) - 2.0) < 0.03);
    QVERIFY(std::abs(static_cast<double>(beyond) / kCount - 0.0455) < 0.005);
}

void TestRandom::choicesAreEven()
{
    Random random(3);
    std::array<int, 5> counts {};
    for (int i = 0; i < 10000; ++i)
        ++counts.at(random.below(5));
    for (const int count : counts)
        QVERIFY(count > 1850 && count < 2150);
    int often = 0;
    for (int i = 0; i < 10000; ++i)
        often += random.chance(0.3) ? 1 : 0;
    QVERIFY(often > 2850 && often < 3150);
    QVERIFY(!random.chance(0.0) && random.chance(1.0));
}

void TestRandom::shufflesGiveEveryOrder()
{
    Random random(4);
    std::map<std::vector<int>, int> orders;
    for (int i = 0; i < 6000; ++i) {
        std::vector<int> values {1, 2, 3};
        random.shuffle(values);
        ++orders[values];
    }
    QCOMPARE(orders.size(), 6U);
    for (const auto& [order, times] : orders)
        QVERIFY(times > 880 && times < 1120);
}

void TestRandom::forksGoTheirOwnWay()
{
    Random random(5);
    Random fork = random.fork();
    QVERIFY(fork.next() != random.next());
    QVERIFY(random.state() != fork.state());
    Random restored(random.state());
    QCOMPARE(restored.next(), random.next());
}

void TestRandom::freshSeedsCanBeTyped()
{
    QVERIFY(freshSeed() < (std::uint64_t {1} << 31U));
}

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
