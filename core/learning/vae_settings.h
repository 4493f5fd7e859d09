// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/latent_space.h"
#include "core/learning/mlp_weights.h"
#include "core/learning/setting_fields.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace timbrel::learning {

/// How a variational auto-encoder is built and taught (Kingma & Welling 2014; the weight beta:
/// Higgins et al. 2016; its warm-up: Sonderby et al. 2016; free bits: Kingma et al. 2016). Ranges,
/// units and meanings stand in vaeFields().
struct VaeSettings
{
    // the network
    std::vector<int> encoderLayers {256, 256};
    std::vector<int> decoderLayers {256, 256};
    std::string activation = "silu";
    int latentDimensions = 2;
    std::string output = "bernoulli";
    bool normalised = true;
    bool conditioned = false;
    // what it is taught for
    bool sampled = true;
    double beta = 1.0;
    int warmUpEpochs = 10;
    int cycles = 1;
    double freeBits = 0.0;
    double positiveWeight = 1.0;
    // how it generalises
    double inputNoise = 0.0;
    double dropout = 0.0;
    double labelDropout = 0.1;
    double weightDecay = 0.0;
    double weightAverage = 0.999;
    // how long and how fast
    double learningRate = 0.001;
    int batchSize = 64;
    int maximumEpochs = 200;
    int patienceEpochs = 40;
    double testShare = 0.2;
    std::string device = "cpu";

    friend bool operator==(const VaeSettings&, const VaeSettings&) = default;
};

inline constexpr std::string_view kBernoulli = "bernoulli";
inline constexpr std::string_view kGaussian = "gaussian";

/// One row for each setting, in the order of a form. Threads: any. Realtime-safe: yes.
[[nodiscard]] std::span<const SettingField<VaeSettings>> vaeFields() noexcept;

/// The weight of the KL divergence at a time, in epochs since the beginning: it rises in a straight
/// line from 0 to beta during the warm-up, and again at the beginning of each further cycle (Fu et
/// al. 2019), of which all but the last are as long as two warm-ups.
[[nodiscard]] double betaAt(double epoch, const VaeSettings& settings) noexcept;

} // namespace timbrel::learning
