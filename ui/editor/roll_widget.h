// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/theme_editor.h"
#include "ui/editor/note_ends.h"
#include "ui/editor/roll_drags.h"
#include "ui/editor/scrolled_layer.h"
#include "ui/editor/time_view.h"

namespace timbrel::ui {

/// The piano roll: notes over a grid of rows and times. Keys: arrows move what is selected, or the
/// caret where nothing is; Enter draws a note at the caret. Threads: GUI.
class RollWidget final : public TimeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RollWidget)
public:
    explicit RollWidget(EditorState& state, QWidget* parent = nullptr);

    [[nodiscard]] const NoteEnds& ends() const noexcept { return m_ends; }
    /// Rows of all notes, in the middle.
    void fitPitch();
    /// What stands at the caret, for those who hear and do not see it.
    [[nodiscard]] QString caretText() const;
    [[nodiscard]] RollContext context();
    void drawAtCaret();
    void moveCaret(int steps, int semitones);
    void showNote(const music::Note& note); ///< scrolls to it, if it is not in sight
    void hear(int number, int velocity); ///< shortly

Q_SIGNALS:
    void auditionNote(int number, int velocity, bool isOn);
    void menuRequested(const QPoint& globalPlace);
    void hoveredNumber(int number); ///< -1: none
    /// Something is to be drawn, and there is no example.
    void exampleWanted();

protected:
    std::unique_ptr<Drag> beginDrag(const Pointer& pointer) override;
    std::unique_ptr<Drag> beginMiddleDrag(const Pointer& pointer) override;
    void pressedOnNothing() override;
    void doubleClicked(const Pointer& pointer) override;
    void showMenu(const Pointer& pointer, const QPoint& globalPlace) override;
    void hover(const Pointer& pointer) override;
    [[nodiscard]] bool ownsKey(const QKeyEvent& event) const override;
    bool scrollVertically(double pixels) override;
    void zoomVertically(double y, double factor) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void takeDocument();
    void showRow(int number);
    void scoreChanged(const music::ScoreChange& change);
    void invalidate();
    void paintLayer(QImage& image, const QRect& rectangle);
    void paintRange(QPainter& painter) const;
    void paintHint(QPainter& painter) const;
    void paintCaret(QPainter& painter) const;
    [[nodiscard]] RollHit hitAt(QPointF place) const;

    NoteEnds m_ends;
    ScrolledLayer m_layer;
    EditorColours m_colours;
    double m_paintedScale = 0.0; ///< of the layer
    double m_paintedHeight = 0.0;
    bool m_hasSeveralChannels = false;
};

} // namespace timbrel::ui
