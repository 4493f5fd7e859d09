// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/expression/representation.h"
#include "core/expression/settings.h"
#include "core/music/sequence.h"

#include <vector>

namespace timbrel::expression {

/// Ranges from the examples' controller values, counts and defaults from the settings. A controller
/// that no example moves gets its default as its whole range, and a ControllerNeverMoves warning
/// (`warnings` may be null). Threads: any. Realtime-safe: no.
[[nodiscard]] OutputCoding outputCodingOf(const std::vector<music::Sequence>& sequences,
                                          const Settings& settings,
                                          Warnings* warnings);

} // namespace timbrel::expression
