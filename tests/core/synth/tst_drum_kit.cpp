// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_instrument.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "played_sound.h"
#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using midi::MidiMessage;
using music::DrumClass;
using test::decibels;
using test::peakOf;
using test::rmsOf;
using test::steepest;

namespace {

constexpr double kRate = test::PlayedSound::kRate;
constexpr std::size_t kBlock = test::PlayedSound::kBlock;

std::size_t indexOf(DrumClass drumClass)
{
    return static_cast<std::size_t>(drumClass);
}

DrumKit usualKit()
{
    DrumKit kit = kitOf(builtInKits().front());
    for (DrumSlot& slot : kit.slots)
        slot.pan = 0.0;
    return kit;
}

std::shared_ptr<const PlayableKit> playable(const DrumKit& kit, const FindSound& find = {})
{
    return makePlayable(kit, find);
}

/// A kit in which only one slot is heard.
std::shared_ptr<const PlayableKit> onlyHeard(DrumClass drumClass, DrumKit kit = usualKit())
{
    for (std::size_t i = 0; i < kit.slots.size(); ++i)
        if (i != indexOf(drumClass))
            kit.slots[i].level = 0.0;
    return playable(kit);
}

/// A kit that plays one recorded sound in one slot.
std::shared_ptr<const PlayableKit> withSample(DrumClass drumClass, audio::SharedSound sound)
{
    DrumKit kit = usualKit();
    kit.slots[indexOf(drumClass)].character.clear();
    kit.slots[indexOf(drumClass)].file = "sound.wav";
    return playable(kit, [&](const auto&) { return sound; });
}

audio::SharedSound sine(double hertz, double seconds)
{
    audio::SoundBuffer sound;
    sound.sampleRate = kRate;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * kRate); ++i)
        sound.left.push_back(
            static_cast<float>(std::sin(2.0 * M_PI * hertz * static_cast<double>(i) / kRate)));
    return std::make_shared<audio::SoundBuffer>(std::move(sound));
}

/// An instrument, its kits, and what it has played so far.
class Played : public test::PlayedSound
{
public:
    explicit Played(std::shared_ptr<const PlayableKit> kit)
        : Played(std::make_shared<DrumKitExchange>(), std::move(kit))
    { }
    void strike(int note, int velocity = 127, std::size_t frame = 0, unsigned channel = 9)
    {
        event(MidiMessage::noteOn(
                  channel, static_cast<unsigned>(note), static_cast<unsigned>(velocity)),
              frame);
    }

    std::shared_ptr<DrumKitExchange> kits;

private:
    Played(std::shared_ptr<DrumKitExchange> exchange, std::shared_ptr<const PlayableKit> kit)
        : PlayedSound(makeDrumKit(exchange))
        , kits(std::move(exchange))
    {
        kits->publish(std::move(kit));
    }
};

} // namespace

class TestDrumKit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInKitsHaveASoundForEveryRow();
    void everyPercussionNoteStrikesTheSlotOfItsRow();
    void notesOfARowDiffer();
    void otherRowsAndNotesThanTheirsAreHeeded();
    void aClosedHatCutsAnOpenOneWithinTenMilliseconds();
    void onlyTheGroupIsCut();
    void newKitsLetOldSoundsRingOut();
    void kitsLiveAsLongAsTheyRing();
    void levelAndPanAreAlsoHeardInWhatRings();
    void valuesOfSlotsAreKeptInTheirRanges();
    void aSampleIsPlayedAsItIs();
    void aMissingSampleIsSilent();
    void stealingDoesNotClick();
    void manyStrokesStayWithinTheVoices();
    void controllersOfAChannelAreObeyed();
    void noteOffsAreNotHeeded();
    void panicSilences();
    void blockSizeChangesNothing();
    void theSameStrokesSoundTheSameAgain();
    void nothingClipsWhenAKitIsPlayedHard();
    void playingNeitherAllocatesNorLocks();
};

