// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// Takes the elements of an XML text in their order. Names are without a prefix.
class XmlListener
{
public:
    /// path: the names of the elements around it, the outermost first, its own last.
    virtual void begin(const std::vector<std::string>& path) = 0;
    /// text: what stands in it but outside of its own elements, without space around it.
    virtual void end(const std::vector<std::string>& path, std::string_view text) = 0;

protected:
    XmlListener() = default;
    ~XmlListener() = default;
    XmlListener(const XmlListener&) = delete;
    XmlListener& operator=(const XmlListener&) = delete;
};

/// Reads XML 1.0 once from end to end; attributes are passed over. Nothing is ever loaded from
/// elsewhere: a document type, which is where entities are declared, is refused, as are elements
/// deeper than kDeepestElement and texts longer than kLongestText. Threads: any. Realtime-safe: no.
/// Errors: XmlInvalid with the line, what was found and what was expected; OutOfMemory.
[[nodiscard]] Result<> readXmlElements(std::string_view text, XmlListener& listener);

inline constexpr std::size_t kDeepestElement = 32;
inline constexpr std::size_t kLongestText = 1U << 16U;

} // namespace timbrel::pattern
