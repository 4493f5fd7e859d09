// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/score_command.h"

#include <utility>

namespace timbrel::ui {

ScoreCommand::ScoreCommand(ExampleDocument& document,
                           music::ScoreEdit edit,
                           const QString& what,
                           int mergeKey,
                           int mergeEpoch)
    : QUndoCommand(what)
    , m_document(document)
    , m_edit(std::move(edit))
    , m_mergeKey(mergeKey)
    , m_mergeEpoch(mergeEpoch)
{ }

void ScoreCommand::undo()
{
    m_document.applyFromHistory(music::inverted(m_edit));
}

void ScoreCommand::redo()
{
    if (std::exchange(m_isDone, false))
        return; // the stack redoes what is pushed
    m_document.applyFromHistory(m_edit);
}

bool ScoreCommand::mergeWith(const QUndoCommand* other)
{
    const auto* later = dynamic_cast<const ScoreCommand*>(other);
    if (later == nullptr || later->m_mergeKey != m_mergeKey || later->m_mergeEpoch != m_mergeEpoch)
        return false;
    m_edit = music::combined(std::move(m_edit), later->m_edit);
    setText(later->text());
    setObsolete(m_edit.isEmpty());
    return true;
}

PropertiesCommand::PropertiesCommand(ExampleDocument& document,
                                     ExampleProperties before,
                                     ExampleProperties after,
                                     const QString& what)
    : QUndoCommand(what)
    , m_document(document)
    , m_before(std::move(before))
    , m_after(std::move(after))
{ }

void PropertiesCommand::undo()
{
    m_document.applyProperties(m_before);
}

void PropertiesCommand::redo()
{
    m_document.applyProperties(m_after);
}

} // namespace timbrel::ui
