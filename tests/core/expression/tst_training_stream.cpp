// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_stream.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "made_events.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::Sequence;
using test::control;
using test::ms;
using test::noteOff;
using test::noteOn;

namespace {

/// 20 updates a second, every feature, controller 1 with all its values; no silence, one copy.
Settings plainSettings()
{
    Settings settings;
    settings.controllers = {1};
    settings.controllerDefaults = {{1, 0}};
    settings.controllerOutputCounts = {{1, 128}};
    settings.updateRate = 20;
    settings.features = FeatureSet::all5();
    settings.features.set(Feature::NoteNumber);
    settings.training.exampleRepetitions = 1;
    return settings;
}

/// One update: what the network hears and is to answer.
struct Update
{
    bool someNoteOn = false, struck = false, released = false;
    int velocity = 0;
    int note = 0; ///< the last that was struck
    std::set<int> interval;
    std::vector<int> targets; ///< controller values

    [[nodiscard]] QString text() const
    {
        return QStringLiteral("%1%2%3 %4")
            .arg(QLatin1String(struck ? "on" : (released ? "off" : "-")))
            .arg(QLatin1String(struck ? "" : (someNoteOn ? " held" : "")))
            .arg(velocity > 0 ? QStringLiteral(" %1").arg(velocity) : QString())
            .arg(targets.front());
    }
};

Update updateOf(const std::vector<float>& features,
                const std::vector<int>& targets,
                const OutputCoding& outputs)
{
    Update update;
    update.someNoteOn = features[0] > 0.0F;
    update.struck = features[1] > 0.0F;
    update.released = features[2] > 0.0F;
    update.velocity = static_cast<int>(std::lround(features[3] * 127.0F));
    update.note = static_cast<int>(std::lround(features[4 + kIntervalSlots] * 127.0F));
    for (int slot = 0; slot < static_cast<int>(kIntervalSlots); ++slot)
        if (features[4 + static_cast<std::size_t>(slot)] > 0.0F)
            update.interval.insert(slot);
    for (std::size_t i = 0; i < targets.size(); ++i)
        update.targets.push_back(outputs.controllers[i].valueOf(targets[i]));
    return update;
}

std::shared_ptr<const TrainingExamples> examplesOf(std::vector<Sequence> sequences,
                                                   const Settings& settings)
{
    return trainingExamplesOf(std::move(sequences), settings, nullptr);
}

/// A whole sequence.
std::vector<Update> walk(const std::shared_ptr<const TrainingExamples>& examples,
                         Random& random,
                         int repetitions = 1,
                         bool isVaried = false)
{
    SequenceWalker walker(examples, repetitions);
    walker.begin(random, isVaried);
    std::vector<float> features(examples->features.width());
    std::vector<int> targets(examples->controllerCount());
    std::vector<Update> updates;
    while (walker.next({features, targets}))
        updates.push_back(updateOf(features, targets, examples->outputs));
    return updates;
}

QStringList textOf(const std::vector<Update>& updates)
{
    QStringList lines;
    for (const Update& update : updates)
        lines += update.text().simplified();
    return lines;
}

/// Two distant notes: between them there are so many updates as periods fit between.
Sequence metronome(int notes, Microseconds gap)
{
    Sequence events;
    for (int i = 0; i < notes; ++i)
        events.push_back(noteOn(i * gap, 60));
    return events;
}

/// Updates between each note-on and the next.
std::vector<int> gapsIn(const std::vector<Update>& updates)
{
    std::vector<int> gaps;
    int count = -1;
    for (const Update& update : updates) {
        if (update.struck) {
            if (count >= 0)
                gaps.push_back(count);
            count = 0;
        }
        count += count >= 0 ? 1 : 0;
    }
    return gaps;
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double deviationOf(const std::vector<double>& values)
{
    const double mean = meanOf(values);
    double sum = 0.0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

} // namespace

class TestTrainingStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void updatesComeAtNotesAndAtTheInterval();
    void everyNoteOfAChordIsAnUpdate();
    void controllersAtTheTimeOfANoteCountForIt();
    void targetsAreTheNearestValues();
    void silenceIsNormallyDistributed();
    void variedSilencesHaveAnyLength();
    void noSilenceKeepsOneInterval();
    void silenceBringsTheDefaultsBack();
    void everyExampleComesAsOftenAsItIsRepeated();
    void orderIsShuffled();
    void tempoStaysWithinItsFactor();
    void jitterStaysWithinItsFactor();
    void withoutVariationTimesAreExact();
    void everyExampleBeginsAfresh();
    void theSameSeedGivesTheSameSequence();
    void emptyExamplesAreLeftOut();
    void controllersThatNeverMoveStayAtTheirDefault();
    void rangesAreThoseOfAllExamples();
};

void TestTrainingStream::updatesComeAtNotesAndAtTheInterval()
{
    // Updates: 0 (note-on), 50, 100, 120 (note-off), 170, 220, 270 (note-on), 320.
    const auto examples
        = examplesOf({{noteOn(ms(1000), 60, 90),
                       control(ms(1049), 10),
                       control(ms(1050), 11), // at the time of an update: counts for it
                       control(ms(1101), 12),
                       control(ms(1110), 13),
                       noteOff(ms(1120), 60),
                       control(ms(1221), 20),
                       noteOn(ms(1270), 62, 64),
                       control(ms(1330), 0)}},
                     plainSettings());
    Random random(1);
    QCOMPARE(textOf(walk(examples, random)),
             QStringList({QStringLiteral("on 90 0"),
                          QStringLiteral("- held 11"),
                          QStringLiteral("- held 11"),
                          QStringLiteral("off 13"),
                          QStringLiteral("- 13"),
                          QStringLiteral("- 13"),
                          QStringLiteral("on 64 20"),
                          QStringLiteral("- held 20")}));
}

void TestTrainingStream::everyNoteOfAChordIsAnUpdate()
{
    const auto examples = examplesOf({{noteOn(ms(0), 60),
                                       noteOn(ms(0), 64),
                                       noteOn(ms(0), 67),
                                       noteOff(ms(20), 64),
                                       control(ms(100), 0)}},
                                     plainSettings());
    Random random(1);
    const auto updates = walk(examples, random);
    // three note-ons, one note-off, and one interval after it
    QCOMPARE(updates.size(), 5U);
    QVERIFY(updates[0].struck && updates[1].struck && updates[2].struck && updates[3].released);
    QVERIFY((updates[1].interval == std::set<int> {4, Up}));
    QVERIFY((updates[2].interval == std::set<int> {3, Up}));
    QVERIFY(updates[3].someNoteOn && updates[3].interval.empty() && updates[3].velocity == 0);
}

void TestTrainingStream::controllersAtTheTimeOfANoteCountForIt()
{
    const auto examples = examplesOf({{control(ms(0), 5),
                                       noteOn(ms(0), 60),
                                       control(ms(0), 50),
                                       noteOff(ms(70), 60),
                                       control(ms(70), 7)}},
                                     plainSettings());
    Random random(1);
    QCOMPARE(
        textOf(walk(examples, random)),
        QStringList(
            {QStringLiteral("on 100 50"), QStringLiteral("- held 50"), QStringLiteral("off 7")}));
}

void TestTrainingStream::targetsAreTheNearestValues()
{
    Settings settings = plainSettings();
    settings.controllerOutputCounts = {{1, 8}}; // 1, 19, 37, ...
    const auto examples = examplesOf({{control(ms(0), 1),
                                       noteOn(ms(0), 60),
                                       control(ms(50), 9),
                                       control(ms(100), 10),
                                       control(ms(150), 64),
                                       control(ms(200), 127),
                                       noteOff(ms(201), 60)}},
                                     settings);
    Random random(1);
    std::vector<int> targets;
    for (const Update& update : walk(examples, random))
        targets.push_back(update.targets.front());
    QVERIFY((targets == std::vector<int> {1, 1, 19, 73, 127, 127}));
}

void TestTrainingStream::silenceIsNormallyDistributed()
{
    Settings settings = plainSettings();
    settings.updateRate = 1000;
    settings.training.meanPaddingSeconds = 0.5;
    settings.training.paddingStandardDeviationSeconds = 0.1;
    const auto examples = examplesOf({{noteOn(ms(0), 60)}}, settings);
    Random random(4);
    std::vector<double> silences; // in ms: so many updates before the note
    for (int i = 0; i < 2000; ++i)
        silences.push_back(static_cast<double>(walk(examples, random).size() - 1));
    QVERIFY(std::abs(meanOf(silences) - 500.0) < 10.0);
    QVERIFY(std::abs(deviationOf(silences) - 100.0) < 7.0);

    settings.training.meanPaddingSeconds = 0.0; // half of the silences would be negative
    const auto often = examplesOf({{noteOn(ms(0), 60)}}, settings);
    int none = 0;
    for (int i = 0; i < 2000; ++i)
        none += walk(often, random).size() <= 2 ? 1 : 0;
    QVERIFY(std::abs(none - 1000) < 120);
}

void TestTrainingStream::variedSilencesHaveAnyLength()
{
    Settings settings = plainSettings();
    settings.training.meanPaddingSeconds = 1.0;
    const auto examples = examplesOf({{noteOn(ms(0), 60)}}, settings);
    Random random(9);
    int none = 0;
    int longer = 0;
    for (int i = 0; i < 400; ++i) {
        const auto updates = walk(examples, random, 1, true).size() - 1;
        none += updates <= 1 ? 1 : 0;
        longer += updates > 21 ? 1 : 0;
        QVERIFY(updates <= 41); // twice as long as taught
    }
    QVERIFY(none > 70 && none < 150);
    QVERIFY(longer > 100 && longer < 200);
}

void TestTrainingStream::noSilenceKeepsOneInterval()
{
    const auto examples = examplesOf(
        {{noteOn(ms(0), 60), control(ms(1), 9), control(ms(5), 20), noteOff(ms(10), 60)}},
        plainSettings());
    Random random(1);
    // The next copy begins one interval after the last one's end, and the controller stays where it
    // was.
    QCOMPARE(textOf(walk(examples, random, 2)),
             QStringList({QStringLiteral("on 100 9"),
                          QStringLiteral("off 20"),
                          QStringLiteral("on 100 20"),
                          QStringLiteral("off 20")}));
}

void TestTrainingStream::silenceBringsTheDefaultsBack()
{
    Settings settings = plainSettings();
    settings.controllerDefaults = {{1, 30}};
    settings.training.meanPaddingSeconds = 0.2;
    const auto examples = examplesOf(
        {{control(ms(0), 0), noteOn(ms(0), 60), control(ms(1), 127), noteOff(ms(10), 60)}},
        settings);
    Random random(1);
    // 0.2 s are updates at 0, 50, 100, 150, 200 ms; the note comes a microsecond later
    const QString rest = QStringLiteral("- 30");
    const QStringList copy {QStringLiteral("on 100 0"), QStringLiteral("off 127")};
    const QStringList silence {rest, rest, rest, rest, rest};
    // From the last event to the next silence there is one interval, which is silent, too.
    QCOMPARE(textOf(walk(examples, random, 2)), silence + copy + silence + copy);
}

void TestTrainingStream::everyExampleComesAsOftenAsItIsRepeated()
{
    const auto examples = examplesOf(
        {{noteOn(ms(0), 60)}, {noteOn(ms(0), 62)}, {noteOn(ms(0), 64)}}, plainSettings());
    Random random(2);
    std::map<int, int> count;
    for (const Update& update : walk(examples, random, 4))
        ++count[update.note];
    QVERIFY((count == std::map<int, int> {{60, 4}, {62, 4}, {64, 4}}));
}

void TestTrainingStream::orderIsShuffled()
{
    const auto examples = examplesOf(
        {{noteOn(ms(0), 60)}, {noteOn(ms(0), 62)}, {noteOn(ms(0), 64)}}, plainSettings());
    Random random(3);
    std::map<std::vector<int>, int> orders;
    for (int i = 0; i < 600; ++i) {
        std::vector<int> order;
        for (const Update& update : walk(examples, random))
            order.push_back(update.note);
        ++orders[order];
    }
    QCOMPARE(orders.size(), 6U); // all orders of three
    for (const auto& [order, times] : orders)
        QVERIFY(times > 60 && times < 145);
}

void TestTrainingStream::tempoStaysWithinItsFactor()
{
    Settings settings = plainSettings();
    settings.updateRate = 1000;
    settings.training.tempoAdjustmentFactor = 1.0;
    const auto examples = examplesOf({metronome(6, ms(100))}, settings);
    Random random(5);
    std::vector<double> factors;
    for (int i = 0; i < 600; ++i) {
        const auto gaps = gapsIn(walk(examples, random));
        QCOMPARE(gaps.size(), 5U);
        for (const int gap : gaps) // one tempo for the whole sequence
            QVERIFY(std::abs(gap - gaps.front()) <= 1);
        factors.push_back(gaps.front() / 100.0);
    }
    const auto [least, most] = std::minmax_element(factors.begin(), factors.end());
    QVERIFY(*least >= 0.5 && *least < 0.53);
    QVERIFY(*most <= 2.01 && *most > 1.95);
    const auto slower
        = std::count_if(factors.begin(), factors.end(), [](double f) { return f > 1.0; });
    QVERIFY(slower > 240 && slower < 360);
}

void TestTrainingStream::jitterStaysWithinItsFactor()
{
    Settings settings = plainSettings();
    settings.updateRate = 1000;
    settings.training.tempoJitterFactor = 0.5;
    const auto examples = examplesOf({metronome(401, ms(100))}, settings);
    Random random(6);
    const auto gaps = gapsIn(walk(examples, random));
    QCOMPARE(gaps.size(), 400U);
    const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
    QVERIFY(*least >= 75 && *least <= 77);
    QVERIFY(*most <= 151 && *most >= 146);
}

void TestTrainingStream::withoutVariationTimesAreExact()
{
    Settings settings = plainSettings();
    settings.updateRate = 75; // 13333 microseconds
    const auto examples = examplesOf({metronome(40, Microseconds(13'334))}, settings);
    Random random(1);
    // every note is a microsecond later than an update that was due
    for (const int gap : gapsIn(walk(examples, random)))
        QCOMPARE(gap, 2);
    const auto earlier = examplesOf({metronome(40, Microseconds(13'333))}, settings);
    for (const int gap : gapsIn(walk(earlier, random)))
        QCOMPARE(gap, 1); // at that time already
}

void TestTrainingStream::everyExampleBeginsAfresh()
{
    // the second note is held beyond the example's end
    const auto examples = examplesOf(
        {{noteOn(ms(0), 60), noteOn(ms(60), 67), noteOff(ms(120), 60), control(ms(180), 3)}},
        plainSettings());
    Random random(1);
    const auto updates = walk(examples, random, 3);
    int firsts = 0;
    for (const Update& update : updates)
        if (update.struck && update.note == 60) {
            ++firsts;
            QVERIFY((update.interval == std::set<int> {0})); // not a fifth down
        } else if (update.struck) {
            QVERIFY((update.interval == std::set<int> {7, Up}));
        }
    QCOMPARE(firsts, 3);
}

void TestTrainingStream::theSameSeedGivesTheSameSequence()
{
    Settings settings = plainSettings();
    settings.training.meanPaddingSeconds = 0.3;
    settings.training.paddingStandardDeviationSeconds = 0.2;
    settings.training.tempoAdjustmentFactor = 0.4;
    settings.training.tempoJitterFactor = 0.4;
    const auto examples = examplesOf({metronome(9, ms(130)), metronome(4, ms(200))}, settings);
    Random first(7);
    Random second(7);
    const auto expected = textOf(walk(examples, first, 3));
    QCOMPARE(textOf(walk(examples, second, 3)), expected);
    QVERIFY(textOf(walk(examples, second, 3)) != expected);
}

void TestTrainingStream::emptyExamplesAreLeftOut()
{
    const auto examples = examplesOf({{}, {noteOn(ms(70), 60)}, {}}, plainSettings());
    QCOMPARE(examples->sequences.size(), 1U);
    QCOMPARE(examples->sequences.front().front().time, ms(0));
}

void TestTrainingStream::controllersThatNeverMoveStayAtTheirDefault()
{
    Settings settings = plainSettings();
    settings.controllers = {74, 1};
    settings.controllerDefaults = {{1, 0}, {74, 99}};
    settings.controllerOutputCounts = {{1, 2}, {74, 6}};
    Warnings warnings;
    const auto coding
        = outputCodingOf({{control(ms(0), 4), noteOn(ms(0), 60)}}, settings, &warnings);
    QCOMPARE(coding.controllers.size(), 2U);
    QCOMPARE(coding.controllers[0].controller, std::uint8_t {1}); // ascending
    for (int i = 0; i < 6; ++i)
        QCOMPARE(coding.controllers[1].valueOf(i), 99);
    QCOMPARE(warnings.size(), 1U);
    QVERIFY(warnings.front().id == ErrorId::ControllerNeverMoves);
    QCOMPARE(warnings.front().name, std::string("74"));
}

void TestTrainingStream::rangesAreThoseOfAllExamples()
{
    Settings settings = plainSettings();
    settings.controllerDefaults = {{1, 127}}; // not part of the range
    const auto examples = examplesOf(
        {{control(ms(0), 70), control(ms(1), 3, 2)}, {control(ms(0), 30), noteOn(ms(0), 127, 127)}},
        settings);
    const ControllerCoding& coding = examples->outputs.controllers.front();
    QCOMPARE(coding.minimum, 30);
    QCOMPARE(coding.maximum, 70);
    QCOMPARE(coding.defaultValue, 127);
}

QTEST_APPLESS_MAIN(TestTrainingStream)
#include "tst_training_stream.moc"
