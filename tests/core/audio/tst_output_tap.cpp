// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_core.h"
#include "core/audio/output_tap.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <atomic>
#include <thread>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using test::Pulses;

class TestOutputTap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTapHandsOnWhatItGot();
    void whatDoesNotFitIsSilence();
    void tappingNeitherAllocatesNorLocks();
    void aTapJoinsTwoThreads();
};

void TestOutputTap::aTapHandsOnWhatItGot()
{
    OutputTap tap(1000); // 1024
    std::vector<float> left(100);
    std::vector<float> right(100);
    std::vector<float> out(300);
    QCOMPARE(tap.pull(out), std::size_t {0});
    float value = 0.0F;
    float expected = 0.0F;
    for (int round = 0; round < 200; ++round) {
        for (std::size_t i = 0; i < left.size(); ++i) {
            left[i] = value;
            right[i] = -value;
            value += 1.0F;
        }
        tap.push(left, right, round < 77 ? 48000.0 : 96000.0);
        while (const std::size_t count = tap.pull(out)) {
            QCOMPARE(tap.sampleRate(), expected < 7700.0F ? 48000.0 : 96000.0);
            for (std::size_t i = 0; i < count; ++i, expected += 1.0F) {
                QCOMPARE(out[2 * i], expected);
                QCOMPARE(out[2 * i + 1], -expected);
            }
        }
    }
    QCOMPARE(expected, 20000.0F);
}

void TestOutputTap::whatDoesNotFitIsSilence()
{
    OutputTap tap(256);
    const std::vector<float> ones(100, 1.0F);
    std::vector<float> out(2000);
    for (int i = 0; i < 5; ++i)
        tap.push(ones, ones, 48000.0);
    QCOMPARE(tap.lostFrames(), std::uint64_t {300});
    QCOMPARE(tap.pull(out), std::size_t {256}); // two pushes and 56 frames of silence
    QCOMPARE(out[2 * 199], 1.0F);
    QCOMPARE(out[2 * 200], 0.0F);
    tap.push(ones, ones, 48000.0);
    QCOMPARE(tap.pull(out), std::size_t {244}); // the rest of the silence leaves no room for it
    QCOMPARE(*std::max_element(out.begin(), out.begin() + 488), 0.0F);
    tap.push(ones, ones, 48000.0);
    QCOMPARE(tap.pull(out), std::size_t {200});
    QCOMPARE(out[2 * 99], 0.0F);
    QCOMPARE(out[2 * 100], 1.0F); // on its frame: 700 after the first
    QCOMPARE(tap.lostFrames(), std::uint64_t {400});
}

void TestOutputTap::tappingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    EngineCore core(std::make_unique<Pulses>());
    auto tap = std::make_shared<OutputTap>(2048);
    core.taps.publish(std::make_unique<std::shared_ptr<OutputTap>>(tap));
    std::vector<float> left(300);
    std::vector<float> right(300);
    for (int block = 0; block < 100; ++block) { // the ring is full soon
        if (block == 60)
            core.taps.publish(std::make_unique<std::shared_ptr<OutputTap>>());
        const test::RealtimeGuard guard;
        core.renderAt(left, right, {});
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
    QVERIFY(tap->lostFrames() > 10'000);
}

void TestOutputTap::aTapJoinsTwoThreads()
{
    OutputTap tap(4096);
    std::atomic<bool> isDone = false;
    std::thread rendering([&] {
        std::vector<float> left(64);
        float value = 1.0F;
        for (int block = 0; block < 20'000; ++block) {
            for (float& each : left)
                each = value++;
            if (value > 1e6F)
                value = 1.0F;
            tap.push(left, left, block % 1000 < 500 ? 48000.0 : 44100.0);
        }
        isDone = true;
    });
    std::vector<float> out(1000);
    std::uint64_t frames = 0;
    bool isRight = true;
    float last = 0.0F;
    while (true) {
        const bool wasDone = isDone;
        const std::size_t count = tap.pull(out);
        for (std::size_t i = 0; i < count; ++i) {
            isRight = isRight && out[2 * i] == out[2 * i + 1];
            isRight = isRight && (out[2 * i] == 0.0F || out[2 * i] != last);
            last = out[2 * i];
        }
        frames += count;
        if (count == 0 && wasDone)
            break;
    }
    rendering.join();
    QVERIFY(isRight);
    QVERIFY(frames <= 20'000U * 64U);
    QVERIFY(frames + tap.lostFrames() >= 20'000U * 64U);
}

QTEST_GUILESS_MAIN(TestOutputTap)
#include "tst_output_tap.moc"
