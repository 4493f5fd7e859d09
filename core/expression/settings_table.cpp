// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/settings_table.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace timbrel::expression {
namespace {

using enum SettingType;

constexpr auto kConf = SettingsFile::LarasynthConf;
constexpr auto kJson = SettingsFile::TimbrelJson;
constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr double kManyTimes = 10'000;
constexpr double kLargestInteger = std::numeric_limits<int>::max();
constexpr double kSmallestInteger = std::numeric_limits<int>::min();
constexpr double kLongestPaddingSeconds = 3600;
constexpr std::string_view kAllFeatures
    = "\"some note on\", \"note struck\", \"note released\", \"velocity\", \"interval\"";

// A table reads best in rows.
// clang-format off
constexpr auto kLarasynthSettings = std::to_array<SettingSpec>({
    {.file = kConf, .section = "midi", .key = "controllers", .type = ControllerList, .minimum = 0,
     .maximum = 127, .unit = "", .ifAbsent = {}, .inGeneratedFile = "1, 2", .isRequired = true,
     .isDocumented = true,
     .meaning = "The numbers of the continuous controllers that are learnt and played; everything else "
                "in an example but its notes is left out."},
    {.file = kConf, .section = "midi", .key = "controller_defaults", .type = ControllerPairs,
     .minimum = 0, .maximum = 127, .unit = "", .ifAbsent = {}, .inGeneratedFile = "1, 0, 2, 127",
     .isRequired = true, .isDocumented = true,
     .meaning = "Where each controller rests while nothing is played, as pairs of controller and value; "
                "an example teaches best if it starts and ends there."},
    {.file = kConf, .section = "midi", .key = "recording_source_port", .type = Text, .minimum = 0,
     .maximum = 0, .unit = "", .ifAbsent = {}, .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = true, .meaning = "The MIDI port that examples are recorded from."},
    {.file = kConf, .section = "midi", .key = "performing_source_port", .type = Text, .minimum = 0,
     .maximum = 0, .unit = "", .ifAbsent = {}, .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = true, .meaning = "The MIDI port that the keyboard plays into while performing."},
    {.file = kConf, .section = "midi", .key = "performing_destination_port", .type = Text, .minimum = 0,
     .maximum = 0, .unit = "", .ifAbsent = {}, .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = true,
     .meaning = "The MIDI port of the synthesizer that notes and controllers go to."},

    {.file = kConf, .section = "representation", .key = "controller_output_counts",
     .type = ControllerPairs, .minimum = 1, .maximum = 128, .unit = "", .ifAbsent = {},
     .inGeneratedFile = "1, 10, 2, 10", .isRequired = true, .isDocumented = true,
     .meaning = "How many different values each controller can take between the lowest and the highest "
                "of its examples, as pairs of controller and count; more is finer, and slower to learn."},
    {.file = kConf, .section = "representation", .key = "update_rate", .type = Integer, .minimum = 1,
     .maximum = 1000, .unit = "per second", .ifAbsent = {}, .inGeneratedFile = "75", .isRequired = true,
     .isDocumented = true,
     .meaning = "How often in a second the controllers are computed anew; every note is answered at "
                "once besides, so the rate does not change the latency."},
    {.file = kConf, .section = "representation", .key = "input_features", .type = FeatureList,
     .minimum = 0, .maximum = 0, .unit = "", .ifAbsent = {}, .inGeneratedFile = kAllFeatures,
     .isRequired = true, .isDocumented = true,
     .meaning = "What the network hears of the playing; leave out what has nothing to do with the "
                "controllers, and it learns faster."},

    {.file = kConf, .section = "lstm", .key = "block_counts", .type = IntegerList, .minimum = 1,
     .maximum = 4096, .unit = "", .ifAbsent = "17", .inGeneratedFile = "43", .isRequired = false,
     .isDocumented = true,
     .meaning = "The memory blocks of each hidden layer, one number a layer; more blocks hold more "
                "complicated movements and cost more time."},
    {.file = kConf, .section = "lstm", .key = "learning_rate", .type = Real, .minimum = -kNoLimit,
     .maximum = kNoLimit, .unit = "", .ifAbsent = "0.05", .inGeneratedFile = "0.05",
     .isRequired = false, .isDocumented = true,
     .meaning = "The step size of the original program's learning rule; Timbrel keeps it for that "
                "program and chooses its own (timbrel.json, expression.optimiser)."},
    {.file = kConf, .section = "lstm", .key = "momentum", .type = Real, .minimum = -kNoLimit,
     .maximum = kNoLimit, .unit = "", .ifAbsent = "0.8", .inGeneratedFile = "0.8",
     .isRequired = false, .isDocumented = true,
     .meaning = "The momentum of the original program's learning rule; kept like its step size."},

    {.file = kConf, .section = "training", .key = "mean_padding", .type = Real, .minimum = 0,
     .maximum = kLongestPaddingSeconds, .unit = "seconds", .ifAbsent = "0.0", .inGeneratedFile = "1.0",
     .isRequired = false, .isDocumented = true,
     .meaning = "The average silence put before each example of a training sequence, so that the network "
                "listens for notes instead of counting time."},
    {.file = kConf, .section = "training", .key = "padding_stddev", .type = Real, .minimum = 0,
     .maximum = kLongestPaddingSeconds, .unit = "seconds", .ifAbsent = "0.0", .inGeneratedFile = "0.1",
     .isRequired = false, .isDocumented = true,
     .meaning = "How much that silence varies: the standard deviation of its length."},
    {.file = kConf, .section = "training", .key = "example_repetitions", .type = Integer, .minimum = 1,
     .maximum = kManyTimes, .unit = "", .ifAbsent = "2", .inGeneratedFile = "2", .isRequired = false,
     .isDocumented = true,
     .meaning = "How many times each example occurs in a training sequence, in shuffled order."},
    {.file = kConf, .section = "training", .key = "validation_example_repetitions", .type = Integer,
     .minimum = 1, .maximum = kManyTimes, .unit = "", .ifAbsent = "5", .inGeneratedFile = "5",
     .isRequired = false, .isDocumented = true,
     .meaning = "The same for a validation sequence, which only measures; at least as many as in "
                "training are advisable."},
    {.file = kConf, .section = "training", .key = "tempo_adjustment_factor", .type = Real, .minimum = 0,
     .maximum = 1, .unit = "", .ifAbsent = "0.0", .inGeneratedFile = "0.0", .isRequired = false,
     .isDocumented = true,
     .meaning = "How far the tempo varies from sequence to sequence: 0 keeps it, 1 goes from half to "
                "twice the speed; 0 suits examples of a single note."},
    {.file = kConf, .section = "training", .key = "tempo_jitter_factor", .type = Real, .minimum = 0,
     .maximum = 1, .unit = "", .ifAbsent = "0.0", .inGeneratedFile = "0.0", .isRequired = false,
     .isDocumented = true,
     .meaning = "How far the time from event to event varies, on the same scale, for hands that are "
                "never quite regular."},
    {.file = kConf, .section = "training", .key = "reset_probability", .type = Real, .minimum = 0,
     .maximum = 1, .unit = "", .ifAbsent = "1.0", .inGeneratedFile = "0.5", .isRequired = false,
     .isDocumented = true,
     .meaning = "How likely a training sequence is given up once too many predictions in a row have "
                "failed: 1 always, 0 never."},
    {.file = kConf, .section = "training", .key = "squared_error_failure_tolerance", .type = Integer,
     .minimum = 0, .maximum = kLargestInteger, .unit = "", .ifAbsent = "0", .inGeneratedFile = "8",
     .isRequired = false, .isDocumented = true,
     .meaning = "The largest sum of the controllers' squared errors at which a prediction still counts "
                "as right; allows for examples that do not agree exactly."},
    {.file = kConf, .section = "training", .key = "consecutive_failures_for_reset", .type = Integer,
     .minimum = 1, .maximum = kLargestInteger, .unit = "", .ifAbsent = "1", .inGeneratedFile = "5",
     .isRequired = false, .isDocumented = true,
     .meaning = "How many predictions in a row must fail before a training sequence may be given up."},
    {.file = kConf, .section = "training", .key = "epoch_count_before_validating", .type = Integer,
     .minimum = 1, .maximum = kLargestInteger, .unit = "", .ifAbsent = "50", .inGeneratedFile = "100",
     .isRequired = false, .isDocumented = true,
     .meaning = "After how many training sequences the network is measured on a validation sequence; a "
                "longest run of right predictions leads to one as well."},
    {.file = kConf, .section = "training", .key = "max_epoch_count", .type = Integer,
     .minimum = kSmallestInteger, .maximum = kLargestInteger, .unit = "", .ifAbsent = "10000",
     .inGeneratedFile = "3000", .isRequired = false, .isDocumented = true,
     .meaning = "After how many training sequences training ends at the latest; 0 or less for no limit."},
    {.file = kConf, .section = "training", .key = "mse_threshold", .type = Real, .minimum = 0,
     .maximum = kNoLimit, .unit = "", .ifAbsent = "0.0", .inGeneratedFile = "0.0", .isRequired = false,
     .isDocumented = true,
     .meaning = "The mean squared error of a validation that is good enough to end training; at 0 the "
                "examples are reproduced exactly."},
    {.file = kConf, .section = "training", .key = "backpropagate_if_correct", .type = Real,
     .minimum = 0, .maximum = 1, .unit = "", .ifAbsent = "0.0", .inGeneratedFile = {},
     .isRequired = false, .isDocumented = false,
     .meaning = "How likely the original program also learns from a prediction that was right."},
    {.file = kConf, .section = "training", .key = "zero_network_before_each_epoch", .type = Real,
     .minimum = 0, .maximum = 1, .unit = "", .ifAbsent = "1.0", .inGeneratedFile = {},
     .isRequired = false, .isDocumented = false,
     .meaning = "Whether the network forgets before each training sequence: anything but 0 for yes."},
    {.file = kConf, .section = "training", .key = "zero_network_before_validation", .type = Real,
     .minimum = 0, .maximum = 1, .unit = "", .ifAbsent = "1.0", .inGeneratedFile = {},
     .isRequired = false, .isDocumented = false,
     .meaning = "Whether the network forgets before each validation sequence: anything but 0 for yes."},
    {.file = kConf, .section = "training", .key = "zero_network_on_reset", .type = Real, .minimum = 0,
     .maximum = 1, .unit = "", .ifAbsent = "1.0", .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = false,
     .meaning = "How likely the network forgets when a training sequence is given up."},
    {.file = kConf, .section = "training", .key = "feed_back_output", .type = Switch, .minimum = 0,
     .maximum = 1, .unit = "", .ifAbsent = "1", .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = false,
     .meaning = "Whether the network hears its own last output; the original program always does."},
    {.file = kConf, .section = "training", .key = "round_count", .type = Integer,
     .minimum = kSmallestInteger, .maximum = kLargestInteger, .unit = "", .ifAbsent = "0",
     .inGeneratedFile = {}, .isRequired = false, .isDocumented = false,
     .meaning = "Read by the original program and not used."},

    {.file = kConf, .section = "performing", .key = "training_results", .type = Text, .minimum = 0,
     .maximum = 0, .unit = "", .ifAbsent = {}, .inGeneratedFile = {}, .isRequired = false,
     .isDocumented = true,
     .meaning = "The file of training_results, without its folder, that is performed with; the best "
                "model unless given."},
});

constexpr auto kTimbrelSettings = std::to_array<SettingSpec>({
    {.file = kJson, .section = "expression", .key = "output_channel", .type = Integer, .minimum = 1,
     .maximum = 16, .unit = "", .ifAbsent = {}, .inGeneratedFile = {},
     .meaning = "The MIDI channel that controllers are sent on; the channel of the notes unless given."},
    {.file = kJson, .section = "expression", .key = "wire_baud", .type = Real, .minimum = 300,
     .maximum = 1e9, .unit = "bits per second", .ifAbsent = {}, .inGeneratedFile = {},
     .meaning = "The speed of the cable to the synthesizer, 31250 for a five-pin one; as fast as can be "
                "sent unless given."},
    {.file = kJson, .section = "expression", .key = "note_wait_ms", .type = Real, .minimum = 0,
     .maximum = 1000, .unit = "milliseconds", .ifAbsent = "3", .inGeneratedFile = {},
     .meaning = "The longest that a note waits on a slow cable for the controllers before it."},
    {.file = kJson, .section = "expression.optimiser", .key = "learning_rate", .type = Real,
     .minimum = 0, .maximum = 10, .unit = "", .ifAbsent = "0", .inGeneratedFile = {},
     .meaning = "The step size of training; 0 lets the trainer choose."},
    {.file = kJson, .section = "expression.optimiser", .key = "gradient_clip", .type = Real,
     .minimum = 0, .maximum = 1e6, .unit = "", .ifAbsent = "1", .inGeneratedFile = {},
     .meaning = "The largest norm of a gradient; longer ones are shortened to it."},
    {.file = kJson, .section = "expression.optimiser", .key = "weight_decay", .type = Real,
     .minimum = 0, .maximum = 1, .unit = "", .ifAbsent = "0", .inGeneratedFile = {},
     .meaning = "How strongly weights are drawn towards zero; 0 lets the trainer choose."},
    {.file = kJson, .section = "expression.optimiser", .key = "batch_size", .type = Integer,
     .minimum = 0, .maximum = 16, .unit = "", .ifAbsent = "0", .inGeneratedFile = {},
     .meaning = "Training sequences side by side; 0 lets the trainer choose."},
    {.file = kJson, .section = "expression.optimiser", .key = "scheduled_feedback", .type = Real,
     .minimum = -1, .maximum = 1, .unit = "", .ifAbsent = "-1", .inGeneratedFile = {},
     .meaning = "The share of training sequences that hear the network's own output instead of the "
                "target; -1 lets the trainer choose."},
    {.file = kJson, .section = "expression.optimiser", .key = "variations", .type = Real,
     .minimum = -1, .maximum = 1, .unit = "", .ifAbsent = "-1", .inGeneratedFile = {},
     .meaning = "The share of training sequences that play the examples otherwise: held, cut short, in "
                "new orders; -1 lets the trainer choose."},
});
// clang-format on

const SettingSpec*
findIn(std::span<const SettingSpec> specs, std::string_view section, std::string_view key) noexcept
{
    const auto place = std::find_if(specs.begin(), specs.end(), [&](const SettingSpec& spec) {
        return spec.section == section && spec.key == key;
    });
    return place == specs.end() ? nullptr : &*place;
}

/// " from 0 to 10 seconds", " of at least 0", or nothing.
std::string describeRange(const SettingSpec& spec)
{
    const std::string unit = spec.unit.empty() ? "" : fmt::format(" {}", spec.unit);
    const bool hasMinimum = spec.minimum > kSmallestInteger;
    const bool hasMaximum = spec.maximum < kLargestInteger;
    if (hasMinimum && hasMaximum)
        return fmt::format(
            " from {} to {}{}", formatReal(spec.minimum), formatReal(spec.maximum), unit);
    if (hasMinimum)
        return fmt::format(" of at least {}{}", formatReal(spec.minimum), unit);
    if (hasMaximum)
        return fmt::format(" of at most {}{}", formatReal(spec.maximum), unit);
    return {};
}

} // namespace

