// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/mlp_weights.h"
#include "core/learning/safetensors.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace timbrel::learning {

/// Takes the tensors of a file one after the other, each with the shape that it must have. Threads:
/// one. Realtime-safe: no. Errors: ModelBroken, named after the tensor, with the shape found and
/// the shape expected.
class TensorSource
{
public:
    /// Both outlive it; the file's values are moved out.
    TensorSource(TensorFile& tensors, const std::filesystem::path& file)
        : m_tensors(tensors)
        , m_file(file)
    { }

    [[nodiscard]] Result<std::vector<float>> take(const std::string& name,
                                                  const std::vector<std::size_t>& shape);
    /// Dense layers of these sizes: "<name>.0.weight" [sizes 1, sizes 0], "<name>.0.bias" [sizes
    /// 1], of all but the last, if they are normalised, "<name>.0.gain" and "<name>.0.shift" ...
    [[nodiscard]] Result<MlpWeights> takeMlp(const std::string& name,
                                             const std::vector<std::size_t>& sizes,
                                             Activation activation,
                                             bool isNormalised);
    /// Everything has been taken.
    [[nodiscard]] bool isEmpty() const { return m_taken == m_tensors.tensors.size(); }

private:
    [[nodiscard]] Result<DenseLayer>
    takeLayer(const std::string& name, std::size_t inputs, std::size_t outputs, bool isNormalised);

    TensorFile& m_tensors;
    const std::filesystem::path& m_file;
    std::size_t m_taken = 0;
};

/// What takeMlp reads.
void addMlp(TensorFile& file, const std::string& name, const MlpWeights& weights);

} // namespace timbrel::learning
