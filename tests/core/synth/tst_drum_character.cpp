// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_character.h"
#include "core/synth/drum_kit.h"
#include "core/synth/drum_voice.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using music::DrumClass;
using test::peakOf;
using test::rmsOf;

namespace {

constexpr float kRate = 48000.0F;

std::vector<float> struck(const DrumStroke& stroke, float rate = kRate, std::size_t step = 32)
{
    DrumVoice voice;
    voice.start(stroke, rate);
    std::vector<float> sound;
    while (!voice.isOver()) {
        sound.resize(sound.size() + step);
        voice.render(std::span(sound).last(step));
    }
    return sound;
}

std::vector<float> struck(const DrumCharacter& character, float velocity = 1.0F)
{
    return struck({&character, velocity, 1.0F, 1.0F, 7});
}

/// Of the power of the first two thirds of a second, in Hz.
double centroidOf(const std::vector<float>& sound, double rate = 48000.0)
{
    constexpr std::size_t kFrames = 32768;
    // in the middle of the spectrum's window, where nothing of the stroke is lost
    std::vector<float> padded(2 * kFrames, 0.0F);
    std::copy_n(sound.begin(), std::min(sound.size(), kFrames), padded.begin() + kFrames / 2);
    const auto spectrum = test::spectrumOf(padded);
    double weighted = 0.0;
    double whole = 0.0;
    for (std::size_t k = 1; k < spectrum.size(); ++k) {
        const double power = spectrum[k] * spectrum[k];
        weighted += power * static_cast<double>(k);
        whole += power;
    }
    return weighted / whole * rate / static_cast<double>(padded.size());
}

/// Seconds until 99 % of the energy have sounded: the decay to -20 dB (Schroeder's integral).
double decayOf(std::span<const float> sound, double rate = 48000.0)
{
    double left = 0.0;
    for (const float frame : sound)
        left += static_cast<double>(frame * frame);
    const double end = 0.01 * left;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        left -= static_cast<double>(sound[i] * sound[i]);
        if (left < end)
            return static_cast<double>(i) / rate;
    }
    return static_cast<double>(sound.size()) / rate;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

QString named(const DrumCharacter& character)
{
    return QString::fromUtf8(character.id.data(), static_cast<qsizetype>(character.id.size()));
}

/// What a sound of a class decays by, in seconds to -20 dB.
std::pair<double, double> usualDecay(DrumClass drumClass)
{
    switch (drumClass) {
    case DrumClass::Kick:
        return {0.04, 0.8};
    case DrumClass::Snare:
    case DrumClass::Clap:
        return {0.01, 0.2};
    case DrumClass::OpenHat:
        return {0.08, 0.5};
    case DrumClass::ClosedHat:
        return {0.008, 0.06};
    case DrumClass::Tom:
        return {0.08, 0.5};
    case DrumClass::Cymbal:
        return {0.12, 1.5};
    case DrumClass::Percussion:
        break;
    }
    return {0.008, 1.0};
}

} // namespace

class TestDrumCharacter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClassHasSeveralCharacters();
    void everyCharacterIsSoundAndSound_data();
    void everyCharacterIsSoundAndSound();
    void harderIsLouderAndNotDuller_data() { everyCharacterIsSoundAndSound_data(); }
    void harderIsLouderAndNotDuller();
    void tuneAndDecayDoWhatTheySay_data() { everyCharacterIsSoundAndSound_data(); }
    void tuneAndDecayDoWhatTheySay();
    void aStrokeIsTheSameHoweverItIsDivided_data() { everyCharacterIsSoundAndSound_data(); }
    void aStrokeIsTheSameHoweverItIsDivided();
    void theRateChangesNothingThatIsHeard_data() { everyCharacterIsSoundAndSound_data(); }
    void theRateChangesNothingThatIsHeard();
    void noTwoStrokesAreQuiteTheSame();
    void kicksAreLowerThanTomsThanSnaresThanHats();
    void openHatsRingLongerThanClosedOnes();
    void extremesStayBounded();
    void strikingNeitherAllocatesNorLocks();
};

void TestDrumCharacter::everyClassHasSeveralCharacters()
{
    std::map<DrumClass, int> counts;
    std::set<std::string_view> ids;
    for (const DrumCharacter& character : drumCharacters()) {
        ++counts[character.drumClass];
        QVERIFY(ids.insert(character.id).second);
        QVERIFY(character.id.starts_with(music::drumClassId(character.drumClass)));
        QCOMPARE(drumCharacterOf(character.id), &character);
    }
    QCOMPARE(counts.size(), music::kDrumClasses);
    for (const auto& [drumClass, count] : counts) {
        QVERIFY(count >= 4);
        QCOMPARE(defaultDrumCharacter(drumClass).drumClass, drumClass);
    }
    QCOMPARE(drumCharacterOf("kick_of_another_version"), nullptr);
}

