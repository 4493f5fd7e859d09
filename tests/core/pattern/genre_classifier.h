// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/pattern/pattern_set.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace timbrel::test {

/// Names the genre of a pattern by its onsets: multinomial logistic regression, each genre with the
/// same weight however many patterns it has. Plain on purpose: it judges patterns, it is not tuned
/// to them.
class GenreClassifier
{
public:
    /// Patterns of one shape, of these genres.
    GenreClassifier(const std::vector<pattern::PatternEntry>& entries,
                    std::vector<std::string> genres)
        : m_genres(std::move(genres))
        , m_cells(entries.front().pattern.cells().size())
        , m_weights(m_genres.size(), std::vector<double>(m_cells + 1))
    {
        std::vector<double> counts(m_genres.size());
        for (const pattern::PatternEntry& entry : entries)
            ++counts[genreOf(entry.label)];
        Random random(1);
        std::vector<std::size_t> order(entries.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        for (int epoch = 0; epoch < kEpochs; ++epoch) {
            random.shuffle(order);
            const double rate = 0.02 / (1.0 + 0.3 * epoch);
            for (const std::size_t i : order) {
                const std::size_t genre = genreOf(entries[i].label);
                const double weight = static_cast<double>(entries.size())
                    / (static_cast<double>(m_genres.size()) * counts[genre]);
                learn(entries[i].pattern, genre, rate * std::min(weight, 10.0));
            }
        }
    }

    [[nodiscard]] const std::string& name(const music::Pattern& pattern) const
    {
        const std::vector<double> all = probabilities(pattern);
        return m_genres[static_cast<std::size_t>(std::max_element(all.begin(), all.end())
                                                 - all.begin())];
    }

private:
    static constexpr int kEpochs = 12;
    static constexpr double kDecay = 1e-4;

    [[nodiscard]] std::size_t genreOf(const std::string& label) const
    {
        return static_cast<std::size_t>(std::find(m_genres.begin(), m_genres.end(), label)
                                        - m_genres.begin());
    }

    [[nodiscard]] std::vector<double> probabilities(const music::Pattern& pattern) const
    {
        std::vector<double> sums;
        for (const std::vector<double>& weights : m_weights) {
            double sum = weights[m_cells];
            for (std::size_t cell = 0; cell < m_cells; ++cell)
                sum += pattern.cells()[cell].isOnset() ? weights[cell] : 0.0;
            sums.push_back(sum);
        }
        const double most = *std::max_element(sums.begin(), sums.end());
        double all = 0.0;
        for (double& sum : sums)
            all += sum = std::exp(sum - most);
        for (double& sum : sums)
            sum /= all;
        return sums;
    }

    void learn(const music::Pattern& pattern, std::size_t genre, double rate)
    {
        const std::vector<double> said = probabilities(pattern);
        for (std::size_t each = 0; each < m_genres.size(); ++each) {
            const double step = rate * ((each == genre ? 1.0 : 0.0) - said[each]);
            std::vector<double>& weights = m_weights[each];
            for (std::size_t cell = 0; cell < m_cells; ++cell)
                weights[cell]
                    += pattern.cells()[cell].isOnset() ? step - kDecay * weights[cell] : 0.0;
            weights[m_cells] += step;
        }
    }

    std::vector<std::string> m_genres;
    std::size_t m_cells;
    std::vector<std::vector<double>> m_weights; ///< [genre][cell, and the constant]
};

} // namespace timbrel::test
