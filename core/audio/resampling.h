// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/sound_buffer.h"

namespace timbrel::audio {

/// The same sound at another rate (Hz), without shift in time; aliases lie below -120 dB. Taken as
/// it is if it has that rate already.
/// Threads: any. Realtime-safe: no.
[[nodiscard]] SoundBuffer resampled(SoundBuffer sound, double sampleRate);

} // namespace timbrel::audio
