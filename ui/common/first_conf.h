// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"

#include <array>
#include <span>
#include <utility>

namespace timbrel::ui {

/// The settings of a new project: as a settings file is begun, with two controllers that Timbrel's
/// own synthesizer answers to, so that what is drawn first is heard. Threads: any.
[[nodiscard]] inline expression::LarasynthConf firstConf()
{
    constexpr int kWheel = 1;
    constexpr int kFilter = 74;
    constexpr int kFineSteps = 31;
    auto conf = expression::LarasynthConf::generated();
    const std::array controllers {kWheel, kFilter};
    const std::array rest {std::pair(kWheel, 0), std::pair(kFilter, 0)};
    const std::array steps {std::pair(kWheel, kFineSteps), std::pair(kFilter, kFineSteps)};
    const bool isSet = conf.set("midi.controllers", std::span<const int>(controllers))
        && conf.set("midi.controller_defaults", std::span<const std::pair<int, int>>(rest))
        && conf.set("representation.controller_output_counts",
                    std::span<const std::pair<int, int>>(steps));
    return isSet ? conf : expression::LarasynthConf::generated();
}

} // namespace timbrel::ui
