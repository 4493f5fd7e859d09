// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_render.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using enum SubtractiveParameter;
using test::amplitudeAt;
using test::decibels;
using test::peakOf;
using test::rmsOf;

namespace {

constexpr double kRate = 44100.0;
using Sound = std::vector<float>;

/// A steady tone with an open filter and nothing else: what is left can be calculated.
SubtractiveParameters plain(OscillatorWaveform waveform)
{
    SubtractiveParameters sound;
    sound.set(Waveform, static_cast<float>(waveform));
    sound.set(AmplitudeAttack, 0.0F);
    sound.set(AmplitudeSustain, 1.0F);
    return sound;
}

Sound rendered(const SubtractiveParameters& sound,
               int note,
               double seconds,
               double heldSeconds = 60.0,
               double sampleRate = kRate)
{
    SubtractiveRenderer renderer;
    const RenderedNote what {note, 127, seconds, sampleRate, heldSeconds};
    Sound result(SubtractiveRenderer::frames(what));
    renderer.render({&sound, 1}, what, result);
    return result;
}

double hertzOf(double note)
{
    return 440.0 * std::exp2((note - 69.0) / 12.0);
}

std::span<const float> between(const Sound& sound, double from, double to, double rate = kRate)
{
    const auto begin = static_cast<std::size_t>(from * rate);
    return std::span(sound).subspan(begin, static_cast<std::size_t>(to * rate) - begin);
}

/// After how many frames a sound is most like itself, near `frames`.
double likenessAfter(std::span<const float> sound, double frames, double reach)
{
    const auto likeness = [&](std::size_t lag) {
        double sum = 0.0;
        for (std::size_t i = 0; i < sound.size() / 2; ++i)
            sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i + lag]);
        return sum;
    };
    const auto low = static_cast<std::size_t>(frames - reach);
    const auto high = static_cast<std::size_t>(frames + reach);
    std::size_t best = low;
    for (std::size_t lag = low; lag <= high; ++lag)
        if (likeness(lag) > likeness(best))
            best = lag;
    const double before = likeness(best - 1);
    const double at = likeness(best);
    const double after = likeness(best + 1);
    return static_cast<double>(best) + 0.5 * (before - after) / (before - 2.0 * at + after);
}

/// What is not near a harmonic of the note, against the fundamental, in dB.
double loudestAlias(std::span<const float> sound, double hertz, double upTo)
{
    const auto spectrum = test::spectrumOf(sound);
    const double perBin = kRate / static_cast<double>(sound.size());
    const double fundamental
        = *std::max_element(spectrum.begin() + static_cast<std::ptrdiff_t>(hertz * 0.98 / perBin),
                            spectrum.begin() + static_cast<std::ptrdiff_t>(hertz * 1.02 / perBin));
    double loudest = 1e-12;
    for (std::size_t k = 20; static_cast<double>(k) * perBin < upTo; ++k) {
        const double frequency = static_cast<double>(k) * perBin;
        const double harmonic = std::max(1.0, std::round(frequency / hertz));
        if (std::abs(frequency - harmonic * hertz) > 8.0 * perBin)
            loudest = std::max(loudest, spectrum[k]);
    }
    return decibels(loudest / fundamental);
}

double harmonicOf(OscillatorWaveform waveform, int n)
{
    const double odd = n % 2 == 1 ? 1.0 : 0.0;
    const double pi = std::numbers::pi;
    switch (waveform) {
    case OscillatorWaveform::Saw:
        return 2.0 / (pi * n);
    case OscillatorWaveform::Square:
        return odd * 4.0 / (pi * n);
    case OscillatorWaveform::Triangle:
        return odd * 8.0 / (pi * pi * n * n);
    default:
        return n == 1 ? 1.0 : 0.0;
    }
}

/// Of the state-variable filter after the bilinear transform.
double responseOf(FilterMode mode, double hertz, double cutoff)
{
    const double w
        = std::tan(std::numbers::pi * hertz / kRate) / std::tan(std::numbers::pi * cutoff / kRate);
    const double below = std::sqrt((1.0 - w * w) * (1.0 - w * w) + w * w);
    return (mode == FilterMode::Low ? 1.0 : mode == FilterMode::Band ? w : w * w) / below;
}

