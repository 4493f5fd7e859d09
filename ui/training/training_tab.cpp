// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_tab.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/training/curve_panel.h"
#include "ui/training/diagnosis_line.h"
#include "ui/training/origin_panel.h"
#include "ui/training/preview_panel.h"
#include "ui/training/proposal_panel.h"
#include "ui/training/run_list.h"
#include "ui/training/run_numbers.h"
#include "ui/training/settings_form.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kSideWidth = 72 * metrics::kStep;
constexpr int kTrainingTabGap = 2 * metrics::kStep;

} // namespace

TrainingTab::TrainingTab(TrainingRuns& runs,
                         ActionRegistry& actions,
                         ErrorSentence sentence,
                         QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_actions(actions)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("trainingTab"));
    addActions();
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("trainingSplitter"));
    m_splitter->setHandleWidth(metrics::kStep);
    m_splitter->addWidget(buildSide());
    m_splitter->addWidget(buildMiddle());
    m_preview = new PreviewPanel(m_runs, m_actions, m_sentence);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({kSideWidth, 2 * kSideWidth, 3 * kSideWidth / 2});
    m_diagnosis = new DiagnosisLine;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_diagnosis);
    connectParts();
    connectRuns();
    showRun();
}

TrainingTab::~TrainingTab() = default;

QWidget* TrainingTab::buildSide()
{
    m_list = new RunList(m_runs, m_actions);
    m_proposal = new ProposalPanel;
    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("trainingTrouble"));
    m_trouble->setAccessibleName(tr("Why no training began"));
    m_trouble->setProperty("role", QStringLiteral("warning"));
    m_trouble->setWordWrap(true);
    m_trouble->setContentsMargins(kTrainingTabGap, 0, kTrainingTabGap, kTrainingTabGap);
    m_trouble->hide();
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_list, 1);
    column->addWidget(m_proposal);
    column->addWidget(m_trouble);
    return side;
}

QWidget* TrainingTab::buildMiddle()
{
    m_curves = new CurvePanel(
        [this](const QString& id) { return m_runs.curves(id); }, m_actions, m_sentence);
    m_numbers = new RunNumbers;
    m_learning = new QWidget;
    auto* column = new QVBoxLayout(m_learning);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_curves, 1);
    column->addWidget(m_numbers);
    m_origin = new OriginPanel;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_learning);
    m_pages->addWidget(buildSettings());
    m_pages->addWidget(m_origin);
    return m_pages;
}

