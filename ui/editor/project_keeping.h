// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/project/project_changes.h"
#include "core/project/recovery.h"
#include "ui/editor/project_entry.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace timbrel::ui {

/// What is to be kept for recovery; some contents are still to be made. Taken in the GUI thread in
/// a moment, written in the files' thread.
struct KeptState
{
    project::RecoveryState state;
    std::vector<EntryState> toMake; ///< of entries without content that have changed
    std::vector<std::filesystem::path>
        roots; ///< where a session may lie: the first that can be written
};

/// Where the sessions of a project lie.
[[nodiscard]] std::filesystem::path recoveryRootOf(const std::filesystem::path& projectFolder);

/// Writes it, into the session at hand or a new one. Threads: files.
[[nodiscard]] Result<> keep(KeptState& kept, std::optional<project::RecoverySession>& session);

/// The state as it is in the middle of a save: contents as they are written, and new examples under
/// the names that they are about to have, so that a kill costs none of them and none comes back
/// twice. Threads: any.
void expectSaved(KeptState& kept, const project::ProjectChanges& changes);

} // namespace timbrel::ui
