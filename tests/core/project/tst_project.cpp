// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/migration.h"
#include "support/shared_data.h"

#include <array>

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

std::optional<ErrorId> openError(const fs::path& folder)
{
    const auto project = Project::open(folder);
    return project ? std::nullopt : std::optional(project.error().id);
}

/// A copy of the golden project that may be changed.
fs::path goldenProject(const TemporaryFolder& folder)
{
    const auto copy = folder.path() / "project";
    fs::copy(sourceFolder() / "tests/data/projects/v1", copy, fs::copy_options::recursive);
    return copy;
}

Result<ProjectSettings> parsedJson(const std::string& text)
{
    return ProjectSettings::parse(text, "timbrel.json");
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldersThatAreNoProjectAreRefused();
    void createdProjectHoldsItsSettingsOnly();
    void existingSettingsAreNeverReplaced();
    void projectsCannotBeMadeAnywhere();
    void goldenProjectOfVersion1IsRead();
    void settingsOfBothFilesComeTogether();
    void brokenSettingsAreNamed_data();
    void brokenSettingsAreNamed();
    void newerVersionsAreRefused();
    void unknownKeysSurviveASave();
    void valuesAreCheckedBeforeTheyAreSet();
    void olderVersionsTakeEveryStep();
    void problemsTellAllThatIsWrong();
    void projectsOfTheOriginalAreOpened();
};

void TestProject::foldersThatAreNoProjectAreRefused()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "file", "x"));
    QVERIFY(openError(folder.path() / "none") == ErrorId::ProjectNotFound);
    QVERIFY(openError(folder.path() / "file") == ErrorId::ProjectNotAFolder);
    QVERIFY(openError(folder.path() / "file" / "below") == ErrorId::ProjectNotFound);
    QVERIFY(openError("") == ErrorId::ProjectNotFound);
    const auto empty = Project::open(folder.path());
    QVERIFY(!empty && empty.error().id == ErrorId::ProjectNotFound);
    QCOMPARE(empty.error().name, std::string("larasynth.conf"));
}

void TestProject::createdProjectHoldsItsSettingsOnly()
{
    const TemporaryFolder folder;
    const auto conf = expression::LarasynthConf::generated();
    const auto project = Project::create(folder.path() / "a" / "b", conf);
    QVERIFY(project);
    QCOMPARE(contentsOf(project->folder()),
             (std::map<std::string, std::string> {{"larasynth.conf", conf.text()}}));
    QVERIFY(Project::open(project->folder()));
    QVERIFY(project->examples()->empty());
    QVERIFY(project->models()->empty());
    QVERIFY(project->bestModel().error().id == ErrorId::ModelMissing);
    // a folder that is there, with other things in it, becomes a project too
    QVERIFY(Project::create(folder.path(), conf));
}

void TestProject::existingSettingsAreNeverReplaced()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "larasynth.conf", "mine"));
    const auto again = Project::create(folder.path(), expression::LarasynthConf::generated());
    QVERIFY(!again && again.error().id == ErrorId::ProjectAlreadyConfigured);
    QCOMPARE(readFile(folder.path() / "larasynth.conf").value(), std::string("mine"));
}

void TestProject::projectsCannotBeMadeAnywhere()
{
    const TemporaryFolder folder;
    const auto conf = expression::LarasynthConf::generated();
    QVERIFY(writeFileAtomically(folder.path() / "file", "x"));
    QVERIFY(Project::create(folder.path() / "file", conf).error().id == ErrorId::ProjectNotAFolder);
    QVERIFY(Project::create(folder.path() / "file" / "a" / "b", conf).error().id
            == ErrorId::FolderNotWritable);
    QVERIFY(Project::create("/proc/timbrel/project", conf).error().id
            == ErrorId::FolderNotWritable);
    const auto before = contentsOf(folder.path());
    {
        const FullDisk full(10);
        const auto made = Project::create(folder.path() / "new" / "project", conf);
        QVERIFY(!made && made.error().id == ErrorId::DiskFull);
    }
    QCOMPARE(contentsOf(folder.path()), before);
    if (::geteuid() != 0) {
        fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
        QVERIFY(Project::create(folder.path() / "p", conf).error().id
                == ErrorId::FolderNotWritable);
    }
}

