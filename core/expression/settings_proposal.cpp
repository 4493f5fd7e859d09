// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/settings_proposal.h"

#include "core/base/text.h"
#include "core/expression/contradictions.h"
#include "core/expression/settings_evidence.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace timbrel::expression {
namespace {

using music::Sequence;

constexpr int kMostValues = 32;
constexpr int kFewValues = 16; // so many are met exactly where that is possible
constexpr int kVelocitySpread = 8; // less is how evenly a hand plays
constexpr std::array kRates = {20, 25, 30, 40, 50, 75, 100};
constexpr double kLongSeconds = 60.0;
constexpr std::size_t kFewNotes = 16; // so few that what goes with what may be chance

/// Bank selection, data entry, parameter numbers and channel modes: they set up, they do not
/// express.
bool isSetup(std::uint8_t controller)
{
    constexpr std::array<std::uint8_t, 8> kSetup = {0, 6, 32, 38, 98, 99, 100, 101};
    return controller >= 120 || std::find(kSetup.begin(), kSetup.end(), controller) != kSetup.end();
}

int countFor(const std::set<std::uint8_t>& values)
{
    if (values.size() < 2)
        return 2;
    ControllerCoding coding;
    coding.minimum = *values.begin();
    coding.maximum = *values.rbegin();
    const int range = coding.maximum - coding.minimum;
    const int most = std::min(kMostValues, range + 1);
    const auto worst = [&](int count) {
        coding.count = count;
        int error = 0;
        for (const std::uint8_t value : values)
            error = std::max(error, std::abs(coding.valueOf(coding.indexOf(value)) - value));
        return error;
    };
    const auto smallest = [&](double tolerance) {
        for (int count = 2; count < most; ++count)
            if (worst(count) <= tolerance)
                return count;
        return most;
    };
    const int exact = smallest(0.0);
    if (worst(exact) == 0 || values.size() > kFewValues)
        return exact;
    return smallest(range / (2.0 * (kMostValues - 1)));
}

/// Collects values and reasons; the document is made from the generated file.
class Proposer
{
public:
    explicit Proposer(const std::vector<Sequence>& examples)
        : m_examples(examples)
        , m_notes(noteEvidence(examples))
        , m_evidence(controllerEvidence(examples))
    { }

    Proposal run()
    {
        chooseControllers();
        if (m_controllers.empty()) {
            explain("midi.controllers",
                    "Nothing moves a controller in the file, so these two are only a beginning.",
                    {{ProposalFact::NothingMoves, {}}});
            return std::move(m_proposal);
        }
        proposeDefaults();
        proposeCounts();
        proposeRate();
        proposeFeatures();
        proposePadding();
        proposeRepetitions();
        proposeTempo();
        return std::move(m_proposal);
    }

private:
    using Parts = std::vector<ProposalPart>;

    template<class Value>
    void propose(std::string_view key, const Value& value, const std::string& reason, Parts parts)
    {
        [[maybe_unused]] const auto set = m_proposal.conf.set(key, value);
        assert(set);
        explain(key, reason, std::move(parts));
    }

    void explain(std::string_view key, const std::string& reason, Parts parts)
    {
        [[maybe_unused]] const auto explained = m_proposal.conf.addComment(key, "Here: " + reason);
        assert(explained);
        m_proposal.reasons.push_back({std::string(key), reason, std::move(parts)});
    }

    void chooseControllers()
    {
        for (const auto& [controller, evidence] : m_evidence)
            if (evidence.moves && !isSetup(controller))
                m_controllers.push_back(controller);
        std::stable_sort(m_controllers.begin(), m_controllers.end(), [&](auto a, auto b) {
            return m_evidence[a].travel > m_evidence[b].travel;
        });
        if (m_controllers.size() > kMostProposedControllers) {
            const auto end = m_controllers.begin() + kMostProposedControllers;
            m_proposal.leftOut.assign(end, m_controllers.end());
            m_controllers.erase(end, m_controllers.end());
        }
        std::sort(m_controllers.begin(), m_controllers.end());
        std::sort(m_proposal.leftOut.begin(), m_proposal.leftOut.end());
        if (m_controllers.empty())
            return;
        std::string reason = fmt::format("the controllers that move: {}.", listOf(m_controllers));
        Parts parts {{ProposalFact::ControllersMove, {listOf(m_controllers)}}};
        if (!m_proposal.leftOut.empty()) {
            reason
                += fmt::format(" {} move less and are left out, since many at once learn slowly.",
                               listOf(m_proposal.leftOut));
            parts.push_back({ProposalFact::OthersMoveLess, {listOf(m_proposal.leftOut)}});
        }
        const std::vector<int> numbers(m_controllers.begin(), m_controllers.end());
        propose("midi.controllers", std::span<const int>(numbers), reason, std::move(parts));
    }

