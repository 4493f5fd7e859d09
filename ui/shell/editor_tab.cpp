// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/editor_tab.h"

#include "ui/common/action_registry.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/example_list.h"
#include "ui/editor/import_question.h"
#include "ui/editor/project_document.h"
#include "ui/editor/record_panel.h"
#include "ui/editor/take_display.h"
#include "ui/shell/history_list.h"
#include "ui/shell/insights.h"
#include "ui/shell/player.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kListWidth = 60 * metrics::kStep;
constexpr int kHistoryWidth = 50 * metrics::kStep;

} // namespace

EditorTab::EditorTab(ActionRegistry& actions,
                     ProjectDocument& project,
                     Player& player,
                     ErrorSentence sentence,
                     QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_player(player)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("editorTab"));
    actions.setScopeWidget(ActionScope::Editor, this);
    m_insights = new Insights(project, this);
    build(actions);
    addActions(actions);
    keepLayout(actions); // of the panels that are shown
    connectParts();
}

EditorTab::~EditorTab()
{
    delete m_take; // it holds what the view may show
    m_view->setDocument(nullptr); // before the documents go
}

void EditorTab::build(ActionRegistry& actions)
{
    m_view = new EditorView(actions);
    m_take = new TakeDisplay(*m_view, this);
    m_keyboard = new KeyboardStrip;
    m_keyboard->setObjectName(QStringLiteral("keyboardStrip"));
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("editorTabSplitter"));
    m_splitter->setHandleWidth(metrics::kStep);
    m_splitter->addWidget(buildSide(actions));
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(buildHistory());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({kListWidth, 4 * kListWidth, kHistoryWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_keyboard);
}

QWidget* EditorTab::buildSide(ActionRegistry& actions)
{
    m_list = new ExampleList(m_project, actions, m_sentence);
    m_question = new ImportQuestion(m_project, m_sentence);
    m_record = new RecordPanel(m_project, actions);
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("editorSide"));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_list, 1);
    column->addWidget(m_question, 2);
    column->addWidget(m_record);
    m_question->installEventFilter(this);
    return side;
}

/// A question needs the room that the choices for recording take.
bool EditorTab::eventFilter(QObject* watched, QEvent* event)
{
    const bool appears = event->type() == QEvent::ShowToParent;
    if (watched == m_question && (appears || event->type() == QEvent::HideToParent))
        m_record->setVisible(!appears || m_record->isOn());
    return QWidget::eventFilter(watched, event);
}

QWidget* EditorTab::buildHistory()
{
    m_history = new HistoryList;
    m_history->setObjectName(QStringLiteral("historyList"));
    m_history->setAccessibleName(tr("History"));
    m_historyPanel = new QWidget;
    auto* column = new QVBoxLayout(m_historyPanel);
    column->setContentsMargins(2 * metrics::kStep, metrics::kStep, metrics::kStep, metrics::kStep);
    column->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("History"));
    caption->setProperty("role", QStringLiteral("caption"));
    column->addWidget(caption);
    column->addWidget(m_history, 1);
    m_historyPanel->hide();
    return m_historyPanel;
}

void EditorTab::connectParts()
{
    connect(m_list, &ExampleList::currentChanged, this, &EditorTab::setExample);
    connect(m_list, &ExampleList::projectWanted, this, &EditorTab::projectWanted);
    connect(m_list, &ExampleList::filesChosen, this, &EditorTab::filesChosen);
    connect(m_list, &ExampleList::editRequested, this, &EditorTab::takeFocus);
    connect(m_list, &ExampleList::originalRequested, m_question, &ImportQuestion::showOriginal);
    connect(m_list, &ExampleList::hoverText, this, &EditorTab::hint);
    connect(m_list, &ExampleList::hoverTextChanged, this, &EditorTab::hintChanged);
    connect(m_question, &ImportQuestion::hoverText, this, &EditorTab::hint);
    connect(m_record, &RecordPanel::hoverText, this, &EditorTab::hint);
    connect(m_keyboard, &KeyboardStrip::hoverText, this, &EditorTab::hint);
    connect(m_history, &HistoryList::hoverText, this, &EditorTab::hint);
    connect(m_view, &EditorView::hoverText, this, &EditorTab::hint);
    connect(m_view, &EditorView::exampleWanted, this, [this] {
        if (m_project.isOpen() && !m_project.isLoading() && m_project.examples().isEmpty())
            m_list->createExample();
    });
    connect(&m_project, &ProjectDocument::importFinished, m_question, &ImportQuestion::ask);
    connect(&m_project, &ProjectDocument::settingsChanged, this, &EditorTab::showSettings);
    connect(&m_project, &ProjectDocument::opened, this, &EditorTab::showSettings);
    connect(&m_project, &ProjectDocument::opened, this, &EditorTab::arrangeLanes);
    connectPlaying();
    connectInsights();
}

void EditorTab::connectPlaying()
{
    m_record->setEngine([this]() -> audio::AudioEngine& { return m_player.engine(); });
    m_record->setPlayhead([this] { return m_player.position(); });
    connectRecording();
    connect(m_view, &EditorView::playheadMoved, &m_player, &Player::seek);
    connect(m_view, &EditorView::auditionNote, this, [this](int number, int velocity, bool isOn) {
        if (isOn)
            m_player.engine().noteOn(number, velocity);
        else
            m_player.engine().noteOff(number);
    });
    connect(m_view, &EditorView::auditionController, this, [this](int controller, int value) {
        m_player.engine().controller(controller, value);
    });
    connect(m_keyboard, &KeyboardStrip::played, this, [this](const midi::MidiMessage& message) {
        m_player.engine().send(audio::LiveSource::Window, message);
        m_record->handle(message);
    });
    // the engine has what comes from the port already
    connect(&m_player, &Player::liveEvent, this, [this](const audio::LiveEvent& event) {
        m_record->handle(event);
        if (event.kind == audio::LiveEvent::Kind::Message)
            m_keyboard->show(event.message);
    });
}

