// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/learning_scenes.h"

#include "core/base/random.h"
#include "core/expression/model_file.h"
#include "core/expression/training_run.h"
#include "core/learning/metrics.h"
#include "core/learning/run_folder.h"
#include "support/loudness_model.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

namespace timbrel::test {
namespace {

using learning::RunStatus;

constexpr int kPatience = 20'000; // ms
constexpr double kChance = 2089.9; // MSE of guessing
constexpr double kEpochSeconds = 0.005;

struct PicturedRun
{
    std::uint64_t seed = 1;
    RunStatus status = RunStatus::Finished;
    double floor = 0.0; ///< the MSE that it comes down to
    double pace = 40.0; ///< epochs
    int epochs = 300;
};

const PicturedRun kRuns[] = {{11, RunStatus::Finished, 0.0, 35.0, 240},
                             {12, RunStatus::Stopped, 180.0, 60.0, 900},
                             {13, RunStatus::Failed, 1500.0, 80.0, 150},
                             {14, RunStatus::Running, 6.0, 50.0, 420}};

double validationOf(const PicturedRun& run, int epoch, Random& random)
{
    const double course = kChance * std::exp(-epoch / run.pace) * (0.6 + 0.8 * random.uniform());
    const double floor = run.floor * (0.9 + 0.2 * random.uniform());
    return epoch >= run.epochs && run.floor == 0.0 ? 0.0 : course + floor;
}

/// Its measurements; the best of them and where.
std::pair<double, int> writeMetrics(const learning::RunFolder& folder, const PicturedRun& run)
{
    using learning::Direction;
    auto writer = learning::MetricsWriter::open(folder.metricsFile());
    if (!writer)
        qFatal("no metrics");
    (void)writer->describe(
        {{"loss", "nat", Direction::LowerIsBetter, "loss", std::nullopt},
         {"validation_mse", "controller units²", Direction::LowerIsBetter, "validation", kChance},
         {"longest_streak", "updates", Direction::HigherIsBetter, "streak", std::nullopt},
         {"gradient_norm", "", Direction::Neither, "gradient", std::nullopt}});
    Random random(run.seed);
    std::pair<double, int> best {kChance, 0};
    double streak = 0.0;
    for (int epoch = 2; epoch <= run.epochs; epoch += 2) {
        learning::MetricsRecord record;
        record.epoch = epoch;
        record.updates = 2 * epoch;
        record.seconds = kEpochSeconds * epoch;
        const double left = std::exp(-epoch / run.pace);
        streak = std::max(streak, 140.0 * (1.0 - left) * random.uniform());
        record.values = {{"loss", 4.4 * (0.02 + left) * (0.8 + 0.4 * random.uniform())},
                         {"longest_streak", std::floor(streak)},
                         {"gradient_norm", 0.2 + left + 0.3 * random.uniform()}};
        if (epoch % 10 == 0) {
            const double mse = validationOf(run, epoch, random);
            record.values.emplace_back("validation_mse", mse);
            if (mse < best.first)
                best = {mse, epoch};
        }
        (void)writer->append(record);
    }
    return best;
}

/// One that answers loud and soft notes, for the controllers of the project.
void writeNetwork(const learning::RunFolder& folder,
                  const expression::Settings& settings,
                  std::pair<double, int> best)
{
    expression::ModelDescription description = loudnessDescription();
    expression::NetworkWeights weights = loudnessWeights();
    description.outputs.controllers.clear();
    weights.outputs = 0;
    weights.output.clear();
    weights.outputBias.clear();
    for (const std::uint8_t controller : settings.controllers) {
        description.outputs.controllers.push_back({controller, 2, 20, 100, 0});
        weights.outputs += 2;
        for (const float weight : {-5.0F, 5.0F}) {
            weights.output.push_back(weight);
            weights.outputBias.push_back(0.0F);
        }
    }
    expression::LstmLayerWeights& layer = weights.layers.front();
    const std::size_t inputs = weights.features + weights.outputs;
    std::vector<float> input(4 * inputs, 0.0F);
    input[0] = 40.0F; // struck: the input gate opens
    input[inputs] = -40.0F; // and the forget gate closes
    input[2 * inputs + 1] = 40.0F; // velocity: the cell
    layer.inputs = inputs;
    layer.input = input;
    description.mse = best.first;
    description.epoch = best.second;
    if (!expression::saveModel(folder.bestCheckpoint(), description, weights))
        qFatal("no network");
}

void writeRun(const std::filesystem::path& runs,
              const PicturedRun& run,
              const expression::Settings& settings,
              const std::vector<expression::NamedSequence>& examples)
{
    const auto folder = learning::RunFolder::create(
        runs, expression::newTrainingRun(settings, examples, run.seed, std::nullopt));
    if (!folder)
        qFatal("no run");
    const auto best = writeMetrics(*folder, run);
    learning::RunState state;
    state.status = run.status;
    state.host = "another machine"; // whose processes cannot be seen
    state.best = best.first;
    state.bestEpoch = best.second;
    state.epoch = run.epochs;
    state.updates = 2 * run.epochs;
    state.wallSeconds = kEpochSeconds * run.epochs;
    state.created = "2026-05-29T13:46:04Z";
    if (run.status == RunStatus::Failed)
        state.error = Error(ErrorId::TrainingDiverged);
    if (!folder->writeState(state))
        qFatal("no state");
    if (run.status != RunStatus::Failed)
        writeNetwork(*folder, settings, best);
}

void writeRuns(const std::filesystem::path& project, ui::ProjectDocument& document)
{
    const std::filesystem::path runs = project / "runs" / "expression";
    const QString real = qEnvironmentVariable("TIMBREL_PICTURED_RUNS");
    if (!real.isEmpty()) {
        std::filesystem::create_directories(runs.parent_path());
        std::filesystem::copy(real.toStdString(), runs, std::filesystem::copy_options::recursive);
        return;
    }
    std::vector<expression::NamedSequence> examples;
    for (const ui::ExampleDocument* example : document.examples())
        examples.push_back({example->properties().name.toStdString(), example->sequence()});
    for (const PicturedRun& run : kRuns)
        writeRun(runs, run, document.settings(), examples);
}

QWidget* trained(Stage& stage, const char* action)
{
    openTrainedDemo(stage);
    stage.trigger(action);
    stage.settle();
    return &stage.window();
}

QWidget* untrained(Stage& stage, const char* action)
{
    stage.openDemo(0);
    stage.trigger(action);
    stage.settle();
    return &stage.window();
}

QWidget* nothingToTrain(Stage& stage)
{
    stage.trigger("project.new");
    stage.trigger("view.training");
    stage.trigger("training.train");
    stage.settle();
    return &stage.window();
}

QWidget* trainingSettings(Stage& stage)
{
    openTrainedDemo(stage);
    stage.trigger("view.training");
    stage.trigger("training.settings");
    stage.settle();
    return &stage.window();
}

} // namespace

void openTrainedDemo(Stage& stage)
{
    stage.openDemo(0);
    ui::ProjectDocument& document = stage.window().document();
    const std::filesystem::path project = *document.folder();
    writeRuns(project, document);
    QSignalSpy loaded(&document, &ui::ProjectDocument::loaded);
    if (!stage.window().openProject(project) || (loaded.isEmpty() && !loaded.wait(kPatience)))
        qFatal("the demo was not opened again");
    stage.settle();
}

std::vector<Scene> learningScenes()
{
    return {
        {"training-none", [](Stage& stage) { return untrained(stage, "view.training"); }},
        {"training-error", nothingToTrain},
        {"training", [](Stage& stage) { return trained(stage, "view.training"); }},
        {"training-settings", trainingSettings},
        {"perform-none", [](Stage& stage) { return untrained(stage, "view.perform"); }},
        {"perform", [](Stage& stage) { return trained(stage, "view.perform"); }},
        {"project-trained", [](Stage& stage) { return trained(stage, "view.project"); }},
    };
}

} // namespace timbrel::test
