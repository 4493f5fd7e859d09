// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/player.h"

#include "core/synth/small_synth.h"
#include "ui/editor/example_document.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kWhilePlaying = std::chrono::milliseconds(16);
constexpr auto kWhileStill = std::chrono::milliseconds(33); ///< MIDI input is looked at, too

bool isSame(const std::optional<midi::PortChoice>& a, const std::optional<midi::PortChoice>& b)
{
    if (!a || !b)
        return !a && !b;
    return a->name == b->name && a->isVirtual == b->isVirtual;
}

} // namespace

Player::Player(QObject* parent, MidiMaker makeMidi)
    : PortLender(parent)
    , m_makeMidi(std::move(makeMidi))
{
    m_poll.setInterval(kWhileStill);
    m_poll.setTimerType(Qt::PreciseTimer);
    connect(&m_poll, &QTimer::timeout, this, &Player::follow);
    m_scoreDue.setSingleShot(true);
    m_scoreDue.setInterval(0);
    connect(&m_scoreDue, &QTimer::timeout, this, &Player::sendScore);
    m_inputState.name = tr("none", "MIDI input");
    m_inputState.hint = tr("No MIDI input: choose the port that your keyboard plays into");
    m_outputState.name = tr("Timbrel's sound");
    m_outputState.hint = tr("Timbrel's own synthesizer plays; choose a port to play another");
    m_rack.setInstrument(0, synth::makeSmallSynth());
}

Player::~Player() = default;

audio::AudioEngine& Player::engine()
{
    if (!m_engine) {
        m_rack.setInstrument(audio::kDrumSlot, m_kit.makeInstrument());
        m_engine = std::make_unique<audio::AudioEngine>(m_rack.makeRack(), makeAudioBackend());
        m_engine->setMaster(audio::gainOf(m_mix.master));
        m_poll.start();
        sendScore();
        sendMeter();
        sendLoop();
    }
    return *m_engine;
}

void Player::setInstrument(std::unique_ptr<audio::Instrument> instrument)
{
    m_rack.setInstrument(0, std::move(instrument));
}

void Player::openDevices(const DeviceChoices& choices)
{
    const DeviceChoices before = std::exchange(m_choices, choices);
    const bool isFirst = !std::exchange(m_areDevicesWanted, true);
    engine().setVolume(choices.volume);
    if (!choices.isSoundOn)
        engine().close();
    else if (isFirst || !before.isSoundOn || before.audio != choices.audio)
        engine().open(choices.audio);
    const bool isOtherSystem = isFirst || before.midiSystem != choices.midiSystem;
    const bool isOtherInput = isOtherSystem || !isSame(before.input, choices.input);
    const bool isOtherOutput = isOtherSystem || !isSame(before.output, choices.output);
    const bool mustRenew = m_areLent
        && (isOtherInput || isOtherOutput
            || before.isOwnSoundHeardWithOutput != choices.isOwnSoundHeardWithOutput);
    if (mustRenew)
        Q_EMIT portsAboutToGo();
    if (isOtherSystem) {
        m_input.reset();
        m_output.reset();
        m_lentInput.reset();
        m_lentOutput.reset();
        m_clock.reset();
        m_midi.reset();
    }
    if (isOtherInput || !hasInput())
        connectInput();
    if (isOtherOutput || !hasOutput())
        connectOutput();
    if (isOtherInput || !m_clock)
        connectClock();
    useSound();
    if (m_isListeningElsewhere && (isOtherInput || isOtherOutput))
        listenToOthers();
    Q_EMIT portsChanged();
    if (mustRenew)
        Q_EMIT portsRenewed();
}

audio::AudioState Player::audioState() const
{
    return m_engine ? m_engine->audioState() : audio::AudioState {};
}

audio::EngineStatus Player::status() const
{
    return m_engine ? m_engine->status() : audio::EngineStatus {};
}

void Player::setDocument(ExampleDocument* document)
{
    if (document == m_document)
        return;
    stopAside();
    if (m_isPlaying)
        pause();
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document != nullptr) {
        const auto soon = qOverload<>(&QTimer::start);
        connect(document, &ExampleDocument::scoreChanged, &m_scoreDue, soon);
        connect(document, &ExampleDocument::reloaded, &m_scoreDue, soon);
        connect(document, &ExampleDocument::viewChanged, this, &Player::sendLoop);
        connect(document, &ExampleDocument::viewChanged, this, &Player::sendMeter);
        connect(document, &ExampleDocument::propertiesChanged, this, &Player::sendMeter);
    }
    if (m_engine) {
        sendScore();
        sendMeter();
        sendLoop();
        m_engine->seek(Microseconds {0});
    }
    m_position = {};
    Q_EMIT positionChanged(m_position);
}

void Player::sendScore()
{
    if (m_engine && !m_aside)
        m_engine->setScore(m_document && m_isDocumentHeard ? m_document->snapshot() : nullptr);
}

void Player::setDocumentHeard(bool isHeard)
{
    stopAside();
    m_isDocumentHeard = isHeard;
    sendScore();
    sendLoop();
}

