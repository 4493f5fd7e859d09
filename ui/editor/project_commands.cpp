// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/project_commands.h"

#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"

namespace timbrel::ui {

ProjectListCommand::ProjectListCommand(ProjectDocument& project,
                                       Places places,
                                       bool doesAdd,
                                       const QString& what)
    : QUndoCommand(what)
    , m_project(project)
    , m_places(std::move(places))
    , m_doesAdd(doesAdd)
{ }

void ProjectListCommand::run(bool doesAdd)
{
    if (doesAdd) {
        m_project.putIntoList(m_places);
        return;
    }
    std::vector<quint64> keys;
    for (const auto& [index, key] : m_places)
        keys.push_back(key);
    m_project.takeFromList(keys);
}

ProjectConfCommand::ProjectConfCommand(ProjectDocument& project,
                                       expression::LarasynthConf before,
                                       expression::LarasynthConf after,
                                       int mergeKey,
                                       const QString& what)
    : QUndoCommand(what)
    , m_project(project)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_mergeKey(mergeKey)
{ }

void ProjectConfCommand::undo()
{
    m_project.setConf(m_before);
}

void ProjectConfCommand::redo()
{
    m_project.setConf(m_after);
}

bool ProjectConfCommand::mergeWith(const QUndoCommand* other)
{
    const auto* next = dynamic_cast<const ProjectConfCommand*>(other);
    if (next == nullptr || m_mergeKey < 0 || next->m_mergeKey != m_mergeKey)
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before);
    return true;
}

ProjectOwnCommand::ProjectOwnCommand(ProjectDocument& project,
                                     project::OwnSettings before,
                                     project::OwnSettings after,
                                     int mergeKey,
                                     const QString& what)
    : QUndoCommand(what)
    , m_project(project)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_mergeKey(mergeKey)
{ }

void ProjectOwnCommand::undo()
{
    m_project.setOwnSettings(m_before);
}

void ProjectOwnCommand::redo()
{
    m_project.setOwnSettings(m_after);
}

bool ProjectOwnCommand::mergeWith(const QUndoCommand* other)
{
    const auto* next = dynamic_cast<const ProjectOwnCommand*>(other);
    if (next == nullptr || m_mergeKey < 0 || next->m_mergeKey != m_mergeKey)
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before);
    return true;
}

ProjectMarkCommand::ProjectMarkCommand(ProjectDocument& project,
                                       std::vector<quint64> keys,
                                       bool isEnabled,
                                       const QString& what)
    : QUndoCommand(what)
    , m_project(project)
    , m_keys(std::move(keys))
    , m_isEnabled(isEnabled)
{ }

void ProjectMarkCommand::run(bool isEnabled)
{
    for (const quint64 key : m_keys) {
        ProjectEntry& entry = *m_project.m_entries.at(key);
        ExampleProperties properties = entry.document->properties();
        properties.isEnabled = isEnabled;
        entry.document->setProperties(properties);
    }
}

ProjectNameCommand::ProjectNameCommand(
    ProjectDocument& project, quint64 key, QString before, QString after, const QString& what)
    : QUndoCommand(what)
    , m_project(project)
    , m_key(key)
    , m_before(std::move(before))
    , m_after(std::move(after))
{ }

void ProjectNameCommand::run(const QString& name)
{
    ProjectEntry& entry = *m_project.m_entries.at(m_key);
    ExampleProperties properties = entry.document->properties();
    properties.name = name;
    entry.document->setProperties(properties);
}

} // namespace timbrel::ui
