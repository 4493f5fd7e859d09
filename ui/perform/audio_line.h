// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QWidget>

class QToolButton;

namespace timbrel::ui {

class ReadOut;

/// The sound in one line: through what it goes, what it adds to the latency in frames and
/// milliseconds, and the gaps in it (a press counts them anew); a button for what sounds. Threads:
/// GUI.
class AudioLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AudioLine)
public:
    explicit AudioLine(QWidget* parent = nullptr);

    /// The sound system ("JACK") and what plays there.
    void setSystem(const QString& name);
    void showReport(const LatencyReport& report);

Q_SIGNALS:
    void resetWanted();
    void soundWanted(); ///< to choose Timbrel's own sound

private:
    QString m_system;
    ReadOut* m_text = nullptr;
    QToolButton* m_xruns = nullptr;
};

} // namespace timbrel::ui
