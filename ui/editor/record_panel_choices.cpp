// SPDX-License-Identifier: GPL-3.0-or-later
// What is recorded, and how it begins.
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/record_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QSpinBox>

namespace timbrel::ui {

void RecordPanel::addChoice(
    QFormLayout& form, const QString& text, QWidget* field, const char* name, const QString& hint)
{
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(text);
    field->setProperty("hint", hint);
    field->installEventFilter(this);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    form.addRow(text, field);
}

QWidget* RecordPanel::buildChoices()
{
    auto* choices = new QWidget;
    auto* form = new QFormLayout(choices);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metrics::kStep);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_mode = new QComboBox;
    m_mode->addItems({tr("New example"), tr("Controllers only")});
    addChoice(*form,
              tr("What"),
              m_mode,
              "recordMode",
              tr("A new example, or controllers over the notes of the one at hand"));
    m_countIn = new QSpinBox;
    m_countIn->setRange(0, 8);
    m_countIn->setSpecialValueText(tr("first note", "recording waits for it"));
    m_countIn->setSuffix(tr(" bars", "of count-in"));
    addChoice(*form,
              tr("Starts after"),
              m_countIn,
              "countIn",
              tr("With your first note, or after so many bars of count-in"));
    m_tempo = new QDoubleSpinBox;
    m_tempo->setRange(music::kSlowestTempo, music::kFastestTempo);
    m_tempo->setDecimals(1);
    m_tempo->setValue(120.0);
    m_tempo->setSuffix(tr(" bpm"));
    addChoice(*form,
              tr("Tempo"),
              m_tempo,
              "recordTempo",
              tr("Beats a minute of the count-in, and of the new example"));
    m_beats = new QSpinBox;
    m_beats->setRange(1, 32);
    m_beats->setValue(4);
    addChoice(*form, tr("Beats"), m_beats, "recordBeats", tr("Beats in a bar of the new example"));
    m_several = new QCheckBox(tr("Several takes"));
    m_several->setObjectName(QStringLiteral("severalTakes"));
    m_several->setProperty(
        "hint", tr("After a silence an example is finished, and the next note begins another"));
    m_several->installEventFilter(this);
    form->addRow(m_several);
    m_form = form;
    connect(m_countIn, &QSpinBox::valueChanged, this, &RecordPanel::showChoices);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &RecordPanel::showChoices);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        m_several->setEnabled(!isOverdub());
        m_countIn->setSpecialValueText(isOverdub() ? tr("nothing", "recording starts at once")
                                                   : tr("first note", "recording waits for it"));
        showState();
    });
    showChoices();
    return choices;
}

/// A take without a count-in has no tempo of its own to ask for.
void RecordPanel::showChoices()
{
    const bool hasTempo = !isOverdub() && m_countIn->value() > 0;
    m_form->setRowVisible(m_tempo, hasTempo);
    m_form->setRowVisible(m_beats, hasTempo);
}

/// What it is counted in with; else that of the example at hand, which the transport shows.
music::Meter RecordPanel::takeMeter() const
{
    if (m_countIn->value() > 0)
        return {m_tempo->value(), m_beats->value()};
    return m_example != nullptr ? m_example->properties().meter : music::Meter();
}

bool RecordPanel::isOverdub() const
{
    return m_mode->currentIndex() == 1;
}

bool RecordPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        Q_EMIT hoverText(watched->property("hint").toString());
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
