// SPDX-License-Identifier: GPL-3.0-or-later
// The trainings of the main window: what starts them, what they tell, what closing asks of them.
#include "core/expression/training_remedy.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/preview_link.h"
#include "ui/shell/project_tab.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/running_trainings.h"
#include "ui/shell/status_line.h"
#include "ui/shell/training_material.h"
#include "ui/training/diagnosis_line.h"
#include "ui/training/preview_panel.h"
#include "ui/training/training_runs.h"
#include "ui/training/training_tab.h"

#include <QAction>
#include <QDir>

namespace timbrel::ui {
namespace {

constexpr int kMergeKeys = 1000; ///< of settings; below are those of controllers

/// Where a project that was never saved would go, if nobody has an opinion.
std::filesystem::path freePlace(const QString& name)
{
    const auto within = demoFolder();
    for (int i = 1;; ++i) {
        const QString numbered = i == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(i);
        const auto place = within / numbered.toStdString();
        std::error_code code;
        if (!std::filesystem::exists(place, code))
            return place;
    }
}

QString shown(const std::filesystem::path& path)
{
    return QDir::toNativeSeparators(QString::fromStdString(path.string()));
}

} // namespace

void MainWindow::connectTraining()
{
    connect(m_training, &TrainingTab::trainRequested, this, &MainWindow::train);
    connect(m_training, &TrainingTab::followRequested, this, &MainWindow::followRemedy);
    connect(m_training, &TrainingTab::hint, m_status, &StatusLine::showHint);
    connect(m_training,
            &TrainingTab::confChanged,
            this,
            [this](const expression::LarasynthConf& conf, int mergeKey, const QString& what) {
                m_document->changeConf(conf, what, mergeKey < 0 ? mergeKey : kMergeKeys + mergeKey);
            });
    connect(m_training,
            &TrainingTab::ownChanged,
            this,
            [this](const project::OwnSettings& own, int mergeKey, const QString& what) {
                m_document->changeOwnSettings(own, what, kMergeKeys + mergeKey);
            });
    connect(m_training, &TrainingTab::warning, m_status, &StatusLine::showWarning);
    connect(m_runs, &TrainingRuns::trouble, this, [this](const Error& error) {
        m_training->showTrouble(m_sentence(error));
        warn(error);
    });
    for (const auto signal : {&TrainingRuns::runChanged, &TrainingRuns::ended})
        connect(m_runs, signal, this, &MainWindow::showTrainings);
    connect(m_runs, &TrainingRuns::runsChanged, this, &MainWindow::showTrainings);
    connect(m_runs, &TrainingRuns::bestImproved, m_editor, &EditorTab::modelsHaveChanged);
    connect(m_runs, &TrainingRuns::ended, this, [this](const QString& id) {
        m_projectTab->modelsHaveChanged();
        m_editor->modelsHaveChanged();
        if (const RunFacts* run = m_runs->run(id); run != nullptr && !run->isStopping)
            say(tr("%1 has ended", "a training").arg(run->title));
    });
    connect(m_document, &ProjectDocument::exampleChanged, m_training, &TrainingTab::clearTrouble);
    const auto takeConf = [this] {
        m_training->clearTrouble();
        m_training->setConf(m_document->conf());
        m_training->setOwn(m_document->ownSettings());
    };
    connect(m_document, &ProjectDocument::settingsChanged, this, takeConf);
    connect(m_document, &ProjectDocument::opened, this, takeConf);
    const auto* link = new PreviewLink(m_training->preview(), *m_document, *m_player, m_training);
    connect(link, &PreviewLink::exampleMade, this, [this](ExampleDocument* example) {
        showView(m_editor);
        m_editor->select(example);
    });
    connect(m_editor, &EditorTab::recordingChanged, m_training, [this](bool isOn) {
        m_training->preview().setCanHear(!isOn);
    });
    connect(m_material, &TrainingMaterial::changed, m_training, &TrainingTab::setExamples);
}

void MainWindow::showTrainings()
{
    const TrainingsNow now = trainingsNow(*m_runs);
    m_status->showBackground(trainingsText(now), tr("Training goes on in the background"));
    m_projectTab->trainingsChanged(now);
}

void MainWindow::train(int runs, const TrainingLimits& limits)
{
    if (!m_document->isOpen())
        return;
    m_training->clearTrouble();
    QStringList leftOut;
    auto plan = m_material->plan(&leftOut);
    if (!plan) {
        const bool isNothingThere = plan.error().id == ErrorId::ExamplesMissing;
        m_training->showTrouble(
            isNothingThere ? tr("There is nothing to learn yet: draw, record or import an example "
                                "in the Editor, and mark it to be taught.")
                           : m_sentence(plan.error()));
        return;
    }
    if (m_document->isUntitled()) {
        askForPlace([this, runs, limits] { train(runs, limits); });
        return;
    }
    if (!leftOut.isEmpty())
        say(tr("Left out, as there is nothing in them to learn: %1")
                .arg(leftOut.join(tr(", ", "between examples"))));
    plan->seeds = TrainingMaterial::freshSeeds(runs);
    plan->maxSeconds = limits.maxSeconds;
    if (limits.mostEpochs)
        plan->settings.training.maximumEpochCount = *limits.mostEpochs;
    m_runs->start(std::move(*plan));
}

/// A training needs a folder to write into; one press is enough.
void MainWindow::askForPlace(std::function<void()> then)
{
    const auto place = freePlace(m_document->name());
    std::vector<MessageChoice> choices;
    choices.push_back({tr("&Save there and train"),
                       [this, place, then] {
                           if (saveInto(QString::fromStdString(place.string())))
                               then();
                       },
                       true});
    choices.push_back({tr("&Another folder…"), [this, then] { saveAs(then); }, false});
    choices.push_back({tr("&Not now"), {}, false});
    m_question->ask(
        tr("What is learnt needs a folder. The project would be saved in %1.").arg(shown(place)),
        std::move(choices));
}

/// What may help is done to the settings, as an edit, and to a new training.
void MainWindow::followRemedy(const QString& id)
{
    const RunFacts* found = m_runs->run(id);
    if (found == nullptr || !found->diagnosis || !found->remedy)
        return;
    const RunFacts run = *found;
    const expression::RemedyPlan remedy = *run.remedy;
    if (remedy.remedy == learning::Remedy::TrainLonger && run.canContinue) {
        m_runs->goOn(id);
        return;
    }
    auto conf = expression::withRemedy(m_document->conf(), m_document->settings(), remedy);
    if (!conf) {
        m_training->showTrouble(m_sentence(conf.error()));
        return;
    }
    m_document->changeConf(std::move(*conf), remedyText(remedy));
    auto plan = m_material->plan();
    if (!plan) {
        m_training->showTrouble(m_sentence(plan.error()));
        return;
    }
    if (run.isActive)
        m_runs->stop(id);
    plan->settings = expression::withRemedy(plan->settings, remedy);
    plan->seeds = TrainingMaterial::freshSeeds(1);
    m_runs->start(std::move(*plan));
}

/// False: the person is asked what becomes of trainings that are at work.
bool MainWindow::mayLeaveTrainings()
{
    if (m_mayLeaveTrainings || !m_runs->isTraining())
        return true;
    const int count = trainingsNow(*m_runs).count;
    const auto closeNow = [this] {
        m_mayLeaveTrainings = true;
        close();
    };
    std::vector<MessageChoice> choices;
    choices.push_back(
        {count == 1 ? tr("&Leave it working") : tr("&Leave them working"), closeNow, true});
    choices.push_back(
        {count == 1 ? tr("&Stop it, keep its best") : tr("&Stop them, keep their best"),
         [this, closeNow] {
             m_runs->stopAll();
             closeNow();
         },
         false});
    choices.push_back({tr("&Do not close"), [this] { m_mayClose = false; }, false});
    m_question->ask(
        count == 1 ? tr("A training is at work. It can go on by itself; it is found again when the "
                        "project is opened.")
                   : tr("%n trainings are at work. They can go on by themselves; they are found "
                        "again when the project is opened.",
                        nullptr,
                        count),
        std::move(choices));
    return false;
}

} // namespace timbrel::ui
