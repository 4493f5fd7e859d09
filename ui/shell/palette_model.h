// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/shell/command_palette.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace timbrel::ui {

enum PaletteRole
{
    PalettePlaceRole = Qt::UserRole, ///< menu, or kind of thing
    PaletteKeysRole, ///< shortcut as text
    PaletteHintRole,
    PaletteFoundRole, ///< QList<int>: positions of the letters that were found
    PaletteReasonRole ///< why it cannot be done now; empty: it can
};

/// What the palette shows: everything that fits the letters, best first. Actions that cannot be
/// done now are not enabled, and last, unless their name begins with the letters: whoever asks for
/// one by its name shall see why it cannot be done. Threads: GUI.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteModel)
public:
    explicit PaletteModel(QObject* parent = nullptr);

    void collect(const ActionRegistry& registry, QList<PaletteEntry> others);
    void search(const QString& pattern);
    /// False where it cannot be done now.
    bool run(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    enum class Rank
    {
        Asked, ///< by its whole name
        Begun, ///< its name begins so
        BegunImpossible, ///< and it cannot be done
        Fitting,
        Impossible ///< fits, but cannot be done
    };
    struct Candidate
    {
        PaletteEntry entry;
        QString keys;
        QString hint;
        QString reason; ///< why it cannot be done now
        bool isEnabled = true;
    };
    struct Row
    {
        qsizetype candidate = 0;
        Rank rank = Rank::Fitting;
        int score = 0; ///< higher is better, within a rank
        QList<int> found;
    };
    [[nodiscard]] Row ranked(Row row, const QString& pattern) const;

    QList<Candidate> m_candidates;
    QList<Row> m_rows;
};

/// A row: name with the found letters, then its place, and the shortcut at the right.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace timbrel::ui
