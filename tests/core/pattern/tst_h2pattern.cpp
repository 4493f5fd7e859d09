// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/h2pattern.h"
#include "core/pattern/xml_elements.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <sstream>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

const std::vector<music::DrumRow>& rows()
{
    return music::standardDrumRows();
}

std::string note(const std::string& fields)
{
    return "<note>" + fields + "</note>";
}

std::string file(const std::string& notes, const std::string& facts = "<size>192</size>")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<drumkit_pattern xmlns=\"http://www.hydrogen-music.org/drumkit_pattern\"><pattern>\n"
           "<name>A &amp; B</name><denominator>4</denominator>"
        + facts + "<tags><tag>Funk</tag><tag>x</tag></tags><noteList>" + notes
        + "</noteList></pattern></drumkit_pattern>";
}

/// Writes down what is read.
class Notes final : public XmlListener
{
public:
    void begin(const std::vector<std::string>& path) override { m_text << "<" << path.back(); }
    void end(const std::vector<std::string>& path, std::string_view text) override
    {
        m_text << ":" << text << ":" << path.size() << ">";
    }
    [[nodiscard]] std::string text() const { return m_text.str(); }

private:
    std::ostringstream m_text;
};

} // namespace

class TestH2Pattern : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elementsAndTextsAreRead();
    void whatIsNotXmlSaysWhere_data();
    void whatIsNotXmlSaysWhere();
    void nothingIsDeclaredOrLoaded_data();
    void nothingIsDeclaredOrLoaded();
    void notesStandWhereTheyArePlayed();
    void typesTellTheRowElseTheInstrument();
    void notesThatDoNotSoundAreNone();
    void lengthsAreBars_data();
    void lengthsAreBars();
    void numbersThatCannotBeAreNamed_data();
    void numbersThatCannotBeAreNamed();
    void otherXmlIsNoPattern();
    void realPatternsAreReadWhole();
    void everyCutOfARealPatternEndsCleanly();
};

void TestH2Pattern::elementsAndTextsAreRead()
{
    Notes notes;
    QVERIFY(readXmlElements("<a x='1'> one <h:b>two&#33;</h:b><!-- no -->three<c/></a>", notes));
    QCOMPARE(notes.text(), std::string("<a<b:two!:2><c::2>:one three:1>"));
}

void TestH2Pattern::whatIsNotXmlSaysWhere_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("nothing") << std::string() << 1;
    QTest::newRow("no XML") << std::string("MThd") << 1;
    QTest::newRow("cut") << std::string("<a>\n<b>") << 2;
    QTest::newRow("crossed") << std::string("<a>\n\n<b></a></b>") << 3;
    QTest::newRow("behind") << std::string("<a/>\nx") << 2;
    QTest::newRow("entity") << std::string("<a>&b;</a>") << 1;
    QTest::newRow("bytes") << std::string("<a>\xFF\xFE</a>") << 1;
    QTest::newRow("zero") << std::string("<a>\0</a>", 8) << 1;
    QTest::newRow("deep") << [] {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += "<a>";
        return text;
    }() << 1;
    QTest::newRow("long") << "<a>" + std::string(10'000'000, 'x') + "</a>" << 1;
}

void TestH2Pattern::whatIsNotXmlSaysWhere()
{
    QFETCH(std::string, text);
    QFETCH(int, line);
    Notes notes;
    const auto read = readXmlElements(text, notes);
    QVERIFY(!read);
    QCOMPARE(read.error().id, ErrorId::XmlInvalid);
    QCOMPARE(read.error().line.value_or(0), line);
    QVERIFY(!read.error().found.empty());
}