double cutoffAt(double place)
{
    return std::min(20.0 * std::pow(1000.0, place), 0.45 * kRate);
}

/// Levels every 5 ms, of windows of 10 ms.
std::vector<double> envelopeOf(const Sound& sound)
{
    std::vector<double> levels;
    for (double at = 0.0; at + 0.01 < static_cast<double>(sound.size()) / kRate; at += 0.005)
        levels.push_back(rmsOf(between(sound, at, at + 0.01)));
    return levels;
}

QString text(double found, double expected)
{
    return QStringLiteral("%1, expected %2").arg(found).arg(expected);
}

} // namespace

class TestSubtractiveRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfVectorUnitGivesTheSameBits();
    void aSoundDoesNotDependOnItsNeighbours();
    void randomSoundsAreFiniteAndBounded_data();
    void randomSoundsAreFiniteAndBounded();
    void pitchesAreRightWithinACent_data();
    void pitchesAreRightWithinACent();
    void nothingAliases_data();
    void nothingAliases();
    void harmonicsAreThoseOfTheWaveform_data();
    void harmonicsAreThoseOfTheWaveform();
    void noiseIsAsLoudAsASawAndEven();
    void theFilterIsWhatIsCalculated_data();
    void theFilterIsWhatIsCalculated();
    void theFiltersEnvelopeMovesTheCutoff();
    void theAmplitudesEnvelopeTakesTheTimesSaid();
    void thePitchsEnvelopeMovesThePitch();
    void lfosHaveTheirFrequencyAndDelay_data();
    void lfosHaveTheirFrequencyAndDelay();
    void thePitchsLfoIsAsDeepAsSaid();
    void theUnisonIsDetunedAsSaid();
    void echoesComeAtTheirFrames();
    void theRoomDecaysInTheTimeSaid_data();
    void theRoomDecaysInTheTimeSaid();
    void theRoomIsAsLoudAsWhatGoesIn();
    void thePresetsRateAndTempoAndNoteCount();
    void strangeNotesAreHeldInRange();
};

void TestSubtractiveRender::everyKindOfVectorUnitGivesTheSameBits()
{
    std::vector<SubtractiveParameters> sounds;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        sounds.push_back(randomParameters(seed));
    const RenderedNote note {60, 100, 1.01, kRate, {}};
    const auto all = [&](realtime::VectorUnits units) {
        SubtractiveRenderer renderer(units);
        Sound result(SubtractiveRenderer::frames(note) * sounds.size());
        renderer.render(sounds, note, result);
        return result;
    };
    const Sound baseline = all(realtime::VectorUnits::Baseline);
    for (const auto units : {realtime::VectorUnits::Avx2, realtime::VectorUnits::Avx512}) {
        const Sound other = all(units);
        QVERIFY(std::memcmp(other.data(), baseline.data(), other.size() * sizeof(float)) == 0);
    }
    QVERIFY(rmsOf(baseline) > 0.01);
}

void TestSubtractiveRender::aSoundDoesNotDependOnItsNeighbours()
{
    std::vector<SubtractiveParameters> sounds;
    for (std::uint64_t seed = 100; seed < 120; ++seed)
        sounds.push_back(randomParameters(seed));
    const RenderedNote note {48, 90, 0.7, 22050.0, {}};
    const std::size_t frames = SubtractiveRenderer::frames(note);
    SubtractiveRenderer renderer;
    Sound together(frames * sounds.size());
    renderer.render(sounds, note, together);
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const Sound alone = renderPatch(sounds[i], 48, 90, 0.7, 22050.0);
        QVERIFY(std::equal(alone.begin(),
                           alone.end(),
                           together.begin() + static_cast<std::ptrdiff_t>(i * frames)));
    }
}

void TestSubtractiveRender::randomSoundsAreFiniteAndBounded_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 11025.0, 44100.0, 192000.0})
        QTest::addRow("%.0f", rate) << rate;
}

