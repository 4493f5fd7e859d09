// SPDX-License-Identifier: GPL-3.0-or-later
// The player, as far as it plays something else than the document at hand.
#include "ui/shell/player.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr Microseconds kOutlineRing = std::chrono::milliseconds(400); ///< of the last note

} // namespace

void Player::playAside(std::shared_ptr<const music::Sequence> music)
{
    stopAside();
    if (!music || music->empty())
        return;
    engine();
    if (m_isPlaying) {
        pause();
        m_isPlaying = false; // the engine may need a moment
        Q_EMIT playingChanged(false);
    }
    m_aside = std::move(music);
    m_startsBefore = m_engine->status().starts;
    m_engine->setLoop(std::nullopt);
    m_engine->setScore(m_aside);
    audio::PlayOptions options;
    options.end = m_aside->back().time + kOutlineRing;
    m_engine->play(Microseconds {0}, options);
    setSpeed();
    Q_EMIT asideMoved(Microseconds {0});
}

void Player::stopAside()
{
    if (!m_aside)
        return;
    m_engine->stop();
    endAside();
}

void Player::followAside(const audio::EngineStatus& status)
{
    if (status.starts == m_startsBefore)
        return; // the engine has not heard of it yet
    if (status.isPlaying)
        // the first block may be heard a moment later
        Q_EMIT asideMoved(std::max(status.positionAt(audio::Clock::now()), Microseconds {0}));
    else
        endAside();
}

/// The engine is as the document wants it.
void Player::endAside()
{
    m_aside.reset();
    sendScore();
    sendLoop();
    m_engine->seek(m_position);
    setSpeed();
    Q_EMIT asideMoved(std::nullopt);
}

} // namespace timbrel::ui
