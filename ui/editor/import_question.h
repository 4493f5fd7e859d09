// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/editor/project_document.h"

#include <QFrame>
#include <QList>

#include <map>
#include <memory>
#include <set>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace timbrel::ui {

class ExampleDocument;

/// A controller over all files that were imported together.
struct ControllerFinding
{
    int controller = 0;
    int minimum = 127;
    int maximum = 0;
    int fileCount = 0; ///< of files in which it moves
    std::size_t eventCount = 0;
    friend bool operator==(const ControllerFinding&, const ControllerFinding&) = default;
};

/// Those that move, ascending.
[[nodiscard]] std::vector<ControllerFinding> findingsOf(const QList<ImportedFile>& files);

/// Tells in its place, beside the examples, what imported files hold, and asks what of it is to be
/// learnt; what is left out is named. It blocks nothing: the examples are there already, and the
/// same can be asked again of their originals at any time. Threads: GUI.
class ImportQuestion final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportQuestion)
public:
    ImportQuestion(ProjectDocument& project, ErrorSentence sentence, QWidget* parent = nullptr);

    /// After every import (ProjectDocument::importFinished); a question that is still open is put
    /// together with it.
    void ask(const QList<ImportedFile>& files);
    /// What the original of an example holds: tracks and controllers can be chosen anew.
    void showOriginal(ExampleDocument* example);
    void close();

Q_SIGNALS:
    void hoverText(const QString& text);

private:
    void build();
    void refresh();
    void showFiles();
    void showTracks(const project::FileFacts& facts);
    void showControllers();
    void showLeftOut();
    void learnChosen();
    void takeTracks();
    [[nodiscard]] bool isListed(int controller) const;
    [[nodiscard]] std::set<std::size_t> chosenTracks() const;
    [[nodiscard]] const ImportedFile* single() const;

    ProjectDocument& m_project;
    ErrorSentence m_sentence;
    QList<ImportedFile> m_files;
    std::map<int, bool> m_wanted; ///< what was ticked or not, by controller
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QTreeWidget* m_tracks = nullptr;
    QPushButton* m_take = nullptr;
    QLabel* m_question = nullptr;
    QVBoxLayout* m_choices = nullptr;
    std::map<int, QCheckBox*> m_boxes;
    QLabel* m_leftOut = nullptr;
    QPushButton* m_learn = nullptr;
    QPushButton* m_notNow = nullptr;
};

} // namespace timbrel::ui
