// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/play_score.h"

#include <algorithm>

namespace timbrel::audio {

void ScoreState::take(const music::Event& event) noexcept TIMBREL_REALTIME
{
    const std::size_t channel = event.channel & 15U;
    const std::size_t number = event.number & 127U;
    auto& count = sounding[channel][number];
    switch (event.kind) {
    case music::EventKind::NoteOn:
        count = static_cast<std::uint8_t>(std::min(count + 1, 255));
        velocities[channel][number] = event.value;
        break;
    case music::EventKind::NoteOff:
        count = static_cast<std::uint8_t>(count > 0 ? count - 1 : 0);
        break;
    case music::EventKind::Controller:
        controllers[channel][number] = event.value & 127U;
        break;
    }
}

std::unique_ptr<PlayScore> PlayScore::of(std::shared_ptr<const music::Sequence> sequence,
                                         std::uint64_t generation)
{
    auto score = std::make_unique<PlayScore>();
    score->m_generation = generation;
    if (sequence == nullptr)
        return score;
    score->m_sequence = std::move(sequence);
    score->m_events = *score->m_sequence;
    score->m_states.reserve(score->m_events.size() / kStride);
    ScoreState state;
    for (std::size_t i = 0; i < score->m_events.size(); ++i) {
        if (i > 0 && i % kStride == 0)
            score->m_states.push_back(state);
        state.take(score->m_events[i]);
    }
    return score;
}

std::size_t PlayScore::firstAt(Microseconds time) const noexcept TIMBREL_REALTIME
{
    const auto found = std::lower_bound(
        m_events.begin(), m_events.end(), time, [](const music::Event& event, Microseconds moment) {
            return event.time < moment;
        });
    return static_cast<std::size_t>(found - m_events.begin());
}

void PlayScore::stateBefore(std::size_t index, ScoreState& state) const noexcept TIMBREL_REALTIME
{
    index = std::min(index, m_events.size());
    const std::size_t remembered = std::min(index / kStride, m_states.size());
    state = remembered > 0 ? m_states[remembered - 1] : ScoreState {};
    for (std::size_t i = remembered * kStride; i < index; ++i)
        state.take(m_events[i]);
}

} // namespace timbrel::audio
