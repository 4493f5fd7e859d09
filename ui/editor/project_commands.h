// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/project/project_settings.h"

#include <QString>
#include <QUndoCommand>

#include <utility>
#include <vector>

namespace timbrel::ui {

class ProjectDocument;

/// Examples come into the list or go from it; entries are only taken out, never destroyed.
class ProjectListCommand final : public QUndoCommand
{
public:
    using Places
        = std::vector<std::pair<int, quint64>>; ///< index once all are there, key; ascending
    ProjectListCommand(ProjectDocument& project, Places places, bool doesAdd, const QString& what);
    void undo() override { run(!m_doesAdd); }
    void redo() override { run(m_doesAdd); }

private:
    void run(bool doesAdd);

    ProjectDocument& m_project;
    Places m_places;
    bool m_doesAdd;
};

/// The settings file becomes another. Changes of one value in a row are one entry.
class ProjectConfCommand final : public QUndoCommand
{
public:
    /// mergeKey: the same for changes that belong together; below 0: none.
    ProjectConfCommand(ProjectDocument& project,
                       expression::LarasynthConf before,
                       expression::LarasynthConf after,
                       int mergeKey,
                       const QString& what);
    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ProjectDocument& m_project;
    expression::LarasynthConf m_before;
    expression::LarasynthConf m_after;
    int m_mergeKey;
};

/// The settings of timbrel.json become others; merged in the same way.
class ProjectOwnCommand final : public QUndoCommand
{
public:
    ProjectOwnCommand(ProjectDocument& project,
                      project::OwnSettings before,
                      project::OwnSettings after,
                      int mergeKey,
                      const QString& what);
    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return 2; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ProjectDocument& m_project;
    project::OwnSettings m_before;
    project::OwnSettings m_after;
    int m_mergeKey;
};

/// Examples are taught or not.
class ProjectMarkCommand final : public QUndoCommand
{
public:
    ProjectMarkCommand(ProjectDocument& project,
                       std::vector<quint64> keys,
                       bool isEnabled,
                       const QString& what);
    void undo() override { run(!m_isEnabled); }
    void redo() override { run(m_isEnabled); }

private:
    void run(bool isEnabled);

    ProjectDocument& m_project;
    std::vector<quint64> m_keys; ///< of those that were not so before
    bool m_isEnabled;
};

class ProjectNameCommand final : public QUndoCommand
{
public:
    ProjectNameCommand(
        ProjectDocument& project, quint64 key, QString before, QString after, const QString& what);
    void undo() override { run(m_before); }
    void redo() override { run(m_after); }

private:
    void run(const QString& name);

    ProjectDocument& m_project;
    quint64 m_key;
    QString m_before;
    QString m_after;
};

} // namespace timbrel::ui
