// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_run.h"

#include "core/expression/example_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace timbrel::expression {
namespace {

constexpr std::int64_t kIntMinimum = std::numeric_limits<int>::min();
constexpr std::int64_t kIntMaximum = std::numeric_limits<int>::max();

// One table of names for both directions.
struct RealField
{
    const char* key;
    double TrainingSettings::*member;
};
struct IntegerField
{
    const char* key;
    int TrainingSettings::*member;
};
constexpr std::array kRealFields = {
    RealField {"mean_padding", &TrainingSettings::meanPaddingSeconds},
    RealField {"padding_stddev", &TrainingSettings::paddingStandardDeviationSeconds},
    RealField {"tempo_adjustment_factor", &TrainingSettings::tempoAdjustmentFactor},
    RealField {"tempo_jitter_factor", &TrainingSettings::tempoJitterFactor},
    RealField {"reset_probability", &TrainingSettings::resetProbability},
    RealField {"mse_threshold", &TrainingSettings::mseThreshold},
    RealField {"backpropagate_if_correct", &TrainingSettings::backpropagateIfCorrect},
    RealField {"zero_network_before_each_epoch", &TrainingSettings::zeroNetworkBeforeEachEpoch},
    RealField {"zero_network_before_validation", &TrainingSettings::zeroNetworkBeforeValidation},
    RealField {"zero_network_on_reset", &TrainingSettings::zeroNetworkOnReset},
};
constexpr std::array kIntegerFields = {
    IntegerField {"example_repetitions", &TrainingSettings::exampleRepetitions},
    IntegerField {"validation_example_repetitions",
                  &TrainingSettings::validationExampleRepetitions},
    IntegerField {"squared_error_failure_tolerance",
                  &TrainingSettings::squaredErrorFailureTolerance},
    IntegerField {"consecutive_failures_for_reset", &TrainingSettings::consecutiveFailuresForReset},
    IntegerField {"epoch_count_before_validating", &TrainingSettings::epochCountBeforeValidating},
    IntegerField {"max_epoch_count", &TrainingSettings::maximumEpochCount},
    IntegerField {"round_count", &TrainingSettings::roundCount},
};

struct OptimiserField
{
    const char* key;
    double OptimiserSettings::*member;
};
constexpr std::array kOptimiserReals = {
    OptimiserField {"learning_rate", &OptimiserSettings::learningRate},
    OptimiserField {"gradient_clip", &OptimiserSettings::gradientClip},
    OptimiserField {"weight_decay", &OptimiserSettings::weightDecay},
    OptimiserField {"scheduled_feedback", &OptimiserSettings::scheduledFeedback},
    OptimiserField {"variations", &OptimiserSettings::variations},
};

template<class Fields, class Struct>
Result<> readReals(const Json& json, const Fields& fields, Struct& target)
{
    for (const auto& field : fields) {
        const auto value = jsonReal(json, field.key);
        if (!value)
            return failure(value.error());
        target.*(field.member) = *value;
    }
    return {};
}

Json trainingToJson(const TrainingSettings& training)
{
    Json json = Json::object();
    for (const RealField& field : kRealFields)
        json[field.key] = training.*(field.member);
    for (const IntegerField& field : kIntegerFields)
        json[field.key] = training.*(field.member);
    json["feed_back_output"] = training.feedBackOutput;
    return json;
}

Result<TrainingSettings> trainingFromJson(const Json& json)
{
    TrainingSettings training;
    TIMBREL_TRY(readReals(json, kRealFields, training));
    for (const IntegerField& field : kIntegerFields) {
        const auto value = jsonInteger(json, field.key, kIntMinimum, kIntMaximum);
        if (!value)
            return failure(value.error());
        training.*(field.member) = static_cast<int>(*value);
    }
    const auto feedsBack = jsonBool(json, "feed_back_output");
    if (!feedsBack)
        return failure(feedsBack.error());
    training.feedBackOutput = *feedsBack;
    return training;
}

Result<OptimiserSettings> optimiserFromJson(const Json& json)
{
    OptimiserSettings optimiser;
    TIMBREL_TRY(readReals(json, kOptimiserReals, optimiser));
    const auto batch = jsonInteger(json, "batch_size", 0, kIntMaximum);
    if (!batch)
        return failure(batch.error());
    optimiser.batchSize = static_cast<int>(*batch);
    return optimiser;
}

Result<> readControllers(const Json& json, Settings& settings)
{
    const auto list = jsonArray(json, "controllers");
    if (!list)
        return failure(list.error());
    for (const Json& entry : **list) {
        const auto number = jsonInteger(entry, "controller", 0, 127);
        const auto rest = jsonInteger(entry, "default", 0, 127);
        const auto count = jsonInteger(entry, "count", 1, 128);
        for (const auto* value : {&number, &rest, &count})
            if (!*value)
                return failure(value->error());
        const auto controller = static_cast<std::uint8_t>(*number);
        settings.controllers.push_back(controller);
        settings.controllerDefaults[controller] = static_cast<int>(*rest);
        settings.controllerOutputCounts[controller] = static_cast<int>(*count);
    }
    if (settings.controllers.empty())
        return failure(Error(ErrorId::FieldInvalid).named("controllers").butFound("[]"));
    return {};
}

Result<> readFeatures(const Json& json, Settings& settings)
{
    const auto list = jsonArray(json, "features");
    if (!list)
        return failure(list.error());
    for (const Json& entry : **list) {
        bool isKnown = false;
        for (std::size_t i = 0; i < kFeatureCount; ++i) {
            const auto feature = static_cast<Feature>(i);
            if (entry.is_string() && entry.get_ref<const std::string&>() == featureName(feature)) {
                settings.features.set(feature);
                isKnown = true;
            }
        }
        if (!isKnown)
            return failure(Error(ErrorId::FieldInvalid).named("features").butFound(entry.dump()));
    }
    return {};
}

Result<> readBlockCounts(const Json& json, Settings& settings)
{
    const auto list = jsonArray(json, "block_counts");
    if (!list)
        return failure(list.error());
    settings.blockCounts.clear();
    for (const Json& entry : **list) {
        if (!entry.is_number_integer() || entry.get<std::int64_t>() < 1
            || entry.get<std::int64_t>() > 4096)
            return failure(Error(ErrorId::FieldInvalid)
                               .named("block_counts")
                               .butFound(entry.dump())
                               .whereExpected("whole numbers from 1 to 4096"));
        settings.blockCounts.push_back(entry.get<int>());
    }
    if (settings.blockCounts.empty())
        return failure(Error(ErrorId::FieldInvalid).named("block_counts").butFound("[]"));
    return {};
}

/// Runs of the first versions do not say them.
Result<> readOriginalRate(const Json& json, Settings& settings)
{
    for (const auto& [key, value] : {std::pair("learning_rate", &settings.learningRate),
                                     std::pair("momentum", &settings.momentum)}) {
        if (!json.contains(key))
            continue;
        const auto number = jsonReal(json, key);
        if (!number)
            return failure(number.error());
        *value = *number;
    }
    return {};
}

Result<Settings> fromJson(const Json& json)
{
    Settings settings;
    TIMBREL_TRY(readControllers(json, settings));
    TIMBREL_TRY(readFeatures(json, settings));
    TIMBREL_TRY(readBlockCounts(json, settings));
    const auto rate = jsonInteger(json, "update_rate", 1, 1000);
    if (!rate)
        return failure(rate.error());
    settings.updateRate = static_cast<int>(*rate);
    TIMBREL_TRY(readOriginalRate(json, settings));
    const auto trainingJson = jsonObject(json, "training");
    if (!trainingJson)
        return failure(trainingJson.error());
    const auto training = trainingFromJson(**trainingJson);
    if (!training)
        return failure(training.error());
    settings.training = *training;
    const auto optimiserJson = jsonObject(json, "optimiser");
    if (!optimiserJson)
        return failure(optimiserJson.error());
    const auto optimiser = optimiserFromJson(**optimiserJson);
    if (!optimiser)
        return failure(optimiser.error());
    settings.optimiser = *optimiser;
    return settings;
}

} // namespace