void TestSubtractiveRender::randomSoundsAreFiniteAndBounded()
{
    QFETCH(double, rate);
    SubtractiveRenderer renderer;
    for (const int note : {0, 60, 127}) {
        std::vector<SubtractiveParameters> sounds;
        for (std::uint64_t seed = 0; seed < 64; ++seed)
            sounds.push_back(randomParameters(seed));
        const RenderedNote what {note, 127, 0.5, rate, 0.3};
        Sound result(SubtractiveRenderer::frames(what) * sounds.size());
        renderer.render(sounds, what, result);
        QVERIFY(
            std::all_of(result.begin(), result.end(), [](float x) { return std::isfinite(x); }));
        QVERIFY(peakOf(result) < 10.0);
    }
}

void TestSubtractiveRender::pitchesAreRightWithinACent_data()
{
    QTest::addColumn<int>("waveform");
    QTest::addColumn<int>("note");
    QTest::addColumn<double>("rate");
    for (const int waveform : {0, 1, 2, 3})
        for (const int note : {33, 57, 81, 100})
            for (const double rate : {44100.0, 48000.0})
                QTest::addRow("%d, note %d at %.0f", waveform, note, rate)
                    << waveform << note << rate;
}

void TestSubtractiveRender::pitchesAreRightWithinACent()
{
    QFETCH(int, waveform);
    QFETCH(int, note);
    QFETCH(double, rate);
    const Sound sound
        = rendered(plain(static_cast<OscillatorWaveform>(waveform)), note, 2.0, 60.0, rate);
    const double expected = hertzOf(note);
    // so many periods that a frame is far less than a cent
    const double period = rate / expected;
    const double periods = std::ceil(8000.0 / period);
    const double after
        = likenessAfter(std::span(sound).last(60000), periods * period, 0.4 * period);
    const double found = periods * rate / after;
    const double cents = 1200.0 * std::log2(found / expected);
    QVERIFY2(std::abs(cents) < 0.5, qPrintable(QString::number(cents)));
}

void TestSubtractiveRender::nothingAliases_data()
{
    QTest::addColumn<int>("waveform");
    QTest::addColumn<int>("note");
    for (const int waveform : {0, 1, 2, 3})
        for (const int note : {60, 84, 96, 108, 115, 120, 126})
            QTest::addRow("%d, note %d", waveform, note) << waveform << note;
}

/// What is no harmonic lies far below the fundamental, up to 20 kHz. (A naive sawtooth has its
/// aliases 20 to 40 dB below.)
void TestSubtractiveRender::nothingAliases()
{
    QFETCH(int, waveform);
    QFETCH(int, note);
    const Sound sound = rendered(plain(static_cast<OscillatorWaveform>(waveform)), note, 2.0);
    const double level
        = loudestAlias(std::span<const float>(sound).last(65536), hertzOf(note), 20000.0);
    QVERIFY2(level < -60.0, qPrintable(QStringLiteral("%1 dB").arg(level)));
}

void TestSubtractiveRender::harmonicsAreThoseOfTheWaveform_data()
{
    QTest::addColumn<int>("waveform");
    QTest::addColumn<int>("note");
    for (const int waveform : {0, 1, 2, 3})
        for (const int note : {36, 60, 93})
            QTest::addRow("%d, note %d", waveform, note) << waveform << note;
}

void TestSubtractiveRender::harmonicsAreThoseOfTheWaveform()
{
    QFETCH(int, waveform);
    QFETCH(int, note);
    const auto shape = static_cast<OscillatorWaveform>(waveform);
    const Sound sound = rendered(plain(shape), note, 2.0);
    const double hertz = hertzOf(note);
    const double level = 0.4; // a voice's at velocity 127
    for (int n = 1; n * hertz < 16000.0; n = n < 12 ? n + 1 : n * 5 / 4) {
        const double open = responseOf(FilterMode::Low, n * hertz, cutoffAt(1.0));
        const double found = amplitudeAt(between(sound, 0.5, 2.0), kRate, n * hertz) / open / level;
        const double expected = harmonicOf(shape, n);
        if (expected > 1e-4)
            QVERIFY2(std::abs(decibels(found / expected)) < 0.5, qPrintable(text(found, expected)));
        else
            QVERIFY2(found < 2e-4, qPrintable(text(found, expected)));
    }
}

