// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings.h"
#include "core/music/curves.h"
#include "core/music/musical_key.h"
#include "core/music/score_edit.h"
#include "core/music/snap_grid.h"
#include "ui/common/axes/pitch_axis.h"
#include "ui/common/axes/time_axis.h"
#include "ui/editor/time_grid.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <utility>

namespace timbrel::ui {

class ExampleDocument;

/// What a press of the left button does.
enum class Tool
{
    Select,
    Pencil,
    Line,
    Curve,
    Erase,
    Lasso
};

/// How notes are quantised and moved in a scale.
struct NoteHabits
{
    int strength = 100; ///< per cent of the way to the line
    int swing = 50; ///< where the second line of each pair lies between its neighbours, per cent
    std::optional<music::MusicalKey> key; ///< nothing: the one that the notes suggest
    friend bool operator==(const NoteHabits&, const NoteHabits&) = default;
};

/// What roll, lanes, ruler and mini-map of one editor share: the document, where one looks, with
/// which tool and to which lines. Threads: GUI.
class EditorState final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorState)
public:
    explicit EditorState(QObject* parent = nullptr);

    [[nodiscard]] ExampleDocument* document() const;
    void setDocument(ExampleDocument* document);
    /// There is a document, and it is not one that is just being recorded.
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] const expression::Settings& settings() const noexcept { return m_settings; }
    void setSettings(const expression::Settings& settings);

    // ---- where one looks
    [[nodiscard]] const TimeAxis& time() const noexcept { return m_time; }
    void setTime(const TimeAxis& axis);
    void scrollTime(double pixels);
    void zoomTime(double x, double factor);
    /// Of the strip in which times are shown; the ruler tells it.
    [[nodiscard]] double timeWidth() const noexcept { return m_timeWidth; }
    void setTimeWidth(double pixels);
    void setDevicePixelRatio(double ratio);
    [[nodiscard]] const PitchAxis& pitch() const noexcept { return m_pitch; }
    void setPitch(const PitchAxis& axis);
    /// Brings a time into sight, if it is not; by a page, as a reader turns one.
    void showTime(Microseconds time);
    /// The whole example, and at least so much; as soon as the width is known, if it is not yet.
    void fitTime(Microseconds atLeast = {});

    // ---- tools
    [[nodiscard]] Tool tool() const noexcept { return m_tool; }
    void setTool(Tool tool);
    [[nodiscard]] music::CurveShape curveShape() const noexcept { return m_curveShape; }
    void setCurveShape(music::CurveShape shape);
    [[nodiscard]] int curveCycles() const noexcept { return m_curveCycles; }
    void setCurveCycles(int cycles);

    // ---- snap
    [[nodiscard]] bool isSnapping() const noexcept { return m_isSnapping; }
    void setSnapping(bool isOn);
    [[nodiscard]] music::GridStep gridStep() const noexcept { return m_gridStep; }
    void setGridStep(music::GridStep step);
    [[nodiscard]] music::SnapGrid snapGrid() const;
    [[nodiscard]] TimeGrid timeGrid() const;
    /// The nearest line, unless snap is off or Alt says otherwise; never below 0.
    [[nodiscard]] Microseconds snapped(Microseconds time, bool isBypassed) const;
    [[nodiscard]] Microseconds snappedDown(Microseconds time, bool isBypassed) const;

    // ---- what is drawn next
    [[nodiscard]] Microseconds noteLength() const;
    [[nodiscard]] music::GridStep noteLengthStep() const noexcept { return m_noteLength; }
    void setNoteLengthStep(music::GridStep step); ///< {0, 1}: as the grid
    [[nodiscard]] int velocity() const noexcept { return m_velocity; }
    void setVelocity(int velocity);
    [[nodiscard]] std::uint8_t channel() const; ///< of the example's first note; 0

    // ---- what is done to notes
    [[nodiscard]] const NoteHabits& habits() const noexcept { return m_habits; }
    void setHabits(const NoteHabits& habits);
    /// The grid with the swing: what notes are quantised to.
    [[nodiscard]] music::SnapGrid quantiseGrid() const;
    /// Chosen, or else what the example's notes suggest, or else C major.
    [[nodiscard]] music::MusicalKey key() const;
    /// The next step, if nothing else is done before, is in this key: the notes that a step makes
    /// may suggest another.
    void holdKey(const music::MusicalKey& key);

    // ---- places
    [[nodiscard]] Microseconds playhead() const noexcept { return m_playhead; }
    void setPlayhead(Microseconds time);
    [[nodiscard]] bool isFollowing() const noexcept { return m_isFollowing; }
    void setFollowing(bool isOn);
    [[nodiscard]] Microseconds caret() const noexcept { return m_caret; }
    [[nodiscard]] int caretNumber() const noexcept { return m_caretNumber; }
    void setCaret(Microseconds time, int number);

Q_SIGNALS:
    void documentChanged(); ///< another one
    // what the document at hand tells, so that nobody hears one that is no longer
    void scoreChanged(const timbrel::music::ScoreChange& change);
    void reloaded();
    void selectionChanged();
    void viewChanged();
    void settingsChanged();
    void timeChanged();
    void pitchChanged();
    void toolChanged();
    void snapChanged();
    void drawingChanged(); ///< length and velocity of new notes
    void playheadChanged(timbrel::Microseconds before, timbrel::Microseconds now);
    void habitsChanged();
    void followingChanged(bool isOn);
    void caretChanged();

private:
    QPointer<ExampleDocument> m_document;
    expression::Settings m_settings;
    TimeAxis m_time;
    PitchAxis m_pitch;
    double m_timeWidth = 0.0; ///< 0: not known yet
    bool m_fitsLater = false; ///< as soon as it is known
    Microseconds m_fitsAtLeast {};
    double m_devicePixelRatio = 1.0;
    Tool m_tool = Tool::Pencil; ///< what somebody who has never been here wants to do
    music::CurveShape m_curveShape = music::CurveShape::EaseInOut;
    int m_curveCycles = 1;
    bool m_isSnapping = true;
    music::GridStep m_gridStep;
    music::GridStep m_noteLength {0, 1};
    int m_velocity = 96;
    NoteHabits m_habits;
    std::optional<std::pair<int, music::MusicalKey>> m_keyAt; ///< entry of the history it was for
    Microseconds m_playhead {};
    bool m_isFollowing = true;
    Microseconds m_caret {};
    int m_caretNumber = 60;
};

} // namespace timbrel::ui