void TestProject::goldenProjectOfVersion1IsRead()
{
    const auto project = Project::open(sourceFolder() / "tests/data/projects/v1");
    QVERIFY(project);
    Random random(1);
    Warnings warnings;
    const auto settings = project->settings(random, &warnings);
    QVERIFY(settings);
    QVERIFY(warnings.empty());
    QCOMPARE(settings->updateRate, 50);
    QCOMPARE(settings->training.meanPaddingSeconds, 1.0);
    QCOMPARE(settings->outputChannel.value(), 2);
    QCOMPARE(settings->wireBaud.value(), 31250.0);
    QCOMPARE(settings->noteWaitMilliseconds, 2.5);
    QCOMPARE(settings->optimiser.learningRate, 0.01);
    QCOMPARE(settings->optimiser.gradientClip, 2.5);
    QCOMPARE(settings->optimiser.weightDecay, 0.0001);
    QCOMPARE(settings->optimiser.batchSize, 16);
    QCOMPARE(settings->optimiser.scheduledFeedback, 0.5);
    QCOMPARE(settings->optimiser.variations, 0.25);
    const auto examples = project->examples();
    QVERIFY(examples);
    QCOMPARE(examples->size(), std::size_t {2});
    const Example& first = examples->front();
    QCOMPARE(first.name, std::string("example-2026-05-29-10.56.38.236683"));
    QCOMPARE(first.sequence.size(), std::size_t {8});
    QVERIFY(first.isEnabled);
    QVERIFY(first.origin.kind == OriginKind::Imported);
    QCOMPARE(first.origin.fileName, std::string("take 3.mid"));
    QVERIFY(first.origin.original.starts_with("9f86d081")
            && first.origin.original.ends_with(".mid"));
    QVERIFY(!examples->back().isEnabled);
    QVERIFY(examples->back().origin == ExampleOrigin {});
    QCOMPARE(examples->back().sequence.front().time, Microseconds {0});
}

void TestProject::settingsOfBothFilesComeTogether()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    Random random(1);
    const auto plain = project.settings(random);
    QVERIFY(plain && !plain->outputChannel && !plain->wireBaud);
    QCOMPARE(plain->noteWaitMilliseconds, 3.0);
    QCOMPARE(plain->optimiser.gradientClip, 1.0);
    ProjectSettings more;
    QVERIFY(more.set("expression.output_channel", 16));
    QVERIFY(more.set("expression.optimiser.batch_size", 4));
    QVERIFY(more.write(project.settingsFile()));
    const auto both = project.settings(random);
    QVERIFY(both);
    QCOMPARE(both->outputChannel.value(), 15);
    QCOMPARE(both->optimiser.batchSize, 4);
    QCOMPARE(both->updateRate, 20);
    QVERIFY(more.set("expression.output_channel", nullptr));
    QVERIFY(more.write(project.settingsFile()));
    QVERIFY(!project.settings(random)->outputChannel);
    QVERIFY(writeFileAtomically(project.confFile(), "[midi"));
    QVERIFY(project.settings(random).error().id == ErrorId::SettingsSyntax);
    fs::remove(project.confFile());
    QVERIFY(project.settings(random).error().id == ErrorId::FileNotFound);
}

void TestProject::brokenSettingsAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* label, const char* body, const char* id, const char* name) {
        QTest::newRow(label) << QByteArray(body) << QByteArray(id) << QByteArray(name);
    };
    const auto inside = [&](const char* label, const char* body, const char* name) {
        QTest::newRow(label) << QByteArray("{\"format\":\"timbrel-project\",\"version\":1,") + body
                + "}" << QByteArray("FieldInvalid")
                             << QByteArray(name);
    };
    row("no JSON", "{", "JsonInvalid", "");
    row("nothing", "", "JsonInvalid", "");
    row("a list", "[]", "FormatUnknown", "");
    row("another format", "{\"format\":\"x\",\"version\":1}", "FormatUnknown", "");
    row("no version", "{\"format\":\"timbrel-project\"}", "FieldMissing", "version");
    row("version 0", "{\"format\":\"timbrel-project\",\"version\":0}", "FieldInvalid", "version");
    row("newer", "{\"format\":\"timbrel-project\",\"version\":2}", "VersionTooNew", "");
    inside("no object", "\"expression\":5", "expression");
    inside("no object below", "\"expression\":{\"optimiser\":[]}", "expression.optimiser");
    inside("channel 0", "\"expression\":{\"output_channel\":0}", "expression.output_channel");
    inside("channel 17", "\"expression\":{\"output_channel\":17}", "expression.output_channel");
    inside("part of a channel",
           "\"expression\":{\"output_channel\":1.5}",
           "expression.output_channel");
    inside("text", "\"expression\":{\"wire_baud\":\"31250\"}", "expression.wire_baud");
    inside("rate",
           "\"expression\":{\"optimiser\":{\"learning_rate\":-1}}",
           "expression.optimiser.learning_rate");
    inside("examples", "\"examples\":[]", "examples");
}