void TestSubtractiveRender::noiseIsAsLoudAsASawAndEven()
{
    const Sound noise = rendered(plain(OscillatorWaveform::Noise), 60, 3.0);
    const Sound saw = rendered(plain(OscillatorWaveform::Saw), 60, 3.0);
    QVERIFY(std::abs(decibels(rmsOf(noise) / rmsOf(saw))) < 1.0);
    const auto spectrum = test::spectrumOf(std::span<const float>(noise).first(131072));
    const auto power = [&](double from, double to) {
        double sum = 0.0;
        const double perBin = kRate / 131072.0;
        const auto end = static_cast<std::size_t>(to / perBin);
        for (auto k = static_cast<std::size_t>(from / perBin); k < end; ++k)
            sum += spectrum[k] * spectrum[k];
        return sum / (to - from);
    };
    const double low = power(100.0, 2000.0);
    for (const double from : {2000.0, 5000.0, 8000.0})
        QVERIFY(std::abs(10.0 * std::log10(power(from, from + 2000.0) / low)) < 1.5);
}

void TestSubtractiveRender::theFilterIsWhatIsCalculated_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<double>("cutoff");
    for (const int type : {0, 1, 2})
        for (const double cutoff : {0.25, 0.4, 0.6, 0.8})
            QTest::addRow("%d at %.2f", type, cutoff) << type << cutoff;
}

void TestSubtractiveRender::theFilterIsWhatIsCalculated()
{
    QFETCH(int, type);
    QFETCH(double, cutoff);
    const auto mode = static_cast<FilterMode>(type);
    SubtractiveParameters sound = plain(OscillatorWaveform::Saw);
    const double hertz = hertzOf(33); // 55 Hz
    const Sound open = rendered(sound, 33, 2.0);
    sound.set(FilterType, static_cast<float>(type));
    sound.set(FilterCutoff, static_cast<float>(cutoff));
    const Sound filtered = rendered(sound, 33, 2.0);
    for (const int n : {1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 55, 90, 150, 250}) {
        const double there = responseOf(FilterMode::Low, n * hertz, cutoffAt(1.0));
        const double expected = decibels(responseOf(mode, n * hertz, cutoffAt(cutoff)) / there);
        if (expected < -50.0)
            continue;
        const double found = decibels(amplitudeAt(between(filtered, 0.5, 2.0), kRate, n * hertz)
                                      / amplitudeAt(between(open, 0.5, 2.0), kRate, n * hertz));
        QVERIFY2(std::abs(found - expected) < 0.1, qPrintable(text(found, expected)));
    }
}

void TestSubtractiveRender::theFiltersEnvelopeMovesTheCutoff()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Saw);
    sound.set(FilterCutoff, 0.3F);
    sound.set(FilterAttack, 0.5F);
    sound.set(FilterDecay, 0.2F);
    sound.set(FilterSustain, 0.5F);
    sound.set(FilterEnvelopeAmount, 0.4F);
    const Sound moved = rendered(sound, 45, 1.5);
    // at the sustain: as with the cutoff that it has been moved to
    sound.set(FilterCutoff, 0.5F);
    sound.set(FilterEnvelopeAmount, 0.0F);
    const Sound still = rendered(sound, 45, 1.5);
    QVERIFY(std::abs(decibels(rmsOf(between(moved, 1.2, 1.4)) / rmsOf(between(still, 1.2, 1.4))))
            < 0.05);
    sound.set(FilterCutoff, 0.7F);
    const Sound top = rendered(sound, 45, 1.5);
    QVERIFY(std::abs(decibels(rmsOf(between(moved, 0.49, 0.51)) / rmsOf(between(top, 0.49, 0.51))))
            < 0.5);
}

