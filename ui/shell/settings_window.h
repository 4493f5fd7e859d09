// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QWidget>

class QTabWidget;

namespace timbrel::ui {

class ActionRegistry;
class Player;
class PortWatch;

/// Sound, MIDI and appearance. What is chosen happens at once, and each page says below its choices
/// what was got. Beside the main window, nothing waits for it. Threads: GUI.
class SettingsWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsWindow)
public:
    SettingsWindow(const ActionRegistry& actions,
                   Player& player,
                   PortWatch& ports,
                   ErrorSentence sentence,
                   QWidget* parent = nullptr);

private:
    QTabWidget* m_pages = nullptr;
};

} // namespace timbrel::ui
