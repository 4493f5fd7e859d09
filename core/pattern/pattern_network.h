// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/mlp_network.h"
#include "core/learning/vae_network.h"
#include "core/pattern/pattern_checkpoint.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/pattern_likelihood_network.h"

#include <memory>

namespace timbrel::pattern {

/// A tensor's size.
[[nodiscard]] inline std::int64_t signedSize(std::size_t size)
{
    return static_cast<std::int64_t>(size);
}

/// The network for some patterns: an auto-encoder and where its weights lie. Threads: one.
class PatternNetwork
{
public:
    PatternNetwork(const PatternDataset& data, const PatternSettings& settings, Random random);

    [[nodiscard]] learning::Vae& vae() { return *m_vae; }
    [[nodiscard]] learning::Parameters& parameters() { return *m_parameters; }
    [[nodiscard]] const PatternLikelihood& likelihood() const { return *m_likelihood; }
    [[nodiscard]] torch::Device device() const { return m_device; }
    /// Everything that the instrument needs but thresholds, points and figures; logits are put
    /// right for the weight of positives.
    [[nodiscard]] PatternCheckpoint checkpoint(const PatternDataset& data) const;

private:
    torch::Device m_device;
    std::unique_ptr<learning::Parameters> m_parameters;
    std::unique_ptr<learning::MlpParameters> m_encoder;
    std::unique_ptr<learning::MlpParameters> m_decoder;
    const PatternLikelihood* m_likelihood = nullptr; ///< the auto-encoder's
    std::unique_ptr<learning::Vae> m_vae;
};

} // namespace timbrel::pattern
