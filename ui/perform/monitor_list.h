// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/monitor_buffer.h"

#include <QAbstractScrollArea>

#include <optional>

namespace timbrel::ui {

/// The messages of a monitor, a line each. At its end it follows what comes; scrolled back, or with
/// a line chosen, it stays with what is read. Up, Down, Page Up and Down, Home choose a line, End
/// follows again, Ctrl+C copies the line. Threads: GUI.
class MonitorList final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MonitorList)
public:
    /// The buffer outlives it.
    explicit MonitorList(const MonitorBuffer& buffer, QWidget* parent = nullptr);

    /// The buffer has more, or others, than before.
    void bufferChanged();
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void follow();
    [[nodiscard]] std::size_t topRow() const;
    [[nodiscard]] int visibleRows() const;
    /// The chosen line, else the last one; empty: there is none.
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void followingChanged(bool isFollowing);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void measure();
    void showRange();
    void scrolled(int row);
    void choose(std::size_t row);
    void moveBy(long rows);
    void setFollowing(bool isFollowing);
    void paintRow(QPainter& painter, std::size_t row, int y) const;
    void copy() const;

    const MonitorBuffer& m_buffer;
    bool m_isFollowing = true;
    bool m_isMovingBar = false;
    bool m_isFull = false; ///< there are lines below the last one that is seen
    std::uint64_t m_topId = 0; ///< what is at the top while it does not follow
    std::optional<std::uint64_t> m_current;
    int m_rowHeight = 1;
    int m_timeWidth = 0;
    int m_wayWidth = 0;
    int m_channelWidth = 0;
};

} // namespace timbrel::ui
