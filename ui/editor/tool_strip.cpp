// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/tool_strip.h"

#include "ui/common/flow_layout.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/shape_icon.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace timbrel::ui {
namespace {

using music::CurveShape;

constexpr QSize kShapeSize(24, 16);

struct ShapeName
{
    CurveShape shape;
    const char* name;
};

constexpr ShapeName kShapes[] = {
    {CurveShape::EaseInOut, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Ease in and out")},
    {CurveShape::EaseIn, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Ease in")},
    {CurveShape::EaseOut, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Ease out")},
    {CurveShape::Exponential, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Exponential")},
    {CurveShape::Logarithmic, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Logarithmic")},
    {CurveShape::Sine, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Sine")},
    {CurveShape::Triangle, QT_TRANSLATE_NOOP("timbrel::ui::ToolStrip", "Triangle")},
};

QLabel* captionFor(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("quiet"));
    label->setBuddy(field);
    return label;
}

QToolButton* buttonFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(metrics::kControlHeight);
    button->setToolTip(QString());
    return button;
}

} // namespace

const std::vector<music::GridStep>& usualGridSteps()
{
    static const std::vector<music::GridStep> kSteps = {
        {4, 1}, {2, 1}, {1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {2, 3}, {1, 3}, {1, 6}, {1, 12}};
    return kSteps;
}

QString gridStepName(music::GridStep step)
{
    if (step.beats == 0)
        return ToolStrip::tr("as grid");
    // a beat is a quarter
    if (step.isTriplet())
        //: triplets, as "1/8T"
        return ToolStrip::tr("1/%1T").arg(8 * step.parts / (3 * step.beats));
    return QStringLiteral("1/%1").arg(4 * step.parts / step.beats);
}

ToolStrip::ToolStrip(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("toolStrip"));
    // groups that go below each other where the window is narrow
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(metrics::kStep, 2, metrics::kStep, 2);
    layout->setSpacing(2 * metrics::kStep);
    const auto addGroup = [layout] {
        auto* group = new QWidget;
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metrics::kStep);
        layout->addWidget(group);
        return row;
    };
    m_tools = addGroup();
    buildCurve(*addGroup());
    m_toggles = addGroup();
    buildSnap(*m_toggles);
    buildNote(*addGroup());
    connect(&state, &EditorState::toolChanged, this, &ToolStrip::showState);
    connect(&state, &EditorState::snapChanged, this, &ToolStrip::showState);
    connect(&state, &EditorState::drawingChanged, this, &ToolStrip::showState);
    showState();
}

void ToolStrip::addTool(QAction* action)
{
    m_tools->addWidget(buttonFor(action));
}

void ToolStrip::addToggle(QAction* action)
{
    m_toggles->insertWidget(0, buttonFor(action));
}

void ToolStrip::buildCurve(QHBoxLayout& layout)
{
    m_shape = new QToolButton;
    m_shape->setObjectName(QStringLiteral("curveShape"));
    m_shape->setFixedHeight(metrics::kControlHeight);
    m_shape->setIconSize(kShapeSize);
    m_shape->setFocusPolicy(Qt::TabFocus);
    m_shape->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_shape);
    fillShapes(*menu);
    m_shape->setMenu(menu);
    layout.addWidget(m_shape);
    m_cycles = new QSpinBox;
    m_cycles->setObjectName(QStringLiteral("curveCycles"));
    m_cycles->setAccessibleName(tr("Cycles of sine and triangle"));
    m_cycles->setStatusTip(tr("How often sine and triangle rise and fall"));
    m_cycles->setFixedHeight(metrics::kControlHeight);
    m_cycles->setRange(1, 64);
    m_cycles->setPrefix(QStringLiteral("\u00d7"));
    connect(m_cycles, &QSpinBox::valueChanged, &m_state, &EditorState::setCurveCycles);
    layout.addWidget(m_cycles);
}

void ToolStrip::fillShapes(QMenu& menu)
{
    m_shapes = new QActionGroup(this);
    for (const ShapeName& one : kShapes) {
        QAction* action = menu.addAction(shapeIcon(one.shape), tr(one.name));
        action->setCheckable(true);
        action->setIconVisibleInMenu(true);
        m_shapes->addAction(action);
        connect(action, &QAction::triggered, this, [this, shape = one.shape] {
            m_state.setCurveShape(shape);
            m_state.setTool(Tool::Curve);
        });
    }
}

void ToolStrip::buildSnap(QHBoxLayout& layout)
{
    m_grid = new QComboBox;
    m_grid->setObjectName(QStringLiteral("gridStep"));
    m_grid->setAccessibleName(tr("Grid"));
    m_grid->setStatusTip(tr("The lines that notes and curves snap to; hold Alt to ignore them"));
    m_grid->setFixedHeight(metrics::kControlHeight);
    for (const music::GridStep step : usualGridSteps())
        m_grid->addItem(gridStepName(step));
    connect(m_grid, &QComboBox::activated, this, [this](int index) {
        m_state.setGridStep(usualGridSteps()[static_cast<std::size_t>(index)]);
        m_state.setSnapping(true);
    });
    layout.addWidget(m_grid);
}

void ToolStrip::buildNote(QHBoxLayout& layout)
{
    m_length = new QComboBox;
    m_length->setObjectName(QStringLiteral("noteLength"));
    m_length->setAccessibleName(tr("Length of new notes"));
    m_length->setStatusTip(tr("How long a note is that is drawn by a click"));
    m_length->setFixedHeight(metrics::kControlHeight);
    m_length->addItem(gridStepName({0, 1}));
    for (const music::GridStep step : usualGridSteps())
        m_length->addItem(gridStepName(step));
    connect(m_length, &QComboBox::activated, this, [this](int index) {
        m_state.setNoteLengthStep(index == 0
                                      ? music::GridStep {0, 1}
                                      : usualGridSteps()[static_cast<std::size_t>(index) - 1]);
    });
    layout.addWidget(captionFor(tr("Length"), m_length));
    layout.addWidget(m_length);
    layout.addSpacing(metrics::kStep);
    m_velocity = new QSpinBox;
    m_velocity->setObjectName(QStringLiteral("noteVelocity"));
    m_velocity->setAccessibleName(tr("Velocity of new notes"));
    m_velocity->setStatusTip(tr("How loud new notes are, 1 to 127"));
    m_velocity->setFixedHeight(metrics::kControlHeight);
    m_velocity->setRange(1, 127);
    connect(m_velocity, &QSpinBox::valueChanged, &m_state, &EditorState::setVelocity);
    layout.addWidget(captionFor(tr("Velocity"), m_velocity));
    layout.addWidget(m_velocity);
}

void ToolStrip::showState()
{
    const QSignalBlocker quietCycles(m_cycles);
    const QSignalBlocker quietVelocity(m_velocity);
    const auto shape
        = std::find_if(std::begin(kShapes), std::end(kShapes), [this](const ShapeName& one) {
              return one.shape == m_state.curveShape();
          });
    const QString name = tr(shape->name);
    m_shapes->actions().at(shape - std::begin(kShapes))->setChecked(true);
    m_shape->setIcon(shapeIcon(shape->shape));
    m_shape->setAccessibleName(tr("Shape of the curve tool: %1").arg(name));
    m_shape->setStatusTip(tr("What the curve tool draws between press and release: %1").arg(name));
    const bool doesRepeat = m_state.curveShape() == music::CurveShape::Sine
        || m_state.curveShape() == music::CurveShape::Triangle;
    m_cycles->setVisible(doesRepeat); // else the strip would take a second row for nothing
    m_cycles->setValue(m_state.curveCycles());
    const auto indexOf = [](music::GridStep step) {
        const auto& steps = usualGridSteps();
        return static_cast<int>(std::find(steps.begin(), steps.end(), step) - steps.begin());
    };
    m_grid->setCurrentIndex(indexOf(m_state.gridStep()));
    const music::GridStep length = m_state.noteLengthStep();
    m_length->setCurrentIndex(length.beats == 0 ? 0 : indexOf(length) + 1);
    m_velocity->setValue(m_state.velocity());
}

} // namespace timbrel::ui
