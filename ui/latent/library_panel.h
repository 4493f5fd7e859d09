// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/library_model.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace timbrel::ui {

class ActionRegistry;
class FlowLayout;

/// What an import came to, for people.
struct ImportOutcome
{
    int patterns = 0;
    QStringList broken; ///< a sentence each
    bool isStopped = false; ///< by hand, before all was read
};

/// The patterns that there are: those that come with Timbrel, the project's own, imported ones. To
/// be searched, heard, put into the pad's corners, gone to and deleted; files and folders are
/// imported by dropping them. Threads: GUI.
class LibraryPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryPanel)
public:
    LibraryPanel(LibraryModel& library, ActionRegistry& actions, QWidget* parent = nullptr);

    /// The chosen pattern's id; empty: none.
    [[nodiscard]] QString current() const;
    void setCurrent(const QString& id);
    /// Of an import; all < 0: it is not known how many there are.
    void showProgress(int done, int all, int patterns);
    void showOutcome(const ImportOutcome& outcome);
    /// Another project: nothing is imported into it, and nothing was.
    void clearOutcome();
    [[nodiscard]] bool isImporting() const noexcept { return m_isImporting; }

Q_SIGNALS:
    void hoverText(const QString& text);
    void hearWanted(const QString& id);
    void cornerWanted(const QString& id, std::size_t corner);
    void goWanted(const QString& id); ///< the puck is to go where it belongs
    void deleteWanted(const QStringList& ids);
    void importWanted(const QStringList& paths);
    void chooseFilesWanted();
    void cancelWanted(); ///< of an import

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSearch(FlowLayout& flow);
    void buildButtons(FlowLayout& flow);
    void buildImport(FlowLayout& flow);
    QWidget* buildList();
    QWidget* buildProgress();
    void addActions(ActionRegistry& actions);
    void takeItems();
    void showChoice();
    void openMenu(const QPoint& place);
    void deleteChosen();
    [[nodiscard]] QStringList chosen() const;

    LibraryModel& m_library;
    LibraryFilter m_filter;
    QLineEdit* m_search = nullptr;
    QComboBox* m_label = nullptr;
    QToolButton* m_onlyOwn = nullptr;
    QStackedWidget* m_pages = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_emptyText = nullptr;
    std::vector<QToolButton*> m_corners;
    QToolButton* m_hear = nullptr;
    QToolButton* m_go = nullptr;
    QWidget* m_progressRow = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QLabel* m_outcome = nullptr;
    QToolButton* m_broken = nullptr;
    QStringList m_brokenFiles;
    bool m_isImporting = false;
};

} // namespace timbrel::ui
