// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_likelihood_network.h"

#include <torch/utils.h>

namespace timbrel::pattern {
namespace {

/// A plane's outputs as what they mean, and how much that changes with an output.
struct Meaning
{
    torch::Tensor value;
    torch::Tensor slope;
};

Meaning velocities(const torch::Tensor& outputs)
{
    auto value = torch::sigmoid(outputs);
    auto slope = value * (1.0 - value);
    return {value, slope};
}

Meaning offsets(const torch::Tensor& outputs)
{
    const auto wide = torch::tanh(outputs);
    return {0.5 * wide, 0.5 * (1.0 - wide.square())};
}

double total(const torch::Tensor& values)
{
    return values.sum(torch::kDouble).item<double>();
}

} // namespace

PatternLikelihood::PatternLikelihood(PatternPlanes planes,
                                     std::int64_t cells,
                                     const Weights& weights)
    : m_planes(planes)
    , m_cells(cells)
    , m_weights(weights)
    , m_onsets(weights.positive)
{ }

double PatternLikelihood::loss(const torch::Tensor& outputs,
                               const torch::Tensor& targets,
                               double gradientScale,
                               torch::Tensor& gradient) const
{
    if (m_planes.count() == 1)
        return m_onsets.loss(outputs, targets, gradientScale, gradient);
    const auto onsetOutputs = plane(outputs, 0).contiguous();
    auto onsetGradient = torch::empty_like(onsetOutputs);
    const double ofOnsets
        = m_onsets.loss(onsetOutputs, plane(targets, 0).contiguous(), gradientScale, onsetGradient);
    plane(gradient, 0).copy_(onsetGradient);
    return ofOnsets + planes(outputs, targets, gradientScale, &gradient);
}

double PatternLikelihood::nats(const torch::Tensor& outputs, const torch::Tensor& targets) const
{
    const double ofOnsets
        = m_onsets.nats(plane(outputs, 0).contiguous(), plane(targets, 0).contiguous());
    return ofOnsets + planes(outputs, targets, 1.0, nullptr);
}

double PatternLikelihood::planes(const torch::Tensor& outputs,
                                 const torch::Tensor& targets,
                                 double gradientScale,
                                 torch::Tensor* gradient) const
{
    double sum = 0.0;
    const auto onsets = plane(targets, 0);
    const auto add = [&](std::int64_t number, const Meaning& meaning, double weight) {
        const auto error = (meaning.value - plane(targets, number)) * onsets;
        sum += weight * total(error.square());
        if (gradient != nullptr)
            plane(*gradient, number).copy_(error * meaning.slope * (2.0 * weight * gradientScale));
    };
    if (m_planes.velocities)
        add(1, velocities(plane(outputs, 1)), m_weights.velocity);
    if (m_planes.offsets)
        add(offsetPlane(), offsets(plane(outputs, offsetPlane())), m_weights.offset);
    return sum;
}

torch::Tensor PatternLikelihood::beginning(const torch::Tensor& targets) const
{
    constexpr double kFarthest = 0.999;
    const auto onsets = plane(targets, 0);
    const auto count = onsets.sum(0).clamp_min(1.0);
    std::vector<torch::Tensor> parts = {m_onsets.beginning(onsets)};
    if (m_planes.velocities) {
        const auto mean = (plane(targets, 1).sum(0) / count).clamp(1.0 - kFarthest, kFarthest);
        parts.push_back(torch::logit(mean));
    }
    if (m_planes.offsets) {
        const auto mean = plane(targets, offsetPlane()).sum(0) / count;
        parts.push_back(torch::atanh((2.0 * mean).clamp(-kFarthest, kFarthest)));
    }
    return torch::cat(parts);
}

PatternLikelihood::Errors PatternLikelihood::errors(const torch::Tensor& outputs,
                                                    const torch::Tensor& targets) const
{
    const auto onsets = plane(targets, 0);
    Errors errors;
    errors.onsets = total(onsets);
    if (m_planes.velocities)
        errors.velocity
            = total(((velocities(plane(outputs, 1)).value - plane(targets, 1)) * onsets).square());
    if (m_planes.offsets)
        errors.offset
            = total(((offsets(plane(outputs, offsetPlane())).value - plane(targets, offsetPlane()))
                     * onsets)
                        .square());
    return errors;
}

} // namespace timbrel::pattern
