// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/lane_drags.h"
#include "ui/editor/lane_painter.h"
#include "ui/editor/scrolled_layer.h"
#include "ui/editor/time_view.h"

#include <optional>
#include <vector>

namespace timbrel::ui {

/// What can be shown in a lane beside each other.
struct LaneParts
{
    bool target = true; ///< what is drawn
    bool defaultValue = true;
    bool networkSteps = false;
    bool networkOutput = true;
    friend bool operator==(const LaneParts&, const LaneParts&) = default;
};

/// A place at which another example says something else.
struct LaneMark
{
    Microseconds time {};
    QString text;
};

/// A stretch of time in which a controller is being recorded.
struct TakeStretch
{
    std::vector<music::ControllerPoint> points;
    Microseconds end {};
};

/// One controller over time. Keys: left and right move the caret (or the points that are selected),
/// up and down change the value there, Enter asks for one. Threads: GUI.
class LaneWidget final : public TimeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneWidget)
public:
    LaneWidget(EditorState& state, music::LaneKey lane, QWidget* parent = nullptr);

    [[nodiscard]] music::LaneKey lane() const noexcept { return m_lane; }
    void setLane(music::LaneKey lane);
    [[nodiscard]] const LaneParts& parts() const noexcept { return m_parts; }
    void setParts(const LaneParts& parts);
    /// The values that a network can say; nothing: it does not learn this controller.
    void setCoding(const std::optional<expression::ControllerCoding>& coding);
    void setNetworkOutput(std::vector<music::ControllerPoint> points);
    void setMarks(std::vector<LaneMark> marks);
    /// What is being recorded, over what was there; empty: nothing.
    void setTake(std::vector<TakeStretch> stretches);
    [[nodiscard]] const std::vector<TakeStretch>& take() const noexcept { return m_take; }

    /// The value that holds at the caret, in words.
    [[nodiscard]] QString caretText() const;
    [[nodiscard]] int caretValue() const;
    /// By a key: left and right, up and down.
    void nudge(int steps, int valueBy);
    /// The next place at which another example says something else.
    void showNextMark();
    /// A field at the caret to type a value into.
    void askForValue();
    void setValueAtCaret(int value);

Q_SIGNALS:
    void auditionController(int controller, int value);
    void menuRequested(const QPoint& globalPlace);
    void focused();

protected:
    std::unique_ptr<Drag> beginDrag(const Pointer& pointer) override;
    void doubleClicked(const Pointer& pointer) override;
    void showMenu(const Pointer& pointer, const QPoint& globalPlace) override;
    void hover(const Pointer& pointer) override;
    [[nodiscard]] bool ownsKey(const QKeyEvent& event) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void takeDocument();
    void reload();
    void scoreChanged(const music::ScoreChange& change);
    void invalidate();
    void invalidate(music::TimeRange range);
    void paintLayer(QImage& image, const QRect& rectangle);
    void paintCaret(QPainter& painter) const;
    void updateSteps();
    void announce();
    [[nodiscard]] int defaultValue() const;
    [[nodiscard]] LaneContext context();
    [[nodiscard]] std::span<const music::ControllerPoint> points() const;

    music::LaneKey m_lane;
    LaneParts m_parts;
    std::optional<expression::ControllerCoding> m_coding;
    std::vector<int> m_networkValues; ///< of m_coding
    std::vector<music::ControllerPoint> m_networkSteps;
    std::vector<music::ControllerPoint> m_networkOutput;
    std::vector<TakeStretch> m_take;
    std::vector<LaneMark> m_marks;
    std::vector<Microseconds> m_markTimes;
    ValuePyramid m_pyramid;
    ScrolledLayer m_layer;
    EditorColours m_colours;
    double m_paintedScale = 0.0; ///< of the layer
    Microseconds m_paintedEnd {}; ///< of the example
    bool m_areStepsOld = true;
};

} // namespace timbrel::ui
