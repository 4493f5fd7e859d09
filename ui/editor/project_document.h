// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings.h"
#include "core/music/score.h"
#include "core/music/snap_grid.h"
#include "core/project/example.h"
#include "core/project/file_facts.h"
#include "core/project/project.h"
#include "core/project/project_changes.h"
#include "core/project/project_settings.h"
#include "core/project/recovery.h"
#include "core/project/trash.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::ui {

class ExampleDocument;
struct ProjectEntry;
struct KeptState;
struct ReadExample;

/// A file that was imported, for the panel that tells about it and asks.
struct ImportedFile
{
    std::shared_ptr<const project::FileFacts> facts; ///< null: it could not be read, see `error`
    QString file; ///< its name, as the person knows it
    quint64 example = 0; ///< key of its example; 0: none was made
    bool wasThere = false; ///< a file of the same content is among the examples: `example` is that
    std::optional<Error> error;
};

/// The project at hand as it is edited: examples, their order, settings. Nothing is written into
/// its folder before save(); what is not saved is kept in a recovery session. Adding, importing,
/// removing, renaming, switching on and off, and settings are entries of undoStack(); what is
/// edited within an example is in its own. Reading and importing happen on a worker thread, and its
/// results are taken up in small portions. Threads: GUI.
class ProjectDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectDocument)
public:
    explicit ProjectDocument(QObject* parent = nullptr);
    /// Unsaved changes stay recoverable, unless close() or save() came before.
    ~ProjectDocument() override;

    /// Closes what was open (unsaved changes too: ask first) and begins to read; loaded() follows.
    /// Errors: those of Project::open and of its settings; then nothing changes.
    [[nodiscard]] Result<> open(const std::filesystem::path& folder);
    /// A project without a folder, with the settings of a new project.
    void createUntitled();
    /// Takes up an abandoned session: the project is as it was, and modified. loaded() follows.
    [[nodiscard]] Result<> recover(const project::RecoveryInfo& session);
    /// Forgets everything, unsaved changes and their recovery session too.
    void close();

    [[nodiscard]] bool isOpen() const noexcept { return m_isOpen; }
    [[nodiscard]] bool isLoading() const noexcept { return m_reading != nullptr; }
    [[nodiscard]] bool isImporting() const noexcept { return m_import != nullptr; }
    [[nodiscard]] bool isSaving() const noexcept { return m_isSaving; } ///< wait with an end
    [[nodiscard]] bool isUntitled() const noexcept { return m_isOpen && !m_project; }
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] QString name() const; ///< of the folder, or "Untitled"
    [[nodiscard]] std::optional<std::filesystem::path> folder() const;

    /// In the list's order.
    [[nodiscard]] const QList<ExampleDocument*>& examples() const noexcept { return m_examples; }
    [[nodiscard]] quint64
    keyOf(const ExampleDocument* example) const; ///< never 0, never used again
    [[nodiscard]] ExampleDocument* exampleOf(quint64 key) const; ///< null if it is not in the list
    /// Changed since the last save, or never saved.
    [[nodiscard]] bool isModified(const ExampleDocument* example) const;
    /// Empty if it was never saved.
    [[nodiscard]] std::filesystem::path fileOf(const ExampleDocument* example) const;

    /// An empty one, to be drawn.
    ExampleDocument* createExample();
    /// A recorded take. Null if it holds no event.
    ExampleDocument* addRecorded(const music::Sequence& take, const music::Meter& meter);
    /// One that was made elsewhere, of this name or nearly so.
    ExampleDocument* addMade(const music::Sequence& music, const QString& name);
    void duplicate(const QList<ExampleDocument*>& examples);
    void remove(const QList<ExampleDocument*>& examples);
    void rename(ExampleDocument* example, const QString& name);
    void setEnabled(const QList<ExampleDocument*>& examples, bool isEnabled);
    /// .mid and .seq files; importFinished() follows. Those of a folder are taken from it.
    void importFiles(const QStringList& files);
    void cancelImport();
    /// What the example's file held, from the kept original. Null if there is none.
    [[nodiscard]] std::shared_ptr<const project::FileFacts>
    originalOf(const ExampleDocument* example) const;

    /// As the next training would see them.
    [[nodiscard]] const expression::Settings& settings() const noexcept { return m_settings; }
    /// The same, but values that the file leaves to chance are drawn from `random`.
    [[nodiscard]] expression::Settings drawnSettings(Random& random) const;
    /// larasynth.conf as it stands, with its comments.
    [[nodiscard]] const expression::LarasynthConf& conf() const noexcept { return m_conf; }
    /// Another larasynth.conf, as one entry of undoStack(); changes with the same key of at least
    /// 1000 in a row are one.
    void changeConf(expression::LarasynthConf conf, const QString& what, int mergeKey = -1);
    /// The settings of timbrel.json that larasynth.conf has no word for.
    [[nodiscard]] project::OwnSettings ownSettings() const { return m_projectSettings.values(); }
    /// Others, as one entry of undoStack(); merged like those of changeConf(). Values that are not
    /// sound change nothing.
    void changeOwnSettings(const project::OwnSettings& own, const QString& what, int mergeKey = -1);
    void setControllerDefault(int controller, int value);
    /// Lists these controllers in the settings (default: the value that the first example starts
    /// them at) and takes them up, from its original, in every example that has them there: one
    /// entry of undoStack() and of each example's own history. learnt() follows.
    void learn(const QList<int>& controllers);
    /// Takes them off the settings; examples keep what they have.
    void forget(const QList<int>& controllers);

    /// One entry of the example's own history.
    static void
    replaceMusic(ExampleDocument& example, const music::Score& with, const QString& what);

    [[nodiscard]] QUndoStack* undoStack() noexcept { return &m_undo; }

    /// Lets the window's events go on meanwhile, but those of a hand. Errors: UsageWrong where
    /// there is no folder yet (ask for one: saveAs), and those of writing; what could be written is
    /// then no longer modified.
    [[nodiscard]] Result<> save();
    /// Into a new folder, which is the project from then on; its trainings and results come along,
    /// and copyProgress() tells how far they are. Events go on as in save().
    [[nodiscard]] Result<> saveAs(const std::filesystem::path& folder);

    /// Deleted and kept in .trash, newest first.
    [[nodiscard]] std::vector<project::TrashedExample> trash() const;
    /// As a new example; undoable.
    [[nodiscard]] Result<> restore(const project::TrashedExample& trashed);
    [[nodiscard]] Result<> emptyTrash(const std::vector<project::TrashedExample>& shown);

    /// What is wrong or worth knowing, for the place where it belongs.
    [[nodiscard]] const std::vector<Error>& problems() const noexcept { return m_problems; }

    /// Where sessions of projects that were never saved are kept; also of folders that cannot be
    /// written.
    [[nodiscard]] static std::filesystem::path recoveryRootOfUntitled();
    /// Of projects never saved and of these folders, newest first.
    [[nodiscard]] static std::vector<project::RecoveryInfo>
    recoverable(const std::vector<std::filesystem::path>& projects);
    /// So long after a change its recovery state is written; 10 s unless a test says otherwise.
    void setAutosaveDelay(std::chrono::milliseconds delay);
    /// Writes it now and waits for it.
    [[nodiscard]] Result<> autosaveNow();

