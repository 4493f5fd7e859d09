// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pad_setup.h"

#include <QMenu>

#include <functional>

namespace timbrel::ui {

/// Asks whether X and Y of the puck are sent as MIDI controllers, and as which. Threads: GUI.
class ControllersPopup final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControllersPopup)
public:
    using Answer = std::function<void(const pattern::PadControllers& chosen)>;
    /// Below the widget; told of each choice. Deletes itself.
    static void ask(QWidget& below, const pattern::PadControllers& now, Answer answer);

private:
    ControllersPopup(QWidget& below, const pattern::PadControllers& now, Answer answer);
    void addField(const QString& name, const char* objectName, std::uint8_t& value, int highest);

    pattern::PadControllers m_chosen;
    Answer m_answer;
};

} // namespace timbrel::ui
