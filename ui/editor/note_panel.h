// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/musical_key.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QHBoxLayout;
class QSpinBox;
class QToolButton;

namespace timbrel::ui {

class EditorState;

/// "D minor".
[[nodiscard]] QString keyName(const music::MusicalKey& key);

/// Below the notes: how much and to which lines they are quantised, velocities by a share, and
/// the key whose steps they move by. Threads: GUI.
class NotePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NotePanel)
public:
    explicit NotePanel(EditorState& state, QWidget* parent = nullptr);

    /// Buttons for them stand beside what they go by.
    void setQuantiseAction(QAction* action);
    void setStepActions(QAction* up, QAction* down);
    void takeFocus(); ///< to its first field

Q_SIGNALS:
    void scaleVelocitiesRequested(int percent);
    void closeRequested(); ///< by Esc or its button

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildQuantise(QHBoxLayout& layout);
    void buildVelocities(QHBoxLayout& layout);
    void buildKey(QHBoxLayout& layout);
    void buildClose(QHBoxLayout& layout);
    QSpinBox* addPercent(QHBoxLayout& layout,
                         const QString& text,
                         const char* name,
                         const QString& hint,
                         int lowest,
                         int highest);
    void takeHabits();
    void showHabits();
    void showSuggestion();

    EditorState& m_state;
    QHBoxLayout* m_quantise = nullptr;
    QHBoxLayout* m_steps = nullptr;
    QSpinBox* m_strength = nullptr;
    QSpinBox* m_swing = nullptr;
    QSpinBox* m_percent = nullptr;
    QComboBox* m_key = nullptr;
    QTimer m_suggestionDue; ///< the notes are looked at when the hand rests
};

} // namespace timbrel::ui
