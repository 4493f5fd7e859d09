// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QObject>
#include <QString>

#include <optional>

class QMenu;
class QWidget;

namespace timbrel::ui {

class PerformanceControl;

/// "CC 21", or "note C4" of a button; with the channel if it is not the first.
[[nodiscard]] QString bindingText(const MidiBinding& binding);
/// What a target of MIDI learn is called: "Blend of CC 74 Cutoff".
[[nodiscard]] QString learnTargetName(const QString& target);

/// The entries of a menu for what can be learnt: learn (or stop learning), and forget. Threads:
/// GUI.
void addLearnActions(QMenu& menu, PerformanceControl& control, const QString& target);

/// Gives a widget a menu (by a right click or the menu key) to learn its MIDI control. Threads:
/// GUI.
class Learnable final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Learnable)
public:
    /// The widget's child.
    Learnable(QWidget& widget, PerformanceControl& control, QString target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PerformanceControl& m_control;
    QString m_target;
};

} // namespace timbrel::ui
