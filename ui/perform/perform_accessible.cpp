// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/perform_accessible.h"

#include "ui/perform/monitor_list.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

namespace timbrel::ui {
namespace {

class MonitorAccessible final : public QAccessibleWidget
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::MonitorAccessible)
public:
    explicit MonitorAccessible(MonitorList* list)
        : QAccessibleWidget(list, QAccessible::List)
        , m_list(*list)
    { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_list.currentText();
        if (kind == QAccessible::Description)
            return tr("Up and Down choose a message, End follows what comes, Ctrl+C copies.");
        return QAccessibleWidget::text(kind);
    }

private:
    MonitorList& m_list;
};

QAccessibleInterface* makePerformAccessible(const QString&, QObject* object)
{
    if (auto* list = qobject_cast<MonitorList*>(object))
        return new MonitorAccessible(list);
    return nullptr;
}

} // namespace

void installPerformAccessibility()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makePerformAccessible);
        return true;
    }();
    Q_UNUSED(kInstalled)
}

} // namespace timbrel::ui
