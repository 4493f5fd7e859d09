// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/snapshot.h"
#include "core/realtime/spsc_queue.h"
#include "core/realtime/triple_buffer.h"

#include <QtTest/QTest>

#include <array>
#include <memory>
#include <thread>

using namespace timbrel::realtime;

namespace {

/// Larger than a cache line; consistent only if all words are equal.
struct Wide
{
    std::array<int, 40> words {};
    [[nodiscard]] bool isConsistent() const
    {
        for (const int word : words)
            if (word != words[0])
                return false;
        return true;
    }
};

Wide wideOf(int value)
{
    Wide wide;
    wide.words.fill(value);
    return wide;
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void queueKeepsOrderBetweenThreads();
    void fullQueueRefusesAndLosesNothing();
    void tripleBufferNeverShowsAMixture();
    void snapshotDestroysOnTheControlSideOnly();
};

void TestExchange::queueKeepsOrderBetweenThreads()
{
    auto queue = std::make_unique<SpscQueue<Wide, 64>>();
    constexpr int kCount = 20000;
    std::thread writer([&] {
        for (int i = 0; i < kCount; ++i)
            while (!queue->tryPush(wideOf(i)))
                std::this_thread::yield();
    });
    int inOrder = 0;
    for (int expected = 0; expected < kCount;) {
        Wide value;
        if (!queue->tryPop(value)) {
            std::this_thread::yield();
            continue;
        }
        inOrder += value.isConsistent() && value.words[0] == expected ? 1 : 0;
        ++expected;
    }
    writer.join();
    QCOMPARE(inOrder, kCount);
}

void TestExchange::fullQueueRefusesAndLosesNothing()
{
    SpscQueue<int, 4> queue;
    for (int i = 0; i < 4; ++i)
        QVERIFY(queue.tryPush(i));
    QVERIFY(!queue.tryPush(4));
    for (int i = 0; i < 4; ++i) {
        int value = -1;
        QVERIFY(queue.tryPop(value));
        QCOMPARE(value, i);
    }
    int value = -1;
    QVERIFY(!queue.tryPop(value));
}

void TestExchange::tripleBufferNeverShowsAMixture()
{
    auto buffer = std::make_unique<TripleBuffer<Wide>>();
    constexpr int kLast = 50000;
    std::thread writer([&] {
        for (int i = 1; i <= kLast; ++i)
            buffer->write(wideOf(i));
    });
    int seen = 0;
    bool isSound = true;
    while (seen < kLast) {
        const Wide& value = buffer->read();
        isSound = isSound && value.isConsistent() && value.words[0] >= seen;
        seen = value.words[0];
    }
    writer.join();
    QVERIFY(isSound);
}

void TestExchange::snapshotDestroysOnTheControlSideOnly()
{
    static thread_local bool isReader = false;
    static std::atomic<int> destroyedByReader = 0;
    static std::atomic<int> alive = 0;
    struct Tracked
    {
        explicit Tracked(int number)
            : value(wideOf(number))
        {
            ++alive;
        }
        ~Tracked()
        {
            --alive;
            destroyedByReader += isReader ? 1 : 0;
        }
        Wide value;
    };
    {
        Snapshot<Tracked> snapshot;
        std::atomic<bool> isDone = false;
        std::atomic<bool> isSound = true;
        std::thread reader([&] {
            isReader = true;
            int newest = 0;
            while (!isDone) {
                const Tracked* current = snapshot.current();
                if (current == nullptr)
                    continue;
                if (!current->value.isConsistent() || current->value.words[0] < newest)
                    isSound = false;
                newest = current->value.words[0];
            }
        });
        for (int i = 1; i < 20000; ++i)
            snapshot.publish(std::make_unique<Tracked>(i));
        isDone = true;
        reader.join();
        QVERIFY(isSound);
        snapshot.collect(); // until then there may be no room for the reader's old object
        QCOMPARE(snapshot.current()->value.words[0], 19999);
    }
    QCOMPARE(destroyedByReader.load(), 0);
    QCOMPARE(alive.load(), 0);
}

QTEST_APPLESS_MAIN(TestExchange)
#include "tst_exchange.moc"
