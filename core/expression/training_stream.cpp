// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_stream.h"

#include "core/expression/vary_example.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbrel::expression {
namespace {

using music::Event;
using music::EventKind;

/// Share of varied copies that follow at once, and how much longer than taught a silence may be.
constexpr double kNoSilenceShare = 0.25;
constexpr double kLongestSilence = 2.0;

constexpr double kRecombinedShare = 0.5;
constexpr std::size_t kRecombinedNotes = 16;

/// 1 + U(0, f) or 1 - U(0, f) / 2 with equal chance: up to twice as slow or twice as fast.
double stretch(Random& random, double factor)
{
    if (factor <= 0.0)
        return 1.0;
    return random.chance(0.5) ? 1.0 + random.uniform(0.0, factor)
                              : 1.0 - random.uniform(0.0, factor) / 2.0;
}

Microseconds scaled(Microseconds gap, double factor)
{
    return Microseconds {std::llround(static_cast<double>(gap.count()) * factor)};
}

Microseconds silence(Random& random, const TrainingSettings& settings)
{
    const double seconds
        = random.normal(settings.meanPaddingSeconds, settings.paddingStandardDeviationSeconds);
    return seconds <= 0.0 ? Microseconds {1} : Microseconds {std::llround(seconds * 1e6) + 1};
}

/// Players begin at once, repeat a note fast, or rest for longer than any example does: without
/// these a network learns to be ready after the taught silence only.
Microseconds otherSilence(Random& random, Microseconds taught)
{
    const double share
        = random.chance(kNoSilenceShare) ? 0.0 : random.uniform(0.0, kLongestSilence);
    return scaled(taught, share) + Microseconds {1};
}

} // namespace

std::shared_ptr<const TrainingExamples> trainingExamplesOf(std::vector<music::Sequence> sequences,
                                                           const Settings& settings,
                                                           Warnings* warnings)
{
    auto examples = std::make_shared<TrainingExamples>();
    examples->outputs = outputCodingOf(sequences, settings, warnings);
    examples->features = settings.features;
    examples->settings = settings.training;
    examples->updatePeriod = Microseconds {1'000'000 / std::max(settings.updateRate, 1)};
    for (auto& sequence : sequences) {
        if (sequence.empty())
            continue;
        examples->longestNote = std::max(examples->longestNote, longestNoteIn(sequence));
        examples->sequences.push_back(music::rebased(std::move(sequence)));
    }
    examples->units = recombinableUnits(examples->sequences, examples->outputs, examples->features);
    return examples;
}

SequenceWalker::SequenceWalker(std::shared_ptr<const TrainingExamples> examples, int repetitions)
    : m_examples(std::move(examples))
    , m_repetitions(repetitions)
    , m_encoder(m_examples->features)
    , m_targets(m_examples->controllerCount())
{ }

void SequenceWalker::begin(Random& random, bool isVaried)
{
    m_random = random.fork();
    m_isVaried = isVaried;
    m_isRecombined = isVaried && !m_examples->units.empty() && m_random.chance(kRecombinedShare);
    const std::size_t count = m_isRecombined ? 1 : m_examples->sequences.size();
    m_order.resize(count * static_cast<std::size_t>(m_repetitions));
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_order[i] = i % count;
    m_random.shuffle(m_order);
    m_copy = 0;
    m_tempo = stretch(m_random, m_examples->settings.tempoAdjustmentFactor);
    m_events.clear();
    m_event = 0;
    m_nextUpdate = Microseconds {0};
    setDefaults();
    beginCopy();
}

void SequenceWalker::setDefaults()
{
    const auto& controllers = m_examples->outputs.controllers;
    for (std::size_t i = 0; i < controllers.size(); ++i)
        m_targets[i] = controllers[i].indexOf(controllers[i].defaultValue);
}

void SequenceWalker::beginCopy()
{
    const TrainingSettings& settings = m_examples->settings;
    const bool isFirst = m_copy == 0;
    Microseconds start
        = isFirst ? Microseconds {0} : m_events.back().time + m_examples->updatePeriod;
    if (settings.meanPaddingSeconds > 0.0 || settings.paddingStandardDeviationSeconds > 0.0) {
        setDefaults();
        const Microseconds pause = silence(m_random, settings);
        start += m_isVaried ? otherSilence(m_random, pause) : pause;
    }
    m_encoder.reset();
    scheduleEvents(m_isRecombined ? recombined(m_examples->units, kRecombinedNotes, m_random)
                                  : m_examples->sequences[m_order[m_copy]],
                   start);
    if (m_isVaried)
        varyExample(m_events, m_examples->longestNote, m_random);
    m_event = 0;
}

void SequenceWalker::scheduleEvents(const music::Sequence& source, Microseconds start)
{
    const double jitter = m_examples->settings.tempoJitterFactor;
    m_events.assign(source.begin(), source.end());
    Microseconds time = start;
    Microseconds before = source.front().time;
    for (Event& event : m_events) {
        const Microseconds gap = event.time - before;
        before = event.time;
        // without tempo variation, times stay exact to the microsecond
        time += jitter > 0.0 || m_tempo != 1.0 ? scaled(gap, m_tempo * stretch(m_random, jitter))
                                               : gap;
        event.time = time;
    }
}

void SequenceWalker::applyController(const Event& event)
{
    const auto& controllers = m_examples->outputs.controllers;
    for (std::size_t i = 0; i < controllers.size(); ++i)
        if (controllers[i].controller == event.number)
            m_targets[i] = controllers[i].indexOf(event.value);
}

void SequenceWalker::emit(const TrainingStep& step)
{
    m_encoder.encode(step.features);
    std::copy(m_targets.begin(), m_targets.end(), step.targets.begin());
}

bool SequenceWalker::next(const TrainingStep& step)
{
    while (true) {
        if (m_event == m_events.size()) {
            if (m_copy + 1 == m_order.size())
                return false;
            ++m_copy;
            beginCopy();
        }
        const Event& event = m_events[m_event];
        if (event.time > m_nextUpdate) {
            m_nextUpdate += m_examples->updatePeriod;
            emit(step);
            return true;
        }
        ++m_event;
        if (event.kind == EventKind::Controller) {
            applyController(event);
            continue;
        }
        // A controller that is set at the very time of a note is what the note must sound with.
        for (std::size_t i = m_event; i < m_events.size() && m_events[i].time == event.time; ++i)
            if (m_events[i].kind == EventKind::Controller)
                applyController(m_events[i]);
        if (event.kind == EventKind::NoteOn)
            m_encoder.noteOn(event.number, event.value);
        else
            m_encoder.noteOff(event.number);
        m_nextUpdate = event.time + m_examples->updatePeriod;
        emit(step);
        return true;
    }
}

} // namespace timbrel::expression
