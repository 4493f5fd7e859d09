// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "ui/shell/transport_bar.h"

namespace timbrel::ui {

/// What the transport bar says of the sound. Threads: GUI.
[[nodiscard]] SoundState soundState(const audio::AudioState& state,
                                    const audio::EngineStatus& status);

/// Every text that it may be, with the longest numbers: their widget keeps its width.
[[nodiscard]] QStringList soundTexts();

} // namespace timbrel::ui
