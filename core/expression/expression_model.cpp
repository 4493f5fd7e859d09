// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/expression_model.h"

#include "core/base/atomic_file.h"
#include "core/expression/larasynth_network.h"
#include "core/expression/larasynth_result.h"
#include "core/expression/live_kernel.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <utility>

namespace timbrel::expression {
namespace {

/// JSON begins with a brace; safetensors with the header's length, 8 bytes, and only then a brace.
bool isJson(std::string_view bytes)
{
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || bytes[first] != '{')
        return false;
    return bytes.size() < 9 || bytes[8] != '{'
        || bytes.substr(0, 8).find('\0') == std::string_view::npos;
}

void applyDefaults(OutputCoding& outputs, const Settings& settings)
{
    for (ControllerCoding& coding : outputs.controllers)
        if (const auto place = settings.controllerDefaults.find(coding.controller);
            place != settings.controllerDefaults.end())
            coding.defaultValue = place->second;
}

ModelDescription describe(const LarasynthResult& result)
{
    ModelDescription description;
    description.features = result.features;
    description.dialect = FeatureDialect::Original;
    description.outputs = result.outputs;
    description.updateRate = result.updateRate;
    description.blockCounts = result.blockCounts;
    description.mse = result.mse;
    description.epoch = result.epoch;
    description.source = "Larasynth";
    return description;
}

Result<ExpressionModel>
openResult(std::string_view text, const std::filesystem::path& path, const Settings* settings)
{
    auto result = parseLarasynthResult(text, path);
    if (!result)
        return failure(std::move(result.error()));
    if (settings != nullptr) {
        TIMBREL_TRY(checkModelFits(describe(*result), *settings, path));
        applyDefaults(result->outputs, *settings);
    }
    // What no example moved has no range: it stays at its default (the original sends 127).
    for (ControllerCoding& coding : result->outputs.controllers)
        if (result->neverMoved.count(coding.controller) != 0)
            coding.minimum = coding.maximum = coding.defaultValue;
    return ExpressionModel {describe(*result), std::make_unique<LarasynthNetwork>(*result)};
}

Result<ExpressionModel>
openOwn(std::string_view bytes, const std::filesystem::path& path, const Settings* settings)
{
    auto model = parseModel(bytes, path);
    if (!model)
        return failure(std::move(model.error()));
    if (settings != nullptr) {
        TIMBREL_TRY(checkModelFits(model->description, *settings, path));
        applyDefaults(model->description.outputs, *settings);
    }
    auto network = std::make_unique<LiveKernel>(
        model->weights, model->description.outputs, model->description.feedback);
    return ExpressionModel {std::move(model->description), std::move(network)};
}

} // namespace

Result<ExpressionModel> openModel(const std::filesystem::path& path, const Settings* settings)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    return isJson(*bytes) ? openResult(*bytes, path, settings) : openOwn(*bytes, path, settings);
}

Result<ModelDescription> readModelDescription(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    if (isJson(*bytes)) {
        const auto result = parseLarasynthResult(*bytes, path);
        if (!result)
            return failure(result.error());
        return describe(*result);
    }
    auto model = parseModel(*bytes, path);
    if (!model)
        return failure(std::move(model.error()));
    return std::move(model->description);
}

Result<> checkModelFits(const ModelDescription& description,
                        const Settings& settings,
                        const std::filesystem::path& file)
{
    std::set<int> moved;
    for (const ControllerCoding& coding : description.outputs.controllers)
        moved.insert(coding.controller);
    const std::set<int> asked(settings.controllers.begin(), settings.controllers.end());
    if (moved == asked)
        return {};
    return failure(Error(ErrorId::ModelOfAnotherProject)
                       .inFile(file)
                       .butFound(fmt::format("{}", fmt::join(moved, ", ")))
                       .whereExpected(fmt::format("{}", fmt::join(asked, ", "))));
}

} // namespace timbrel::expression
