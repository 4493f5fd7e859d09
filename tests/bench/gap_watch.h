// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QApplication>
#include <QByteArray>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <time.h>
#include <utility>
#include <vector>

#include "bench/bench_row.h"

namespace timbrel::bench {

using Clock = std::chrono::steady_clock;

inline double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

inline double threadMilliseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// How long this thread has been ready and had no processor, in ms.
inline double waitedMilliseconds()
{
    std::ifstream file("/proc/thread-self/schedstat");
    double computed = 0.0;
    double waited = 0.0;
    file >> computed >> waited;
    return waited * 1e-6;
}

/// Remembers which events took longest to handle, in computed time: what a long gap is made of.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const QByteArray name = receiver->metaObject()->className() + QByteArray("#")
            + receiver->objectName().toUtf8();
        const int type = event->type();
        const double begin = threadMilliseconds();
        const bool isHandled = QApplication::notify(receiver, event);
        const double taken = threadMilliseconds() - begin;
        --m_depth;
        if (taken > kLong)
            m_long.push_back({taken, name.toStdString() + " event " + std::to_string(type)});
        return isHandled;
    }

    /// To the standard error, longest first; then forgets them.
    void tellLongest(const char* when)
    {
        std::sort(m_long.rbegin(), m_long.rend());
        for (std::size_t i = 0; i < std::min<std::size_t>(m_long.size(), 12); ++i)
            std::fprintf(
                stderr, "%s: %.1f ms %s\n", when, m_long[i].first, m_long[i].second.c_str());
        m_long.clear();
    }

private:
    static constexpr double kLong = 4.0; // ms
    int m_depth = 0; ///< an event loop inside another's event is part of it
    std::vector<std::pair<double, std::string>> m_long;
};

struct Gap
{
    double length = 0.0; ///< ms
    double computed = 0.0; ///< ms of it that this thread computed
    double waited = 0.0; ///< ms of it that other threads had the processors
};

/// Remembers the longest gaps of a 4 ms timer.
class GapWatch
{
public:
    GapWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            const auto now = Clock::now();
            const double computed = threadMilliseconds();
            const double waited = waitedMilliseconds();
            m_gaps.push_back(
                {milliseconds(now - m_last), computed - m_computed, waited - m_waited});
            m_last = now;
            m_waited = waited;
            m_computed = computed;
        });
        m_last = Clock::now();
        m_computed = threadMilliseconds();
        m_waited = waitedMilliseconds();
        m_timer.start(4);
    }
    /// Longest first.
    [[nodiscard]] std::vector<Gap> longest(std::size_t count)
    {
        std::sort(m_gaps.begin(), m_gaps.end(), [](const Gap& a, const Gap& b) {
            return a.length > b.length;
        });
        m_gaps.resize(std::min(count, m_gaps.size()));
        return m_gaps;
    }

private:
    QTimer m_timer;
    std::vector<Gap> m_gaps;
    Clock::time_point m_last;
    double m_computed = 0.0;
    double m_waited = 0.0;
};

/// A row of the table, met with at most 16 ms, and the longest of all for a person.
inline void printGaps(const char* row, const std::vector<Gap>& gaps, int seconds)
{
    std::string others;
    double computed = 0.0;
    for (const Gap& gap : gaps) {
        others += fmt::format(" {:.1f} ({:.1f}, {:.1f})", gap.length, gap.computed, gap.waited);
        computed = std::max(computed, gap.computed);
    }
    std::fprintf(stderr, "longest gaps, ms (computed, without a processor):%s\n", others.c_str());
    const double longest = gaps.empty() ? 0.0 : gaps[0].length;
    printRow(row,
             fmt::format("{:.1f} ms in {} s; this thread computed at most {:.1f} ms of one",
                         longest,
                         seconds,
                         computed),
             longest <= 16.0);
}

} // namespace timbrel::bench
