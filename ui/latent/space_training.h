// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"

namespace timbrel::ui {

/// How a space is to be taught, as far as it is asked for beside the pad. A value.
struct SpaceTraining
{
    int dimensions = 2; ///< 2 to 8
    double beta = 1.0; ///< 0 to 4
    int epochs = 0; ///< at most; 0: as many as suit the patterns
    bool isConditioned = false; ///< on the labels
    bool withVelocities = true;
    bool withTiming = true;
    bool isOnlyOwn = false; ///< not from the patterns that come with Timbrel
    int seeds = 1; ///< side by side
    /// Further settings of core's tables by their keys, as files have them; what is not there is as
    /// it suits the patterns.
    Json further = Json::object();
    friend bool operator==(const SpaceTraining&, const SpaceTraining&) = default;
};

} // namespace timbrel::ui
