// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbrel::music {

/// A set of ids as bits: asking costs about a nanosecond, whatever is selected.
/// Threads: a value.
class IdSet
{
public:
    [[nodiscard]] bool contains(ItemId id) const noexcept
    {
        const std::size_t word = id / 64;
        return word < m_words.size() && (m_words[word] >> (id % 64) & 1U) != 0;
    }
    /// Whether it was not there before.
    bool insert(ItemId id)
    {
        const std::size_t word = id / 64;
        if (word >= m_words.size())
            m_words.resize(word + 1);
        const std::uint64_t bit = std::uint64_t {1} << (id % 64);
        const bool isNew = (m_words[word] & bit) == 0;
        m_words[word] |= bit;
        m_size += isNew ? 1 : 0;
        return isNew;
    }
    /// Whether it was there.
    bool erase(ItemId id) noexcept
    {
        if (!contains(id))
            return false;
        m_words[id / 64] &= ~(std::uint64_t {1} << (id % 64));
        --m_size;
        return true;
    }
    void clear() noexcept
    {
        m_words.clear();
        m_size = 0;
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }

    /// Ascending.
    template<class Visit>
    void forEach(Visit&& visit) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word)
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
                visit(static_cast<ItemId>(word * 64
                                          + static_cast<std::size_t>(std::countr_zero(bits))));
    }

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_size = 0;
};

} // namespace timbrel::music
