// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/xml_elements.h"

#include "core/base/text.h"

#include <algorithm>
#include <exception>
#include <expat.h>
#include <fmt/format.h>
#include <memory>
#include <new>

namespace timbrel::pattern {
namespace {

constexpr std::size_t kAtOnce = 1U << 16U;

struct ParserEnd
{
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// Joins expat's calls from C to a listener. Nothing may be thrown through expat: what is, is kept
/// and thrown again behind it.
class Reading
{
public:
    explicit Reading(XmlListener& listener)
        : m_listener(listener)
        , m_parser(XML_ParserCreate(nullptr))
    {
        if (m_parser == nullptr)
            throw std::bad_alloc();
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), onBegin, onEnd);
        XML_SetCharacterDataHandler(m_parser.get(), onText);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), onDocumentType);
    }

    [[nodiscard]] Result<> read(std::string_view text)
    {
        do {
            const std::string_view part = text.substr(0, kAtOnce);
            text.remove_prefix(part.size());
            const auto status = XML_Parse(
                m_parser.get(), part.data(), static_cast<int>(part.size()), text.empty() ? 1 : 0);
            if (m_thrown)
                std::rethrow_exception(m_thrown);
            if (status != XML_STATUS_OK)
                return failure(fault());
        } while (!text.empty());
        return {};
    }

private:
    struct Open
    {
        std::string text;
    };

    static Reading& of(void* self) { return *static_cast<Reading*>(self); }

    template<class Work>
    void guarded(Work work)
    {
        if (m_thrown || !m_expected.empty())
            return;
        try {
            work();
        } catch (...) {
            m_thrown = std::current_exception();
            XML_StopParser(m_parser.get(), XML_FALSE);
        }
    }
    void refuse(std::string found, std::string expected)
    {
        m_found = std::move(found);
        m_expected = std::move(expected);
        XML_StopParser(m_parser.get(), XML_FALSE);
    }

    static void onBegin(void* self, const char* name, const char** /*attributes*/)
    {
        of(self).guarded([&] { of(self).beginElement(name); });
    }
    static void onEnd(void* self, const char* /*name*/)
    {
        of(self).guarded([&] { of(self).endElement(); });
    }
    static void onText(void* self, const char* text, int length)
    {
        of(self).guarded([&] {
            of(self).addText({text, static_cast<std::size_t>(std::max(length, 0))});
        });
    }
    static void onDocumentType(
        void* self, const char* name, const char* /*system*/, const char* /*id*/, int /*inside*/)
    {
        of(self).guarded([&] {
            of(self).refuse(fmt::format("<!DOCTYPE {}", name), "elements without a document type");
        });
    }

    void beginElement(std::string_view name)
    {
        if (m_path.size() == kDeepestElement)
            return refuse(fmt::format("more than {} elements in each other", kDeepestElement),
                          "fewer");
        const std::size_t colon = name.find(':');
        m_path.emplace_back(colon == std::string_view::npos ? name : name.substr(colon + 1));
        m_open.emplace_back();
        m_listener.begin(m_path);
    }
    void endElement()
    {
        m_listener.end(m_path, trimmed(m_open.back().text));
        m_path.pop_back();
        m_open.pop_back();
    }
    void addText(std::string_view text)
    {
        if (m_open.empty())
            return;
        std::string& all = m_open.back().text;
        if (all.size() + text.size() > kLongestText)
            return refuse(fmt::format("a text of more than {} bytes", kLongestText), "less");
        all += text;
    }

    [[nodiscard]] Error fault() const
    {
        const auto line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(m_parser.get()));
        if (!m_expected.empty())
            return Error(ErrorId::XmlInvalid)
                .atLine(line)
                .butFound(m_found)
                .whereExpected(m_expected);
        if (XML_GetErrorCode(m_parser.get()) == XML_ERROR_NO_MEMORY)
            return Error(ErrorId::OutOfMemory);
        return Error(ErrorId::XmlInvalid)
            .atLine(line)
            .butFound(XML_ErrorString(XML_GetErrorCode(m_parser.get())));
    }

    XmlListener& m_listener;
    std::unique_ptr<XML_ParserStruct, ParserEnd> m_parser;
    std::vector<std::string> m_path;
    std::vector<Open> m_open;
    std::exception_ptr m_thrown;
    std::string m_found;
    std::string m_expected; ///< not empty: refused
};

} // namespace

Result<> readXmlElements(std::string_view text, XmlListener& listener)
{
    Reading reading(listener);
    return reading.read(text);
}

} // namespace timbrel::pattern
