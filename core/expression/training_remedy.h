// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings.h"
#include "core/learning/diagnosis.h"

#include <optional>

namespace timbrel::expression {

/// What may help a training of this kind, with the values that it changes.
struct RemedyPlan
{
    learning::Remedy remedy = learning::Remedy::OtherSeed;
    double from
        = 0.0; ///< learning rate, blocks of the first layer, epochs at most; 0: not a number
    double to = 0.0;
    friend bool operator==(const RemedyPlan&, const RemedyPlan&) = default;
};

/// The remedy for what was found: a rate that is far from our own goes back to it, blocks double
/// where there are few, more epochs where it was still learning, else another seed. Threads: any.
/// Realtime-safe: no.
[[nodiscard]] RemedyPlan remedyFor(const learning::Diagnosis& diagnosis, const Settings& settings);

/// The settings with the remedy in them.
[[nodiscard]] Settings withRemedy(Settings settings, const RemedyPlan& plan);
/// The same in the settings file, for what it has a word for; `settings` are what it says now.
[[nodiscard]] Result<LarasynthConf>
withRemedy(LarasynthConf conf, const Settings& settings, const RemedyPlan& plan);

} // namespace timbrel::expression
