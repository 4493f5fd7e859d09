// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/representation.h"

#include <QtTest>

#include <array>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;

namespace {

FeatureSet setOf(std::initializer_list<Feature> features)
{
    FeatureSet set;
    for (const Feature feature : features)
        set.set(feature);
    return set;
}

std::vector<float> encoded(FeatureEncoder& encoder)
{
    std::vector<float> values(encoder.features().width(), -1.0F);
    encoder.encode(values);
    return values;
}

/// Which interval slots are 1; everything else must be 0.
std::vector<int> slotsOf(FeatureEncoder& encoder)
{
    std::vector<int> slots;
    const auto values = encoded(encoder);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == 1.0F)
            slots.push_back(static_cast<int>(i));
        else if (values[i] != 0.0F)
            slots.push_back(-1);
    }
    return slots;
}

std::vector<int> slotsBetween(int from, int to, FeatureDialect dialect = FeatureDialect::Timbrel)
{
    FeatureEncoder encoder(setOf({Feature::Interval}), dialect);
    encoder.noteOn(static_cast<std::uint8_t>(from), 64);
    (void)encoded(encoder);
    encoder.noteOn(static_cast<std::uint8_t>(to), 64);
    return slotsOf(encoder);
}

std::vector<int> valuesOf(const ControllerCoding& coding)
{
    std::vector<int> values;
    for (int i = 0; i < coding.count; ++i)
        values.push_back(coding.valueOf(i));
    return values;
}

using Slots = std::vector<int>;

} // namespace

class TestRepresentation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void widthIsThatOfTheChosenFeatures();
    void featuresStandInAFixedOrder();
    void velocityIsAFraction();
    void eventsLastOneUpdate();
    void someNoteIsOnUntilTheLastKeyIsUp();
    void intervalSlots_data();
    void intervalSlots();
    void firstNoteIsAUnison();
    void resetForgetsTheLastNote();
    void noteNumberStays();
    void heldNotesAreTenths();
    void originalVelocityAndInterval();
    void valuesOfTheReference();
    void nearestIndex();
    void everyValueFindsItself();
    void firstOfEqualOutputsWins();
};

void TestRepresentation::widthIsThatOfTheChosenFeatures()
{
    QCOMPARE(FeatureSet {}.width(), 0U);
    QCOMPARE(FeatureSet::all5().width(), 20U);
    QCOMPARE(setOf({Feature::SomeNoteOn}).width(), 1U);
    QCOMPARE(setOf({Feature::Interval, Feature::HeldNotes}).width(), 17U);
}

void TestRepresentation::featuresStandInAFixedOrder()
{
    FeatureSet all = FeatureSet::all5();
    all.set(Feature::NoteNumber);
    all.set(Feature::HeldNotes);
    FeatureEncoder encoder(all);
    encoder.noteOn(127, 127);
    auto values = encoded(encoder);
    QCOMPARE(values.size(), kMaximumFeatureWidth);
    std::vector<float> expected(kMaximumFeatureWidth, 0.0F);
    expected[0] = 1.0F; // some note on
    expected[1] = 1.0F; // note struck
    expected[3] = 1.0F; // velocity
    expected[4] = 1.0F; // interval 0
    expected[20] = 1.0F; // note number
    expected[21] = 0.1F; // held notes
    QVERIFY(values == expected);
    encoder.noteOff(127);
    values = encoded(encoder);
    expected.assign(kMaximumFeatureWidth, 0.0F);
    expected[2] = 1.0F; // note released
    expected[20] = 1.0F;
    QVERIFY(values == expected);
}

void TestRepresentation::velocityIsAFraction()
{
    FeatureEncoder encoder(setOf({Feature::Velocity}));
    for (const int velocity : {1, 30, 64, 126, 127}) {
        encoder.noteOn(60, static_cast<std::uint8_t>(velocity));
        QCOMPARE(encoded(encoder).front(), static_cast<float>(velocity) / 127.0F);
        QCOMPARE(encoded(encoder).front(), 0.0F);
    }
    encoder.noteOff(60);
    QCOMPARE(encoded(encoder).front(), 0.0F);
}

