// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbrel::bench {

/// What is measured of the digits, in nats an image.
struct DigitFigures
{
    double reconstruction = 0.0;
    double kl = 0.0;
};

/// 28 x 28 grey values from 0 to 1, image after image.
struct Digits
{
    std::size_t pixels = 784;
    std::vector<float> train;
    std::vector<float> test;
};

/// The variational auto-encoder of the tutorials, in LibTorch's own modules, differentiation and
/// optimiser, and nothing of ours: 784-400-20, ReLU, Bernoulli, Adam at 0.001, batches of 128. What
/// ours is held against. One draw of each posterior.
[[nodiscard]] DigitFigures
plainVae(const Digits& digits, double beta, int epochs, std::uint64_t seed);

} // namespace timbrel::bench
