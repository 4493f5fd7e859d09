// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_description_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace timbrel::pattern {
namespace {

constexpr const char* kFormat = "timbrel-pattern-model";
constexpr int kVersion = 1;
constexpr std::int64_t kLargestInteger = std::numeric_limits<std::int64_t>::max();
constexpr int kMaximumStepsPerBeat = 64;
constexpr int kMaximumBeatsPerBar = 64;
constexpr int kHighestNote = 127;

/// A list of numbers in [minimum, maximum].
Result<std::vector<float>>
realsOf(const Json& object, std::string_view key, std::size_t count, double minimum, double maximum)
{
    const auto list = jsonArray(object, key);
    if (!list)
        return failure(list.error());
    const auto isWrong = [&](const Json& each) {
        return !each.is_number() || !(each.get<double>() >= minimum)
            || !(each.get<double>() <= maximum);
    };
    if ((*list)->size() != count || std::any_of((*list)->begin(), (*list)->end(), isWrong))
        return failure(
            Error(ErrorId::FieldInvalid)
                .named(std::string(key))
                .butFound(jsonLine(**list).substr(0, 60))
                .whereExpected(fmt::format("{} numbers from {} to {}", count, minimum, maximum)));
    std::vector<float> values;
    for (const Json& each : **list)
        values.push_back(each.get<float>());
    return values;
}

Result<std::vector<std::int64_t>> integersOf(const Json& object,
                                             std::string_view key,
                                             std::size_t most,
                                             std::int64_t minimum,
                                             std::int64_t maximum)
{
    const auto list = jsonArray(object, key);
    if (!list)
        return failure(list.error());
    std::vector<std::int64_t> values;
    for (const Json& each : **list) {
        const bool isGood = each.is_number_integer() && each.get<std::int64_t>() >= minimum
            && each.get<std::int64_t>() <= maximum && values.size() < most;
        if (!isGood)
            return failure(Error(ErrorId::FieldInvalid)
                               .named(std::string(key))
                               .butFound(jsonLine(each).substr(0, 60))
                               .whereExpected(fmt::format(
                                   "at most {} numbers from {} to {}", most, minimum, maximum)));
        values.push_back(each.get<std::int64_t>());
    }
    return values;
}

Result<std::vector<std::string>> textsOf(const Json& object, std::string_view key, std::size_t most)
{
    const auto list = jsonArray(object, key);
    if (!list)
        return failure(list.error());
    std::vector<std::string> texts;
    for (const Json& each : **list) {
        if (!each.is_string() || texts.size() == most)
            return failure(Error(ErrorId::FieldInvalid)
                               .named(std::string(key))
                               .butFound(jsonLine(each).substr(0, 60))
                               .whereExpected(fmt::format("at most {} texts", most)));
        texts.push_back(each.get<std::string>());
    }
    return texts;
}

/// Puts what was read into its place, or returns the reason why it is not there.
template<class Value, class Place>
Result<> keep(Result<Value> read, Place& place)
{
    if (!read)
        return failure(std::move(read.error()));
    place = static_cast<Place>(std::move(*read));
    return {};
}

Result<> takeShape(const Json& json, PatternCheckpoint& facts)
{
    const auto shape = jsonObject(json, "shape");
    if (!shape)
        return failure(shape.error());
    TIMBREL_TRY(keep(jsonInteger(**shape, "rows", 1, kMaximumRows), facts.shape.rows));
    TIMBREL_TRY(keep(jsonInteger(**shape, "steps", 1, kMaximumSteps), facts.shape.steps));
    TIMBREL_TRY(keep(jsonInteger(**shape, "steps_per_beat", 1, kMaximumStepsPerBeat),
                     facts.shape.stepsPerBeat));
    return keep(jsonInteger(**shape, "beats_per_bar", 1, kMaximumBeatsPerBar),
                facts.shape.beatsPerBar);
}

Result<> takeRows(const Json& json, PatternCheckpoint& facts)
{
    const auto rows = jsonArray(json, "rows");
    if (!rows)
        return failure(rows.error());
    for (const Json& each : **rows) {
        auto row = drumRowFromJson(each);
        if (!row)
            return failure(std::move(row.error()));
        facts.rows.push_back(std::move(*row));
    }
    if (facts.rows.size() != facts.shape.rows)
        return failure(Error(ErrorId::FieldInvalid)
                           .named("rows")
                           .butFound(std::to_string(facts.rows.size()))
                           .whereExpected(std::to_string(facts.shape.rows)));
    const std::size_t count = facts.shape.rows;
    TIMBREL_TRY(keep(realsOf(json, "thresholds", count, 0.0, 1.0), facts.thresholds));
    return keep(realsOf(json, "velocities", count, 0.0, 1.0), facts.velocities);
}

Result<> takePoints(const Json& json, PatternCheckpoint& facts)
{
    const auto points = jsonObject(json, "points");
    if (!points)
        return failure(points.error());
    auto names = textsOf(**points, "names", kMaximumPoints);
    if (!names)
        return failure(std::move(names.error()));
    const auto highest = static_cast<std::int64_t>(facts.labels.size()) - 1;
    const auto labels = integersOf(**points, "labels", names->size(), learning::kNoLabel, highest);
    if (!labels)
        return failure(labels.error());
    const auto heldOut = integersOf(**points, "held_out", names->size(), 0, 1);
    if (!heldOut)
        return failure(heldOut.error());
    if (labels->size() != names->size() || heldOut->size() != names->size())
        return failure(Error(ErrorId::FieldInvalid)
                           .named("points")
                           .whereExpected(fmt::format("{} of each", names->size())));
    for (std::size_t i = 0; i < names->size(); ++i)
        facts.points.push_back(
            {{}, std::move((*names)[i]), static_cast<int>((*labels)[i]), (*heldOut)[i] != 0});
    return {};
}

Result<> takeFigures(const Json& json, PatternCheckpoint& facts)
{
    const auto figures = jsonObject(json, "figures");
    if (!figures)
        return failure(figures.error());
    TIMBREL_TRY(keep(jsonReal(**figures, "loss"), facts.figures.loss));
    TIMBREL_TRY(keep(jsonReal(**figures, "elbo"), facts.figures.elbo));
    TIMBREL_TRY(keep(jsonReal(**figures, "onset_f1"), facts.figures.onsetF1));
    TIMBREL_TRY(keep(jsonInteger(**figures, "epoch", 0, kLargestInteger), facts.figures.epoch));
    TIMBREL_TRY(keep(jsonInteger(json, "seed", 0, kLargestInteger), facts.seed));
    TIMBREL_TRY(keep(jsonString(json, "data_digest"), facts.dataDigest));
    return keep(jsonString(json, "source"), facts.source);
}

Result<> takeNetwork(const Json& json, PatternDescription& description)
{
    PatternCheckpoint& facts = description.facts;
    TIMBREL_TRY(keep(jsonBool(json, "has_velocities"), facts.planes.velocities));
    TIMBREL_TRY(keep(jsonBool(json, "has_offsets"), facts.planes.offsets));
    TIMBREL_TRY(keep(textsOf(json, "labels", kMaximumLabels), facts.labels));
    TIMBREL_TRY(keep(jsonBool(json, "is_conditioned"), facts.isConditioned));
    TIMBREL_TRY(keep(jsonInteger(json, "dimensions", 1, learning::kMaximumLatentDimensions),
                     facts.dimensions));
    const auto activation = jsonString(json, "activation");
    if (!activation)
        return failure(activation.error());
    const auto known = learning::activationOf(*activation);
    if (!known)
        return failure(Error(ErrorId::FieldInvalid)
                           .named("activation")
                           .butFound(*activation)
                           .whereExpected("relu, silu, tanh"));
    description.activation = *known;
    TIMBREL_TRY(keep(jsonBool(json, "is_normalised"), description.isNormalised));
    const auto layersOf = [&](std::string_view key, std::vector<std::size_t>& place) -> Result<> {
        const auto sizes
            = integersOf(json, key, learning::kMaximumMlpLayers - 1, 1, learning::kMaximumMlpWidth);
        if (!sizes)
            return failure(sizes.error());
        place.assign(sizes->begin(), sizes->end());
        return {};
    };
    TIMBREL_TRY(layersOf("encoder_layers", description.encoderLayers));
    return layersOf("decoder_layers", description.decoderLayers);
}

Result<> takeAll(const Json& json, PatternDescription& description)
{
    TIMBREL_TRY(takeShape(json, description.facts));
    TIMBREL_TRY(takeRows(json, description.facts));
    TIMBREL_TRY(takeNetwork(json, description));
    TIMBREL_TRY(takePoints(json, description.facts));
    return takeFigures(json, description.facts);
}

Json pointsToJson(const std::vector<learning::LatentPoint>& points)
{
    Json json = {{"names", Json::array()}, {"labels", Json::array()}, {"held_out", Json::array()}};
    for (const learning::LatentPoint& point : points) {
        json["names"].push_back(point.name);
        json["labels"].push_back(point.label);
        json["held_out"].push_back(point.isHeldOut ? 1 : 0);
    }
    return json;
}

} // namespace

