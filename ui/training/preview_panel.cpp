// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/flow_layout.h"
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
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kBetweenPlays = std::chrono::milliseconds(400);
constexpr int kChooserWidth = 48 * metrics::kStep;

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

// ---- what it is made of

QWidget* PreviewPanel::buildPicture()
{
    m_plot = new PreviewPlot(m_work);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("previewScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_plot);
    m_place = new ReadOut(tr("Values at the cursor"), QStringLiteral("0"));
    m_place->setObjectName(QStringLiteral("previewReadOut"));
    m_place->setStretching(true);
    m_place->setAlignment(Qt::AlignLeft);
    connect(m_plot, &PreviewPlot::readOut, m_place, &ReadOut::setText);
    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("previewTrouble"));
    m_trouble->setAccessibleName(tr("Why the network could not be let play"));
    m_trouble->setProperty("role", QStringLiteral("warning"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_legend = new PreviewLegend;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(
        2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, metrics::kStep);
    column->setSpacing(metrics::kStep);
    column->addWidget(buildStrip());
    column->addWidget(m_trouble);
    column->addWidget(m_legend);
    column->addWidget(scroll, 1);
    column->addWidget(m_place);
    return page;
}

QWidget* PreviewPanel::buildStrip()
{
    auto* strip = new QWidget;
    auto* row = new FlowLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kStep);
    m_chooser = new QComboBox;
    m_chooser->setObjectName(QStringLiteral("previewChooser"));
    m_chooser->setAccessibleName(tr("What the network plays"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumWidth(kChooserWidth);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        choose(m_chooser->itemData(index).toInt());
    });
    const auto button = [&](const char* name, const QString& text, const QString& hint) {
        auto* made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(text);
        made->setToolTip(hint);
        made->setStatusTip(hint);
        return made;
    };
    m_hearTarget = button("hearTarget", tr("Hear target"), tr("The example as it is"));
    m_hearNetwork = button("hearNetwork",
                           tr("Hear network"),
                           tr("Its notes, with what the best network makes of them"));
    m_add = button("addPhrase",
                   tr("Add as example"),
                   tr("These notes become an example, with what the network does now as a start to "
                      "be corrected"));
    connect(m_hearTarget, &QPushButton::clicked, this, [this] { hearOrStop(m_hearTarget); });
    connect(m_hearNetwork, &QPushButton::clicked, this, [this] { hearOrStop(m_hearNetwork); });
    connect(m_add, &QPushButton::clicked, this, &PreviewPanel::add);
    m_numbers = new ReadOut(tr("How far it is off"), tr("MSE %1").arg(QStringLiteral("88,888.88")));
    m_numbers->setObjectName(QStringLiteral("previewNumbers"));
    m_numbers->setToolTip(tr("Mean squared error over this music, as validation measures it"));
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_chooser, m_hearTarget, m_hearNetwork, m_add, m_numbers})
        row->addWidget(widget);
    return strip;
}

QWidget* PreviewPanel::buildEmpty()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    m_emptyText = new QLabel;
    m_emptyText->setObjectName(QStringLiteral("previewEmpty"));
    m_emptyText->setProperty("role", QStringLiteral("quiet"));
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyButton = new QPushButton;
    m_emptyButton->setObjectName(QStringLiteral("previewEmptyButton"));
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_choices.empty())
            Q_EMIT drawRequested();
        else
            Q_EMIT trainRequested();
    });
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

void PreviewPanel::addActions(ActionRegistry& actions)
{
    const auto add = [&](const char* id, QPushButton* button, const QString& text) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = button->toolTip();
        spec.menu = ActionMenu::Training;
        spec.group = 30;
        m_actions.emplace_back(actions.add(spec, button, [button] { button->click(); }), button);
    };
    add("preview.hearTarget", m_hearTarget, tr("Hear the &target"));
    add("preview.hearNetwork", m_hearNetwork, tr("Hear the &network"));
    add("preview.add", m_add, tr("&Add what was not taught as an example"));
}

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
    m_work.play(bestOf(m_runs.folderOf(m_run)), choice->music);
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
    const bool hasNetwork = run != nullptr && run->state.best.has_value();
    m_pages->setCurrentIndex(m_preview && hasNetwork && !m_choices.empty() ? 0 : 1);
    const bool isAtWork = run != nullptr && run->isActive;
    const bool isWaiting = hasNetwork || isAtWork;
    if (m_choices.empty()) {
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
    m_emptyButton->setVisible(m_choices.empty() || !isWaiting);
    if (hasNetwork && m_isPlayWanted)
        playSoon();
    showNumbers();
    showButtons();
}

void PreviewPanel::showNumbers()
{
    const bool hasTarget = m_preview
        && std::any_of(m_preview->controllers.begin(),
                       m_preview->controllers.end(),
                       [](const auto& controller) { return controller.hasTarget; });
    m_numbers->setText(hasTarget && m_isOfChosen ? tr("MSE %1").arg(
                           QLocale().toString(m_preview->meanSquaredError(), 'f', 2))
                                                 : QString());
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
