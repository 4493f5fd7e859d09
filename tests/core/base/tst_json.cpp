// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/json_events.h"
#include "support/shared_data.h"

#include <QtTest>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

using namespace timbrel;

namespace {

/// Builds the value again from the events.
class Builder final : public JsonListener
{
public:
    bool null() override { return put(Json()); }
    bool boolean(bool value) override { return put(value); }
    bool number(double value) override { return put(value); }
    bool text(std::string_view value) override { return put(std::string(value)); }
    bool key(std::string_view name) override
    {
        m_key = name;
        return m_key != "stop";
    }
    bool beginObject() override { return begin(Json::object()); }
    bool endObject() override { return end(); }
    bool beginList() override { return begin(Json::array()); }
    bool endList() override { return end(); }

    [[nodiscard]] const Json& value() const { return m_value; }

private:
    bool begin(Json container)
    {
        m_keys.push_back(m_key);
        m_open.push_back(std::move(container));
        return true;
    }
    bool end()
    {
        Json container = std::move(m_open.back());
        m_open.pop_back();
        m_key = m_keys.back();
        m_keys.pop_back();
        return put(std::move(container));
    }
    bool put(Json value)
    {
        if (m_open.empty())
            m_value = std::move(value);
        else if (m_open.back().is_array())
            m_open.back().push_back(std::move(value));
        else
            m_open.back()[m_key] = std::move(value);
        return true;
    }

    Json m_value;
    std::vector<Json> m_open;
    std::vector<std::string> m_keys;
    std::string m_key;
};

} // namespace

class TestJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsRebuildTheValue_data();
    void eventsRebuildTheValue();
    void realFilesGiveTheSameValue();
    void numbersAreExact();
    void brokenTextIsRefusedWithItsByte_data();
    void brokenTextIsRefusedWithItsByte();
    void theListenerMayEndIt();
    void depthCostsNoStack();
    void deepNestingIsRefused();
    void fieldsAreCheckedByKindAndRange();
    void formatsAndVersionsAreChecked();
    void fileComesBackAsItWas();
};

void TestJson::eventsRebuildTheValue_data()
{
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* text) { QTest::newRow(text) << std::string(text); };
    row("{}");
    row("[]");
    row(" null ");
    row("\"text\"");
    row("[true,false,null,[],{},[[[]]],{\"a\":{\"b\":[1]}}]");
    row("[0,-0.0,1,-1,0.5,1e3,1E+3,1e-3,123456789012345678,1.7976931348623157e308]");
    row("{\"a\":1,\"b\":\"\",\"\":2}");
    row(R"(["\"\\\/\b\f\n\r\t","\u0041\u00e9\u20ac\ud83d\ude00"])");
    row("[\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"]");
    row("\r\n\t [ 1 ,\n2 ] ");
    row("\xef\xbb\xbf[1]");
}

void TestJson::eventsRebuildTheValue()
{
    QFETCH(const std::string, text);
    Builder builder;
    const auto outcome = readJsonEvents(text, builder);
    QVERIFY(outcome && *outcome);
    QVERIFY(builder.value() == Json::parse(text));
}

void TestJson::realFilesGiveTheSameValue()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto files = test::filesIn(*data / "larasynth", ".json");
    QVERIFY(!files.empty());
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(stream)), {});
        Builder builder;
        const auto outcome = readJsonEvents(text, builder);
        QVERIFY(outcome && *outcome);
        QVERIFY(builder.value() == Json::parse(text));
    }
}

void TestJson::numbersAreExact()
{
    const auto read = [](const char* text) {
        Builder builder;
        const auto outcome = readJsonEvents(text, builder);
        return outcome && *outcome && builder.value().is_number() ? builder.value().get<double>()
                                                                  : std::nan("");
    };
    QCOMPARE(read("0.1"), 0.1);
    QCOMPARE(read("9007199254740993"), 9007199254740992.0); // half-way: to the even one
    QCOMPARE(read("9007199254740995"), 9007199254740996.0);
    QCOMPARE(read("18446744073709551616"), 18446744073709551616.0);
    QCOMPARE(read("2.2250738585072011e-308"), 2.2250738585072011e-308);
    QCOMPARE(read("5e-324"), 5e-324);
    QCOMPARE(read("1e-400"), 0.0); // too small to tell from 0
    QVERIFY(std::signbit(read("-1e-400")));
    const std::string zeros(400, '0');
    QCOMPARE(read(("0." + zeros + "1e401").c_str()), 1.0);
    QCOMPARE(read(("1" + zeros + "e-400").c_str()), 1.0);
    QVERIFY(std::isnan(read("1e400")));
    QVERIFY(std::isnan(read("-1e99999999999999999999")));
    QVERIFY(std::isnan(read(("1" + zeros).c_str())));
    QCOMPARE(read(("0." + zeros + "1e99").c_str()), 0.0);
}

