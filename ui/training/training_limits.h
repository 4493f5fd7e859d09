// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

namespace timbrel::ui {

/// How long a training may take; absent: as the settings say. It is said of one training and
/// changes no settings.
struct TrainingLimits
{
    std::optional<double> maxSeconds;
    std::optional<int> mostEpochs; ///< 0: no limit
    friend bool operator==(const TrainingLimits&, const TrainingLimits&) = default;
};

} // namespace timbrel::ui
