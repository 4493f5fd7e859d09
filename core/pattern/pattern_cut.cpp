// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_cut.h"

#include "core/pattern/pattern_json.h"
#include "core/pattern/sequencer_settings.h"
#include "core/pattern/step_grid.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace timbrel::pattern {
namespace {

/// A stroke on its step.
struct LaidStroke
{
    std::int64_t step = 0; ///< from the beginning of the stretch
    std::uint8_t row = 0;
    music::PatternCell cell;
};

float thousandths(double value)
{
    return static_cast<float>(std::round(value * 1000.0) / 1000.0);
}

LaidStroke laid(const DrumStroke& stroke, double steps, int stepsPerBeat, float swing)
{
    const auto below = static_cast<std::int64_t>(std::floor(steps));
    std::int64_t nearest = 0;
    double off = steps - swungStep(0, stepsPerBeat, swing);
    for (std::int64_t step = std::max<std::int64_t>(below - 1, 0); step <= below + 1; ++step)
        if (const double its = steps - swungStep(step, stepsPerBeat, swing);
            std::abs(its) < std::abs(off) || (its < 0.0 && -its == off)) {
            off = its;
            nearest = step;
        }
    return {nearest, stroke.row, {stroke.velocity, thousandths(std::clamp(off, -0.5, 0.5))}};
}

/// The strokes of one stretch of one metre, and the patterns that become of them.
class StretchCutter
{
public:
    StretchCutter(const DrumTake& take,
                  const Stretch& stretch,
                  std::span<const DrumStroke> strokes,
                  std::size_t rows,
                  const CutSettings& settings)
        : m_take(take)
        , m_stretch(stretch)
        , m_strokes(strokes)
        , m_rows(rows)
        , m_settings(settings)
        , m_swing(take.layout ? take.layout->swing : kStraight)
        , m_stepsPerBeat(stepsPerBeat())
        , m_stepsPerBar(m_stepsPerBeat * stretch.metre.beatsPerBar)
    { }

    void cutInto(CutTake& out, std::size_t firstBar) const
    {
        std::vector<LaidStroke> laidStrokes;
        laidStrokes.reserve(m_strokes.size());
        for (const DrumStroke& stroke : m_strokes)
            laidStrokes.push_back(
                laid(stroke, beatOf(stroke) * m_stepsPerBeat, m_stepsPerBeat, m_swing));
        std::stable_sort(laidStrokes.begin(), laidStrokes.end(), [](const auto& a, const auto& b) {
            return a.step < b.step;
        });
        if (laidStrokes.empty())
            return;
        const std::int64_t length = lengthUpTo(laidStrokes.back().step);
        const std::int64_t window = windowSteps();
        const bool isWhole = length <= window || hasLayout();
        const std::int64_t bar = laidStrokes.front().step / m_stepsPerBar;
        const std::int64_t start = isWhole ? 0 : bar * m_stepsPerBar;
        for (std::size_t i = 0; i < laidStrokes.size();) {
            const std::int64_t first = start + (laidStrokes[i].step - start) / window * window;
            CutPattern made = emptyAt(first, std::min(window, length - first));
            made.firstBar = firstBar + static_cast<std::size_t>(first / m_stepsPerBar);
            for (; i < laidStrokes.size() && laidStrokes[i].step < first + window; ++i)
                lay(made.pattern, laidStrokes[i], first, out.mergedStrokes);
            out.patterns.push_back(std::move(made));
        }
    }

private:
    [[nodiscard]] double beatOf(const DrumStroke& stroke) const
    {
        return (stroke.quarter - m_stretch.begin) / m_stretch.metre.quartersPerBeat;
    }

    [[nodiscard]] int stepsPerBeat() const
    {
        if (m_settings.stepsPerBeat || m_take.layout)
            return m_settings.stepsPerBeat ? *m_settings.stepsPerBeat : m_take.layout->stepsPerBeat;
        StepGrid grid(m_stretch.metre);
        std::vector<double> beats;
        for (std::size_t row = 0; row < m_rows; ++row) {
            beats.clear();
            for (const DrumStroke& stroke : m_strokes)
                if (stroke.row == row)
                    beats.push_back(beatOf(stroke));
            grid.addRow(beats);
        }
        return grid.stepsPerBeat();
    }

    [[nodiscard]] bool hasLayout() const { return m_take.layout && m_take.layout->steps > 0; }