void TestProject::brokenSettingsAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, name);
    const auto settings = parsedJson(text.toStdString());
    QVERIFY(!settings);
    QCOMPARE(errorName(settings.error().id), id.constData());
    QCOMPARE(settings.error().name, name.toStdString());
    QCOMPARE(settings.error().file, std::string("timbrel.json"));
}

void TestProject::newerVersionsAreRefused()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const std::string newer
        = "{\"format\": \"timbrel-project\", \"version\": 99, \"examples\": {}}";
    QVERIFY(writeFileAtomically(project.settingsFile(), newer));
    Random random(1);
    const auto settings = project.settings(random);
    QVERIFY(!settings && settings.error().id == ErrorId::VersionTooNew);
    QCOMPARE(settings.error().found, std::string("99"));
    QVERIFY(!project.examples());
    const auto example = Example {folder.path() / "e.seq", "e", take(), {}, true};
    QVERIFY(project.setExampleEnabled(example, false).error().id == ErrorId::VersionTooNew);
    QCOMPARE(readFile(project.settingsFile()).value(), newer);
}

void TestProject::unknownKeysSurviveASave()
{
    const TemporaryFolder folder;
    const auto project = Project::open(goldenProject(folder));
    QVERIFY(project);
    const auto before = readFile(project->settingsFile());
    auto settings = ProjectSettings::read(project->settingsFile());
    QVERIFY(settings);
    QVERIFY(settings->write(project->settingsFile()));
    QCOMPARE(readFile(project->settingsFile()).value(), *before); // byte for byte
    const auto examples = project->examples();
    QVERIFY(project->setExampleEnabled(examples->front(), false));
    QVERIFY(project->setExampleEnabled(examples->back(), true));
    const auto after = ProjectSettings::read(project->settingsFile());
    QVERIFY(after);
    QCOMPARE(after->json()["expression"]["colour"].get<std::string>(),
             std::string("from a later program"));
    QCOMPARE(after->json()["window"].size(), std::size_t {2});
    const auto changed = project->examples();
    QVERIFY(!changed->front().isEnabled && changed->back().isEnabled);
}

void TestProject::valuesAreCheckedBeforeTheyAreSet()
{
    ProjectSettings settings;
    QVERIFY(settings.set("expression.output_channel", 17).error().id == ErrorId::FieldInvalid);
    QVERIFY(settings.set("expression.note_wait_ms", "3").error().id == ErrorId::FieldInvalid);
    QVERIFY(settings.set("expression.nothing", 1).error().id == ErrorId::UsageWrong);
    QVERIFY(settings.set("training.mean_padding", 1).error().id == ErrorId::UsageWrong);
    QVERIFY(settings.json() == ProjectSettings().json());
}

void TestProject::olderVersionsTakeEveryStep()
{
    const std::array<Migration, 2> steps = {
        [](Json json) -> Result<Json> {
            json["b"] = json["a"];
            json.erase("a");
            return json;
        },
        [](Json json) -> Result<Json> {
            if (!json["b"].is_number())
                return failure(Error(ErrorId::FieldInvalid).named("b"));
            json["b"] = json["b"].get<int>() + 1;
            return json;
        },
    };
    const Json first = {{"format", "f"}, {"version", 1}, {"a", 5}, {"rest", true}};
    const auto newest = migrateThrough(steps, first, "f", "file");
    QVERIFY(newest);
    QVERIFY(*newest == (Json {{"format", "f"}, {"version", 3}, {"rest", true}, {"b", 6}}));
    const auto second
        = migrateThrough(steps, {{"format", "f"}, {"version", 2}, {"b", 1}}, "f", "file");
    QCOMPARE((*second)["b"].get<int>(), 2);
    QVERIFY(migrateThrough(steps, *newest, "f", "file") == newest);
    const auto wrong
        = migrateThrough(steps, {{"format", "f"}, {"version", 2}, {"b", "x"}}, "f", "file");
    QVERIFY(!wrong && wrong.error().id == ErrorId::FieldInvalid);
    QCOMPARE(wrong.error().file, std::string("file"));
    QVERIFY(migrateThrough(steps, {{"format", "f"}, {"version", 4}}, "f", "file").error().id
            == ErrorId::VersionTooNew);
}