    void proposeDefaults()
    {
        Pairs pairs;
        Parts parts;
        std::vector<std::string> reasons;
        for (const std::uint8_t controller : m_controllers) {
            const ControllerEvidence& evidence = m_evidence[controller];
            auto best = evidence.endValues.find(evidence.first); // of equals, where it starts
            for (auto place = evidence.endValues.begin(); place != evidence.endValues.end();
                 ++place)
                best = place->second > best->second ? place : best;
            pairs.emplace_back(controller, best->first);
            const bool isAlways = best->second == evidence.endsCounted;
            parts.push_back({isAlways ? ProposalFact::RestsAt : ProposalFact::RestsMostlyAt,
                             {std::to_string(controller), std::to_string(best->first)}});
            reasons.push_back(
                fmt::format("controller {} {} at {}{}",
                            controller,
                            isAlways ? "starts and ends" : "starts or ends most often",
                            best->first,
                            isAlways ? "" : ", though not always"));
        }
        propose("midi.controller_defaults", asSpan(pairs), joined(reasons), std::move(parts));
    }

    void proposeCounts()
    {
        Pairs pairs;
        Parts parts;
        std::vector<std::string> reasons;
        for (const std::uint8_t controller : m_controllers) {
            const auto& values = m_evidence[controller].values;
            const int count = countFor(values);
            m_outputs += count;
            m_changes = std::max(m_changes, changesPerSecond(m_examples, controller, count));
            pairs.emplace_back(controller, count);
            parts.push_back({ProposalFact::TakesValues,
                             {std::to_string(controller),
                              std::to_string(values.size()),
                              std::to_string(*values.begin()),
                              std::to_string(*values.rbegin())}});
            reasons.push_back(fmt::format("controller {} takes {} different values from {} to {}",
                                          controller,
                                          values.size(),
                                          *values.begin(),
                                          *values.rbegin()));
        }
        propose("representation.controller_output_counts",
                asSpan(pairs),
                joined(reasons),
                std::move(parts));
        if (m_outputs > 2 * kMostValues)
            propose("lstm.block_counts",
                    m_outputs > 5 * kMostValues ? 100 : 64,
                    fmt::format("{} outputs ask for more blocks than usual.", m_outputs),
                    {{ProposalFact::ManyOutputs, {std::to_string(m_outputs)}}});
    }

    void proposeRate()
    {
        const auto place = std::find_if(
            kRates.begin(), kRates.end(), [&](int rate) { return rate >= m_changes; });
        const int rate = place == kRates.end() ? kRates.back() : *place;
        const std::string reason = m_changes == 0.0
            ? "the controllers change only now and then, or with notes, which are answered at once."
            : fmt::format(
                "where they move fast, the controllers take about {:.0f} new values a second.",
                m_changes);
        propose("representation.update_rate",
                rate,
                reason,
                m_changes == 0.0
                    ? Parts {{ProposalFact::ChangesWithNotes, {}}}
                    : Parts {{ProposalFact::ChangesOften, {fmt::format("{:.0f}", m_changes)}}});
    }

    /// Whether velocity tells something about any controller that could not be chance.
    bool velocityMatters() const
    {
        const double n = std::max(1.0, static_cast<double>(m_notes.noteCount));
        const double least = std::clamp(2.5 / std::sqrt(n), 0.3, 0.7);
        return std::any_of(
            m_controllers.begin(), m_controllers.end(), [&](std::uint8_t controller) {
                return velocityInfluence(m_examples, controller) > least;
            });
    }

    /// Whether few examples contradict each other unless the velocity is heard, and no longer do if
    /// it is.
    bool onlyVelocityTellsApart() const
    {
        Random random(1);
        auto settings = m_proposal.conf.settings(random);
        if (!settings || m_notes.noteCount > kFewNotes)
            return false;
        settings->features = {};
        settings->features.set(Feature::SomeNoteOn);
        settings->features.set(Feature::NoteStruck, m_notes.hasSeveralInOneExample);
        settings->features.set(Feature::NoteReleased, m_notes.overlap);
        settings->features.set(Feature::Interval, m_notes.hasIntervals);
        if (findContradictions(m_examples, *settings).empty())
            return false;
        settings->features.set(Feature::Velocity);
        return findContradictions(m_examples, *settings).empty();
    }

