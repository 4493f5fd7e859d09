// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/model_file.h"
#include "core/learning/run_folder.h"
#include "support/shared_data.h"

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

/// A network of one block for controller 1, whatever it does.
void saveTinyModel(const fs::path& path,
                   double mse,
                   std::int64_t epoch,
                   std::uint8_t controller = 1)
{
    expression::ModelDescription description;
    description.features.set(expression::Feature::SomeNoteOn);
    description.outputs.controllers = {{controller, 2, 0, 127, 0}};
    description.updateRate = 20;
    description.blockCounts = {1};
    description.mse = mse;
    description.epoch = epoch;
    description.source = "test";
    expression::NetworkWeights weights;
    weights.features = 1;
    weights.outputs = 2;
    weights.layers = {{3, 1, std::vector<float>(12), std::vector<float>(4), std::vector<float>(4)}};
    weights.output = std::vector<float>(2);
    weights.outputBias = std::vector<float>(2);
    const auto saved = expression::saveModel(path, description, weights);
    if (!saved)
        qFatal("no model: %s %s", errorName(saved.error().id), saved.error().found.c_str());
}

learning::RunFolder makeRun(const Project& project, learning::RunStatus status, const char* created)
{
    auto run = learning::RunFolder::create(project.runsFolder(),
                                           {"expression", 1, Json::object(), {}, {}});
    if (!run)
        qFatal("no run: %s", errorName(run.error().id));
    auto state = run->state();
    if (!state)
        qFatal("no state: %s", errorName(state.error().id));
    state->status = status;
    state->created = created;
    if (!run->writeState(*state))
        qFatal("no state written");
    return *run;
}

constexpr const char* kResult = R"({
 "arch_input_count": 9,
 "ctrl_min_max": [74, 0, 127, 1, 0, 127],
 "ctrls": [
  74,
  1
 ],
 "epoch": 40,
 "mse": 2.5,
 "training_config": { "mse_threshold": 7, "epoch_count_before_validating": 8 }
})";

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    return text.replace(text.find(from), from.size(), to);
}

std::vector<std::string> idsOf(const Result<std::vector<ModelEntry>>& models)
{
    std::vector<std::string> ids;
    for (const ModelEntry& entry : *models)
        ids.push_back(entry.id);
    return ids;
}

} // namespace

class TestProjectModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bestComesFirstWhoeverTrainedIt();
    void runsWithoutANetworkAreNoModels();
    void networkCountsWhereTheStateIsBroken();
    void brokenModelsAreReportedAndPassedOver();
    void modelsAreFoundByName();
    void resultsAreReadAtAGlance();
    void brokenResultsSayWhere_data();
    void brokenResultsSayWhere();
    void modelsOfOtherControllersAreToldOf();
};

void TestProjectModels::bestComesFirstWhoeverTrainedIt()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto older = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    saveTinyModel(older.bestCheckpoint(), 1.5, 30);
    const auto newer = makeRun(project, learning::RunStatus::Stopped, "2026-01-02T00:00:00Z");
    saveTinyModel(newer.bestCheckpoint(), 1.5, 20);
    const auto worse = makeRun(project, learning::RunStatus::Failed, "2026-01-03T00:00:00Z");
    saveTinyModel(worse.bestCheckpoint(), 9.0, 10);
    fs::create_directories(project.resultsFolder());
    QVERIFY(writeFileAtomically(project.resultsFolder() / "results-1.json", kResult));
    Warnings warnings;
    const auto models = project.models(&warnings);
    QVERIFY(models);
    QVERIFY(warnings.empty());
    QCOMPARE(idsOf(models),
             (std::vector<std::string> {newer.id(), older.id(), "results-1.json", worse.id()}));
    const ModelEntry& best = models->front();
    QVERIFY(best.kind == ModelKind::Run);
    QVERIFY(fs::equivalent(best.file, newer.bestCheckpoint()));
    QCOMPARE(best.mse, 1.5);
    QCOMPARE(best.epoch, 20);
    QCOMPARE(best.state, std::string("stopped"));
    QCOMPARE(best.created, std::string("2026-01-02T00:00:00Z"));
    QCOMPARE(best.controllers, std::vector<std::uint8_t> {1});
    QCOMPARE(project.bestModel()->id, newer.id());
    const ModelEntry& result = (*models)[2];
    QVERIFY(result.kind == ModelKind::TrainingResult);
    QCOMPARE(result.mse, 2.5);
    QCOMPARE(result.epoch, 40);
    QCOMPARE(result.controllers, (std::vector<std::uint8_t> {1, 74}));
    QVERIFY(result.created.size() == 20 && result.created.back() == 'Z');
}

