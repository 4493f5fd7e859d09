// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace timbrel::ui {

/// A pattern of the library as the panel lists it.
struct LibraryItem
{
    QString id; ///< names it among all
    QString name;
    QString label; ///< genre, or whatever a person sorts by; empty: none
    QString source; ///< where it is from, for people; empty: drawn here
    std::shared_ptr<const music::Pattern> pattern;
    double tempo = 120.0; ///< beats a minute
    bool isOwn = false; ///< the project's own or imported: it can be deleted
};

/// All patterns that there are, in the order that they are given in. Threads: GUI.
class LibraryModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryModel)
public:
    enum Role
    {
        LabelRole = Qt::UserRole,
        IdRole,
        OwnRole
    };

    explicit LibraryModel(QObject* parent = nullptr);

    /// What is the same stays where it is, with its selection.
    void setItems(std::vector<LibraryItem> items);
    [[nodiscard]] const std::vector<LibraryItem>& items() const noexcept { return m_items; }
    [[nodiscard]] const LibraryItem* item(const QString& id) const; ///< null: there is none
    /// Each once, by name.
    [[nodiscard]] QStringList labels() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    std::vector<LibraryItem> m_items;
};

/// Those of one label whose name, label or source has some words in it. Threads: GUI.
class LibraryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryFilter)
public:
    explicit LibraryFilter(QObject* parent = nullptr);
    void setWords(const QString& words);
    void setLabel(const QString& label); ///< empty: all
    void setOnlyOwn(bool isOnlyOwn);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    QString m_label;
    bool m_isOnlyOwn = false;
};

} // namespace timbrel::ui