void TestDrumCharacter::everyCharacterIsSoundAndSound_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const DrumCharacter& character : drumCharacters())
        QTest::addRow("%s", qPrintable(named(character))) << index++;
}

/// Loud enough, not too loud whatever the seed, without DC, from silence to silence, and as long as
/// its class is.
void TestDrumCharacter::everyCharacterIsSoundAndSound()
{
    QFETCH(int, index);
    const DrumCharacter& character = drumCharacters()[static_cast<std::size_t>(index)];
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const auto sound = struck({&character, 1.0F, 1.0F, 1.0F, seed});
        const double peak = peakOf(sound);
        QVERIFY2(peak > 0.15 && peak < 0.8, qPrintable(QString::number(peak)));
        QVERIFY(std::all_of(sound.begin(), sound.end(), [](float x) { return std::isfinite(x); }));
    }
    const auto sound = struck(character);
    const double peak = peakOf(sound);
    double sum = 0.0;
    for (const float frame : sound)
        sum += static_cast<double>(frame);
    QVERIFY(std::abs(sum / static_cast<double>(sound.size())) < 0.002 * peak);
    QVERIFY(std::abs(static_cast<double>(sound.front())) < 0.01 * peak);
    QVERIFY(peakOf(std::span<const float>(sound).last(64)) < 0.002 * peak);
    const auto [shortest, longest] = usualDecay(character.drumClass);
    const double decay = decayOf(sound);
    QVERIFY2(decay > shortest && decay < longest, qPrintable(QString::number(decay)));
    QVERIFY(sound.size() < 6 * static_cast<std::size_t>(kRate));
}

void TestDrumCharacter::harderIsLouderAndNotDuller()
{
    QFETCH(int, index);
    const DrumCharacter& character = drumCharacters()[static_cast<std::size_t>(index)];
    double before = 0.0;
    for (int velocity = 1; velocity <= 127; velocity += 7) {
        const double level = rmsOf(struck(character, static_cast<float>(velocity) / 127.0F));
        QVERIFY2(level > before, qPrintable(QString::number(velocity)));
        before = level;
    }
    const auto soft = struck(character, 0.4F);
    const auto loud = struck(character, 1.0F);
    QVERIFY(test::decibels(rmsOf(loud) / rmsOf(soft)) > 8.0);
    QVERIFY(centroidOf(soft) <= 1.01 * centroidOf(loud));
}

void TestDrumCharacter::tuneAndDecayDoWhatTheySay()
{
    QFETCH(int, index);
    const DrumCharacter& character = drumCharacters()[static_cast<std::size_t>(index)];
    const auto usual = struck(character);
    const double low = centroidOf(struck({&character, 1.0F, 0.5F, 1.0F, 7}));
    const double high = centroidOf(usual);
    // half the frequencies; what is near the end of hearing is bounded there
    QVERIFY2(low < 0.68 * high && low > 0.38 * high,
             qPrintable(QStringLiteral("%1 and %2 Hz").arg(low).arg(high)));
    const double usualDecay = decayOf(usual);
    const double longer = decayOf(struck({&character, 1.0F, 1.0F, 2.0F, 7}));
    const double shorter = decayOf(struck({&character, 1.0F, 1.0F, 0.5F, 7}));
    QVERIFY2(longer > 1.3 * usualDecay, qPrintable(QString::number(longer / usualDecay)));
    QVERIFY2(shorter < 0.8 * usualDecay, qPrintable(QString::number(shorter / usualDecay)));
}

void TestDrumCharacter::aStrokeIsTheSameHoweverItIsDivided()
{
    QFETCH(int, index);
    const DrumCharacter& character = drumCharacters()[static_cast<std::size_t>(index)];
    const DrumStroke stroke {&character, 0.8F, 1.1F, 0.9F, 3};
    const auto whole = struck(stroke);
    for (const std::size_t step : {std::size_t {1}, std::size_t {7}, std::size_t {31}}) {
        const auto parts = struck(stroke, kRate, step);
        const std::size_t count = std::min(parts.size(), whole.size());
        QVERIFY(std::equal(
            whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(count), parts.begin()));
    }
}

