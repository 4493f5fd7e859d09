// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/event_table_model.h"

#include "ui/common/note_name.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_drags.h"
#include "ui/editor/roll_drags.h"
#include "ui/editor/roll_painter.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

std::optional<Microseconds> timeFromText(const QString& text, const music::Meter& meter)
{
    static const QRegularExpression kPosition(
        QStringLiteral("^\\s*(\\d+)\\.(\\d+)(?:\\.(\\d+))?\\s*$"));
    static const QRegularExpression kSeconds(QStringLiteral("^\\s*([0-9.,]+)\\s*s\\s*$"));
    if (const auto match = kPosition.match(text); match.hasMatch()) {
        const music::BarPosition position {
            match.captured(1).toLongLong(), match.captured(2).toInt(), match.captured(3).toInt()};
        const bool isReal = position.bar >= 1 && position.beat >= 1
            && position.beat <= meter.beatsPerBar && position.tick < music::kTicksPerBeat;
        return isReal ? std::optional(music::timeOf(meter, position)) : std::nullopt;
    }
    if (const auto match = kSeconds.match(text); match.hasMatch()) {
        bool isNumber = false;
        const double seconds
            = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
        constexpr double kMost = 1e9;
        if (isNumber && seconds >= 0.0 && seconds < kMost)
            return Microseconds(std::llround(seconds * 1e6));
    }
    return std::nullopt;
}

std::optional<int> noteFromText(const QString& text)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    if (isNumber)
        return number >= 0 && number <= 127 ? std::optional(number) : std::nullopt;
    static const QRegularExpression kName(
        QStringLiteral("^\\s*([A-Ga-g])([#b\u266f\u266d]?)(-?\\d)\\s*$"));
    const auto match = kName.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr int kSteps[] = {9, 11, 0, 2, 4, 5, 7}; // from A
    const int letter = match.captured(1).at(0).toUpper().unicode() - 'A';
    const QString sign = match.captured(2);
    const int shift = sign.isEmpty()                                     ? 0
        : sign == QLatin1String("#") || sign == QStringLiteral("\u266f") ? 1
                                                                         : -1;
    const int found = (match.captured(3).toInt() + 1) * 12 + kSteps[letter] + shift;
    return found >= 0 && found <= 127 ? std::optional(found) : std::nullopt;
}

EventTableModel::EventTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void EventTableModel::show(ExampleDocument* document, std::optional<music::LaneKey> lane)
{
    beginResetModel();
    m_document = document;
    m_lane = lane;
    m_rows = countNow();
    endResetModel();
}

std::span<const music::ControllerPoint> EventTableModel::points() const
{
    return m_document && m_lane ? pointsOf(*m_document, *m_lane)
                                : std::span<const music::ControllerPoint>();
}

int EventTableModel::countNow() const
{
    if (!m_document)
        return 0;
    return static_cast<int>(m_lane ? points().size() : m_document->score().notes.size());
}

void EventTableModel::refresh()
{
    const int now = countNow();
    if (now == m_rows) {
        if (m_rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    } else if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
        Q_EMIT dataChanged(index(0, 0), index(now - 1, columnCount() - 1));
    } else {
        beginRemoveRows({}, now, m_rows - 1);
        m_rows = now;
        endRemoveRows();
        if (now > 0)
            Q_EMIT dataChanged(index(0, 0), index(now - 1, columnCount() - 1));
    }
}

int EventTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int EventTableModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_lane ? static_cast<int>(PointColumns) : static_cast<int>(NoteColumns);
}

Microseconds EventTableModel::timeOf(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    if (row < 0 || row >= std::min(m_rows, countNow()))
        return {};
    return m_lane ? points()[index].time : m_document->score().notes[index].onset;
}

QString EventTableModel::noteText(const music::Note& note, int column) const
{
    switch (column) {
    case Position:
        return positionText(m_document->properties().meter, note.onset);
    case Pitch:
        return noteName(note.number);
    case Length:
        return secondsText(note.length);
    case Velocity:
        return QString::number(note.velocity);
    case Channel:
        return QString::number(note.channel + 1);
    default:
        return {};
    }
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const
{
    if ((role != Qt::DisplayRole && role != Qt::EditRole) || index.row() >= countNow())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (!m_lane)
        return noteText(m_document->score().notes[row], index.column());
    const music::ControllerPoint& point = points()[row];
    return index.column() == PointPosition
        ? positionText(m_document->properties().meter, point.time)
        : QString::number(point.value);
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    if (m_lane)
        return section == PointPosition ? tr("Position") : tr("Value");
    switch (section) {
    case Position:
        return tr("Position");
    case Pitch:
        return tr("Pitch");
    case Length:
        return tr("Length");
    case Velocity:
        return tr("Velocity");
    case Channel:
        return tr("Channel");
    default:
        return {};
    }
}

Qt::ItemFlags EventTableModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

bool EventTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.row() >= countNow())
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    return m_lane ? setPoint(row, index.column(), value.toString())
                  : setNote(row, index.column(), value.toString());
}

bool EventTableModel::setNote(music::NoteIndex index, int column, const QString& text)
{
    const music::Score& score = m_document->score();
    const music::Note& note = score.notes[index];
    const std::span<const music::NoteIndex> one(&index, 1);
    const music::Meter meter = m_document->properties().meter;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (column == Position) {
        const auto time = timeFromText(text, meter);
        if (time)
            m_document->push(music::moveNotes(score, one, *time - note.onset, 0), tr("Move notes"));
        return time.has_value();
    }
    if (column == Pitch) {
        const auto pitch = noteFromText(text);
        if (pitch)
            m_document->push(music::transposeNotes(score, one, *pitch - note.number),
                             tr("Transpose"));
        return pitch.has_value();
    }
    if (column == Length) {
        const auto length = timeFromText(
            text.contains(QLatin1Char('s')) ? text : text + QStringLiteral(" s"), meter);
        if (length && *length > Microseconds(0))
            m_document->push(music::setNoteLengths(score, one, *length), tr("Change length"));
        return length && *length > Microseconds(0);
    }
    if (column == Velocity && isNumber && number >= 1 && number <= 127) {
        m_document->push(music::setVelocities(score, one, number), tr("Set velocity"));
        return true;
    }
    if (column == Channel && isNumber && number >= 1 && number <= 16) {
        m_document->push(music::setNoteChannel(score, one, number - 1), tr("Set channel"));
        return true;
    }
    return false;
}

bool EventTableModel::setPoint(music::PointIndex index, int column, const QString& text)
{
    const music::Score& score = m_document->score();
    const std::span<const music::PointIndex> one(&index, 1);
    if (column == PointPosition) {
        const auto time = timeFromText(text, m_document->properties().meter);
        if (time)
            m_document->push(
                music::movePoints(score, *m_lane, one, *time - points()[index].time, 0),
                tr("Move points"));
        return time.has_value();
    }
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 0 || value > 127)
        return false;
    m_document->push(music::setPointValues(score, *m_lane, one, value), tr("Set value"));
    return true;
}

} // namespace timbrel::ui
