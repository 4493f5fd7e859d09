// SPDX-License-Identifier: GPL-3.0-or-later
// What plays the view from afar: learning it, keeping it in the project, giving it to the desk.
#include "core/project/change_set.h"
#include "core/project/project.h"
#include "ui/common/controller_names.h"
#include "ui/perform/performance_bindings.h"
#include "ui/perform/performance_control.h"
#include "ui/perform/performance_session.h"

#include <QCoreApplication>

#include <utility>

namespace timbrel::ui {

using expression::DeskAction;
using expression::DeskCommand;

namespace {

constexpr const char* kSettingsFile = "timbrel.json";

class BindingTexts
{
    Q_DECLARE_TR_FUNCTIONS(MidiLearn)
public:
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
        if (kind == QLatin1String("swap"))
            return tr("The network before (A/B)");
        return kind == QLatin1String("bypass") ? tr("Bypass") : tr("Panic");
    }
};

Result<> write(const std::filesystem::path& file, const project::ControlBindings& bindings)
{
    const project::ProjectLock lock(file.parent_path()); // others write into it, too
    auto settings = project::ProjectSettings::read(file);
    if (!settings)
        return failure(settings.error());
    settings->setBindings(bindings);
    return settings->write(file);
}

} // namespace

void PerformanceControl::learn(const QString& target)
{
    if (!partNamed(target) || target == m_learning)
        return;
    m_learning = target;
    command({DeskAction::Learning, 0, 0, 1.0F, {}});
    Q_EMIT learningChanged();
}

void PerformanceControl::cancelLearn()
{
    if (!m_learning.isEmpty())
        endLearning();
}

void PerformanceControl::endLearning()
{
    m_learning.clear();
    command({DeskAction::Learning, 0, 0, 0.0F, {}});
    Q_EMIT learningChanged();
}

QString PerformanceControl::learning() const
{
    return m_learning;
}

const QMap<QString, MidiBinding>& PerformanceControl::bindings() const
{
    return m_bindings;
}

QString PerformanceControl::targetName(const QString& target) const
{
    return BindingTexts::target(target);
}

/// Something was moved or struck at the MIDI input.
void PerformanceControl::hear(const midi::MidiMessage& message)
{
    if (m_learning.isEmpty())
        return;
    const auto binding = bindingFor(m_learning, message);
    if (!binding)
        return;
    // one knob plays one thing
    for (auto it = m_bindings.begin(); it != m_bindings.end();)
        it = *it == *binding ? m_bindings.erase(it) : std::next(it);
    const QString learnt = m_learning;
    m_bindings.insert(learnt, *binding);
    sendBindings();
    endLearning();
    writeBindings();
    Q_EMIT bindingsChanged();
    if (learnsSeveral())
        learnNext(learnt);
}

/// A row of knobs is learnt by turning one after the other: the same part of the next controller
/// that nothing plays yet.
void PerformanceControl::learnNext(const QString& before)
{
    const QString kind = before.section(QLatin1Char(':'), 0, 0);
    const int number = before.section(QLatin1Char(':'), 1).toInt();
    if (!before.contains(QLatin1Char(':')))
        return;
    for (const ControllerState& controller : std::as_const(m_controllers)) {
        const QString target = QStringLiteral("%1:%2").arg(kind).arg(controller.number);
        if (controller.number > number && !m_bindings.contains(target)) {
            learn(target);
            return;
        }
    }
}

void PerformanceControl::forget(const QString& target)
{
    if (m_bindings.remove(target) == 0)
        return;
    sendBindings();
    writeBindings();
    Q_EMIT bindingsChanged();
}

void PerformanceControl::sendBindings()
{
    DeskCommand empty;
    empty.action = DeskAction::UnbindAll;
    command(empty);
    for (auto it = m_bindings.begin(); it != m_bindings.end(); ++it)
        if (const auto binding = deskBinding(it.key(), *it)) {
            DeskCommand bind;
            bind.action = DeskAction::Bind;
            bind.binding = *binding;
            command(bind);
        }
}

void PerformanceControl::readBindings()
{
    if (!std::exchange(m_bindings, {}).isEmpty()) {
        sendBindings();
        Q_EMIT bindingsChanged();
    }
    if (!m_project)
        return;
    m_files.start([this, folder = *m_project] {
        const auto settings = project::ProjectSettings::read(folder / kSettingsFile);
        if (!settings)
            return; // who opens the project says so
        QMetaObject::invokeMethod(
            this,
            [this, folder, bindings = fromProject(settings->bindings())] {
                if (m_project != folder || bindings.isEmpty())
                    return;
                for (auto it = bindings.begin(); it != bindings.end(); ++it)
                    if (!m_bindings.contains(it.key())) // learnt meanwhile
                        m_bindings.insert(it.key(), *it);
                sendBindings();
                Q_EMIT bindingsChanged();
            },
            Qt::QueuedConnection);
    });
}

void PerformanceControl::writeBindings()
{
    if (!m_project)
        return; // a project that was never saved: they are there as long as it is open
    m_files.start([this, file = *m_project / kSettingsFile, bindings = toProject(m_bindings)] {
        if (const auto written = write(file, bindings); !written)
            QMetaObject::invokeMethod(
                this,
                [this, error = written.error()] { Q_EMIT trouble(error); },
                Qt::QueuedConnection);
    });
}

} // namespace timbrel::ui
