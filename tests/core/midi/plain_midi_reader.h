// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace timbrel::test {

/// A note or controller event as the plain reader sees it.
struct PlainEvent
{
    double microseconds;
    int status;
    int data1;
    int data2;
};

/// A second opinion on well-formed files of formats 0 and 1: shares nothing with core/midi,
/// believes every length and adds up times in floating point from event to event.
[[nodiscard]] inline std::vector<PlainEvent> readPlainly(const std::string& bytes)
{
    struct Raw
    {
        long tick;
        int status;
        int data1;
        int data2;
        double tempo;
    };
    std::vector<Raw> all;
    const auto at
        = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(bytes.at(i))); };
    const auto number = [&](std::size_t i, int count) {
        long value = 0;
        for (int k = 0; k < count; ++k)
            value = value * 256 + at(i + static_cast<std::size_t>(k));
        return value;
    };
    const long division = number(12, 2);
    for (std::size_t chunk = 14; chunk + 8 <= bytes.size();
         chunk += 8 + static_cast<std::size_t>(number(chunk + 4, 4))) {
        if (bytes.substr(chunk, 4) != "MTrk")
            continue;
        std::size_t i = chunk + 8;
        const auto variable = [&] {
            long value = 0;
            while (at(i) >= 128)
                value = value * 128 + at(i++) - 128;
            return value * 128 + at(i++);
        };
        long tick = 0;
        int status = 0;
        for (bool isOver = false; !isOver;) {
            tick += variable();
            if (at(i) == 0xFF) {
                const int type = at(i + 1);
                i += 2;
                const auto length = static_cast<std::size_t>(variable());
                if (type == 0x51)
                    all.push_back({tick, 0, 0, 0, static_cast<double>(number(i, 3))});
                isOver = type == 0x2F;
                i += length;
            } else if (at(i) == 0xF0 || at(i) == 0xF7) {
                ++i;
                const auto length = static_cast<std::size_t>(variable());
                i += length;
            } else {
                if (at(i) >= 128)
                    status = at(i++);
                const bool isShort = status / 16 == 12 || status / 16 == 13;
                all.push_back({tick, status, at(i), isShort ? 0 : at(i + 1), 0});
                i += isShort ? 1 : 2;
            }
        }
    }
    std::stable_sort(
        all.begin(), all.end(), [](const Raw& a, const Raw& b) { return a.tick < b.tick; });
    std::vector<PlainEvent> events;
    double now = 0;
    double tempo = 500'000;
    long last = 0;
    const int frames = 256 - static_cast<int>(division / 256);
    const double frameRate = frames == 29 ? 30'000.0 / 1'001.0 : frames;
    for (const Raw& raw : all) {
        const double tickLength = division < 0x8000
            ? tempo / static_cast<double>(division)
            : 1e6 / (frameRate * static_cast<double>(division % 256));
        now += static_cast<double>(raw.tick - last) * tickLength;
        last = raw.tick;
        if (raw.status == 0)
            tempo = raw.tempo;
        else if (raw.status / 16 == 8 || raw.status / 16 == 9 || raw.status / 16 == 11)
            events.push_back({now, raw.status, raw.data1, raw.data2});
    }
    return events;
}

} // namespace timbrel::test
