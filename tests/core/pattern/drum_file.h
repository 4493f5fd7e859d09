// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbrel::test {

/// Bytes of a Standard MIDI File, event by event; times in ticks.
class DrumFile
{
public:
    explicit DrumFile(int ticksPerQuarter = 480, int format = 1)
        : m_division(static_cast<std::uint16_t>(ticksPerQuarter))
        , m_format(format)
    {
        newTrack();
    }
    static DrumFile inFilmFrames()
    {
        DrumFile file;
        file.m_division = 0xE728; // 25 frames, 40 ticks each
        return file;
    }

    DrumFile& newTrack()
    {
        m_tracks.emplace_back();
        return *this;
    }
    DrumFile& note(int tick, int number, int velocity = 100, int channel = 9)
    {
        add(tick, {static_cast<char>(0x90 | channel), char(number), char(velocity)});
        return add(tick + 10, {static_cast<char>(0x80 | channel), char(number), 64});
    }
    DrumFile& program(int program, int channel)
    {
        return add(0, {static_cast<char>(0xC0 | channel), char(program)});
    }
    DrumFile& meta(int tick, int type, std::string_view payload)
    {
        std::string bytes = {'\xFF', char(type), char(payload.size())};
        return add(tick, bytes.append(payload));
    }
    DrumFile& signature(int tick, int numerator, int power)
    {
        return meta(tick, 0x58, std::string {char(numerator), char(power), 24, 8});
    }
    DrumFile& tempo(int tick, int microseconds)
    {
        return meta(
            tick,
            0x51,
            std::string {char(microseconds >> 16), char(microseconds >> 8), char(microseconds)});
    }
    DrumFile& name(std::string_view name) { return meta(0, 0x03, name); }
    /// The track is so long.
    DrumFile& end(int tick) { return meta(tick, 0x01, ""); }

    [[nodiscard]] std::string bytes() const
    {
        std::string all = "MThd";
        all += big(6, 4) + big(static_cast<unsigned>(m_format), 2)
            + big(static_cast<unsigned>(m_tracks.size()), 2) + big(m_division, 2);
        for (const Events& events : m_tracks) {
            const std::string track = trackBytes(events);
            all += "MTrk" + big(static_cast<unsigned>(track.size()), 4) + track;
        }
        return all;
    }

private:
    using Events = std::vector<std::pair<int, std::string>>;

    DrumFile& add(int tick, std::string bytes)
    {
        m_tracks.back().emplace_back(tick, std::move(bytes));
        return *this;
    }
    static std::string big(unsigned value, int bytes)
    {
        std::string out;
        for (int i = bytes - 1; i >= 0; --i)
            out += static_cast<char>(value >> (8 * i) & 0xFFU);
        return out;
    }
    static std::string delta(unsigned value)
    {
        std::string out(1, static_cast<char>(value & 0x7FU));
        while ((value >>= 7U) > 0)
            out.insert(out.begin(), static_cast<char>(0x80U | (value & 0x7FU)));
        return out;
    }
    static std::string trackBytes(Events events)
    {
        std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
            return a.first < b.first;
        });
        std::string out;
        int tick = 0;
        for (const auto& [at, bytes] : events) {
            out += delta(static_cast<unsigned>(at - tick)) + bytes;
            tick = at;
        }
        return out + std::string("\0\xFF\x2F\0", 4);
    }

    std::uint16_t m_division;
    int m_format;
    std::vector<Events> m_tracks;
};

} // namespace timbrel::test
