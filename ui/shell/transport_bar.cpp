// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transport_bar.h"

#include "ui/common/action_registry.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/shell/sound_text.h"
#include "ui/shell/transport_button.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kSixteenths = 4; ///< of a beat

/// A word that is an action: pressed or not as the action is on or not.
QToolButton* wordButton(QAction* action, const QString& text)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setText(text);
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    button->setAccessibleName(ActionRegistry::plainText(action));
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(action, &QAction::changed, button, [button, text] { button->setText(text); });
    return button;
}

} // namespace

QString positionText(Microseconds position, const music::Meter& meter)
{
    const double beats = static_cast<double>(position.count()) / meter.beatMicroseconds();
    // a position that was computed from a beat is on the beat, not a hair before it
    const auto sixteenths = static_cast<qint64>(std::floor(beats * kSixteenths + 1e-3));
    const qint64 inBar = qint64 {meter.beatsPerBar} * kSixteenths;
    const qint64 bar = sixteenths >= 0 ? sixteenths / inBar : -((-sixteenths + inBar - 1) / inBar);
    const qint64 rest = sixteenths - bar * inBar;
    return QStringLiteral("%1.%2.%3")
        .arg(bar + 1)
        .arg(rest / kSixteenths + 1)
        .arg(rest % kSixteenths + 1);
}

TransportBar::TransportBar(const ActionRegistry& registry, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("transportBar"));
    using Sign = TransportButton::Sign;
    m_play = new TransportButton(Sign::Play, registry.find("play.toggle"));
    auto* stop = new TransportButton(Sign::Stop, registry.find("play.stop"));
    m_record = new TransportButton(Sign::Record, registry.find("record.toggle"));
    auto* loop = new TransportButton(Sign::Loop, registry.find("play.loop"));
    m_where = new ReadOut(tr("Position: bar, beat, sixteenth"), QStringLiteral("000.00.0"));
    m_where->setObjectName(QStringLiteral("transportPosition"));
    m_where->setAlignment(Qt::AlignRight);
    m_where->setStatusTip(tr("Where the playhead is: bar, beat, sixteenth"));
    buildTempo();
    m_input = new PortButton(tr("in", "port"), tr("MIDI input"));
    m_input->setObjectName(QStringLiteral("transportInput"));
    m_output = new PortButton(tr("out", "port"), tr("MIDI output"));
    m_output->setObjectName(QStringLiteral("transportOutput"));
    buildSound();
    connect(m_input, &QAbstractButton::clicked, this, &TransportBar::inputPressed);
    connect(m_output, &QAbstractButton::clicked, this, &TransportBar::outputPressed);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, 0);
    layout->setSpacing(metrics::kStep);
    for (TransportButton* button : {m_play, stop, m_record, loop})
        layout->addWidget(button);
    layout->addWidget(m_where);
    layout->addSpacing(2 * metrics::kStep);
    layout->addWidget(m_tempo);
    layout->addWidget(m_beats);
    layout->addSpacing(metrics::kStep);
    layout->addWidget(m_input, 2);
    layout->addWidget(m_output, 3); // it may be our own sound
    layout->addWidget(m_sound);
    layout->addWidget(m_load);
    layout->addSpacing(metrics::kStep);
    layout->addWidget(wordButton(registry.find("play.keys"), tr("Keys play")));
    layout->addWidget(wordButton(registry.find("play.panic"), tr("Panic")));
    layout->addWidget(m_problems);
    setPosition({});
}

