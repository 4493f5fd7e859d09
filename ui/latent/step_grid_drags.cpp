// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/step_grid_drags.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {

using music::Pattern;
using music::PatternCell;

namespace {

constexpr double kGridDecided = 4.0; ///< pixels after which it is clear what is meant
constexpr double kVelocityTravel = 100.0; ///< pixels from silence to the loudest
constexpr float kSoftest = 0.02F; ///< that a drag makes of an onset: it does not vanish

class GridTexts
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::StepGrid)
public:
    static QString draw() { return tr("Draw onsets"); }
    static QString erase() { return tr("Erase onsets"); }
    static QString velocity() { return tr("Velocity of onsets"); }
    static QString offset() { return tr("Time of onsets"); }
    static QString velocityText(float velocity)
    {
        return tr("Velocity %1").arg(std::lround(127.0F * velocity));
    }
    static QString offsetText(float offset)
    {
        const auto percent = std::lround(100.0F * offset);
        if (percent == 0)
            return tr("On the step");
        return percent > 0 ? tr("%1 % of a step late").arg(percent)
                           : tr("%1 % of a step early").arg(-percent);
    }
};

template<class Change>
Pattern changedOnsets(const Pattern& pattern, const GridRange& range, Change change)
{
    Pattern to = pattern;
    const GridRange in = range.ordered();
    for (std::size_t row = in.from.row; row <= in.to.row && row < pattern.shape().rows; ++row)
        for (std::size_t step = in.from.step; step <= in.to.step && step < pattern.shape().steps;
             ++step)
            if (const PatternCell& cell = pattern.at(row, step); cell.isOnset())
                to.set(row, step, change(cell));
    return to;
}

class CellDrag final : public GridDrag
{
public:
    CellDrag(const GridContext& context, GridCell cell, const GridPointer& pointer)
        : m_context(context)
        , m_before(context.document.setup())
        , m_pattern(context.document.pattern())
        , m_cell(cell)
        , m_wasOnset(m_pattern.at(cell.row, cell.step).isOnset())
        , m_isFree(pointer.modifiers.testFlag(Qt::AltModifier))
        , m_from(pointer.place)
    {
        m_context.document.beginDrag();
        if (!m_wasOnset) {
            m_pattern.set(cell.row, cell.step, {m_context.velocity, 0.0F});
            m_context.document.edit(m_pattern, GridTexts::draw());
        }
        const auto& selection = context.scene.selection;
        m_range = m_wasOnset && selection && selection->contains(cell) ? *selection
                                                                       : GridRange {cell, cell};
    }
    void move(const GridPointer& pointer) override
    {
        const QPointF way = pointer.place - m_from;
        if (m_meaning == Meaning::Undecided) {
            if (std::hypot(way.x(), way.y()) < kGridDecided)
                return;
            const bool isAcross = std::abs(way.x()) > std::abs(way.y());
            if (!isAcross)
                m_meaning = Meaning::Velocity;
            else if (m_isFree)
                m_meaning = Meaning::Offset;
            else if (m_context.scene.layout.stepAt(pointer.place.x()) != m_cell.step)
                m_meaning = Meaning::Cells;
            else
                return;
        }
        const double fine = pointer.modifiers.testFlag(Qt::ShiftModifier) ? 0.2 : 1.0;
        if (m_meaning == Meaning::Velocity)
            setVelocity(static_cast<float>(-way.y() / kVelocityTravel * fine));
        else if (m_meaning == Meaning::Offset)
            setOffset(static_cast<float>(way.x() / m_context.scene.layout.stepWidth() * fine));
        else
            paintTo(m_context.scene.layout.stepAt(pointer.place.x()));
    }
    void finish() override
    {
        if (m_meaning == Meaning::Undecided && m_wasOnset && !m_isFree) {
            m_pattern.clear(m_cell.row, m_cell.step);
            m_context.document.edit(m_pattern, GridTexts::erase());
        }
        m_context.document.endDrag();
        m_context.document.seal();
    }
    void cancel() override
    {
        m_context.document.change(m_before, GridTexts::draw(), LatentDocument::Kind::Cells);
        m_context.document.endDrag();
    }
    [[nodiscard]] QString text() const override { return m_text; }

private:
    enum class Meaning
    {
        Undecided,
        Cells,
        Velocity,
        Offset
    };

