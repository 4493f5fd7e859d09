// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score_edit.h"
#include "ui/editor/example_document.h"

#include <QUndoCommand>

namespace timbrel::ui {

/// An entry of an example's history: an edit that is done already when it is pushed. Threads: GUI.
class ScoreCommand final : public QUndoCommand
{
public:
    /// Entries of one key above 0 and of one epoch become one; key 0 stays for itself.
    ScoreCommand(ExampleDocument& document,
                 music::ScoreEdit edit,
                 const QString& what,
                 int mergeKey,
                 int mergeEpoch);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_mergeKey > 0 ? m_mergeKey : -1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ExampleDocument& m_document;
    music::ScoreEdit m_edit;
    int m_mergeKey;
    int m_mergeEpoch;
    bool m_isDone = true;
};

/// An entry that changes name, mark, tempo or bar. Threads: GUI.
class PropertiesCommand final : public QUndoCommand
{
public:
    PropertiesCommand(ExampleDocument& document,
                      ExampleProperties before,
                      ExampleProperties after,
                      const QString& what);

    void undo() override;
    void redo() override;

private:
    ExampleDocument& m_document;
    ExampleProperties m_before;
    ExampleProperties m_after;
};

} // namespace timbrel::ui
