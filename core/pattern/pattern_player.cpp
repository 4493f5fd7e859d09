// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_player.h"

#include <algorithm>
#include <cmath>

namespace timbrel::pattern {

PatternPlayer::PatternPlayer(audio::AudioEngine& engine)
    : m_engine(engine)
    , m_sequencer(std::make_shared<StepSequencer>())
{
    setRows(music::standardDrumRows());
    m_engine.setPlayer(m_sequencer);
}

PatternPlayer::~PatternPlayer()
{
    m_engine.stopBeats();
    m_engine.setPlayer(nullptr);
}

void PatternPlayer::start()
{
    startAt(0);
}

void PatternPlayer::startAt(std::size_t step)
{
    m_engine.startBeats(static_cast<double>(step) / m_stepsPerBeat);
}

void PatternPlayer::stop()
{
    m_engine.stopBeats();
}

void PatternPlayer::setTempo(double beatsPerMinute)
{
    m_engine.setBeatTempo(beatsPerMinute);
}

std::uint64_t PatternPlayer::setPattern(const music::Pattern& pattern)
{
    const music::PatternShape& shape = pattern.shape();
    if (shape.steps == 0 || shape.stepsPerBeat <= 0)
        return 0;
    m_stepsPerBeat = shape.stepsPerBeat;
    SequencerLink& link = m_sequencer->link();
    auto offered = std::make_unique<OfferedPattern>();
    offered->pattern = pattern;
    // relaxed: it only has to be another one each time
    offered->number = link.nextNumber.fetch_add(1, std::memory_order_relaxed);
    const std::uint64_t number = offered->number;
    link.drawn.publish(std::move(offered));
    link.drawn.collect(); // what was put away must not keep the new one from being taken
    return number;
}

void PatternPlayer::setRows(std::span<const music::DrumRow> rows)
{
    SequencerSettings settings = settingsFor(rows);
    for (std::size_t i = 0; i < settings.rowCount; ++i) {
        settings.rows[i].isMuted = m_settings.rows[i].isMuted;
        settings.rows[i].isSolo = m_settings.rows[i].isSolo;
    }
    m_settings.rows = settings.rows;
    m_settings.rowCount = settings.rowCount;
    send();
}

void PatternPlayer::setRow(std::size_t row, const SequencerRow& as)
{
    if (row >= m_settings.rowCount)
        return;
    m_settings.rows[row] = as;
    m_settings.rows[row].note &= 127U;
    m_settings.rows[row].channel &= 15U;
    send();
}

void PatternPlayer::setMuted(std::size_t row, bool isMuted)
{
    if (row >= m_settings.rowCount)
        return;
    m_settings.rows[row].isMuted = isMuted;
    send();
}

void PatternPlayer::setSolo(std::size_t row, bool isSolo)
{
    if (row >= m_settings.rowCount)
        return;
    m_settings.rows[row].isSolo = isSolo;
    send();
}

void PatternPlayer::setSwing(float ratio)
{
    m_settings.swing = std::isfinite(ratio) ? std::clamp(ratio, kStraight, kMostSwing) : kStraight;
    send();
}

void PatternPlayer::setHumanise(const Humanise& humanise)
{
    const auto held = [](float value, float most) {
        return std::isfinite(value) ? std::clamp(value, 0.0F, most) : 0.0F;
    };
    m_settings.humanise = {held(humanise.timingMs, Humanise::kMostTimingMs),
                           held(humanise.velocity, Humanise::kMostVelocity),
                           humanise.seed};
    send();
}

void PatternPlayer::setChangeAt(ChangeAt boundary)
{
    m_settings.changeAt = boundary;
    send();
}

void PatternPlayer::setTargets(audio::PlayTargets targets)
{
    m_settings.targets = targets;
    send();
}

const SequencerSettings& PatternPlayer::settings() const noexcept
{
    return m_settings;
}

SequencerStatus PatternPlayer::status() const
{
    SequencerLink& link = m_sequencer->link();
    link.drawn.collect();
    return link.status.read();
}

std::shared_ptr<StepSequencer> PatternPlayer::sequencer() const noexcept
{
    return m_sequencer;
}

void PatternPlayer::send()
{
    m_sequencer->link().settings.write(m_settings);
}

} // namespace timbrel::pattern
