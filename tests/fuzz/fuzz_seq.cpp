// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is read or refused with its line; what is read is in order and writes back to itself.
#include "core/expression/example_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace timbrel;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Warnings warnings;
    const auto events = expression::parseExample(text, "fuzz.seq", &warnings);
    if (!events) {
        require(events.error().line.value_or(0) >= 1);
        return 0;
    }
    require(warnings.size() <= 1);
    for (std::size_t i = 0; i < events->size(); ++i) {
        const music::Event& event = (*events)[i];
        require(event.number < 128 && event.value < 128);
        require(i == 0 || (*events)[i - 1].time <= event.time);
    }
    const auto copy
        = expression::parseExample(expression::writeExample(*events), "copy.seq", nullptr);
    require(copy.has_value() && *copy == *events);
    return 0;
}
