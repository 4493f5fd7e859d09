// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/lane_layout.h"

#include <QScrollArea>

#include <functional>
#include <map>
#include <set>
#include <vector>

class QMenu;
class QToolButton;
class QVBoxLayout;

namespace timbrel::ui {

class LaneGrip;
class LanePane;
class LaneWidget;
struct TakeStretch;
class VelocityLane;

/// Velocities and controller lanes below each other. There is a lane for each controller that the
/// project teaches, for each that the example holds, and for what one adds. Threads: GUI.
class LaneStack final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneStack)
public:
    explicit LaneStack(EditorState& state, QWidget* parent = nullptr);

    [[nodiscard]] VelocityLane& velocities() noexcept { return *m_velocities; }
    [[nodiscard]] std::vector<LaneWidget*> lanes() const;
    /// The one that has the focus, or had it last; null without lanes.
    [[nodiscard]] LaneWidget* currentLane() const;
    [[nodiscard]] LaneWidget* laneOf(int controller) const;
    /// Of all lanes together.
    [[nodiscard]] int neededHeight() const;
    /// Nothing of a lane is beside what is seen: the axis of time is shared.
    [[nodiscard]] QSize minimumSizeHint() const override;
    void addLane(int controller);
    void hideLane(music::LaneKey lane);
    /// By so many pixels, the current one.
    void growCurrent(int by);
    void focusNext(int by);

    /// Makes one ready that is not seen yet: the next that is needed is there at once.
    void prepareLane();
    [[nodiscard]] LaneLayout arrangement() const;
    void arrange(const LaneLayout& arrangement);

    void setCoding(const expression::OutputCoding& coding);
    void setNetworkOutput(int controller, std::vector<music::ControllerPoint> points);
    void clearNetworkOutput();
    void setMarks(const std::vector<ContradictionMark>& marks);
    /// What is being recorded over the example at hand; a lane appears where there is none.
    void setTake(int controller, std::vector<TakeStretch> stretches);
    void clearTake();
    /// Controllers to choose from; chosen(controller) is called.
    void fillControllerMenu(QMenu& menu, std::function<void(int)> chosen) const;

Q_SIGNALS:
    void lanesChanged(); ///< which ones there are
    void arranged(); ///< by hand: see arrangement()
    void auditionController(int controller, int value);
    void hoverText(const QString& text);
    void laneMenuRequested(const QPoint& globalPlace);
    void spaceTapped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeDocument();
    void showWanted();
    [[nodiscard]] std::vector<music::LaneKey> wanted() const;
    void putAside(LanePane& pane);
    LanePane* takePane(music::LaneKey lane);
    LanePane* makePane(music::LaneKey lane);
    void giveOverlays(LanePane& pane);
    void moveLane(LanePane& pane, int controller);

    EditorState& m_state;
    VelocityLane* m_velocities = nullptr;
    LaneGrip* m_velocityGrip = nullptr;
    int m_usualVelocities = 0; ///< their height
    QVBoxLayout* m_layout = nullptr;
    QToolButton* m_add = nullptr;
    std::vector<LanePane*> m_panes;
    std::vector<LanePane*> m_aside; ///< hidden, to be used again
    std::set<std::uint8_t> m_added;
    std::set<music::LaneKey> m_hidden;
    std::map<std::uint8_t, int> m_heights;
    expression::OutputCoding m_coding;
    std::map<int, std::vector<music::ControllerPoint>> m_outputs;
    std::vector<ContradictionMark> m_marks;
    QPointer<LaneWidget> m_current;
};

} // namespace timbrel::ui
