// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/port_hint.h"

#include "ui/perform/port_lender.h"

#include <utility>

namespace timbrel::ui {

using midi::Clock;

PortHint::PortHint(PortLender& lender, QObject* parent)
    : QObject(parent)
    , m_lender(&lender)
{
    setTimes({});
    connect(&m_timer, &QTimer::timeout, this, &PortHint::look);
    connect(&lender, &PortLender::liveEvent, this, &PortHint::heard);
    connect(&lender, &PortLender::noteElsewhere, this, [this](const QString& port) {
        if (!m_isListening || port == m_elsewhere)
            return;
        m_suspect = port;
        m_suspectedAt = Clock::now();
    });
}

PortHint::~PortHint()
{
    listen(false);
}

void PortHint::setTimes(const Times& times)
{
    m_times = times;
    m_timer.setInterval(times.lookEvery);
}

void PortHint::setWatching(bool isWatching)
{
    if (isWatching == m_timer.isActive())
        return;
    m_heard = Clock::now();
    if (isWatching) {
        m_timer.start();
        return;
    }
    m_timer.stop();
    listen(false);
    show({}, false);
}

void PortHint::setInput(const PortState& input)
{
    const PortState before = std::exchange(m_input, input);
    if (before.name == input.name && before.link == input.link)
        return;
    m_heard = Clock::now();
    listen(false);
    show({}, false);
}

void PortHint::heard()
{
    m_heard = Clock::now();
    if (m_isListening)
        listen(false);
    show({}, false);
}

void PortHint::look()
{
    const auto now = Clock::now();
    if (now - m_heard < m_times.listenAfter)
        return;
    listen(true);
    const bool isSettled = !m_suspect.isEmpty() && now - m_suspectedAt >= m_times.settle;
    if (isSettled) {
        const bool isEcho = m_playedHere > m_suspectedAt - m_times.settle
            && m_playedHere < m_suspectedAt + m_times.settle;
        const QString suspect = std::exchange(m_suspect, {});
        if (!isEcho)
            show(suspect, false);
    }
    const bool isConnected = m_input.link == PortState::Link::Connected;
    if (m_elsewhere.isEmpty() && isConnected && now - m_heard >= m_times.silentAfter)
        show({}, true);
}

void PortHint::listen(bool doesListen)
{
    if (std::exchange(m_isListening, doesListen) == doesListen)
        return;
    m_suspect.clear();
    if (m_lender)
        m_lender->listenElsewhere(doesListen);
}

void PortHint::show(const QString& elsewhere, bool isSilent)
{
    const bool isOther = elsewhere != m_elsewhere || isSilent != m_isSilent;
    m_elsewhere = elsewhere;
    m_isSilent = isSilent;
    if (isOther)
        Q_EMIT changed();
}

} // namespace timbrel::ui
