// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pattern_import.h"
#include "core/pattern/pattern_library.h"
#include "ui/latent/library_model.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace timbrel::ui {

/// The library behind its panel: the patterns that come with Timbrel, before them the project's
/// own. Files are read and written by a thread of its own. Threads: GUI.
class PatternShelf final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PatternShelf)
public:
    explicit PatternShelf(QObject* parent = nullptr);
    ~PatternShelf() override;

    [[nodiscard]] LibraryModel& model() noexcept { return m_model; }
    /// Another project; none, or one without a folder yet: what is kept waits in memory.
    void openProject(std::optional<std::filesystem::path> folder);
    /// The same project lies there from now on: what waited is written.
    void setFolder(const std::filesystem::path& folder);

    /// Null: there is none of that id.
    [[nodiscard]] const pattern::PatternEntry* find(const QString& id) const;
    /// Of the standard rows, all of them or those that the project has itself.
    [[nodiscard]] pattern::PatternSet patterns(bool isOnlyOwn) const;
    [[nodiscard]] std::size_t ownCount() const noexcept { return m_own.size(); }
    /// Patterns of the project are in memory alone, as it has no folder.
    [[nodiscard]] bool isWaiting() const noexcept { return !m_library && !m_own.empty(); }
    /// Files are being read or written.
    [[nodiscard]] bool isBusy() const noexcept { return m_jobs > 0; }

    void keep(pattern::PatternEntry entry);
    void remove(const QStringList& ids);
    /// Takes the last remove() back.
    void putBack();
    /// Files and folders, see pattern::importPatterns; one import at a time.
    void importFiles(const QStringList& paths);
    void cancelImport();
    [[nodiscard]] bool isImporting() const noexcept { return m_isImporting; }

Q_SIGNALS:
    void changed();
    void kept(const QString& name);
    void removed(int patterns); ///< putBack() brings them back
    void importProgress(int done, int files, int patterns);
    void imported(const timbrel::pattern::PatternImport& outcome, const QStringList& paths);
    void trouble(const timbrel::Error& error);

private:
    struct Own
    {
        QString id;
        std::shared_ptr<const pattern::PatternEntry> entry;
        std::optional<pattern::LibraryPlace> place; ///< none: it is in no file
    };
    template<class Work, class Then>
    void run(Work work, Then then);
    void readAgain();
    void show();
    void addSet(pattern::PatternSet set, const std::string& name);
    void takeRead(Result<pattern::PatternLibrary> read);
    void takeImport(const Result<pattern::PatternImport>& outcome, const QStringList& paths);

    LibraryModel m_model;
    std::vector<Own> m_shipped;
    std::vector<Own> m_own;
    std::optional<std::filesystem::path> m_library; ///< its folder; none: the project has none
    int m_unwritten = 0; ///< counts what waits for a folder, for its ids
    pattern::PatternSet m_removed;
    QThreadPool m_thread;
    int m_jobs = 0;
    quint64 m_round = 0; ///< counts projects, so that nothing of another one is taken
    bool m_isImporting = false;
    std::stop_source m_importing;
};

} // namespace timbrel::ui
