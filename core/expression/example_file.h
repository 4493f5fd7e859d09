// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace timbrel::expression {

/// Reads the original program's example files (.seq): `on NOTE VELOCITY TIME`, `off NOTE TIME`,
/// `ctrl CONTROLLER VALUE TIME`, whole microseconds from any origin; '#' starts a comment, white
/// space is free, a `count:` line of older versions is passed over. `on` with velocity 0 is a
/// NoteOff. Times that fall are a warning, and the events are put in order. Channel and release
/// velocity do not exist there: both are 0. `file` only names the source in errors; `warnings` may
/// be null. Threads: any. Realtime-safe: no. Errors: SequenceSyntax, SequenceValueOutOfRange (both
/// with the line). Warnings: SequenceNotSorted.
[[nodiscard]] Result<music::Sequence>
parseExample(std::string_view text, const std::filesystem::path& file, Warnings* warnings);

/// readFile + parseExample; at most 256 MiB, OutOfMemory instead of an exception.
[[nodiscard]] Result<music::Sequence> readExample(const std::filesystem::path& path,
                                                  Warnings* warnings = nullptr);

/// The text of an example file, one event a line, times as they are. What .seq cannot hold
/// (channel, release velocity) is left out. Write it with writeFileAtomically.
[[nodiscard]] std::string writeExample(const music::Sequence& events);

} // namespace timbrel::expression