void EditorTab::connectRecording()
{
    connect(m_record, &RecordPanel::onChanged, this, [this](bool isOn) {
        if (isOn)
            m_record->show(); // a question may have taken its place
        m_player.setDocumentHeard(!isOn || m_record->isOverdub());
        Q_EMIT recordingChanged(isOn);
    });
    connect(
        m_record, &RecordPanel::takeBegan, this, [this](const music::Meter& meter, bool isOverdub) {
            if (isOverdub)
                m_take->beginOverdub();
            else
                m_take->beginTake(meter, m_project.settings().controllerDefaults);
        });
    connect(m_record, &RecordPanel::takeGrew, m_take, &TakeDisplay::show);
    connect(m_record, &RecordPanel::takeEnded, this, [this] {
        const bool hadView = m_take->hasView();
        m_take->end(m_example);
        if (!hadView)
            return;
        m_insights->setExample(m_example); // its view began anew
        showContradictions();
    });
}

void EditorTab::connectInsights()
{
    connect(m_list, &ExampleList::contradictionsRequested, this, &EditorTab::goToContradiction);
    connect(m_insights, &Insights::examplesLookedAt, this, &EditorTab::showContradictions);
    connect(m_insights, &Insights::networkPlayed, this, [this](const NetworkOutput& output) {
        if (m_take->hasView())
            return; // it is about the example
        m_view->clearNetworkOutput();
        for (const auto& [controller, points] : output)
            m_view->setNetworkOutput(controller, points);
    });
}

void EditorTab::showSettings()
{
    if (!m_project.isOpen())
        return;
    const expression::Settings& settings = m_project.settings();
    m_view->setSettings(settings);
    m_keyboard->setControllers(settings.controllers, settings.controllerDefaults);
}

void EditorTab::setExample(ExampleDocument* example)
{
    if (m_example)
        m_example->disconnect(this);
    m_example = example;
    if (!m_take->hasView())
        m_view->setDocument(example);
    if (example != nullptr)
        connect(example, &ExampleDocument::propertiesChanged, this, &EditorTab::meterChanged);
    m_record->setExample(example);
    m_insights->setExample(example);
    showContradictions();
    Q_EMIT exampleChanged(example);
}

void EditorTab::showContradictions()
{
    const ExampleInsights& found = m_insights->found();
    m_view->setCoding(found.coding);
    m_list->setContradictions(static_cast<int>(found.contradictions.size()));
    m_shownContradiction = -1;
    if (m_take->hasView())
        return; // they are places of the example
    const quint64 own = m_example ? m_project.keyOf(m_example) : 0;
    std::vector<ContradictionMark> marks;
    const auto mark = [&](const expression::Contradiction& contradiction,
                          const expression::ContradictionPlace& here,
                          const expression::ContradictionPlace& there) {
        if (found.examples[here.example] != own)
            return;
        const ExampleDocument* other = m_project.exampleOf(found.examples[there.example]);
        const QString name = other != nullptr ? other->properties().name : QString();
        const double seconds = std::chrono::duration<double>(there.time).count();
        //: what a controller should be here and there; an example, seconds
        marks.push_back({contradiction.controller,
                         here.time,
                         tr("Here %1, but %2 in “%3” at %4 s, where the network hears the same")
                             .arg(here.value)
                             .arg(there.value)
                             .arg(name, QLocale().toString(seconds, 'f', 1))});
    };
    for (const expression::Contradiction& contradiction : found.contradictions) {
        mark(contradiction, contradiction.first, contradiction.second);
        mark(contradiction, contradiction.second, contradiction.first);
    }
    m_view->showContradictions(std::move(marks));
}

/// Each press shows the other place, then the next contradiction.
void EditorTab::goToContradiction()
{
    const ExampleInsights& found = m_insights->found();
    const auto places = static_cast<int>(2 * found.contradictions.size());
    if (places == 0)
        return;
    m_shownContradiction = (m_shownContradiction + 1) % places;
    const int shown = m_shownContradiction;
    const expression::Contradiction& contradiction
        = found.contradictions[static_cast<std::size_t>(shown / 2)];
    const auto& place = shown % 2 == 0 ? contradiction.first : contradiction.second;
    if (ExampleDocument* example = m_project.exampleOf(found.examples[place.example]))
        select(example); // which begins anew
    m_shownContradiction = shown;
    m_view->showPlace(place.time, contradiction.controller);
}

void EditorTab::setUndoOrder(UndoOrder* order)
{
    m_history->setOrder(order);
}

void EditorTab::modelsHaveChanged()
{
    m_insights->modelsHaveChanged();
}

void EditorTab::select(ExampleDocument* example)
{
    m_list->setCurrent(example);
}

void EditorTab::setPlayhead(Microseconds position)
{
    m_view->setPlayhead(position);
}

void EditorTab::stop()
{
    if (m_record->isOn())
        m_record->stop();
    m_player.stopAtStart();
}

void EditorTab::setMeter(const music::Meter& meter)
{
    if (!m_example || m_example->properties().meter == meter)
        return;
    ExampleProperties properties = m_example->properties();
    properties.meter = meter;
    m_example->pushProperties(properties, tr("Tempo"));
}

void EditorTab::setKeysPlayNotes(bool doKeysPlayNotes)
{
    m_keyboard->setComputerKeysOn(doKeysPlayNotes);
}

void EditorTab::takeFocus()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace timbrel::ui
