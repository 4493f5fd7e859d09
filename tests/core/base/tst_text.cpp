// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/base/text.h"

#include <QtTest>

#include <cstdlib>
#include <ctime>
#include <limits>
#include <string>

using namespace timbrel;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blanksAreTrimmedAtBothEnds();
    void splittingKeepsEmptyParts();
    void casesAreIgnoredInAscii();
    void onlyWholeTextsAreNumbers();
    void realsReadBackToThemselves();
    void timestampsAreLocalAndSortable();
    void digestsAreThoseOfTheStandard();
};

void TestText::blanksAreTrimmedAtBothEnds()
{
    QVERIFY(trimmed(" \t a b\r\n") == "a b");
    QVERIFY(trimmed("a") == "a");
    QVERIFY(trimmed(" \n ").empty() && trimmed("").empty());
}

void TestText::splittingKeepsEmptyParts()
{
    using Parts = std::vector<std::string_view>;
    QVERIFY((split("a,b", ',') == Parts {"a", "b"}));
    QVERIFY((split(",a,,", ',') == Parts {"", "a", "", ""}));
    QVERIFY((split("", ',') == Parts {""}));
}

void TestText::casesAreIgnoredInAscii()
{
    QVERIFY(containsIgnoringCase("Midi Through Port-0", "THROUGH"));
    QVERIFY(containsIgnoringCase("abc", "") && containsIgnoringCase("", ""));
    QVERIFY(!containsIgnoringCase("abc", "abcd") && !containsIgnoringCase("@", "`"));
}

void TestText::onlyWholeTextsAreNumbers()
{
    QVERIFY(parseInteger("-12") == -12 && parseInteger("+7") == 7);
    for (const char* text :
         {"", "+", "-", "+-7", "--7", " 7", "7 ", "7.0", "0x7", "seven", "9223372036854775808"})
        QVERIFY2(!parseInteger(text), text);
    QVERIFY(parseReal("0.5") == 0.5 && parseReal("-1e3") == -1000.0 && parseReal("+2") == 2.0);
    for (const char* text : {"", "+", "+-2", "0,5", "1 ", "1e", "nan", "inf", "-infinity", "1e999"})
        QVERIFY2(!parseReal(text), text);
}

void TestText::realsReadBackToThemselves()
{
    QCOMPARE(formatReal(0.1), std::string("0.1"));
    QCOMPARE(formatReal(1.0), std::string("1"));
    QCOMPARE(formatReal(1e-9), std::string("1e-09"));
    for (const double value : {1.0 / 3.0,
                               -2.5e300,
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::denorm_min()})
        QVERIFY(parseReal(formatReal(value)) == value);
}

void TestText::timestampsAreLocalAndSortable()
{
    ::setenv("TZ", "UTC+2", 1); // two hours west
    ::tzset();
    const auto time = std::chrono::system_clock::from_time_t(86400) + std::chrono::microseconds(7);
    QCOMPARE(fileTimestamp(time), std::string("1970-01-01-22.00.00.000007"));
    QCOMPARE(
        fileTimestamp(std::chrono::system_clock::from_time_t(0) - std::chrono::microseconds(1)),
        std::string("1969-12-31-21.59.59.999999"));
}

void TestText::digestsAreThoseOfTheStandard()
{
    // FIPS 180-4's examples, and lengths around the block's end
    QCOMPARE(sha256(""),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    QCOMPARE(sha256(std::string(1000000, 'a')),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