Json trainingSettingsToJson(const Settings& settings)
{
    Json controllers = Json::array();
    for (const std::uint8_t controller : settings.controllers)
        controllers.push_back({{"controller", controller},
                               {"default", settings.controllerDefaults.at(controller)},
                               {"count", settings.controllerOutputCounts.at(controller)}});
    Json features = Json::array();
    for (std::size_t i = 0; i < kFeatureCount; ++i)
        if (const auto feature = static_cast<Feature>(i); settings.features.has(feature))
            features.push_back(std::string(featureName(feature)));
    Json optimiser = Json::object();
    for (const OptimiserField& field : kOptimiserReals)
        optimiser[field.key] = settings.optimiser.*(field.member);
    optimiser["batch_size"] = settings.optimiser.batchSize;
    return {{"controllers", controllers},
            {"update_rate", settings.updateRate},
            {"features", features},
            {"block_counts", settings.blockCounts},
            {"learning_rate", settings.learningRate},
            {"momentum", settings.momentum},
            {"training", trainingToJson(settings.training)},
            {"optimiser", optimiser}};
}

Result<Settings> trainingSettingsFromJson(const Json& json, const std::filesystem::path& file)
{
    auto settings = fromJson(json);
    if (!settings)
        return failure(std::move(settings.error()).inFile(file));
    return settings;
}

Json withMoreEpochs(Json trainingSettings)
{
    const auto now = jsonObject(trainingSettings, "training");
    const auto epochs = now ? jsonInteger(**now, "max_epoch_count", kIntMinimum, kIntMaximum)
                            : Result<std::int64_t>(failure(now.error()));
    if (epochs && *epochs > 0)
        trainingSettings["training"]["max_epoch_count"] = std::min(2 * *epochs, kIntMaximum);
    return trainingSettings;
}

learning::NewRun newTrainingRun(const Settings& settings,
                                const std::vector<NamedSequence>& examples,
                                std::uint64_t seed,
                                std::optional<double> maxSeconds)
{
    learning::NewRun run;
    run.kind = kRunKind;
    run.seed = seed;
    run.settings = trainingSettingsToJson(settings);
    run.maxSeconds = maxSeconds;
    for (const NamedSequence& example : examples)
        run.data.emplace_back(example.name + ".seq", writeExample(example.sequence));
    return run;
}

Result<std::vector<NamedSequence>> examplesOfRun(const learning::RunFolder& run)
{
    const auto files = run.dataFiles();
    if (!files)
        return failure(files.error());
    std::vector<NamedSequence> examples;
    for (const std::filesystem::path& file : *files) {
        auto sequence = readExample(file);
        if (!sequence)
            return failure(sequence.error());
        examples.push_back({file.stem().string(), std::move(*sequence)});
    }
    if (examples.empty())
        return failure(Error(ErrorId::ExamplesMissing).inFile(run.data()));
    return examples;
}

} // namespace timbrel::expression
