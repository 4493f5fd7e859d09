// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/parameter_cell.h"

#include "ui/common/learn_badge.h"
#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/synth/parameter_text.h"
#include "ui/synth/synth_document.h"
#include "ui/synth/synth_learner.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kWay = 1000; ///< steps of a knob
constexpr int kLeastCellWidth = 21 * metrics::kStep;
constexpr int kChoiceBeside = 34; ///< what a choice has beside its text
constexpr int kKnobSide = 10 * metrics::kStep;

int stepOf(const synth::ParameterSpec& spec, float value)
{
    return static_cast<int>(std::lround(synth::wayOfValue(spec, value) * kWay));
}

QString nameOf(const synth::ParameterSpec& spec)
{
    return QString::fromUtf8(spec.name.data(), static_cast<qsizetype>(spec.name.size()));
}

} // namespace

ParameterCell::ParameterCell(const synth::ParameterSpec& spec,
                             SynthDocument& document,
                             MidiLearner& learner,
                             int width,
                             QWidget* parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_document(document)
{
    setFixedWidth(width);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* caption = new QLabel(parameterText(spec));
    caption->setAlignment(Qt::AlignHCenter);
    setRole(*caption, "caption");
    column->addWidget(caption);
    if (spec.isCategorical()) {
        column->addSpacing((kKnobSide - metrics::kDenseControlHeight) / 2);
        column->addWidget(makeChoices());
        column->addStretch();
    } else {
        column->addWidget(makeKnob(), 0, Qt::AlignHCenter);
        column->addWidget(makeField(), 0, Qt::AlignHCenter);
    }
    QWidget& hand = m_knob != nullptr ? static_cast<QWidget&>(*m_knob) : *m_choices;
    const QString target = SynthLearner::targetOf(spec);
    new Learnable(hand, learner, target, [this](QMenu& menu) { addMenu(menu); });
    column->addWidget(new LearnBadge(learner, target));
    hand.installEventFilter(this);
    refresh();
}

int ParameterCell::widthForAll()
{
    QFont caption = QApplication::font();
    caption.setPixelSize(metrics::kCaptionPixels);
    caption.setWeight(QFont::DemiBold);
    const QFontMetrics captions(caption);
    const QFontMetrics letters(QApplication::font());
    int width = kLeastCellWidth;
    for (const synth::ParameterSpec& spec : synth::subtractiveTable()) {
        if (spec.section == synth::ParameterSection::Rendering)
            continue; // which has no cell
        width = std::max(width, captions.horizontalAdvance(parameterText(spec)) + 2);
        for (std::size_t i = 0; i < spec.choices.size(); ++i)
            width = std::max(width, letters.horizontalAdvance(choiceText(spec, i)) + kChoiceBeside);
    }
    return (width + metrics::kStep - 1) / metrics::kStep * metrics::kStep;
}

QWidget* ParameterCell::makeKnob()
{
    KnobScale scale;
    scale.highest = kWay;
    scale.rest = stepOf(m_spec, m_spec.ifAbsent);
    scale.wheelStep = kWay / 50;
    scale.isFilledFromRest = m_spec.minimum < 0.0F; // of those that go to both sides
    scale.text = [](int) { return QString(); }; // it is written below
    m_knob = new ValueKnob(scale);
    m_knob->setSingleStep(kWay / 100);
    m_knob->setObjectName(QStringLiteral("knob.") + nameOf(m_spec));
    m_knob->setAccessibleName(wholeParameterText(m_spec));
    connect(m_knob, &ValueKnob::turned, this, [this](int step) {
        const double way = static_cast<double>(step) / kWay;
        m_document.setValue(m_spec.parameter, synth::valueAtWay(m_spec, way));
    });
    connect(m_knob, &ValueKnob::taken, &m_document, &SynthDocument::seal);
    connect(m_knob, &ValueKnob::letGo, &m_document, &SynthDocument::seal);
    connect(m_knob, &ValueKnob::hovered, this, [this] { Q_EMIT hoverText(hint()); });
    return m_knob;
}

QWidget* ParameterCell::makeField()
{
    const ShownScale scale = shownScale(m_spec);
    m_field = new QDoubleSpinBox;
    m_field->setObjectName(QStringLiteral("field.") + nameOf(m_spec));
    m_field->setAccessibleName(wholeParameterText(m_spec));
    m_field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_field->setFrame(false);
    m_field->setAlignment(Qt::AlignHCenter);
    m_field->setDecimals(scale.decimals);
    m_field->setRange(scale.lowest, scale.highest);
    m_field->setSuffix(scale.suffix);
    m_field->setKeyboardTracking(false);
    m_field->setFocusPolicy(Qt::ClickFocus); // the knob hands digits on
    m_field->setFixedSize(width(), metrics::kDenseControlHeight);
    m_field->setProperty("dense", true);
    m_field->installEventFilter(this);
    connect(m_field, &QDoubleSpinBox::valueChanged, this, [this](double shown) {
        m_document.setValue(m_spec.parameter, valueOfShown(m_spec, shown));
    });
    return m_field;
}

QWidget* ParameterCell::makeChoices()
{
    m_choices = new QComboBox;
    m_choices->setObjectName(QStringLiteral("choice.") + nameOf(m_spec));
    m_choices->setAccessibleName(wholeParameterText(m_spec));
    m_choices->setProperty("dense", true);
    m_choices->setFocusPolicy(Qt::TabFocus);
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choices->setMinimumContentsLength(4);
    for (std::size_t i = 0; i < m_spec.choices.size(); ++i)
        m_choices->addItem(choiceText(m_spec, i));
    connect(m_choices, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_document.setValue(m_spec.parameter, static_cast<float>(index));
    });
    return m_choices;
}

float ParameterCell::value() const
{
    return m_document.sound().parameters.at(m_spec.parameter);
}

QString ParameterCell::hint() const
{
    //: a knob, its value, what it does
    return tr("%1 %2: %3")
        .arg(wholeParameterText(m_spec), valueText(m_spec, value()), parameterHint(m_spec));
}

void ParameterCell::refresh()
{
    if (m_choices != nullptr) {
        const QSignalBlocker blocker(m_choices);
        m_choices->setCurrentIndex(static_cast<int>(value()));
        return;
    }
    m_knob->showValue(stepOf(m_spec, value()));
    m_knob->setAccessibleDescription(valueText(m_spec, value()));
    const QSignalBlocker blocker(m_field);
    m_field->setValue(shownOf(m_spec, value()));
}

void ParameterCell::addMenu(QMenu& menu)
{
    if (m_field != nullptr)
        menu.addAction(tr("Type a value…"), this, [this] {
            m_field->setFocus();
            m_field->selectAll();
        });
    menu.addAction(
            tr("Reset"), this, [this] { m_document.setValue(m_spec.parameter, m_spec.ifAbsent); })
        ->setEnabled(value() != m_spec.ifAbsent);
}

bool ParameterCell::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        Q_EMIT hoverText(hint());
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == 0;
    if (watched == m_knob && isPlain && key->text().size() == 1
        && (key->text().front().isDigit() || key->key() == Qt::Key_Minus)) {
        m_field->setFocus();
        m_field->selectAll();
        QApplication::sendEvent(m_field, event);
        return true;
    }
    const bool isDone = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter
        || key->key() == Qt::Key_Escape;
    if (watched == m_field && isDone) {
        if (key->key() == Qt::Key_Escape)
            refresh();
        else
            m_field->interpretText();
        m_knob->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