void TestJson::brokenTextIsRefusedWithItsByte_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("byte");
    QTest::addColumn<std::string>("found");
    const auto row = [](const std::string& text, qint64 byte, const char* found) {
        QTest::newRow(text.empty() ? "nothing" : text.c_str())
            << text << byte << std::string(found);
    };
    const char* end = "the end of the text";
    row("", 0, end);
    row("[1,2", 4, end);
    row("[1 2]", 3, "2]");
    row("[1,]", 3, "]");
    row("[,1]", 1, ",1]");
    row("{\"a\" 1}", 5, "1}");
    row("{\"a\":}", 5, "}");
    row("{\"a\":1,}", 7, "}");
    row("{a:1}", 1, "a:1}");
    row("{1:1}", 1, "1:1}");
    row("[1}", 2, "}");
    row("[] x", 3, "x");
    row("nul", 0, "nul");
    row("[NaN]", 1, "NaN]");
    row("01", 1, "1");
    row("-", 1, end);
    row("+1", 0, "+1");
    row("1.", 2, end);
    row(".5", 0, ".5");
    row("1e", 2, end);
    row("[1e400]", 1, "1e400]");
    row("\"a", 2, end);
    row("\"a\nb\"", 2, "byte 0x0a");
    row("\"\\x\"", 1, "\\x\"");
    row("\"\\u12g4\"", 1, "\\u12g4\"");
    row("\"\\ud800\"", 1, "\\ud800\"");
    row("\"\\udc00\"", 1, "\\udc00\"");
    row("\"\\ud800\\u0041\"", 1, "\\ud800\\u0041\"");
    row("\"\xc3(\"", 1, "byte 0xc3");
    row("\"\xc0\xaf\"", 1, "byte 0xc0");
    row("\"\xed\xa0\x80\"", 1, "byte 0xed");
    row("\"\xe0\x80\x80\"", 1, "byte 0xe0");
    row("\"\xf0\x80\x80\x80\"", 1, "byte 0xf0");
    row("\"\xf4\x90\x80\x80\"", 1, "byte 0xf4");
    row("\"\xf0\x9f\x98\"", 1, "byte 0xf0");
}

void TestJson::brokenTextIsRefusedWithItsByte()
{
    QFETCH(const std::string, text);
    QFETCH(const qint64, byte);
    QFETCH(const std::string, found);
    Builder builder;
    const auto outcome = readJsonEvents(text, builder);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, ErrorId::JsonInvalid);
    QCOMPARE(qint64 {outcome.error().byte.value_or(-1)}, byte);
    QCOMPARE(outcome.error().found, found);
    QVERIFY(!outcome.error().expected.empty());
    QVERIFY(!Json::accept(text));
}

void TestJson::theListenerMayEndIt()
{
    Builder builder;
    const auto outcome = readJsonEvents("{\"a\":1,\"stop\":2,", builder);
    QVERIFY(outcome && !*outcome);
}

void TestJson::depthCostsNoStack()
{
    const std::string deep = std::string(1000000, '[') + "1";
    class Nothing final : public JsonListener
    {
    public:
        bool null() override { return true; }
        bool boolean(bool) override { return true; }
        bool number(double) override { return true; }
        bool text(std::string_view) override { return true; }
        bool key(std::string_view) override { return true; }
        bool beginObject() override { return true; }
        bool endObject() override { return true; }
        bool beginList() override { return true; }
        bool endList() override { return true; }
    } nothing;
    QCOMPARE(qint64 {readJsonEvents(deep, nothing).error().byte.value_or(-1)}, qint64 {1000001});
    QVERIFY(*readJsonEvents(deep + std::string(1000000, ']'), nothing));
}