void TransportBar::buildTempo()
{
    m_tempo = new QDoubleSpinBox;
    m_tempo->setObjectName(QStringLiteral("transportTempo"));
    m_tempo->setAccessibleName(tr("Tempo"));
    m_tempo->setStatusTip(tr("Tempo of the example's grid, metronome and count-in; notes stay "
                             "where they are"));
    m_tempo->setRange(music::kSlowestTempo, music::kFastestTempo);
    m_tempo->setDecimals(1);
    m_tempo->setSuffix(tr(" bpm"));
    m_beats = new QSpinBox;
    m_beats->setObjectName(QStringLiteral("transportBeats"));
    m_beats->setAccessibleName(tr("Beats in a bar"));
    m_beats->setStatusTip(tr("Beats in a bar"));
    m_beats->setRange(1, 64);
    m_beats->setSuffix(QStringLiteral("/4"));
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(m_tempo), static_cast<QAbstractSpinBox*>(m_beats)}) {
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setKeyboardTracking(false);
        box->setAlignment(Qt::AlignRight);
        box->setFocusPolicy(Qt::StrongFocus);
        box->setMinimumWidth(box->sizeHint().width()); // else it may be narrower than its suffix
        // the keyboard goes back to the work
        connect(box, &QAbstractSpinBox::editingFinished, box, [box] {
            if (box->hasFocus())
                box->clearFocus();
        });
    }
    m_tempo->setValue(m_meter.beatsPerMinute);
    m_beats->setValue(m_meter.beatsPerBar);
    const auto tell = [this] { Q_EMIT meterEdited({m_tempo->value(), m_beats->value()}); };
    connect(m_tempo, &QDoubleSpinBox::valueChanged, this, tell);
    connect(m_beats, &QSpinBox::valueChanged, this, tell);
}

void TransportBar::buildSound()
{
    m_sound = new QToolButton;
    m_sound->setObjectName(QStringLiteral("transportSound"));
    m_sound->setFocusPolicy(Qt::TabFocus);
    int widest = 0;
    for (const QString& text : soundTexts())
        widest = std::max(widest, m_sound->fontMetrics().horizontalAdvance(text));
    m_sound->setFixedWidth(widest + 6 * metrics::kStep);
    connect(m_sound, &QToolButton::clicked, this, &TransportBar::soundPressed);
    m_load = new ReadOut(tr("Load"), tr("CPU %1 %").arg(100));
    m_load->setObjectName(QStringLiteral("transportLoad"));
    m_load->setTone(ReadOut::Tone::Quiet);
    m_problems = new QToolButton;
    m_problems->setObjectName(QStringLiteral("transportProblems"));
    m_problems->setFocusPolicy(Qt::TabFocus);
    m_problems->setFixedWidth(m_problems->fontMetrics().horizontalAdvance(QStringLiteral("! 99"))
                              + 4 * metrics::kStep);
    connect(m_problems, &QToolButton::clicked, this, &TransportBar::problemsPressed);
    setSound({});
    setProblemCount(0);
}

void TransportBar::setPlaying(bool isPlaying)
{
    m_play->setActive(isPlaying);
}

void TransportBar::setRecording(bool isRecording)
{
    m_record->setActive(isRecording);
}

void TransportBar::setPosition(Microseconds position)
{
    m_position = position;
    m_where->setText(positionText(position, m_meter));
}

void TransportBar::setMeter(const music::Meter& meter)
{
    if (meter == m_meter)
        return;
    m_meter = meter;
    const QSignalBlocker quietTempo(m_tempo);
    const QSignalBlocker quietBeats(m_beats);
    m_tempo->setValue(meter.beatsPerMinute);
    m_beats->setValue(meter.beatsPerBar);
    setPosition(m_position);
}

void TransportBar::setMeterEnabled(bool isEnabled)
{
    m_tempo->setEnabled(isEnabled);
    m_beats->setEnabled(isEnabled);
}

void TransportBar::setSound(const SoundState& state)
{
    m_sound->setText(state.text);
    m_sound->setStatusTip(state.hint);
    m_sound->setAccessibleName(tr("Sound: %1").arg(state.text));
    setRole(*m_sound, state.isWarning ? "warning" : "");
    m_load->setText(tr("CPU %1 %").arg(state.loadPercent));
    m_load->setStatusTip(tr("How much of its time the sound takes to compute"));
}

void TransportBar::setProblemCount(int count)
{
    m_problems->setText(count > 0 ? QStringLiteral("! %1").arg(count) : QString());
    m_problems->setEnabled(count > 0);
    setRole(*m_problems, count > 0 ? "warning" : "");
    m_problems->setAccessibleName(count == 1 ? tr("1 problem") : tr("%n problems", nullptr, count));
    m_problems->setStatusTip(count > 0 ? tr("What is wrong or worth knowing in this project")
                                       : tr("Nothing is wrong with this project"));
}

} // namespace timbrel::ui
