// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_state.h"

#include "ui/common/theme_editor.h"
#include "ui/editor/example_document.h"

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kMargin = 2.0 * metrics::kStep; ///< before time 0, so that its line is seen

} // namespace

EditorState::EditorState(QObject* parent)
    : QObject(parent)
{
    setTime({5000.0, -kMargin * 5000.0});
}

ExampleDocument* EditorState::document() const
{
    return m_document;
}

bool EditorState::canEdit() const
{
    return m_document != nullptr && !m_document->isLocked();
}

void EditorState::setDocument(ExampleDocument* document)
{
    m_keyAt.reset();
    if (m_document == document)
        return;
    if (m_document) {
        m_document->disconnect(this);
        m_document->cancelGesture(); // a drag ends with the document that it drags in
    }
    m_document = document;
    if (document != nullptr) {
        connect(document, &ExampleDocument::propertiesChanged, this, &EditorState::snapChanged);
        connect(document, &ExampleDocument::scoreChanged, this, &EditorState::scoreChanged);
        connect(document, &ExampleDocument::reloaded, this, &EditorState::reloaded);
        connect(document, &ExampleDocument::selectionChanged, this, &EditorState::selectionChanged);
        connect(document, &ExampleDocument::viewChanged, this, &EditorState::viewChanged);
    }
    m_caret = Microseconds(0);
    m_playhead = Microseconds(0);
    Q_EMIT documentChanged();
}

void EditorState::setSettings(const expression::Settings& settings)
{
    m_settings = settings;
    Q_EMIT settingsChanged();
}

void EditorState::setTime(const TimeAxis& axis)
{
    TimeAxis held = axis;
    held.microsPerPixel = std::clamp(axis.microsPerPixel, TimeAxis::kFinest, TimeAxis::kCoarsest);
    held.origin = std::clamp(held.origin,
                             -kMargin * held.microsPerPixel,
                             static_cast<double>(music::kLatestTime.count()));
    held = held.aligned(m_devicePixelRatio);
    if (held == m_time)
        return;
    m_time = held;
    Q_EMIT timeChanged();
}

void EditorState::scrollTime(double pixels)
{
    setTime(m_time.scrolledBy(pixels));
}

void EditorState::zoomTime(double x, double factor)
{
    setTime(m_time.zoomedAt(x, factor));
}

void EditorState::setTimeWidth(double pixels)
{
    m_timeWidth = pixels;
    if (m_fitsLater && pixels > 0.0)
        fitTime(m_fitsAtLeast);
}

void EditorState::setDevicePixelRatio(double ratio)
{
    if (m_devicePixelRatio == ratio)
        return;
    m_devicePixelRatio = ratio;
    setTime(m_time);
}

void EditorState::setPitch(const PitchAxis& axis)
{
    if (axis == m_pitch)
        return;
    m_pitch = axis;
    Q_EMIT pitchChanged();
}

void EditorState::showTime(Microseconds time)
{
    const double x = m_time.xOf(time);
    constexpr double kLead = 0.1; // what was just seen stays in sight
    if (x < 0.0 || x > m_timeWidth * (1.0 - kLead))
        scrollTime(x - m_timeWidth * kLead);
}

void EditorState::fitTime(Microseconds atLeast)
{
    m_fitsAtLeast = atLeast;
    m_fitsLater = m_timeWidth <= 0.0;
    if (!m_document || m_fitsLater)
        return;
    const auto bar = Microseconds(std::llround(m_document->properties().meter.beatMicroseconds()
                                               * m_document->properties().meter.beatsPerBar));
    const Microseconds end = std::max({music::endOf(m_document->score()), bar, atLeast});
    setTime(TimeAxis::fitting(Microseconds(0), end, m_timeWidth, kMargin));
}

void EditorState::setTool(Tool tool)
{
    if (m_tool == tool)
        return;
    m_tool = tool;
    Q_EMIT toolChanged();
}

