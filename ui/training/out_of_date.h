// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace timbrel::ui {

struct RunMakings;
struct TrainingPresent;

/// Why a run does not know what is there now, as a sentence; empty: it does. How long a training
/// may take (max_epoch_count, mse_threshold, epoch_count_before_validating) makes none out of date.
/// Threads: any.
[[nodiscard]] QString outOfDateReason(const RunMakings& run, const TrainingPresent& present);

} // namespace timbrel::ui
