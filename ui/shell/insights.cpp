// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/insights.h"

#include "core/expression/expression_model.h"
#include "core/expression/output_coding.h"
#include "core/expression/renderer.h"
#include "core/project/project.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kAfterEdit = std::chrono::milliseconds(700);

using Snapshot = std::shared_ptr<const music::Sequence>;

/// A learnt controller is in it.
bool hasLearnt(const music::Sequence& example, const expression::Settings& settings)
{
    const auto& learnt = settings.controllers;
    return std::any_of(example.begin(), example.end(), [&](const music::Event& event) {
        return event.kind == music::EventKind::Controller
            && std::find(learnt.begin(), learnt.end(), event.number) != learnt.end();
    });
}

/// What has no controller yet contradicts all that has: the list says what is missing in it, and
/// the others are compared without it.
ExampleInsights lookThrough(const std::vector<quint64>& keys,
                            const std::vector<Snapshot>& examples,
                            const expression::Settings& settings,
                            const std::stop_token& stop)
{
    ExampleInsights found;
    std::vector<music::Sequence> sequences;
    sequences.reserve(examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (!hasLearnt(*examples[i], settings))
            continue;
        sequences.push_back(*examples[i]);
        found.examples.push_back(keys[i]);
    }
    found.coding = expression::outputCodingOf(sequences, settings, nullptr);
    found.contradictions = expression::findContradictions(sequences, settings, stop);
    return found;
}

/// The notes of an example as the best network of its project performs them.
NetworkOutput playBest(const std::filesystem::path& folder,
                       const expression::Settings& settings,
                       const music::Sequence& example)
{
    NetworkOutput output;
    const auto project = project::Project::open(folder);
    const auto best
        = project ? project->bestModel() : Result<project::ModelEntry>(failure(project.error()));
    auto model = best ? expression::openModel(best->file, &settings)
                      : Result<expression::ExpressionModel>(failure(best.error()));
    if (!model)
        return output; // there is none yet, or it is of other controllers
    for (const music::Event& event : expression::musicOf(expression::render(example, *model)))
        if (event.kind == music::EventKind::Controller)
            output[event.number].push_back(
                {std::max(event.time, Microseconds {0}), event.value, 0});
    return output;
}

/// Runs `work` on another thread, then `then` with its value here, if `guard` is still alive.
template<class Work, class Then>
void elsewhere(QObject* owner, Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(owner), work = std::move(work), then = std::move(then)] {
            auto value = work();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, then, value = std::move(value)] {
                    if (guard)
                        then(value);
                },
                Qt::QueuedConnection);
        });
}

} // namespace

Insights::Insights(ProjectDocument& project, QObject* parent)
    : QObject(parent)
    , m_project(project)
{
    for (QTimer* timer : {&m_lookDue, &m_playDue}) {
        timer->setSingleShot(true);
        timer->setInterval(kAfterEdit);
    }
    connect(&m_lookDue, &QTimer::timeout, this, &Insights::look);
    connect(&m_playDue, &QTimer::timeout, this, &Insights::play);
    connect(&project, &ProjectDocument::opened, this, [this] {
        m_found = {};
        Q_EMIT examplesLookedAt();
        lookSoon();
    });
    connect(&project, &ProjectDocument::loaded, this, &Insights::lookSoon);
    connect(&project, &ProjectDocument::examplesInserted, this, &Insights::lookSoon);
    connect(&project, &ProjectDocument::exampleRemoved, this, &Insights::lookSoon);
    connect(&project, &ProjectDocument::exampleChanged, this, &Insights::lookSoon);
    connect(&project, &ProjectDocument::settingsChanged, this, &Insights::lookSoon);
    connect(&project, &ProjectDocument::settingsChanged, this, &Insights::playSoon);
}

Insights::~Insights()
{
    m_looking.request_stop();
}

void Insights::lookSoon()
{
    m_looking.request_stop(); // what it looks at is no longer so
    m_lookDue.start();
}

void Insights::look()
{
    if (m_project.isLoading()) {
        m_lookDue.start();
        return;
    }
    m_looking = {};
    std::vector<quint64> keys;
    std::vector<Snapshot> examples;
    for (const ExampleDocument* example : m_project.examples()) {
        if (!example->properties().isEnabled)
            continue;
        keys.push_back(m_project.keyOf(example));
        examples.push_back(example->snapshot());
    }
    elsewhere(
        this,
        [keys, examples, settings = m_project.settings(), stop = m_looking.get_token()] {
            auto found = lookThrough(keys, examples, settings, stop);
            return std::pair(stop, std::move(found));
        },
        [this](const std::pair<std::stop_token, ExampleInsights>& result) {
            if (result.first.stop_requested())
                return;
            m_found = result.second;
            Q_EMIT examplesLookedAt();
        });
}

void Insights::setExample(ExampleDocument* example)
{
    if (m_example != nullptr)
        m_example->disconnect(this);
    m_example = example;
    if (example != nullptr) {
        connect(example, &ExampleDocument::scoreChanged, this, &Insights::playSoon);
        connect(example, &ExampleDocument::reloaded, this, &Insights::playSoon);
        connect(example, &QObject::destroyed, this, [this] { m_example = nullptr; });
    }
    ++m_playRound;
    Q_EMIT networkPlayed({});
    m_playDue.start(0);
}

void Insights::modelsHaveChanged()
{
    if (!m_playDue.isActive()) // a training may improve more often than that
        playSoon();
}

void Insights::playSoon()
{
    m_playDue.start(kAfterEdit);
}

void Insights::play()
{
    const auto folder = m_project.folder();
    if (m_example == nullptr || !folder)
        return;
    elsewhere(
        this,
        [folder = *folder, settings = m_project.settings(), example = m_example->snapshot()] {
            return playBest(folder, settings, *example);
        },
        [this, round = ++m_playRound](const NetworkOutput& output) {
            if (round == m_playRound)
                Q_EMIT networkPlayed(output);
        });
}

} // namespace timbrel::ui
