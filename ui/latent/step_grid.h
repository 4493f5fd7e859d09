// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/latent_document.h"
#include "ui/latent/step_grid_drags.h"
#include "ui/latent/step_grid_scene.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;

namespace timbrel::ui {

/// The pattern that plays next, cell by cell. A press puts an onset there or takes it away, a drag
/// along the row does so to more of them, up and down it changes how loud they are, with Alt to the
/// sides how late. Ctrl and a drag, or Shift and arrows, select. Keys: arrows move the cursor,
/// Enter or X puts an onset there or takes it away, plus and minus make it louder and softer,
/// Alt+Left and Alt+Right move it in time, Delete clears. Threads: GUI.
class StepGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepGrid)
public:
    explicit StepGrid(LatentDocument& document, QWidget* parent = nullptr);
    ~StepGrid() override;

    /// As people call the rows.
    void setRowNames(const QStringList& names);
    [[nodiscard]] const QStringList& rowNames() const noexcept { return m_rowNames; }
    /// Of all rows, in pixels.
    void setRowHeight(int height);
    /// The step that is heard; none: nothing plays.
    void showPlaying(std::optional<std::size_t> step);
    [[nodiscard]] const StepGridScene& scene() const noexcept { return m_scene; }
    [[nodiscard]] const LatentDocument& document() const noexcept { return m_document; }

    /// "Snare, bar 1 beat 3 step 1: velocity 90".
    [[nodiscard]] QString cellText(GridCell cell) const;
    void setCursorCell(GridCell cell, bool doesSelect = false);
    void toggle(GridCell cell);
    void makeLouder(float by); ///< what is selected, or at the cursor
    void makeLater(float by);
    void clearSelected();
    void selectAll();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hoverText(const QString& text);
    /// The menu of a right click on a cell, before it is shown, for entries of others.
    void menuAboutToShow(QMenu* menu, std::size_t row);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    // step_grid.cpp
    void takePattern();
    void takeSetup();
    void announce();
    [[nodiscard]] QRect columnPart(std::optional<std::size_t> step) const;
    // step_grid_hand.cpp
    [[nodiscard]] GridContext context();
    [[nodiscard]] GridRange chosen() const;
    void moveCursor(int rows, int steps, bool doesSelect);
    void hover(QPointF place);
    void cancelDrag();
    void addCellEntries(QMenu& menu, GridCell cell);
    void addRowEntries(QMenu& menu, std::size_t row);
    void askForVelocity(GridCell cell);

    LatentDocument& m_document;
    StepGridScene m_scene;
    QStringList m_rowNames;
    std::unique_ptr<GridDrag> m_drag;
    float m_velocity = 0.8F; ///< of new onsets
    int m_wheel = 0; ///< eighths of a degree that were not enough for a step
};

} // namespace timbrel::ui
