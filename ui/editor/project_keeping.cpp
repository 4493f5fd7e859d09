// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/project_keeping.h"

#include <algorithm>

namespace timbrel::ui {

namespace fs = std::filesystem;

fs::path recoveryRootOf(const fs::path& projectFolder)
{
    return projectFolder / ".timbrel" / "recovery";
}

Result<> keep(KeptState& kept, std::optional<project::RecoverySession>& session)
{
    for (const EntryState& made : kept.toMake)
        for (auto& entry : kept.state.entries)
            if (entry.key == made.key && !entry.content)
                entry.content = exampleFrom(made);
    const bool isNew = !session;
    Result<> begun;
    for (const fs::path& root : kept.roots) {
        if (session)
            break;
        auto made = project::RecoverySession::begin(root);
        if (made)
            session.emplace(std::move(*made));
        else
            begun = failure(std::move(made.error()));
    }
    if (!session)
        return begun;
    auto written = session->write(kept.state);
    if (!written && isNew) { // it holds nothing
        session->discard();
        session.reset();
    }
    return written;
}

void expectSaved(KeptState& kept, const project::ProjectChanges& changes)
{
    for (const project::ChangedExample& changed : changes.examples) {
        const auto entry = std::find_if(kept.state.entries.begin(),
                                        kept.state.entries.end(),
                                        [&](const auto& one) { return one.key == changed.key; });
        if (entry == kept.state.entries.end())
            continue;
        if (!entry->content)
            entry->content = changed.example;
        if (!changed.newFile.empty())
            entry->fileName = changed.newFile.filename().string();
    }
}

} // namespace timbrel::ui
