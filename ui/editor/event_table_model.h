// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"
#include "core/music/snap_grid.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <optional>
#include <span>

namespace timbrel::ui {

class ExampleDocument;

/// The notes of an example, or the points of one of its lanes, as rows that can be edited. Threads:
/// GUI.
class EventTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTableModel)
public:
    enum NoteColumn
    {
        Position,
        Pitch,
        Length,
        Velocity,
        Channel,
        NoteColumns
    };
    enum PointColumn
    {
        PointPosition,
        Value,
        PointColumns
    };

    explicit EventTableModel(QObject* parent = nullptr);
    /// lane: nothing for the notes.
    void show(ExampleDocument* document, std::optional<music::LaneKey> lane);
    [[nodiscard]] std::optional<music::LaneKey> lane() const noexcept { return m_lane; }
    [[nodiscard]] Microseconds timeOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// The score has changed: rows keep their places where there are as many as before.
    void refresh();

private:
    [[nodiscard]] std::span<const music::ControllerPoint> points() const;
    [[nodiscard]] QString noteText(const music::Note& note, int column) const;
    [[nodiscard]] int countNow() const;
    bool setNote(music::NoteIndex index, int column, const QString& text);
    bool setPoint(music::PointIndex index, int column, const QString& text);

    QPointer<ExampleDocument> m_document;
    std::optional<music::LaneKey> m_lane;
    int m_rows = 0;
};

/// "2.1.240", or seconds: "1.5 s". Nothing for anything else.
[[nodiscard]] std::optional<Microseconds> timeFromText(const QString& text,
                                                       const music::Meter& meter);
/// "C4", "f#3", "B♭2", or a number. Nothing for anything else.
[[nodiscard]] std::optional<int> noteFromText(const QString& text);

} // namespace timbrel::ui
