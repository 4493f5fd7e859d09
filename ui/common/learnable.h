// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/midi_learner.h"

#include <QObject>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace timbrel::ui {

/// "CC 21", or "note C4" of a button; with the channel if it is not the first.
[[nodiscard]] QString bindingText(const MidiBinding& binding);

/// The entries of a menu for what can be learnt: learn (or stop learning), and forget. Threads:
/// GUI.
void addLearnActions(QMenu& menu, MidiLearner& learner, const QString& target);

/// Gives a widget a menu (by a right click or the menu key) to learn its MIDI control; while
/// several are learnt, a press chooses it and does nothing else. Threads: GUI.
class Learnable final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Learnable)
public:
    /// The widget's child. more: puts entries of its own before these.
    Learnable(QWidget& widget,
              MidiLearner& learner,
              QString target,
              std::function<void(QMenu&)> more = {});

    /// Another part that the menu offers to learn, after this one.
    void alsoOffer(const QString& target) { m_also = target; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool choose(QEvent& event);

    MidiLearner& m_learner;
    QString m_target;
    QString m_also; ///< empty: none
    std::function<void(QMenu&)> m_more;
};

} // namespace timbrel::ui
