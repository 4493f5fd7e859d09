// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestRender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAModelItSaysHowToGetOne();
    void performsAModelOfTheOriginalProgramDeterministically();
    void aModelThatIsNotThereIsASentence();
};

void TestRender::withoutAModelItSaysHowToGetOne()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto out = folder.path() / "out.mid";
    const auto result = runTimbrel({project.string(),
                                    "render",
                                    (demoFolder() / "phrase.mid").string(),
                                    "-o",
                                    out.string(),
                                    "--json"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("ModelMissing"));
    QVERIFY2(result.errors.find("train") != std::string::npos, result.errors.c_str());
    QVERIFY(!std::filesystem::exists(out));
}

void TestRender::performsAModelOfTheOriginalProgramDeterministically()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "training_results");
    std::filesystem::copy(*data / "larasynth/tutorial_larasynth.conf",
                          folder.path() / "larasynth.conf");
    std::filesystem::copy(*data / "larasynth/results-2026-11-20-10.19.03.707593.json",
                          folder.path() / "training_results");
    const std::string phrase = (demoFolder() / "phrase.mid").string();
    const auto first = folder.path() / "1.mid";
    const auto second = folder.path() / "2.mid";
    const auto result
        = runTimbrel({folder.path().string(), "render", phrase, "-o", first.string(), "--json"});
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    QVERIFY(result.last().value("controllers_sent", 0) > 10);
    QCOMPARE(runTimbrel({folder.path().string(), "render", phrase, "-o", second.string()}).exitCode,
             0);
    QCOMPARE(readFile(first).value(), readFile(second).value());
    QCOMPARE(runTimbrel({folder.path().string(), "render", phrase, "-o", second.string()}).exitCode,
             1);
}

void TestRender::aModelThatIsNotThereIsASentence()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result = runTimbrel({project.string(),
                                    "render",
                                    (demoFolder() / "phrase.mid").string(),
                                    "-o",
                                    (folder.path() / "o.mid").string(),
                                    "--model",
                                    "none-such"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence() && result.errors.find("none-such") != std::string::npos,
             result.errors.c_str());
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