Q_SIGNALS:
    void aboutToClose(); ///< the examples are about to go, all of them
    void opened(); ///< another project (or none) is at hand; its examples may still be on their way
    void loaded(); ///< all of them are there
    void loadingProgress(int done, int count);
    void examplesAboutToBeInserted(int first, int last);
    void examplesInserted(int first, int last);
    void exampleAboutToBeRemoved(int index);
    void exampleRemoved(int index);
    /// Name, mark, modified, length or contents, for the list.
    void exampleChanged(int index);
    void settingsChanged();
    void modifiedChanged(bool isModified);
    void nameChanged(const QString& name);
    void problemsChanged();
    void importProgress(int done, int count);
    void importFinished(const QList<timbrel::ui::ImportedFile>& files);
    void learnt(const QList<int>& controllers); ///< those that are new in the settings
    /// The list should show and select it: what was just made, or came back by undo.
    void exampleAppeared(timbrel::ui::ExampleDocument* example);
    /// Another program had changed so many of the examples that were saved; its versions are in
    /// trash().
    void savedOverOthers(int count);
    void copyProgress(quint64 doneBytes, quint64 allBytes); ///< of saveAs()
    void autosaved();
    void autosaveFailed(const timbrel::Error& error);

private:
    friend class ProjectListCommand;
    friend class ProjectConfCommand;
    friend class ProjectOwnCommand;
    friend class ProjectMarkCommand;
    friend class ProjectNameCommand;
    struct Import;
    struct Reading;
    struct Learning;
    struct Saving;

    // ---- entries (project_document.cpp)
    ProjectEntry& makeEntry(const music::Sequence& sequence,
                            const project::ExampleDetails& details,
                            const project::ExampleOrigin& origin,
                            const QString& name,
                            bool isEnabled);
    [[nodiscard]] ProjectEntry* entryOf(const ExampleDocument* example) const;
    void putIntoList(const std::vector<std::pair<int, quint64>>& places);
    void takeFromList(const std::vector<quint64>& keys);
    void addAsCommand(const std::vector<quint64>& keys, const QString& what);
    void noteChange(ProjectEntry& entry);
    void noteChange();
    [[nodiscard]] bool differs(const ProjectEntry& entry) const;
    void forgetAll();

    // ---- what a person does (project_document_editing.cpp, project_document_settings.cpp)
    [[nodiscard]] QString freeName(const QString& wanted) const;
    void setConf(expression::LarasynthConf conf);
    void setOwnSettings(const project::OwnSettings& own);
    void takeSettings();

    // ---- reading (project_document_reading.cpp)
    void beginReading(std::shared_ptr<project::RecoveryState> recovered);
    void takeUpWhatWasRead();
    void takeUpPortion();
    quint64 takeUp(const ReadExample& read);

    // ---- importing (project_document_import.cpp)
    void takeUpImported();
    void takeUpImported(ImportedFile& read);
    void finishImport();

    // ---- learning (project_document_learning.cpp)
    void takeLearnt(const Learning& learning);

    // ---- saving (project_document_saving.cpp)
    [[nodiscard]] Saving saving() const;
    void waitFor(const std::function<void()>& work);
    [[nodiscard]] Result<project::Project> copyTo(const std::filesystem::path& folder);
    void takeReport(const Saving& saving, const project::SaveReport& report);

    // ---- recovery (project_document_recovery.cpp)
    [[nodiscard]] std::shared_ptr<KeptState> keptState();
    [[nodiscard]] std::function<Result<>()> autosaveWork(); ///< to be run in the files' thread
    void noteKept(const project::RecoveryState& state);
    void beginAutosave();
    void discardSession();
    void waitForFiles();

    bool m_isOpen = false;
    std::optional<project::Project> m_project;
    QString m_untitledName;
    std::map<quint64, std::unique_ptr<ProjectEntry>>
        m_entries; ///< also those that undo can bring back
    QList<ExampleDocument*> m_examples;
    quint64 m_lastKey = 0;
    expression::LarasynthConf m_conf;
    std::string m_savedConf;
    project::OwnSettings m_savedOwn;
    project::ProjectSettings m_projectSettings;
    expression::Settings m_settings;
    std::vector<Error> m_problems;
    QUndoStack m_undo;
    bool m_wasModified = false;
    bool m_isSaving = false;
    int m_generation = 0; ///< counts the projects that were at hand

    QThreadPool m_readers; ///< what only reads, and may take long: imports
    QThreadPool
        m_files; ///< one thread: what is asked of the disk, in the order in which it was asked
    std::shared_ptr<Reading> m_reading;
    std::shared_ptr<Import> m_import;
    QStringList m_waitingImports;
    std::map<std::string, project::NewSource> m_recoveredSources;
    QTimer m_takeUp; ///< a portion of what was read, between two frames
    QTimer m_autosave;
    /// Used by the files' thread alone.
    std::shared_ptr<std::optional<project::RecoverySession>> m_session;
};

} // namespace timbrel::ui

Q_DECLARE_METATYPE(timbrel::ui::ImportedFile)