void TestDrumKit::builtInKitsHaveASoundForEveryRow()
{
    QVERIFY(builtInKits().size() >= 4);
    for (const BuiltInKit& builtIn : builtInKits()) {
        const DrumKit kit = kitOf(builtIn);
        const auto made = playable(kit);
        const auto& rows = music::standardDrumRows();
        QCOMPARE(made->slots.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(kit.slots[i].row, rows[i].id);
            QVERIFY(made->slots[i].character != nullptr);
            QCOMPARE(made->slots[i].character->drumClass, rows[i].drumClass);
        }
    }
}

void TestDrumKit::everyPercussionNoteStrikesTheSlotOfItsRow()
{
    for (int note = 0; note < 128; ++note) {
        const auto row = music::drumRowOf(music::standardDrumRows(), NoteNumber(note));
        for (const unsigned channel : {9U, 0U, 15U}) {
            const DrumClass drumClass = row ? static_cast<DrumClass>(*row) : DrumClass::Kick;
            Played played(onlyHeard(drumClass));
            played.strike(note, 100, 0, channel);
            played.run(0.05);
            QVERIFY2((peakOf(played.left) > 0.01) == row.has_value(),
                     qPrintable(QString::number(note)));
        }
    }
}

/// Six toms from low to high, and a pedal hat shorter than a closed one.
void TestDrumKit::notesOfARowDiffer()
{
    double before = 0.0;
    for (const int note : {41, 43, 45, 47, 48, 50}) {
        const auto sound = renderStroke(playable(usualKit()), NoteNumber(note), Velocity(100));
        const auto spectrum = test::spectrumOf(std::span(sound.left).subspan(2400, 8192));
        const auto top = std::max_element(spectrum.begin() + 3, spectrum.end()) - spectrum.begin();
        QVERIFY(static_cast<double>(top) > before);
        before = static_cast<double>(top);
    }
    const auto closed = renderStroke(playable(usualKit()), NoteNumber(42), Velocity(100));
    const auto pedal = renderStroke(playable(usualKit()), NoteNumber(44), Velocity(100));
    QVERIFY(pedal.frames() < closed.frames());
}

void TestDrumKit::otherRowsAndNotesThanTheirsAreHeeded()
{
    std::vector<music::DrumRow> rows = music::standardDrumRows();
    rows.resize(2);
    rows.push_back({"crash 2", DrumClass::Cymbal, {NoteNumber(57)}, 0});
    rows[0].notes = {NoteNumber(60)};
    const auto made = makePlayable(usualKit(), {}, rows);
    QCOMPARE(made->slots.size(), std::size_t {3});
    QCOMPARE(made->slotOfNote[60], std::int8_t {0});
    QCOMPARE(made->slotOfNote[57], std::int8_t {2});
    QCOMPARE(made->slotOfNote[36], std::int8_t {-1});
    QCOMPARE(made->slots[2].character, &defaultDrumCharacter(DrumClass::Cymbal));
    QCOMPARE(made->variations[57].tune, 0.0F); // it is what this row sends
}

void TestDrumKit::aClosedHatCutsAnOpenOneWithinTenMilliseconds()
{
    Played played(onlyHeard(DrumClass::OpenHat));
    played.strike(46);
    played.run(0.1);
    played.strike(42);
    played.run(0.2);
    Played alone(onlyHeard(DrumClass::OpenHat));
    alone.strike(46);
    alone.run(0.3);
    QVERIFY(rmsOf(alone.between(0.11, 0.15)) > 0.005); // it would have gone on
    QVERIFY(rmsOf(played.between(0.101, 0.103)) > 0.3 * rmsOf(alone.between(0.101, 0.103)));
    QVERIFY(rmsOf(played.between(0.1035, 0.105)) < 0.8 * rmsOf(alone.between(0.1035, 0.105)));
    QVERIFY(peakOf(played.between(0.11, 0.3)) < 1e-6);
    QVERIFY(rmsOf(played.between(0.1, 0.104)) > 1e-3); // not at once
}

