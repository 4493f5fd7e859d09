// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings.h"
#include "core/project/example.h"
#include "core/project/file_facts.h"
#include "core/project/project.h"
#include "core/project/recovery.h"
#include "core/project/trash.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace timbrel::ui {

class ExampleDocument;
class ProjectWork;
struct ProjectEntry;

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
    [[nodiscard]] bool isLoading() const noexcept;
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
    [[nodiscard]] const project::ExampleOrigin& originOf(const ExampleDocument* example) const;
    /// Empty if it was never saved.
    [[nodiscard]] std::filesystem::path fileOf(const ExampleDocument* example) const;

    /// An empty one, to be drawn.
    ExampleDocument* createExample();
    /// A recorded take. Null if it holds no event.
    ExampleDocument* addRecorded(const music::Sequence& take, double tempo, int beatsPerBar);
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
    void setControllerDefault(int controller, int value);
    /// Lists these controllers in the settings (default: the value that the first example starts
    /// them at) and takes them up, from its original, in every example that has them there. One
    /// entry of undoStack().
    void learn(const QList<int>& controllers);
    /// Takes them off the settings; examples keep what they have.
    void forget(const QList<int>& controllers);

    [[nodiscard]] QUndoStack* undoStack() noexcept { return &m_undo; }

    /// Errors: UsageWrong where there is no folder yet (ask for one: saveAs), and those of writing;
    /// what could be written is then no longer modified.
    [[nodiscard]] Result<> save();
    /// Into a new folder, which is the project from then on; its trainings and results come along.
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
    /// The list should show and select it: what was just made, or came back by undo.
    void exampleAppeared(timbrel::ui::ExampleDocument* example);
    void autosaved();
    void autosaveFailed(const timbrel::Error& error);

private:
    friend class ProjectListCommand;
    friend class ProjectConfCommand;
    friend class ProjectEnableCommand;
    friend class ProjectRenameCommand;

    bool m_isOpen = false;
    std::optional<project::Project> m_project;
    QList<ExampleDocument*> m_examples;
    expression::Settings m_settings;
    std::vector<Error> m_problems;
    QUndoStack m_undo;
};

} // namespace timbrel::ui
