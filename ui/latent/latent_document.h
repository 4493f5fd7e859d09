// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"
#include "core/pattern/pad_setup.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <vector>

namespace timbrel::ui {

/// The latent view as it is edited: all that a hand has set, and the pattern that comes of it.
/// Every change is an entry of the history; a drag is one. Threads: GUI.
class LatentDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatentDocument)
public:
    /// What a change is about: changes of one kind that follow each other without a pause are one
    /// entry. `row` and the like tell changes of one kind apart.
    enum class Kind
    {
        Single, ///< always an entry of its own
        Puck,
        Cells,
        Path,
        Knob,
        Row
    };

    explicit LatentDocument(QObject* parent = nullptr);

    [[nodiscard]] const pattern::PadSetup& setup() const noexcept { return m_setup; }
    [[nodiscard]] QUndoStack& history() noexcept { return m_history; }
    /// Another setup. what: for the history, translated. which: tells knobs (rows) apart.
    void change(pattern::PadSetup to, const QString& what, Kind kind = Kind::Single, int which = 0);
    /// What follows is an entry of its own.
    void seal();
    /// A hand takes hold of something: all that it changes is one entry, however long it rests.
    void beginDrag();
    void endDrag();
    /// Another setup without a history, as from a file.
    void load(pattern::PadSetup setup);

    /// Moves the puck: what was drawn by hand gives way to what lies there.
    void moveTo(learning::PadPosition position, const QString& what);

    // ---- the pattern
    /// The rows that patterns have; the pattern takes their number.
    void setRows(std::vector<music::DrumRow> rows);
    [[nodiscard]] const std::vector<music::DrumRow>& rows() const noexcept { return m_rows; }
    /// What the puck's place says, from whoever works it out.
    void showGenerated(music::Pattern pattern);
    [[nodiscard]] const music::Pattern& generated() const noexcept { return m_generated; }
    /// What plays next: drawn by hand, or generated.
    [[nodiscard]] const music::Pattern& pattern() const noexcept;
    [[nodiscard]] bool isEdited() const noexcept { return m_setup.edited != nullptr; }
    /// By hand: it stays until the puck moves; locked rows keep it beyond that.
    void edit(music::Pattern pattern, const QString& what, Kind kind = Kind::Cells);
    void setLocked(std::size_t row, bool isLocked);

Q_SIGNALS:
    /// The setup; `before` is what it was.
    void changed(const timbrel::pattern::PadSetup& before);
    void patternChanged();
    void rowsChanged();

private:
    friend class LatentCommand;
    void set(const pattern::PadSetup& setup);

    pattern::PadSetup m_setup;
    QUndoStack m_history;
    QTimer m_pause; ///< after which another turn of the same knob is another entry
    bool m_isDragging = false;
    quint64 m_serial = 0; ///< of the entry that changes still go into
    std::vector<music::DrumRow> m_rows;
    music::Pattern m_generated;
};

} // namespace timbrel::ui