void TestProjectModels::runsWithoutANetworkAreNoModels()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    makeRun(project, learning::RunStatus::Failed, "2026-01-01T00:00:00Z");
    fs::create_directories(project.runsFolder() / "just-claimed");
    fs::create_directories(project.runsFolder() / ".new-draft");
    Warnings warnings;
    QVERIFY(project.models(&warnings)->empty());
    QVERIFY(warnings.empty());
    QVERIFY(project.bestModel().error().id == ErrorId::ModelMissing);
}

void TestProjectModels::networkCountsWhereTheStateIsBroken()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto run = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    saveTinyModel(run.bestCheckpoint(), 0.5, 7);
    for (const auto& file : {run.stateFile(), run.settingsFile()}) {
        QVERIFY(writeFileAtomically(file, "{ half"));
        Warnings warnings;
        const auto models = project.models(&warnings);
        QVERIFY(models);
        QCOMPARE(idsOf(models), std::vector<std::string> {run.id()});
        QCOMPARE(models->front().mse, 0.5);
        QCOMPARE(models->front().epoch, 7);
        QCOMPARE(warnings.size(), std::size_t {1});
        QCOMPARE(errorName(warnings[0].id), "RunBroken");
    }
}

void TestProjectModels::brokenModelsAreReportedAndPassedOver()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto good = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    saveTinyModel(good.bestCheckpoint(), 0.5, 7);
    const auto bad = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    const std::string whole = *readFile(good.bestCheckpoint());
    std::vector<std::string> damaged = {"",
                                        "short",
                                        whole.substr(0, 8),
                                        whole.substr(0, 40),
                                        whole.substr(0, whole.size() - 1),
                                        whole + "x",
                                        std::string(8, '\xff') + whole.substr(8),
                                        std::string(200, '\0'),
                                        replaced(whole, "timbrel-model", "another-model")};
    for (const std::string& bytes : damaged) {
        QVERIFY(writeFileAtomically(bad.bestCheckpoint(), bytes));
        Warnings warnings;
        QCOMPARE(idsOf(project.models(&warnings)), std::vector<std::string> {good.id()});
        QCOMPARE(warnings.size(), std::size_t {1});
        QVERIFY(warnings[0].file.find("best.safetensors") != std::string::npos);
        QVERIFY(!project.model(bad.id()));
    }
    QCOMPARE(project.problems().size(), std::size_t {2}); // that, and no examples
}

void TestProjectModels::modelsAreFoundByName()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto run = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    saveTinyModel(run.bestCheckpoint(), 0.5, 7);
    fs::create_directories(project.resultsFolder());
    QVERIFY(writeFileAtomically(project.resultsFolder() / "results-1.json", kResult));
    QVERIFY(writeFileAtomically(project.resultsFolder() / "results-2.json", kResult));
    const auto elsewhere = folder.path() / "moved.safetensors";
    fs::copy_file(run.bestCheckpoint(), elsewhere);
    const auto idOf = [&](const std::string& name) {
        const auto entry = project.model(name);
        return entry ? entry->id : std::string(errorName(entry.error().id));
    };
    QCOMPARE(idOf(run.id()), run.id());
    QCOMPARE(idOf(run.folder().string()), run.id());
    QCOMPARE(idOf(run.folder().string() + "/"), run.id());
    QCOMPARE(idOf(run.id().substr(0, 8)), run.id());
    QCOMPARE(idOf("results-1.json"), std::string("results-1.json"));
    QCOMPARE(idOf("results-2"), std::string("results-2.json"));
    QCOMPARE(idOf((project.resultsFolder() / "results-2.json").string()),
             std::string("results-2.json"));
    QCOMPARE(idOf(elsewhere.string()), std::string("moved.safetensors"));
    QCOMPARE(idOf("results-"), std::string("ModelNotFound")); // two of them
    QCOMPARE(idOf(""), std::string("ModelNotFound"));
    const auto none = project.model("other");
    QVERIFY(!none && none.error().id == ErrorId::ModelNotFound);
    QCOMPARE(none.error().name, std::string("other"));
    QVERIFY(none.error().found.find("results-1.json") != std::string::npos);
    const auto empty = makeRun(project, learning::RunStatus::Running, "2026-01-01T00:00:00Z");
    QCOMPARE(idOf(empty.id()), std::string("NothingLearntYet"));
}

