// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keyboard_strip.h"

#include "ui/common/computer_keys.h"
#include "ui/common/controller_names.h"
#include "ui/common/controller_strip.h"
#include "ui/common/note_name.h"
#include "ui/common/piano_keys.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kPitchCentre = 8192; // 14 bits; pitch bend at rest
constexpr int kPitchLargest = 16383;
constexpr int kModulation = 1;
constexpr int kSustain = 64;

} // namespace

KeyboardStrip::KeyboardStrip(QWidget* parent)
    : QWidget(parent)
    , m_keys(new ComputerKeys(this))
{
    setObjectName(QStringLiteral("keyboardStrip"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(metrics::kStep, metrics::kStep, metrics::kStep, metrics::kStep);
    m_layout->setSpacing(metrics::kStep);
    m_pitch
        = new ControllerStrip(tr("Pitch"), ControllerStrip::Kind::SpringsBack, kPitchLargest, this);
    m_pitch->setObjectName(QStringLiteral("pitchWheel"));
    m_pitch->setRestValue(kPitchCentre);
    m_pitch->setValue(kPitchCentre);
    connect(m_pitch, &QAbstractSlider::valueChanged, this, [this](int value) {
        Q_EMIT played(midi::MidiMessage::pitchBend(static_cast<unsigned>(m_channel),
                                                   static_cast<unsigned>(value)));
    });
    connect(m_pitch, &ControllerStrip::hoverText, this, &KeyboardStrip::hoverText);
    m_layout->addWidget(m_pitch);
    addStrip(kModulation, 1);
    m_layout->addWidget(buildSide());
    m_piano = new PianoKeys;
    m_layout->addWidget(m_piano, 1);

    connect(m_piano, &PianoKeys::hoverText, this, &KeyboardStrip::hoverText);
    connect(m_piano, &PianoKeys::notePressed, this, [this](int note, int velocity) {
        sendNote(note, velocity, true);
    });
    connect(
        m_piano, &PianoKeys::noteReleased, this, [this](int note) { sendNote(note, 0, false); });
    connect(m_keys, &ComputerKeys::pressed, this, [this](int note) {
        m_piano->setSounding(note, true);
        sendNote(note, m_velocity->value(), true);
    });
    connect(m_keys, &ComputerKeys::released, this, [this](int note) {
        m_piano->setSounding(note, false);
        sendNote(note, 0, false);
    });
    connect(m_keys, &ComputerKeys::firstNoteChanged, this, &KeyboardStrip::showRange);
    showRange();
}

QWidget* KeyboardStrip::buildSide()
{
    auto* side = new QWidget;
    auto* layout = m_side = new QVBoxLayout(side);
    layout->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    layout->setSpacing(metrics::kStep);
    auto* octaves = new QHBoxLayout;
    octaves->setSpacing(metrics::kStep);
    const auto add = [&](const QString& text, const char* name, const QString& hint, int by) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(hint);
        button->setToolTip(hint);
        button->setFixedSize(metrics::kControlHeight, metrics::kDenseControlHeight);
        connect(button, &QToolButton::clicked, this, [this, by] { m_keys->shiftOctave(by); });
        octaves->addWidget(button);
    };
    add(QStringLiteral("−"), "octaveDown", tr("An octave down (Z)"), -1);
    m_range = new QLabel;
    m_range->setAlignment(Qt::AlignCenter);
    m_range->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("C-1"))
                             + 2 * metrics::kStep);
    octaves->addWidget(m_range, 1);
    add(QStringLiteral("+"), "octaveUp", tr("An octave up (X)"), 1);
    layout->addLayout(octaves);
    auto* caption = new QLabel(tr("Velocity of keys"));
    setRole(*caption, "caption");
    m_velocity = new QSpinBox;
    m_velocity->setObjectName(QStringLiteral("keyVelocity"));
    m_velocity->setAccessibleName(tr("Velocity of the computer's keys"));
    m_velocity->setRange(1, 127);
    m_velocity->setValue(100);
    m_velocity->setFixedHeight(metrics::kDenseControlHeight);
    caption->setBuddy(m_velocity);
    connect(m_velocity, &QSpinBox::valueChanged, this, [this](int velocity) {
        m_piano->setKeyVelocity(velocity);
    });
    layout->addWidget(caption);
    layout->addWidget(m_velocity);
    layout->addStretch(1);
    return side;
}

void KeyboardStrip::addPedal()
{
    if (m_pedal != nullptr)
        return;
    m_pedal = new QToolButton;
    m_pedal->setObjectName(QStringLiteral("sustainPedal"));
    m_pedal->setText(tr("Pedal"));
    m_pedal->setCheckable(true);
    m_pedal->setAccessibleName(tr("Sustain pedal"));
    m_pedal->setToolTip(
        tr("Sustain pedal: notes go on while Space is held; a click keeps it down"));
    m_pedal->setFocusPolicy(Qt::TabFocus);
    m_pedal->setFixedHeight(metrics::kDenseControlHeight);
    m_pedal->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_side->insertWidget(m_side->count() - 1, m_pedal);
    connect(m_pedal, &QToolButton::toggled, this, [this](bool isDown) {
        Q_EMIT played(midi::MidiMessage::controller(
            static_cast<unsigned>(m_channel), kSustain, isDown ? 127 : 0));
    });
    m_keys->setPedalOn(true);
    connect(m_keys, &ComputerKeys::pedalMoved, m_pedal, &QToolButton::setChecked);
}

