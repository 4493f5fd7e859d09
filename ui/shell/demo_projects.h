// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QList>
#include <QString>

#include <filesystem>

namespace timbrel::ui {

/// A project that comes with the program.
struct DemoProject
{
    QString id; ///< folder below :/demos
    QString name; ///< translated; the folder that it is copied to is called so
    QString idea; ///< what it teaches, translated
    bool isOfPatterns = false; ///< it is played in the view Latent
};
[[nodiscard]] QList<DemoProject> demoProjects();

/// Where copies of demos are put: "Timbrel" in the person's documents.
[[nodiscard]] std::filesystem::path demoFolder();

/// The person's own copy of a demo, with its MIDI files as examples. One that is there already is
/// left as they made it. Threads: GUI (some milliseconds). Errors: those of writing and importing;
/// nothing half-made is left.
[[nodiscard]] Result<std::filesystem::path> unpackDemo(const DemoProject& demo,
                                                       const std::filesystem::path& into);

} // namespace timbrel::ui
