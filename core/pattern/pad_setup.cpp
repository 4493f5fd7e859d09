// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pad_setup.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

constexpr std::array<std::string_view, 2> kModeIds = {"space", "corners"};
constexpr std::array<std::string_view, 3> kLayoutIds = {"axes", "principal", "map"};

template<class Value, std::size_t count>
std::optional<Value> valueOf(const std::array<std::string_view, count>& ids, std::string_view id)
{
    const auto place = std::find(ids.begin(), ids.end(), id);
    if (place == ids.end())
        return std::nullopt;
    return static_cast<Value>(place - ids.begin());
}

} // namespace

std::string_view padModeId(PadMode mode) noexcept
{
    return kModeIds[static_cast<std::size_t>(mode)];
}

std::optional<PadMode> padModeOf(std::string_view id) noexcept
{
    return valueOf<PadMode>(kModeIds, id);
}

std::string_view padLayoutId(PadLayout layout) noexcept
{
    return kLayoutIds[static_cast<std::size_t>(layout)];
}

std::optional<PadLayout> padLayoutOf(std::string_view id) noexcept
{
    return valueOf<PadLayout>(kLayoutIds, id);
}

void PadSetup::setRow(std::size_t row, const PadRow& to)
{
    if (row >= kMaximumRows)
        return;
    if (row >= rows.size())
        rows.resize(row + 1);
    rows[row] = to;
}

} // namespace timbrel::pattern
