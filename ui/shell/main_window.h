// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/common/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <filesystem>
#include <optional>

class QLabel;
class QMenu;
class QStackedWidget;

namespace timbrel::ui {

class GuideWindow;
class ProjectView;
struct ProjectOverview;

/// The window: the project at hand, or how to open one. Threads: GUI.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    explicit MainWindow(ErrorSentence sentence, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows the project; what was open stays if that fails, and a sentence says why.
    bool openProject(const std::filesystem::path& folder);
    [[nodiscard]] const std::optional<std::filesystem::path>& project() const { return m_project; }

public Q_SLOTS:
    void chooseProject();
    /// Reads the project's files again.
    void reload();
    void showGuide();
    void showAbout();

private:
    void buildPages();
    QWidget* buildWelcome();
    void buildProjectMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void fillRecentProjects();
    void showOverview(const ProjectOverview& overview);
    void showError(const QString& sentence);
    void setExampleEnabled(const QString& name, bool isEnabled);

    ErrorSentence m_sentence;
    std::optional<std::filesystem::path> m_project;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_welcome = nullptr;
    ProjectView* m_view = nullptr;
    QLabel* m_error = nullptr; ///< in the status bar
    QMenu* m_recent = nullptr;
    QAction* m_reload = nullptr;
    QPointer<GuideWindow> m_guide;
};

} // namespace timbrel::ui
