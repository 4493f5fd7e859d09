// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/project/recovery.h"
#include "ui/common/action_registry.h"
#include "ui/common/error_sentence.h"

#include <QMainWindow>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

class QMenu;
class QStackedWidget;
class QTabBar;

namespace timbrel::ui {

class CommandPalette;
class EditorTab;
class ExampleDocument;
class GuideWindow;
class IdlePreparation;
class LatentControl;
class LatentDocument;
class LatentTab;
class MenuBarFiller;
class MessageBar;
class PatternDesk;
class PerformTab;
class PerformanceControl;
class Player;
class PortButton;
class PortWatch;
class PresetShelf;
class ProjectDocument;
class ProjectTab;
class SettingsWindow;
class ShortcutWindow;
class StatusLine;
class SynthDocument;
class SynthKeeper;
class SynthLearner;
class SynthWindow;
class TrainingMaterial;
class TrainingRuns;
class TrainingTab;
class TransportBar;
class UndoOrder;
class WelcomePage;
struct DemoProject;
struct TrainingLimits;

/// The window: owns the project at hand and the player, holds the views as tabs, and joins them;
/// they do not know each other. Threads: GUI.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    explicit MainWindow(ErrorSentence sentence, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows the project; what was open stays if that fails, and a sentence says why. Unsaved work
    /// of what was open is lost: see openAfterAsking().
    bool openProject(const std::filesystem::path& folder);
    [[nodiscard]] std::optional<std::filesystem::path> project() const;
    /// MIDI files and .seq files become examples of the project that is open, else of a new one.
    void importFiles(const QStringList& files);
    /// Sound and ports are opened; before this only the window is there. Called once it is seen.
    void startDevices();

    [[nodiscard]] ActionRegistry& actions() { return *m_actions; }
    [[nodiscard]] ProjectDocument& document() { return *m_document; }
    [[nodiscard]] Player& player() { return *m_player; }
    [[nodiscard]] PerformanceControl& performance() { return *m_performance; }

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window.cpp
    void build();
    void buildTabs();
    void connectParts();
    void showTab(int index);
    void showView(QWidget* page);
    void showPages();
    void updateTitle();
    void say(const QString& text);
    void warn(const Error& error);

    // main_window_actions.cpp
    void addProjectActions();
    void addEditActions();
    void addPlayActions();
    void addViewActions();
    void addAppearanceActions();
    void updateActions();
    void openPalette();

    // main_window_help.cpp
    void addHelpActions();
    void showGuide();
    void showShortcuts();
    void showSettings();
    void showAbout();

    // main_window_project.cpp
    void connectProject();
    void openAfterAsking(const std::filesystem::path& folder);
    void tellNotOpened(const std::filesystem::path& folder, const Error& error);
    void chooseProject();
    void newProject();
    void openDemo(const DemoProject& demo);
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    bool saveInto(const QString& folder);
    void reload();
    void closeProject();
    [[nodiscard]] bool hasUnsavedWork() const;
    /// Now, if nothing is unsaved; else once the person has saved or thrown away what is.
    void whenSaved(std::function<void()> then);
    void projectOpened();
    void showExample(ExampleDocument* example);
    void fillRecentProjects();

    // main_window_recovery.cpp
    void offerLeftWork();
    /// Of the project that was just opened, wherever it lies.
    void offerLeftWorkOf(const std::filesystem::path& folder);
    void showLeftWork();
    void recover(int index);
    void discardLeftWork(int index);
    void takeUp(const project::RecoveryInfo& left);
    void throwAway(const project::RecoveryInfo& left);
    void tellOfLeftWork(const Error& error);
    void forgetLeftWork(const project::RecoveryInfo& left);

    // main_window_training.cpp
    void connectTraining();
    void showTrainings();
    void train(int runs, const TrainingLimits& limits);
    void askForPlace(std::function<void()> then);
    void followRemedy(const QString& id);
    [[nodiscard]] bool mayLeaveTrainings();

    // main_window_latent.cpp
    void connectLatent();
    void connectLatentTransport();
    void trainPatterns();
    /// What Space plays and the transport bar shows are the patterns.
    [[nodiscard]] bool isLatentShown() const;
    void showTransport();
    void takeUndo();

    // main_window_perform.cpp
    void connectPerformTab();
    void shareKeys();

    // main_window_performance.cpp
    void connectPerformance();

    // main_window_sound.cpp
    void connectSound();
    void showSound();
    void showPorts();
    void choosePort(bool isInput, PortButton& above);

    // main_window_synth.cpp
    void addSynth();
    void connectSynth();
    void showSynth();
    void endSynth();

    ErrorSentence m_sentence;
    ActionRegistry* m_actions = nullptr;
    ProjectDocument* m_document = nullptr;
    Player* m_player = nullptr;
    PortWatch* m_ports = nullptr;
    PerformanceControl* m_performance = nullptr;
    TrainingRuns* m_runs = nullptr;
    TrainingMaterial* m_material = nullptr;
    UndoOrder* m_undo = nullptr;
    LatentDocument* m_latentDocument = nullptr;
    LatentControl* m_latentControl = nullptr;
    PatternDesk* m_patterns = nullptr;
    SynthDocument* m_synth = nullptr;
    SynthLearner* m_synthLearner = nullptr;
    SynthKeeper* m_synthKeeper = nullptr;
    PresetShelf* m_presets = nullptr; ///< made with the window that shows it

    MenuBarFiller* m_menus = nullptr;
    QMenu* m_recent = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    IdlePreparation* m_preparation = nullptr; ///< of the pages that are not seen yet
    MessageBar* m_question = nullptr;
    WelcomePage* m_welcome = nullptr;
    EditorTab* m_editor = nullptr;
    TrainingTab* m_training = nullptr;
    LatentTab* m_latent = nullptr;
    PerformTab* m_perform = nullptr;
    ProjectTab* m_projectTab = nullptr;
    TransportBar* m_transport = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    QPointer<GuideWindow> m_guide;
    QPointer<ShortcutWindow> m_shortcuts;
    QPointer<SettingsWindow> m_settings;
    QPointer<SynthWindow> m_synthWindow;
    std::vector<project::RecoveryInfo> m_leftWork;
    std::uint64_t m_soundChanges = 0; ///< that were told
    std::optional<ErrorId> m_soundProblem; ///< that was told, since there was sound last
    bool m_mayClose = false; ///< the person has decided about unsaved work
    bool m_mayLeaveTrainings = false; ///< and about trainings that are at work
    bool m_areDevicesStarted = false;
};

} // namespace timbrel::ui
