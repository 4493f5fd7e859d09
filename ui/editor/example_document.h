// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/clip.h"
#include "core/music/id_set.h"
#include "core/music/score.h"
#include "core/music/score_edit.h"
#include "core/music/snap_grid.h"
#include "core/project/example.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::ui {

/// What an example is besides its music.
struct ExampleProperties
{
    QString name;
    bool isEnabled = true; ///< false: kept, but not taught
    music::Meter meter;
    project::ExampleOrigin origin;
    friend bool operator==(const ExampleProperties&, const ExampleProperties&) = default;
};

/// Makes an edit from the score as it is without a preview.
using EditMaker = std::function<music::ScoreEdit(const music::Score&)>;

/// What is selected once an edit is done.
enum class SelectAfter
{
    Same, ///< what was selected, as far as it is still there
    Added ///< notes and points that are new: of a paste, a duplicate, a note drawn
};

enum class SelectionMode
{
    Replace,
    Add,
    Toggle,
    Remove
};

/// An example being edited: its music, its history, what is selected and how it is looked at.
/// Every change of the music goes through push() or a gesture, so that each can be taken back.
/// Threads: GUI.
class ExampleDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExampleDocument)
public:
    explicit ExampleDocument(QObject* parent = nullptr);
    ~ExampleDocument() override;

    /// From a file, a recording, an import: replaces everything, the history begins anew, and the
    /// document counts as saved.
    void load(const music::Sequence& sequence, ExampleProperties properties);

    // ---- music
    /// With the preview of a gesture, if there is one.
    [[nodiscard]] const music::Score& score() const noexcept { return m_score; }
    [[nodiscard]] music::Sequence sequence() const;
    /// For players and other threads; made anew only after a change.
    [[nodiscard]] std::shared_ptr<const music::Sequence> snapshot() const;

    /// Does an edit and puts it into the history as one entry. An edit that changes nothing makes
    /// none. what: as the history and the undo menu say it, translated. Ends a gesture by
    /// cancelling it.
    void
    push(const music::ScoreEdit& edit, const QString& what, SelectAfter after = SelectAfter::Same);
    /// The same, but one entry with the last one if that was pushed with the same key (arrow keys
    /// held down; the wheel). Keys are above 0 and chosen by who pushes.
    void pushMerged(const music::ScoreEdit& edit, const QString& what, int mergeKey);

    // ---- a drag: seen while it lasts, one entry in the history when it ends
    void beginGesture();
    [[nodiscard]] bool isInGesture() const noexcept { return m_gesture != nullptr; }
    /// Takes back what the gesture showed until now and shows this instead. The edit must be made
    /// from the score without preview: use previewGesture with a maker, which is given that.
    void previewGesture(const music::ScoreEdit& edit);
    void previewGesture(const EditMaker& make);
    /// Adds to what the gesture shows; the edit is made from score() as it is now. For a pencil,
    /// whose every mouse move costs only what it passes over.
    void extendGesture(const music::ScoreEdit& edit);
    /// One entry; none if nothing changed.
    void commitGesture(const QString& what, SelectAfter after = SelectAfter::Same);
    /// All is as before beginGesture(); nothing in the history.
    void cancelGesture();

    /// What is shown while it is being recorded: no edit does anything. load() still does.
    void setLocked(bool isLocked) noexcept { m_isLocked = isLocked; }
    [[nodiscard]] bool isLocked() const noexcept { return m_isLocked; }

    // ---- history
    /// Its list, its undo and redo actions, its clean state. Undo during a gesture cancels that
    /// first.
    [[nodiscard]] QUndoStack& history() noexcept { return m_history; }
    [[nodiscard]] const QUndoStack& history() const noexcept { return m_history; }
    [[nodiscard]] bool isModified() const noexcept;
    void setSaved();
    /// Unsaved from now on, whatever the history says: an example that was recovered or just made.
    void setUnsaved();

    // ---- properties
    [[nodiscard]] const ExampleProperties& properties() const noexcept { return m_properties; }
    /// As an entry of the history.
    void pushProperties(const ExampleProperties& properties, const QString& what);
    /// Not undoable here: for who keeps a history of their own. Counts as a change to be saved.
    void setProperties(const ExampleProperties& properties);

    // ---- selection: by ids, so that it survives every edit, undo and redo
    [[nodiscard]] const music::IdSet& selectedNotes() const noexcept { return m_notes.ids; }
    /// Ascending.
    [[nodiscard]] const std::vector<music::NoteIndex>& selectedNoteIndices() const;
    void selectNotes(std::span<const music::NoteIndex> notes, SelectionMode mode);
    /// Empty set where none of a lane is selected.
    [[nodiscard]] const music::IdSet& selectedPoints(music::LaneKey lane) const noexcept;
    [[nodiscard]] std::vector<music::PointIndex> selectedPointIndices(music::LaneKey lane) const;
    /// Of all lanes that have some.
    [[nodiscard]] std::vector<music::LanePoints> selectedPointIndices() const;
    void selectPoints(music::LaneKey lane,
                      std::span<const music::PointIndex> points,
                      SelectionMode mode);
    [[nodiscard]] bool hasSelection() const noexcept;
    void selectAll();
    void clearSelection();
    /// A stretch of time, besides: for cut, copy, delete and loop.
    [[nodiscard]] std::optional<music::TimeRange> selectedRange() const noexcept
    {
        return m_selectedRange;
    }
    void selectRange(std::optional<music::TimeRange> range);

    // ---- how it is looked at; not in the history
    [[nodiscard]] std::optional<music::TimeRange> loopRegion() const noexcept { return m_loop; }
    void setLoopRegion(std::optional<music::TimeRange> region);
    /// Of the project's settings, for the line in each lane.
    [[nodiscard]] const std::map<std::uint8_t, int>& defaultValues() const noexcept
    {
        return m_defaults;
    }
    void setDefaultValues(std::map<std::uint8_t, int> values);