void TestDrumCharacter::theRateChangesNothingThatIsHeard()
{
    QFETCH(int, index);
    const DrumCharacter& character = drumCharacters()[static_cast<std::size_t>(index)];
    const auto usual = struck(character);
    for (const float rate : {44100.0F, 96000.0F}) {
        const auto other = struck({&character, 1.0F, 1.0F, 1.0F, 7}, rate);
        const double colour = centroidOf(other, static_cast<double>(rate)) / centroidOf(usual);
        QVERIFY2(colour > 0.7 && colour < 1.35, qPrintable(QString::number(colour)));
        const double length = decayOf(other, static_cast<double>(rate)) / decayOf(usual);
        QVERIFY2(length > 0.7 && length < 1.4, qPrintable(QString::number(length)));
        const double level = test::decibels(peakOf(other) / peakOf(usual));
        QVERIFY2(std::abs(level) < 5.0, qPrintable(QString::number(level)));
    }
}

void TestDrumCharacter::noTwoStrokesAreQuiteTheSame()
{
    const DrumCharacter& snare = defaultDrumCharacter(DrumClass::Snare);
    const auto first = struck({&snare, 1.0F, 1.0F, 1.0F, 1});
    QCOMPARE(struck({&snare, 1.0F, 1.0F, 1.0F, 1}), first);
    const auto second = struck({&snare, 1.0F, 1.0F, 1.0F, 2});
    QVERIFY(second != first);
    QVERIFY(std::abs(test::decibels(rmsOf(second) / rmsOf(first))) < 2.0);
}

/// Over the characters of a class, and within each kit that comes with Timbrel.
void TestDrumCharacter::kicksAreLowerThanTomsThanSnaresThanHats()
{
    std::map<DrumClass, std::vector<double>> centroids;
    std::map<std::string_view, double> byId;
    for (const DrumCharacter& character : drumCharacters()) {
        byId[character.id] = centroidOf(struck(character));
        centroids[character.drumClass].push_back(byId[character.id]);
    }
    const auto median = [&](DrumClass drumClass) { return medianOf(centroids[drumClass]); };
    QVERIFY(median(DrumClass::Kick) < median(DrumClass::Tom));
    QVERIFY(median(DrumClass::Tom) < median(DrumClass::Snare));
    QVERIFY(median(DrumClass::Snare) < median(DrumClass::ClosedHat));
    QVERIFY(median(DrumClass::Snare) < median(DrumClass::OpenHat));
    for (const BuiltInKit& kit : builtInKits()) {
        const auto of = [&](DrumClass drumClass) {
            return byId.at(kit.characters[static_cast<std::size_t>(drumClass)]);
        };
        QVERIFY(of(DrumClass::Kick) < of(DrumClass::Tom));
        QVERIFY(of(DrumClass::Tom) < of(DrumClass::Snare));
        QVERIFY(of(DrumClass::Snare) < of(DrumClass::ClosedHat));
    }
}

void TestDrumCharacter::openHatsRingLongerThanClosedOnes()
{
    for (const DrumCharacter& open : drumCharacters()) {
        if (open.drumClass != DrumClass::OpenHat)
            continue;
        const std::string kind(open.id.substr(std::string_view("open_hat_").size()));
        const DrumCharacter* closed = drumCharacterOf("closed_hat_" + kind);
        QVERIFY2(closed != nullptr, kind.c_str());
        QVERIFY(decayOf(struck(open)) > 4.0 * decayOf(struck(*closed)));
    }
}

void TestDrumCharacter::extremesStayBounded()
{
    for (const DrumCharacter& character : drumCharacters())
        for (const float tune : {0.25F, 4.0F})
            for (const float decay : {0.1F, 4.0F})
                for (const float rate : {22050.0F, 192000.0F}) {
                    const auto sound = struck({&character, 1.0F, tune, decay, 5}, rate);
                    const double peak = peakOf(sound);
                    QVERIFY2(peak > 0.002 && peak < 2.0,
                             qPrintable(named(character) + QString::number(peak)));
                }
}

void TestDrumCharacter::strikingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    DrumVoice voice;
    std::array<float, DrumVoice::kStep> out {};
    (void)drumCharacters();
    const test::RealtimeGuard guard;
    for (const DrumCharacter& character : drumCharacters()) {
        voice.start({&character, 0.7F, 1.0F, 1.0F, 1}, kRate);
        for (int i = 0; i < 200; ++i)
            voice.render(out);
    }
    QCOMPARE(guard.violations(), std::uint64_t {0});
}

QTEST_GUILESS_MAIN(TestDrumCharacter)
#include "tst_drum_character.moc"
