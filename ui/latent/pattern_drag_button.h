// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPoint>
#include <QToolButton>

#include <functional>
#include <optional>

class QMimeData;

namespace timbrel::ui {

/// Something to take hold of and drag out of the window: a file that is made when the drag begins.
/// A press without a drag saves it. Threads: GUI.
class PatternDragButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PatternDragButton)
public:
    /// Makes the file; empty: it could not be made, and that was told.
    using MakeFile = std::function<QString()>;

    explicit PatternDragButton(QWidget* parent = nullptr);
    void setMaker(MakeFile make) { m_make = std::move(make); }
    /// What a drag carries; null: nothing could be made.
    [[nodiscard]] QMimeData* makeData() const;

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    MakeFile m_make;
    std::optional<QPoint> m_pressedAt;
};

} // namespace timbrel::ui
