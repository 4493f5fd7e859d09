// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

#include "layering/layering.h"
#include "layering/unnamed_names.h"

using namespace timbrel::test;

namespace {

/// These have flags of their own, and are compiled alone (timbrel_kernels).
bool isForOneVectorUnit(const std::filesystem::path& file)
{
    const std::string name = file.stem().string();
    return name.ends_with("_baseline") || name.ends_with("_avx2") || name.ends_with("_avx512");
}

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includesFollowTheArrows();
    void plantedFaultsAreFound_data();
    void plantedFaultsAreFound();
    void whatIsAllowedIsNoFault_data();
    void whatIsAllowedIsNoFault();
    void lineNumbersAreTold();
    void filesThatAreCompiledAsOneHaveNamesOfTheirOwn();
    void namesOfUnnamedNamespacesAreFound();
};

void TestLayering::includesFollowTheArrows()
{
    const std::filesystem::path root = sourceFolder();
    int fileCount = 0;
    std::string faults;
    for (const char* folder : {"core", "ui", "app"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto ending = entry.path().extension();
            if (ending != ".h" && ending != ".cpp")
                continue;
            const auto text = timbrel::readFile(entry.path());
            QVERIFY(text);
            ++fileCount;
            const std::string path = entry.path().lexically_relative(root).generic_string();
            for (const std::string& fault : faultsIn(path, *text))
                faults += fault + "\n";
        }
    }
    QVERIFY(fileCount > 50);
    QVERIFY2(faults.empty(), faults.c_str());
}

void TestLayering::plantedFaultsAreFound_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("line");
    const auto add = [](const char* name, const char* path, const char* line) {
        QTest::newRow(name) << std::string(path) << std::string(line);
    };
    add("upwards", "core/base/error.h", "#include \"core/music/sequence.h\"");
    add("music to midi", "core/music/sequence.h", "#include \"core/midi/midi_file.h\"");
    add("core to ui", "core/project/project.cpp", "#include \"ui/common/theme.h\"");
    add("ui to app", "ui/shell/main_window.cpp", "  #  include \"app/error_text.h\"");
    add("expression to project",
        "core/expression/performer.h",
        "#include \"core/project/project.h\"");
    add("a room without arrows", "core/loop/loop.h", "#include \"core/base/error.h\"");
    add("torch in a model", "core/expression/model_file.cpp", "#include <torch/torch.h>");
    add("torch in the program", "app/cli/action_train.cpp", "#include <torch/script.h>");
    add("torch's own parts", "core/learning/metrics.cpp", "#include <ATen/ATen.h>");
    add("torch in a name that only ends so",
        "core/learning/trainer.cpp",
        "#include <torch/torch.h>");
    add("Qt in core", "core/base/text.cpp", "#include <QString>");
    add("Qt by module", "core/base/text.cpp", "#include <QtWidgets/QWidget>");
    add("Qt by file", "core/base/text.cpp", "#include <qglobal.h>");
    add("Qt in quotes", "core/midi/port.h", "#include \"QObject\"");
}

void TestLayering::plantedFaultsAreFound()
{
    QFETCH(std::string, path);
    QFETCH(std::string, line);
    QVERIFY(faultOf(path, line).has_value());
}

void TestLayering::whatIsAllowedIsNoFault_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("line");
    const auto add = [](const char* name, const char* path, const char* line) {
        QTest::newRow(name) << std::string(path) << std::string(line);
    };
    add("own room", "core/midi/port.cpp", "#include \"core/midi/port.h\"");
    add("downwards", "core/expression/performer.h", "#include \"core/midi/midi_message.h\"");
    add("torch in a network", "core/expression/expression_network.cpp", "#include <torch/torch.h>");
    add("torch in a trainer", "core/learning/selftest_trainer.h", "#include <torch/torch.h>");
    add("torch in the worker", "app/learn/main.cpp", "#include <torch/version.h>");
    add("Qt in the window", "ui/shell/main_window.h", "#include <QMainWindow>");
    add("the standard library", "core/base/text.cpp", "#include <queue>");
    add("a comment", "core/base/text.cpp", "// #include <QString>");
    add("a word that begins so", "core/midi/port.h", "#include \"core/midi/qualified.h\"");
}

void TestLayering::whatIsAllowedIsNoFault()
{
    QFETCH(std::string, path);
    QFETCH(std::string, line);
    const auto fault = faultOf(path, line);
    QVERIFY2(!fault, fault ? fault->c_str() : "");
}

void TestLayering::lineNumbersAreTold()
{
    const auto faults = faultsIn("core/base/a.cpp", "int x;\n\n#include <QString>\n");
    QCOMPARE(faults.size(), std::size_t {1});
    QVERIFY(faults[0].starts_with("core/base/a.cpp:3: "));
}

void TestLayering::filesThatAreCompiledAsOneHaveNamesOfTheirOwn()
{
    const std::filesystem::path root = sourceFolder();
    std::vector<std::filesystem::path> libraries {root / "app" / "cli", root / "ui"};
    for (const auto& room : std::filesystem::directory_iterator(root / "core"))
        if (room.is_directory())
            libraries.push_back(room.path());
    QVERIFY(libraries.size() > 10);
    std::string shared;
    for (const auto& library : libraries) {
        UnnamedNames names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(library)) {
            if (entry.path().extension() != ".cpp" || isForOneVectorUnit(entry.path()))
                continue;
            const auto text = timbrel::readFile(entry.path());
            QVERIFY(text);
            names.add(entry.path().lexically_relative(root).generic_string(), *text);
        }
        for (const std::string& line : names.shared())
            shared += line + "\n";
    }
    QVERIFY2(shared.empty(), shared.c_str());
}

void TestLayering::namesOfUnnamedNamespacesAreFound()
{
    const auto names = unnamedNames(R"(namespace timbrel::ui {
namespace {

constexpr int kGap = 4; // "{"
using Kind = Other::Kind;
class Texts
{
public:
    static QString text() { return {}; }
};
QString row(const QString& a,
            const QString& b)
{
    const int kInside = 0;
    return a;
}
void Texts::write(int place) noexcept
{ }

} // namespace

constexpr int kOutside = 1;
namespace {
const std::vector<int> kMore {1, 2};
}
} // namespace timbrel::ui
)");
    const std::vector<std::string> wanted
        = {"kGap", "Kind=Other::Kind", "Texts", "row(constQString&,constQString&)", "kMore"};
    QCOMPARE(names, wanted);

    UnnamedNames all;
    all.add("ui/a.cpp", "namespace {\nconstexpr int kGap = 4;\n}\n");
    all.add("ui/b.cpp", "namespace {\nint kGap = 5;\nint gap()\n{\n}\n}\n");
    all.add("ui/c.cpp", "namespace {\nint gap(int a)\n{\n}\n}\n");
    QCOMPARE(all.shared(), std::vector<std::string> {"kGap: ui/a.cpp ui/b.cpp"});
    all.add("ui/d.cpp", "namespace {\nusing Kind = A::Kind;\nusing Same = C;\n}\n");
    all.add("ui/e.cpp", "namespace {\nusing Kind = B::Kind;\nusing Same = C;\n}\n");
    const std::vector<std::string> both {"Kind: ui/d.cpp ui/e.cpp", "kGap: ui/a.cpp ui/b.cpp"};
    QCOMPARE(all.shared(), both);
}

QTEST_APPLESS_MAIN(TestLayering)
#include "tst_layering.moc"
