// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"
#include "core/project/project_changes.h"
#include "core/project/recovery.h"
#include "ui/editor/example_document.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace timbrel::ui {

/// An example of a project and what is known of its files. Threads: GUI.
struct ProjectEntry
{
    quint64 key = 0;
    std::unique_ptr<ExampleDocument> document;
    std::filesystem::path file; ///< empty: never saved
    std::string digest; ///< of the .seq that was read or written last
    bool isOnDisk = false;
    bool isInList = false;
    std::uint8_t channel = 0; ///< of events whose own is not known
    ExampleProperties saved; ///< as the files have them
    bool isRecovered = false; ///< its music is another than the file's, whatever its history says
    std::optional<project::NewSource> source; ///< its original, until it is in sources/
    quint64 revision = 1;
    std::shared_ptr<const project::Example> kept; ///< the content last written for recovery
    quint64 keptRevision = 0;
};

/// What is needed to write an example, taken in the GUI thread in a moment; examples are made of it
/// wherever there is time. Threads: a value.
struct EntryState
{
    quint64 key = 0;
    quint64 revision = 0;
    music::Score score;
    ExampleProperties properties;
    std::uint8_t channel = 0;
    std::filesystem::path file;
};

[[nodiscard]] EntryState stateOf(const ProjectEntry& entry);
[[nodiscard]] std::shared_ptr<const project::Example> exampleFrom(const EntryState& state);

/// Where the events of an example stand in its document.
[[nodiscard]] music::Sequence placed(const project::Example& example);

} // namespace timbrel::ui
