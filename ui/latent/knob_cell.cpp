// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/knob_cell.h"

#include "ui/common/learn_badge.h"
#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace timbrel::ui {

KnobCell::KnobCell(const KnobScale& scale,
                   const QString& name,
                   const QString& hint,
                   MidiLearner& learner,
                   const QString& target,
                   QWidget* parent)
    : QWidget(parent)
    , m_knob(new ValueKnob(scale))
{
    m_knob->setObjectName(QStringLiteral("knob.") + target);
    m_knob->setAccessibleName(name);
    m_knob->setAccessibleDescription(hint);
    new Learnable(*m_knob, learner, target, [this](QMenu& menu) { m_knob->addValueActions(menu); });
    auto* caption = new QLabel(name);
    caption->setAlignment(Qt::AlignHCenter);
    setRole(*caption, "caption");
    auto* badge = new LearnBadge(learner, target);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_knob, 0, Qt::AlignHCenter);
    column->addWidget(caption);
    column->addWidget(badge);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_knob, &ValueKnob::hovered, this, [this, name, hint] {
        const QString value = m_knob->scale().text ? m_knob->scale().text(m_knob->value())
                                                   : QString::number(m_knob->value());
        //: a knob: its name, its value, what it does
        Q_EMIT hoverText(tr("%1 %2: %3").arg(name, value, hint));
    });
}

} // namespace timbrel::ui
