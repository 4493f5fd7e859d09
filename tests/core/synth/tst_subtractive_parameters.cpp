// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/synth/subtractive_preset.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace timbrel;
using namespace timbrel::synth;
using enum SubtractiveParameter;

namespace {

/// As the data set's reference has them.
constexpr std::array<std::string_view, 46> kNames {
    "sample_rate",
    "sequencer_tempo",
    "sequencer_notes",
    "oscillators_0_waveform",
    "oscillators_0_octave",
    "oscillators_0_tune",
    "oscillators_0_pan",
    "oscillators_0_amplitude",
    "oscillators_0_unison_voices",
    "oscillators_0_unison_detune",
    "filter_type",
    "filter_cutoff",
    "filter_envelope_attack",
    "filter_envelope_decay",
    "filter_envelope_sustain",
    "filter_envelope_release",
    "filter_envelope_amount",
    "filter_lfo_waveform",
    "filter_lfo_frequency",
    "filter_lfo_delay",
    "filter_lfo_amount",
    "pitch_envelope_attack",
    "pitch_envelope_decay",
    "pitch_envelope_sustain",
    "pitch_envelope_release",
    "pitch_envelope_amount",
    "pitch_lfo_waveform",
    "pitch_lfo_frequency",
    "pitch_lfo_delay",
    "pitch_lfo_amount",
    "amplitude",
    "amplitude_envelope_attack",
    "amplitude_envelope_decay",
    "amplitude_envelope_sustain",
    "amplitude_envelope_release",
    "amplitude_envelope_amount",
    "amplitude_lfo_waveform",
    "amplitude_lfo_frequency",
    "amplitude_lfo_delay",
    "amplitude_lfo_amount",
    "delay_time",
    "delay_feedback",
    "delay_repetitions",
    "delay_mix",
    "reverb_time",
    "reverb_mix",
};

SubtractivePreset somePreset(std::uint64_t seed = 5)
{
    SubtractivePreset preset;
    preset.name = "Some";
    preset.category = "lead";
    preset.parameters = randomParameters(seed);
    return preset;
}

Json someJson()
{
    return jsonOf(somePreset());
}

} // namespace

class TestSubtractiveParameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableHasTheNamesOfTheDataSetInTheirOrder();
    void thirtyContinuousAndEightCategoricalOnesAreLearned();
    void everyDefaultIsWithinItsRange();
    void choicesAreWhatTheDataSetHas();
    void aKnobsWayLeadsToTheValueAndBack();
    void theVectorGivesTheSameSound();
    void vectorsThatAreWrongAreRefusedByName_data();
    void vectorsThatAreWrongAreRefusedByName();
    void settingHoldsAtTheEndsAndPassesOverNaN();
    void theSameSeedGivesTheSameSound();
    void drawnSoundsFillTheRangesAndChoices();
    void aPresetComesBackAsItWasWritten();
    void unknownKeysSurvive();
    void missingParametersTakeTheirDefaultsWithAWarning();
    void brokenPresetsAreRefusedWithFileAndKey_data();
    void brokenPresetsAreRefusedWithFileAndKey();
    void theListOfOneNoteOfTheDataSetIsRead();
    void aNewerVersionIsRefused();
    void everyByteOfAPresetMayBeBroken();
    void aFolderGivesItsPresetsAndNamesTheBrokenOnes();
};

void TestSubtractiveParameters::theTableHasTheNamesOfTheDataSetInTheirOrder()
{
    const auto table = subtractiveTable();
    QCOMPARE(table.size(), kNames.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        QVERIFY2(table[i].name == kNames[i], kNames[i].data());
        QCOMPARE(findParameter(kNames[i]), &table[i]);
        QVERIFY(!table[i].label.empty() && table[i].meaning.ends_with('.'));
    }
    QVERIFY(findParameter("resonance") == nullptr);
}

void TestSubtractiveParameters::thirtyContinuousAndEightCategoricalOnesAreLearned()
{
    const auto table = subtractiveTable();
    const auto count = [&](ParameterKind kind) {
        return std::count_if(
            table.begin(), table.end(), [&](const auto& spec) { return spec.kind == kind; });
    };
    QCOMPARE(count(ParameterKind::Continuous), 30);
    QCOMPARE(count(ParameterKind::Categorical), 8);
    QCOMPARE(count(ParameterKind::Constant), 8);
    std::size_t logits = 0;
    for (const ParameterSpec& spec : table)
        logits += spec.choices.size();
    QCOMPARE(logits, std::size_t {36});
}

