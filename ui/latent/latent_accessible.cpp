// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_accessible.h"

#include "ui/common/level_meter.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/step_grid.h"
#include "ui/latent/step_grid_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

namespace timbrel::ui {
namespace {

class PadAccessible final : public QAccessibleWidget
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::PadAccessible)
public:
    explicit PadAccessible(LatentPad* pad)
        : QAccessibleWidget(pad, QAccessible::Canvas)
        , m_pad(*pad)
    { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_pad.valueText();
        if (kind == QAccessible::Description)
            return tr(
                "Arrows move the puck, with Shift finely, Home puts it into the middle, Enter "
                "asks for a position.");
        return QAccessibleWidget::text(kind);
    }

private:
    LatentPad& m_pad;
};

/// Says its level when it is asked, so that a level that moves tells nobody anything unasked.
class MeterAccessible final : public QAccessibleWidget
{
public:
    explicit MeterAccessible(LevelMeter* meter)
        : QAccessibleWidget(meter, QAccessible::Indicator)
        , m_meter(*meter)
    { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_meter.valueText() : QAccessibleWidget::text(kind);
    }

private:
    LevelMeter& m_meter;
};

QAccessibleInterface* makeLatentAccessible(const QString&, QObject* object)
{
    if (auto* pad = qobject_cast<LatentPad*>(object))
        return new PadAccessible(pad);
    if (auto* grid = qobject_cast<StepGrid*>(object))
        return makeStepGridAccessible(*grid);
    if (auto* meter = qobject_cast<LevelMeter*>(object))
        return new MeterAccessible(meter);
    return nullptr;
}

} // namespace

void installLatentAccessibility()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeLatentAccessible);
        return true;
    }();
    Q_UNUSED(kInstalled)
}

} // namespace timbrel::ui