    void proposeFeatures()
    {
        FeatureSet features;
        features.set(Feature::SomeNoteOn);
        std::string reason = "whether a key is down always tells something.";
        Parts parts {{ProposalFact::KeyDownTells, {}}};
        using Said = std::pair<const char*, ProposalFact>;
        const auto say = [&](const Said& said) {
            reason += said.first;
            parts.push_back({said.second, {}});
        };
        const auto add = [&](Feature feature, bool isWanted, const Said& yes, const Said& no) {
            features.set(feature, isWanted);
            say(isWanted ? yes : no);
        };
        const bool several = m_notes.hasSeveralInOneExample;
        add(Feature::NoteStruck,
            several,
            {" Each new note may start something.", ProposalFact::EachNoteMayStart},
            {" There is one note.", ProposalFact::IsOneNote});
        features.set(Feature::NoteReleased, m_notes.overlap);
        if (m_notes.overlap)
            say({" Notes overlap, so that a release is heard only by its own feature.",
                 ProposalFact::NotesOverlap});
        const bool varies = m_notes.loudest >= m_notes.softest + kVelocitySpread;
        const bool follows = varies && velocityMatters();
        add(Feature::Velocity,
            varies && (follows || onlyVelocityTellsApart()),
            follows ? Said(" The controllers follow the velocity.", ProposalFact::FollowsVelocity)
                    : Said(" But for the velocity, examples would contradict each other.",
                           ProposalFact::OnlyVelocityTellsApart),
            varies ? Said(" Velocities differ, but the controllers do not follow them.",
                          ProposalFact::VelocityIsNotFollowed)
                   : Said(" All notes are about equally loud.", ProposalFact::EquallyLoud));
        add(Feature::Interval,
            m_notes.hasIntervals,
            {" Notes differ in pitch.", ProposalFact::PitchDiffers},
            {" Pitch never changes from note to note.", ProposalFact::PitchNeverChanges});
        propose("representation.input_features", features, reason, std::move(parts));
    }

    void proposePadding()
    {
        const bool several = m_notes.hasSeveralInOneExample;
        propose("training.mean_padding",
                several ? 1.0 : 0.5,
                several ? "a second of silence parts the examples."
                        : "a single note may come soon after the one before.",
                {{several ? ProposalFact::SilenceParts : ProposalFact::SingleNoteMayComeSoon, {}}});
        propose(
            "training.padding_stddev",
            several ? 0.3 : 0.5,
            several ? "so that time alone says nothing."
                    : "so that it sometimes follows at once, sometimes after a rest.",
            {{several ? ProposalFact::TimeAloneSaysNothing : ProposalFact::SometimesAtOnce, {}}});
    }

    void proposeRepetitions()
    {
        double seconds = 0.0;
        for (const Sequence& example : m_examples)
            seconds += std::chrono::duration<double>(music::lengthOf(example)).count();
        const bool isLong = seconds > kLongSeconds;
        const auto reason = fmt::format("the examples last {:.1f} seconds together.", seconds);
        const Parts parts {{ProposalFact::LastsTogether, {fmt::format("{:.1f}", seconds)}}};
        propose("training.example_repetitions", isLong ? 1 : 2, reason, parts);
        propose("training.validation_example_repetitions", isLong ? 2 : 5, reason, parts);
    }

    void proposeTempo()
    {
        const bool several = m_notes.hasSeveralInOneExample;
        // Stretching time blurs a movement that has its own clock.
        const bool isFree = several && m_changes == 0.0;
        const char* reason = !several ? "single notes keep their timing."
            : isFree                  ? "the controllers change with the notes, whenever they come."
                     : "the controllers move on their own clock between the notes.";
        const Parts parts {{!several     ? ProposalFact::SingleNotesKeepTiming
                                : isFree ? ProposalFact::ChangesOnlyWithNotes
                                         : ProposalFact::MovesOnOwnClock,
                            {}}};
        propose("training.tempo_adjustment_factor", isFree ? 0.2 : 0.0, reason, parts);
        propose("training.tempo_jitter_factor", isFree ? 0.1 : 0.0, reason, parts);
    }

    using Pairs = std::vector<std::pair<int, int>>;
    static std::span<const std::pair<int, int>> asSpan(const Pairs& pairs) { return pairs; }

    static std::string joined(const std::vector<std::string>& parts)
    {
        return std::accumulate(
                   parts.begin(),
                   parts.end(),
                   std::string(),
                   [](auto text, auto& part) { return text + (text.empty() ? "" : "; ") + part; })
            + ".";
    }

    const std::vector<Sequence>& m_examples;
    NoteEvidence m_notes;
    std::map<std::uint8_t, ControllerEvidence> m_evidence;
    Proposal m_proposal {LarasynthConf::generated(), {}, {}};
    std::vector<std::uint8_t> m_controllers; ///< ascending
    int m_outputs = 0;
    double m_changes = 0.0; ///< a second, of the fastest controller
};

} // namespace

Proposal proposeSettings(const std::vector<Sequence>& examples)
{
    return Proposer(examples).run();
}

int proposedOutputCount(const std::vector<Sequence>& examples, std::uint8_t controller)
{
    std::set<std::uint8_t> values;
    for (const Sequence& example : examples)
        for (const music::Event& event : example)
            if (event.kind == music::EventKind::Controller && event.number == controller)
                values.insert(event.value);
    return countFor(values);
}

} // namespace timbrel::expression
