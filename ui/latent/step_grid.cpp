// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/step_grid.h"

#include "ui/common/theme.h"
#include "ui/latent/step_grid_painter.h"

#include <QAccessible>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kUsualStep = 4 * metrics::kStep;

} // namespace

StepGrid::StepGrid(LatentDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setObjectName(QStringLiteral("stepGrid"));
    setAccessibleName(tr("Step grid"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&document, &LatentDocument::patternChanged, this, &StepGrid::takePattern);
    connect(&document, &LatentDocument::changed, this, &StepGrid::takeSetup);
    takePattern();
    takeSetup();
}

StepGrid::~StepGrid() = default;

void StepGrid::takePattern()
{
    const music::Pattern& pattern = m_document.pattern();
    m_scene.pattern = &pattern;
    if (pattern.shape() != m_scene.layout.shape) {
        cancelDrag();
        m_scene.layout.shape = pattern.shape();
        m_scene.selection.reset();
        m_scene.cursor = {};
        m_scene.hot.reset();
        updateGeometry();
        takeSetup();
    }
    update();
}

void StepGrid::takeSetup()
{
    const pattern::PadSetup& setup = m_document.setup();
    m_scene.pattern = &m_document.pattern();
    const std::size_t count = m_scene.layout.shape.rows;
    bool isAnySolo = false;
    for (std::size_t row = 0; row < count; ++row)
        isAnySolo = isAnySolo || setup.rowAt(row).isSolo;
    std::vector<GridRowLook> rows;
    for (std::size_t row = 0; row < count; ++row) {
        const pattern::PadRow as = setup.rowAt(row);
        rows.push_back({!as.isMuted && (as.isSolo || !isAnySolo), as.isLocked});
    }
    if (rows == m_scene.rows)
        return;
    m_scene.rows = std::move(rows);
    update();
}

void StepGrid::setRowNames(const QStringList& names)
{
    m_rowNames = names;
}

void StepGrid::setRowHeight(int height)
{
    if (m_scene.layout.rowHeight == height)
        return;
    cancelDrag();
    m_scene.layout.rowHeight = height;
    updateGeometry();
    update();
}

QRect StepGrid::columnPart(std::optional<std::size_t> step) const
{
    return step ? m_scene.layout.columnRect(*step).toAlignedRect() : QRect();
}

void StepGrid::showPlaying(std::optional<std::size_t> step)
{
    if (step == m_scene.playing)
        return;
    update(columnPart(m_scene.playing));
    m_scene.playing = step;
    update(columnPart(step));
}

QString StepGrid::cellText(GridCell cell) const
{
    const music::PatternShape& shape = m_scene.layout.shape;
    if (cell.row >= shape.rows || cell.step >= shape.steps)
        return {};
    const std::size_t inBar = cell.step % shape.stepsPerBar();
    const auto perBeat = static_cast<std::size_t>(shape.stepsPerBeat);
    //: a place in the grid: instrument, bar, beat and step of the beat, all from 1
    const QString place
        = tr("%1, bar %2 beat %3 step %4")
              .arg(m_rowNames.value(static_cast<int>(cell.row), tr("Row %1").arg(cell.row + 1)))
              .arg(cell.step / shape.stepsPerBar() + 1)
              .arg(inBar / perBeat + 1)
              .arg(inBar % perBeat + 1);
    const music::PatternCell& at = m_document.pattern().at(cell.row, cell.step);
    if (!at.isOnset())
        return tr("%1: silent").arg(place);
    const auto velocity = std::lround(127.0F * at.velocity);
    const auto late = std::lround(100.0F * at.offset);
    if (late == 0)
        return tr("%1: velocity %2").arg(place).arg(velocity);
    return late > 0
        ? tr("%1: velocity %2, %3 % of a step late").arg(place).arg(velocity).arg(late)
        : tr("%1: velocity %2, %3 % of a step early").arg(place).arg(velocity).arg(-late);
}

void StepGrid::setCursorCell(GridCell cell, bool doesSelect)
{
    const music::PatternShape& shape = m_scene.layout.shape;
    if (shape.cells() == 0)
        return;
    cell.row = std::min(cell.row, shape.rows - 1);
    cell.step = std::min(cell.step, shape.steps - 1);
    if (doesSelect) {
        const GridCell from = m_scene.selection ? m_scene.selection->from : m_scene.cursor;
        m_scene.selection = GridRange {from, cell};
    } else {
        m_scene.selection.reset();
    }
    m_scene.cursor = cell;
    update();
    announce();
    Q_EMIT hoverText(cellText(cell));
}

void StepGrid::announce()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(
        static_cast<int>(m_scene.cursor.row * m_scene.layout.shape.steps + m_scene.cursor.step));
    QAccessible::updateAccessibility(&event);
}

void StepGrid::toggle(GridCell cell)
{
    music::Pattern pattern = m_document.pattern();
    if (cell.row >= pattern.shape().rows || cell.step >= pattern.shape().steps)
        return;
    const bool isOnset = pattern.at(cell.row, cell.step).isOnset();
    pattern.set(cell.row, cell.step, {isOnset ? 0.0F : m_velocity, 0.0F});
    m_document.seal();
    m_document.edit(std::move(pattern), isOnset ? tr("Erase onsets") : tr("Draw onsets"));
    Q_EMIT hoverText(cellText(cell));
    announce();
}

void StepGrid::makeLouder(float by)
{
    m_document.edit(louder(m_document.pattern(), chosen(), by), tr("Velocity of onsets"));
    const music::PatternCell& at = m_document.pattern().at(m_scene.cursor.row, m_scene.cursor.step);
    if (at.isOnset())
        m_velocity = at.velocity;
    Q_EMIT hoverText(cellText(m_scene.cursor));
}

void StepGrid::makeLater(float by)
{
    m_document.edit(later(m_document.pattern(), chosen(), by), tr("Time of onsets"));
    Q_EMIT hoverText(cellText(m_scene.cursor));
}

void StepGrid::clearSelected()
{
    m_document.seal();
    m_document.edit(cleared(m_document.pattern(), chosen()), tr("Erase onsets"));
}

void StepGrid::selectAll()
{
    const music::PatternShape& shape = m_scene.layout.shape;
    if (shape.cells() == 0)
        return;
    m_scene.selection = GridRange {{0, 0}, {shape.rows - 1, shape.steps - 1}};
    update();
}

QSize StepGrid::sizeHint() const
{
    const auto steps = static_cast<int>(m_scene.layout.shape.steps);
    return {kUsualStep * steps, static_cast<int>(m_scene.layout.height())};
}

QSize StepGrid::minimumSizeHint() const
{
    const auto steps = static_cast<double>(m_scene.layout.shape.steps);
    return {static_cast<int>(StepGridLayout::kNarrowest * steps),
            static_cast<int>(m_scene.layout.height())};
}

void StepGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    StepGridScene scene = m_scene;
    scene.pattern = &m_document.pattern();
    scene.hasFocus = hasFocus();
    paintStepGrid(painter, scene, event->rect());
}

void StepGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_scene.layout.width = width();
}

void StepGrid::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    announce();
}

void StepGrid::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace timbrel::ui
