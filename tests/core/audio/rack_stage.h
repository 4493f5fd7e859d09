// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/rack_desk.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace timbrel::test {

/// A constant while any key is down; tells where it was destroyed.
class Drone final : public audio::Instrument
{
public:
    struct Life
    {
        std::atomic<int> prepared = 0;
        std::atomic<double> rate = 0.0;
        std::atomic<bool> isGone = false;
        std::atomic<std::thread::id> goneOn {};
        std::vector<midi::MidiMessage> told; ///< by the rendering thread
    };
    Drone(std::shared_ptr<Life> life, float level)
        : m_life(std::move(life))
        , m_level(level)
    {
        m_life->told.reserve(4096);
    }
    ~Drone() override
    {
        m_life->goneOn = std::this_thread::get_id();
        m_life->isGone = true;
    }
    void prepare(double sampleRate, std::size_t) override
    {
        m_life->rate = sampleRate;
        ++m_life->prepared;
    }
    void event(const midi::MidiMessage& message, std::size_t) noexcept TIMBREL_REALTIME override
    {
        if (m_life->told.size() < m_life->told.capacity())
            m_life->told.push_back(message);
        if (message.isNote())
            m_isOn = message.isNoteOn();
    }
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override
    {
        std::fill(left.begin(), left.end(), m_isOn ? m_level : 0.0F);
        std::fill(right.begin(), right.end(), m_isOn ? m_level : 0.0F);
    }
    void panic() noexcept TIMBREL_REALTIME override { m_isOn = false; }
    int soundingVoices() const noexcept TIMBREL_REALTIME override { return m_isOn ? 1 : 0; }

private:
    std::shared_ptr<Life> m_life;
    float m_level;
    bool m_isOn = false;
};

struct RackStage
{
    RackStage()
        : rack(desk.makeRack())
    {
        rack->prepare(48000.0, 256);
    }
    std::shared_ptr<Drone::Life> place(std::size_t slot, float level)
    {
        auto life = std::make_shared<Drone::Life>();
        desk.setInstrument(slot, std::make_unique<Drone>(life, level));
        return life;
    }
    void render(int blocks = 1)
    {
        for (int i = 0; i < blocks; ++i)
            rack->render(left, right);
    }
    void strike(unsigned channel) { rack->event(midi::MidiMessage::noteOn(channel, 60, 100), 0); }

    audio::RackDesk desk;
    std::unique_ptr<audio::Instrument> rack;
    std::array<float, 256> left {};
    std::array<float, 256> right {};
};

} // namespace timbrel::test