void TestDrumKit::onlyTheGroupIsCut()
{
    for (const int other : {36, 38, 39, 45, 49, 56}) {
        Played played(onlyHeard(DrumClass::Cymbal));
        played.strike(49);
        played.run(0.1);
        if (other != 49)
            played.strike(other);
        played.strike(42);
        played.run(0.1);
        Played alone(onlyHeard(DrumClass::Cymbal));
        alone.strike(49);
        alone.run(0.2);
        QCOMPARE(played.left, alone.left);
    }
}

void TestDrumKit::newKitsLetOldSoundsRingOut()
{
    Played alone(onlyHeard(DrumClass::Cymbal));
    alone.strike(49);
    alone.run(1.0);
    Played played(onlyHeard(DrumClass::Cymbal));
    played.strike(49);
    played.run(0.1);
    DrumKit other = usualKit();
    for (DrumSlot& slot : other.slots)
        slot.level = 0.0;
    other.slots[indexOf(DrumClass::Cymbal)].character = "cymbal_ride";
    played.kits->publish(playable(other));
    played.run(0.9);
    QCOMPARE(played.left, alone.left);
    played.strike(49); // of the new kit, in which nothing is heard
    const std::size_t from = played.left.size();
    played.run(0.5);
    QVERIFY(rmsOf(std::span<const float>(played.left).subspan(from + 14400)) < 1e-4);
}

void TestDrumKit::kitsLiveAsLongAsTheyRing()
{
    auto sound = sine(200.0, 0.5);
    const std::weak_ptr<const audio::SoundBuffer> watched = sound;
    auto kit = withSample(DrumClass::Percussion, std::move(sound));
    Played played(std::move(kit));
    played.strike(56);
    played.run(0.1);
    played.kits->publish(playable(usualKit()));
    played.run(0.1);
    played.kits->collect();
    QVERIFY(!watched.expired()); // it still rings
    QCOMPARE(played.kits->keptKits(), std::size_t {2});
    played.run(0.5);
    QVERIFY(!watched.expired()); // the rendering side frees nothing
    played.kits->collect();
    QVERIFY(watched.expired());
    QCOMPARE(played.kits->keptKits(), std::size_t {1});
    for (int i = 0; i < 50; ++i) { // as turning a knob does
        played.kits->publish(playable(usualKit()));
        if (i % 3 == 0)
            played.run(0.01);
    }
    played.run(0.01);
    played.kits->collect();
    QCOMPARE(played.kits->keptKits(), std::size_t {1});
}

void TestDrumKit::levelAndPanAreAlsoHeardInWhatRings()
{
    Played played(withSample(DrumClass::Percussion, sine(440.0, 2.0)));
    played.strike(56);
    played.run(0.5);
    const auto same = played.kits;
    DrumKit changed = usualKit();
    DrumSlot& slot = changed.slots[indexOf(DrumClass::Percussion)];
    slot.character.clear();
    slot.file = "sound.wav";
    slot.level = 0.5;
    slot.pan = -1.0;
    const auto before = played.left.size();
    // the same sound: by the same pointer
    const auto first = withSample(DrumClass::Percussion, sine(440.0, 2.0));
    Played other(first);
    other.strike(56);
    other.run(0.5);
    other.kits->publish(playable(changed, [&](const auto&) { return first->slots.back().sample; }));
    other.run(0.5);
    played.run(0.5);
    const auto tail = [&](const std::vector<float>& channel) {
        return rmsOf(std::span<const float>(channel).subspan(before + 4800));
    };
    QVERIFY(std::abs(decibels(tail(other.left) / tail(played.left)) + 3.0) < 0.2); // 0.5, sqrt 2
    QVERIFY(tail(other.right) < 1e-3 * tail(played.right));
    QVERIFY(steepest(other.left) < 1.3 * steepest(played.left)); // without a click
}

