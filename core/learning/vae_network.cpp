// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/vae_network.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::learning {
namespace {

/// The small part in the middle: a few numbers an example, on the CPU wherever the rest is.
class Posterior
{
public:
    /// answer: [batch, 2 dimensions], as the encoder gives it.
    Posterior(const torch::Tensor& answer, std::int64_t dimensions)
        : m_answer(answer.detach().to(torch::kCPU).contiguous())
        , m_dimensions(dimensions)
        , m_noise(static_cast<std::size_t>(examples() * dimensions))
    { }

    [[nodiscard]] std::int64_t examples() const { return m_answer.size(0); }
    [[nodiscard]] float mean(std::int64_t example, std::int64_t dimension) const
    {
        return data()[example * 2 * m_dimensions + dimension];
    }
    [[nodiscard]] float rawLogVariance(std::int64_t example, std::int64_t dimension) const
    {
        return data()[(example * 2 + 1) * m_dimensions + dimension];
    }
    [[nodiscard]] float logVariance(std::int64_t example, std::int64_t dimension) const
    {
        return std::clamp(
            rawLogVariance(example, dimension), Vae::kLowestLogVariance, Vae::kHighestLogVariance);
    }

    /// z = mean + deviation * noise; [batch, dimensions].
    [[nodiscard]] torch::Tensor draw(Random* random)
    {
        auto z = torch::empty({examples(), m_dimensions});
        auto* to = z.data_ptr<float>();
        std::size_t at = 0;
        for (std::int64_t i = 0; i < examples(); ++i)
            for (std::int64_t d = 0; d < m_dimensions; ++d, ++at) {
                m_noise[at] = random == nullptr ? 0.0F : static_cast<float>(random->normal());
                to[at] = mean(i, d) + std::exp(0.5F * logVariance(i, d)) * m_noise[at];
            }
        return z;
    }

    /// 1/2 (mean^2 + variance - 1 - log-variance) of each dimension, summed over the batch.
    [[nodiscard]] std::vector<double> klByDimension() const
    {
        std::vector<double> kl(static_cast<std::size_t>(m_dimensions));
        for (std::int64_t i = 0; i < examples(); ++i)
            for (std::int64_t d = 0; d < m_dimensions; ++d) {
                const double variance = std::exp(double {logVariance(i, d)});
                kl[static_cast<std::size_t>(d)] += 0.5
                    * (double {mean(i, d)} * double {mean(i, d)} + variance - 1.0
                       - double {logVariance(i, d)});
            }
        return kl;
    }

    /// By z to by the encoder's answer; klScale: what a nat of each dimension counts.
    [[nodiscard]] torch::Tensor back(const torch::Tensor& byZ,
                                     const std::vector<double>& klScale) const
    {
        const auto here = byZ.to(torch::kCPU).contiguous();
        const auto* gradient = here.data_ptr<float>();
        auto byAnswer = torch::empty_like(m_answer);
        auto* to = byAnswer.data_ptr<float>();
        std::size_t at = 0;
        for (std::int64_t i = 0; i < examples(); ++i)
            for (std::int64_t d = 0; d < m_dimensions; ++d, ++at) {
                const auto scale = static_cast<float>(klScale[static_cast<std::size_t>(d)]);
                const float deviation = std::exp(0.5F * logVariance(i, d));
                to[i * 2 * m_dimensions + d] = gradient[at] + scale * mean(i, d);
                to[(i * 2 + 1) * m_dimensions + d]
                    = leadingInside(rawLogVariance(i, d),
                                    0.5F * gradient[at] * deviation * m_noise[at]
                                        + 0.5F * scale * (deviation * deviation - 1.0F));
            }
        return byAnswer;
    }

private:
    [[nodiscard]] const float* data() const { return m_answer.data_ptr<float>(); }

    /// Beyond its bounds a log-variance feels only what leads it back.
    static float leadingInside(float logVariance, float gradient)
    {
        const bool leadsOn = (logVariance > Vae::kHighestLogVariance && gradient < 0.0F)
            || (logVariance < Vae::kLowestLogVariance && gradient > 0.0F);
        return leadsOn ? 0.0F : gradient;
    }

    torch::Tensor m_answer;
    std::int64_t m_dimensions;
    std::vector<float> m_noise;
};

double sumOf(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum;
}

} // namespace

void VaeLosses::add(const VaeLosses& other)
{
    examples += other.examples;
    reconstruction += other.reconstruction;
    kl += other.kl;
    klByDimension.resize(std::max(klByDimension.size(), other.klByDimension.size()));
    for (std::size_t i = 0; i < other.klByDimension.size(); ++i)
        klByDimension[i] += other.klByDimension[i];
}

Vae::Vae(std::unique_ptr<Coder> encoder,
         std::unique_ptr<Coder> decoder,
         std::unique_ptr<Likelihood> likelihood,
         std::int64_t dimensions)
    : m_encoder(std::move(encoder))
    , m_decoder(std::move(decoder))
    , m_likelihood(std::move(likelihood))
    , m_dimensions(dimensions)
{ }

VaeLosses
Vae::learn(const VaeBatch& batch, double beta, double freeBits, Random& random, bool isNoisy)
{
    VaeLosses losses;
    losses.examples = batch.input.size(0);
    const double share = 1.0 / static_cast<double>(losses.examples);
    m_encoder->reseed(random.next());
    m_decoder->reseed(random.next());
    Posterior posterior(m_encoder->forward(batch.input, batch.condition, true), m_dimensions);
    const auto z = posterior.draw(isNoisy ? &random : nullptr).to(batch.target.device());
    const auto outputs = m_decoder->forward(z, batch.condition, true);
    auto byOutputs = torch::empty_like(outputs);
    losses.reconstruction = m_likelihood->loss(outputs, batch.target, share, byOutputs);
    losses.klByDimension = posterior.klByDimension();
    losses.kl = sumOf(losses.klByDimension);

    std::vector<double> klScale;
    for (const double kl : losses.klByDimension)
        klScale.push_back(kl * share < freeBits ? 0.0 : beta * share);
    const auto byZ = m_decoder->backward(byOutputs, true);
    const auto byAnswer = posterior.back(byZ, klScale).to(batch.input.device());
    m_encoder->backward(byAnswer, false);
    return losses;
}

VaeLosses Vae::evaluate(const VaeBatch& batch, int samples, Random& random)
{
    const torch::NoGradGuard noGradients;
    VaeLosses losses;
    losses.examples = batch.input.size(0);
    Posterior posterior(m_encoder->forward(batch.input, batch.condition, false), m_dimensions);
    const int draws = std::max(samples, 1);
    for (int i = 0; i < draws; ++i) {
        const auto z = posterior.draw(samples > 0 ? &random : nullptr).to(batch.target.device());
        const auto outputs = m_decoder->forward(z, batch.condition, false);
        losses.reconstruction += m_likelihood->nats(outputs, batch.target) / draws;
    }
    losses.klByDimension = posterior.klByDimension();
    losses.kl = sumOf(losses.klByDimension);
    return losses;
}

torch::Tensor Vae::encode(const torch::Tensor& input, const torch::Tensor& condition)
{
    return m_encoder->forward(input, condition, false);
}

torch::Tensor Vae::decode(const torch::Tensor& z, const torch::Tensor& condition)
{
    return m_decoder->forward(z, condition, false);
}

} // namespace timbrel::learning
