// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_network.h"

#include <torch/utils.h>

#include <algorithm>
#include <utility>

namespace timbrel::pattern {
namespace {

torch::Device deviceOf(const PatternSettings& settings)
{
    return settings.vae.device == "cuda" ? torch::Device(torch::kCUDA) : torch::Device(torch::kCPU);
}

std::unique_ptr<learning::Coder> coderOf(const learning::MlpParameters& parameters,
                                         torch::Device device)
{
    if (device.is_cpu())
        return std::make_unique<learning::FusedMlp>(parameters);
    return std::make_unique<learning::PlainMlp>(parameters);
}

learning::MlpShape shapeOf(const PatternDataset& data, const PatternSettings& settings)
{
    learning::MlpShape shape;
    shape.condition = settings.vae.conditioned ? signedSize(data.labels().size()) : 0;
    shape.activation = learning::activationOf(settings.vae.activation).value();
    shape.isNormalised = settings.vae.normalised;
    shape.dropout = settings.vae.dropout;
    return shape;
}

} // namespace

PatternNetwork::PatternNetwork(const PatternDataset& data,
                               const PatternSettings& settings,
                               Random random)
    : m_device(deviceOf(settings))
    , m_parameters(std::make_unique<learning::Parameters>())
{
    const std::int64_t content = signedSize(data.contentSize());
    const std::int64_t dimensions = settings.vae.latentDimensions;
    auto shape = shapeOf(data, settings);
    shape.inputs = content;
    shape.hidden = settings.vae.encoderLayers;
    shape.outputs = 2 * dimensions;
    m_encoder = std::make_unique<learning::MlpParameters>(
        *m_parameters, "encoder", shape, learning::MlpBeginning::ManyInputs, random);
    shape.inputs = dimensions;
    shape.hidden = settings.vae.decoderLayers;
    shape.outputs = content;
    m_decoder = std::make_unique<learning::MlpParameters>(
        *m_parameters, "decoder", shape, learning::MlpBeginning::LatentInputs, random);
    m_parameters->allocate(m_device);

    auto likelihood = std::make_unique<PatternLikelihood>(
        data.planes(),
        signedSize(data.shape().cells()),
        PatternLikelihood::Weights {
            settings.vae.positiveWeight, settings.velocityWeight, settings.offsetWeight});
    m_likelihood = likelihood.get();
    auto targets = torch::empty({signedSize(data.train().size()), content});
    for (std::size_t i = 0; i < data.train().size(); ++i)
        std::copy_n(data.content(data.train()[i]).data(),
                    content,
                    targets.data_ptr<float>() + signedSize(i) * content);
    m_decoder->setOutputBias(likelihood->beginning(targets));
    auto encoder = coderOf(*m_encoder, m_device);
    auto decoder = coderOf(*m_decoder, m_device);
    m_vae = std::make_unique<learning::Vae>(
        std::move(encoder), std::move(decoder), std::move(likelihood), dimensions);
}

PatternCheckpoint PatternNetwork::checkpoint(const PatternDataset& data) const
{
    PatternCheckpoint made;
    made.shape = data.shape();
    made.rows = data.rows();
    made.planes = data.planes();
    made.labels = data.labels();
    made.isConditioned = m_decoder->shape().condition > 0;
    made.dimensions = static_cast<std::size_t>(m_vae->dimensions());
    made.velocities = data.meanVelocities();
    made.encoder = m_encoder->weights();
    made.decoder = m_decoder->weights();
    const auto shift = static_cast<float>(m_likelihood->logitShift());
    for (std::size_t cell = 0; cell < data.shape().cells(); ++cell)
        made.decoder.layers.back().bias[cell] += shift;
    return made;
}

} // namespace timbrel::pattern
