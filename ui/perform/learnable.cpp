// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/learnable.h"

#include "ui/common/controller_names.h"
#include "ui/common/note_name.h"
#include "ui/perform/performance_control.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace timbrel::ui {
namespace {

class Texts
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
    static QString target(const QString& target)
    {
        const QString kind = target.section(QLatin1Char(':'), 0, 0);
        const QString title = controllerTitle(target.section(QLatin1Char(':'), 1).toInt());
        if (kind == QLatin1String("blend"))
            return tr("Blend of %1").arg(title);
        if (kind == QLatin1String("manual"))
            return tr("%1 by hand").arg(title);
        if (kind == QLatin1String("release"))
            return tr("%1 back to the network").arg(title);
        return kind == QLatin1String("bypass") ? tr("Bypass") : tr("Panic");
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
    return Texts::bound(binding);
}

QString learnTargetName(const QString& target)
{
    return Texts::target(target);
}

void addLearnActions(QMenu& menu, PerformanceControl& control, const QString& target)
{
    if (control.learning() == target)
        menu.addAction(Texts::stop(), &control, [&control] { control.cancelLearn(); });
    else
        menu.addAction(Texts::learn(learnTargetName(target)),
                       &control,
                       [&control, target] { control.learn(target); })
            ->setStatusTip(Texts::hint());
    const auto binding = control.bindings().constFind(target);
    if (binding != control.bindings().constEnd())
        menu.addAction(Texts::forget(bindingText(*binding)), &control, [&control, target] {
            control.forget(target);
        });
}

Learnable::Learnable(QWidget& widget, PerformanceControl& control, QString target)
    : QObject(&widget)
    , m_control(control)
    , m_target(std::move(target))
{
    widget.installEventFilter(this);
}

bool Learnable::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ContextMenu)
        return QObject::eventFilter(watched, event);
    auto* menu = new QMenu(qobject_cast<QWidget*>(watched));
    menu->setObjectName(QStringLiteral("learnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addLearnActions(*menu, m_control, m_target);
    menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
    return true;
}

} // namespace timbrel::ui
