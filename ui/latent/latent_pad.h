// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/latent_document.h"
#include "ui/latent/pad_drags.h"
#include "ui/latent/pad_painter.h"
#include "ui/latent/pad_scene.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QMenu;

namespace timbrel::ui {

class PadWork;

/// The pad: a puck over a plane of patterns, or between four of them. Pressed it jumps there,
/// dragged it moves (Shift: fine, Ctrl: along one axis), a double click puts it into the middle.
/// Wheel: up and down, with Shift to the sides; arrows by a hundredth, with Shift by a thousandth;
/// Home: the middle; Enter or a digit: a value is typed. With the tool for paths a drag draws one,
/// or moves a point; Delete takes the chosen point away. Threads: GUI.
class LatentPad final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatentPad)
public:
    explicit LatentPad(LatentDocument& document, QWidget* parent = nullptr);
    ~LatentPad() override;

    /// labels: what dots' labels are called.
    void setDots(std::vector<PadDot> dots, const QStringList& labels);
    [[nodiscard]] const std::vector<PadDot>& dots() const noexcept { return m_dots; }
    void setDensity(PadDensity density);
    void setAxes(const PadAxisText& across, const PadAxisText& up);
    void setTool(PadTool tool);
    [[nodiscard]] PadTool tool() const noexcept { return m_tool; }
    /// Of a path that is drawn from now on.
    void setPathTempo(double beats, pattern::PathEnd end);
    /// Where the puck is while it glides or travels; it stands where it was sent where nothing may
    /// move.
    void showPuck(learning::PadPosition position);

    [[nodiscard]] const PadScene& scene() const noexcept { return m_scene; }
    /// The ground is painted as it should be.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isDragging() const noexcept { return m_drag != nullptr; }
    /// In words: "z1 0.35, z2 -1.20".
    [[nodiscard]] QString valueText() const;
    void centre();
    void nudge(double right, double down); ///< in shares of the pad
    void askForPosition();
    void deleteChosenPoint();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hoverText(const QString& text);
    /// Somebody wants the puck to be at this dot.
    void dotChosen(std::size_t dot);
    /// The menu of a right click, before it is shown, for entries of others. corner: under the
    /// pointer.
    void menuAboutToShow(QMenu* menu, std::optional<std::size_t> corner);
    /// Files (a pattern of the library: one), over a corner or elsewhere.
    void filesDropped(const QStringList& files, std::optional<std::size_t> corner);
    void patternDropped(const QString& id, std::optional<std::size_t> corner);
    void toolChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // latent_pad.cpp
    void takeSetup(const pattern::PadSetup& before);
    void layOut();
    void paintGroundSoon();
    void announce();
    // latent_pad_hand.cpp
    [[nodiscard]] PadContext context();
    void hover(const PadPointer& pointer);
    [[nodiscard]] QString hoverTextOf(const PadHit& hit) const;
    void cancelDrag();
    void addPathEntries(QMenu& menu, const PadHit& hit);
    void changePath(std::shared_ptr<const pattern::PuckPath> path, const QString& what);

    LatentDocument& m_document;
    PadScene m_scene;
    std::vector<PadDot> m_dots;
    QStringList m_labels;
    PadDensity m_density;
    PadTool m_tool = PadTool::Puck;
    double m_pathBeats = 16.0;
    pattern::PathEnd m_pathEnd = pattern::PathEnd::Loop;
    std::unique_ptr<PadDrag> m_drag;
    PadWork* m_work = nullptr;
    int m_wheelDown = 0; ///< eighths of a degree that were not enough for a step
    int m_wheelAcross = 0;
};

/// The kind of a library's pattern that is dragged: its id in it.
inline constexpr const char* kPatternMimeType = "application/x-timbrel-pattern";

} // namespace timbrel::ui
