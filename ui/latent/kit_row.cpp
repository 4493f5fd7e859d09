// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/kit_row.h"

#include "core/synth/drum_kit_import.h"
#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/latent/drum_texts.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/sound_picker.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

using synth::DrumSlot;
using synth::DrumSlotField;

constexpr int kSoundWidth = 26 * metrics::kStep;
constexpr int kKitKnobWidth = 12 * metrics::kStep;

int knobValue(const DrumSlotField& field, const DrumSlot& slot)
{
    return static_cast<int>(std::lround(slot.*field.value / drumKnob(field).share));
}

} // namespace

KitRow::KitRow(KitDocument& document, std::size_t index, QGridLayout& grid, int line)
    : QObject(grid.parentWidget())
    , m_document(document)
    , m_index(index)
    , m_parent(grid.parentWidget())
{
    const QString id = QString::fromStdString(slot().row);
    m_strike = new QPushButton(rowName());
    m_strike->setObjectName(QStringLiteral("strike_") + id);
    m_strike->setAccessibleName(tr("Strike %1").arg(rowName()));
    m_strike->setStatusTip(tr("Press to hear it"));
    connect(m_strike, &QPushButton::pressed, this, [this] { Q_EMIT struck(m_index); });
    grid.addWidget(m_strike, line, 0);
    m_sound = new QPushButton;
    m_sound->setObjectName(QStringLiteral("sound_") + id);
    m_sound->setMinimumWidth(kSoundWidth);
    m_sound->setStatusTip(tr("Choose another sound; Up and Down step through those of this drum"));
    m_sound->installEventFilter(this);
    connect(m_sound, &QPushButton::clicked, this, &KitRow::pick);
    grid.addWidget(m_sound, line, 1);
    for (std::size_t knob = 0; knob < kKnobs; ++knob)
        makeKnob(knob, grid, line);
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("more_") + id);
    m_more->setText(QStringLiteral("…"));
    m_more->setAccessibleName(tr("More for %1").arg(rowName()));
    connect(m_more, &QToolButton::clicked, this, &KitRow::showMenu);
    grid.addWidget(m_more, line, static_cast<int>(2 + kKnobs));
    refresh();
}

void KitRow::addCaptions(QGridLayout& grid)
{
    int column = 2;
    for (const DrumSlotField& field : synth::kDrumSlotFields) {
        auto* caption = new QLabel(drumKnob(field).name);
        setRole(*caption, "caption");
        grid.addWidget(caption, 0, column++, Qt::AlignCenter);
    }
}

void KitRow::makeKnob(std::size_t knob, QGridLayout& grid, int line)
{
    const DrumSlotField& field = synth::kDrumSlotFields[knob];
    const DrumKnob scale = drumKnob(field);
    KnobScale shown;
    shown.lowest = scale.lowest;
    shown.highest = scale.highest;
    shown.rest = scale.rest;
    shown.wheelStep = std::max(1, (scale.highest - scale.lowest) / 40);
    shown.text = [&field](int value) { return drumKnobText(field, value); };
    auto* made = new ValueKnob(shown);
    made->setBar({});
    made->setMinimumWidth(kKitKnobWidth);
    made->setMaximumWidth(2 * kKitKnobWidth);
    made->setObjectName(QString::fromStdString(std::string(field.id) + "_" + slot().row));
    made->setAccessibleName(tr("%1 of %2").arg(scale.name, rowName()));
    made->setStatusTip(made->accessibleName());
    connect(made, &ValueKnob::turned, this, [this, knob](int value) { turned(knob, value); });
    connect(made, &ValueKnob::taken, &m_document, &KitDocument::seal);
    connect(made, &ValueKnob::letGo, &m_document, &KitDocument::seal);
    connect(made, &ValueKnob::hovered, this, [this, knob] {
        Q_EMIT hoverText(QStringLiteral("%1: %2").arg(
            m_knobs[knob]->accessibleName(),
            drumKnobText(synth::kDrumSlotFields[knob], m_knobs[knob]->value())));
    });
    m_knobs[knob] = made;
    grid.addWidget(made, line, static_cast<int>(2 + knob));
}

const DrumSlot& KitRow::slot() const
{
    return m_document.kit().slots[m_index];
}

QString KitRow::rowName() const
{
    return drumRowText(slot().row);
}

void KitRow::refresh()
{
    const bool isMissing = m_document.desk().isMissing(slot());
    const QString name = drumSoundText(slot());
    const QString text = isMissing ? tr("! %1 is missing").arg(name) : name;
    m_sound->setText(m_sound->fontMetrics().elidedText(
        text, Qt::ElideMiddle, std::max(m_sound->width(), kSoundWidth) - 6 * metrics::kStep));
    m_sound->setAccessibleName(tr("Sound of %1: %2").arg(rowName(), text));
    m_sound->setToolTip(slot().file.empty() ? QString()
                                            : QString::fromStdString(slot().file.string()));
    setRole(*m_sound, isMissing ? "warning" : "");
    for (std::size_t knob = 0; knob < kKnobs; ++knob)
        m_knobs[knob]->showValue(knobValue(synth::kDrumSlotFields[knob], slot()));
}

QRect KitRow::place() const
{
    return m_strike->geometry().united(m_more->geometry()).united(m_knobs[0]->geometry());
}

void KitRow::setDropTarget(bool isTarget)
{
    m_sound->setDown(isTarget);
}

