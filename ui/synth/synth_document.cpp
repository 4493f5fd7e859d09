// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/synth_document.h"

#include "core/synth/small_synth.h"
#include "ui/synth/parameter_text.h"

#include <QUndoCommand>

#include <chrono>
#include <utility>

namespace timbrel::ui {

using synth::kSubtractiveParameters;
using synth::SubtractiveParameter;

namespace {

constexpr auto kKnobPause = std::chrono::milliseconds(800);
constexpr auto kPollControllers = std::chrono::milliseconds(30);
constexpr int kNoMerge = -1;
constexpr int kPresetEntry = 1000; // above all parameters
constexpr const char* kTouched = "touched";

synth::SubtractivePreset presetOfSound(const SynthDocument::Sound& sound)
{
    synth::SubtractivePreset preset {
        sound.name.toStdString(), sound.category.toStdString(), sound.parameters, {}};
    if (sound.isTouched)
        preset.document = Json {{kTouched, true}};
    return preset;
}

SynthDocument::Sound soundOfPreset(const synth::SubtractivePreset& preset)
{
    const bool isTouched
        = preset.document.is_object() && preset.document.value(kTouched, Json(false)) == Json(true);
    return {QString::fromStdString(preset.name),
            QString::fromStdString(preset.category),
            preset.parameters,
            isTouched};
}

} // namespace

class SynthCommand final : public QUndoCommand
{
public:
    SynthCommand(SynthDocument& document,
                 SynthDocument::State before,
                 SynthDocument::State after,
                 quint64 serial)
        : m_document(document)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_serial(serial)
    { }
    void undo() override { m_document.set(m_before); }
    void redo() override { m_document.set(m_after); }
    [[nodiscard]] int id() const override { return 0x5379; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* other = static_cast<const SynthCommand*>(next);
        if (other->m_serial != m_serial)
            return false;
        m_after = other->m_after;
        setText(other->text());
        setObsolete(m_after == m_before);
        return true;
    }

private:
    SynthDocument& m_document;
    SynthDocument::State m_before;
    SynthDocument::State m_after;
    quint64 m_serial;
};

SynthDocument::SynthDocument(QObject* parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kKnobPause);
    connect(&m_pause, &QTimer::timeout, this, &SynthDocument::seal);
    m_poll.setInterval(kPollControllers);
    connect(&m_poll, &QTimer::timeout, this, &SynthDocument::takeMoved);
}

void SynthDocument::seal()
{
    m_which = kNoMerge;
    ++m_serial;
}

void SynthDocument::change(State to, const QString& what, int which)
{
    if (to == m_state)
        return;
    if (which == kNoMerge || which != m_which)
        seal();
    m_which = which;
    m_pause.start();
    auto* command = new SynthCommand(*this, m_state, std::move(to), m_serial);
    command->setText(what);
    m_history.push(command);
}

void SynthDocument::setSubtractive(bool isOn)
{
    State to = m_state;
    to.isSubtractive = isOn;
    change(std::move(to), isOn ? tr("Subtractive synthesizer") : tr("Small synthesizer"), kNoMerge);
}

void SynthDocument::setValue(SubtractiveParameter parameter, float value)
{
    State to = m_state;
    Sound& sound = to.sides[to.side];
    sound.parameters.set(parameter, value);
    if (sound.parameters == m_state.sides[to.side].parameters)
        return;
    sound.isTouched = true;
    change(std::move(to),
           wholeParameterText(synth::specOf(parameter)),
           static_cast<int>(parameter) + static_cast<int>(kSubtractiveParameters * m_state.side));
}

void SynthDocument::choose(const synth::SubtractivePreset& preset)
{
    State to = m_state;
    to.isSubtractive = true;
    to.sides[to.side] = {QString::fromStdString(preset.name),
                         QString::fromStdString(preset.category),
                         preset.parameters,
                         false};
    change(std::move(to), tr("Sound “%1”").arg(QString::fromStdString(preset.name)), kPresetEntry);
}