void Player::sendMeter()
{
    if (!m_engine || !m_document)
        return;
    const music::Meter& meter = m_document->properties().meter;
    m_engine->setTempo({meter.beatsPerMinute, meter.beatsPerBar});
    std::array<std::optional<std::uint8_t>, 128> resting {};
    for (const auto& [controller, value] : m_document->defaultValues())
        resting[controller] = static_cast<std::uint8_t>(std::clamp(value, 0, 127));
    m_engine->setRestingValues(resting);
}

void Player::sendLoop()
{
    if (!m_engine || m_aside)
        return;
    std::optional<audio::LoopRegion> loop;
    if (m_isLooping && m_document && m_isDocumentHeard) {
        const auto region = m_document->loopRegion();
        loop = region ? audio::LoopRegion {region->begin, region->end}
                      : audio::LoopRegion {Microseconds {0}, end()};
        if (loop->end - loop->begin < audio::kShortestLoop)
            loop.reset();
    }
    m_engine->setLoop(loop);
}

Microseconds Player::end() const
{
    if (!m_document)
        return {};
    const auto score = m_document->snapshot();
    if (score->empty())
        return {};
    const music::Meter& meter = m_document->properties().meter;
    const double bar = meter.beatMicroseconds() * meter.beatsPerBar;
    const double bars = std::ceil(static_cast<double>(score->back().time.count()) / bar);
    return Microseconds(std::llround(std::max(bars, 1.0) * bar));
}

void Player::toggle()
{
    if (m_isPlaying)
        pause();
    else
        play();
}

void Player::play()
{
    if (!m_document)
        return;
    stopAside();
    engine();
    m_scoreDue.stop();
    sendScore();
    audio::PlayOptions options;
    const Microseconds last = end();
    if (m_position >= last)
        m_position = {};
    if (last > Microseconds {0})
        options.end = last;
    m_engine->play(m_position, options);
    follow();
}

void Player::pause()
{
    if (!m_engine)
        return;
    stopAside();
    m_engine->stop();
    m_engine->seek(m_position);
    follow();
}

void Player::stopAtStart()
{
    stopAside();
    if (m_isPlaying)
        m_engine->stop();
    const auto region = m_document && m_isLooping ? m_document->loopRegion() : std::nullopt;
    seek(region ? region->begin : Microseconds {0});
}

void Player::seek(Microseconds to)
{
    m_position = std::max(to, Microseconds {0});
    if (m_engine && !m_aside)
        m_engine->seek(m_position);
    Q_EMIT positionChanged(m_position);
}

void Player::setLooping(bool isOn)
{
    m_isLooping = isOn;
    sendLoop();
}

void Player::setMetronome(bool isOn)
{
    engine().setMetronome(isOn);
}

void Player::strike(int note, int velocity)
{
    engine().noteOn(note, velocity, static_cast<int>(audio::kDrumChannel));
    engine().noteOff(note, static_cast<int>(audio::kDrumChannel));
}

void Player::setMix(const audio::MixLevels& levels)
{
    if (levels == m_mix)
        return;
    m_mix = levels;
    for (const auto& [slot, level] :
         {std::pair(std::size_t {0}, levels.synth), std::pair(audio::kDrumSlot, levels.drums)}) {
        audio::RackSlotSettings settings = m_rack.settings().slots[slot];
        settings.gain = audio::gainOf(level);
        m_rack.setSlot(slot, settings);
    }
    if (m_engine)
        m_engine->setMaster(audio::gainOf(levels.master));
}

void Player::panic()
{
    if (m_engine)
        m_engine->panic();
}

void Player::setSpeed()
{
    const auto interval = m_isPlaying || m_aside ? kWhilePlaying : kWhileStill;
    if (m_poll.intervalAsDuration() != interval)
        m_poll.setInterval(interval);
}

void Player::follow()
{
    drainInput();
    const audio::EngineStatus status = m_engine->status();
    if (m_aside)
        followAside(status);
    else if (status.isPlaying != m_isPlaying) {
        m_isPlaying = status.isPlaying;
        setSpeed();
        Q_EMIT playingChanged(m_isPlaying);
    }
    if (m_isPlaying) {
        m_position = status.positionAt(audio::Clock::now());
        Q_EMIT positionChanged(m_position);
    }
    if (const std::uint64_t changes = m_engine->audioState().changes; changes != m_audioChanges) {
        m_audioChanges = changes;
        if (status.sampleRate > 0.0)
            m_kit.setSampleRate(status.sampleRate);
        Q_EMIT audioChanged();
    }
    if (m_output) {
        const audio::MidiPlaybackStatus sent = m_output->status();
        if (sent.sent != m_sent)
            Q_EMIT outputActive();
        m_sent = sent.sent;
        const auto link = sent.isConnected ? PortState::Link::Connected : PortState::Link::Missing;
        if (std::exchange(m_outputState.link, link) != link)
            Q_EMIT portsChanged();
    }
}

} // namespace timbrel::ui
