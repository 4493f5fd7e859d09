// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/expression/training_run.h"
#include "core/music/sequence.h"
#include "ui/training/training_runs.h"

#include <QtTest/QTest>

namespace timbrel::test {

/// Milliseconds; a training of these examples takes less than one second.
inline constexpr int kPatience = 30'000;

/// One note over which controller 1 rises in steps and falls.
inline music::Sequence swell(int top = 100)
{
    using music::Event;
    using music::EventKind;
    const auto at = [](int milliseconds) { return std::chrono::milliseconds(milliseconds); };
    music::Sequence events = {Event {at(0), EventKind::Controller, 0, 1, 0},
                              Event {at(200), EventKind::NoteOn, 0, 60, 90}};
    for (int i = 1; i <= 5; ++i)
        events.push_back({at(200 + 150 * i),
                          EventKind::Controller,
                          0,
                          1,
                          static_cast<std::uint8_t>(top * i / 5)});
    events.push_back({at(1500), EventKind::NoteOff, 0, 60, 0});
    events.push_back({at(1550), EventKind::Controller, 0, 1, 0});
    return events;
}

inline expression::Settings smallSettings()
{
    Random random(1);
    expression::Settings settings = expression::LarasynthConf::generated().settings(random).value();
    settings.controllers = {1};
    settings.controllerDefaults = {{1, 0}};
    settings.controllerOutputCounts = {{1, 6}};
    settings.updateRate = 20;
    settings.features = {};
    settings.features.set(expression::Feature::SomeNoteOn);
    settings.blockCounts = {12};
    settings.training.meanPaddingSeconds = 0.3;
    settings.training.paddingStandardDeviationSeconds = 0.1;
    settings.training.epochCountBeforeValidating = 50;
    settings.training.maximumEpochCount = 3000;
    return settings;
}

/// One that never ends by itself.
inline expression::Settings endlessSettings()
{
    expression::Settings settings = smallSettings();
    settings.training.maximumEpochCount = 0;
    settings.training.mseThreshold = -1.0;
    return settings;
}

inline ui::TrainingPlan planOf(const expression::Settings& settings,
                               std::vector<std::uint64_t> seeds = {7})
{
    return {settings, {{"swell", swell()}}, std::move(seeds), std::nullopt};
}

inline ui::TrainingPresent presentOf(const expression::Settings& settings,
                                     const std::vector<music::Sequence>& examples)
{
    ui::TrainingPresent present {expression::trainingSettingsToJson(settings), {}};
    for (const music::Sequence& example : examples)
        present.examples.push_back(ui::TrainingRuns::contentDigest(example));
    return present;
}

} // namespace timbrel::test