QAbstractButton* KeyboardStrip::pedal() const
{
    return m_pedal;
}

ControllerStrip* KeyboardStrip::addStrip(int controller, int index)
{
    const QString name
        = controller == kModulation ? tr("Mod", "modulation wheel") : controllerName(controller);
    auto* strip = new ControllerStrip(name.isEmpty() ? tr("CC %1").arg(controller) : name,
                                      ControllerStrip::Kind::Stays,
                                      127,
                                      this);
    strip->setObjectName(QStringLiteral("strip%1").arg(controller));
    strip->setAccessibleName(controllerTitle(controller));
    connect(strip, &QAbstractSlider::valueChanged, this, [this, controller](int value) {
        Q_EMIT played(midi::MidiMessage::controller(static_cast<unsigned>(m_channel),
                                                    static_cast<unsigned>(controller),
                                                    static_cast<unsigned>(value)));
    });
    connect(strip, &ControllerStrip::hoverText, this, &KeyboardStrip::hoverText);
    m_layout->insertWidget(index, strip);
    m_strips[controller] = strip;
    return strip;
}

void KeyboardStrip::setControllers(const std::vector<std::uint8_t>& controllers,
                                   const std::map<std::uint8_t, int>& defaults)
{
    const auto isWanted = [&](int controller) {
        return controller == kModulation
            || std::find(controllers.begin(), controllers.end(), controller) != controllers.end();
    };
    for (auto place = m_strips.begin(); place != m_strips.end();) {
        if (isWanted(place->first)) {
            ++place;
            continue;
        }
        place->second->deleteLater();
        place = m_strips.erase(place);
    }
    for (const std::uint8_t controller : controllers)
        if (!m_strips.contains(controller))
            addStrip(controller, 1 + static_cast<int>(m_strips.size()));
    for (const auto& [controller, strip] : m_strips) {
        const auto value = defaults.find(static_cast<std::uint8_t>(controller));
        const int rest = value == defaults.end() ? 0 : value->second;
        const bool isAtRest = strip->value() == strip->restValue();
        strip->setRestValue(rest);
        const QSignalBlocker blocker(strip);
        if (isAtRest)
            strip->setValue(rest);
    }
}

ControllerStrip* KeyboardStrip::strip(int controller) const
{
    const auto place = m_strips.find(controller);
    return place == m_strips.end() ? nullptr : place->second;
}

void KeyboardStrip::setComputerKeysOn(bool isOn)
{
    m_keys->setOn(isOn);
    showRange();
}

bool KeyboardStrip::areComputerKeysOn() const
{
    return m_keys->isOn();
}

void KeyboardStrip::showRange()
{
    m_range->setText(noteName(m_keys->firstNote()));
    m_range->setAccessibleName(
        tr("The computer's keys begin at %1").arg(noteName(m_keys->firstNote())));
    m_piano->setCentre(m_keys->firstNote());
    m_piano->setComputerRange(m_keys->isOn() ? m_keys->firstNote() : -1);
}

void KeyboardStrip::sendNote(int note, int velocity, bool isOn)
{
    const auto channel = static_cast<unsigned>(m_channel);
    const auto number = static_cast<unsigned>(note);
    Q_EMIT played(isOn ? midi::MidiMessage::noteOn(channel, number, static_cast<unsigned>(velocity))
                       : midi::MidiMessage::noteOff(channel, number));
}

void KeyboardStrip::show(const midi::MidiMessage& message)
{
    if (message.isNote())
        m_piano->setSounding(message.number(), message.isNoteOn());
    if (message.isPitchBend())
        showAt(*m_pitch, message.pitchBend());
    ControllerStrip* moved = message.isController() ? strip(message.number()) : nullptr;
    if (moved != nullptr)
        showAt(*moved, message.value());
    if (m_pedal == nullptr || !message.isController() || message.number() != kSustain)
        return;
    const QSignalBlocker blocker(m_pedal);
    m_pedal->setChecked(message.value() >= 64);
}

void KeyboardStrip::showRest()
{
    showAt(*m_pitch, kPitchCentre);
    for (const auto& [controller, strip] : m_strips)
        showAt(*strip, strip->restValue());
    for (int note = 0; note < 128; ++note)
        m_piano->setSounding(note, false);
    if (m_pedal == nullptr)
        return;
    const QSignalBlocker blocker(m_pedal);
    m_pedal->setChecked(false);
}

void KeyboardStrip::showAt(ControllerStrip& strip, int value)
{
    if (strip.isHeld())
        return; // the hand knows better
    const QSignalBlocker blocker(strip);
    strip.setValue(value);
    strip.update();
}

} // namespace timbrel::ui
