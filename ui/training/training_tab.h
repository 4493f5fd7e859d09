// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/music/sequence.h"
#include "core/project/project_settings.h"
#include "ui/common/error_sentence.h"
#include "ui/training/training_limits.h"
#include "ui/training/training_runs.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace timbrel::ui {

class ActionRegistry;
class CurvePanel;
class DiagnosisLine;
class OriginPanel;
class PreviewPanel;
class ProposalPanel;
class RunList;
class RunNumbers;
class SettingsForm;

/// The tab "Training": the runs of the project, what they are taught with, their curves and
/// figures, what is wrong with the one at hand, and what its best network does. Threads: GUI.
class TrainingTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrainingTab)
public:
    TrainingTab(TrainingRuns& runs,
                ActionRegistry& actions,
                ErrorSentence sentence,
                QWidget* parent = nullptr);
    ~TrainingTab() override;

    void setConf(const expression::LarasynthConf& conf);
    void setOwn(const project::OwnSettings& own); ///< of timbrel.json
    /// Those that are taught, with all controllers that they hold.
    void setExamples(std::vector<std::shared_ptr<const music::Sequence>> examples);
    /// The run at hand; empty: none.
    [[nodiscard]] QString current() const;
    [[nodiscard]] PreviewPanel& preview() { return *m_preview; }
    void setCurrent(const QString& id);
    /// Beside the button that was pressed.
    void showTrouble(const QString& sentence);
    void clearTrouble();

Q_SIGNALS:
    void trainRequested(int runs, const timbrel::ui::TrainingLimits& limits);
    void followRequested(const QString& id); ///< what is proposed for this run
    void
    confChanged(const timbrel::expression::LarasynthConf& conf, int mergeKey, const QString& what);
    void ownChanged(const timbrel::project::OwnSettings& own, int mergeKey, const QString& what);
    void hint(const QString& text);
    void warning(const QString& text);

private:
    QWidget* buildSide();
    QWidget* buildMiddle();
    QWidget* buildSettings();
    void addActions();
    void connectParts();
    void connectRuns();
    void showRun();
    void showPage(QWidget* page);
    void updateActions();

    TrainingRuns& m_runs;
    ActionRegistry& m_actions;
    ErrorSentence m_sentence;
    RunList* m_list = nullptr;
    ProposalPanel* m_proposal = nullptr;
    QLabel* m_trouble = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_learning = nullptr; ///< curves and figures
    CurvePanel* m_curves = nullptr;
    RunNumbers* m_numbers = nullptr;
    QWidget* m_settingsPage = nullptr;
    SettingsForm* m_settings = nullptr;
    OriginPanel* m_origin = nullptr;
    PreviewPanel* m_preview = nullptr;
    DiagnosisLine* m_diagnosis = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace timbrel::ui
