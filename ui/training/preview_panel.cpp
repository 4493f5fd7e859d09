// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/read_out.h"
#include "ui/common/theme_editor.h"
#include "ui/training/preview_legend.h"
#include "ui/training/preview_plot.h"
#include "ui/training/training_runs.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kBetweenPlays = std::chrono::milliseconds(400);

/// By so much that somebody would ask why.
bool isFartherOffOnStage(double onStage, double asTaught)
{
    constexpr double kNotHeard = 4.0; // off by 2 everywhere
    return onStage > kNotHeard && onStage > 4.0 * asTaught;
}

std::filesystem::path bestOf(const std::filesystem::path& folder)
{
    return folder / "checkpoints" / "best.safetensors";
}

} // namespace

PreviewPanel::PreviewPanel(TrainingRuns& runs,
                           ActionRegistry& actions,
                           ErrorSentence sentence,
                           QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("previewPanel"));
    setAccessibleName(tr("What the best network does"));
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildPicture());
    m_pages->addWidget(buildEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    addActions(actions);
    m_playDue.setSingleShot(true);
    connect(&m_playDue, &QTimer::timeout, this, &PreviewPanel::play);
    connect(&m_work, &PreviewWork::played, this, &PreviewPanel::takePreview);
    connect(&m_work, &PreviewWork::failed, this, [this](const Error& error) {
        m_isChosenPlaying = false;
        m_failure = m_sentence(error);
        m_trouble->setText(m_failure);
        m_trouble->show();
        showPage();
    });
    connect(&m_work, &PreviewWork::phrasesFound, this, &PreviewPanel::takePhrases);
    connect(&m_runs, &TrainingRuns::bestImproved, this, [this](const QString& id) {
        if (id == m_run)
            playSoon();
    });
    const auto look = [this](const QString& id) {
        if (id == m_run)
            showPage();
    };
    connect(&m_runs, &TrainingRuns::runChanged, this, look);
    connect(&m_runs, &TrainingRuns::runsChanged, this, &PreviewPanel::showPage);
    showPage();
}

PreviewPanel::~PreviewPanel() = default;

// ---- playing

void PreviewPanel::playSoon()
{
    m_isPlayWanted = true;
    if (!isVisible() || m_playDue.isActive())
        return;
    const qint64 since = m_sincePlayed.isValid() ? m_sincePlayed.elapsed() : kBetweenPlays.count();
    m_playDue.start(
        std::max(std::chrono::milliseconds(0), kBetweenPlays - std::chrono::milliseconds(since)));
}

void PreviewPanel::play()
{
    if (!m_isPlayWanted || !isVisible())
        return;
    const RunFacts* run = m_runs.run(m_run);
    if (run != nullptr && run->kind != expression::kRunKind) {
        m_isPlayWanted = false;
        return;
    }
    const Choice* choice = chosen();
    if (run == nullptr || choice == nullptr || !run->state.best) {
        m_isPlayWanted = run != nullptr && !run->state.best;
        showPage();
        return;
    }
    if (m_work.isPlaying() && m_isChosenPlaying) {
        m_playDue.start(kBetweenPlays); // what is at work would never come to an end
        return;
    }
    m_isPlayWanted = false;
    m_isChosenPlaying = true;
    m_sincePlayed.start();
    m_work.play(bestOf(m_runs.folderOf(m_run)), choice->music, m_material.settings.training);
}

void PreviewPanel::takePreview(const std::shared_ptr<const expression::Preview>& preview)
{
    const bool isOther = !std::exchange(m_isOfChosen, true) || m_preview == nullptr;
    m_isChosenPlaying = false;
    m_failure.clear();
    m_preview = preview;
    m_trouble->hide();
    m_plot->setPreview(preview, isOther);
    const auto first = std::find_if(preview->controllers.begin(),
                                    preview->controllers.end(),
                                    [](const auto& controller) { return controller.hasTarget; });
    const bool hasTarget = first != preview->controllers.end();
    m_legend->setTarget(hasTarget, hasTarget ? seriesOfController(first->coding.controller) : 0);
    m_legend->setStateRange(preview->cellCount > 0 ? preview->stateRange : 0.0F);
    showPage();
}

void PreviewPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isPlayWanted)
        playSoon();
    showButtons();
}

void PreviewPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_heard != nullptr)
        Q_EMIT stopHearing();
    showButtons();
}

// ---- what is shown

