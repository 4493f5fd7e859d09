// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"
#include "ui/common/error_sentence.h"
#include "ui/common/port_button.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QSplitter;

namespace timbrel::ui {

class ActionRegistry;
class AudioLine;
class BindingWindow;
class KeyboardStrip;
class LatencyPanel;
class MeterRow;
class MidiMonitor;
class PerformanceControl;
class PortHint;
class PortLender;
class PortRow;

/// The tab "Perform": ports and network, the controllers' meters, latency, monitor and keyboard.
/// While it is seen, the computer's letters play notes. Threads: GUI.
class PerformTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PerformTab)
public:
    /// Adds the actions of performing to the registry, which has "play.panic" already.
    PerformTab(ActionRegistry& actions,
               PerformanceControl& control,
               PortLender& lender,
               ErrorSentence sentence,
               QWidget* parent = nullptr);

    void setPorts(const PortState& input, const PortState& output);
    /// "JACK": through what the sound goes.
    void setSoundSystem(const QString& name);
    /// What came from the MIDI input, for the keys on the screen.
    void showPlayed(const midi::MidiMessage& message);
    void takeFocus();

    [[nodiscard]] PortRow& ports() { return *m_ports; }
    [[nodiscard]] PortHint& portHint() { return *m_hint; }
    [[nodiscard]] MeterRow& meters() { return *m_meters; }
    [[nodiscard]] MidiMonitor& monitor() { return *m_monitor; }
    [[nodiscard]] KeyboardStrip& keyboard() { return *m_keyboard; }
    [[nodiscard]] LatencyPanel& latency() { return *m_latency; }

Q_SIGNALS:
    void inputPressed();
    void outputPressed();
    /// This input instead of the chosen one, where notes arrive.
    void inputWanted(const QString& port);
    void channelWanted(std::optional<int> channel);
    /// Somebody wants to train a network.
    void trainingWanted();
    void soundWanted(); ///< to choose Timbrel's own sound
    void hint(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addActions();
    void build();
    void buildSwitches();
    QWidget* buildMiddle();
    void connectParts();
    void play(const midi::MidiMessage& message);
    void showState();
    void showSent();
    void measure();
    void showBindings();

    ActionRegistry& m_actions;
    PerformanceControl& m_control;
    ErrorSentence m_sentence;
    QTimer m_measuring;
    PortHint* m_hint = nullptr;
    PortRow* m_ports = nullptr;
    QPushButton* m_perform = nullptr;
    QPushButton* m_bypass = nullptr;
    MeterRow* m_meters = nullptr;
    LatencyPanel* m_latency = nullptr;
    MidiMonitor* m_monitor = nullptr;
    KeyboardStrip* m_keyboard = nullptr;
    QSplitter* m_lower = nullptr;
    AudioLine* m_audio = nullptr;
    QPointer<BindingWindow> m_bindings;
};

} // namespace timbrel::ui