void TestSubtractiveParameters::everyDefaultIsWithinItsRange()
{
    for (const ParameterSpec& spec : subtractiveTable()) {
        QVERIFY(spec.minimum <= spec.ifAbsent && spec.ifAbsent <= spec.maximum);
        QCOMPARE(spec.isCategorical(), !spec.choices.empty());
        if (spec.isCategorical())
            QCOMPARE(spec.maximum, static_cast<float>(spec.choices.size() - 1));
        QVERIFY(spec.numbers.empty() || spec.numbers.size() == spec.choices.size());
    }
    QCOMPARE(specOf(SampleRate).ifAbsent, 11025.0F);
    QCOMPARE(specOf(SequencerTempo).ifAbsent, 120.0F);
    QCOMPARE(specOf(AmplitudeEnvelopeAmount).ifAbsent, 0.01F);
    QCOMPARE(specOf(PitchEnvelopeAmount).minimum, -48.0F);
    QCOMPARE(specOf(ReverbTime).maximum, 5.0F);
}

void TestSubtractiveParameters::choicesAreWhatTheDataSetHas()
{
    SubtractiveParameters parameters;
    parameters.set(Octave, 0.0F);
    QCOMPARE(parameters.number(Octave), -3.0F);
    parameters.set(Octave, 6.0F);
    QCOMPARE(parameters.number(Octave), 3.0F);
    parameters.set(UnisonVoices, 3.0F);
    QCOMPARE(parameters.number(UnisonVoices), 8.0F);
    parameters.set(DelayRepetitions, 0.0F);
    QCOMPARE(parameters.number(DelayRepetitions), 0.0F);
    QCOMPARE(choiceOf(specOf(Waveform), "noise").value_or(99), std::size_t {4});
    QCOMPARE(choiceOf(specOf(PitchLfoWaveform), "saw").value_or(99), std::size_t {3});
    QVERIFY(!choiceOf(specOf(FilterType), "notch"));
}

void TestSubtractiveParameters::aKnobsWayLeadsToTheValueAndBack()
{
    for (const ParameterSpec& spec : subtractiveTable()) {
        QCOMPARE(valueAtWay(spec, 0.0), spec.minimum);
        QCOMPARE(valueAtWay(spec, 1.0), spec.maximum);
        QCOMPARE(valueAtWay(spec, 7.0), spec.maximum);
        float before = spec.minimum - 1.0F;
        for (int i = 0; i <= 20; ++i) {
            const double way = i / 20.0;
            const float value = valueAtWay(spec, way);
            QVERIFY(value >= before);
            before = value;
            if (!spec.isCategorical())
                QVERIFY(std::abs(wayOfValue(spec, value) - way) < 1e-3);
        }
        QVERIFY(std::abs(valueAtWay(spec, wayOfValue(spec, spec.ifAbsent)) - spec.ifAbsent)
                <= 1e-5F * (spec.maximum - spec.minimum));
    }
}

void TestSubtractiveParameters::theVectorGivesTheSameSound()
{
    const SubtractiveParameters parameters = randomParameters(11);
    const auto again = SubtractiveParameters::fromVector(parameters.values());
    QVERIFY(again && *again == parameters);
}

void TestSubtractiveParameters::vectorsThatAreWrongAreRefusedByName_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<float>("value");
    QTest::addRow("not a number") << 11 << std::nanf("");
    QTest::addRow("too large") << 9 << 2.1F;
    QTest::addRow("too small") << 25 << -48.5F;
    QTest::addRow("infinite") << 44 << std::numeric_limits<float>::infinity();
    QTest::addRow("between two choices") << 3 << 1.5F;
    QTest::addRow("no such choice") << 3 << 5.0F;
}

void TestSubtractiveParameters::vectorsThatAreWrongAreRefusedByName()
{
    QFETCH(int, index);
    QFETCH(float, value);
    auto values = SubtractiveParameters().values();
    values[static_cast<std::size_t>(index)] = value;
    const auto result = SubtractiveParameters::fromVector(values);
    QVERIFY(!result);
    QVERIFY(result.error().id == ErrorId::FieldInvalid);
    QVERIFY(result.error().name == kNames[static_cast<std::size_t>(index)]);
    const auto shortened = SubtractiveParameters::fromVector(std::span(values).first(45));
    QVERIFY(!shortened);
}

