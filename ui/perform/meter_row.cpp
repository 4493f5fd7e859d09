// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/meter_row.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/perform/controller_meter.h"
#include "ui/perform/performance_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace timbrel::ui {
namespace {

constexpr auto kFrame = std::chrono::milliseconds(16);
constexpr int kWidest = 44 * metrics::kStep; // of a meter
constexpr int kLowest = 52 * metrics::kStep; // of the row

} // namespace

MeterRow::MeterRow(PerformanceControl& control, QWidget* parent)
    : QStackedWidget(parent)
    , m_control(control)
{
    setObjectName(QStringLiteral("meterRow"));
    auto* inside = new QWidget;
    m_row = new QHBoxLayout(inside);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(3 * metrics::kStep);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("meterScroll"));
    scroll->setAccessibleName(tr("Controllers"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    setMinimumHeight(kLowest);
    addWidget(scroll);
    m_empty = buildEmpty();
    addWidget(m_empty);
    m_falling.setInterval(kFrame);
    m_falling.setTimerType(Qt::PreciseTimer);
    connect(&m_falling, &QTimer::timeout, this, &MeterRow::fall);
    connect(&control, &PerformanceControl::controllersChanged, this, &MeterRow::makeMeters);
    connect(&control, &PerformanceControl::controllersMoved, this, &MeterRow::follow);
    connect(&control, &PerformanceControl::stateChanged, this, &MeterRow::follow);
    connect(&control, &PerformanceControl::modelsChanged, this, &MeterRow::makeMeters);
    connect(&control, &PerformanceControl::modelChanged, this, &MeterRow::makeMeters);
    makeMeters();
}

QWidget* MeterRow::buildEmpty()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setSpacing(2 * metrics::kStep);
    column->addStretch();
    m_emptyTitle = new QLabel;
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    setRole(*m_emptyTitle, "heading");
    m_emptyText = new QLabel;
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    setRole(*m_emptyText, "quiet");
    m_train = new QPushButton(tr("Go to Training"));
    m_train->setObjectName(QStringLiteral("goToTraining"));
    m_train->setAccessibleName(tr("Go to Training"));
    m_train->setStatusTip(tr("Train a network on the examples of this project"));
    setRole(*m_train, "primary");
    connect(m_train, &QPushButton::clicked, this, &MeterRow::trainingWanted);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addWidget(m_train, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

ControllerMeter* MeterRow::meter(int number) const
{
    const auto place = std::find_if(m_meters.begin(), m_meters.end(), [&](const auto* meter) {
        return meter->number() == number;
    });
    return place == m_meters.end() ? nullptr : *place;
}

void MeterRow::makeMeters()
{
    const QList<ControllerState>& controllers = m_control.controllers();
    const bool isSame = std::equal(
        controllers.begin(),
        controllers.end(),
        m_meters.begin(),
        m_meters.end(),
        [](const auto& state, const auto* meter) { return state.number == meter->number(); });
    if (!isSame) {
        for (ControllerMeter* meter : m_meters)
            delete meter;
        m_meters.clear();
        while (QLayoutItem* item = m_row->takeAt(0))
            delete item;
        int index = 0;
        for (const ControllerState& state : controllers) {
            auto* meter = new ControllerMeter(m_control, state.number, index++);
            meter->setMaximumWidth(kWidest);
            connect(meter, &ControllerMeter::hint, this, &MeterRow::hint);
            m_row->addWidget(meter, 1);
            m_meters.push_back(meter);
        }
        m_row->addStretch(0);
    }
    const bool hasModels = !m_control.models().isEmpty();
    m_train->setVisible(!hasModels);
    if (hasModels) {
        m_emptyTitle->setText(tr("The network is being read"));
        m_emptyText->setText(tr("Its controllers appear here."));
    } else {
        m_emptyTitle->setText(tr("No network has been trained yet"));
        m_emptyText->setText(tr("Here stand the controllers that a network moves while you play. "
                                "What you play passes as it is meanwhile."));
    }
    setCurrentIndex(m_meters.empty() ? 1 : 0);
    follow();
}

void MeterRow::follow()
{
    if (!isVisible())
        return;
    const bool isPerforming = m_control.isPerforming();
    for (const ControllerState& state : m_control.controllers())
        if (ControllerMeter* shown = meter(state.number))
            shown->showState(state, isPerforming);
    if (!m_falling.isActive())
        m_falling.start();
}

void MeterRow::fall()
{
    bool isFalling = false;
    for (ControllerMeter* meter : m_meters)
        isFalling = meter->fall() || isFalling;
    if (!isFalling)
        m_falling.stop();
}

void MeterRow::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    follow();
}

} // namespace timbrel::ui