void KitRow::turned(std::size_t knob, int value)
{
    const DrumSlotField& field = synth::kDrumSlotFields[knob];
    const DrumKnob scale = drumKnob(field);
    DrumSlot changed = slot();
    changed.*field.value = value * scale.share;
    m_document.changeSlot(m_index,
                          std::move(changed),
                          m_knobs[knob]->accessibleName(),
                          KitDocument::Kind::Knob,
                          static_cast<int>(m_index * kKnobs + knob));
}

void KitRow::pick()
{
    auto* picker = SoundPicker::open(*m_sound, m_document.kit(), slot());
    connect(picker, &SoundPicker::tried, this, [this](const DrumSlot& tried) {
        m_document.tryOut(m_index, tried);
        Q_EMIT struck(m_index);
    });
    connect(picker, &SoundPicker::left, &m_document, &KitDocument::endTryOut);
    connect(picker, &SoundPicker::chosen, this, [this](const DrumSlot& chosen) {
        m_document.changeSlot(m_index, chosen, tr("Sound of %1").arg(rowName()));
    });
}

/// The next or the one before of the same class, and it is heard.
void KitRow::step(int by)
{
    const auto sounds = soundsOfClass(m_document.kit(), slot(), classOfSlot(slot()));
    const auto now = std::find(sounds.begin(), sounds.end(), slot());
    const auto count = static_cast<std::ptrdiff_t>(sounds.size());
    const std::ptrdiff_t at = now == sounds.end() ? (by > 0 ? -1 : 0) : now - sounds.begin();
    const auto next = static_cast<std::size_t>((at + by + count) % count);
    m_document.changeSlot(m_index,
                          sounds[next],
                          tr("Sound of %1").arg(rowName()),
                          KitDocument::Kind::Knob,
                          -2 - static_cast<int>(m_index));
    Q_EMIT struck(m_index);
}

bool KitRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_sound)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        refresh();
    if (event->type() == QEvent::ContextMenu) {
        showMenu();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QObject::eventFilter(watched, event);
    step(key == Qt::Key_Down ? 1 : -1);
    return true;
}

void KitRow::showMenu()
{
    auto* menu = new QMenu(m_parent);
    menu->setObjectName(QStringLiteral("kitRowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Choose a sound…"), this, &KitRow::pick);
    menu->addAction(tr("A sound from a file…"), this, &KitRow::chooseFile);
    addClassMenu(*menu);
    menu->addSeparator();
    menu->addAction(tr("Reset level, pan, tune and decay"), this, [this] {
        DrumSlot changed = slot();
        for (const DrumSlotField& field : synth::kDrumSlotFields)
            changed.*field.value = field.usual;
        m_document.changeSlot(m_index, std::move(changed), tr("Reset %1").arg(rowName()));
    });
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

/// Whether a file's name told the wrong drum, only a person can say.
void KitRow::addClassMenu(QMenu& menu)
{
    const auto& sounds = m_document.kit().sounds;
    const auto known = std::find_if(sounds.begin(), sounds.end(), [&](const auto& sound) {
        return slot().character.empty() && sound.file == slot().file;
    });
    if (known == sounds.end())
        return;
    QMenu* classes = menu.addMenu(tr("“%1” is another drum").arg(drumSoundText(slot())));
    for (std::size_t i = 0; i < music::kDrumClasses; ++i) {
        const auto drumClass = static_cast<music::DrumClass>(i);
        QAction* action = classes->addAction(drumClassText(drumClass), this, [this, drumClass] {
            m_document.change(
                synth::withClassCorrected(m_document.kit(), slot().file, drumClass),
                tr("“%1” is: %2").arg(drumSoundText(slot()), drumClassText(drumClass)));
        });
        action->setCheckable(true);
        action->setChecked(drumClass == known->drumClass);
    }
}

void KitRow::chooseFile()
{
    Q_EMIT fileWanted();
    const QString file = QFileDialog::getOpenFileName(
        m_parent,
        tr("A sound for %1").arg(rowName()),
        QFileInfo(QString::fromStdString(slot().file.string())).path(),
        tr("Sounds (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;All files (*)"));
    if (file.isEmpty())
        return;
    m_document.playFile(m_index, file);
    Q_EMIT struck(m_index);
}

QString KitRow::target(std::size_t knob) const
{
    return QString::fromStdString("kit:" + slot().row + ":"
                                  + std::string(synth::kDrumSlotFields[knob].id));
}

void KitRow::makeLearnable(MidiLearner& learner)
{
    for (std::size_t knob = 0; knob < kKnobs; ++knob)
        new Learnable(*m_knobs[knob], learner, target(knob), [this, knob](QMenu& menu) {
            m_knobs[knob]->addValueActions(menu);
        });
}

bool KitRow::turn(const QString& name, double share)
{
    for (std::size_t knob = 0; knob < kKnobs; ++knob) {
        if (target(knob) != name)
            continue;
        const KnobScale& scale = m_knobs[knob]->scale();
        m_knobs[knob]->setValue(scale.lowest
                                + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0)
                                                               * (scale.highest - scale.lowest))));
        return true;
    }
    return false;
}

QString KitRow::targetName(const QString& name) const
{
    for (std::size_t knob = 0; knob < kKnobs; ++knob)
        if (target(knob) == name)
            return m_knobs[knob]->accessibleName();
    return {};
}

} // namespace timbrel::ui