void TestRepresentation::eventsLastOneUpdate()
{
    FeatureEncoder encoder(FeatureSet::all5());
    encoder.noteOn(60, 100);
    (void)encoded(encoder);
    encoder.noteOn(62, 100);
    QVERIFY(encoded(encoder) != encoded(encoder));
    std::vector<float> held(20, 0.0F);
    held[0] = 1.0F;
    QVERIFY(encoded(encoder) == held);
    encoder.noteOff(60);
    std::vector<float> released = held;
    released[2] = 1.0F;
    QVERIFY(encoded(encoder) == released);
    QVERIFY(encoded(encoder) == held);
}

void TestRepresentation::someNoteIsOnUntilTheLastKeyIsUp()
{
    FeatureEncoder encoder(setOf({Feature::SomeNoteOn}));
    QCOMPARE(encoded(encoder).front(), 0.0F);
    encoder.noteOn(60, 1);
    encoder.noteOn(64, 1);
    encoder.noteOn(64, 1); // struck again without a release: still one key
    QCOMPARE(encoder.heldNotes(), 2);
    encoder.noteOff(64);
    encoder.noteOff(64);
    encoder.noteOff(50); // was not down
    QCOMPARE(encoded(encoder).front(), 1.0F);
    encoder.noteOff(60);
    QCOMPARE(encoded(encoder).front(), 0.0F);
}

void TestRepresentation::intervalSlots_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<Slots>("expected");
    QTest::newRow("the same note") << 60 << 60 << Slots {0};
    QTest::newRow("semitone up") << 60 << 61 << Slots {1, Up};
    QTest::newRow("fifth down") << 60 << 53 << Slots {7, Down};
    QTest::newRow("seventh up") << 60 << 71 << Slots {11, Up};
    QTest::newRow("octave up") << 60 << 72 << Slots {0, Up, OctaveOrMore};
    QTest::newRow("ninth down") << 60 << 46 << Slots {2, Down, OctaveOrMore};
    QTest::newRow("23 semitones up") << 60 << 83 << Slots {11, Up, OctaveOrMore};
    QTest::newRow("two octaves down")
        << 60 << 36 << Slots {0, Down, OctaveOrMore, TwoOctavesOrMore};
    QTest::newRow("all keys up") << 0 << 127 << Slots {7, Up, OctaveOrMore, TwoOctavesOrMore};
}

void TestRepresentation::intervalSlots()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const Slots, expected);
    QCOMPARE(slotsBetween(from, to), expected);
}

void TestRepresentation::firstNoteIsAUnison()
{
    FeatureEncoder encoder(setOf({Feature::Interval}));
    QCOMPARE(slotsOf(encoder), Slots {});
    encoder.noteOn(72, 64);
    QCOMPARE(slotsOf(encoder), Slots {0});
    encoder.noteOff(72);
    QCOMPARE(slotsOf(encoder), Slots {});
    encoder.noteOn(70, 64); // from the note before, though it is over
    QCOMPARE(slotsOf(encoder), (Slots {2, Down}));
}

void TestRepresentation::resetForgetsTheLastNote()
{
    FeatureEncoder encoder(FeatureSet::all5());
    encoder.noteOn(72, 64);
    encoder.reset();
    QCOMPARE(encoder.heldNotes(), 0);
    QVERIFY(encoded(encoder) == std::vector<float>(20, 0.0F));
    FeatureEncoder fresh(FeatureSet::all5());
    encoder.noteOn(40, 64);
    fresh.noteOn(40, 64);
    QVERIFY(encoded(encoder) == encoded(fresh));
}

void TestRepresentation::noteNumberStays()
{
    FeatureEncoder encoder(setOf({Feature::NoteNumber}));
    QCOMPARE(encoded(encoder).front(), 0.0F);
    encoder.noteOn(64, 10);
    QCOMPARE(encoded(encoder).front(), 64.0F / 127.0F);
    encoder.noteOff(64);
    QCOMPARE(encoded(encoder).front(), 64.0F / 127.0F);
}

