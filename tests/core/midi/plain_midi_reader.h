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
class PlainMidiReader
{
public:
    explicit PlainMidiReader(const std::string& bytes)
        : m_bytes(bytes)
    { }

    [[nodiscard]] std::vector<PlainEvent> read()
    {
        for (std::size_t chunk = 14; chunk + 8 <= m_bytes.size();
             chunk += 8 + static_cast<std::size_t>(number(chunk + 4, 4)))
            if (m_bytes.substr(chunk, 4) == "MTrk")
                readTrack(chunk + 8);
        std::stable_sort(
            m_raw.begin(), m_raw.end(), [](const Raw& a, const Raw& b) { return a.tick < b.tick; });
        return timed(number(12, 2));
    }

private:
    struct Raw
    {
        long tick;
        int status; ///< 0: a tempo
        int data1;
        int data2;
        double tempo;
    };

    [[nodiscard]] int at(std::size_t i) const
    {
        return static_cast<int>(static_cast<unsigned char>(m_bytes.at(i)));
    }
    [[nodiscard]] long number(std::size_t i, int count) const
    {
        long value = 0;
        for (int k = 0; k < count; ++k)
            value = value * 256 + at(i + static_cast<std::size_t>(k));
        return value;
    }
    [[nodiscard]] long variable(std::size_t& i) const
    {
        long value = 0;
        while (at(i) >= 128)
            value = value * 128 + at(i++) - 128;
        return value * 128 + at(i++);
    }

    void readTrack(std::size_t i)
    {
        long tick = 0;
        int status = 0;
        for (bool isOver = false; !isOver;) {
            tick += variable(i);
            const int first = at(i);
            if (first == 0xFF) {
                const int type = at(i + 1);
                i += 2;
                const auto length = static_cast<std::size_t>(variable(i));
                if (type == 0x51)
                    m_raw.push_back({tick, 0, 0, 0, static_cast<double>(number(i, 3))});
                isOver = type == 0x2F;
                i += length;
            } else if (first == 0xF0 || first == 0xF7) {
                ++i;
                const auto length = static_cast<std::size_t>(variable(i));
                i += length;
            } else {
                if (first >= 128)
                    status = at(i++);
                const bool isShort = status / 16 == 12 || status / 16 == 13;
                m_raw.push_back({tick, status, at(i), isShort ? 0 : at(i + 1), 0});
                i += isShort ? 1 : 2;
            }
        }
    }

    [[nodiscard]] std::vector<PlainEvent> timed(long division) const
    {
        const int frames = 256 - static_cast<int>(division / 256);
        const double frameRate = frames == 29 ? 30'000.0 / 1'001.0 : frames;
        const double tickOfFrame = 1e6 / (frameRate * static_cast<double>(division % 256));
        std::vector<PlainEvent> events;
        double now = 0;
        double tempo = 500'000;
        long last = 0;
        for (const Raw& raw : m_raw) {
            const double tick
                = division < 0x8000 ? tempo / static_cast<double>(division) : tickOfFrame;
            now += static_cast<double>(raw.tick - last) * tick;
            last = raw.tick;
            if (raw.status == 0)
                tempo = raw.tempo;
            else if (raw.status / 16 == 8 || raw.status / 16 == 9 || raw.status / 16 == 11)
                events.push_back({now, raw.status, raw.data1, raw.data2});
        }
        return events;
    }

    const std::string& m_bytes;
    std::vector<Raw> m_raw;
};

} // namespace timbrel::test
