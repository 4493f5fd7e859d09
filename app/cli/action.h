// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/options.h"
#include "app/cli/report.h"
#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace timbrel::app {

/// One thing that the command line does: `timbrel PROJECT ACTION`. Each action is one file,
/// action_<name>.cpp; the list of them stands in actions.cpp.
/// Threads: one. Realtime-safe: no.
class Action
{
public:
    virtual ~Action() = default;

    [[nodiscard]] virtual std::string name() const = 0;
    /// One line for `timbrel --help`.
    [[nodiscard]] virtual std::string summary() const = 0;
    /// What stands behind the name in the usage line ("FILE..."); empty if nothing must.
    [[nodiscard]] virtual std::string usage() const { return {}; }
    /// One whole command line.
    [[nodiscard]] virtual std::string example() const = 0;
    [[nodiscard]] virtual bool needsProject() const { return true; }

    virtual void addOptions(Options& options) = 0;
    /// Says what it does through `report`, and `done` last. An error ends the program with 1.
    [[nodiscard]] virtual Result<> run(const std::filesystem::path& project, Report& report) = 0;

protected:
    Action() = default;
    Action(const Action&) = default;
    Action& operator=(const Action&) = default;
};

} // namespace timbrel::app
