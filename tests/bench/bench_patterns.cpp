// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of patterns, on the real ones of data/patterns: how long a space of them takes to learn,
// how well it gives patterns back that it has never seen, beside three references, and how smooth
// the way between two patterns is. bench_patterns [PART...]: only rows whose id begins with one of
// the parts.
#include "core/base/random.h"
#include "core/learning/metrics.h"
#include "core/learning/run_work.h"
#include "core/pattern/average_pattern.h"
#include "core/pattern/corner_maker.h"
#include "core/pattern/onset_score.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_trainer.h"
#include "support/normalised_patterns.h"
#include "support/shared_data.h"

#include <algorithm>
#include <bitset>
#include <fmt/format.h>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bench/bench_row.h"

namespace {

using namespace timbrel;
using namespace timbrel::pattern;

struct Taught
{
    std::shared_ptr<const PatternModel> model;
    double seconds = 0.0; ///< of the whole training
    double secondsToBest = 0.0;
    std::int64_t bestEpoch = 0;
};

/// A run of the real trainer, in this process.
std::optional<Taught>
teach(const PatternSettings& settings, const PatternSet& set, std::uint64_t seed)
{
    const test::TemporaryFolder folder;
    const auto run = learning::RunFolder::create(folder.path(),
                                                 newPatternRun(settings, set, seed, std::nullopt));
    learning::WorkPlan plan;
    plan.trainers[kPatternRunKind] = trainPatterns;
    const auto state = learning::workOnRun(run->folder(), plan);
    const auto model = PatternModel::open(run->bestCheckpoint());
    if (!state || !model)
        return std::nullopt;
    Taught taught {*model, state->wallSeconds, 0.0, state->bestEpoch};
    learning::MetricsReader reader(run->metricsFile());
    const auto records = reader.readNew();
    for (const auto& record : *records)
        if (record.epoch <= state->bestEpoch)
            taught.secondsToBest = record.seconds;
    return taught;
}

/// As they are proposed.
PatternSettings settingsFor(int dimensions, const PatternSet& set)
{
    auto settings = proposedPatternSettings(set);
    settings.vae.latentDimensions = dimensions;
    return settings;
}

/// Each pattern of some through the model and back.
OnsetScore scoreOf(const PatternModel& model,
                   const PatternDataset& data,
                   const std::vector<std::size_t>& patterns)
{
    auto scratch = model.makeScratch();
    std::vector<float> z(model.dimensions());
    music::Pattern decoded(model.shape());
    OnsetScore score;
    for (const std::size_t i : patterns) {
        model.encode(data.entry(i).pattern, data.label(i), scratch, z);
        model.decode(z, data.label(i), model.defaultSettings(), scratch, decoded);
        score.add(data.entry(i).pattern, decoded);
    }
    return score;
}

using Onsets = std::bitset<256>;

Onsets onsetsOf(const music::Pattern& pattern)
{
    Onsets onsets;
    for (std::size_t i = 0; i < onsets.size(); ++i)
        onsets[i] = pattern.cells()[i].isOnset();
    return onsets;
}

/// For each pattern to be tested the one of those learnt from that is nearest to it: a guess of
/// somebody who has seen the target.
OnsetScore nearestScore(const PatternDataset& data)
{
    std::vector<Onsets> known;
    for (const std::size_t i : data.train())
        known.push_back(onsetsOf(data.entry(i).pattern));
    OnsetScore score;
    for (const std::size_t i : data.test()) {
        const Onsets target = onsetsOf(data.entry(i).pattern);
        double best = -1.0;
        Onsets nearest;
        for (const Onsets& each : known) {
            const double f1 = 2.0 * static_cast<double>((each & target).count())
                / static_cast<double>(each.count() + target.count());
            if (f1 > best) {
                best = f1;
                nearest = each;
            }
        }
        score.add((nearest & target).count(), target.count(), nearest.count());
    }
    return score;
}

void measureQuality(const PatternSet& set, const std::vector<int>& dimensions)
{
    const auto data = PatternDataset::of(set, settingsFor(2, set), 1);
    const auto chance = AveragePattern(*data).chance(*data);
    const auto nearest = nearestScore(*data);
    bench::printRow("patterns_average",
                    fmt::format("F1 {:.3f} (mean of patterns {:.3f}), -ln p {:.1f} nats",
                                chance.onsetF1,
                                chance.meanF1,
                                chance.nats),
                    true);
    bench::printRow(
        "patterns_nearest",
        fmt::format("F1 {:.3f} (mean of patterns {:.3f})", nearest.pooledF1(), nearest.meanF1()),
        true);
    for (const int count : dimensions) {
        auto settings = settingsFor(count, set);
        const auto ours = teach(settings, set, 1);
        settings.vae.sampled = false;
        settings.vae.beta = 0.0;
        const auto plain = teach(settings, set, 1);
        if (!ours || !plain)
            continue;
        const auto score = scoreOf(*ours->model, *data, data->test());
        const auto plainScore = scoreOf(*plain->model, *data, data->test());
        const bool isMet = score.pooledF1() >= chance.onsetF1 + 0.12
            && score.pooledF1() >= plainScore.pooledF1() - 0.03;
        bench::printRow(
            fmt::format("patterns_z{}", count).c_str(),
            fmt::format("ELBO {:.2f} nats, F1 {:.3f} (mean of patterns {:.3f}); an auto-encoder "
                        "without noise {:.3f} ({:.3f})",
                        ours->model->figures().elbo,
                        score.pooledF1(),
                        score.meanF1(),
                        plainScore.pooledF1(),
                        plainScore.meanF1()),
            isMet);
    }
}

void measureWall(const PatternSet& set)
{
    const auto task
        = [&set](int dimensions) { return teach(settingsFor(dimensions, set), set, 1); };
    auto two = std::async(std::launch::async, task, 2);
    const auto eight = task(8);
    const auto first = two.get();
    if (!first || !eight)
        return;
    const double toBest = std::max(first->secondsToBest, eight->secondsToBest);
    bench::printRow("patterns_wall",
                    fmt::format("{:.0f} s to the best of both (z = 2: {:.0f} s, epoch {}; z = 8: "
                                "{:.0f} s, epoch {}); {:.0f} s to their end",
                                toBest,
                                first->secondsToBest,
                                first->bestEpoch,
                                eight->secondsToBest,
                                eight->bestEpoch,
                                std::max(first->seconds, eight->seconds)),
                    toBest <= 60.0);
}

/// Two patterns of one label, one pair after the other.
std::vector<std::pair<std::size_t, std::size_t>>
pairsOf(const PatternDataset& data, const std::vector<std::size_t>& patterns, std::size_t count)
{
    Random random(7);
    std::map<int, std::vector<std::size_t>> byLabel;
    for (const std::size_t i : patterns)
        byLabel[data.label(i)].push_back(i);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    while (pairs.size() < count) {
        const auto& same = byLabel[data.label(patterns[random.below(patterns.size())])];
        const std::size_t a = same[random.below(same.size())];
        const std::size_t b = same[random.below(same.size())];
        if (a != b || same.size() == 1)
            pairs.emplace_back(a, b);
    }
    return pairs;
}

/// Patterns on the way from one to another, from 0 to 1.
using PatternAt = std::function<music::Pattern(float)>;

/// Straight through the space, between where the encoder sees the two.
PatternAt throughSpace(std::shared_ptr<const PatternModel> model,
                       const music::Pattern& a,
                       const music::Pattern& b)
{
    auto scratch = model->makeScratch();
    std::vector<float> from(model->dimensions());
    std::vector<float> to(model->dimensions());
    model->encode(a, learning::kNoLabel, scratch, from);
    model->encode(b, learning::kNoLabel, scratch, to);
    return [=](float share) mutable {
        std::vector<float> z(from.size());
        for (std::size_t d = 0; d < z.size(); ++d)
            z[d] = (1.0F - share) * from[d] + share * to[d];
        music::Pattern now(model->shape());
        model->decode(z, learning::kNoLabel, model->defaultSettings(), scratch, now);
        return now;
    };
}

/// Along the edge of a pad that has the two in its corners, as a person goes from one pattern to
/// another; with a model through its space.
PatternAt alongPad(std::shared_ptr<const PatternModel> model,
                   const music::Pattern& a,
                   const music::Pattern& b)
{
    CornerPatterns corners;
    corners[0] = corners[2] = std::make_shared<const music::Pattern>(a);
    corners[1] = corners[3] = std::make_shared<const music::Pattern>(b);
    const std::shared_ptr<PatternMaker> maker = makerOfCorners(corners, a.shape(), model);
    return [=](float share) {
        auto request = cornerRequest({share, 0.0F});
        if (model)
            request.decode = model->defaultSettings();
        music::Pattern now(maker->shape());
        maker->make(request, now);
        return now;
    };
}

struct Way
{
    double largestStep = 0.0; ///< of neighbours: cells that differ / onsets of the fuller one
    double worstEnd = 1.0; ///< F1
};

Way wayOf(const PatternAt& at, const music::Pattern& a, const music::Pattern& b)
{
    constexpr int kSteps = 9;
    Way way;
    music::Pattern before;
    for (int i = 0; i < kSteps; ++i) {
        music::Pattern now = at(static_cast<float>(i) / (kSteps - 1));
        if (i > 0)
            way.largestStep = std::max(way.largestStep,
                                       static_cast<double>(music::onsetDistance(before, now))
                                           / static_cast<double>(std::max<std::size_t>(
                                               {before.onsetCount(), now.onsetCount(), 1})));
        if (i == 0 || i == kSteps - 1)
            way.worstEnd = std::min(way.worstEnd, music::onsetF1(i == 0 ? a : b, now));
        before = std::move(now);
    }
    return way;
}

void printWays(
    const std::string& row,
    const PatternDataset& data,
    const std::function<PatternAt(const music::Pattern&, const music::Pattern&)>& between)
{
    constexpr std::size_t kPairs = 1000;
    std::size_t smooth = 0;
    std::size_t hit = 0;
    std::size_t both = 0;
    for (const auto& [i, j] : pairsOf(data, data.test(), kPairs)) {
        const music::Pattern& a = data.entry(i).pattern;
        const music::Pattern& b = data.entry(j).pattern;
        const Way way = wayOf(between(a, b), a, b);
        smooth += way.largestStep <= 0.25 ? 1U : 0U;
        hit += way.worstEnd >= 0.7 ? 1U : 0U;
        both += way.largestStep <= 0.25 && way.worstEnd >= 0.7 ? 1U : 0U;
    }
    const auto percent
        = [](std::size_t count) { return 100.0 * static_cast<double>(count) / kPairs; };
    bench::printRow(row.c_str(),
                    fmt::format("{:.1f} % without a step of more than a quarter of the onsets, "
                                "{:.1f} % with an F1 of 0.7 at both ends, {:.1f} % with both",
                                percent(smooth),
                                percent(hit),
                                percent(both)),
                    both >= kPairs * 95 / 100);
}

void measureWays(const PatternSet& set, int dimensions)
{
    const auto settings = settingsFor(dimensions, set);
    const auto data = PatternDataset::of(set, settings, 1);
    const auto taught = teach(settings, set, 1);
    if (!taught)
        return;
    const auto& model = taught->model;
    const std::string row = fmt::format("patterns_way_z{}", dimensions);
    printWays(row, *data, [&](const auto& a, const auto& b) { return alongPad(model, a, b); });
    printWays(row + "_space", *data, [&](const auto& a, const auto& b) {
        return throughSpace(model, a, b);
    });
}

void measureUntaughtWays(const PatternSet& set)
{
    const auto data = PatternDataset::of(set, settingsFor(2, set), 1);
    printWays("patterns_way_untaught", *data, [](const auto& a, const auto& b) {
        return alongPad(nullptr, a, b);
    });
}

} // namespace

int main(int argc, char** argv)
{
    const auto isWanted = [&](std::string_view row) {
        return argc < 2 || std::any_of(argv + 1, argv + argc, [&](std::string_view part) {
                   return row.starts_with(part);
               });
    };
    const auto set = test::normalisedPatterns();
    if (!set) {
        fmt::print(stderr, "{}\n", test::kNoSharedData);
        return 0;
    }
    if (isWanted("patterns_wall"))
        measureWall(*set);
    std::vector<int> dimensions;
    for (const int count : {2, 4, 8})
        if (isWanted(fmt::format("patterns_z{}", count)))
            dimensions.push_back(count);
    if (!dimensions.empty())
        measureQuality(*set, dimensions);
    if (isWanted("patterns_way_untaught"))
        measureUntaughtWays(*set);
    for (const int count : {2, 8})
        if (isWanted(fmt::format("patterns_way_z{}", count)))
            measureWays(*set, count);
    return 0;
}
