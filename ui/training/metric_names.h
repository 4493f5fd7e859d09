// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metrics.h"

#include <QString>

#include <string>

namespace timbrel::ui {

/// "Validation MSE" for "validation_mse". A metric that has no name of its own here is shown by the
/// name that its run gave it: plots need to know no network.
[[nodiscard]] QString metricName(const std::string& name);
/// "controller units²"; empty: a bare number.
[[nodiscard]] QString metricUnit(const std::string& unit);
/// The name, with the unit behind it where there is one.
[[nodiscard]] QString metricTitle(const learning::MetricDescription& metric);
/// A value in as few characters as are worth reading: "0.0123", "1.2e-07", "–" for no number. Never
/// longer than kWidestMetricValue.
[[nodiscard]] QString metricValue(double value);
inline constexpr const char* kWidestMetricValue = "-8.888e-88";

} // namespace timbrel::ui
