// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>

namespace timbrel::ui {

class ExampleDocument;
class Player;
class PreviewPanel;
class ProjectDocument;

/// Joins the preview of a network to the project, whose examples it plays and may get more of, and
/// to the player, which lets it be heard. All outlive it. Threads: GUI.
class PreviewLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewLink)
public:
    PreviewLink(PreviewPanel& panel,
                ProjectDocument& project,
                Player& player,
                QObject* parent = nullptr);
    ~PreviewLink() override;

Q_SIGNALS:
    /// There is a new example, to be drawn or corrected.
    void exampleMade(timbrel::ui::ExampleDocument* example);

private:
    void tell();

    PreviewPanel& m_panel;
    ProjectDocument& m_project;
    QTimer m_due; ///< so that edits that come one by one are told together
};

} // namespace timbrel::ui