Json toJson(const music::DrumRow& row)
{
    Json notes = Json::array();
    for (const NoteNumber note : row.notes)
        notes.push_back(int {note.value()});
    return {{"id", row.id},
            {"class", music::drumClassId(row.drumClass)},
            {"notes", std::move(notes)},
            {"choke_group", row.chokeGroup}};
}

Result<music::DrumRow> drumRowFromJson(const Json& json)
{
    constexpr std::int64_t kHighestChokeGroup = 1000;
    music::DrumRow row;
    TIMBREL_TRY(keep(jsonString(json, "id"), row.id));
    const auto className = jsonString(json, "class");
    if (!className)
        return failure(className.error());
    const auto drumClass = music::drumClassOf(*className);
    if (!drumClass)
        return failure(Error(ErrorId::FieldInvalid).named("class").butFound(*className));
    row.drumClass = *drumClass;
    const auto notes = integersOf(json, "notes", kHighestNote + 1, 0, kHighestNote);
    if (!notes)
        return failure(notes.error());
    for (const std::int64_t note : *notes)
        row.notes.emplace_back(static_cast<int>(note));
    TIMBREL_TRY(keep(jsonInteger(json, "choke_group", 0, kHighestChokeGroup), row.chokeGroup));
    return row;
}

Json toJson(const PatternDescription& description)
{
    const PatternCheckpoint& facts = description.facts;
    Json rows = Json::array();
    for (const music::DrumRow& row : facts.rows)
        rows.push_back(toJson(row));
    return {{"format", kFormat},
            {"version", kVersion},
            {"source", facts.source},
            {"shape",
             {{"rows", facts.shape.rows},
              {"steps", facts.shape.steps},
              {"steps_per_beat", facts.shape.stepsPerBeat},
              {"beats_per_bar", facts.shape.beatsPerBar}}},
            {"rows", std::move(rows)},
            {"thresholds", facts.thresholds},
            {"velocities", facts.velocities},
            {"has_velocities", facts.planes.velocities},
            {"has_offsets", facts.planes.offsets},
            {"labels", facts.labels},
            {"is_conditioned", facts.isConditioned},
            {"dimensions", facts.dimensions},
            {"activation", learning::activationId(description.activation)},
            {"is_normalised", description.isNormalised},
            {"encoder_layers", description.encoderLayers},
            {"decoder_layers", description.decoderLayers},
            {"figures",
             {{"loss", facts.figures.loss},
              {"elbo", facts.figures.elbo},
              {"onset_f1", facts.figures.onsetF1},
              {"epoch", facts.figures.epoch}}},
            {"seed", facts.seed},
            {"data_digest", facts.dataDigest},
            {"points", pointsToJson(facts.points)}};
}

Result<PatternDescription> patternDescriptionFromJson(const Json& json,
                                                      const std::filesystem::path& file)
{
    if (const auto version = checkFormat(json, kFormat, kVersion, file); !version)
        return failure(version.error());
    PatternDescription description;
    if (auto taken = takeAll(json, description); !taken) {
        Error why = std::move(taken.error());
        why.id = ErrorId::ModelBroken;
        return failure(std::move(why).inFile(file));
    }
    return description;
}

} // namespace timbrel::pattern
