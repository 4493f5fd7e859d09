// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/contradictions.h"

#include "core/expression/heard_stretches.h"
#include "core/expression/learnable_steps.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace timbrel::expression {
namespace {

constexpr double kHandTolerance = 0.05;
constexpr std::size_t kMostOfOneKind = 50; // reported of places that hear the same

using Members = std::vector<std::size_t>; ///< indices of stretches

/// How many updates two times may be apart and still be the same to a player.
class Tolerance
{
public:
    explicit Tolerance(const TrainingSettings& training)
        : m_share(
            std::max({kHandTolerance, training.tempoJitterFactor, training.tempoAdjustmentFactor}))
    { }
    [[nodiscard]] int at(std::size_t updates) const
    {
        const double apart
            = std::min<double>(static_cast<double>(updates) * m_share, kMostUpdatesApart);
        return std::max(1, static_cast<int>(apart));
    }

private:
    double m_share;
};

/// The targets of one controller, and at every update the least and the most that they are at the
/// times that are the same to a player.
struct Targets
{
    std::vector<std::int16_t> exact;
    std::vector<std::int16_t> least;
    std::vector<std::int16_t> most;
    int stepsThatAgree = 1; ///< 0 for a switch: its two outputs are all that it can say
};

Targets
targetsOf(const HeardStretches& heard, const ControllerCoding& coding, const Tolerance& tolerance)
{
    Targets targets;
    targets.exact = heard.targets(coding);
    targets.stepsThatAgree = coding.count > 2 ? 1 : 0;
    targets.least.resize(targets.exact.size());
    targets.most.resize(targets.exact.size());
    for (const HeardStretch& stretch : heard.stretches()) {
        const auto begin = targets.exact.begin() + static_cast<std::ptrdiff_t>(stretch.firstUpdate);
        const auto count = static_cast<std::ptrdiff_t>(stretch.updateCount);
        for (std::ptrdiff_t k = 0; k < count; ++k) {
            const std::ptrdiff_t apart = tolerance.at(static_cast<std::size_t>(k));
            const auto [least, most]
                = std::minmax_element(begin + std::max<std::ptrdiff_t>(0, k - apart),
                                      begin + std::min(count, k + apart + 1));
            const std::size_t at = stretch.firstUpdate + static_cast<std::size_t>(k);
            targets.least[at] = *least;
            targets.most[at] = *most;
        }
    }
    return targets;
}

/// Two stretches that want something else at the same update.
struct Conflict
{
    std::size_t odd = 0; ///< the one that fewer agree with
    std::size_t other = 0;
    std::size_t update = 0; ///< since the note event
    int steps = 0;
};

/// Looks for conflicts among stretches that hear the same.
class ConflictSearch
{
public:
    ConflictSearch(const std::vector<HeardStretch>& stretches, const Targets& targets)
        : m_stretches(stretches)
        , m_targets(targets)
    { }

    /// The widest; nothing where all agree.
    [[nodiscard]] std::optional<Conflict> widest(const Members& members)
    {
        const std::size_t updates = sharedUpdates(members);
        m_highest.assign(updates, {std::numeric_limits<int>::min(), 0});
        m_lowest.assign(updates, {std::numeric_limits<int>::max(), 0});
        for (const std::size_t member : members) {
            const HeardStretch& stretch = m_stretches[member];
            for (std::size_t k = 0; k < std::min(updates, stretch.updateCount); ++k) {
                const int least = m_targets.least[stretch.firstUpdate + k];
                const int most = m_targets.most[stretch.firstUpdate + k];
                if (least > m_highest[k].first)
                    m_highest[k] = {least, member};
                if (most < m_lowest[k].first)
                    m_lowest[k] = {most, member};
            }
        }
        std::optional<Conflict> found;
        for (std::size_t k = 0; k < updates; ++k) {
            const int steps = m_highest[k].first - m_lowest[k].first;
            if (steps > m_targets.stepsThatAgree && (!found || steps > found->steps))
                found = Conflict {m_highest[k].second, m_lowest[k].second, k, steps};
        }
        if (found)
            chooseOdd(members, *found);
        return found;
    }

private:
    /// Updates that at least two have.
    [[nodiscard]] std::size_t sharedUpdates(const Members& members) const
    {
        std::size_t longest = 0;
        std::size_t second = 0;
        for (const std::size_t member : members) {
            const std::size_t count = m_stretches[member].updateCount;
            second = std::max(second, std::min(count, longest));
            longest = std::max(longest, count);
        }
        return second;
    }