void TestJson::deepNestingIsRefused()
{
    QVERIFY(parseJson(std::string(200, '[') + std::string(200, ']'), "x"));
    const auto deep = parseJson(std::string(100000, '[') + std::string(100000, ']'), "x");
    QCOMPARE(deep.error().id, ErrorId::JsonInvalid);
    QCOMPARE(deep.error().file, std::string("x"));
    QCOMPARE(qint64 {parseJson("[1,", "x").error().byte.value_or(-1)}, qint64 {4});
    // what stands there, not what the parser thinks of it
    QCOMPARE(parseJson("[1,", "x").error().found, std::string());
    QCOMPARE(parseJson("", "x").error().found, std::string());
    QCOMPARE(parseJson("this is none", "x").error().found, std::string("this"));
    QCOMPARE(parseJson("{\"a\": nope}", "x").error().found, std::string("nope}"));
}

void TestJson::fieldsAreCheckedByKindAndRange()
{
    const Json json = Json::parse(
        R"({"n":5,"r":0.5,"b":true,"s":"x","l":[1],"o":{},"u":18446744073709551615,"z":null})");
    QCOMPARE(*jsonInteger(json, "n", 5, 5), std::int64_t {5});
    for (const auto& [low, high] : {std::pair {6, 9}, std::pair {0, 4}}) {
        const auto outside = jsonInteger(json, "n", low, high);
        QCOMPARE(outside.error().id, ErrorId::FieldInvalid);
        QCOMPARE(outside.error().name, std::string("n"));
        QCOMPARE(outside.error().found, std::string("5"));
    }
    const auto most = std::numeric_limits<std::int64_t>::max();
    QVERIFY(!jsonInteger(json, "u", 0, most));
    QVERIFY(!jsonInteger(json, "r", 0, 9));
    QCOMPARE(jsonInteger(json, "none", 0, 9).error().id, ErrorId::FieldMissing);
    QCOMPARE(*jsonReal(json, "n"), 5.0);
    QCOMPARE(*jsonReal(json, "r"), 0.5);
    QVERIFY(!jsonReal(json, "z") && !jsonReal(json, "s"));
    QVERIFY(*jsonBool(json, "b") && !jsonBool(json, "n"));
    QVERIFY(*jsonString(json, "s") == "x" && !jsonString(json, "n"));
    QVERIFY((*jsonArray(json, "l"))->size() == 1 && !jsonArray(json, "o"));
    QVERIFY(jsonObject(json, "o") && !jsonObject(json, "l"));
    QCOMPARE(jsonReal(Json::array(), "n").error().id, ErrorId::FieldMissing); // no object at all
    const Json infinite = {{"r", std::numeric_limits<double>::infinity()}};
    QVERIFY(!jsonReal(infinite, "r"));
}

void TestJson::formatsAndVersionsAreChecked()
{
    const auto check
        = [](const char* text) { return checkFormat(Json::parse(text), "timbrel-x", 3, "file"); };
    QCOMPARE(*check(R"({"format":"timbrel-x","version":3})"), 3);
    QCOMPARE(check(R"({"format":"timbrel-x","version":4})").error().id, ErrorId::VersionTooNew);
    QCOMPARE(check(R"({"format":"timbrel-x","version":0})").error().id, ErrorId::FieldInvalid);
    QCOMPARE(check(R"({"format":"timbrel-x"})").error().id, ErrorId::FieldMissing);
    QCOMPARE(check(R"({"format":"timbrel-y","version":1})").error().id, ErrorId::FormatUnknown);
    QCOMPARE(check("[]").error().id, ErrorId::FormatUnknown);
}

void TestJson::fileComesBackAsItWas()
{
    const test::TemporaryFolder folder;
    const Json json = Json::parse(R"({"z":1,"a":[0.1,"\u00e9"]})");
    QVERIFY(writeJson(folder.path() / "x.json", json));
    const auto read = readJson(folder.path() / "x.json");
    QVERIFY(read && *read == json);
    QCOMPARE(jsonLine(*read), std::string("{\"z\":1,\"a\":[0.1,\"\xc3\xa9\"]}")); // in this order
    QCOMPARE(readJson(folder.path() / "x.json", 3).error().id, ErrorId::FileTooLarge);
    QCOMPARE(jsonLine(Json("\xff")), std::string("\"\xef\xbf\xbd\"")); // and no exception
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
