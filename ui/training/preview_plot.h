// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/training/preview_painter.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace timbrel::ui {

class PreviewWork;

/// Target and output of each controller, the notes under them and the states of the cells, over one
/// time. The pointer, or the arrow keys, read out one step; Ctrl+wheel and +/- change what is seen.
/// It shows pictures that are painted elsewhere: a paint of its own costs a copy and two lines.
/// Threads: GUI.
class PreviewPlot final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPlot)
public:
    explicit PreviewPlot(PreviewWork& work, QWidget* parent = nullptr);
    ~PreviewPlot() override;

    /// isOther: of other music than before, so that all of it is shown.
    void setPreview(std::shared_ptr<const expression::Preview> preview, bool isOther);
    void setPlayhead(std::optional<Microseconds> playhead);
    [[nodiscard]] std::optional<Microseconds> playhead() const { return m_playhead; }

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    /// The step that is read out.
    [[nodiscard]] std::optional<std::size_t> cursor() const { return m_cursor; }
    [[nodiscard]] const PreviewLayout& layoutShown() const { return m_layout; }
    /// What is painted is what is asked for.
    [[nodiscard]] bool isSettled() const { return !m_isStale; }
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    void showAll();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// What stands at the cursor, as a sentence; empty: it is nowhere.
    void readOut(const QString& text);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    void askForPicture();
    void takePicture(const QImage& image, const PreviewScene& scene);
    void setAxis(const TimeAxis& axis);
    void moveCursor(std::optional<std::size_t> step);
    void updateColumn(Microseconds time);
    [[nodiscard]] Microseconds end() const;
    [[nodiscard]] QString textAt(std::size_t step) const;
    [[nodiscard]] QString cellTextAt(std::size_t step) const;
    [[nodiscard]] std::optional<std::size_t> stepAt(double x) const;
    void paintRuler(QPainter& painter) const;
    void paintScales(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    PreviewWork& m_work;
    std::shared_ptr<const expression::Preview> m_preview;
    std::shared_ptr<const EditorColours> m_colours;
    TimeAxis m_axis;
    bool m_isWhole = true; ///< all of the music is in sight, whatever the width
    PreviewLayout m_layout;
    QImage m_picture;
    TimeAxis m_pictureAxis;
    bool m_isStale = false;
    std::optional<std::size_t> m_cursor;
    std::optional<QPointF> m_pointer;
    std::optional<QPointF> m_panFrom;
    std::optional<Microseconds> m_playhead;
};

} // namespace timbrel::ui
