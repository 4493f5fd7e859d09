// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_pane.h"

#include "ui/common/controller_names.h"
#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbrel::ui {

LanePane::LanePane(EditorState& state, music::LaneKey lane, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_lane(new LaneWidget(state, lane))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    header->setSpacing(metrics::kStep);
    layout->addLayout(header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(new LaneScale);
    row->addWidget(m_lane, 1);
    layout->addLayout(row);
    m_grip = new LaneGrip(*m_lane, metrics::kLaneHeight, this);
    layout->addWidget(m_grip);
    buildHeader(*header);
    setLane(lane, false);
    explainParts();
}

void LanePane::buildHeader(QHBoxLayout& header)
{
    m_controller = new QToolButton(this);
    m_controller->setObjectName(QStringLiteral("laneController"));
    m_controller->setPopupMode(QToolButton::InstantPopup);
    m_controller->setAutoRaise(true);
    m_controller->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_controller->setFixedHeight(metrics::kDenseControlHeight);
    header.addWidget(m_controller);
    header.addStretch(1);
    m_marks = new QToolButton(this);
    m_marks->setObjectName(QStringLiteral("laneContradictions"));
    m_marks->setAutoRaise(true);
    m_marks->setFixedHeight(metrics::kDenseControlHeight);
    m_marks->setStatusTip(
        tr("Places at which another example says something else; a press goes to the next"));
    connect(m_marks, &QToolButton::clicked, m_lane, &LaneWidget::showNextMark);
    header.addWidget(m_marks);
    m_marks->hide();
    const auto addPart = [&](LaneSample sample, const QString& text, bool LaneParts::*part) {
        auto* button = new LanePartButton(sample, text, this);
        button->setChecked(m_lane->parts().*part);
        header.addWidget(button);
        connect(button, &QAbstractButton::toggled, this, [this, part](bool isOn) {
            LaneParts parts = m_lane->parts();
            parts.*part = isOn;
            m_lane->setParts(parts);
        });
        return button;
    };
    m_steps = addPart(LaneSample::Steps, tr("Network steps"), &LaneParts::networkSteps);
    m_target = addPart(LaneSample::Solid, tr("Target"), &LaneParts::target);
    m_output = addPart(LaneSample::Dots, tr("Network"), &LaneParts::networkOutput);
    m_default = addPart(LaneSample::Dashes, tr("Default"), &LaneParts::defaultValue);
    auto* hide = new QToolButton(this);
    hide->setObjectName(QStringLiteral("hideLane"));
    hide->setText(QStringLiteral("\u00d7"));
    hide->setAccessibleName(tr("Hide this lane"));
    hide->setStatusTip(tr("Hide this lane; its points stay"));
    hide->setAutoRaise(true);
    hide->setFixedSize(metrics::kDenseControlHeight, metrics::kDenseControlHeight);
    setRole(*hide, "sign");
    header.addWidget(hide);
    connect(hide, &QToolButton::clicked, this, &LanePane::hideRequested);
}

void LanePane::setLane(music::LaneKey lane, bool namesChannel)
{
    if (m_lane->lane() != lane)
        m_lane->setLane(lane);
    QString title = controllerTitle(lane.controller);
    if (namesChannel)
        title += tr(", channel %1").arg(lane.channel + 1);
    m_controller->setText(title);
    m_controller->setAccessibleName(tr("Controller of this lane: %1").arg(title));
    m_target->setSeries(seriesOfController(lane.controller));
}

void LanePane::resetParts()
{
    const LaneParts usual;
    m_steps->setChecked(usual.networkSteps);
    m_target->setChecked(usual.target);
    m_output->setChecked(usual.networkOutput);
    m_default->setChecked(usual.defaultValue);
}

void LanePane::setMarkCount(int count)
{
    m_marks->setVisible(count > 0);
    m_marks->setText(tr("! Contradictions: %1").arg(count));
}

void LanePane::explainParts()
{
    m_steps->setStatusTip(tr("The curve as a network could say it at best: at its update rate and "
                             "with its number of values"));
    m_target->setStatusTip(tr("What is drawn here"));
    m_output->setStatusTip(tr("What the trained network makes of these notes"));
    m_default->setStatusTip(tr("The controller's value before an example; the example should begin "
                               "and end on it"));
}

} // namespace timbrel::ui
