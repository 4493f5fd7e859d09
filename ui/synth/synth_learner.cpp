// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/synth_learner.h"

#include "ui/synth/parameter_text.h"
#include "ui/synth/synth_document.h"

namespace timbrel::ui {
namespace {

constexpr int kModeMessages = 120;
/// Volume, pan, expression and the sustain pedal mean what they mean to every instrument.
constexpr bool isOfTheChannel(int controller)
{
    return controller == 7 || controller == 10 || controller == 11 || controller == 64;
}

const synth::ParameterSpec* specNamed(const QString& target)
{
    if (!target.startsWith(QLatin1String("synth:")))
        return nullptr;
    return synth::findParameter(target.mid(6).toStdString());
}

} // namespace

SynthLearner::SynthLearner(SynthDocument& document, QObject* parent)
    : MidiLearner(parent)
    , m_document(document)
{
    connect(&document, &SynthDocument::controllersChanged, this, &SynthLearner::take);
    take();
}

QString SynthLearner::targetOf(const synth::ParameterSpec& spec)
{
    return QStringLiteral("synth:")
        + QString::fromUtf8(spec.name.data(), static_cast<qsizetype>(spec.name.size()));
}

void SynthLearner::take()
{
    m_bindings.clear();
    for (const auto& [parameter, number] : m_document.controllers())
        m_bindings.insert(targetOf(synth::specOf(parameter)),
                          {MidiBinding::Kind::Controller, 0, number});
    Q_EMIT bindingsChanged();
}

QString SynthLearner::targetName(const QString& target) const
{
    const synth::ParameterSpec* spec = specNamed(target);
    return spec == nullptr ? target : wholeParameterText(*spec);
}

void SynthLearner::learn(const QString& target)
{
    if (specNamed(target) == nullptr || target == m_learning)
        return;
    m_learning = target;
    Q_EMIT learningChanged();
}

void SynthLearner::cancelLearn()
{
    if (m_learning.isEmpty())
        return;
    m_learning.clear();
    Q_EMIT learningChanged();
}

void SynthLearner::forget(const QString& target)
{
    const synth::ParameterSpec* spec = specNamed(target);
    synth::ControllerMap controllers = m_document.controllers();
    if (spec != nullptr && controllers.erase(spec->parameter) > 0)
        m_document.setControllers(std::move(controllers));
}

void SynthLearner::hear(const midi::MidiMessage& message)
{
    const synth::ParameterSpec* spec = specNamed(m_learning);
    if (spec == nullptr || !message.isController() || message.number() >= kModeMessages
        || isOfTheChannel(message.number()))
        return;
    synth::ControllerMap controllers = m_document.controllers();
    std::erase_if(controllers, // a controller moves one knob
                  [&](const auto& one) { return one.second == message.number(); });
    controllers[spec->parameter] = message.number();
    m_learning.clear();
    m_document.setControllers(std::move(controllers));
    Q_EMIT learningChanged();
}

} // namespace timbrel::ui