void SynthDocument::randomise(quint32 seed)
{
    State to = m_state;
    to.isSubtractive = true;
    //: the name of a sound that was drawn at random
    to.sides[to.side] = {tr("Random %1").arg(seed), QString(), synth::randomParameters(seed), true};
    change(std::move(to), tr("Random sound"), kNoMerge);
}

void SynthDocument::showSide(std::size_t side)
{
    State to = m_state;
    to.side = side % to.sides.size();
    change(std::move(to), side == 0 ? tr("Compare: A") : tr("Compare: B"), kNoMerge);
}

void SynthDocument::copyToOtherSide()
{
    State to = m_state;
    to.sides[1 - to.side] = to.sides[to.side];
    change(std::move(to), tr("Copy to the other side"), kNoMerge);
}

void SynthDocument::saved(const QString& name)
{
    seal();
    Sound& sound = m_state.sides[m_state.side];
    sound.name = name;
    sound.isTouched = false;
    Q_EMIT changed();
}

void SynthDocument::set(const State& state)
{
    const bool isOther = state.isSubtractive != m_state.isSubtractive;
    m_state = state;
    if (isOther)
        Q_EMIT instrumentChanged();
    else if (m_desk) {
        const auto& now = m_desk->parameters();
        for (std::size_t i = 0; i < kSubtractiveParameters; ++i) {
            const auto parameter = static_cast<SubtractiveParameter>(i);
            if (now.at(parameter) != sound().parameters.at(parameter))
                m_desk->set(parameter, sound().parameters.at(parameter));
        }
    }
    Q_EMIT changed();
}

/// What controllers have moved is an entry as if the knob had been turned.
void SynthDocument::takeMoved()
{
    if (!m_desk || !m_desk->poll())
        return;
    for (std::size_t i = 0; i < kSubtractiveParameters; ++i) {
        const auto parameter = static_cast<SubtractiveParameter>(i);
        setValue(parameter, m_desk->parameters().at(parameter));
    }
}

synth::SynthSetup SynthDocument::setup() const
{
    synth::SynthSetup setup;
    setup.isSubtractive = m_state.isSubtractive;
    setup.preset = presetOfSound(sound());
    setup.isSideB = m_state.side == 1;
    if (const Sound& other = m_state.sides[1 - m_state.side]; !(other == sound()))
        setup.other = presetOfSound(other);
    setup.controllers = m_controllers;
    return setup;
}

void SynthDocument::load(const synth::SynthSetup& setup)
{
    seal();
    m_history.clear();
    State state;
    state.isSubtractive = setup.isSubtractive;
    state.side = setup.isSideB ? 1 : 0;
    state.sides[state.side] = soundOfPreset(setup.preset);
    state.sides[1 - state.side] = soundOfPreset(setup.other.value_or(setup.preset));
    set(state);
    setControllers(setup.controllers);
}

void SynthDocument::setControllers(synth::ControllerMap controllers)
{
    m_controllers = std::move(controllers);
    tellControllers();
    Q_EMIT controllersChanged();
}

void SynthDocument::tellControllers()
{
    if (!m_desk)
        return;
    for (std::size_t i = 0; i < kSubtractiveParameters; ++i)
        if (const auto before = m_desk->controllerOf(static_cast<SubtractiveParameter>(i)))
            m_desk->mapController(*before, std::nullopt);
    for (const auto& [parameter, number] : m_controllers)
        m_desk->mapController(number, parameter);
}

std::unique_ptr<audio::Instrument> SynthDocument::makeInstrument()
{
    if (!m_state.isSubtractive) {
        m_desk.reset();
        m_poll.stop();
        return synth::makeSmallSynth();
    }
    m_desk = std::make_unique<synth::SubtractiveDesk>(sound().parameters);
    tellControllers();
    m_poll.start();
    return m_desk->makeInstrument();
}

} // namespace timbrel::ui
