// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/controller_meter.h"

#include "ui/common/controller_names.h"
#include "ui/common/learn_badge.h"
#include "ui/common/learnable.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/common/value_popup.h"
#include "ui/perform/controller_bar.h"
#include "ui/perform/performance_control.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kInset = static_cast<int>(BarGeometry::kHandleWidth); // in line with the bar

const QColor& seriesColour(int index)
{
    const auto& series = theme().series;
    return series[static_cast<std::size_t>(index) % series.size()];
}

QString targetOf(const char* kind, int number)
{
    return QStringLiteral("%1:%2").arg(QLatin1String(kind)).arg(number);
}

} // namespace

ControllerMeter::ControllerMeter(PerformanceControl& control,
                                 int number,
                                 int index,
                                 QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_number(number)
    , m_index(index)
{
    setObjectName(QStringLiteral("meter%1").arg(number));
    setAccessibleName(controllerTitle(number));
    m_state.number = number;
    build();
    connect(m_bar, &ControllerBar::takenOver, this, [this](int value) {
        m_control.takeOver(m_number, value);
    });
    connect(m_bar, &ControllerBar::givenBack, this, [this] { m_control.release(m_number); });
    connect(m_bar, &ControllerBar::hovered, this, &ControllerMeter::tell);
    connect(m_knob, &ValueKnob::turned, this, [this](int percent) {
        m_control.setBlend(m_number, percent / 100.0);
    });
    connect(m_knob, &ValueKnob::hovered, this, [this] {
        Q_EMIT hint(tr("Blend of %1: %2 % by hand; double click: the network alone")
                        .arg(controllerTitle(m_number))
                        .arg(m_knob->value()));
    });
}

void ControllerMeter::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addLayout(buildHead());
    m_bar = new ControllerBar(seriesColour(m_index));
    m_bar->setObjectName(QStringLiteral("bar%1").arg(m_number));
    m_bar->setAccessibleName(tr("%1, sent").arg(controllerTitle(m_number)));
    auto* learnable = new Learnable(
        *m_bar, m_control, targetOf("manual", m_number), [this](QMenu& menu) { fillMenu(menu); });
    learnable->alsoOffer(targetOf("release", m_number));
    column->addWidget(m_bar, 1);
    column->addLayout(buildFoot());
}

QLayout* ControllerMeter::buildHead()
{
    auto* number = new QLabel(tr("CC %1").arg(m_number));
    setRole(*number, "heading");
    m_value = new ReadOut(tr("Value of %1").arg(controllerTitle(m_number)), QStringLiteral("127"));
    m_value->setObjectName(QStringLiteral("value%1").arg(m_number));
    m_value->setAlignment(Qt::AlignRight);
    auto* name = new QLabel(controllerName(m_number));
    setRole(*name, "caption");
    auto* head = new QGridLayout;
    head->setContentsMargins(kInset, 0, kInset, 0);
    head->setVerticalSpacing(0);
    head->addWidget(number, 0, 0);
    head->addWidget(m_value, 0, 1, Qt::AlignRight);
    head->addWidget(name, 1, 0);
    head->addWidget(new LearnBadge(m_control, targetOf("manual", m_number)), 1, 1);
    head->setColumnStretch(0, 1);
    return head;
}

QLayout* ControllerMeter::buildFoot()
{
    m_knob = new ValueKnob;
    m_knob->setObjectName(QStringLiteral("blend%1").arg(m_number));
    m_knob->setAccessibleName(tr("Blend of %1, percent by hand").arg(controllerTitle(m_number)));
    const QString blend = targetOf("blend", m_number);
    new Learnable(
        *m_knob, m_control, blend, [this](QMenu& menu) { m_knob->addValueActions(menu); });
    //: who moves a controller
    m_who = new ReadOut(tr("Who moves %1").arg(controllerTitle(m_number)), tr("network"));
    m_who->setObjectName(QStringLiteral("who%1").arg(m_number));
    m_who->setStretching(true);
    auto* caption = new QLabel(tr("blend"));
    setRole(*caption, "caption");
    auto* foot = new QGridLayout;
    foot->setContentsMargins(kInset, 0, kInset, 0);
    foot->setVerticalSpacing(0);
    foot->addWidget(m_knob, 0, 0, 2, 1);
    foot->addWidget(m_who, 0, 1, 1, 2);
    foot->addWidget(caption, 1, 1);
    foot->addWidget(new LearnBadge(m_control, blend), 1, 2);
    foot->setColumnStretch(2, 1);
    return foot;
}

void ControllerMeter::showState(const ControllerState& state, bool isPerforming)
{
    m_state = state;
    m_bar->setActive(isPerforming);
    m_bar->showValues(state.predicted, state.sent, state.manual, state.isTakenOver);
    m_knob->showValue(static_cast<int>(std::lround(100.0 * state.blend)));
    m_value->setText(isPerforming ? QString::number(state.sent) : QStringLiteral("–"));
    if (state.isWaiting) {
        //: a knob was turned that has not come by the value that is sent
        m_who->setText(tr("pick up"));
        m_who->setTone(ReadOut::Tone::Warning);
    } else {
        m_who->setText(state.isTakenOver ? tr("hand") : tr("network"));
        m_who->setTone(state.isTakenOver ? ReadOut::Tone::Plain : ReadOut::Tone::Quiet);
    }
}

bool ControllerMeter::fall()
{
    return m_bar->fall();
}

void ControllerMeter::tell()
{
    QString text = tr("%1: predicted %2, sent %3")
                       .arg(controllerTitle(m_number))
                       .arg(m_state.predicted)
                       .arg(m_state.sent);
    if (m_state.isWaiting)
        text = tr("%1; move the knob past %2 to pick it up").arg(text).arg(m_state.sent);
    else if (m_state.isTakenOver)
        text = tr("%1; by hand, a double click gives it back").arg(text);
    else
        text = tr("%1; drag the handle to take over").arg(text);
    Q_EMIT hint(text);
}

void ControllerMeter::fillMenu(QMenu& menu)
{
    menu.addAction(tr("Type a value…"), this, [this] {
        ValuePopup::ask(*m_bar,
                        {controllerTitle(m_number), 0, 127, m_state.sent},
                        [this](int value) { m_control.takeOver(m_number, value); });
    });
    menu.addAction(tr("Give back to the network"), this, [this] { m_bar->giveBack(); })
        ->setEnabled(m_state.isTakenOver);
}

void ControllerMeter::changeEvent(QEvent* event)
{
    // another appearance, other colours
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        if (m_bar != nullptr)
            m_bar->setColour(seriesColour(m_index));
    QWidget::changeEvent(event);
}

} // namespace timbrel::ui
