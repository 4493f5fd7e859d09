// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_settings.h"

#include "core/pattern/pattern_checkpoint.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::pattern {
namespace {

using enum learning::SettingKind;
using Field = learning::SettingField<PatternSettings>;
using S = PatternSettings;

// proposals
constexpr double kUpdates = 1500.0;
constexpr double kFew = 1000.0; ///< patterns
constexpr int kSmallBatch = 32;
constexpr double kMostProposedEpochs = 1000.0;
constexpr int kWarmUpPart = 15;
constexpr int kPatiencePart = 6;

constexpr learning::SettingSpec number(learning::SettingKind kind,
                                       std::string_view key,
                                       double minimum,
                                       double maximum,
                                       std::string_view unit,
                                       std::string_view meaning)
{
    return {key, kind, minimum, maximum, 0, unit, {}, meaning};
}

constexpr learning::SettingSpec flag(std::string_view key, std::string_view meaning)
{
    return {key, Flag, 0, 0, 0, "", {}, meaning};
}

// A table reads best in rows.
// clang-format off
constexpr auto kFields = std::to_array<Field>({
    {number(Integer, "steps", 4, kMaximumSteps, "steps",
            "How many steps a pattern has; shorter ones are repeated, longer ones cut."), &S::steps},
    {number(Integer, "steps_per_beat", 1, 24, "steps",
            "Steps in a beat: 4 for sixteenths, 3 for triplets."), &S::stepsPerBeat},
    {number(Integer, "beats_per_bar", 1, 16, "beats",
            "Beats in a bar; patterns of another metre are left out."), &S::beatsPerBar},
    {flag("velocities", "Whether it is learnt how loud each onset is."), &S::velocities},
    {flag("offsets", "Whether it is learnt how late or early each onset is."), &S::offsets},
    {number(Real, "velocity_weight", 0, 1000, "",
            "How much the loudness of an onset counts beside whether there is one."), &S::velocityWeight},
    {number(Real, "offset_weight", 0, 1000, "",
            "How much the timing of an onset counts beside whether there is one."), &S::offsetWeight},
    {flag("with_fills", "Whether fills are learnt from, too."), &S::withFills},
    {flag("with_duplicates", "Whether a pattern that is there twice counts twice."),
     &S::withDuplicates},
    {number(Real, "bar_rotation", 0, 1, "",
            "How often a pattern is learnt beginning with another of its bars."), &S::barRotation},
    {number(Real, "row_noise", 0, 0.9, "",
            "The share of whole rows that the encoder does not get to see while it learns."),
     &S::rowNoise},
});
// clang-format on

std::span<const Field> fields() noexcept
{
    return kFields;
}

} // namespace

learning::VaeSettings PatternSettings::patternVae()
{
    learning::VaeSettings vae;
    vae.encoderLayers = {512, 512};
    vae.decoderLayers = {256, 256};
    vae.normalised = false;
    vae.inputNoise = 0.1;
    vae.learningRate = 0.002;
    vae.maximumEpochs = 30;
    vae.warmUpEpochs = 4;
    vae.patienceEpochs = 10;
    return vae;
}

PatternSettings proposedPatternSettings(const PatternSet& patterns)
{
    PatternSettings settings;
    const auto shape = proposedShape(patterns);
    settings.steps = static_cast<int>(std::clamp<std::size_t>(shape.steps, 4, kMaximumSteps));
    settings.stepsPerBeat = shape.stepsPerBeat;
    settings.beatsPerBar = shape.beatsPerBar;
    learning::VaeSettings& vae = settings.vae;
    const double learnt = (1.0 - vae.testShare) * static_cast<double>(patterns.entries.size());
    vae.batchSize = learnt < kFew ? kSmallBatch : vae.batchSize;
    const double updates = std::max(1.0, std::ceil(learnt / vae.batchSize));
    vae.maximumEpochs = static_cast<int>(std::clamp(std::round(kUpdates / updates),
                                                    static_cast<double>(vae.maximumEpochs),
                                                    kMostProposedEpochs));
    vae.warmUpEpochs = std::max(vae.warmUpEpochs, vae.maximumEpochs / kWarmUpPart);
    vae.patienceEpochs = std::max(vae.patienceEpochs, vae.maximumEpochs / kPatiencePart);
    return settings;
}

music::PatternShape PatternSettings::shape(std::size_t rows) const
{
    return {rows, static_cast<std::size_t>(steps), stepsPerBeat, beatsPerBar};
}

std::span<const learning::SettingField<PatternSettings>> patternFields() noexcept
{
    return fields();
}

Json toJson(const PatternSettings& settings)
{
    Json json = learning::settingsToJson(settings, fields());
    json.update(learning::settingsToJson(settings.vae, learning::vaeFields()));
    return json;
}

Result<PatternSettings> patternSettingsFromJson(const Json& json, const std::filesystem::path& file)
{
    PatternSettings settings;
    auto read = learning::settingsFromJson(json, fields(), settings);
    if (read)
        read = learning::settingsFromJson(json, learning::vaeFields(), settings.vae);
    if (!read)
        return failure(std::move(read.error()).inFile(file));
    return settings;
}

Result<> setFromText(std::string_view key, std::string_view text, PatternSettings& settings)
{
    if (key == "output" && text != learning::kBernoulli) // onsets are there or not
        return failure(Error(ErrorId::FieldInvalid)
                           .named(std::string(key))
                           .butFound(std::string(text))
                           .whereExpected(std::string(learning::kBernoulli)));
    const auto isOurs = [key](const Field& field) { return field.spec.key == key; };
    if (std::any_of(kFields.begin(), kFields.end(), isOurs))
        return learning::setFromText(key, text, fields(), settings);
    auto set = learning::setFromText(key, text, learning::vaeFields(), settings.vae);
    if (!set && set.error().id == ErrorId::SettingsUnknownKey)
        for (const Field& field : kFields)
            set.error().expected += ", " + std::string(field.spec.key);
    return set;
}

} // namespace timbrel::pattern
