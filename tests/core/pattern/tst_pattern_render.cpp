// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_render.h"
#include "core/synth/small_synth.h"

#include <QtTest>

#include <cmath>

#include "sequencer_stage.h"

using namespace timbrel;
using namespace timbrel::pattern;
using music::Pattern;
using music::PatternShape;
using test::patternOf;

namespace {

constexpr PatternShape kBar {8, 16, 4, 4};

std::vector<std::size_t> pulsesOf(const audio::RenderedAudio& audio)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < audio.left.size(); ++i)
        if (audio.left[i] > 0.1F)
            found.push_back(i);
    return found;
}

PatternRenderSettings settings()
{
    PatternRenderSettings settings;
    settings.sequencer = settingsFor(music::standardDrumRows());
    return settings;
}

} // namespace

class TestPatternRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onsetsAreWhereTheyWouldBePlayed()
    {
        auto how = settings();
        how.tempo = 97.0;
        how.turns = 3;
        how.sampleRate = 44100.0;
        how.tailSeconds = 0.5;
        Pattern pattern = patternOf(kBar, 0, {0, 3, 6});
        pattern.set(1, 15, {1.0F, 0.5F});
        const auto audio = renderPattern(std::make_unique<test::Pulses>(), pattern, how);
        QVERIFY(audio);
        const double beat = 60.0 / 97.0 * 44100.0;
        QCOMPARE(audio->left.size(), static_cast<std::size_t>(std::llround(12.0 * beat) + 22050));
        std::vector<std::size_t> expected;
        for (int turn = 0; turn < 3; ++turn)
            for (const double step : {0.0, 3.0, 6.0, 15.5})
                expected.push_back(
                    static_cast<std::size_t>(std::llround((turn * 4.0 + step / 4.0) * beat)));
        QCOMPARE(pulsesOf(*audio), expected);
    }

    void nothingOfAnotherTurnIsHeard()
    {
        auto how = settings();
        how.turns = 2;
        const Pattern pattern = patternOf(kBar, 0, {0}, {1.0F, -0.5F});
        const auto audio = renderPattern(std::make_unique<test::Pulses>(), pattern, how);
        QVERIFY(audio);
        QCOMPARE(pulsesOf(*audio), (std::vector<std::size_t> {0, 93000}));
    }

    void aSeamlessLoopIsAsLongAsItsBeats()
    {
        auto how = settings();
        how.end = LoopEnd::Seamless;
        how.tempo = 130.0;
        const Pattern pattern = patternOf(kBar, 0, {0, 8}, {1.0F, -0.25F});
        const auto audio = renderPattern(std::make_unique<test::Pulses>(), pattern, how);
        QVERIFY(audio);
        const double beat = 60.0 / 130.0 * 48000.0;
        QCOMPARE(audio->left.size(),
                 static_cast<std::size_t>(std::llround(8.0 * beat))
                     - static_cast<std::size_t>(std::llround(4.0 * beat)));
        // the next turn's first onset is early: at this one's end
        const auto pulses = pulsesOf(*audio);
        QCOMPARE(pulses.size(), std::size_t {2});
        QVERIFY(std::abs(double(pulses[0]) - (2.0 - 0.0625) * beat) <= 1.0);
        QVERIFY(std::abs(double(pulses[1]) - (4.0 - 0.0625) * beat) <= 1.0);
    }

    void whatRingsOnIsHeardAtTheBeginning()
    {
        auto how = settings();
        how.end = LoopEnd::Seamless;
        for (auto& row : how.sequencer.rows)
            row.channel = 0;
        const Pattern pattern = patternOf(kBar, 0, {15});
        const auto audio = renderPattern(synth::makeSmallSynth(), pattern, how);
        QVERIFY(audio);
        float first = 0.0F;
        for (std::size_t i = 0; i < 1000; ++i)
            first = std::max(first, std::abs(audio->left[i]));
        QVERIFY(first > 0.01F);
        // and the end goes on into the beginning without a step
        QVERIFY(std::abs(audio->left.front() - audio->left.back()) < 0.05F);
    }

    void blocksChangeNothing()
    {
        auto how = settings();
        how.sequencer.humanise = {8.0F, 0.1F, 5};
        how.sequencer.swing = 0.62F;
        Pattern pattern(kBar);
        for (std::size_t step = 0; step < 16; ++step)
            pattern.set(step % 8, step, {0.7F, 0.1F});
        std::vector<std::vector<std::size_t>> all;
        for (const std::size_t block : {std::size_t {31}, std::size_t {256}, std::size_t {5000}}) {
            how.blockFrames = block;
            const auto audio = renderPattern(std::make_unique<test::Pulses>(), pattern, how);
            QVERIFY(audio);
            all.push_back(pulsesOf(*audio));
        }
        QCOMPARE(all[1], all[0]);
        QCOMPARE(all[2], all[0]);
        QVERIFY(all[0].size() >= 15);
    }

    void whatCannotBeRenderedIsRefused()
    {
        const Pattern pattern = patternOf(kBar, 0, {0});
        const auto fault = [&](auto change) {
            auto how = settings();
            change(how);
            const auto audio = renderPattern(std::make_unique<test::Pulses>(), pattern, how);
            return audio ? std::string() : audio.error().name;
        };
        QCOMPARE(fault([](auto& how) { how.tempo = std::nan(""); }), std::string("tempo"));
        QCOMPARE(fault([](auto& how) { how.turns = 0; }), std::string("turns"));
        QCOMPARE(fault([](auto& how) {
                     how.turns = 1000;
                     how.tempo = 20.0;
                 }),
                 std::string("turns")); // three hours
        QCOMPARE(fault([](auto& how) { how.tailSeconds = -1.0; }), std::string("tailSeconds"));
        QCOMPARE(fault([](auto& how) { how.sampleRate = 0.0; }), std::string("sampleRate"));
        QVERIFY(!renderPattern(std::make_unique<test::Pulses>(), Pattern {}, settings()));
    }
};

QTEST_GUILESS_MAIN(TestPatternRender)
#include "tst_pattern_render.moc"
