// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"
#include "ui/common/port_button.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace timbrel::ui {

class PortLender;

/// Whether somebody seems to play into another input than the chosen one. Once nothing has come
/// from the chosen one for a few seconds the others are listened to, until something comes.
/// Threads: GUI.
class PortHint final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortHint)
public:
    struct Times
    {
        std::chrono::milliseconds listenAfter {3000}; ///< silence of the chosen input
        std::chrono::milliseconds silentAfter {20000};
        /// What comes to both ports, or is an echo of what was played here, is no hint.
        std::chrono::milliseconds settle {300};
        std::chrono::milliseconds lookEvery {250};
    };

    explicit PortHint(PortLender& lender, QObject* parent = nullptr);
    ~PortHint() override;

    /// Somebody performs, or looks at the view.
    void setWatching(bool isWatching);
    /// The chosen input.
    void setInput(const PortState& input);
    void setTimes(const Times& times);
    /// With the mouse or the computer's keyboard.
    void playedHere() { m_playedHere = midi::Clock::now(); }

    /// Where notes arrive; empty: nowhere but at the chosen input.
    [[nodiscard]] const QString& elsewhere() const { return m_elsewhere; }
    /// Nothing has come from the chosen input for long, nor from another one.
    [[nodiscard]] bool isSilent() const { return m_isSilent; }

Q_SIGNALS:
    void changed();

private:
    using Time = midi::Clock::time_point;
    void heard();
    void look();
    void listen(bool doesListen);
    void show(const QString& elsewhere, bool isSilent);

    QPointer<PortLender> m_lender;
    Times m_times;
    QTimer m_timer; ///< runs while it is watched
    PortState m_input;
    bool m_isListening = false;
    Time m_heard; ///< something came from the chosen input, or it was chosen
    Time m_playedHere;
    QString m_suspect; ///< a note came there, at
    Time m_suspectedAt;
    QString m_elsewhere;
    bool m_isSilent = false;
};

} // namespace timbrel::ui
