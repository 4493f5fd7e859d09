// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/performance_bindings.h"

namespace timbrel::ui {

using expression::DeskAction;
using expression::DeskBinding;

namespace {

constexpr std::uint8_t kFirstMode = 120; // channel mode messages are nobody's knob
constexpr std::uint8_t kPressed = 64;

DeskAction actionNamed(const QString& name, bool hasController)
{
    if (hasController && name == QLatin1String("blend"))
        return DeskAction::Blend;
    if (hasController && name == QLatin1String("manual"))
        return DeskAction::Turn;
    if (hasController && name == QLatin1String("release"))
        return DeskAction::Release;
    if (!hasController && name == QLatin1String("bypass"))
        return DeskAction::ToggleBypass;
    if (!hasController && name == QLatin1String("panic"))
        return DeskAction::Panic;
    if (!hasController && name == QLatin1String("swap"))
        return DeskAction::Swap;
    return DeskAction::None;
}

} // namespace

std::optional<DeskBinding> partNamed(const QString& target)
{
    const auto colon = target.indexOf(QLatin1Char(':'));
    DeskBinding part;
    part.action = actionNamed(target.left(colon), colon >= 0);
    if (part.action == DeskAction::None)
        return std::nullopt;
    if (colon < 0)
        return part;
    bool isNumber = false;
    const int controller = target.mid(colon + 1).toInt(&isNumber);
    if (!isNumber || controller < 0 || controller > 127)
        return std::nullopt;
    part.controller = static_cast<std::uint8_t>(controller);
    return part;
}

bool isButton(const QString& target)
{
    const auto part = partNamed(target);
    return part && part->action != DeskAction::Blend && part->action != DeskAction::Turn;
}

std::optional<MidiBinding> bindingFor(const QString& target, const midi::MidiMessage& message)
{
    // of a button the press counts: it may still be held down from what was learnt before
    const bool isController = message.isController() && message.number() < kFirstMode
        && (!isButton(target) || message.value() >= kPressed);
    const bool isKey = message.isNoteOn() && isButton(target);
    if (!isController && !isKey)
        return std::nullopt;
    return MidiBinding {isKey ? MidiBinding::Kind::Note : MidiBinding::Kind::Controller,
                        message.channel(),
                        message.number()};
}

std::optional<DeskBinding> deskBinding(const QString& target, const MidiBinding& binding)
{
    auto part = partNamed(target);
    if (!part)
        return std::nullopt;
    part->isNote = binding.kind == MidiBinding::Kind::Note;
    part->channel = static_cast<std::uint8_t>(binding.channel & 15);
    part->number = static_cast<std::uint8_t>(binding.number & 127);
    return part;
}

project::ControlBindings toProject(const QMap<QString, MidiBinding>& bindings)
{
    project::ControlBindings all;
    for (auto it = bindings.begin(); it != bindings.end(); ++it)
        all[it.key().toStdString()]
            = {it->kind == MidiBinding::Kind::Note, it->channel, it->number};
    return all;
}

QMap<QString, MidiBinding> fromProject(const project::ControlBindings& bindings)
{
    QMap<QString, MidiBinding> all;
    for (const auto& [target, binding] : bindings) {
        const QString name = QString::fromStdString(target);
        const auto kind = binding.isNote ? MidiBinding::Kind::Note : MidiBinding::Kind::Controller;
        if (partNamed(name))
            all.insert(name, {kind, binding.channel, binding.number});
    }
    return all;
}

} // namespace timbrel::ui