void TestSubtractiveParameters::settingHoldsAtTheEndsAndPassesOverNaN()
{
    SubtractiveParameters parameters;
    parameters.set(FilterCutoff, 7.0F);
    QCOMPARE(parameters.at(FilterCutoff), 1.0F);
    parameters.set(FilterCutoff, std::nanf(""));
    QCOMPARE(parameters.at(FilterCutoff), 1.0F);
    parameters.set(Waveform, 2.4F);
    QCOMPARE(parameters.choice(Waveform), std::size_t {2});
    parameters.set(Waveform, -std::numeric_limits<float>::infinity());
    QCOMPARE(parameters.choice(Waveform), std::size_t {0});
}

/// Golden values: a seed in a saved song must give the same sound in ten years.
void TestSubtractiveParameters::theSameSeedGivesTheSameSound()
{
    QVERIFY(randomParameters(1) == randomParameters(1));
    QVERIFY(!(randomParameters(1) == randomParameters(2)));
    const SubtractiveParameters parameters = randomParameters(1);
    std::uint32_t bits = 2166136261U; // FNV-1a over all of them
    for (const float value : parameters.values()) {
        std::uint32_t word = 0;
        std::memcpy(&word, &value, sizeof word);
        for (int i = 0; i < 4; ++i)
            bits = (bits ^ ((word >> (8 * i)) & 255U)) * 16777619U;
    }
    QCOMPARE(bits, 1970190619U);
}

void TestSubtractiveParameters::drawnSoundsFillTheRangesAndChoices()
{
    constexpr std::size_t kCount = 4000;
    for (const ParameterSpec& spec : subtractiveTable()) {
        double sum = 0.0;
        std::set<float> seen;
        for (std::size_t seed = 0; seed < kCount; ++seed) {
            const float value = randomParameters(seed).at(spec.parameter);
            QVERIFY(value >= spec.minimum && value <= spec.maximum);
            sum += static_cast<double>(value);
            seen.insert(value);
        }
        if (!spec.isLearned()) {
            QVERIFY(seen == std::set {spec.ifAbsent});
            continue;
        }
        const double low = static_cast<double>(spec.minimum);
        const double width = static_cast<double>(spec.maximum) - low;
        const double mean = (sum / kCount - low) / width;
        QVERIFY2(std::abs(mean - 0.5) < 0.03, spec.name.data());
        if (spec.isCategorical())
            QCOMPARE(seen.size(), spec.choices.size());
        else
            QVERIFY(seen.size() > kCount * 9 / 10);
    }
}

void TestSubtractiveParameters::aPresetComesBackAsItWasWritten()
{
    test::TemporaryFolder folder;
    const auto path = folder.path() / "Some.json";
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const SubtractivePreset preset = somePreset(seed);
        QVERIFY(writePreset(path, preset));
        const auto again = readPreset(path);
        QVERIFY2(again, again ? "" : again.error().name.c_str());
        QVERIFY(again->warnings.empty());
        QVERIFY(again->preset.parameters == preset.parameters);
        QVERIFY(again->preset.name == preset.name && again->preset.category == preset.category);
    }
    const auto text = readFile(path);
    QVERIFY(text && text->find("\"amplitude_envelope_amount\": 0.01,") != std::string::npos);
}

void TestSubtractiveParameters::unknownKeysSurvive()
{
    Json json = someJson();
    json["author"] = "somebody";
    json["parameters"]["resonance"] = 0.5;
    const auto read = presetOf(json, "a.json");
    QVERIFY(read);
    SubtractivePreset preset = read->preset;
    preset.name = "Another";
    const Json written = jsonOf(preset);
    QVERIFY(written.at("author") == "somebody");
    QVERIFY(written.at("parameters").at("resonance") == 0.5);
    QVERIFY(written.at("name") == "Another");
}

void TestSubtractiveParameters::missingParametersTakeTheirDefaultsWithAWarning()
{
    Json json = someJson();
    json["parameters"].erase("filter_cutoff");
    json["parameters"].erase("filter_type");
    const auto read = presetOf(json, "a.json");
    QVERIFY(read);
    QCOMPARE(read->preset.parameters.at(FilterCutoff), specOf(FilterCutoff).ifAbsent);
    QCOMPARE(read->warnings.size(), std::size_t {2});
    QVERIFY(read->warnings[0].id == ErrorId::FieldMissing);
    QVERIFY(read->warnings[0].file == "a.json");
    QVERIFY(read->warnings[1].name == "parameters.filter_cutoff");
}

