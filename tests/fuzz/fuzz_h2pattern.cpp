// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a pattern of Hydrogen's or are refused; what is taken lies within its bounds.
#include "core/music/drum_rows.h"
#include "core/pattern/h2pattern.h"

#include <cmath>
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
    static const auto rows = music::standardDrumRows();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto pattern = pattern::parseH2Pattern(text, "fuzz.h2pattern", rows);
    if (!pattern)
        return 0;
    require(!pattern->take.strokes.empty());
    require(pattern->take.strokes.size() <= pattern::kMostH2Notes);
    for (const pattern::DrumStroke& stroke : pattern->take.strokes) {
        require(stroke.row < rows.size());
        require(std::isfinite(stroke.quarter));
        require(stroke.velocity > 0.0F && stroke.velocity <= 1.0F);
    }
    return 0;
}
