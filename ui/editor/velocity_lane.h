// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/theme_editor.h"
#include "ui/editor/scrolled_layer.h"
#include "ui/editor/velocity_drags.h"

namespace timbrel::ui {

/// How loud each note is. Keys: up and down change the notes that are selected. Threads: GUI.
class VelocityLane final : public TimeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VelocityLane)
public:
    explicit VelocityLane(EditorState& state, QWidget* parent = nullptr);
    /// Of the notes that are selected, in words.
    [[nodiscard]] QString selectionText() const;

protected:
    std::unique_ptr<Drag> beginDrag(const Pointer& pointer) override;
    void hover(const Pointer& pointer) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void scoreChanged(const music::ScoreChange& change);
    void invalidate();
    void change(int by);
    [[nodiscard]] VelocityContext context() const;

    ScrolledLayer m_layer;
    EditorColours m_colours;
    double m_paintedScale = 0.0;
};

} // namespace timbrel::ui
