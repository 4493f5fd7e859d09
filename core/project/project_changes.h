// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/project_settings.h"
#include "core/project/trash.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::project {

/// An example as an editor has it, to be written.
struct ChangedExample
{
    std::uint64_t key = 0; ///< the editor's own name for it; SaveReport gives it back
    std::shared_ptr<const Example> example; ///< `file` empty: a new one
    std::string digestBefore; ///< of the .seq that the editor read; empty: a new one
    std::filesystem::path
        newFile {}; ///< of a new one, from nameNewExamples(); empty: not yet named
};

/// An imported file as it was.
struct NewSource
{
    std::string name; ///< "<sha256>.mid"
    std::shared_ptr<const std::string> bytes;
};

/// Everything by which an editor's project differs from its folder.
struct ProjectChanges
{
    std::vector<ChangedExample> examples;
    std::vector<std::filesystem::path> removed; ///< go to the trash
    std::vector<NewSource> sources;
    std::map<std::string, bool> enabled; ///< by file name, of examples that have one
    std::optional<std::string> conf; ///< larasynth.conf's new text
    std::optional<OwnSettings> own; ///< those of timbrel.json, all of them
};

struct SavedExample
{
    std::uint64_t key = 0;
    std::filesystem::path file;
    std::string digest; ///< of the .seq now
};

/// What was done, also where something failed: sources and examples are written all together or not
/// at all, then the marks, the settings, and the removals one by one.
struct SaveReport
{
    std::vector<SavedExample> examples;
    std::vector<std::filesystem::path> removed;
    bool isEnabledWritten = false; ///< and `own`, which is in the same file
    bool isConfWritten = false;
    Warnings warnings; ///< FileNotFound: a removed example that was gone already
    std::optional<Error> error; ///< the first failure; nothing was tried after it
    std::vector<TrashedExample> overwritten; ///< examples that another program had changed: copies
};

/// Gives the new examples the names under which saveChanges will write them, so that a recovery
/// state can know them before any of them is there. Nobody owns the names yet.
void nameNewExamples(const Project& project, ProjectChanges& changes);

/// Writes the changes: sources, examples, settings, then removals, so that a kill in between loses
/// nothing. An example that another program has changed meanwhile is copied to the trash before it
/// is replaced. Threads: any, under the project's lock. Realtime-safe: no.
[[nodiscard]] SaveReport saveChanges(const Project& project, const ProjectChanges& changes);

} // namespace timbrel::project