void EditorState::setCurveShape(music::CurveShape shape)
{
    if (m_curveShape == shape)
        return;
    m_curveShape = shape;
    Q_EMIT toolChanged();
}

void EditorState::setCurveCycles(int cycles)
{
    m_curveCycles = std::clamp(cycles, 1, 64);
    Q_EMIT toolChanged();
}

void EditorState::setSnapping(bool isOn)
{
    if (m_isSnapping == isOn)
        return;
    m_isSnapping = isOn;
    Q_EMIT snapChanged();
}

void EditorState::setGridStep(music::GridStep step)
{
    if (m_gridStep == step)
        return;
    m_gridStep = step;
    Q_EMIT snapChanged();
}

music::SnapGrid EditorState::snapGrid() const
{
    return music::SnapGrid(m_document ? m_document->properties().meter : music::Meter(),
                           m_gridStep);
}

music::SnapGrid EditorState::quantiseGrid() const
{
    return music::SnapGrid(snapGrid().meter(), m_gridStep, m_habits.swing / 100.0);
}

void EditorState::setHabits(const NoteHabits& habits)
{
    if (habits == m_habits)
        return;
    m_habits = habits;
    m_keyAt.reset();
    Q_EMIT habitsChanged();
}

music::MusicalKey EditorState::key() const
{
    if (m_habits.key)
        return *m_habits.key;
    if (!m_document)
        return {};
    if (m_keyAt && m_keyAt->first == m_document->history().index())
        return m_keyAt->second;
    return music::suggestedKey(m_document->score()).value_or(music::MusicalKey {});
}

void EditorState::holdKey(const music::MusicalKey& key)
{
    if (m_document)
        m_keyAt = {m_document->history().index(), key};
}

TimeGrid EditorState::timeGrid() const
{
    return {snapGrid(), m_isSnapping};
}

Microseconds EditorState::snapped(Microseconds time, bool isBypassed) const
{
    if (!m_isSnapping || isBypassed)
        return std::clamp(time, Microseconds(0), music::kLatestTime);
    return snapGrid().snapped(time);
}

Microseconds EditorState::snappedDown(Microseconds time, bool isBypassed) const
{
    if (!m_isSnapping || isBypassed)
        return std::clamp(time, Microseconds(0), music::kLatestTime);
    return snapGrid().floored(time);
}

Microseconds EditorState::noteLength() const
{
    const music::GridStep step = m_noteLength.beats == 0 ? m_gridStep : m_noteLength;
    return music::SnapGrid(snapGrid().meter(), step).step();
}

void EditorState::setNoteLengthStep(music::GridStep step)
{
    m_noteLength = step;
    Q_EMIT drawingChanged();
}

void EditorState::setVelocity(int velocity)
{
    velocity = std::clamp(velocity, 1, 127);
    if (m_velocity == velocity)
        return;
    m_velocity = velocity;
    Q_EMIT drawingChanged();
}

std::uint8_t EditorState::channel() const
{
    if (!m_document || m_document->score().notes.empty())
        return 0;
    return m_document->score().notes.front().channel;
}

void EditorState::setPlayhead(Microseconds time)
{
    if (time == m_playhead)
        return;
    const Microseconds before = m_playhead;
    m_playhead = time;
    // who scrolled away while it plays wants to look at something else
    const double x = m_time.xOf(before);
    const bool wasSeen = x >= 0.0 && x <= m_timeWidth;
    constexpr Microseconds kJump {1'000'000};
    if (m_isFollowing && (wasSeen || time < before || time - before > kJump))
        showTime(time);
    Q_EMIT playheadChanged(before, time);
}

void EditorState::setFollowing(bool isOn)
{
    if (m_isFollowing == isOn)
        return;
    m_isFollowing = isOn;
    Q_EMIT followingChanged(isOn);
}

void EditorState::setCaret(Microseconds time, int number)
{
    m_caret = std::clamp(time, Microseconds(0), music::kLatestTime);
    m_caretNumber = std::clamp(number, 0, 127);
    Q_EMIT caretChanged();
}

} // namespace timbrel::ui