    void setVelocity(float by)
    {
        const Pattern to = louder(m_pattern, m_range, by);
        m_context.velocity = to.at(m_cell.row, m_cell.step).velocity;
        m_text = GridTexts::velocityText(m_context.velocity);
        m_context.document.edit(to, GridTexts::velocity());
    }
    void setOffset(float by)
    {
        const Pattern to = later(m_pattern, m_range, by);
        m_text = GridTexts::offsetText(to.at(m_cell.row, m_cell.step).offset);
        m_context.document.edit(to, GridTexts::offset());
    }
    void paintTo(std::size_t step)
    {
        for (std::size_t at = std::min(step, m_cell.step); at <= std::max(step, m_cell.step); ++at)
            if (m_wasOnset)
                m_pattern.clear(m_cell.row, at);
            else if (!m_pattern.at(m_cell.row, at).isOnset())
                m_pattern.set(m_cell.row, at, {m_context.velocity, 0.0F});
        m_context.document.edit(m_pattern, m_wasOnset ? GridTexts::erase() : GridTexts::draw());
    }

    GridContext m_context;
    pattern::PadSetup m_before;
    Pattern m_pattern; ///< as the press left it
    GridCell m_cell;
    bool m_wasOnset;
    bool m_isFree;
    QPointF m_from;
    GridRange m_range;
    Meaning m_meaning = Meaning::Undecided;
    QString m_text;
};

class SelectDrag final : public GridDrag
{
public:
    SelectDrag(const GridContext& context, GridCell cell)
        : m_context(context)
        , m_before(context.scene.selection)
    {
        m_context.scene.selection = GridRange {cell, cell};
        m_context.scene.cursor = cell;
    }
    void move(const GridPointer& pointer) override
    {
        const GridCell to {m_context.scene.layout.rowAt(pointer.place.y()),
                           m_context.scene.layout.stepAt(pointer.place.x())};
        m_context.scene.selection->to = to;
        m_context.scene.cursor = to;
    }
    void finish() override { }
    void cancel() override { m_context.scene.selection = m_before; }

private:
    GridContext m_context;
    std::optional<GridRange> m_before;
};

} // namespace

std::unique_ptr<GridDrag>
beginGridDrag(const GridContext& context, GridCell cell, const GridPointer& pointer)
{
    if (pointer.modifiers.testFlag(Qt::ControlModifier))
        return std::make_unique<SelectDrag>(context, cell);
    return std::make_unique<CellDrag>(context, cell, pointer);
}

Pattern louder(const Pattern& pattern, const GridRange& range, float by)
{
    return changedOnsets(pattern, range, [by](PatternCell cell) {
        cell.velocity = std::clamp(cell.velocity + by, kSoftest, 1.0F);
        return cell;
    });
}

Pattern later(const Pattern& pattern, const GridRange& range, float by)
{
    return changedOnsets(pattern, range, [by](PatternCell cell) {
        cell.offset = std::clamp(cell.offset + by, -0.5F, 0.5F);
        return cell;
    });
}

Pattern onTheStep(const Pattern& pattern, const GridRange& range)
{
    return changedOnsets(pattern, range, [](PatternCell cell) {
        cell.offset = 0.0F;
        return cell;
    });
}

Pattern cleared(const Pattern& pattern, const GridRange& range)
{
    return changedOnsets(pattern, range, [](PatternCell) { return PatternCell {}; });
}

} // namespace timbrel::ui
