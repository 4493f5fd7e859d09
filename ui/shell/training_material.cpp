// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/training_material.h"

#include "core/base/random.h"
#include "core/expression/training_run.h"
#include "core/music/sequence.h"
#include "core/project/project.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <memory>
#include <set>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kTrainingMaterialAfterEdit = std::chrono::milliseconds(400);

using Snapshot = std::shared_ptr<const music::Sequence>;

/// As the command line would read it from the file that it is saved in.
music::Sequence taught(const music::Sequence& example, const expression::Settings& settings)
{
    return music::withOnlyControllers(music::rebased(example),
                                      {settings.controllers.begin(), settings.controllers.end()});
}

/// Whether there is anything in it to learn.
Result<>
check(const QString& name, const music::Sequence& example, const expression::Settings& settings)
{
    project::Example stored;
    stored.file = name.toStdString();
    stored.name = name.toStdString();
    stored.sequence = example;
    return project::checkTrainable(stored, settings);
}

/// Null wherever two draws of the settings differ.
void blankWhatDiffers(Json& one, const Json& other)
{
    for (auto& [key, value] : one.items()) {
        const Json& there = other.at(key);
        if (value.is_object() && there.is_object())
            blankWhatDiffers(value, there);
        else if (value != there)
            value = nullptr;
    }
}

Json lastingSettings(const ProjectDocument& project)
{
    Random first(1);
    Json settings = expression::trainingSettingsToJson(project.drawnSettings(first));
    for (const std::uint64_t seed : {2, 3, 4}) { // small whole numbers may be drawn alike
        Random random(seed);
        blankWhatDiffers(settings,
                         expression::trainingSettingsToJson(project.drawnSettings(random)));
    }
    return settings;
}

} // namespace

TrainingMaterial::TrainingMaterial(ProjectDocument& project, TrainingRuns& runs, QObject* parent)
    : QObject(parent)
    , m_project(project)
    , m_runs(runs)
{
    m_due.setSingleShot(true);
    m_due.setInterval(kTrainingMaterialAfterEdit);
    connect(&m_due, &QTimer::timeout, this, &TrainingMaterial::tell);
    connect(&project, &ProjectDocument::opened, this, [this] {
        ++m_round;
        m_runs.setPresent(std::nullopt);
        tellSoon();
    });
    connect(&project, &ProjectDocument::loaded, this, &TrainingMaterial::tellSoon);
    connect(&project, &ProjectDocument::examplesInserted, this, &TrainingMaterial::tellSoon);
    connect(&project, &ProjectDocument::exampleRemoved, this, &TrainingMaterial::tellSoon);
    connect(&project, &ProjectDocument::exampleChanged, this, &TrainingMaterial::tellSoon);
    connect(&project, &ProjectDocument::settingsChanged, this, &TrainingMaterial::tellSoon);
}

void TrainingMaterial::tellSoon()
{
    m_due.start();
}

void TrainingMaterial::tell()
{
    if (!m_project.isOpen())
        return;
    if (m_project.isLoading()) {
        m_due.start();
        return;
    }
    std::vector<Snapshot> examples;
    for (const ExampleDocument* example : m_project.examples())
        if (example->properties().isEnabled)
            examples.push_back(example->snapshot());
    Q_EMIT changed(examples);
    auto work = [examples, settings = m_project.settings()] {
        std::vector<std::string> digests;
        for (const Snapshot& example : examples)
            if (check({}, *example, settings))
                digests.push_back(TrainingRuns::contentDigest(taught(*example, settings)));
        return digests;
    };
    QThreadPool::globalInstance()->start([guard = QPointer<TrainingMaterial>(this),
                                          round = ++m_round,
                                          settings = lastingSettings(m_project),
                                          work = std::move(work)] {
        TrainingPresent present {settings, work()};
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, round, present = std::move(present)] {
                if (guard && guard->m_round == round) // else it has changed again
                    guard->m_runs.setPresent(present);
            },
            Qt::QueuedConnection);
    });
}

Result<TrainingPlan> TrainingMaterial::plan(QStringList* leftOut) const
{
    Random random(freshSeed());
    TrainingPlan plan;
    plan.settings = m_project.drawnSettings(random);
    std::optional<Error> first;
    for (const ExampleDocument* example : m_project.examples()) {
        if (!example->properties().isEnabled)
            continue;
        const QString name = example->properties().name;
        const Snapshot music = example->snapshot();
        if (const auto checked = check(name, *music, plan.settings); !checked) {
            if (leftOut != nullptr)
                *leftOut << name;
            if (!first)
                first = checked.error();
            continue;
        }
        plan.examples.push_back({name.toStdString(), taught(*music, plan.settings)});
    }
    if (plan.examples.empty())
        return failure(first ? *first
                             : Error(ErrorId::ExamplesMissing)
                                   .inFile(m_project.folder().value_or(std::filesystem::path())));
    return plan;
}

std::vector<std::uint64_t> TrainingMaterial::freshSeeds(int count)
{
    // those of one press count on, so that they are never alike
    const std::uint64_t first = freshSeed();
    std::vector<std::uint64_t> seeds;
    for (int i = 0; i < count; ++i)
        seeds.push_back(first + static_cast<std::uint64_t>(i));
    return seeds;
}

} // namespace timbrel::ui
