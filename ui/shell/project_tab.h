// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/shell/project_overview.h"
#include "ui/shell/running_trainings.h"

#include <QWidget>

#include <filesystem>
#include <optional>
#include <vector>

class QLabel;
class QTreeWidget;

namespace timbrel::ui {

/// A project at a glance: what it has learnt, with which settings, and what is wrong with it.
/// Threads: GUI; models are read on another.
class ProjectTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectTab)
public:
    explicit ProjectTab(ErrorSentence sentence, QWidget* parent = nullptr);

    /// folder: none where it was never saved.
    void setProject(const QString& name, const std::optional<std::filesystem::path>& folder);
    void setSettings(const expression::Settings& settings);
    void setProblems(const std::vector<Error>& problems);
    void trainingsChanged(const TrainingsNow& now);
    /// There may be other models than before.
    void modelsHaveChanged();
    /// The models, from the disk.
    void readAgain();

Q_SIGNALS:
    /// Something about the entry at hand, for the status bar.
    void hint(const QString& text);
    /// The project's files have been mended by hand.
    void tryAgainWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildModels();
    QWidget* buildSettings();
    QWidget* buildProblems();
    void showOverview(const ProjectOverview& overview);

    ErrorSentence m_sentence;
    std::optional<std::filesystem::path> m_folder;
    bool m_isStale = true; ///< the models may have changed since they were read
    TrainingsNow m_now; ///< as last told
    QLabel* m_title = nullptr;
    QLabel* m_path = nullptr;
    QTreeWidget* m_models = nullptr;
    QLabel* m_noModels = nullptr;
    QLabel* m_settings = nullptr;
    QWidget* m_problemRow = nullptr;
    QLabel* m_problems = nullptr;
};

} // namespace timbrel::ui
