// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

#include <cstdint>
#include <optional>

namespace timbrel::ui {

class TrainingRuns;

/// The trainings of a project that are at work now, summed up.
struct TrainingsNow
{
    int count = 0;
    QString title; ///< of the furthest
    std::int64_t epoch = 0;
    std::optional<double> best; ///< of the best so far; none where they are of several kinds
    QString measure; ///< what that is: "MSE"
    friend bool operator==(const TrainingsNow&, const TrainingsNow&) = default;
};

[[nodiscard]] TrainingsNow trainingsNow(const TrainingRuns& runs);
/// For the status line; empty if nothing is at work.
[[nodiscard]] QString trainingsText(const TrainingsNow& now);

} // namespace timbrel::ui