void TestSubtractiveRender::theAmplitudesEnvelopeTakesTheTimesSaid()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    sound.set(AmplitudeAttack, 0.2F);
    sound.set(AmplitudeDecay, 0.5F);
    sound.set(AmplitudeSustain, 0.5F);
    sound.set(AmplitudeRelease, 0.4F);
    const Sound result = rendered(sound, 93, 2.5, 1.5);
    const auto level = [&](double at) { return rmsOf(between(result, at - 0.004, at + 0.004)); };
    const double sustain = level(1.4);
    QVERIFY2(std::abs(level(0.2) / sustain - 2.0) < 0.06, qPrintable(QString::number(level(0.2))));
    // towards 1.3 of the top, which is reached after ln (1.3 / 0.3) constants
    const double half = 2.0 * 1.3 * (1.0 - std::sqrt(0.3 / 1.3));
    QVERIFY2(std::abs(level(0.1) / sustain - half) < 0.03, qPrintable(text(level(0.1), half)));
    const double middle = sustain * (1.0 + std::exp(-6.9078 * 0.5));
    QVERIFY(std::abs(level(0.2 + 0.25) - middle) < 0.03 * middle);
    QVERIFY(std::abs(decibels(level(1.5 + 0.2) / sustain) + 30.0) < 0.5);
    QVERIFY(decibels(level(1.5 + 0.4) / sustain) < -58.0);
    QVERIFY(peakOf(between(result, 2.3, 2.5)) == 0.0);
}

void TestSubtractiveRender::thePitchsEnvelopeMovesThePitch()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    sound.set(PitchAttack, 0.0F);
    sound.set(PitchDecay, 0.4F);
    sound.set(PitchSustain, 0.5F);
    sound.set(PitchEnvelopeAmount, 24.0F);
    const Sound result = rendered(sound, 57, 2.0);
    const double found
        = test::frequencyNear(std::span<const float>(result).last(32768), kRate, 440.0);
    QVERIFY(std::abs(1200.0 * std::log2(found / 440.0)) < 1.0);
    sound.set(PitchEnvelopeAmount, -24.0F);
    const Sound below = rendered(sound, 57, 2.0);
    const double low = test::frequencyNear(std::span<const float>(below).last(32768), kRate, 110.0);
    QVERIFY(std::abs(1200.0 * std::log2(low / 110.0)) < 1.0);
}

void TestSubtractiveRender::lfosHaveTheirFrequencyAndDelay_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<double>("hertz");
    QTest::addColumn<double>("delay");
    for (const int shape : {0, 1, 2, 3}) {
        QTest::addRow("%d, slow", shape) << shape << 2.0 << 0.0;
        QTest::addRow("%d, late", shape) << shape << 5.0 << 0.6;
        QTest::addRow("%d, fast", shape) << shape << 15.0 << 0.25;
    }
}

/// Seen in the loudness, which falls as often as the LFO does.
void TestSubtractiveRender::lfosHaveTheirFrequencyAndDelay()
{
    QFETCH(int, shape);
    QFETCH(double, hertz);
    QFETCH(double, delay);
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    sound.set(AmplitudeLfoWaveform, static_cast<float>(shape));
    sound.set(AmplitudeLfoFrequency, static_cast<float>(hertz));
    sound.set(AmplitudeLfoDelay, static_cast<float>(delay));
    sound.set(AmplitudeLfoAmount, 0.8F);
    const Sound result = rendered(sound, 93, 4.0);
    const std::vector<double> levels = envelopeOf(result);
    const double top = *std::max_element(levels.begin(), levels.end());
    const double bottom = *std::min_element(levels.begin() + 4, levels.end());
    QVERIFY2(std::abs(bottom / top - 0.2) < 0.08, qPrintable(text(bottom / top, 0.2)));
    std::vector<double> falls; // when the loudness passes its middle downwards
    const double middle = 0.6 * top;
    for (std::size_t i = 1; i < levels.size(); ++i)
        if (levels[i - 1] >= middle && levels[i] < middle)
            falls.push_back(0.005
                            * (static_cast<double>(i) - 1.0
                               + (levels[i - 1] - middle) / (levels[i - 1] - levels[i])));
    QVERIFY(falls.size() > 3);
    const double found
        = static_cast<double>(falls.size() - 2) / (falls.back() - falls[1]); // the first is a start
    QVERIFY2(std::abs(found / hertz - 1.0) < 0.01, qPrintable(text(found, hertz)));
    if (delay > 0.0) {
        const auto before = static_cast<std::ptrdiff_t>((delay - 0.015) / 0.005);
        QVERIFY(*std::min_element(levels.begin() + 4, levels.begin() + before) > 0.99 * top);
    }
}

