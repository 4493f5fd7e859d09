// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/reconstruction_file.h"

#include "core/base/json.h"
#include "core/pattern/metre.h"
#include "core/pattern/pattern_checkpoint.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

constexpr std::uint64_t kMaximumPreviewBytes = 16U << 20U;

/// [row][step] of velocities.
Result<music::Pattern> patternFrom(const Json& preview, std::string_view key, const Json& of)
{
    const auto rows = jsonArray(of, key);
    if (!rows)
        return failure(rows.error());
    const auto stepsPerBeat = jsonInteger(preview, "steps_per_beat", 1, kMostStepsPerBeat);
    const auto beatsPerBar = jsonInteger(preview, "beats_per_bar", 1, kMostBeatsPerBar);
    const auto invalid
        = [&] { return failure(Error(ErrorId::FieldInvalid).named(std::string(key))); };
    if (!stepsPerBeat || !beatsPerBar || (*rows)->empty() || (*rows)->size() > kMaximumRows
        || !(**rows)[0].is_array() || (**rows)[0].size() > kMaximumSteps)
        return invalid();
    music::Pattern pattern({(*rows)->size(),
                            (**rows)[0].size(),
                            static_cast<int>(*stepsPerBeat),
                            static_cast<int>(*beatsPerBar)});
    for (std::size_t row = 0; row < (*rows)->size(); ++row) {
        const Json& steps = (**rows)[row];
        if (!steps.is_array() || steps.size() != pattern.shape().steps)
            return invalid();
        for (std::size_t step = 0; step < steps.size(); ++step) {
            if (!steps[step].is_number())
                return invalid();
            const double velocity = std::clamp(steps[step].get<double>(), 0.0, 1.0);
            pattern.set(row, step, {static_cast<float>(velocity), 0.0F});
        }
    }
    return pattern;
}

Result<Reconstruction> reconstructionFrom(const Json& preview, const Json& json)
{
    Reconstruction one;
    auto name = jsonString(json, "name");
    auto label = jsonString(json, "label");
    const auto f1 = jsonReal(json, "onset_f1");
    auto target = patternFrom(preview, "target", json);
    auto output = patternFrom(preview, "output", json);
    if (!name || !label)
        return failure(!name ? name.error() : label.error());
    if (!f1)
        return failure(f1.error());
    if (!target || !output)
        return failure(!target ? target.error() : output.error());
    return Reconstruction {std::move(*name),
                           std::move(*label),
                           std::clamp(*f1, 0.0, 1.0),
                           std::move(*target),
                           std::move(*output)};
}

} // namespace

Result<Reconstructions> readReconstructions(const std::filesystem::path& file)
{
    const auto json = readJson(file, kMaximumPreviewBytes);
    if (!json)
        return failure(json.error());
    if (const auto version = checkFormat(*json, "timbrel-preview", 1, file); !version)
        return failure(version.error());
    const auto patterns = jsonArray(*json, "patterns");
    if (!patterns)
        return failure(Error(patterns.error()).inFile(file));
    Reconstructions read;
    if (const auto epoch = jsonInteger(*json, "epoch", 0, INT64_MAX))
        read.epoch = *epoch;
    for (const Json& one : **patterns) {
        if (read.patterns.size() == kMostReconstructions)
            break;
        auto reconstruction = reconstructionFrom(*json, one);
        if (!reconstruction)
            return failure(std::move(reconstruction.error()).inFile(file));
        read.patterns.push_back(std::move(*reconstruction));
    }
    return read;
}

} // namespace timbrel::pattern
