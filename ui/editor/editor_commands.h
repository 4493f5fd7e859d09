// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/editor_view.h"

#include <QCoreApplication>

#include <optional>

namespace timbrel::ui {

/// What the editor's actions do with the document at hand; nothing without one. Threads: GUI.
class EditorCommands
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::EditorCommands)
public:
    explicit EditorCommands(EditorView& view)
        : m_view(view)
    { }

    // ---- notes and points alike
    void cut();
    void copy();
    void paste(); ///< at the playhead
    void remove();
    void duplicate(); ///< behind what is selected
    void selectAll();
    void clearSelection();

    // ---- notes that are selected; all of them where none is
    void transpose(int semitones);
    void transposeInScale(int steps); ///< of EditorState::habits()
    void quantise(bool movesEnds); ///< as EditorState::habits() say
    void scaleVelocities(int percent);
    void askForVelocityScale();
    void join();
    void split(); ///< at the playhead
    void trimOverlaps();
    void setLengthsToGrid();
    void changeVelocities(int by);
    void askForVelocity();
    void askForTransposition();

    // ---- keys in the roll: what is selected, or the caret
    void move(int steps, int semitones);
    void lengthen(int steps);

    // ---- the controller lane that has the focus, or had it last
    void thin(int maximumError);
    void askForThinning();
    void smooth();
    void quantisePoints();
    void clearLane();
    void askForValue();

    // ---- where one looks
    void zoomTime(double factor);
    void zoomPitch(double factor);
    void fit();
    void fitSelection();
    void loopSelection();
    void noLoop();
    void playFromStart();
    void playFromEnd(); ///< of the last note or point
    void stepBar(int by); ///< the playhead, to the beginning of a bar
    void stepGrid(int by); ///< finer or coarser

private:
    [[nodiscard]] ExampleDocument* document() const { return m_view.document(); }
    /// What is selected, or everything.
    [[nodiscard]] std::vector<music::NoteIndex> notes() const;
    /// From the first to the last of what is selected.
    [[nodiscard]] std::optional<music::TimeRange> selectedTime() const;
    void playFrom(Microseconds time);
    EditorView& m_view;
};

} // namespace timbrel::ui
