// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace timbrel::test {

/// An instrument, and what it has played so far.
class PlayedSound
{
public:
    static constexpr double kRate = 48000.0;
    static constexpr std::size_t kBlock = 256;

    explicit PlayedSound(std::unique_ptr<audio::Instrument> made, double rate = kRate)
        : m_instrument(std::move(made))
        , m_rate(rate)
    {
        m_instrument->prepare(rate, kBlock);
    }
    void event(const midi::MidiMessage& message, std::size_t frame = 0)
    {
        m_instrument->event(message, frame);
    }
    void run(double seconds, std::size_t block = kBlock)
    {
        auto frames = static_cast<std::size_t>(std::lround(seconds * m_rate));
        while (frames > 0) {
            const std::size_t count = std::min(frames, block);
            const std::size_t at = left.size();
            left.resize(at + count);
            right.resize(at + count);
            m_instrument->render(std::span(left).subspan(at), std::span(right).subspan(at));
            frames -= count;
        }
    }
    /// Of the left side; seconds.
    [[nodiscard]] std::span<const float> between(double from, double to) const
    {
        const auto begin = static_cast<std::size_t>(from * m_rate);
        return std::span(left).subspan(begin, static_cast<std::size_t>(to * m_rate) - begin);
    }
    [[nodiscard]] audio::Instrument& instrument() { return *m_instrument; }

    std::vector<float> left;
    std::vector<float> right;

private:
    std::unique_ptr<audio::Instrument> m_instrument;
    double m_rate;
};

} // namespace timbrel::test