QWidget* TrainingTab::buildSettings()
{
    m_settings = new SettingsForm(m_sentence);
    auto* back = new QPushButton(tr("Back to the curves"));
    back->setObjectName(QStringLiteral("settingsBack"));
    back->setAccessibleName(back->text());
    connect(back, &QPushButton::clicked, this, [this] { showPage(m_learning); });
    auto* caption = new QLabel(tr("All settings"));
    caption->setProperty("role", QStringLiteral("heading"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(kTrainingTabGap, kTrainingTabGap, kTrainingTabGap, 0);
    top->addWidget(caption, 1);
    top->addWidget(back);
    m_settingsPage = new QWidget;
    auto* column = new QVBoxLayout(m_settingsPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addLayout(top);
    column->addWidget(m_settings, 1);
    return m_settingsPage;
}

void TrainingTab::addActions()
{
    const ActionSpecs specOf {ActionMenu::Training};
    ActionSpec train = specOf(
        "training.train", tr("&Train"), tr("Teach a network what the enabled examples show"));
    train.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_T)};
    m_actions.add(train, this, [this] { m_proposal->train(); });
    m_actions.add(specOf("training.stop",
                         tr("&Stop training"),
                         tr("End the run at hand, or else all that are at work; the best is kept")),
                  this,
                  [this] {
                      const RunFacts* run = m_runs.run(current());
                      if (run != nullptr && run->isActive)
                          m_runs.stop(run->id);
                      else
                          m_runs.stopAll();
                  });
    m_actions.add(specOf("training.continue",
                         tr("&Continue training"),
                         tr("The run at hand goes on where it was")),
                  this,
                  [this] { m_runs.goOn(current()); });
    ActionSpec settings = specOf(
        "training.settings", tr("&All settings"), tr("Everything that a training can be told"));
    settings.group = 1;
    m_actions.add(settings, this, [this] {
        showPage(m_pages->currentWidget() == m_settingsPage ? m_learning : m_settingsPage);
    });
}

void TrainingTab::connectParts()
{
    connect(m_list, &RunList::currentChanged, this, &TrainingTab::showRun);
    connect(m_list, &RunList::shownChanged, this, [this] { m_curves->setRuns(m_list->shown()); });
    connect(m_list, &RunList::originRequested, this, [this](const QString& id) {
        m_runs.readOrigin(id);
    });
    connect(m_list, &RunList::hoverText, this, &TrainingTab::hint);
    connect(m_curves, &CurvePanel::hoverText, this, &TrainingTab::hint);
    connect(m_proposal, &ProposalPanel::hoverText, this, &TrainingTab::hint);
    connect(m_settings, &SettingsForm::hoverText, this, &TrainingTab::hint);
    connect(m_proposal, &ProposalPanel::trainRequested, this, &TrainingTab::trainRequested);
    connect(m_proposal,
            &ProposalPanel::confChosen,
            this,
            [this](const expression::LarasynthConf& conf, const QString& what) {
                Q_EMIT confChanged(conf, -1, what);
            });
    connect(m_proposal, &ProposalPanel::allSettingsRequested, this, [this] {
        showPage(m_settingsPage);
    });
    connect(m_settings, &SettingsForm::changed, this, &TrainingTab::confChanged);
    connect(m_settings, &SettingsForm::ownChanged, this, &TrainingTab::ownChanged);
    connect(m_diagnosis, &DiagnosisLine::followed, this, &TrainingTab::followRequested);
    connect(m_origin, &OriginPanel::left, this, [this] { showPage(m_learning); });
    connect(m_preview, &PreviewPanel::hoverText, this, &TrainingTab::hint);
    connect(m_preview, &PreviewPanel::trainRequested, m_proposal, &ProposalPanel::train);
}

void TrainingTab::connectRuns()
{
    connect(&m_runs, &TrainingRuns::runsChanged, this, &TrainingTab::showRun);
    connect(&m_runs, &TrainingRuns::runChanged, this, [this](const QString& id) {
        if (id == current())
            showRun();
        else
            updateActions();
    });
    connect(&m_runs, &TrainingRuns::curvesGrew, m_curves, &CurvePanel::curvesGrew);
    connect(&m_runs, &TrainingRuns::started, this, [this](const QStringList& ids) {
        setCurrent(ids.front());
        showPage(m_learning);
    });
    connect(&m_runs,
            &TrainingRuns::originRead,
            this,
            [this](const QString& id, const RunOrigin& origin) {
                if (const RunFacts* run = m_runs.run(id)) {
                    m_origin->show(*run, origin);
                    showPage(m_origin);
                }
            });
}

void TrainingTab::setConf(const expression::LarasynthConf& conf)
{
    m_proposal->setConf(conf);
    m_settings->setConf(conf);
}

void TrainingTab::setOwn(const project::OwnSettings& own)
{
    m_settings->setOwn(own);
}

void TrainingTab::setExamples(std::vector<std::shared_ptr<const music::Sequence>> examples)
{
    m_proposal->setExamples(std::move(examples));
}

QString TrainingTab::current() const
{
    return m_list->current();
}

void TrainingTab::setCurrent(const QString& id)
{
    m_list->setCurrent(id);
}

void TrainingTab::showRun()
{
    const RunFacts* run = m_runs.run(current());
    m_numbers->setRun(run);
    m_diagnosis->setRun(run);
    m_preview->setRun(run != nullptr ? run->id : QString());
    updateActions();
}

void TrainingTab::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
}

void TrainingTab::updateActions()
{
    const RunFacts* run = m_runs.run(current());
    m_actions.setEnabled("training.stop", m_runs.isTraining());
    m_actions.setEnabled("training.continue", run != nullptr && run->canContinue);
}

void TrainingTab::showTrouble(const QString& sentence)
{
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        Q_EMIT warning(sentence);
}

void TrainingTab::clearTrouble()
{
    showTrouble({});
}

} // namespace timbrel::ui
