// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"

#include <QWidget>

#include <map>
#include <vector>

class QHBoxLayout;
class QLabel;
class QSpinBox;

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
    void setChannel(int channel) { m_channel = channel; } ///< 0-15
    /// Shows what comes from elsewhere: keys and strips follow, nothing is sent.
    void show(const midi::MidiMessage& message);

    [[nodiscard]] PianoKeys& piano() { return *m_piano; }
    /// Null: there is no such strip.
    [[nodiscard]] ControllerStrip* strip(int controller) const;
    [[nodiscard]] ControllerStrip& pitchWheel() { return *m_pitch; }

Q_SIGNALS:
    void played(const timbrel::midi::MidiMessage& message);
    void hoverText(const QString& text);

private:
    ControllerStrip* addStrip(int controller, int index);
    void sendNote(int note, int velocity, bool isOn);
    QWidget* buildSide();
    void showRange();

    QHBoxLayout* m_layout = nullptr;
    ControllerStrip* m_pitch = nullptr;
    std::map<int, ControllerStrip*>
        m_strips; ///< by controller; the modulation wheel is always there
    PianoKeys* m_piano = nullptr;
    ComputerKeys* m_keys = nullptr;
    QSpinBox* m_velocity = nullptr;
    QLabel* m_range = nullptr;
    int m_channel = 0;
};

} // namespace timbrel::ui