void TestSubtractiveRender::thePitchsLfoIsAsDeepAsSaid()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    sound.set(PitchLfoWaveform, static_cast<float>(LfoWaveform::Square));
    sound.set(PitchLfoFrequency, 1.0F);
    sound.set(PitchLfoAmount, 7.0F);
    const Sound result = rendered(sound, 69, 2.0);
    const double above = hertzOf(76);
    const double below = hertzOf(62);
    QVERIFY(std::abs(test::frequencyNear(between(result, 1.05, 1.05 + 16384 / kRate), kRate, above)
                     - above)
            < 0.5);
    QVERIFY(std::abs(test::frequencyNear(between(result, 1.55, 1.55 + 16384 / kRate), kRate, below)
                     - below)
            < 0.5);
}

void TestSubtractiveRender::theUnisonIsDetunedAsSaid()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    sound.set(UnisonVoices, 1.0F); // two
    sound.set(UnisonDetune, 0.5F);
    const Sound result = rendered(sound, 81, 4.0);
    const auto amplitude = [&](double note) {
        return amplitudeAt(between(result, 0.5, 3.5), kRate, hertzOf(note)) / 0.4;
    };
    QVERIFY(std::abs(amplitude(80.75) - std::sqrt(0.5)) < 0.03);
    QVERIFY(std::abs(amplitude(81.25) - std::sqrt(0.5)) < 0.03);
    QVERIFY(amplitude(81.0) < 0.05);
    // as loud as one, as good as the phases let it be
    sound.set(UnisonVoices, 3.0F);
    const double eight = rmsOf(between(rendered(sound, 60, 4.0), 0.5, 4.0));
    sound.set(UnisonVoices, 0.0F);
    const double one = rmsOf(between(rendered(sound, 60, 4.0), 0.5, 4.0));
    QVERIFY2(std::abs(decibels(eight / one)) < 1.5,
             qPrintable(QString::number(decibels(eight / one))));
}

void TestSubtractiveRender::echoesComeAtTheirFrames()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Saw);
    sound.set(AmplitudeDecay, 0.02F);
    sound.set(AmplitudeSustain, 0.0F);
    const Sound dry = rendered(sound, 60, 2.0);
    sound.set(DelayTime, 0.1237F);
    sound.set(DelayFeedback, 0.7F);
    sound.set(DelayRepetitions, 3.0F); // four
    sound.set(DelayMix, 0.4F);
    const Sound wet = rendered(sound, 60, 2.0);
    const auto apart = static_cast<std::size_t>(std::lround(0.1237 * kRate));
    for (std::size_t i = 0; i < dry.size(); ++i) {
        double expected = 0.6 * static_cast<double>(dry[i]);
        double gain = 0.4;
        for (std::size_t k = 1; k <= 4; ++k, gain *= 0.7)
            if (i >= k * apart)
                expected += gain * static_cast<double>(dry[i - k * apart]);
        QVERIFY2(std::abs(static_cast<double>(wet[i]) - expected) < 1e-5,
                 qPrintable(QString::number(i)));
    }
    QVERIFY(peakOf(between(wet, 4 * 0.1237, 4 * 0.1237 + 0.02)) > 0.02);
}

void TestSubtractiveRender::theRoomDecaysInTheTimeSaid_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("rate");
    for (const double seconds : {0.5, 1.5, 4.0})
        for (const double rate : {11025.0, 44100.0})
            QTest::addRow("%.1f s at %.0f", seconds, rate) << seconds << rate;
}

