// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/snap_grid.h"
#include "ui/common/port_button.h"

#include <QWidget>

class QDoubleSpinBox;
class QSpinBox;
class QToolButton;

namespace timbrel::ui {

class ActionRegistry;
class ReadOut;
class TransportButton;

/// "3.2.4": bar, beat, sixteenth of a beat's quarter, all from 1; bars before the start are 0,
/// -1...
[[nodiscard]] QString positionText(Microseconds position, const music::Meter& meter);

/// How the sound is, in the bar's words.
struct SoundState
{
    QString text; ///< "5.3 ms", or that there is none
    QString hint; ///< device, rate, block
    bool isWarning = false;
    int loadPercent = 0;
};

/// Play, stop, record, loop; where we are; tempo; ports; latency; load; panic. It never moves, and
/// no number in it moves another. Threads: GUI.
class TransportBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransportBar)
public:
    /// The registry holds the actions of kTransportActions already.
    explicit TransportBar(const ActionRegistry& registry, QWidget* parent = nullptr);

    void setPlaying(bool isPlaying);
    void setRecording(bool isRecording);
    void setPosition(Microseconds position);
    /// Of the example at hand; none: the fields are not enabled.
    void setMeter(const music::Meter& meter);
    void setMeterEnabled(bool isEnabled);
    void setSound(const SoundState& state);
    void setProblemCount(int count);
    [[nodiscard]] PortButton& input() { return *m_input; }
    [[nodiscard]] PortButton& output() { return *m_output; }

Q_SIGNALS:
    void meterEdited(const timbrel::music::Meter& meter);
    void inputPressed();
    void outputPressed();
    void soundPressed();
    void problemsPressed();

private:
    void buildTempo();
    void buildSound();

    music::Meter m_meter;
    Microseconds m_position {};
    TransportButton* m_play = nullptr;
    TransportButton* m_record = nullptr;
    ReadOut* m_where = nullptr;
    QDoubleSpinBox* m_tempo = nullptr;
    QSpinBox* m_beats = nullptr;
    PortButton* m_input = nullptr;
    PortButton* m_output = nullptr;
    QToolButton* m_sound = nullptr;
    ReadOut* m_load = nullptr;
    QToolButton* m_problems = nullptr;
};

} // namespace timbrel::ui
