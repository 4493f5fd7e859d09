// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/synth/drum_kit_file.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>

using namespace timbrel;
using namespace timbrel::synth;
using music::DrumClass;
using test::TemporaryFolder;

namespace {

void put(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::create_directories(path.parent_path());
    QVERIFY(writeFileAtomically(path, bytes).has_value());
}

/// A kit with sounds of its own, in this folder.
DrumKit ownKit(const std::filesystem::path& folder)
{
    DrumKit kit = kitOf(builtInKits()[1]);
    kit.name = "Küche";
    kit.slots[1].character.clear();
    kit.slots[1].file = folder / "samples/snare 1.wav";
    kit.slots[1].level = 0.75;
    kit.slots[1].pan = -0.5;
    kit.slots[1].tune = 3.0;
    kit.slots[1].decay = 0.3;
    kit.sounds = {{folder / "samples/snare 1.wav", DrumClass::Snare},
                  {folder / "samples/pan.wav", DrumClass::Percussion}};
    return kit;
}

} // namespace

class TestDrumKitFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKitComesBackAsItWas();
    void soundsMoveWithTheFolder();
    void missingSoundsAndUnknownCharactersAreTold();
    void unknownKeysSurvive();
    void valuesOutOfRangeAreBroughtIntoIt();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void newerVersionsAreRefused();
    void noTruncationHarms();
    void filesAreCopiedBesideTheKit();
    void theGoldenFileOfVersion1IsRead();
};

void TestDrumKitFile::aKitComesBackAsItWas()
{
    const TemporaryFolder folder;
    const DrumKit kit = ownKit(folder.path());
    put(folder.path() / "samples/snare 1.wav", "x");
    QVERIFY(writeDrumKit(folder.path() / "kit.json", kit).has_value());
    const auto read = readDrumKit(folder.path() / "kit.json");
    QVERIFY(read.has_value());
    QCOMPARE(read->kit, kit);
    QVERIFY(read->warnings.empty());
}

void TestDrumKitFile::soundsMoveWithTheFolder()
{
    const TemporaryFolder folder;
    const auto before = folder.path() / "before";
    put(before / "samples/snare 1.wav", "x");
    QVERIFY(writeDrumKit(before / "kit.json", ownKit(before)).has_value());
    const auto after = folder.path() / "after wards";
    std::filesystem::rename(before, after);
    const auto read = readDrumKit(after / "kit.json");
    QVERIFY(read.has_value());
    QVERIFY(read->warnings.empty());
    QCOMPARE(read->kit, ownKit(after));
    // and a kit that is saved elsewhere still finds them
    QVERIFY(writeDrumKit(folder.path() / "kit.json", read->kit).has_value());
    const auto again = readDrumKit(folder.path() / "kit.json");
    QVERIFY(again.has_value());
    QCOMPARE(again->kit, ownKit(after));
    QCOMPARE(again->json["sounds"][0]["file"], "after wards/samples/snare 1.wav");
}

void TestDrumKitFile::missingSoundsAndUnknownCharactersAreTold()
{
    const TemporaryFolder folder;
    DrumKit kit = ownKit(folder.path());
    kit.slots[0].character = "kick_of_tomorrow";
    QVERIFY(writeDrumKit(folder.path() / "kit.json", kit).has_value());
    const auto read = readDrumKit(folder.path() / "kit.json");
    QVERIFY(read.has_value());
    QCOMPARE(read->kit, kit); // nothing is lost by it
    QCOMPARE(read->warnings.size(), std::size_t {2});
    QCOMPARE(read->warnings[0].id, ErrorId::KitCharacterUnknown);
    QCOMPARE(read->warnings[0].name, std::string("kick_of_tomorrow"));
    QCOMPARE(read->warnings[1].id, ErrorId::KitSoundMissing);
    QCOMPARE(read->warnings[1].file, (folder.path() / "samples/snare 1.wav").string());
    const auto playable = makePlayable(read->kit, [](const auto&) { return nullptr; });
    QCOMPARE(playable->slots[0].character, &defaultDrumCharacter(DrumClass::Kick));
}

void TestDrumKitFile::unknownKeysSurvive()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "kit.json";
    put(path,
        R"({"format": "timbrel-kit", "version": 1, "name": "A", "author": "somebody",
            "slots": [{"row": "kick", "character": "kick_deep", "colour": "red"},
                      {"row": "snare", "file": "s.wav"}],
            "sounds": [{"file": "s.wav", "class": "snare", "stars": 5}]})");
    auto read = readDrumKit(path);
    QVERIFY(read.has_value());
    read->kit.slots[0].level = 0.5;
    std::swap(read->kit.slots[0], read->kit.slots[1]);
    QVERIFY(writeDrumKit(path, read->kit, read->json).has_value());
    const auto json = readJson(path);
    QVERIFY(json.has_value());
    QCOMPARE((*json)["author"], "somebody");
    QCOMPARE((*json)["slots"][1]["colour"], "red");
    QCOMPARE((*json)["slots"][1]["level"], 0.5);
    QVERIFY(!(*json)["slots"][0].contains("colour"));
    QCOMPARE((*json)["sounds"][0]["stars"], 5);
}

void TestDrumKitFile::valuesOutOfRangeAreBroughtIntoIt()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "kit.json";
    put(path,
        R"({"format": "timbrel-kit", "version": 1,
            "slots": [{"row": "kick", "level": 99, "pan": -3, "tune": 1e300}]})");
    const auto read = readDrumKit(path);
    QVERIFY(read.has_value());
    QCOMPARE(read->kit.slots[0].level, 2.0);
    QCOMPARE(read->kit.slots[0].pan, -1.0);
    QCOMPARE(read->kit.slots[0].tune, 24.0);
    QCOMPARE(read->kit.slots[0].decay, 1.0);
}

