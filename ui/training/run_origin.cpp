// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_origin.h"

#include "core/expression/training_run.h"
#include "core/music/sequence.h"
#include "core/pattern/pattern_run.h"

#include <chrono>
#include <map>

namespace timbrel::ui {
namespace {

Result<std::vector<RunOrigin::Item>> examplesIn(const learning::RunFolder& run)
{
    const auto examples = expression::examplesOfRun(run);
    if (!examples)
        return failure(examples.error());
    std::vector<RunOrigin::Item> items;
    for (const expression::NamedSequence& example : *examples)
        items.push_back({QString::fromStdString(example.name),
                         static_cast<qint64>(music::countNotes(example.sequence)),
                         std::chrono::duration<double>(music::lengthOf(example.sequence)).count()});
    return items;
}

/// By label.
Result<std::vector<RunOrigin::Item>> patternsIn(const learning::RunFolder& run)
{
    const auto set = pattern::patternsOfRun(run);
    if (!set)
        return failure(set.error());
    std::map<std::string, qint64> counts;
    for (const pattern::PatternEntry& entry : set->entries)
        ++counts[entry.label];
    std::vector<RunOrigin::Item> items;
    for (const auto& [label, count] : counts)
        items.push_back(
            {label.empty() ? QStringLiteral("–") : QString::fromStdString(label), count, 0.0});
    return items;
}

} // namespace

Result<RunOrigin> originOf(const learning::RunFolder& run, const Json& settings)
{
    RunOrigin origin;
    origin.folder = run.folder();
    origin.settings = settings;
    auto items = run.kind() == expression::kRunKind ? examplesIn(run) : patternsIn(run);
    if (!items)
        return failure(items.error());
    origin.items = std::move(*items);
    return origin;
}

} // namespace timbrel::ui
