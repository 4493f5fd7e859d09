// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/learning/coder_network.h"
#include "core/learning/mlp_weights.h"
#include "core/learning/vae_kernels.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbrel::learning {

/// How a perceptron is built.
struct MlpShape
{
    std::int64_t inputs = 1;
    std::int64_t condition = 0; ///< labels, taken beside the inputs
    std::vector<int> hidden;
    std::int64_t outputs = 1;
    Activation activation = Activation::Silu;
    bool isNormalised = false;
    double dropout = 0.0;
};

/// Where its first layer begins to learn from.
enum class MlpBeginning
{
    ManyInputs, ///< each tells a little: variance 2 / inputs (He et al. 2015)
    LatentInputs ///< few that tell everything, and finely: large weights, biases all over the space
};

/// The numbers of a perceptron's tensors in its Parameters.
class MlpParameters
{
public:
    /// Adds "<name>.0.weight", ... Outputs begin near 0.
    MlpParameters(Parameters& parameters,
                  const std::string& name,
                  const MlpShape& shape,
                  MlpBeginning beginning,
                  Random& random);

    struct Layer
    {
        std::size_t weight = 0; ///< [outputs, inputs]
        std::size_t bias = 0;
        std::size_t gain = 0; ///< these two only where normalised
        std::size_t shift = 0;
        bool isNormalised = false;
    };
    [[nodiscard]] const std::vector<Layer>& layers() const { return m_layers; }
    [[nodiscard]] const MlpShape& shape() const { return m_shape; }
    [[nodiscard]] Parameters& parameters() const { return *m_parameters; }
    /// As the kernel of the instrument takes them.
    [[nodiscard]] MlpWeights weights() const;
    /// What the outputs are for an input that says nothing: [outputs].
    void setOutputBias(const torch::Tensor& bias) const;

private:
    Parameters* m_parameters;
    MlpShape m_shape;
    std::vector<Layer> m_layers;
};

/// A perceptron by LibTorch's matrix products and loops of our own between them, without a node of
/// a graph: small networks spend most of their time there otherwise. CPU only.
class FusedMlp final : public Coder
{
public:
    explicit FusedMlp(MlpParameters parameters);

    [[nodiscard]] torch::Tensor
    forward(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining) override;
    torch::Tensor backward(const torch::Tensor& gradient, bool wantsInput) override;
    void reseed(std::uint64_t seed) override { m_seed = seed; }

private:
    /// What a batch of one size works in.
    struct Room
    {
        std::int64_t examples = 0;
        torch::Tensor input; ///< [examples, inputs + condition], where there is a condition
        std::vector<torch::Tensor> sums; ///< [examples, width] of each layer
        std::vector<torch::Tensor> outputs; ///< the same of each hidden layer
        std::vector<torch::Tensor> means; ///< [examples] of each hidden layer
        std::vector<torch::Tensor> scales;
        std::vector<torch::Tensor> gradients; ///< by what goes into each layer
    };
    [[nodiscard]] Room& roomFor(std::int64_t examples);
    [[nodiscard]] HiddenStep hiddenStep(const Room& room, std::size_t layer, bool isTraining) const;
    [[nodiscard]] torch::Tensor
    withCondition(Room& room, const torch::Tensor& input, const torch::Tensor& condition) const;

    MlpParameters m_parameters;
    const VaeKernels& m_kernels;
    std::uint64_t m_seed = 1;
    std::vector<Room> m_rooms;
    std::size_t m_lastRoom = 0;
    torch::Tensor m_lastInput;
};

/// The same function the plain way, on any device: what FusedMlp is measured against.
class PlainMlp final : public AutogradCoder
{
public:
    explicit PlainMlp(MlpParameters parameters)
        : m_parameters(std::move(parameters))
    { }

protected:
    [[nodiscard]] torch::Tensor
    graph(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining) override;

private:
    MlpParameters m_parameters;
};

} // namespace timbrel::learning