    /// Whole bars, and not more than a pattern may have steps.
    [[nodiscard]] std::int64_t windowSteps() const
    {
        if (hasLayout())
            return m_take.layout->steps;
        const auto most = static_cast<std::int64_t>(kLongestPatternSteps) / m_stepsPerBar;
        const std::int64_t bars
            = std::clamp<std::int64_t>(m_settings.bars, 1, std::max<std::int64_t>(most, 1));
        return bars * m_stepsPerBar;
    }

    /// In steps. A file that ends on a bar line shortly after says how long it is, as loops do.
    [[nodiscard]] std::int64_t lengthUpTo(std::int64_t lastStep) const
    {
        const std::int64_t part = hasLayout() ? m_take.layout->steps : m_stepsPerBar;
        const std::int64_t played = (lastStep / part + 1) * part;
        const double bars = (m_stretch.end - m_stretch.begin) / m_stretch.metre.quartersPerBar();
        const auto whole = static_cast<std::int64_t>(std::min(std::nearbyint(bars), 1e9));
        const bool isWhole = std::abs(bars - static_cast<double>(whole)) < 1e-3;
        const bool isLoop = isWhole && !hasLayout() && whole <= m_settings.bars;
        return isLoop ? std::max(played, whole * m_stepsPerBar) : played;
    }

    [[nodiscard]] CutPattern emptyAt(std::int64_t firstStep, std::int64_t steps) const
    {
        CutPattern made;
        const Metre& metre = m_stretch.metre;
        made.pattern = music::Pattern(
            {m_rows, static_cast<std::size_t>(steps), m_stepsPerBeat, metre.beatsPerBar});
        made.bars = static_cast<std::size_t>((steps + m_stepsPerBar - 1) / m_stepsPerBar);
        made.swing = m_swing;
        made.hasTempo = !m_take.tempos.empty();
        const double quarter = m_stretch.begin
            + static_cast<double>(firstStep) / m_stepsPerBeat * metre.quartersPerBeat;
        double quarters = 120.0;
        for (const TempoMark& mark : m_take.tempos)
            if (mark.quarter <= quarter + 1e-6 || &mark == &m_take.tempos.front())
                quarters = mark.quartersPerMinute;
        // files say how long a quarter is, in whole microseconds
        const double tempo = std::round(quarters / metre.quartersPerBeat * 100.0) / 100.0;
        made.tempo = std::clamp(tempo, kSlowestTempo, kFastestTempo);
        return made;
    }

    static void lay(music::Pattern& pattern,
                    const LaidStroke& stroke,
                    std::int64_t firstStep,
                    std::size_t& merged)
    {
        const auto step = static_cast<std::size_t>(stroke.step - firstStep);
        if (step >= pattern.shape().steps)
            return;
        const music::PatternCell& there = pattern.at(stroke.row, step);
        merged += there.isOnset() ? 1 : 0;
        if (stroke.cell.velocity > there.velocity)
            pattern.set(stroke.row, step, stroke.cell);
    }

    const DrumTake& m_take;
    const Stretch& m_stretch;
    std::span<const DrumStroke> m_strokes;
    std::size_t m_rows;
    const CutSettings& m_settings;
    float m_swing;
    int m_stepsPerBeat;
    std::int64_t m_stepsPerBar;
};

} // namespace

CutTake cut(const DrumTake& take, std::size_t rows, const CutSettings& settings)
{
    CutTake out;
    const double end = take.strokes.empty() ? 0.0 : take.strokes.back().quarter;
    const std::vector<Stretch> stretches
        = stretchesOf(take.signatures, std::max(take.lengthQuarters, end));
    std::size_t firstBar = 0;
    auto from = take.strokes.begin();
    for (const Stretch& stretch : stretches) {
        // what is played shortly before a bar line belongs behind it
        constexpr double kEarlyQuarters = 1.0 / 16.0;
        const bool isLast = &stretch == &stretches.back();
        const auto to = isLast
            ? take.strokes.end()
            : std::partition_point(from, take.strokes.end(), [&](const DrumStroke& stroke) {
                  return stroke.quarter < stretch.end - kEarlyQuarters;
              });
        const StretchCutter cutter(take, stretch, {from, to}, rows, settings);
        cutter.cutInto(out, firstBar);
        from = to;
        firstBar += static_cast<std::size_t>(std::min(
            std::ceil((stretch.end - stretch.begin) / stretch.metre.quartersPerBar() - 1e-6), 1e9));
    }
    return out;
}

} // namespace timbrel::pattern
