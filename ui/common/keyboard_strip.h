// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"

#include <QWidget>

#include <map>
#include <vector>

class QAbstractButton;
class QHBoxLayout;
class QLabel;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace timbrel::ui {

class ComputerKeys;
class ControllerStrip;
class PianoKeys;

/// A keyboard for those who have none at hand: piano, pitch and modulation wheel, and a strip for
/// each controller that is learnt, all by mouse, wheel and keys. What is played leaves as MIDI
/// messages, to sound and to be recorded. Threads: GUI.
class KeyboardStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyboardStrip)
public:
    explicit KeyboardStrip(QWidget* parent = nullptr);

    /// The strips beside the modulation wheel, with where they rest.
    void setControllers(const std::vector<std::uint8_t>& controllers,
                        const std::map<std::uint8_t, int>& defaults);
    /// Whether the computer's letters play; the toggle is somebody else's.
    void setComputerKeysOn(bool isOn);
    [[nodiscard]] bool areComputerKeysOn() const;
    /// Adds a sustain pedal: a button, and Space while the computer's letters play.
    void addPedal();
    void setChannel(int channel) { m_channel = channel; } ///< 0-15
    /// Shows what comes from elsewhere: keys and strips follow, nothing is sent.
    void show(const midi::MidiMessage& message);
    /// Wheels, strips and pedal lie where they rest; nothing is sent. For a panic.
    void showRest();

    [[nodiscard]] PianoKeys& piano() { return *m_piano; }
    /// Null: there is no such strip.
    [[nodiscard]] ControllerStrip* strip(int controller) const;
    [[nodiscard]] ControllerStrip& pitchWheel() { return *m_pitch; }
    [[nodiscard]] QAbstractButton* pedal() const; ///< null: there is none

Q_SIGNALS:
    void played(const timbrel::midi::MidiMessage& message);
    void hoverText(const QString& text);

private:
    ControllerStrip* addStrip(int controller, int index);
    void sendNote(int note, int velocity, bool isOn);
    QWidget* buildSide();
    void showRange();
    static void showAt(ControllerStrip& strip, int value);

    QHBoxLayout* m_layout = nullptr;
    ControllerStrip* m_pitch = nullptr;
    std::map<int, ControllerStrip*>
        m_strips; ///< by controller; the modulation wheel is always there
    PianoKeys* m_piano = nullptr;
    ComputerKeys* m_keys = nullptr;
    QSpinBox* m_velocity = nullptr;
    QLabel* m_range = nullptr;
    QVBoxLayout* m_side = nullptr;
    QToolButton* m_pedal = nullptr;
    int m_channel = 0;
};

} // namespace timbrel::ui