Q_SIGNALS:
    /// After every change of the music, previews too.
    void scoreChanged(const timbrel::music::ScoreChange& change);
    /// Everything is another: load().
    void reloaded();
    void selectionChanged();
    void propertiesChanged();
    /// Loop region, default values, meter.
    void viewChanged();
    void modifiedChanged(bool isModified);

private:
    friend class ScoreCommand;
    friend class PropertiesCommand;
    /// What is selected of one kind, and what was when an edit took it away: it is again when it is
    /// back.
    struct Selected
    {
        music::IdSet ids;
        music::IdSet lost;
    };
    struct Gesture;

    [[nodiscard]] music::ScoreChange applyQuietly(const music::ScoreEdit& edit);
    [[nodiscard]] music::ScoreChange takeBackPreview();
    void tellScore(const music::ScoreChange& change);
    void applyFromHistory(const music::ScoreEdit& edit);
    void applyProperties(const ExampleProperties& properties);
    void pushDone(music::ScoreEdit edit, const QString& what, int mergeKey, SelectAfter after);
    void followSelection(const music::ScoreEdit& edit);
    void selectAdded(const music::ScoreEdit& edit);
    void tellSelection();
    void tellModified();

    music::Score m_score;
    ExampleProperties m_properties;
    QUndoStack m_history;
    std::unique_ptr<Gesture> m_gesture;
    bool m_isUnsaved = false;
    bool m_isLocked = false;
    bool m_wasModified = false;
    int m_mergeEpoch = 0; ///< entries of one epoch may become one
    Selected m_notes;
    std::map<music::LaneKey, Selected> m_points;
    bool m_selectionMoved = false; ///< something was lost or came back, and nobody knows yet
    std::optional<music::TimeRange> m_selectedRange;
    std::optional<music::TimeRange> m_loop;
    std::map<std::uint8_t, int> m_defaults;
    mutable std::optional<std::vector<music::NoteIndex>> m_noteIndices;
    mutable std::shared_ptr<const music::Sequence> m_snapshot;
};

} // namespace timbrel::ui
