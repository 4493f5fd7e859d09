// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"
#include "ui/common/error_sentence.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;

namespace timbrel::ui {

class Player;
class PortWatch;

/// The page of the settings for MIDI: ports, and which system they belong to. Threads: GUI.
class MidiPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MidiPage)
public:
    MidiPage(Player& player, PortWatch& ports, ErrorSentence sentence, QWidget* parent = nullptr);

private:
    void build();
    void fillPorts();
    void
    fillPort(QComboBox* combo, bool isInput, const std::optional<midi::PortChoice>& chosen) const;
    void showState();
    void apply();

    Player& m_player;
    PortWatch& m_ports;
    ErrorSentence m_sentence;
    QComboBox* m_system = nullptr;
    QComboBox* m_input = nullptr;
    QComboBox* m_output = nullptr;
    QCheckBox* m_soundToo = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace timbrel::ui
