// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_dataset.h"

#include "core/learning/latent_space.h"
#include "core/pattern/pattern_checkpoint.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::pattern {
namespace {

/// How loud an onset is where nobody says.
constexpr float kUsualVelocity = 0.8F;
/// Velocities that all lie within have nothing to tell.
constexpr float kSmallestDifference = 1.0F / 127.0F;

Error nothingLeft(const FittedSet& fitted)
{
    return Error(ErrorId::PatternsMissing)
        .butFound(fmt::format("{} of another metre, {} nearly empty, {} fills, {} duplicates",
                              fitted.otherMetre,
                              fitted.nearEmpty,
                              fitted.fills,
                              fitted.duplicates));
}

/// What of the wanted planes the patterns have something to say about.
PatternPlanes planesFor(const PatternSet& set, const PatternSettings& settings)
{
    float softest = 1.0F;
    float loudest = 0.0F;
    bool areOff = false;
    for (const PatternEntry& entry : set.entries)
        for (const music::PatternCell& cell : entry.pattern.cells()) {
            if (!cell.isOnset())
                continue;
            softest = std::min(softest, cell.velocity);
            loudest = std::max(loudest, cell.velocity);
            areOff = areOff || cell.offset != 0.0F;
        }
    return {settings.velocities && loudest - softest > kSmallestDifference,
            settings.offsets && areOff};
}

int labelIn(const std::vector<std::string>& labels, const std::string& label)
{
    const auto place = std::find(labels.begin(), labels.end(), label);
    return place == labels.end() ? learning::kNoLabel : static_cast<int>(place - labels.begin());
}

} // namespace

Result<PatternDataset>
PatternDataset::of(const PatternSet& patterns, const PatternSettings& settings, std::uint64_t seed)
{
    PatternDataset made;
    made.m_shape = settings.shape(patterns.rows.size());
    FitChoice choice;
    choice.withFills = settings.withFills;
    choice.withDuplicates = settings.withDuplicates;
    auto fit = fitted(patterns, made.m_shape, choice);
    if (fit.set.entries.empty() || patterns.rows.size() > kMaximumRows)
        return failure(nothingLeft(fit));
    made.m_set = std::move(fit.set);
    made.m_planes = planesFor(made.m_set, settings);
    made.m_labels = made.m_set.labels();
    made.m_labels.resize(std::min(made.m_labels.size(), kMaximumLabels));
    made.m_split = splitBySource(made.m_set, settings.vae.testShare, seed);
    if (made.m_split.train.empty())
        return failure(nothingLeft(fit));
    const std::size_t content = made.contentSize();
    made.m_content.resize(made.size() * content);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const PatternEntry& entry = made.m_set.entries[i];
        writePlanes(entry.pattern, made.m_planes, {made.m_content.data() + i * content, content});
        made.m_labelOf.push_back(labelIn(made.m_labels, entry.label));
    }
    return made;
}

std::vector<float> PatternDataset::meanVelocities() const
{
    std::vector<float> sums(m_shape.rows);
    std::vector<float> onsets(m_shape.rows);
    for (const std::size_t i : m_split.train)
        for (std::size_t cell = 0; cell < m_shape.cells(); ++cell) {
            const auto& each = m_set.entries[i].pattern.cells()[cell];
            sums[cell / m_shape.steps] += each.velocity;
            onsets[cell / m_shape.steps] += each.isOnset() ? 1.0F : 0.0F;
        }
    for (std::size_t row = 0; row < m_shape.rows; ++row)
        sums[row] = onsets[row] > 0.0F ? sums[row] / onsets[row] : kUsualVelocity;
    return sums;
}

} // namespace timbrel::pattern
