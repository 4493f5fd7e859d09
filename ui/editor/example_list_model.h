// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractListModel>

namespace timbrel::ui {

class ExampleDocument;
class ProjectDocument;

/// A project's examples as a list: names that can be edited in place, marks that can be set.
/// Threads: GUI.
class ExampleListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExampleListModel)
public:
    enum Role
    {
        FactsRole = Qt::UserRole, ///< "12 notes, 3.4 s"
        LengthRole, ///< "3.4 s"
        ModifiedRole, ///< bool
        TroubleRole ///< why it cannot teach; empty: it can
    };

    explicit ExampleListModel(ProjectDocument& project, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] ExampleDocument* exampleAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const ExampleDocument* example) const;

private:
    [[nodiscard]] QString facts(const ExampleDocument& example) const;
    [[nodiscard]] QString trouble(const ExampleDocument& example) const;
    [[nodiscard]] QString spoken(const ExampleDocument& example) const;

    ProjectDocument& m_project;
};

} // namespace timbrel::ui
