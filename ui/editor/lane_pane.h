// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/lane_widget.h"

#include <QAbstractButton>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace timbrel::ui {

/// How a part of a lane is drawn, as its button shows it.
enum class LaneSample
{
    Solid,
    Steps,
    Dots,
    Dashes
};

/// Shows or hides a part of a lane, and is its legend. Threads: GUI.
class LanePartButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanePartButton)
public:
    LanePartButton(LaneSample sample, const QString& text, QWidget* parent = nullptr);
    void setSeries(int series); ///< colour of the sample; below 0: that of the part
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override; ///< a part of the text is left out

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int widthWithout() const; ///< of what stands beside the text
    LaneSample m_sample;
    int m_series = -1;
};

/// Values beside a lane: 0, 64, 127. Threads: GUI.
class LaneScale final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneScale)
public:
    /// title: upright beside the values; empty where a header says it.
    explicit LaneScale(const QString& title = {}, QWidget* parent = nullptr);

    /// In which the title can be read whole.
    [[nodiscard]] int heightForTitle() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
};

/// The lower edge of a lane: drag it to make the lane higher, double click for the usual height.
class LaneGrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneGrip)
public:
    LaneGrip(QWidget& lane, int usualHeight, QWidget* parent = nullptr);
    void setLaneHeight(int pixels);
    [[nodiscard]] int laneHeight() const;

Q_SIGNALS:
    void heightChosen(); ///< by hand

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QWidget& m_lane;
    int m_usual;
    int m_before = 0;
    double m_pressedAt = 0.0;
};

/// A controller lane with its header, its scale and its grip. Threads: GUI.
class LanePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanePane)
public:
    LanePane(EditorState& state, music::LaneKey lane, QWidget* parent = nullptr);

    [[nodiscard]] LaneWidget& lane() noexcept { return *m_lane; }
    [[nodiscard]] const LaneWidget& lane() const noexcept { return *m_lane; }
    void setLane(music::LaneKey lane, bool namesChannel);
    /// Shows what a new lane shows.
    void resetParts();
    [[nodiscard]] LaneGrip& grip() noexcept { return *m_grip; }
    [[nodiscard]] QToolButton& controllerButton() noexcept { return *m_controller; }
    /// "2 contradictions", with a sign; 0 hides it.
    void setMarkCount(int count);

Q_SIGNALS:
    void hideRequested();

private:
    void buildHeader(QHBoxLayout& header);
    void explainParts();

    EditorState& m_state;
    LaneWidget* m_lane = nullptr;
    LaneGrip* m_grip = nullptr;
    QToolButton* m_controller = nullptr;
    QToolButton* m_marks = nullptr;
    LanePartButton* m_steps = nullptr;
    LanePartButton* m_target = nullptr;
    LanePartButton* m_output = nullptr;
    LanePartButton* m_default = nullptr;
};

} // namespace timbrel::ui