void TestProjectModels::resultsAreReadAtAGlance()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    fs::create_directories(project.resultsFolder());
    for (const auto& name :
         {"results-2026-11-20-10.19.03.707593.json", "untrained_10block_results.json"})
        fs::copy_file(*data / "larasynth" / name, project.resultsFolder() / name);
    const auto models = project.models();
    QCOMPARE(idsOf(models),
             (std::vector<std::string> {"results-2026-11-20-10.19.03.707593.json",
                                        "untrained_10block_results.json"}));
    QCOMPARE(models->front().mse, 0.0);
    QCOMPARE(models->front().epoch, 282);
    QCOMPARE(models->front().controllers, std::vector<std::uint8_t> {1});
}

void TestProjectModels::brokenResultsSayWhere_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("cut off") << QByteArray("8 }\n}") << QByteArray("8 ") << QByteArray();
    QTest::newRow("no object") << QByteArray("{\n \"arch") << QByteArray("\"arch") << QByteArray();
    QTest::newRow("no mse") << QByteArray("\"mse\"") << QByteArray("\"msf\"") << QByteArray();
    QTest::newRow("mse no number") << QByteArray("2.5") << QByteArray("\"a\"") << QByteArray("mse");
    QTest::newRow("mse negative") << QByteArray("2.5") << QByteArray("-2.5") << QByteArray("mse");
    QTest::newRow("mse not finite") << QByteArray("2.5") << QByteArray("nan") << QByteArray("mse");
    QTest::newRow("no list") << QByteArray("[\n  74,\n  1\n ]") << QByteArray("5")
                             << QByteArray("ctrls");
    QTest::newRow("no number") << QByteArray("  74,") << QByteArray("  null,")
                               << QByteArray("ctrls");
    QTest::newRow("no controller")
        << QByteArray("  74,") << QByteArray("  128,") << QByteArray("ctrls");
}

void TestProjectModels::brokenResultsSayWhere()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, name);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    fs::create_directories(project.resultsFolder());
    const auto file = project.resultsFolder() / "r.json";
    QVERIFY(writeFileAtomically(file, replaced(kResult, from.toStdString(), to.toStdString())));
    Warnings warnings;
    QVERIFY(project.models(&warnings)->empty());
    QCOMPARE(warnings.size(), std::size_t {1});
    QVERIFY(warnings[0].id == ErrorId::ModelBroken);
    QCOMPARE(warnings[0].file, file.string());
    QCOMPARE(warnings[0].name, name.toStdString());
}

void TestProjectModels::modelsOfOtherControllersAreToldOf()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    QVERIFY(project.addExample(take(), {}));
    const auto run = makeRun(project, learning::RunStatus::Finished, "2026-01-01T00:00:00Z");
    saveTinyModel(run.bestCheckpoint(), 0.5, 7);
    QVERIFY(project.problems().empty());
    saveTinyModel(run.bestCheckpoint(), 0.5, 7, 74);
    const auto problems = project.problems();
    QCOMPARE(problems.size(), std::size_t {1});
    QVERIFY(problems[0].id == ErrorId::ModelOfAnotherProject);
    QCOMPARE(problems[0].found, std::string("74"));
    QCOMPARE(problems[0].expected, std::string("1"));
}

QTEST_APPLESS_MAIN(TestProjectModels)
#include "tst_project_models.moc"