void TestProject::problemsTellAllThatIsWrong()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto ids = [&] {
        std::multiset<std::string> names;
        for (const Error& problem : project.problems())
            names.insert(errorName(problem.id));
        return names;
    };
    QCOMPARE(ids(), (std::multiset<std::string> {"ExamplesMissing"}));
    // one that is played in the view Latent needs neither examples nor settings to teach them with
    const std::string whole = *readFile(project.confFile());
    QVERIFY(writeFileAtomically(project.confFile(),
                                "[midi]\ncontrollers=1\ncontroller_defaults=1,0\n"));
    QVERIFY(ids().contains("SettingsMissingKey"));
    fs::create_directories(project.folder() / "latent");
    QVERIFY(writeFileAtomically(project.folder() / "latent" / "pad.json", "{}"));
    QVERIFY(project.isOfPatterns());
    QCOMPARE(ids(), (std::multiset<std::string> {}));
    QVERIFY(writeFileAtomically(project.confFile(), whole));
    QVERIFY(project.addExample(take(), {}));
    QCOMPARE(ids(), (std::multiset<std::string> {}));
    // what the original, or a person, may have put there
    const auto put = [&](const char* name, const char* text) {
        QVERIFY(writeFileAtomically(project.examplesFolder() / name, text));
    };
    put("a.seq", "");
    put("b.seq", "ctrl 1 0 0\nctrl 1 9 5\nctrl 1 0 9\n");
    put("c.seq", "on 60 9 0\nctrl 5 1 3\noff 60 9\n");
    put("d.seq", "on 60 9 0\nctrl 1 7 3\noff 60 9\n");
    put("e.seq", "broken\n");
    QCOMPARE(ids(),
             (std::multiset<std::string> {"ExampleEmpty",
                                          "ExampleWithoutNotes",
                                          "ExampleWithoutControllers",
                                          "ExampleOffDefault",
                                          "SequenceSyntax"}));
    QVERIFY(writeFileAtomically(project.confFile(),
                                "[midi]\ncontrollers=1,2\ncontroller_defaults=1,0\nodd=1\n"
                                "[representation]\nupdate_rate=0\n"));
    const auto wrong = ids();
    for (const char* name :
         {"SettingsInconsistent", "SettingsMissingKey", "SettingsOutOfRange", "SequenceSyntax"})
        QVERIFY2(wrong.contains(name), name);
    // a controller that nothing moves
    QVERIFY(writeFileAtomically(
        project.confFile(),
        "[midi]\ncontrollers=1,2\ncontroller_defaults=1,0,2,9\nodd=1\n[representation]\n"
        "controller_output_counts=1,2,2,2\nupdate_rate=20\ninput_features=\"velocity\"\n"));
    const auto still = ids();
    QVERIFY(still.contains("ControllerNeverMoves"));
    QVERIFY(still.contains("SettingsUnknownKey"));
    QVERIFY(writeFileAtomically(project.settingsFile(), "{"));
    QVERIFY(ids().contains("JsonInvalid"));
    QVERIFY(project.examples(nullptr).error().id == ErrorId::JsonInvalid);
}

void TestProject::projectsOfTheOriginalAreOpened()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto root = folder.path();
    fs::create_directories(root / "training_examples");
    fs::create_directories(root / "training_results");
    fs::copy_file(*data / "larasynth" / "tutorial_larasynth.conf", root / "larasynth.conf");
    fs::copy_file(*data / "larasynth" / "example-2026-11-20-10.19.03.695782.seq",
                  root / "training_examples" / "example-2026-11-20-10:19:03.695782.seq");
    fs::copy_file(*data / "larasynth" / "results-2026-11-20-10.19.03.707593.json",
                  root / "training_results" / "results-2026-11-20-10:19:03.707593.json");
    const auto before = contentsOf(root);
    const auto project = Project::open(root);
    QVERIFY(project);
    const auto examples = project->examples();
    QVERIFY(examples);
    QCOMPARE(examples->size(), std::size_t {1});
    QCOMPARE(examples->front().sequence.size(), std::size_t {254});
    const auto model = project->bestModel();
    QVERIFY(model);
    QCOMPARE(model->mse, 0.0);
    QCOMPARE(model->epoch, 282);
    QCOMPARE(model->controllers, std::vector<std::uint8_t> {1});
    QVERIFY(model->kind == ModelKind::TrainingResult);
    QCOMPARE(contentsOf(root), before);
    // its example starts at 1, not at the default
    for (const Error& problem : project->problems())
        QCOMPARE(errorName(problem.id), "ExampleOffDefault");
}

QTEST_APPLESS_MAIN(TestProject)
#include "tst_project.moc"
