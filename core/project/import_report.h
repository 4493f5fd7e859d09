// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/music/sequence.h"
#include "core/project/example.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace timbrel::project {

/// What an import found, kept and left out.
struct ImportReport
{
    Example example; ///< the new one, or, if isExtended, the one that was there
    std::filesystem::path original; ///< the copy in sources/
    std::size_t trackCount = 0;
    std::size_t noteCount = 0;
    std::size_t controllerEventCount = 0; ///< kept ones
    std::vector<music::ControllerSummary> kept; ///< the listed controllers that the file has
    std::vector<music::ControllerSummary>
        others; ///< what else it has; `moves` says which would teach
    std::vector<std::uint8_t> learnt; ///< added to the settings by this import
    std::vector<std::filesystem::path> extended; ///< older examples that got the learnt controllers
    bool wasImportedBefore = false; ///< a file of the same content is among the examples
    bool isExtended = false; ///< no new example: learning more from a file that was imported before
    Warnings warnings; ///< mended damage of the file
};

} // namespace timbrel::project
