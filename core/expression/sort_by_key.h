// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace timbrel::expression {

/// Sorts places by a whole key below `keys`, in time that grows with both numbers only; equal keys
/// keep their order, so that sorting by a second key first makes it the lesser one. Gives where
/// each key's places begin, and their end last. Threads: any. Realtime-safe: no.
template<class KeyOf>
std::vector<std::uint32_t>
sortByKey(std::vector<std::uint32_t>& places, std::size_t keys, const KeyOf& keyOf)
{
    std::vector<std::uint32_t> begins(keys + 1);
    for (const std::uint32_t place : places)
        ++begins[keyOf(place) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::uint32_t> next = begins;
    std::vector<std::uint32_t> sorted(places.size());
    for (const std::uint32_t place : places)
        sorted[next[keyOf(place)]++] = place;
    places.swap(sorted);
    return begins;
}

} // namespace timbrel::expression
