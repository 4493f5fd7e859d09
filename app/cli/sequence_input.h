// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"

#include <filesystem>

namespace timbrel::app {

/// All notes and controllers of a file: .seq by its ending, else a Standard MIDI File.
/// Errors: those of the two readers.
[[nodiscard]] Result<music::Sequence> readSequence(const std::filesystem::path& file,
                                                   Warnings& warnings);

} // namespace timbrel::app