std::string SettingSpec::name() const
{
    return fmt::format("{}.{}", section, key);
}

std::span<const SettingSpec> larasynthSettings() noexcept
{
    return kLarasynthSettings;
}

std::span<const SettingSpec> timbrelSettings() noexcept
{
    return kTimbrelSettings;
}

const SettingSpec* findSetting(std::string_view section, std::string_view key) noexcept
{
    return findIn(kLarasynthSettings, section, key);
}

const SettingSpec* findSetting(std::string_view name) noexcept
{
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const auto section = name.substr(0, dot);
    const auto key = name.substr(dot + 1);
    const SettingSpec* found = findIn(kLarasynthSettings, section, key);
    return found != nullptr ? found : findIn(kTimbrelSettings, section, key);
}

std::string describeExpectation(const SettingSpec& spec)
{
    switch (spec.type) {
    case Integer:
        return "a whole number" + describeRange(spec);
    case Real:
        return "a number" + describeRange(spec);
    case Switch:
        return spec.file == kConf ? "0 or 1" : "true or false";
    case Text:
        return "a text in double quotes";
    case IntegerList:
        return "whole numbers" + describeRange(spec) + ", separated by commas";
    case ControllerList:
        return "controller numbers from 0 to 127, separated by commas";
    case ControllerPairs:
        return "pairs of a controller number from 0 to 127 and a whole number"
            + describeRange(spec);
    case FeatureList:
        return std::string(kAllFeatures)
            + ", \"note number\" or \"held notes\", separated by commas";
    }
    return {};
}

} // namespace timbrel::expression