void TestDrumKitFile::brokenFilesAreRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("id");
    const auto row = [](const char* name, std::string text, ErrorId id) {
        QTest::newRow(name) << std::move(text) << static_cast<int>(id);
    };
    const std::string begin = R"({"format": "timbrel-kit", "version": 1, )";
    row("no JSON", "kick", ErrorId::JsonInvalid);
    row("another format", R"({"format": "timbrel-pattern", "version": 1})", ErrorId::FormatUnknown);
    row("no slots", begin + R"("name": "A"})", ErrorId::FieldMissing);
    row("slots are a number", begin + R"("slots": 3})", ErrorId::FieldInvalid);
    row("a slot is a text", begin + R"("slots": ["kick"]})", ErrorId::FieldMissing);
    row("no row", begin + R"("slots": [{"level": 1}]})", ErrorId::FieldMissing);
    row("level is a text",
        begin + R"("slots": [{"row": "kick", "level": "loud"}]})",
        ErrorId::FieldInvalid);
    row("a class that there is not",
        begin + R"("slots": [], "sounds": [{"file": "a.wav", "class": "gong"}]})",
        ErrorId::FieldInvalid);
    std::string many = begin + R"("slots": [)";
    for (int i = 0; i < 100; ++i)
        many += R"({"row": "kick"},)";
    row("too many slots", many + R"({"row": "kick"}]})", ErrorId::FieldInvalid);
}

void TestDrumKitFile::brokenFilesAreRefused()
{
    QFETCH(std::string, text);
    QFETCH(int, id);
    const TemporaryFolder folder;
    const auto path = folder.path() / "kit.json";
    put(path, text);
    const auto read = readDrumKit(path);
    QVERIFY(!read.has_value());
    QCOMPARE(errorName(read.error().id), errorName(static_cast<ErrorId>(id)));
    QCOMPARE(read.error().file, path.string());
}

void TestDrumKitFile::newerVersionsAreRefused()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "kit.json";
    put(path, R"({"format": "timbrel-kit", "version": 2, "slots": []})");
    QCOMPARE(readDrumKit(path).error().id, ErrorId::VersionTooNew);
}

void TestDrumKitFile::noTruncationHarms()
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "kit.json";
    QVERIFY(writeDrumKit(path, ownKit(folder.path())).has_value());
    const auto whole = readFile(path);
    QVERIFY(whole.has_value());
    for (std::size_t length = 0; length + 2 < whole->size(); length += 13) {
        put(path, whole->substr(0, length));
        QVERIFY(!readDrumKit(path).has_value());
    }
}

void TestDrumKitFile::filesAreCopiedBesideTheKit()
{
    const TemporaryFolder folder;
    const auto from = folder.path() / "from";
    put(from / "a/hit.wav", "one");
    put(from / "b/hit.wav", "two");
    const auto to = folder.path() / "kit/samples";
    put(to / "hit.wav", "something else"); // is not overwritten
    DrumKit kit = kitOf(builtInKits().front());
    for (const std::size_t i : {0U, 1U, 2U, 3U})
        kit.slots[i].character.clear();
    kit.slots[0].file = from / "a/hit.wav";
    kit.slots[1].file = from / "b/hit.wav";
    kit.slots[2].file = from / "a/hit.wav";
    kit.slots[3].file = from / "missing.wav";
    kit.sounds = {{from / "a/hit.wav", DrumClass::Kick}, {from / "c.wav", DrumClass::Tom}};
    Warnings warnings;
    const auto copied = withFilesCopied(kit, to, warnings);
    QVERIFY(copied.has_value());
    QCOMPARE(copied->slots[0].file, to / "hit 2.wav");
    QCOMPARE(copied->slots[1].file, to / "hit 3.wav");
    QCOMPARE(copied->slots[2].file, to / "hit 2.wav");
    QCOMPARE(copied->slots[3].file, from / "missing.wav");
    QCOMPARE(copied->sounds.all()[0].file, to / "hit 2.wav");
    QCOMPARE(copied->sounds.all()[1].file, from / "c.wav");
    QCOMPARE(warnings.size(), std::size_t {1});
    QCOMPARE(*readFile(to / "hit.wav"), std::string("something else"));
    QCOMPARE(*readFile(to / "hit 3.wav"), std::string("two"));
    // once more: nothing is copied twice
    const auto again = withFilesCopied(kit, to, warnings);
    QVERIFY(again.has_value());
    QCOMPARE(again->slots, copied->slots);
}

void TestDrumKitFile::theGoldenFileOfVersion1IsRead()
{
    const auto read = readDrumKit(test::sourceFolder() / "tests/data/kits/v1.json");
    QVERIFY(read.has_value());
    QCOMPARE(read->kit.name, std::string("Golden"));
    QCOMPARE(read->kit.slots.size(), std::size_t {8});
    QCOMPARE(read->kit.slots[0].character, std::string("kick_deep"));
    QCOMPARE(read->kit.slots[0].tune, -2.0);
    QCOMPARE(read->kit.slots[1].file.filename(), std::filesystem::path("snare.wav"));
    QCOMPARE(read->kit.sounds.size(), std::size_t {1});
    QCOMPARE(read->warnings.size(), std::size_t {1}); // snare.wav is not there
}

QTEST_GUILESS_MAIN(TestDrumKitFile)
#include "tst_drum_kit_file.moc"
