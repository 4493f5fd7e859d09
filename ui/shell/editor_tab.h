// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/music/snap_grid.h"
#include "ui/common/error_sentence.h"
#include "ui/editor/example_document.h"

#include <QPointer>
#include <QWidget>

class QSplitter;

namespace timbrel::ui {

class ActionRegistry;
struct ActionSpec;
class EditorView;
class ExampleList;
class HistoryList;
class ImportQuestion;
class Insights;
class KeyboardStrip;
class Player;
class ProjectDocument;
class RecordPanel;
class TakeDisplay;
class UndoOrder;

/// The tab "Editor": the list of examples, what imports ask, recording, the editor of the example
/// at hand, its history, and a keyboard; joined to each other and to the player. Threads: GUI.
class EditorTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorTab)
public:
    EditorTab(ActionRegistry& actions,
              ProjectDocument& project,
              Player& player,
              ErrorSentence sentence,
              QWidget* parent = nullptr);
    ~EditorTab() override;

    [[nodiscard]] ExampleDocument* example() const { return m_example; }
    /// In the list, and with it here.
    void select(ExampleDocument* example);
    void setPlayhead(Microseconds position);
    void stop();
    void setMeter(const music::Meter& meter);
    void setKeysPlayNotes(bool doKeysPlayNotes);
    /// What the history shows.
    void setUndoOrder(UndoOrder* order);
    /// The editor has the keys.
    void takeFocus();
    /// There may be a better network than before.
    void modelsHaveChanged();

    [[nodiscard]] EditorView& view() { return *m_view; }
    [[nodiscard]] ExampleList& list() { return *m_list; }

Q_SIGNALS:
    void projectWanted();
    void filesChosen(const QStringList& files); ///< to import
    void recordingChanged(bool isOn);
    void exampleChanged(timbrel::ui::ExampleDocument* example);
    void meterChanged();
    void hint(const QString& text);
    void hintChanged(const QString& was, const QString& now);
    void message(const QString& text);
    void warning(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(ActionRegistry& actions);
    QWidget* buildSide(ActionRegistry& actions);
    QWidget* buildHistory();
    void connectPlaying();
    void connectRecording();
    void connectInsights();
    void showSettings();
    void keepLayout(ActionRegistry& actions);
    void arrangeLanes();
    void addActions(ActionRegistry& actions);
    void
    addPanel(ActionRegistry& actions, const ActionSpec& spec, QWidget& panel, bool isShownAtFirst);
    void connectParts();
    void setExample(ExampleDocument* example);
    void showContradictions();
    void goToContradiction();

    ProjectDocument& m_project;
    Player& m_player;
    ErrorSentence m_sentence;
    QPointer<ExampleDocument> m_example;
    ExampleList* m_list = nullptr;
    ImportQuestion* m_question = nullptr;
    RecordPanel* m_record = nullptr;
    KeyboardStrip* m_keyboard = nullptr;
    EditorView* m_view = nullptr;
    Insights* m_insights = nullptr;
    TakeDisplay* m_take = nullptr; ///< what is being recorded, in m_view
    int m_shownContradiction = -1; ///< the last one gone to
    QWidget* m_historyPanel = nullptr;
    HistoryList* m_history = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace timbrel::ui
