// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace timbrel::ui {

class Player;

/// The page of the settings for sound: device, rate, block, volume, what recordings are written as,
/// and what was got. Threads: GUI.
class SoundPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundPage)
public:
    SoundPage(Player& player, ErrorSentence sentence, QWidget* parent = nullptr);

private:
    void build();
    void fillDevices();
    void showState();
    void apply();

    Player& m_player;
    ErrorSentence m_sentence;
    QCheckBox* m_isOn = nullptr;
    QComboBox* m_device = nullptr;
    QComboBox* m_rate = nullptr;
    QComboBox* m_frames = nullptr;
    QSlider* m_volume = nullptr;
    QComboBox* m_recordings = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace timbrel::ui
