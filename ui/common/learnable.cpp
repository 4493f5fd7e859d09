// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/learnable.h"

#include "ui/common/note_name.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWidget>

namespace timbrel::ui {
namespace {

class LearningTexts
{
    Q_DECLARE_TR_FUNCTIONS(MidiLearn)
public:
    static QString bound(const MidiBinding& binding)
    {
        const bool isNote = binding.kind == MidiBinding::Kind::Note;
        const QString what = isNote ? tr("note %1").arg(noteName(binding.number))
                                    : tr("CC %1").arg(binding.number);
        if (binding.channel == 0)
            return what;
        //: "CC 21, ch 2": the channel that it comes on
        return tr("%1, ch %2").arg(what).arg(binding.channel + 1);
    }
    static QString learn(const QString& target) { return tr("Learn: %1").arg(target); }
    static QString stop() { return tr("Stop learning (Esc)"); }
    static QString forget(const QString& binding) { return tr("Forget %1").arg(binding); }
    static QString hint()
    {
        return tr("The MIDI controller (or key, for a button) that moves next plays this from then "
                  "on");
    }
};

} // namespace

QString bindingText(const MidiBinding& binding)
{
    return LearningTexts::bound(binding);
}

void addLearnActions(QMenu& menu, MidiLearner& learner, const QString& target)
{
    if (learner.learning() == target)
        menu.addAction(LearningTexts::stop(), &learner, [&learner] { learner.cancelLearn(); });
    else
        menu.addAction(LearningTexts::learn(learner.targetName(target)),
                       &learner,
                       [&learner, target] { learner.learn(target); })
            ->setStatusTip(LearningTexts::hint());
    const auto binding = learner.bindings().constFind(target);
    if (binding != learner.bindings().constEnd())
        menu.addAction(LearningTexts::forget(bindingText(*binding)), &learner, [&learner, target] {
            learner.forget(target);
        });
}

Learnable::Learnable(QWidget& widget,
                     MidiLearner& learner,
                     QString target,
                     std::function<void(QMenu&)> more)
    : QObject(&widget)
    , m_learner(learner)
    , m_target(std::move(target))
    , m_more(std::move(more))
{
    widget.installEventFilter(this);
}

/// Whether the event is spent on that.
bool Learnable::choose(QEvent& event)
{
    const auto isForPressing = [](int key) {
        return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    };
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent&>(event).button() != Qt::LeftButton)
            return false;
        m_learner.learn(m_target);
        return true;
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return true;
    case QEvent::KeyPress:
        if (!isForPressing(static_cast<QKeyEvent&>(event).key()))
            return false;
        m_learner.learn(m_target);
        return true;
    case QEvent::KeyRelease:
        return isForPressing(static_cast<QKeyEvent&>(event).key());
    default:
        return false;
    }
}

bool Learnable::eventFilter(QObject* watched, QEvent* event)
{
    if (m_learner.learnsSeveral() && choose(*event))
        return true;
    if (event->type() != QEvent::ContextMenu)
        return QObject::eventFilter(watched, event);
    auto* menu = new QMenu(qobject_cast<QWidget*>(watched));
    menu->setObjectName(QStringLiteral("learnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_more) {
        m_more(*menu);
        menu->addSeparator();
    }
    addLearnActions(*menu, m_learner, m_target);
    if (!m_also.isEmpty())
        addLearnActions(*menu, m_learner, m_also);
    menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
    return true;
}

} // namespace timbrel::ui
