// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/plain_vae.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbrel::bench {
namespace {

constexpr std::int64_t kHidden = 400;
constexpr std::int64_t kLatent = 20;
constexpr std::int64_t kBatch = 128;

struct PlainVae : torch::nn::Module
{
    PlainVae()
    {
        register_module("in", in);
        register_module("mean", mean);
        register_module("logVariance", logVariance);
        register_module("between", between);
        register_module("out", out);
    }
    /// Sums over the batch: reconstruction, then KL.
    std::pair<torch::Tensor, torch::Tensor> losses(const torch::Tensor& images)
    {
        const auto hidden = torch::relu(in(images));
        const auto m = mean(hidden);
        const auto v = logVariance(hidden);
        const auto z = m + torch::exp(0.5 * v) * torch::randn_like(m);
        const auto pixels = torch::sigmoid(out(torch::relu(between(z))));
        const auto reconstruction
            = torch::binary_cross_entropy(pixels, images, {}, torch::Reduction::Sum);
        const auto kl = -0.5 * torch::sum(1.0 + v - m.pow(2) - v.exp());
        return {reconstruction, kl};
    }
    torch::nn::Linear in {784, kHidden};
    torch::nn::Linear mean {kHidden, kLatent};
    torch::nn::Linear logVariance {kHidden, kLatent};
    torch::nn::Linear between {kLatent, kHidden};
    torch::nn::Linear out {kHidden, 784};
};

torch::Tensor imagesOf(const std::vector<float>& values)
{
    return torch::tensor(values).view({-1, 784});
}

} // namespace

DigitFigures plainVae(const Digits& digits, double beta, int epochs, std::uint64_t seed)
{
    torch::manual_seed(seed);
    const auto train = imagesOf(digits.train);
    const auto test = imagesOf(digits.test);
    PlainVae vae;
    torch::optim::Adam optimiser(vae.parameters(), torch::optim::AdamOptions(1e-3));
    for (int epoch = 0; epoch < epochs; ++epoch) {
        const auto order = torch::randperm(train.size(0));
        for (std::int64_t first = 0; first < train.size(0); first += kBatch) {
            const auto count = std::min(kBatch, train.size(0) - first);
            const auto batch = train.index_select(0, order.narrow(0, first, count));
            optimiser.zero_grad();
            const auto [reconstruction, kl] = vae.losses(batch);
            ((reconstruction + beta * kl) / batch.size(0)).backward();
            optimiser.step();
        }
    }
    const torch::NoGradGuard noGradients;
    const auto [reconstruction, kl] = vae.losses(test);
    const auto count = static_cast<double>(test.size(0));
    return {reconstruction.item<double>() / count, kl.item<double>() / count};
}

} // namespace timbrel::bench