    [[nodiscard]] bool disagree(std::size_t a, std::size_t b, std::size_t update) const
    {
        const std::size_t inA = m_stretches[a].firstUpdate + update;
        const std::size_t inB = m_stretches[b].firstUpdate + update;
        return m_targets.least[inA] - m_targets.most[inB] > m_targets.stepsThatAgree
            || m_targets.least[inB] - m_targets.most[inA] > m_targets.stepsThatAgree;
    }

    /// The odd one is that which disagrees with more; beside it goes one that is as most are.
    void chooseOdd(const Members& members, Conflict& conflict) const
    {
        Members there;
        for (const std::size_t member : members)
            if (m_stretches[member].updateCount > conflict.update)
                there.push_back(member);
        const auto against = [&](std::size_t one) {
            return std::count_if(there.begin(), there.end(), [&](std::size_t member) {
                return disagree(one, member, conflict.update);
            });
        };
        // of two that stand alone, the later
        if (std::pair(against(conflict.other), conflict.other)
            > std::pair(against(conflict.odd), conflict.odd))
            std::swap(conflict.odd, conflict.other);
        const auto target = [&](std::size_t member) {
            return m_targets.exact[m_stretches[member].firstUpdate + conflict.update];
        };
        Members inOrder = there;
        const auto middle = inOrder.begin() + std::ssize(inOrder) / 2;
        std::nth_element(inOrder.begin(), middle, inOrder.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(target(a), a) < std::pair(target(b), b);
        });
        const int usual = target(*middle);
        for (const std::size_t member : there)
            if (disagree(conflict.odd, member, conflict.update)
                && std::abs(target(member) - usual) < std::abs(target(conflict.other) - usual))
                conflict.other = member;
        conflict.steps = std::abs(target(conflict.odd) - target(conflict.other));
    }

    const std::vector<HeardStretch>& m_stretches;
    const Targets& m_targets;
    std::vector<std::pair<int, std::size_t>> m_highest;
    std::vector<std::pair<int, std::size_t>> m_lowest;
};

/// Stretches by what they hear; within that by the time between the last two note events.
Members byWhatIsHeard(const std::vector<HeardStretch>& stretches)
{
    Members order(stretches.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            const HeardStretch& one = stretches[i];
            return std::tuple(one.heard, one.heardBefore, one.updatesBefore, i);
        };
        return key(a) < key(b);
    });
    return order;
}

/// Calls visit(begin, end) for each largest run of `order` in which all hear the same.
template<class Visit>
void forEachKind(const std::vector<HeardStretch>& stretches,
                 const Members& order,
                 const Tolerance& tolerance,
                 Visit&& visit)
{
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < order.size(); ++begin) {
        const HeardStretch& first = stretches[order[begin]];
        const int latest
            = first.updatesBefore + tolerance.at(static_cast<std::size_t>(first.updatesBefore));
        const std::size_t before = end;
        end = std::max(end, begin);
        while (end < order.size() && stretches[order[end]].hearsLike(first)
               && stretches[order[end]].updatesBefore <= latest)
            ++end;
        if (end > before && end - begin > 1) // else all of it was seen in the run before
            visit(begin, end);
    }
}