void TestRepresentation::heldNotesAreTenths()
{
    FeatureEncoder encoder(setOf({Feature::HeldNotes}));
    for (int held = 1; held <= 12; ++held) {
        encoder.noteOn(static_cast<std::uint8_t>(40 + held), 10);
        QCOMPARE(encoded(encoder).front(), static_cast<float>(std::min(held, 10)) / 10.0F);
    }
}

void TestRepresentation::originalVelocityAndInterval()
{
    FeatureEncoder encoder(setOf({Feature::Velocity}), FeatureDialect::Original);
    encoder.noteOn(60, 126);
    QCOMPARE(encoded(encoder).front(), 0.0F);
    encoder.noteOn(62, 127);
    QCOMPARE(encoded(encoder).front(), 1.0F);
    QCOMPARE(encoded(encoder).front(), 1.0F); // stays until the next note-off
    encoder.noteOff(60);
    QCOMPARE(encoded(encoder).front(), 0.0F);
    QCOMPARE(slotsBetween(60, 84, FeatureDialect::Original), (Slots {0, Up, OctaveOrMore}));
}

void TestRepresentation::valuesOfTheReference()
{
    QCOMPARE(valuesOf({1, 8, 1, 127, 0}), (std::vector<int> {1, 19, 37, 55, 73, 91, 109, 127}));
    QCOMPARE(valuesOf({1, 2, 20, 80, 0}), (std::vector<int> {20, 80}));
    QCOMPARE(valuesOf({1, 3, 20, 80, 0}), (std::vector<int> {20, 50, 80}));
    QCOMPARE(valuesOf({1, 3, 0, 1, 0}), (std::vector<int> {0, 1, 1})); // half away from zero
    QCOMPARE(valuesOf({1, 1, 20, 80, 0}), (std::vector<int> {20}));
    QCOMPARE(valuesOf({1, 4, 64, 64, 0}), (std::vector<int> {64, 64, 64, 64}));
    const ControllerCoding every {1, 61, 20, 80, 0};
    for (int i = 0; i < 61; ++i)
        QCOMPARE(every.valueOf(i), 20 + i);
}

void TestRepresentation::nearestIndex()
{
    const ControllerCoding two {1, 2, 20, 80, 0};
    QCOMPARE(two.indexOf(49), 0);
    QCOMPARE(two.indexOf(50), 1); // in the middle: up
    QCOMPARE(two.indexOf(0), 0); // a default outside the range
    QCOMPARE(two.indexOf(127), 1);
    const ControllerCoding eight {1, 8, 1, 127, 0};
    QCOMPARE(eight.indexOf(9), 0);
    QCOMPARE(eight.indexOf(10), 1); // half of 18 above 1
    QCOMPARE(eight.indexOf(64), 4);
    QCOMPARE((ControllerCoding {1, 1, 20, 80, 0}).indexOf(80), 0);
    QCOMPARE((ControllerCoding {1, 4, 64, 64, 0}).indexOf(64), 0);
}

void TestRepresentation::everyValueFindsItself()
{
    for (int minimum = 0; minimum < 128; minimum += 9)
        for (int maximum = minimum + 1; maximum < 128; maximum += 7)
            for (int count = 2; count <= maximum - minimum + 1; ++count) {
                const ControllerCoding coding {1, count, minimum, maximum, 0};
                for (int i = 0; i < count; ++i)
                    QCOMPARE(coding.indexOf(coding.valueOf(i)), i);
            }
}

void TestRepresentation::firstOfEqualOutputsWins()
{
    const OutputCoding coding {{{1, 3, 0, 127, 0}, {7, 1, 0, 0, 0}, {9, 2, 0, 127, 0}}};
    QCOMPARE(coding.width(), 6U);
    std::array<int, 3> indices {};
    coding.decode(std::array {0.5F, 2.0F, 2.0F, -9.0F, 1.0F, 1.0F}, indices);
    QVERIFY((indices == std::array {1, 0, 0}));
    coding.decode(std::array {-3.0F, -2.0F, -1.0F, 0.0F, 1.0F, 1.5F}, indices);
    QVERIFY((indices == std::array {2, 0, 1}));
}

QTEST_APPLESS_MAIN(TestRepresentation)
#include "tst_representation.moc"