void PreviewPanel::showPage()
{
    const RunFacts* run = m_runs.run(m_run);
    const bool isOther = run != nullptr && run->kind != expression::kRunKind;
    const bool hasNetwork = run != nullptr && !isOther && run->state.best.has_value();
    m_pages->setCurrentIndex(m_preview && hasNetwork && !m_choices.empty() ? 0 : 1);
    const bool isAtWork = run != nullptr && run->isActive;
    const bool isWaiting = hasNetwork || isAtWork;
    if (isOther) {
        m_emptyText->setText(tr("What this training has learnt lies under the pad of the view "
                                "Latent; what it makes of patterns that it was not taught stands "
                                "there under Reconstructions."));
    } else if (m_choices.empty()) {
        m_emptyText->setText(
            tr("Here you see and hear what the best network does with each example. "
               "There is none with notes yet."));
        m_emptyButton->setText(tr("Draw an example"));
    } else if (isWaiting) {
        m_emptyText->setText(!m_failure.isEmpty() ? m_failure
                                 : hasNetwork
                                 ? tr("The network plays its first notes …")
                                 : tr("What the best network does with each example appears "
                                      "here with the first validation."));
    } else {
        m_emptyText->setText(tr("Here you see and hear what the best network does: with each "
                                "example, and with what it was not taught."));
        m_emptyButton->setText(tr("Train"));
    }
    m_emptyButton->setAccessibleName(m_emptyButton->text());
    m_emptyButton->setVisible(!isOther && (m_choices.empty() || !isWaiting));
    if (hasNetwork && m_isPlayWanted)
        playSoon();
    showNumbers();
    showButtons();
}

QString PreviewPanel::numbersText(double onStage, double asTaught)
{
    const QLocale locale;
    //: two errors of a network over one piece of music
    return tr("MSE on stage %1, as taught %2")
        .arg(locale.toString(onStage, 'f', 2), locale.toString(asTaught, 'f', 2));
}

void PreviewPanel::showNumbers()
{
    const bool hasTarget = m_preview
        && std::any_of(m_preview->controllers.begin(),
                       m_preview->controllers.end(),
                       [](const auto& controller) { return controller.hasTarget; });
    if (!hasTarget || !m_isOfChosen) {
        m_numbers->setText({});
        m_why->hide();
        return;
    }
    const double onStage = m_preview->meanSquaredError();
    const double asTaught = m_preview->taughtError.value_or(onStage);
    m_numbers->setText(numbersText(onStage, asTaught));
    m_why->setVisible(isFartherOffOnStage(onStage, asTaught));
}

void PreviewPanel::showButtons()
{
    const Choice* choice = chosen();
    const bool isUntaught = choice != nullptr && choice->key == 0;
    const bool hasPreview = m_preview && m_isOfChosen;
    m_hearTarget->setEnabled(m_canHear && choice != nullptr && !isUntaught);
    m_hearNetwork->setEnabled(m_canHear && hasPreview);
    m_add->setEnabled(isUntaught && hasPreview);
    const auto name = [this](QPushButton* button, const QString& text) {
        button->setText(m_heard == button ? tr("Stop") : text);
        button->setAccessibleName(m_heard == button ? tr("Stop: %1").arg(text) : text);
    };
    name(m_hearTarget, tr("Hear target"));
    name(m_hearNetwork, tr("Hear network"));
    for (const auto& [action, pressed] : m_actions)
        action->setEnabled(isVisible() && pressed->isEnabled());
}

// ---- hearing and adding

void PreviewPanel::setCanHear(bool canHear)
{
    m_canHear = canHear;
    if (!canHear && m_heard != nullptr)
        Q_EMIT stopHearing();
    showButtons();
}

void PreviewPanel::hearOrStop(QPushButton* button)
{
    const bool wasHeard = m_heard == button;
    if (m_heard != nullptr)
        Q_EMIT stopHearing();
    if (wasHeard || chosen() == nullptr)
        return;
    auto music = button == m_hearTarget ? chosen()->music
        : m_preview ? std::make_shared<const music::Sequence>(m_preview->performed)
                    : nullptr;
    if (!music)
        return;
    m_heard = button;
    showButtons();
    Q_EMIT hear(std::move(music));
}

void PreviewPanel::setHeardPosition(std::optional<Microseconds> position)
{
    m_plot->setPlayhead(position);
    if (position || m_heard == nullptr)
        return;
    m_heard = nullptr;
    showButtons();
}

void PreviewPanel::add()
{
    const Choice* choice = chosen();
    if (choice == nullptr || choice->key != 0 || !m_preview || !m_isOfChosen)
        return;
    Q_EMIT addExample(m_preview->performed, choice->name);
}

const expression::Preview* PreviewPanel::preview() const
{
    return m_preview.get();
}

bool PreviewPanel::isSettled() const
{
    return m_work.isIdle() && m_plot->isSettled() && !m_playDue.isActive();
}

} // namespace timbrel::ui
