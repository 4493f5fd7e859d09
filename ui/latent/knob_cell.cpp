// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/knob_cell.h"

#include "ui/common/learnable.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"

#include <QHBoxLayout>
#include <QMenu>

namespace timbrel::ui {

KnobCell::KnobCell(const KnobScale& scale,
                   const QString& name,
                   const QString& hint,
                   MidiLearner& learner,
                   const QString& target,
                   QWidget* parent)
    : QWidget(parent)
    , m_learner(learner)
    , m_target(target)
    , m_name(name)
    , m_hint(hint)
    , m_knob(new ValueKnob(scale))
{
    m_knob->setBar(name);
    m_knob->setObjectName(QStringLiteral("knob.") + target);
    m_knob->setAccessibleName(name);
    new Learnable(*m_knob, learner, target, [this](QMenu& menu) { m_knob->addValueActions(menu); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_knob);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&learner, &MidiLearner::bindingsChanged, this, &KnobCell::follow);
    connect(&learner, &MidiLearner::learningChanged, this, &KnobCell::follow);
    connect(m_knob, &ValueKnob::hovered, this, [this] {
        const QString value = m_knob->scale().text ? m_knob->scale().text(m_knob->value())
                                                   : QString::number(m_knob->value());
        //: a knob: its name, its value, what it does
        Q_EMIT hoverText(tr("%1 %2: %3").arg(m_name, value, m_knob->accessibleDescription()));
    });
    follow();
}

/// What plays it is shown by a mark, and named where the knob tells what it does.
void KnobCell::follow()
{
    const auto binding = m_learner.bindings().constFind(m_target);
    const bool isBound = binding != m_learner.bindings().constEnd();
    if (m_learner.learning() == m_target)
        m_knob->setLearnMark(LearnMark::Learning);
    else if (isBound)
        m_knob->setLearnMark(LearnMark::Bound);
    else
        m_knob->setLearnMark(m_learner.learnsSeveral() ? LearnMark::Offered : LearnMark::None);
    m_knob->setAccessibleDescription(
        //: what a knob does, and the MIDI control that plays it ("CC 21")
        isBound ? tr("%1 (%2)").arg(m_hint, bindingText(*binding)) : m_hint);
}

KnobCell* makeLatentKnob(const char* id, LatentControl& control)
{
    const LatentKnob* knob = findLatentKnob(QLatin1String(id));
    auto* cell
        = new KnobCell(knob->scale(), knob->name(), knob->hint(), control, QLatin1String(id));
    LatentDocument& document = control.document();
    QObject::connect(&cell->knob(), &ValueKnob::turned, &document, [&document, knob](int value) {
        pattern::PadSetup to = document.setup();
        knob->setValue(to, value);
        document.change(std::move(to),
                        knob->name(),
                        LatentDocument::Kind::Knob,
                        static_cast<int>(knob - latentKnobs().data()));
    });
    return cell;
}

} // namespace timbrel::ui
