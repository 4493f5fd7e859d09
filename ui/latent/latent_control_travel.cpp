// SPDX-License-Identifier: GPL-3.0-or-later
// What moves by itself: the puck as it glides and travels, the step that is heard, what is
// recorded.
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace timbrel::ui {

using learning::PadPosition;
using pattern::PuckPath;

namespace {

constexpr auto kLongestTap = std::chrono::milliseconds(2200); ///< a beat is no longer
constexpr std::size_t kMostTaps = 8;
constexpr double kSixteenth = 0.25; ///< beats
constexpr auto kSlowestEngine = std::chrono::seconds(5); ///< to do as it was told

} // namespace

void LatentControl::wake()
{
    if (!m_follow.isActive())
        m_follow.start();
}

void LatentControl::start()
{
    prepare();
    resetFigures();
    request();
    m_player->start();
    m_travelFrom = 0.0;
    m_expecting.setRemainingTime(kSlowestEngine);
    wake();
}

void LatentControl::stop()
{
    if (m_player)
        m_player->stop();
    if (m_isPlaying)
        m_expecting.setRemainingTime(kSlowestEngine);
    wake();
}

void LatentControl::toggle()
{
    if (m_isPlaying)
        stop();
    else
        start();
}

void LatentControl::setLed(bool isOn)
{
    m_isLed = isOn;
    if (m_isLed)
        wake();
}

void LatentControl::setTempo(double beatsPerMinute)
{
    pattern::PadSetup to = m_document.setup();
    to.beatsPerMinute = std::clamp(beatsPerMinute, audio::kSlowestBeats, audio::kFastestBeats);
    m_document.change(std::move(to), tr("Tempo"), LatentDocument::Kind::Knob, -1);
}

void LatentControl::tap()
{
    const auto now = midi::Clock::now();
    if (!m_taps.empty() && now - m_taps.back() > kLongestTap)
        m_taps.clear();
    m_taps.push_back(now);
    if (m_taps.size() > kMostTaps)
        m_taps.erase(m_taps.begin());
    if (m_taps.size() < 2)
        return;
    const std::chrono::duration<double> passed = m_taps.back() - m_taps.front();
    const double beat = passed.count() / static_cast<double>(m_taps.size() - 1);
    // a tenth is what fingers and meters know
    setTempo(std::round(600.0 / beat) / 10.0);
}

void LatentControl::setTravelling(bool isOn)
{
    if (isOn && !m_document.setup().path)
        isOn = false;
    if (isOn == m_isTravelling)
        return;
    m_isTravelling = isOn;
    // from its beginning, with the next beat
    m_travelFrom = std::ceil(m_beat - kSixteenth);
    if (!isOn) {
        m_glide.jumpTo(m_puck);
        m_glide.moveTo(m_document.setup().position, PuckGlide::Time::clock::now());
    }
    wake();
    Q_EMIT travellingChanged();
}

void LatentControl::setRecording(bool isOn, double lengthBeats)
{
    if (isOn == m_isRecording)
        return;
    if (!isOn) {
        finishRecording();
        return;
    }
    setTravelling(false);
    m_isRecording = true;
    m_recordLength = lengthBeats;
    m_recordFrom = m_beat;
    m_recordedBeats = 0.0;
    m_recorded.clear();
    if (!m_isPlaying) {
        start();
        m_recordFrom = 0.0;
    }
    wake();
    Q_EMIT recordingChanged();
}

/// Once a frame, while something moves or is waited for.
void LatentControl::follow()
{
    if (m_player) {
        followBeats(engine().status());
        if (auto made = m_generator->take()) {
            m_taken = made->request;
            m_document.showGenerated(std::move(made->pattern));
        }
    }
    followPuck();
    const bool isWaiting = m_hasMaker && m_requested > m_taken;
    const bool isGliding = m_glide.isGlidingAt(PuckGlide::Time::clock::now());
    const bool isExpecting = m_isLed || !m_expecting.hasExpired();
    if (!m_isPlaying && !isWaiting && !isGliding && !m_isRecording && !isExpecting)
        m_follow.stop();
}

void LatentControl::followBeats(const audio::EngineStatus& status)
{
    const auto now = midi::Clock::now();
    const std::chrono::duration<double> since = now - status.time;
    m_beat = status.beats.beat;
    if (status.beats.isRunning)
        m_beat += since.count() * status.beats.beatsPerMinute / 60.0;
    if (status.beats.isRunning != m_isPlaying) {
        m_isPlaying = status.beats.isRunning;
        m_expecting = {};
        if (!m_isPlaying && m_isRecording)
            finishRecording();
        Q_EMIT playingChanged(m_isPlaying);
        if (!m_isPlaying)
            Q_EMIT stepChanged({});
    }
    if (m_isPlaying) {
        const pattern::SequencerStatus sequencer = m_player->status();
        Q_EMIT stepChanged(sequencer.isRunning && sequencer.patternNumber > 0
                               ? std::optional(sequencer.stepAt(now))
                               : std::nullopt);
    }
}

void LatentControl::followPuck()
{
    const pattern::PadSetup& setup = m_document.setup();
    const PadPosition before = m_puck;
    if (m_isTravelling && m_isPlaying && setup.path)
        m_puck = setup.path->positionAt(std::max(m_beat - m_travelFrom, 0.0));
    else
        m_puck = m_glide.at(PuckGlide::Time::clock::now());
    if (m_isRecording)
        record(m_beat - m_recordFrom);
    if (!(m_puck == before)) {
        Q_EMIT puckMoved(m_puck);
        sendControllers();
    }
    if (!(m_puck == m_sent))
        request();
}

void LatentControl::record(double beat)
{
    if (!m_isPlaying || beat < 0.0)
        return;
    m_recordedBeats = std::min(beat, m_recordLength);
    if (beat >= m_recordLength) {
        finishRecording();
        return;
    }
    if (m_recorded.empty() || !(m_recorded.back().position == m_puck)) {
        // where it has stood still until now, it stays until now
        if (!m_recorded.empty() && beat - m_recorded.back().beat > kSixteenth)
            m_recorded.push_back({beat, m_recorded.back().position});
        m_recorded.push_back({m_recorded.empty() ? 0.0 : beat, m_puck});
    }
}

void LatentControl::finishRecording()
{
    m_isRecording = false;
    if (m_recorded.size() > 1) {
        // ended by hand: to the end of the bar
        const double bar = std::max(m_document.pattern().shape().beatsPerBar, 1);
        m_recordLength
            = std::min(m_recordLength, bar * std::max(std::ceil(m_recordedBeats / bar), 1.0));
        m_recorded.push_back({m_recordLength, m_recorded.back().position}); // it stays there
        const auto end
            = m_document.setup().path ? m_document.setup().path->end() : pattern::PathEnd::Loop;
        pattern::PadSetup to = m_document.setup();
        to.path
            = std::make_shared<const PuckPath>(PuckPath::recorded(m_recorded, m_recordLength, end));
        m_document.change(std::move(to), tr("Record a path"));
        setTravelling(true);
    }
    m_recorded.clear();
    Q_EMIT recordingChanged();
}

/// X and Y for others: to a port, into what is recorded.
void LatentControl::sendControllers()
{
    const pattern::PadControllers& as = m_document.setup().controllers;
    if (!as.areSent)
        return;
    const auto valueOf = [](float share) { return static_cast<int>(std::lround(127.0F * share)); };
    const int x = valueOf(m_puck.x);
    const int y = valueOf(1.0F - m_puck.y); // up is more
    const auto send = [&](std::uint8_t number, int value) {
        const auto message
            = midi::MidiMessage::controller(as.channel, number, static_cast<std::uint8_t>(value));
        (void)engine().send(audio::LiveSource::Window, message);
        Q_EMIT controllerMoved(message);
    };
    if (x != std::exchange(m_sentX, x))
        send(as.x, x);
    if (y != std::exchange(m_sentY, y))
        send(as.y, y);
}

} // namespace timbrel::ui
