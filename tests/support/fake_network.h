// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/controller_network.h"
#include "core/expression/representation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace timbrel::test {

/// Answers what the test has written down, or rises while a key is down. Remembers what it heard.
class FakeNetwork final : public expression::ControllerNetwork
{
public:
    /// The k-th update answers the k-th row (one index per controller); the last row goes on.
    explicit FakeNetwork(std::vector<std::vector<int>> answers)
        : m_answers(std::move(answers))
    { }
    /// Every controller rises by one index an update up to top while the first feature is not 0,
    /// and is 0 else.
    explicit FakeNetwork(int top)
        : m_top(top)
    { }

    void reset() noexcept TIMBREL_REALTIME override
    {
        m_steps = 0;
        m_level = 0;
        ++m_resets;
    }
    void step(std::span<const float> features,
              std::span<int> indices) noexcept TIMBREL_REALTIME override
    {
        auto& heard = m_heard[m_steps % m_heard.size()];
        heard.fill(0.0F);
        std::copy(features.begin(), features.end(), heard.begin());
        if (m_answers.empty()) {
            m_level = features[0] > 0.0F ? std::min(m_level + 1, m_top) : 0;
            std::fill(indices.begin(), indices.end(), m_level);
        } else {
            const auto& row = m_answers[std::min(m_steps, m_answers.size() - 1)];
            std::copy(row.begin(), row.end(), indices.begin());
        }
        ++m_steps;
    }
    [[nodiscard]] std::span<const float> rawOutputs() const noexcept TIMBREL_REALTIME override
    {
        return {};
    }

    [[nodiscard]] std::size_t steps() const { return m_steps; } ///< since the last reset
    [[nodiscard]] int resets() const { return m_resets; }
    /// What it heard at an update since the last reset; the last 4096 are kept.
    [[nodiscard]] float heard(std::size_t step, std::size_t feature) const
    {
        return m_heard[step % m_heard.size()][feature];
    }

private:
    std::vector<std::vector<int>> m_answers;
    int m_top = 0;
    int m_level = 0;
    std::size_t m_steps = 0;
    int m_resets = 0;
    std::vector<std::array<float, expression::kMaximumFeatureWidth>> m_heard
        = std::vector<std::array<float, expression::kMaximumFeatureWidth>>(4096);
};

} // namespace timbrel::test