void TestH2Pattern::nothingIsDeclaredOrLoaded_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("entity") << std::string("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
    QTest::newRow("file") << std::string(
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>");
    QTest::newRow("external type") << std::string("<!DOCTYPE a SYSTEM \"http://x/y.dtd\"><a/>");
    std::string laughs = "<!DOCTYPE a [<!ENTITY b0 \"ha\">";
    for (int i = 1; i < 40; ++i)
        laughs += "<!ENTITY b" + std::to_string(i) + " \"&b" + std::to_string(i - 1) + ";&b"
            + std::to_string(i - 1) + ";\">";
    QTest::newRow("laughs") << laughs + "]><a>&b39;</a>";
}

void TestH2Pattern::nothingIsDeclaredOrLoaded()
{
    QFETCH(std::string, text);
    Notes notes;
    const auto read = readXmlElements(text, notes);
    QVERIFY(!read);
    QCOMPARE(read.error().id, ErrorId::XmlInvalid);
    QVERIFY(notes.text().empty());
}

void TestH2Pattern::notesStandWhereTheyArePlayed()
{
    const auto read = parseH2Pattern(
        file(note("<position>60</position><leadlag>0.5</leadlag><velocity>0.4</velocity>"
                  "<type>Snare</type>")
             + note("<position>0</position><leadlag>-1</leadlag><type>Kick</type>")),
        "a.h2pattern",
        rows());
    QVERIFY(read);
    const std::vector<DrumStroke> strokes = {{0.0, 0, 0.8F}, {62.5 / 48.0, 1, 0.4F}};
    QCOMPARE(read->take.strokes, strokes);
    QCOMPARE(read->take.name, std::string("A & B"));
    QCOMPARE(read->category, std::string("Funk"));
    QVERIFY(read->take.tempos.empty());
}

void TestH2Pattern::typesTellTheRowElseTheInstrument()
{
    const auto rowOf = [](const std::string& fields) {
        const auto read
            = parseH2Pattern(file(note("<position>0</position>" + fields)), "a", rows());
        return read ? static_cast<int>(read->take.strokes.front().row) : -1;
    };
    QCOMPARE(rowOf("<type>Hi-hat Semi-Open</type><instrument>0</instrument>"), 3);
    QCOMPARE(rowOf("<type>Cowbell</type>"), 7);
    QCOMPARE(rowOf("<instrument>6</instrument>"), 4);
    QCOMPARE(rowOf("<type>Grandma</type><instrument>2</instrument>"), 1);
    QCOMPARE(rowOf("<instrument>99</instrument>"), 7);
    QCOMPARE(rowOf(""), -1);
}

void TestH2Pattern::notesThatDoNotSoundAreNone()
{
    std::string notes = note("<position>0</position><type>Kick</type>");
    for (const char* fields :
         {"<position>10</position><type>Kick</type><note_off>true</note_off>",
          "<position>20</position><type>Kick</type><velocity>0</velocity>",
          "<position>30</position><type>Kick</type><probability>0.2</probability>",
          "<position>192</position><type>Kick</type>",
          "<type>Kick</type>"})
        notes += note(fields);
    const auto read = parseH2Pattern(file(notes), "a", rows());
    QVERIFY(read);
    QCOMPARE(read->take.strokes.size(), std::size_t {1});
    const auto none = parseH2Pattern(file(""), "a.h2pattern", rows());
    QVERIFY(!none);
    QCOMPARE(none.error().id, ErrorId::DrumsMissing);
    QCOMPARE(none.error().file, std::string("a.h2pattern"));
}

void TestH2Pattern::lengthsAreBars_data()
{
    QTest::addColumn<std::string>("facts");
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    const auto row = [](const char* name, int size, int unit, int numerator) {
        QTest::newRow(name) << "<size>" + std::to_string(size) + "</size><denominator>"
                + std::to_string(unit) + "</denominator>"
                            << numerator << unit;
    };
    row("a bar", 192, 4, 4);
    row("two bars", 384, 4, 4);
    row("waltz", 144, 4, 3);
    row("six eighths", 144, 8, 6);
    row("twelve eighths", 288, 8, 12);
    row("five", 240, 4, 5);
    row("seven eighths", 168, 8, 7);
    row("three waltzes", 432, 4, 3);
    QTest::newRow("none") << std::string() << 4 << 4;
}

void TestH2Pattern::lengthsAreBars()
{
    QFETCH(std::string, facts);
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    const auto read
        = parseH2Pattern(file(note("<position>0</position><type>Kick</type>"), facts), "a", rows());
    QVERIFY(read);
    const std::vector<TimeSignature> expected = {{0.0, numerator, denominator}};
    QCOMPARE(read->take.signatures, expected);
}

void TestH2Pattern::numbersThatCannotBeAreNamed_data()
{
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("value");
    for (const auto& [field, value] : {std::pair {"position", "-1"},
                                       {"position", "1e30"},
                                       {"position", "nan"},
                                       {"velocity", "2"},
                                       {"leadlag", "x"},
                                       {"instrument", ""}})
        QTest::addRow("%s '%s'", field, value) << std::string(field) << std::string(value);
}

void TestH2Pattern::numbersThatCannotBeAreNamed()
{
    QFETCH(std::string, field);
    QFETCH(std::string, value);
    const auto read = parseH2Pattern(
        file(note("<type>Kick</type><" + field + ">" + value + "</" + field + ">")), "a", rows());
    QVERIFY(!read);
    QCOMPARE(read.error().id, ErrorId::FieldInvalid);
    QCOMPARE(read.error().name, field);
    QCOMPARE(read.error().found, value);
    QVERIFY(!parseH2Pattern(file("", "<size>1e18</size>"), "a", rows()));
}

void TestH2Pattern::otherXmlIsNoPattern()
{
    const auto read = parseH2Pattern("<drumkit_info><name>x</name></drumkit_info>", "a", rows());
    QVERIFY(!read);
    QCOMPARE(read.error().id, ErrorId::FormatUnknown);
}

void TestH2Pattern::realPatternsAreReadWhole()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    std::size_t notes = 0;
    int files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(*data / "patterns/hydrogen")) {
        if (entry.path().extension() != ".h2pattern")
            continue;
        const auto text = readFile(entry.path());
        QVERIFY(text);
        const auto read = parseH2Pattern(*text, entry.path(), rows());
        QVERIFY2(read, entry.path().c_str());
        QCOMPARE(read->take.otherNotes, std::size_t {0});
        notes += read->take.strokes.size();
        ++files;
    }
    QCOMPARE(files, 267);
    QCOMPARE(notes, std::size_t {3962}); // as many as grep counts
}

void TestH2Pattern::everyCutOfARealPatternEndsCleanly()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto text = readFile(*data / "patterns/hydrogen/data/patterns/blues/blues-1.h2pattern");
    QVERIFY(text);
    for (std::size_t size = 0; size + 1 < text->size(); size += 37) {
        const auto read = parseH2Pattern(std::string_view(*text).substr(0, size), "a", rows());
        QVERIFY(!read);
        QCOMPARE(read.error().id, ErrorId::XmlInvalid);
    }
}

QTEST_GUILESS_MAIN(TestH2Pattern)
#include "tst_h2pattern.moc"
