// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_accessible.h"

#include "ui/editor/example_document.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/velocity_lane.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

namespace timbrel::ui {
namespace {

class RollAccessible final : public QAccessibleWidget
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::RollAccessible)
public:
    explicit RollAccessible(RollWidget* roll)
        : QAccessibleWidget(roll, QAccessible::Canvas)
        , m_roll(*roll)
    { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_roll.caretText();
        if (kind == QAccessible::Description)
            return summary();
        return QAccessibleWidget::text(kind);
    }

private:
    [[nodiscard]] QString summary() const
    {
        const auto* document = m_roll.state().document();
        if (document == nullptr)
            return tr("No example is open.");
        return tr("%1 notes, %2 of them selected. Arrows move, Enter draws; the table of notes and "
                  "points lists them.")
            .arg(document->score().notes.size())
            .arg(document->selectedNotes().size());
    }
    RollWidget& m_roll;
};

class LaneAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LaneAccessible)
public:
    explicit LaneAccessible(LaneWidget* lane)
        : QAccessibleWidget(lane, QAccessible::Slider)
        , m_lane(*lane)
    { }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_lane.caretText();
        if (kind == QAccessible::Description)
            return tr("Up and down change the value at the caret, left and right move it.");
        return QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return m_lane.caretValue(); }
    void setCurrentValue(const QVariant& value) override
    {
        m_lane.setValueAtCaret(std::clamp(value.toInt(), 0, ValueAxis::kHighest));
    }
    [[nodiscard]] QVariant maximumValue() const override { return ValueAxis::kHighest; }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    LaneWidget& m_lane;
};

class VelocityAccessible final : public QAccessibleWidget
{
public:
    explicit VelocityAccessible(VelocityLane* lane)
        : QAccessibleWidget(lane, QAccessible::Canvas)
        , m_lane(*lane)
    { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_lane.selectionText() : QAccessibleWidget::text(kind);
    }

private:
    VelocityLane& m_lane;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* roll = qobject_cast<RollWidget*>(object))
        return new RollAccessible(roll);
    if (auto* lane = qobject_cast<LaneWidget*>(object))
        return new LaneAccessible(lane);
    if (auto* velocities = qobject_cast<VelocityLane*>(object))
        return new VelocityAccessible(velocities);
    return nullptr;
}

} // namespace

void installEditorAccessibility()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(kInstalled)
}

} // namespace timbrel::ui