void TestDrumKit::valuesOfSlotsAreKeptInTheirRanges()
{
    DrumKit kit = usualKit();
    kit.slots[0].level = 1e9;
    kit.slots[0].pan = -7.0;
    kit.slots[0].tune = std::numeric_limits<double>::quiet_NaN();
    kit.slots[0].decay = -1.0;
    const auto made = playable(kit);
    QCOMPARE(made->slots[0].level, 2.0F);
    QCOMPARE(made->slots[0].pan, -1.0F);
    QCOMPARE(made->slots[0].tune, 0.0F);
    QCOMPARE(made->slots[0].decay, 0.1F);
}

void TestDrumKit::aSampleIsPlayedAsItIs()
{
    const auto sound = sine(1000.0, 0.1);
    Played played(withSample(DrumClass::Snare, sound));
    played.strike(38);
    played.run(0.2);
    for (std::size_t i = 0; i < sound->frames(); ++i)
        QVERIFY(std::abs(played.left[i] - 0.6F * sound->left[i]) < 1e-5F);
    QCOMPARE(played.left, played.right);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

void TestDrumKit::aMissingSampleIsSilent()
{
    Played played(withSample(DrumClass::Snare, nullptr));
    played.strike(38);
    played.run(0.1);
    QCOMPARE(peakOf(played.left), 0.0);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

/// A low sine struck every 3 ms, so that more fade than there are voices: no step between two
/// frames is larger than so many sines could make.
void TestDrumKit::stealingDoesNotClick()
{
    Played played(withSample(DrumClass::Cymbal, sine(50.0, 3.0)));
    for (int i = 0; i < 150; ++i) {
        played.strike(49, 100);
        played.run(0.003);
    }
    played.run(0.5);
    const double one = 0.6 * std::pow(100.0 / 127.0, 1.4) * 2.0 * M_PI * 50.0 / kRate;
    const double most = steepest(played.left);
    QVERIFY2(most < 40.0 * one, qPrintable(QString::number(most / one)));
    QVERIFY(most < 0.05 * peakOf(played.left));
}

void TestDrumKit::manyStrokesStayWithinTheVoices()
{
    Played played(playable(usualKit()));
    for (int i = 0; i < 4000; ++i)
        played.strike(27 + i % 60, 1 + i % 127, static_cast<std::size_t>(i) / 20);
    QVERIFY(played.instrument().soundingVoices() <= kDrumVoices + 12);
    played.run(4.0);
    QVERIFY(std::all_of(played.left.begin(), played.left.end(), [](float x) {
        return std::isfinite(x) && std::abs(x) < 40.0F;
    }));
    played.run(8.0);
    QCOMPARE(played.instrument().soundingVoices(), 0);
    QVERIFY(peakOf(std::span<const float>(played.left).last(4800)) < 1e-6);
}

void TestDrumKit::controllersOfAChannelAreObeyed()
{
    const auto level = [](unsigned number, unsigned value, unsigned channel) {
        Played played(withSample(DrumClass::Percussion, sine(440.0, 1.0)));
        played.instrument().event(MidiMessage::controller(channel, number, value), 0);
        played.strike(56);
        played.run(0.5);
        return std::pair(rmsOf(played.left), rmsOf(played.right));
    };
    const auto usual = level(7, 100, 9);
    QVERIFY(std::abs(decibels(level(7, 50, 9).first / usual.first) + 12.04) < 0.1);
    QVERIFY(std::abs(decibels(level(11, 64, 9).first / usual.first) + 11.9) < 0.1);
    QVERIFY(level(7, 0, 9).first < 1e-9);
    QCOMPARE(level(7, 0, 3), usual); // another's
    QVERIFY(level(10, 127, 9).first < 1e-3);
    QVERIFY(std::abs(decibels(level(10, 127, 9).second / usual.second) - 3.0) < 0.1);

    Played played(onlyHeard(DrumClass::Cymbal));
    played.strike(49);
    played.run(0.1);
    played.instrument().event(MidiMessage::controller(9, 123, 0), 0); // a stroke is no held note
    played.run(0.1);
    QVERIFY(rmsOf(played.between(0.15, 0.2)) > 0.01);
    played.instrument().event(MidiMessage::controller(9, 120, 0), 0);
    played.run(0.1);
    QVERIFY(peakOf(played.between(0.21, 0.3)) < 1e-6);
}

void TestDrumKit::noteOffsAreNotHeeded()
{
    Played with(onlyHeard(DrumClass::Cymbal));
    with.strike(49);
    with.run(0.1);
    with.instrument().event(MidiMessage::noteOff(9, 49), 0);
    with.strike(49, 0);
    with.run(0.3);
    Played without(onlyHeard(DrumClass::Cymbal));
    without.strike(49);
    without.run(0.4);
    QCOMPARE(with.left, without.left);
}

void TestDrumKit::panicSilences()
{
    Played played(playable(usualKit()));
    for (const int note : {36, 38, 46, 49})
        played.strike(note);
    played.run(0.05);
    played.strike(45);
    played.instrument().panic();
    played.run(0.1);
    QVERIFY(peakOf(played.between(0.06, 0.15)) < 1e-6);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

void TestDrumKit::blockSizeChangesNothing()
{
    const auto groove = [](std::size_t block) {
        Played played(playable(usualKit()));
        for (int i = 0; i < 8; ++i) {
            played.strike(i % 2 == 0 ? 36 : 38, 90);
            played.strike(42, 60);
            played.run(0.0625, block);
        }
        return played.left;
    };
    const auto whole = groove(3000);
    QCOMPARE(groove(64), whole);
    QCOMPARE(groove(100), whole);
}

void TestDrumKit::theSameStrokesSoundTheSameAgain()
{
    const auto first = renderStroke(playable(usualKit()), NoteNumber(38), Velocity(99));
    QCOMPARE(renderStroke(playable(usualKit()), NoteNumber(38), Velocity(99)), first);
    Played played(playable(usualKit()));
    played.strike(38, 99);
    played.run(0.2);
    const auto before = played.left;
    played.instrument().prepare(kRate, kBlock);
    played.left.clear();
    played.right.clear();
    played.strike(38, 99);
    played.run(0.2);
    QCOMPARE(played.left, before);
}

/// A limiter follows, but it should have little to do.
void TestDrumKit::nothingClipsWhenAKitIsPlayedHard()
{
    for (const BuiltInKit& builtIn : builtInKits()) {
        Played played(playable(kitOf(builtIn)));
        for (int i = 0; i < 16; ++i) {
            if (i % 4 == 0)
                played.strike(36, 110);
            if (i % 8 == 4)
                played.strike(38, 110);
            played.strike(42, 80);
            played.run(0.125);
        }
        const double peak = std::max(peakOf(played.left), peakOf(played.right));
        QVERIFY2(peak < 1.1 && peak > 0.4, qPrintable(QString::number(peak)));
    }
}

void TestDrumKit::playingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    auto sound = sine(300.0, 0.2);
    Played played(withSample(DrumClass::Percussion, sound));
    played.strike(56);
    played.run(0.05);
    played.kits->publish(playable(usualKit())); // taken while it is counted
    std::array<float, kBlock> left {};
    std::array<float, kBlock> right {};
    const test::RealtimeGuard guard;
    for (int i = 0; i < 400; ++i) {
        for (unsigned k = 0; k < 4; ++k)
            played.instrument().event(
                MidiMessage::noteOn(9, 35 + static_cast<unsigned>(i) % 47, 30 + 20 * k), k * 50);
        played.instrument().event(MidiMessage::controller(9, 7, static_cast<unsigned>(i) % 128),
                                  210);
        played.instrument().render(left, right);
        if (i == 300)
            played.instrument().panic();
    }
    QCOMPARE(guard.violations(), std::uint64_t {0});
    QVERIFY(played.instrument().soundingVoices() > 0);
}

QTEST_GUILESS_MAIN(TestDrumKit)
#include "tst_drum_kit.moc"
