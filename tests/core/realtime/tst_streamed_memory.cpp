// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/streamed_memory.h"
#include "support/realtime_guard.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cstdint>

using namespace timbrel;

class TestStreamedMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    static void everyByteBeginsAsZero_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("one byte") << 1;
        QTest::newRow("a small network") << 40'000;
        QTest::newRow("a large network") << 900'001;
        QTest::newRow("more than a large page") << 5'000'000;
    }
    static void everyByteBeginsAsZero()
    {
        QFETCH(int, bytes);
        const realtime::StreamedMemory memory(static_cast<std::size_t>(bytes));
        QCOMPARE(memory.bytes(), static_cast<std::size_t>(bytes));
        QVERIFY(std::all_of(memory.data(), memory.data() + bytes, [](std::byte value) {
            return value == std::byte {};
        }));
    }

    static void theWidestVectorFindsItsPlace()
    {
        for (const std::size_t bytes : {64U, 70'000U, 900'000U}) {
            const realtime::StreamedMemory memory(bytes);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(memory.data()) % 64U, 0U);
        }
    }

    static void warmingAllocatesNothingAndChangesNothing()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const realtime::StreamedMemory memory(900'000);
        std::fill_n(memory.data(), memory.bytes(), std::byte {42});
        const test::RealtimeGuard guard;
        memory.warm();
        const auto violations = guard.violations();
        QCOMPARE(violations, std::uint64_t {0});
        QVERIFY(std::all_of(memory.data(), memory.data() + memory.bytes(), [](std::byte value) {
            return value == std::byte {42};
        }));
    }
};

QTEST_APPLESS_MAIN(TestStreamedMemory)
#include "tst_streamed_memory.moc"
