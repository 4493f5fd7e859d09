// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::ui {

struct ActionSpec;

/// What has to be there before an action can do anything.
enum class ActionNeed
{
    Nothing,
    Project,
    Example
};

[[nodiscard]] ActionNeed needOf(const ActionSpec& spec);

} // namespace timbrel::ui
