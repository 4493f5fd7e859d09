// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/shell/project_overview.h"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace timbrel::ui {

/// A project at a glance: what it learns from, what it has learnt, and how.
/// Threads: GUI.
class ProjectView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectView)
public:
    explicit ProjectView(ErrorSentence sentence, QWidget* parent = nullptr);

    void show(const ProjectOverview& overview);

Q_SIGNALS:
    /// The person has switched an example on or off.
    void exampleEnabledChanged(const QString& name, bool isEnabled);
    /// Something about the entry at hand, for the status bar.
    void hint(const QString& text);

private:
    QWidget* buildExamples();
    QWidget* buildModels();
    QWidget* buildSettings();
    void fillExamples(const ProjectOverview& overview);
    void fillModels(const ProjectOverview& overview);
    void fillSettings(const ProjectOverview& overview);
    void fillProblems(const ProjectOverview& overview);
    void tellAbout(const QTreeWidgetItem* item);

    ErrorSentence m_sentence;
    QLabel* m_title = nullptr;
    QLabel* m_path = nullptr;
    QTreeWidget* m_examples = nullptr;
    QLabel* m_noExamples = nullptr;
    QTreeWidget* m_models = nullptr;
    QLabel* m_noModels = nullptr;
    QLabel* m_settings = nullptr;
    QLabel* m_problems = nullptr;
    bool m_isFilling = false; ///< changes of check boxes are ours, not the person's
};

} // namespace timbrel::ui
