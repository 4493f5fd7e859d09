// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_tokens.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <system_error>

namespace timbrel {
namespace {

constexpr std::size_t kLongestFound = 40;

/// So many digits fit into 64 bits, with a point between them.
constexpr std::size_t kMostDigits = 19;
/// Every whole number up to it is a double.
constexpr std::uint64_t kMostExact = std::uint64_t {1} << 53U;
/// The powers of ten that are doubles.
constexpr std::array kPowers
    = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isBlank(char character)
{
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

/// Bytes of the UTF-8 character that `text` begins with (Unicode's table of well-formed ones); 0:
/// it begins with none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t place) {
        return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
    };
    const auto continues
        = [&](std::size_t place) { return byte(place) >= 0x80U && byte(place) <= 0xBFU; };
    const unsigned first = byte(0);
    if (first < 0x80U)
        return text.empty() ? 0 : 1;
    if (first >= 0xC2U && first <= 0xDFU)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool isOverlong = first == 0xE0U && byte(1) < 0xA0U;
        const bool isSurrogate = first == 0xEDU && byte(1) > 0x9FU;
        return continues(1) && continues(2) && !isOverlong && !isSurrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool isOverlong = first == 0xF0U && byte(1) < 0x90U;
        const bool isBeyond = first == 0xF4U && byte(1) > 0x8FU;
        return continues(1) && continues(2) && continues(3) && !isOverlong && !isBeyond ? 4 : 0;
    }
    return 0;
}

void appendCharacter(std::string& text, unsigned code)
{
    const auto append = [&](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80U) {
        append(code);
    } else if (code < 0x800U) {
        append(0xC0U | code >> 6U);
        append(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        append(0xE0U | code >> 12U);
        append(0x80U | (code >> 6U & 0x3FU));
        append(0x80U | (code & 0x3FU));
    } else {
        append(0xF0U | code >> 18U);
        append(0x80U | (code >> 12U & 0x3FU));
        append(0x80U | (code >> 6U & 0x3FU));
        append(0x80U | (code & 0x3FU));
    }
}

/// Of a number that no double can hold: whether it is too large for one, and not too small.
bool isTooLarge(std::string_view digits)
{
    std::int64_t exponent = 0; // of the first digit that is not 0
    bool isPastPoint = false;
    bool isSignificant = false;
    std::size_t place = 0;
    for (; place < digits.size() && digits[place] != 'e' && digits[place] != 'E'; ++place) {
        if (digits[place] == '.') {
            isPastPoint = true;
            continue;
        }
        isSignificant = isSignificant || (isDigit(digits[place]) && digits[place] != '0');
        if (isPastPoint && !isSignificant)
            --exponent;
        else if (!isPastPoint && isSignificant)
            ++exponent;
    }
    if (place >= digits.size())
        return exponent > 0;
    const bool isNegative = digits[place + 1] == '-';
    constexpr std::int64_t kBeyondAnyText = std::int64_t {1} << 50U;
    std::int64_t written = 0;
    for (const char digit : digits.substr(place + 1))
        if (isDigit(digit) && written < kBeyondAnyText)
            written = written * 10 + (digit - '0');
    return exponent + (isNegative ? -written : written) > 0;
}

} // namespace

JsonTokens::JsonTokens(std::string_view text)
    : m_source(text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        m_place = 3;
}

std::string JsonTokens::found() const
{
    if (m_byte >= m_source.size())
        return "the end of the text";
    const std::string_view rest = m_source.substr(m_byte, kLongestFound);
    if (const auto byte = static_cast<unsigned char>(rest.front()); byte < 0x20U || byte > 0x7EU)
        return fmt::format("byte {:#04x}", byte);
    std::size_t length = 0;
    while (length < rest.size() && rest[length] > 0x20 && rest[length] < 0x7F)
        ++length;
    return std::string(rest.substr(0, length == 0 ? 1 : length));
}

JsonToken JsonTokens::faultAt(std::size_t place, const char* expected)
{
    m_fault = expected;
    m_byte = m_place = place;
    return JsonToken::Fault;
}

JsonToken JsonTokens::next()
{
    while (m_place < m_source.size() && isBlank(m_source[m_place]))
        ++m_place;
    m_byte = m_place;
    if (m_place >= m_source.size())
        return JsonToken::End;
    const char first = m_source[m_place];
    switch (first) {
    case '{':
        ++m_place;
        return JsonToken::BeginObject;
    case '}':
        ++m_place;
        return JsonToken::EndObject;
    case '[':
        ++m_place;
        return JsonToken::BeginList;
    case ']':
        ++m_place;
        return JsonToken::EndList;
    case ',':
        ++m_place;
        return JsonToken::Comma;
    case ':':
        ++m_place;
        return JsonToken::Colon;
    case '"':
        return readText();
    case 't':
        return word("true", JsonToken::True);
    case 'f':
        return word("false", JsonToken::False);
    case 'n':
        return word("null", JsonToken::Null);
    default:
        break;
    }
    if (first == '-' || isDigit(first))
        return readNumber();
    return faultAt(m_place, "");
}

JsonToken JsonTokens::word(std::string_view spelt, JsonToken token)
{
    if (!m_source.substr(m_place).starts_with(spelt))
        return faultAt(m_place, "");
    m_place += spelt.size();
    return token;
}

