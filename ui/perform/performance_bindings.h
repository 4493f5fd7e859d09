// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/controller_desk.h"
#include "core/project/project_settings.h"
#include "ui/perform/performance_state.h"

#include <QMap>

#include <optional>

namespace timbrel::ui {

/// "blend:74" and so on, as PerformanceControl names them: what it does at the desk. Nothing if
/// there is no such part.
[[nodiscard]] std::optional<expression::DeskBinding> partNamed(const QString& target);
/// A button may be played by a key as well.
[[nodiscard]] bool isButton(const QString& target);
/// What binds the part to the message's source; nothing if the message cannot play it.
[[nodiscard]] std::optional<MidiBinding> bindingFor(const QString& target,
                                                    const midi::MidiMessage& message);
/// For the desk; nothing if there is no such part.
[[nodiscard]] std::optional<expression::DeskBinding> deskBinding(const QString& target,
                                                                 const MidiBinding& binding);

[[nodiscard]] project::ControlBindings toProject(const QMap<QString, MidiBinding>& bindings);
[[nodiscard]] QMap<QString, MidiBinding> fromProject(const project::ControlBindings& bindings);

} // namespace timbrel::ui