void TestSubtractiveParameters::brokenPresetsAreRefusedWithFileAndKey_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const char* pointer, const char* value, const char* key) {
        QTest::addRow("%s", name) << QByteArray(pointer) << QByteArray(value) << QByteArray(key);
    };
    row("a text for a number", "/parameters/filter_cutoff", "\"high\"", "parameters.filter_cutoff");
    row("out of range", "/parameters/reverb_time", "5.1", "parameters.reverb_time");
    row("huge", "/parameters/reverb_time", "1e300", "parameters.reverb_time");
    row("null", "/parameters/reverb_mix", "null", "parameters.reverb_mix");
    row("no such choice", "/parameters/filter_type", "\"notch\"", "parameters.filter_type");
    row("a number for a text", "/parameters/filter_type", "1", "parameters.filter_type");
    row("a voice count between",
        "/parameters/oscillators_0_unison_voices",
        "3",
        "parameters.oscillators_0_unison_voices");
    row("two notes", "/parameters/sequencer_notes", "[0, 7]", "parameters.sequencer_notes");
    row("nested", "/parameters/delay_mix", "{\"a\": [1]}", "parameters.delay_mix");
    row("no object", "/parameters", "[1, 2]", "parameters");
    row("a number for a name", "/name", "7", "name");
    row("a list for a category", "/category", "[]", "category");
}

void TestSubtractiveParameters::brokenPresetsAreRefusedWithFileAndKey()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, key);
    Json json = someJson();
    json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const auto read = presetOf(json, "folder/a.json");
    QVERIFY(!read);
    QVERIFY(read.error().id == ErrorId::FieldInvalid);
    QCOMPARE(read.error().file, std::string("folder/a.json"));
    QCOMPARE(QByteArray::fromStdString(read.error().name), key);
    QVERIFY(!read.error().expected.empty());
}

void TestSubtractiveParameters::theListOfOneNoteOfTheDataSetIsRead()
{
    Json json = someJson();
    json["parameters"]["sequencer_notes"] = Json::array({7});
    const auto read = presetOf(json, "a.json");
    QVERIFY(read);
    QCOMPARE(read->preset.parameters.at(SequencerNotes), 7.0F);
}

void TestSubtractiveParameters::aNewerVersionIsRefused()
{
    Json json = someJson();
    json["version"] = 2;
    const auto read = presetOf(json, "a.json");
    QVERIFY(!read && read.error().id == ErrorId::VersionTooNew);
    json["format"] = "something else";
    const auto other = presetOf(json, "a.json");
    QVERIFY(!other && other.error().id == ErrorId::FormatUnknown);
}

void TestSubtractiveParameters::everyByteOfAPresetMayBeBroken()
{
    const std::string text = someJson().dump(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char with : {'9', '"', '\xff', '{'}) {
            std::string broken = text;
            broken[i] = with;
            const auto json = parseJson(broken, "a.json");
            if (!json)
                continue;
            const auto read = presetOf(*json, "a.json");
            if (read)
                QVERIFY(SubtractiveParameters::fromVector(read->preset.parameters.values()));
            else
                QVERIFY(read.error().file == "a.json");
        }
    }
}

void TestSubtractiveParameters::aFolderGivesItsPresetsAndNamesTheBrokenOnes()
{
    test::TemporaryFolder folder;
    SubtractivePreset preset = somePreset();
    preset.name = "B";
    QVERIFY(writePreset(folder.path() / "1.json", preset));
    preset.name = "A";
    QVERIFY(writePreset(folder.path() / "2.json", preset));
    preset.category = "bass";
    preset.name.clear();
    QVERIFY(writePreset(folder.path() / "Zed.json", preset));
    QVERIFY(writeFileAtomically(folder.path() / "broken.json", "{"));
    QVERIFY(writeFileAtomically(folder.path() / "notes.txt", "nothing"));
    std::filesystem::create_directory(folder.path() / "folder.json");
    const PresetFolder read = readPresetFolder(folder.path());
    QCOMPARE(read.presets.size(), std::size_t {3});
    QCOMPARE(read.presets[0].preset.name, std::string("Zed"));
    QCOMPARE(read.presets[1].preset.name, std::string("A"));
    QCOMPARE(read.presets[2].preset.name, std::string("B"));
    QCOMPARE(read.warnings.size(), std::size_t {2});
    QVERIFY(readPresetFolder(folder.path() / "nowhere").presets.empty());
}

QTEST_APPLESS_MAIN(TestSubtractiveParameters)
#include "tst_subtractive_parameters.moc"