JsonToken JsonTokens::readNumber()
{
    const std::size_t begin = m_place;
    const bool isNegative = m_source[begin] == '-';
    std::size_t place = begin + (isNegative ? 1 : 0);
    const std::size_t firstDigit = place;
    std::uint64_t digits = 0; // all of them as one number, if there are not too many
    const auto takeDigits = [&] {
        const std::size_t first = place;
        for (; isDigit(at(place)); ++place)
            digits = digits * 10 + static_cast<std::uint64_t>(at(place) - '0');
        return place - first;
    };
    if (at(place) == '0')
        ++place;
    else if (takeDigits() == 0)
        return faultAt(place, "a digit");
    const bool hasPoint = at(place) == '.';
    std::size_t decimals = 0;
    if (hasPoint) {
        ++place;
        decimals = takeDigits();
        if (decimals == 0)
            return faultAt(place, "a digit");
    }
    const bool isExact
        = place - firstDigit <= kMostDigits && digits <= kMostExact && decimals < kPowers.size();
    const bool hasExponent = at(place) == 'e' || at(place) == 'E';
    if (hasExponent) {
        ++place;
        if (at(place) == '+' || at(place) == '-')
            ++place;
        if (takeDigits() == 0)
            return faultAt(place, "a digit");
    }
    if (isExact && !hasExponent) {
        // Both are exact, so that the quotient is the nearest double there is (Clinger 1990).
        const double value = static_cast<double>(digits) / kPowers[decimals];
        m_number = isNegative && (hasPoint || digits != 0) ? -value : value;
    } else if (!convert(begin, place)) {
        return faultAt(begin, "a number that a double can hold");
    }
    m_place = place;
    return JsonToken::Number;
}

bool JsonTokens::convert(std::size_t begin, std::size_t end)
{
    const char* first = m_source.data() + begin;
    const auto outcome = std::from_chars(first, m_source.data() + end, m_number);
    if (outcome.ec != std::errc::result_out_of_range)
        return true;
    const bool isNegative = *first == '-';
    if (isTooLarge(m_source.substr(begin, end - begin)))
        return false;
    m_number = isNegative ? -0.0 : 0.0;
    return true;
}

JsonToken JsonTokens::readText()
{
    const std::size_t begin = ++m_place;
    for (std::size_t place = begin; place < m_source.size(); ++place) {
        const auto byte = static_cast<unsigned char>(m_source[place]);
        if (byte == '"') {
            m_text = m_source.substr(begin, place - begin);
            m_place = place + 1;
            return JsonToken::Text;
        }
        if (byte == '\\' || byte < 0x20U || byte >= 0x80U)
            return readEscapedText(place);
    }
    return faultAt(m_source.size(), "the text's closing quote");
}

/// The rest of a text, from a place that needs a closer look.
JsonToken JsonTokens::readEscapedText(std::size_t place)
{
    m_unescaped.assign(m_source.substr(m_place, place - m_place));
    while (place < m_source.size()) {
        if (m_source[place] == '"') {
            m_text = m_unescaped;
            m_place = place + 1;
            return JsonToken::Text;
        }
        if (m_source[place] == '\\') {
            if (!readEscape(place))
                return faultAt(place, "an escape that JSON has");
            continue;
        }
        const std::size_t length = characterLength(m_source.substr(place));
        if (length == 0 || static_cast<unsigned char>(m_source[place]) < 0x20U)
            return faultAt(place, "a character of UTF-8 that a text may hold");
        m_unescaped += m_source.substr(place, length);
        place += length;
    }
    return faultAt(place, "the text's closing quote");
}

bool JsonTokens::readEscape(std::size_t& place)
{
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (at(place + 1) == 'u')
        return readUnicodeEscape(place);
    const auto which = kEscapes.find(at(place + 1));
    if (which == std::string_view::npos)
        return false;
    m_unescaped += kMeant[which];
    place += 2;
    return true;
}

/// A character beyond the first 65,536 is written as two escapes, a high and a low surrogate.
bool JsonTokens::readUnicodeEscape(std::size_t& place)
{
    constexpr int kHigh = 0xD800;
    constexpr int kLow = 0xDC00;
    constexpr int kBehind = 0xE000;
    int code = hexDigits(place + 2);
    if (code < 0 || (code >= kLow && code < kBehind))
        return false;
    std::size_t length = 6;
    if (code >= kHigh && code < kLow) {
        const int low = at(place + 6) == '\\' && at(place + 7) == 'u' ? hexDigits(place + 8) : -1;
        if (low < kLow || low >= kBehind)
            return false;
        code = 0x10000 + ((code - kHigh) << 10) + (low - kLow);
        length = 12;
    }
    appendCharacter(m_unescaped, static_cast<unsigned>(code));
    place += length;
    return true;
}

/// The value of four hexadecimal digits; -1: there are none.
int JsonTokens::hexDigits(std::size_t place)
{
    if (place + 4 > m_source.size())
        return -1;
    unsigned value = 0;
    const char* first = m_source.data() + place;
    const auto outcome = std::from_chars(first, first + 4, value, 16);
    return outcome.ec == std::errc() && outcome.ptr == first + 4 ? static_cast<int>(value) : -1;
}

} // namespace timbrel