void TestSubtractiveRender::theRoomDecaysInTheTimeSaid()
{
    QFETCH(double, seconds);
    QFETCH(double, rate);
    SubtractiveParameters sound = plain(OscillatorWaveform::Noise);
    sound.set(FilterCutoff, 0.45F); // below 450 Hz the treble's loss counts for nothing
    sound.set(AmplitudeDecay, 0.01F);
    sound.set(AmplitudeSustain, 0.0F);
    sound.set(ReverbTime, static_cast<float>(seconds));
    sound.set(ReverbMix, 1.0F);
    const Sound result = rendered(sound, 60, seconds * 1.4 + 0.3, 60.0, rate);
    // Schroeder: what is still to come, from -5 to -35 dB
    std::vector<double> rest(result.size() + 1, 0.0);
    for (std::size_t i = result.size(); i-- > 0;)
        rest[i] = rest[i + 1] + static_cast<double>(result[i]) * static_cast<double>(result[i]);
    const auto when = [&](double level) {
        std::size_t i = 0;
        while (10.0 * std::log10(rest[i] / rest[0]) > level)
            ++i;
        return static_cast<double>(i) / rate;
    };
    const double found = 2.0 * (when(-35.0) - when(-5.0));
    QVERIFY2(std::abs(found / seconds - 1.0) < 0.08, qPrintable(text(found, seconds)));
}

void TestSubtractiveRender::theRoomIsAsLoudAsWhatGoesIn()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Noise);
    sound.set(FilterCutoff, 0.6F);
    const double dry = rmsOf(between(rendered(sound, 60, 4.0), 2.0, 4.0));
    for (const float seconds : {0.3F, 1.0F, 4.0F}) {
        sound.set(ReverbTime, seconds);
        sound.set(ReverbMix, 1.0F);
        const double wet = rmsOf(between(rendered(sound, 60, 4.0), 2.0, 4.0));
        // the middle of two channels that have nothing in common is 3 dB below each
        QVERIFY2(std::abs(decibels(wet / dry) + 3.0) < 3.0,
                 qPrintable(QString::number(decibels(wet / dry))));
    }
    sound.set(ReverbTime, 0.0F); // no room: as it was
    QVERIFY(rendered(sound, 60, 0.5) == [&] {
        sound.set(ReverbMix, 0.0F);
        return rendered(sound, 60, 0.5);
    }());
}

void TestSubtractiveRender::thePresetsRateAndTempoAndNoteCount()
{
    SubtractiveParameters sound = plain(OscillatorWaveform::Sine);
    QCOMPARE(renderPatch(sound, 60, 100, 2.0).size(), std::size_t {22050});
    sound.set(AmplitudeRelease, 0.01F);
    sound.set(SequencerTempo, 240.0F); // two beats: half a second
    const Sound result = renderPatch(sound, 69, 100, 2.0, kRate);
    QVERIFY(rmsOf(between(result, 0.45, 0.49)) > 0.1);
    QVERIFY(peakOf(between(result, 0.52, 2.0)) < 1e-3);
    sound.set(SequencerTempo, 60.0F);
    sound.set(SequencerNotes, 12.0F);
    const Sound higher = renderPatch(sound, 69, 100, 2.0, kRate);
    const double found
        = test::frequencyNear(std::span<const float>(higher).first(65536), kRate, 880.0);
    QVERIFY(std::abs(found - 880.0) < 0.5);
}

void TestSubtractiveRender::strangeNotesAreHeldInRange()
{
    const SubtractiveParameters sound;
    QCOMPARE(SubtractiveRenderer::frames({60, 100, -1.0, kRate, {}}), std::size_t {0});
    QCOMPARE(SubtractiveRenderer::frames({60, 100, std::nan(""), kRate, {}}), std::size_t {0});
    QCOMPARE(SubtractiveRenderer::frames({60, 100, 1e9, 1e9, {}}), std::size_t {600 * 192000});
    QCOMPARE(renderPatch(sound, 60, 100, 0.1, 1.0).size(), std::size_t {800});
    const Sound result = renderPatch(sound, 4000, -7, 0.1, kRate);
    QVERIFY(std::all_of(result.begin(), result.end(), [](float x) { return std::isfinite(x); }));
}

QTEST_APPLESS_MAIN(TestSubtractiveRender)
#include "tst_subtractive_render.moc"
