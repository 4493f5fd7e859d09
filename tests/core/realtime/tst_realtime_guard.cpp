// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realtime_guard.h"

#include <QtTest>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using timbrel::test::RealtimeGuard;

class TestRealtimeGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!RealtimeGuard::canCount())
            QSKIP(timbrel::test::kGuardCannotCount);
    }

    void arithmeticIsFine()
    {
        RealtimeGuard guard;
        volatile int sum = 0;
        for (int i = 0; i < 100; ++i)
            sum = sum + i;
        QCOMPARE(guard.violations(), 0U);
    }

    void mallocAndFreeAreSeen()
    {
        RealtimeGuard guard;
        void* volatile memory = std::malloc(10);
        QCOMPARE(guard.allocations(), 1U);
        QCOMPARE(guard.releases(), 0U);
        std::free(memory);
        QCOMPARE(guard.releases(), 1U);
        memory = std::calloc(2, 8);
        memory = std::realloc(memory, 100);
        std::free(memory);
        QCOMPARE(guard.allocations(), 3U);
    }

    void newAndDeleteAreSeen()
    {
        RealtimeGuard guard;
        auto* volatile value = new int(3);
        delete value;
        struct alignas(64) Wide
        {
            char bytes[64];
        };
        auto* volatile wide = new Wide;
        delete wide;
        QCOMPARE(guard.allocations(), 2U);
        QCOMPARE(guard.releases(), 2U);
    }

    void aGrowingVectorIsSeen()
    {
        std::vector<int> values(1);
        RealtimeGuard guard;
        values.resize(1000);
        QVERIFY(guard.allocations() > 0);
        QVERIFY(guard.releases() > 0);
    }

    void aLockIsSeen()
    {
        std::mutex mutex;
        RealtimeGuard guard;
        {
            const std::scoped_lock lock(mutex);
        }
        QCOMPARE(guard.locks(), 1U);
        QCOMPARE(guard.allocations(), 0U);
    }

    void whatOtherThreadsDoIsNotCounted()
    {
        std::atomic<bool> go = false;
        std::atomic<bool> done = false;
        std::thread other([&] {
            go.wait(false);
            const std::vector<int> values(1000);
            done = !values.empty();
            done.notify_one();
        });
        RealtimeGuard guard;
        go = true;
        go.notify_one();
        done.wait(false);
        const auto violations = guard.violations();
        other.join();
        QCOMPARE(violations, 0U);
    }
};

QTEST_APPLESS_MAIN(TestRealtimeGuard)
#include "tst_realtime_guard.moc"
