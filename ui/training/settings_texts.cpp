// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/settings_texts.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace timbrel::ui {
namespace {

struct SettingText
{
    std::string_view name;
    const char* label;
    const char* meaning; ///< as core's table has it: the source text of the translations
};

// A table reads best in rows.
// clang-format off
constexpr auto kTexts = std::to_array<SettingText>({
    {"midi.controllers", QT_TRANSLATE_NOOP("Settings", "Controllers"),
     QT_TRANSLATE_NOOP("Settings",
                       "The numbers of the continuous controllers that are learnt and played; "
                       "everything else in an example but its notes is left out.")},
    {"midi.controller_defaults", QT_TRANSLATE_NOOP("Settings", "Resting values"),
     QT_TRANSLATE_NOOP("Settings",
                       "Where each controller rests while nothing is played, as pairs of controller "
                       "and value; an example teaches best if it starts and ends there.")},
    {"midi.recording_source_port", QT_TRANSLATE_NOOP("Settings", "Port to record from"),
     QT_TRANSLATE_NOOP("Settings",
                       "The MIDI port that examples are recorded from.")},
    {"midi.performing_source_port", QT_TRANSLATE_NOOP("Settings", "Port of the keyboard"),
     QT_TRANSLATE_NOOP("Settings",
                       "The MIDI port that the keyboard plays into while performing.")},
    {"midi.performing_destination_port", QT_TRANSLATE_NOOP("Settings", "Port of the synthesizer"),
     QT_TRANSLATE_NOOP("Settings",
                       "The MIDI port of the synthesizer that notes and controllers go to.")},
    {"representation.controller_output_counts", QT_TRANSLATE_NOOP("Settings", "Steps of each controller"),
     QT_TRANSLATE_NOOP("Settings",
                       "How many different values each controller can take between the lowest and "
                       "the highest of its examples, as pairs of controller and count; more is "
                       "finer, and slower to learn.")},
    {"representation.update_rate", QT_TRANSLATE_NOOP("Settings", "Updates"),
     QT_TRANSLATE_NOOP("Settings",
                       "How often in a second the controllers are computed anew; every note is "
                       "answered at once besides, so the rate does not change the latency.")},
    {"representation.input_features", QT_TRANSLATE_NOOP("Settings", "What the network hears"),
     QT_TRANSLATE_NOOP("Settings",
                       "What the network hears of the playing; leave out what has nothing to do with"
                       " the controllers, and it learns faster.")},
    {"lstm.block_counts", QT_TRANSLATE_NOOP("Settings", "Memory blocks of each layer"),
     QT_TRANSLATE_NOOP("Settings",
                       "The memory blocks of each hidden layer, one number a layer; more blocks hold"
                       " more complicated movements and cost more time.")},
    {"lstm.learning_rate", QT_TRANSLATE_NOOP("Settings", "Learning rate"),
     QT_TRANSLATE_NOOP("Settings",
                       "The step size of the original program's learning rule; Timbrel keeps it for "
                       "that program and chooses its own (timbrel.json, expression.optimiser).")},
    {"lstm.momentum", QT_TRANSLATE_NOOP("Settings", "Momentum"),
     QT_TRANSLATE_NOOP("Settings",
                       "The momentum of the original program's learning rule; kept like its step "
                       "size.")},
    {"training.mean_padding", QT_TRANSLATE_NOOP("Settings", "Silence before an example"),
     QT_TRANSLATE_NOOP("Settings",
                       "The average silence put before each example of a training sequence, so that "
                       "the network listens for notes instead of counting time.")},
    {"training.padding_stddev", QT_TRANSLATE_NOOP("Settings", "Variation of the silence"),
     QT_TRANSLATE_NOOP("Settings",
                       "How much that silence varies: the standard deviation of its length.")},
    {"training.example_repetitions", QT_TRANSLATE_NOOP("Settings", "Repetitions in training"),
     QT_TRANSLATE_NOOP("Settings",
                       "How many times each example occurs in a training sequence, in shuffled "
                       "order.")},
    {"training.validation_example_repetitions", QT_TRANSLATE_NOOP("Settings", "Repetitions in validation"),
     QT_TRANSLATE_NOOP("Settings",
                       "The same for a validation sequence, which only measures; at least as many as"
                       " in training are advisable.")},
    {"training.tempo_adjustment_factor", QT_TRANSLATE_NOOP("Settings", "Tempo tolerance"),
     QT_TRANSLATE_NOOP("Settings",
                       "How far the tempo varies from sequence to sequence: 0 keeps it, 1 goes from "
                       "half to twice the speed; 0 suits examples of a single note.")},
    {"training.tempo_jitter_factor", QT_TRANSLATE_NOOP("Settings", "Tolerance from note to note"),
     QT_TRANSLATE_NOOP("Settings",
                       "How far the time from event to event varies, on the same scale, for hands "
                       "that are never quite regular.")},
    {"training.reset_probability", QT_TRANSLATE_NOOP("Settings", "Probability of a reset"),
     QT_TRANSLATE_NOOP("Settings",
                       "How likely a training sequence is given up once too many predictions in a "
                       "row have failed: 1 always, 0 never.")},
    {"training.squared_error_failure_tolerance", QT_TRANSLATE_NOOP("Settings", "Tolerated squared error"),
     QT_TRANSLATE_NOOP("Settings",
                       "The largest sum of the controllers' squared errors at which a prediction "
                       "still counts as right; allows for examples that do not agree exactly.")},
    {"training.consecutive_failures_for_reset", QT_TRANSLATE_NOOP("Settings", "Failures before a reset"),
     QT_TRANSLATE_NOOP("Settings",
                       "How many predictions in a row must fail before a training sequence may be "
                       "given up.")},
    {"training.epoch_count_before_validating", QT_TRANSLATE_NOOP("Settings", "Epochs between validations"),
     QT_TRANSLATE_NOOP("Settings",
                       "After how many training sequences the network is measured on a validation "
                       "sequence; a longest run of right predictions leads to one as well.")},
    {"training.max_epoch_count", QT_TRANSLATE_NOOP("Settings", "Most epochs"),
     QT_TRANSLATE_NOOP("Settings",
                       "After how many training sequences training ends at the latest; 0 or less for"
                       " no limit.")},
    {"training.mse_threshold", QT_TRANSLATE_NOOP("Settings", "MSE that is good enough"),
     QT_TRANSLATE_NOOP("Settings",
                       "The mean squared error of a validation that is good enough to end training; "
                       "at 0 the examples are reproduced exactly.")},
    {"training.backpropagate_if_correct", QT_TRANSLATE_NOOP("Settings", "Learn from right predictions"),
     QT_TRANSLATE_NOOP("Settings",
                       "How likely the original program also learns from a prediction that was "
                       "right.")},
    {"training.zero_network_before_each_epoch", QT_TRANSLATE_NOOP("Settings", "Forget before an epoch"),
     QT_TRANSLATE_NOOP("Settings",
                       "Whether the network forgets before each training sequence: anything but 0 "
                       "for yes.")},
    {"training.zero_network_before_validation", QT_TRANSLATE_NOOP("Settings", "Forget before a validation"),
     QT_TRANSLATE_NOOP("Settings",
                       "Whether the network forgets before each validation sequence: anything but 0 "
                       "for yes.")},
    {"training.zero_network_on_reset", QT_TRANSLATE_NOOP("Settings", "Forget at a reset"),
     QT_TRANSLATE_NOOP("Settings",
                       "How likely the network forgets when a training sequence is given up.")},
    {"training.feed_back_output", QT_TRANSLATE_NOOP("Settings", "Hear its own output"),
     QT_TRANSLATE_NOOP("Settings",
                       "Whether the network hears its own last output; the original program always "
                       "does.")},
    {"training.round_count", QT_TRANSLATE_NOOP("Settings", "Rounds"),
     QT_TRANSLATE_NOOP("Settings",
                       "Read by the original program and not used.")},
    {"performing.training_results", QT_TRANSLATE_NOOP("Settings", "Result to perform with"),
     QT_TRANSLATE_NOOP("Settings",
                       "The file of training_results, without its folder, that is performed with; "
                       "the best model unless given.")},
    {"expression.output_channel", QT_TRANSLATE_NOOP("Settings", "Channel of the controllers"),
     QT_TRANSLATE_NOOP("Settings",
                       "The MIDI channel that controllers are sent on; the channel of the notes unless given.")},
    {"expression.wire_baud", QT_TRANSLATE_NOOP("Settings", "Speed of the cable"),
     QT_TRANSLATE_NOOP("Settings",
                       "The speed of the cable to the synthesizer, 31250 for a five-pin one; as fast as can be "
                       "sent unless given.")},
    {"expression.note_wait_ms", QT_TRANSLATE_NOOP("Settings", "Longest wait of a note"),
     QT_TRANSLATE_NOOP("Settings",
                       "The longest that a note waits on a slow cable for the controllers before it.")},
    {"expression.optimiser.learning_rate", QT_TRANSLATE_NOOP("Settings", "Step size"),
     QT_TRANSLATE_NOOP("Settings",
                       "The step size of training; 0 lets the trainer choose.")},
    {"expression.optimiser.gradient_clip", QT_TRANSLATE_NOOP("Settings", "Largest gradient"),
     QT_TRANSLATE_NOOP("Settings",
                       "The largest norm of a gradient; longer ones are shortened to it.")},
    {"expression.optimiser.weight_decay", QT_TRANSLATE_NOOP("Settings", "Weight decay"),
     QT_TRANSLATE_NOOP("Settings",
                       "How strongly weights are drawn towards zero; 0 lets the trainer choose.")},
    {"expression.optimiser.batch_size", QT_TRANSLATE_NOOP("Settings", "Sequences side by side"),
     QT_TRANSLATE_NOOP("Settings",
                       "Training sequences side by side; 0 lets the trainer choose.")},
    {"expression.optimiser.scheduled_feedback", QT_TRANSLATE_NOOP("Settings", "Share with its own output"),
     QT_TRANSLATE_NOOP("Settings",
                       "The share of training sequences that hear the network's own output instead of the "
                       "target; -1 lets the trainer choose.")},
    {"expression.optimiser.variations", QT_TRANSLATE_NOOP("Settings", "Share played otherwise"),
     QT_TRANSLATE_NOOP("Settings",
                       "The share of training sequences that play the examples otherwise: held, cut short, in "
                       "new orders; -1 lets the trainer choose.")},
});
constexpr auto kSections = std::to_array<std::pair<std::string_view, const char*>>({
    {"midi", QT_TRANSLATE_NOOP("Settings", "Controllers and ports")},
    {"representation", QT_TRANSLATE_NOOP("Settings", "What it hears and moves")},
    {"lstm", QT_TRANSLATE_NOOP("Settings", "Network")},
    {"training", QT_TRANSLATE_NOOP("Settings", "Training")},
    {"performing", QT_TRANSLATE_NOOP("Settings", "Performing")},
    {"expression", QT_TRANSLATE_NOOP("Settings", "Sending (timbrel.json)")},
    {"expression.optimiser", QT_TRANSLATE_NOOP("Settings", "How Timbrel learns (timbrel.json)")},
});
constexpr auto kSettingUnits = std::to_array<std::pair<std::string_view, const char*>>({
    {"seconds", QT_TRANSLATE_NOOP("Settings", "seconds")},
    {"per second", QT_TRANSLATE_NOOP("Settings", "per second")},
    {"bits per second", QT_TRANSLATE_NOOP("Settings", "bits per second")},
    {"milliseconds", QT_TRANSLATE_NOOP("Settings", "milliseconds")},
});
constexpr auto kFeatures = std::to_array<std::pair<expression::Feature, const char*>>({
    {expression::Feature::SomeNoteOn, QT_TRANSLATE_NOOP("Settings", "whether a key is down")},
    {expression::Feature::NoteStruck, QT_TRANSLATE_NOOP("Settings", "a key struck")},
    {expression::Feature::NoteReleased, QT_TRANSLATE_NOOP("Settings", "a key released")},
    {expression::Feature::Velocity, QT_TRANSLATE_NOOP("Settings", "velocity")},
    {expression::Feature::Interval, QT_TRANSLATE_NOOP("Settings", "interval to the note before")},
    {expression::Feature::NoteNumber, QT_TRANSLATE_NOOP("Settings", "pitch (Timbrel only)")},
    {expression::Feature::HeldNotes, QT_TRANSLATE_NOOP("Settings", "how many keys are down (Timbrel only)")},
});
// clang-format on

QString translatedSetting(const char* text)
{
    return QCoreApplication::translate("Settings", text);
}

const SettingText* find(std::string_view name)
{
    for (const SettingText& text : kTexts)
        if (text.name == name)
            return &text;
    return nullptr;
}

template<class Table, class Key>
QString lookedUpSetting(const Table& table, const Key& key)
{
    for (const auto& [known, text] : table)
        if (known == key)
            return translatedSetting(text);
    return {};
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QString settingLabel(const expression::SettingSpec& spec)
{
    const SettingText* text = find(spec.name());
    return text == nullptr ? fromView(spec.key) : translatedSetting(text->label);
}

QString settingMeaning(const expression::SettingSpec& spec)
{
    const SettingText* text = find(spec.name());
    return text == nullptr ? fromView(spec.meaning) : translatedSetting(text->meaning);
}

QString settingUnit(const expression::SettingSpec& spec)
{
    const QString known = lookedUpSetting(kSettingUnits, spec.unit);
    return known.isEmpty() ? fromView(spec.unit) : known;
}

QString settingSection(std::string_view section)
{
    const QString known = lookedUpSetting(kSections, section);
    return known.isEmpty() ? fromView(section) : known;
}

QString featureText(expression::Feature feature)
{
    return lookedUpSetting(kFeatures, feature);
}

QString settingRange(const expression::SettingSpec& spec)
{
    using enum expression::SettingType;
    const bool isNumber = spec.type == Integer || spec.type == Real || spec.type == IntegerList
        || spec.type == ControllerPairs;
    if (!isNumber)
        return {};
    constexpr double kEndless = 2e9; // what no person means as an end
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'g', 10); };
    const bool hasLeast = spec.minimum > -kEndless;
    const bool hasMost = spec.maximum < kEndless;
    QString range;
    if (hasLeast && hasMost)
        range = QCoreApplication::translate("Settings", "%1 to %2", "range of a setting")
                    .arg(number(spec.minimum), number(spec.maximum));
    else if (hasLeast)
        range = QCoreApplication::translate("Settings", "at least %1").arg(number(spec.minimum));
    else
        range = QCoreApplication::translate("Settings", "any number");
    const QString unit = settingUnit(spec);
    return unit.isEmpty() ? range : range + QLatin1Char(' ') + unit;
}

} // namespace timbrel::ui