class Finder
{
public:
    Finder(const std::vector<music::Sequence>& examples,
           const Settings& settings,
           const std::stop_token& stop)
        : m_stop(stop)
        , m_tolerance(settings.training)
        , m_coding(outputCodingOf(examples, settings, nullptr))
        , m_heard(examples, settings.features, updatePeriodOf(settings.updateRate), stop)
        , m_order(byWhatIsHeard(m_heard.stretches()))
    { }

    std::vector<Contradiction> run()
    {
        for (const ControllerCoding& coding : m_coding.controllers)
            if (!m_stop.stop_requested())
                search(coding);
        std::stable_sort(m_found.begin(), m_found.end(), [](const auto& a, const auto& b) {
            return a.steps > b.steps;
        });
        if (m_found.size() > kMostContradictions)
            m_found.resize(kMostContradictions);
        return std::move(m_found);
    }

private:
    void search(const ControllerCoding& coding)
    {
        const Targets targets = targetsOf(m_heard, coding, m_tolerance);
        ConflictSearch conflicts(m_heard.stretches(), targets);
        std::vector<bool> isOdd(m_heard.stretches().size());
        std::vector<Conflict> found;
        Members members;
        forEachKind(
            m_heard.stretches(), m_order, m_tolerance, [&](std::size_t begin, std::size_t end) {
                members.clear();
                for (std::size_t i = begin; i < end; ++i)
                    if (!isOdd[m_order[i]])
                        members.push_back(m_order[i]);
                for (std::size_t i = 0; i < kMostOfOneKind && !m_stop.stop_requested(); ++i) {
                    const auto conflict = conflicts.widest(members);
                    if (!conflict)
                        break;
                    found.push_back(*conflict);
                    isOdd[conflict->odd] = true;
                    std::erase(members, conflict->odd);
                }
            });
        report(coding, targets, std::move(found));
    }

    /// One for each note: what begins with it often goes on after its release.
    void report(const ControllerCoding& coding, const Targets& targets, std::vector<Conflict> found)
    {
        std::sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) {
            return a.odd < b.odd;
        });
        for (std::size_t i = 0; i < found.size(); ++i) {
            Conflict widest = found[i];
            while (i + 1 < found.size() && continues(found[i], found[i + 1])) {
                ++i;
                if (found[i].steps > widest.steps)
                    widest = found[i];
            }
            Contradiction one;
            one.controller = coding.controller;
            one.first = placeOf(coding, targets, widest.odd, widest.update);
            one.second = placeOf(coding, targets, widest.other, widest.update);
            one.steps = widest.steps;
            if (std::tie(one.second.example, one.second.time)
                < std::tie(one.first.example, one.first.time))
                std::swap(one.first, one.second);
            m_found.push_back(one);
        }
    }

    [[nodiscard]] bool continues(const Conflict& one, const Conflict& next) const
    {
        const HeardStretch& before = m_heard.stretches()[one.odd];
        const HeardStretch& after = m_heard.stretches()[next.odd];
        return next.odd == one.odd + 1 && after.isRelease && !before.isRelease
            && before.example == after.example;
    }

    [[nodiscard]] ContradictionPlace placeOf(const ControllerCoding& coding,
                                             const Targets& targets,
                                             std::size_t index,
                                             std::size_t update) const
    {
        const HeardStretch& stretch = m_heard.stretches()[index];
        ContradictionPlace place;
        place.example = stretch.example;
        place.time = stretch.begin + static_cast<std::int64_t>(update) * m_heard.updatePeriod();
        place.range = {stretch.begin, stretch.end};
        place.value = coding.valueOf(targets.exact[stretch.firstUpdate + update]);
        return place;
    }

    std::stop_token m_stop;
    Tolerance m_tolerance;
    OutputCoding m_coding;
    HeardStretches m_heard;
    Members m_order;
    std::vector<Contradiction> m_found;
};

} // namespace

std::vector<Contradiction> findContradictions(const std::vector<music::Sequence>& examples,
                                              const Settings& settings,
                                              const std::stop_token& stop)
{
    return Finder(examples, settings, stop).run();
}

} // namespace timbrel::expression
