// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_sequencer.h"

#include <algorithm>
#include <cmath>

namespace timbrel::pattern {

using audio::BlockSink;
using audio::BlockTime;
using midi::MidiMessage;

namespace {

constexpr double kLead = 0.75; ///< steps: how long before its time a step is decided on
constexpr double kNear = 0.02; ///< beats: the same place
constexpr double kGateSteps = 1.0; ///< how long notes last
constexpr double kChokedGateBeats = 2.0; ///< those that others of their group end

bool isPlayable(const OfferedPattern* offered) noexcept TIMBREL_REALTIME
{
    return offered != nullptr && offered->pattern.shape().steps > 0
        && offered->pattern.shape().stepsPerBeat > 0;
}

} // namespace

std::size_t SequencerStatus::stepAt(midi::Clock::time_point moment) const noexcept
{
    if (steps == 0)
        return 0;
    const double since = std::chrono::duration<double>(moment - heard).count();
    const double length = steps;
    const double there = std::fmod(step + since * stepsPerSecond, length);
    const auto index = static_cast<std::int64_t>(std::floor(there < 0.0 ? there + length : there));
    return static_cast<std::size_t>(std::clamp<std::int64_t>(index, 0, steps - 1));
}

std::int64_t StepSequencer::Placed::inPattern(std::int64_t step) const noexcept TIMBREL_REALTIME
{
    if (steps <= 0)
        return 0;
    const std::int64_t there = (step - repeated) % steps;
    return there < 0 ? there + steps : there;
}

void StepSequencer::playBlock(const BlockTime& time, BlockSink& sink) noexcept TIMBREL_REALTIME
{
    m_settings = m_link.settings.read();
    m_hasSolo
        = std::any_of(m_settings.rows.begin(),
                      m_settings.rows.begin() + static_cast<std::ptrdiff_t>(m_settings.rowCount),
                      [](const SequencerRow& row) { return row.isSolo; });
    m_tempo = time.beats.tempo();
    if (!time.beats.isRunning()) {
        m_wasRunning = false;
        m_onsetCount = m_noteCount = 0; // the engine has ended them
        writeStatus(time);
        return;
    }
    if (!m_wasRunning || time.beats.starts() != m_starts)
        begin(time.beats.beat(), sink);
    else if (time.beats.leaps() != m_leaps)
        leapTo(time.beats.beat());
    m_wasRunning = true;
    m_starts = time.beats.starts();
    m_leaps = time.beats.leaps();
    decide(time);
    playDue(time, sink);
    m_end = time.beats.beat() + static_cast<double>(time.frames) * time.beats.beatsPerFrame();
    writeStatus(time);
}

void StepSequencer::begin(double beat, BlockSink& sink) noexcept TIMBREL_REALTIME
{
    while (m_noteCount > 0)
        endNote(m_noteCount - 1, 0, sink);
    m_pattern = nullptr;
    m_stepCount = 0;
    m_early.reset();
    m_skipped.reset();
    m_decided = {};
    m_decided.bars = 1;
    m_onsetCount = 0;
    findPlace(beat);
    if (isPlayable(m_pattern) && m_nextStep == 1 && beat * m_decided.stepsPerBeat < 0.5)
        m_nextStep = 0; // it is just over: another clock's start is heard of a little later
}

void StepSequencer::leapTo(double beat) noexcept TIMBREL_REALTIME
{
    m_skipped.reset();
    if (std::abs(m_earlyStep - m_end) < kNear)
        m_skipped = m_early;
    m_early.reset();
    m_onsetCount = 0;
    findPlace(beat);
    if (m_pattern != nullptr && m_decided.beatOf(m_nextStep) - beat > kNear)
        m_skipped.reset();
}

/// Patterns lie from beat 0 on.
void StepSequencer::findPlace(double beat) noexcept TIMBREL_REALTIME
{
    (void)takeNewest();
    m_decided.origin = 0.0;
    m_decided.repeated = 0;
    m_decided.from = beat;
    m_nextStep = static_cast<std::int64_t>(std::ceil(beat * m_decided.stepsPerBeat - 1e-6));
    m_heard = m_decided;
}

/// Whether another pattern takes over. What is in hand of both sources afterwards is what plays and
/// what is older than that, so nobody takes back what plays.
bool StepSequencer::takeNewest() noexcept TIMBREL_REALTIME
{
    const OfferedPattern* const drawn = m_link.drawn.current();
    const OfferedPattern* const generated = m_link.generated.current();
    const OfferedPattern* newest = isPlayable(drawn) ? drawn : nullptr;
    if (isPlayable(generated) && (newest == nullptr || generated->number > newest->number))
        newest = generated;
    const bool isNew = newest != nullptr && newest != m_pattern;
    m_pattern = newest;
    if (!isNew)
        return false;
    const music::PatternShape& shape = newest->pattern.shape();
    m_decided.number = newest->number;
    m_decided.steps = static_cast<std::int64_t>(shape.steps);
    m_decided.stepsPerBeat = shape.stepsPerBeat;
    m_decided.stepsPerBar = std::clamp(
        static_cast<std::int64_t>(shape.stepsPerBar()), std::int64_t {1}, m_decided.steps);
    return true;
}

void StepSequencer::decide(const BlockTime& time) noexcept TIMBREL_REALTIME
{
    if (m_pattern == nullptr) { // the first has come while the beats ran already
        findPlace(time.beats.beat());
        if (m_pattern == nullptr)
            return;
    }
    const double end
        = time.beats.beat() + static_cast<double>(time.frames) * time.beats.beatsPerFrame();
    while (m_decided.beatOf(m_nextStep) - kLead / m_decided.stepsPerBeat <= end) {
        if (m_stepCount > 0)
            decideBoundary();
        decideStep();
        ++m_nextStep;
        ++m_stepCount;
    }
    if (m_decided.from <= time.beats.beat())
        m_heard = m_decided;
}

/// Before the step that is decided next: whether it begins something, and what then.
void StepSequencer::decideBoundary() noexcept TIMBREL_REALTIME
{
    const std::int64_t step = m_decided.inPattern(m_nextStep);
    const bool isBar = step % m_decided.stepsPerBar == 0;
    const bool isBeat = isBar || step % m_decided.stepsPerBeat == 0;
    const ChangeAt at = m_settings.changeAt;
    if (!isBar && at == ChangeAt::Bar)
        return;
    if (!isBeat && at == ChangeAt::Beat)
        return;
    const double beat = m_decided.beatOf(m_nextStep);
    const Placed before = m_decided;
    const bool isLate = isGenerationLate();
    if (isBar) {
        ++m_decided.bars;
        m_decided.repeated = isLate ? before.repeated + before.stepsPerBar : 0;
    }
    if (isLate && (isBar || m_lateRequest != m_newestRequest)) {
        m_lateRequest = m_newestRequest;
        ++m_status.lateGenerations;
    }
    if (m_decided.steps != before.steps || m_decided.stepsPerBeat != before.stepsPerBeat) {
        m_decided.origin = beat;
        m_decided.repeated = 0;
        m_nextStep = 0;
    }
    if (isBar || m_decided.number != before.number)
        m_decided.from = beat; // until then what is heard is what was
}

/// Takes what is there; late is what was asked for in time and is not.
bool StepSequencer::isGenerationLate() noexcept TIMBREL_REALTIME
{
    // acquire: what had been served by then is in the snapshot
    const std::uint64_t served = m_link.served.load(std::memory_order_acquire);
    m_newestRequest = m_link.requested.load(std::memory_order_relaxed);
    return !takeNewest() && m_newestRequest > served;
}

void StepSequencer::decideStep() noexcept TIMBREL_REALTIME
{
    if (m_pattern == nullptr)
        return;
    const music::Pattern& pattern = m_pattern->pattern;
    const auto step = static_cast<std::size_t>(m_decided.inPattern(m_nextStep));
    const std::size_t rows = std::min(pattern.shape().rows, m_settings.rowCount);
    for (std::size_t row = 0; row < rows; ++row)
        if (const music::PatternCell& cell = pattern.at(row, step);
            cell.isOnset() && !m_skipped[row])
            decideOnset(row, cell);
    m_skipped.reset();
}

void StepSequencer::decideOnset(std::size_t row,
                                const music::PatternCell& cell) noexcept TIMBREL_REALTIME
{
    if (m_onsetCount == m_onsets.size()) {
        ++m_status.dropped;
        return;
    }
    const int stepsPerBeat = m_decided.stepsPerBeat;
    const Deviation deviation = deviationOf(m_settings.humanise, m_stepCount, row);
    const double straight = m_decided.beatOf(m_nextStep);
    const double step
        = swungStep(m_nextStep, stepsPerBeat, m_settings.swing) + static_cast<double>(cell.offset);
    const double due = m_decided.origin + step / stepsPerBeat + deviation.seconds * m_tempo / 60.0;
    const float velocity = std::round((cell.velocity + deviation.velocity) * 127.0F);
    m_onsets[m_onsetCount++] = {std::max(due, straight - kLead / stepsPerBeat),
                                straight,
                                static_cast<std::uint8_t>(row),
                                static_cast<std::uint8_t>(std::clamp(velocity, 1.0F, 127.0F))};
}

/// Notes that end and onsets that are due, in the order of their frames.
void StepSequencer::playDue(const BlockTime& time, BlockSink& sink) noexcept TIMBREL_REALTIME
{
    const auto length = static_cast<std::int64_t>(time.frames);
    while (true) {
        std::int64_t first = length;
        std::size_t note = m_noteCount;
        for (std::size_t i = 0; i < m_noteCount; ++i)
            if (m_notes[i].framesLeft < first) {
                first = m_notes[i].framesLeft;
                note = i;
            }
        std::size_t onset = m_onsetCount;
        for (std::size_t i = 0; i < m_onsetCount; ++i) {
            const std::int64_t frame = frameOf(m_onsets[i], time.beats);
            const bool isFirst = frame < first
                || (frame == first && onset < m_onsetCount
                    && m_onsets[i].row < m_onsets[onset].row);
            if (isFirst) {
                first = frame;
                onset = i;
            }
        }
        if (onset < m_onsetCount)
            playOnset(onset, first, time, sink);
        else if (note < m_noteCount)
            endNote(note, first, sink);
        else
            break;
    }
    for (std::size_t i = 0; i < m_noteCount; ++i)
        m_notes[i].framesLeft -= length;
}

std::int64_t StepSequencer::frameOf(const Onset& onset,
                                    const audio::BeatClock& beats) noexcept TIMBREL_REALTIME
{
    return std::max<std::int64_t>(beats.frameOf(onset.beat), 0); // it may be late after a start
}

bool StepSequencer::isSilent(std::size_t row) const noexcept TIMBREL_REALTIME
{
    return row >= m_settings.rowCount || m_settings.rows[row].isMuted
        || (m_hasSolo && !m_settings.rows[row].isSolo);
}

/// Of one group that is struck on one frame the last row is heard: the closed hat.
bool StepSequencer::isOutdone(const Onset& onset,
                              std::int64_t frame,
                              const audio::BeatClock& beats) const noexcept TIMBREL_REALTIME
{
    const std::uint8_t group = m_settings.rows[onset.row].chokeGroup;
    if (group == 0)
        return false;
    return std::any_of(m_onsets.begin(),
                       m_onsets.begin() + static_cast<std::ptrdiff_t>(m_onsetCount),
                       [&](const Onset& other) {
                           return other.row > onset.row && !isSilent(other.row)
                               && m_settings.rows[other.row].chokeGroup == group
                               && frameOf(other, beats) == frame;
                       });
}

void StepSequencer::playOnset(std::size_t at,
                              std::int64_t frame,
                              const BlockTime& time,
                              BlockSink& sink) noexcept TIMBREL_REALTIME
{
    const Onset onset = m_onsets[at];
    m_onsets[at] = m_onsets[--m_onsetCount];
    if (isSilent(onset.row) || isOutdone(onset, frame, time.beats))
        return;
    rememberEarly(onset, time.beats.frameOf(onset.stepBeat) > frame);
    const SequencerRow& row = m_settings.rows[onset.row];
    for (std::size_t i = m_noteCount; i-- > 0;) {
        const Note& note = m_notes[i];
        const bool isSame = note.as.note == row.note && note.as.channel == row.channel;
        if (isSame || (row.chokeGroup != 0 && note.as.chokeGroup == row.chokeGroup))
            endNote(i, frame, sink);
    }
    if (m_noteCount == m_notes.size())
        endNote(0, frame, sink);
    const double gateBeats
        = row.chokeGroup != 0 ? kChokedGateBeats : kGateSteps / m_heard.stepsPerBeat;
    const auto gate = std::llround(gateBeats / time.beats.beatsPerFrame());
    sink.play(MidiMessage::noteOn(row.channel, row.note, onset.velocity),
              static_cast<std::size_t>(frame),
              m_settings.targets);
    m_notes[m_noteCount++] = {frame + std::max<std::int64_t>(gate, 1), row, m_settings.targets};
}

void StepSequencer::rememberEarly(const Onset& onset, bool isEarly) noexcept TIMBREL_REALTIME
{
    if (!isEarly)
        return;
    if (std::abs(onset.stepBeat - m_earlyStep) > kNear)
        m_early.reset();
    m_earlyStep = onset.stepBeat;
    m_early[onset.row] = true;
}

void StepSequencer::endNote(std::size_t at,
                            std::int64_t frame,
                            BlockSink& sink) noexcept TIMBREL_REALTIME
{
    const Note note = m_notes[at];
    m_notes[at] = m_notes[--m_noteCount];
    sink.play(MidiMessage::noteOff(note.as.channel, note.as.note),
              static_cast<std::size_t>(std::max<std::int64_t>(frame, 0)),
              note.targets);
}

void StepSequencer::writeStatus(const BlockTime& time) noexcept TIMBREL_REALTIME
{
    const bool isRunning = time.beats.isRunning();
    const bool isPlaying = isRunning && m_pattern != nullptr && m_heard.steps > 0;
    m_status.heard = time.heard;
    m_status.isRunning = isRunning;
    m_status.steps = static_cast<std::uint32_t>(m_heard.steps);
    m_status.patternNumber = isPlaying ? m_heard.number : 0;
    m_status.bars = isRunning ? m_heard.bars : 0;
    m_status.step = 0.0;
    m_status.stepsPerSecond = 0.0;
    if (isPlaying) {
        const auto length = static_cast<double>(m_heard.steps);
        const double since = (time.beats.beat() - m_heard.origin) * m_heard.stepsPerBeat
            - static_cast<double>(m_heard.repeated);
        m_status.step = since - std::floor(since / length) * length;
        m_status.stepsPerSecond = m_tempo / 60.0 * m_heard.stepsPerBeat;
    }
    m_link.status.write(m_status);
}

} // namespace timbrel::pattern
