// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/learning/coder_network.h"
#include "core/learning/likelihood_network.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace timbrel::learning {

/// Some examples, as an auto-encoder takes them.
struct VaeBatch
{
    torch::Tensor input; ///< [batch, ...]: what the encoder sees
    torch::Tensor target; ///< [batch, targets]: what should come out
    torch::Tensor condition; ///< [batch, labels], or undefined
};

/// Sums over a batch, in nats.
struct VaeLosses
{
    std::int64_t examples = 0;
    double reconstruction = 0.0;
    double kl = 0.0; ///< KL divergence of the posteriors from the prior
    std::vector<double> klByDimension;
    void add(const VaeLosses& other);
};

/// A variational auto-encoder (Kingma & Welling 2014): an encoder that gives means and
/// log-variances of a normal posterior, a decoder, and a likelihood, each of any kind. The prior is
/// the standard normal distribution. Threads: one.
class Vae
{
public:
    Vae(std::unique_ptr<Coder> encoder, // [batch, 2 dimensions]: means, then log-variances
        std::unique_ptr<Coder> decoder, // of [batch, dimensions]
        std::unique_ptr<Likelihood> likelihood,
        std::int64_t dimensions);

    /// Adds the gradients of the batch's mean of reconstruction + beta KL to the Parameters. A
    /// dimension whose mean KL over the batch is below freeBits is not pressed further. Without
    /// noise (isNoisy false) z is the mean: a plain auto-encoder, with the KL as its only order.
    VaeLosses
    learn(const VaeBatch& batch, double beta, double freeBits, Random& random, bool isNoisy = true);

    /// The variational bound, with `samples` draws of z from the posterior for each example; with
    /// none, z is the mean. Reconstruction is -ln p, without weights.
    [[nodiscard]] VaeLosses evaluate(const VaeBatch& batch, int samples, Random& random);

    /// [batch, 2 dimensions]. The next call overwrites it.
    [[nodiscard]] torch::Tensor encode(const torch::Tensor& input, const torch::Tensor& condition);
    /// [batch, outputs]. The next call overwrites it.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& z, const torch::Tensor& condition);

    [[nodiscard]] const Likelihood& likelihood() const { return *m_likelihood; }
    [[nodiscard]] std::int64_t dimensions() const { return m_dimensions; }

    /// Log-variances beyond are held: a posterior is neither a point nor wider than anything.
    static constexpr float kLowestLogVariance = -12.0F;
    static constexpr float kHighestLogVariance = 6.0F;

private:
    std::unique_ptr<Coder> m_encoder;
    std::unique_ptr<Coder> m_decoder;
    std::unique_ptr<Likelihood> m_likelihood;
    std::int64_t m_dimensions;
};

} // namespace timbrel::learning
