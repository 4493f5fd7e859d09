// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::music {

/// The words of a name in lower case: letters that stand together, divided at everything else and
/// where a small letter meets a large one ("HiHat_02 open" is hi, hat, open). ASCII letters only;
/// bytes of other letters stay part of their word.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view name);

/// What kind of sound the name of a file, of an instrument or of a track tells of ("HH Closed 02",
/// "kick_long", "Tom Floor", "BD-808"): General MIDI's names, those of drum machines, and the short
/// ones of their panels. Nothing if it tells of none. Threads: any. Realtime-safe: no.
[[nodiscard]] std::optional<DrumClass> drumClassNamed(std::string_view name);

} // namespace timbrel::music
