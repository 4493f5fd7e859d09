// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_previews.h"

#include "core/base/json.h"
#include "core/pattern/pattern_json.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace timbrel::pattern {
namespace {

constexpr std::size_t kShownPatterns = 12;
constexpr std::size_t kShownPoints = 4000;

Json rounded(float value, double digits)
{
    return std::round(double {value} * digits) / digits;
}

/// Patterns to be shown: of as many labels as there is room for, and always the same ones.
std::vector<std::size_t> shownOf(const PatternDataset& data)
{
    const auto& places = data.test().empty() ? data.train() : data.test();
    std::vector<std::size_t> shown;
    std::set<int> labels;
    for (const std::size_t i : places)
        if (shown.size() < kShownPatterns && labels.insert(data.label(i)).second)
            shown.push_back(i);
    const std::size_t stride = std::max<std::size_t>(places.size() / kShownPatterns, 1);
    for (std::size_t i = stride / 2; i < places.size() && shown.size() < kShownPatterns;
         i += stride)
        if (std::find(shown.begin(), shown.end(), places[i]) == shown.end())
            shown.push_back(places[i]);
    return shown;
}

Json velocitiesOf(const music::Pattern& pattern)
{
    Json rows = Json::array();
    for (std::size_t row = 0; row < pattern.shape().rows; ++row) {
        Json steps = Json::array();
        for (std::size_t step = 0; step < pattern.shape().steps; ++step)
            steps.push_back(rounded(pattern.at(row, step).velocity, 100.0));
        rows.push_back(std::move(steps));
    }
    return rows;
}

Json probabilitiesOf(std::span<const float> content, const music::PatternShape& shape)
{
    Json rows = Json::array();
    for (std::size_t row = 0; row < shape.rows; ++row) {
        Json steps = Json::array();
        for (std::size_t step = 0; step < shape.steps; ++step)
            steps.push_back(rounded(content[row * shape.steps + step], 100.0));
        rows.push_back(std::move(steps));
    }
    return rows;
}

Json reconstructions(const PatternDataset& data, const PatternModel& model)
{
    auto scratch = model.makeScratch();
    std::vector<float> z(model.dimensions());
    std::vector<float> content(model.contentSize());
    music::Pattern decoded(model.shape());
    Json patterns = Json::array();
    for (const std::size_t i : shownOf(data)) {
        const PatternEntry& entry = data.entry(i);
        model.encode(entry.pattern, data.label(i), scratch, z);
        model.decodeContent(z, data.label(i), scratch, content);
        model.decode(z, data.label(i), model.defaultSettings(), scratch, decoded);
        patterns.push_back({{"name", entry.name},
                            {"label", entry.label},
                            {"position", z},
                            {"onset_f1", music::onsetF1(entry.pattern, decoded)},
                            {"target", velocitiesOf(entry.pattern)},
                            {"probabilities", probabilitiesOf(content, model.shape())},
                            {"output", velocitiesOf(decoded)}});
    }
    return patterns;
}

Json header(const char* kind, const PatternModel& model)
{
    return {{"format", "timbrel-preview"},
            {"version", 1},
            {"kind", kind},
            {"epoch", model.figures().epoch}};
}

Json pointsOf(const PatternModel& model)
{
    const auto& points = model.points();
    const std::size_t stride = (points.size() + kShownPoints - 1) / kShownPoints;
    Json list = Json::array();
    for (std::size_t i = 0; i < points.size(); i += std::max<std::size_t>(stride, 1)) {
        Json position = Json::array();
        for (const float each : points[i].position)
            position.push_back(rounded(each, 1000.0));
        list.push_back({{"name", points[i].name},
                        {"label", points[i].label},
                        {"held_out", points[i].isHeldOut},
                        {"position", std::move(position)}});
    }
    return list;
}

} // namespace

Result<> writePatternPreviews(const std::filesystem::path& folder,
                              const PatternDataset& data,
                              const PatternModel& model)
{
    Json patterns = header("patterns", model);
    patterns["steps_per_beat"] = model.shape().stepsPerBeat;
    patterns["beats_per_bar"] = model.shape().beatsPerBar;
    patterns["rows"] = Json::array();
    for (const music::DrumRow& row : model.rows())
        patterns["rows"].push_back(row.id);
    patterns["patterns"] = reconstructions(data, model);
    TIMBREL_TRY(writeJson(folder / "reconstruction.json", patterns));
    Json latent = header("latent", model);
    latent["dimensions"] = model.dimensions();
    latent["labels"] = model.labels();
    latent["points"] = pointsOf(model);
    return writeJson(folder / "latent.json", latent);
}

} // namespace timbrel::pattern
