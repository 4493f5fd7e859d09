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
}

Player::~Player() = default;

audio::AudioEngine& Player::engine()
{
    if (!m_engine) {
        m_engine
            = std::make_unique<audio::AudioEngine>(synth::makeSmallSynth(), makeAudioBackend());
        m_poll.start();
        sendScore();
        sendMeter();
        sendLoop();
    }
    return *m_engine;
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
        m_midi.reset();
    }
    if (isOtherInput || !hasInput())
        connectInput();
    if (isOtherOutput || !hasOutput())
        connectOutput();
    useSound();
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

midi::MidiBackend* Player::midiBackend()
{
    if (!m_midi) {
        auto backend = m_makeMidi(m_choices.midiSystem);
        if (!backend)
            return nullptr; // the list of ports says so
        m_midi = std::move(*backend);
    }
    return m_midi.get();
}

void Player::connectInput()
{
    m_input.reset();
    m_lentInput.reset();
    m_inputState = {PortState::Link::None,
                    tr("none", "MIDI input"),
                    tr("No MIDI input: choose the port that your keyboard plays into")};
    if (!m_choices.input)
        return;
    m_inputState.name = QString::fromStdString(m_choices.input->name);
    m_inputState.link = PortState::Link::Missing;
    m_inputState.hint = tr("The MIDI input is not there; it is taken up when it comes");
    midi::MidiBackend* backend = midiBackend();
    if (backend == nullptr)
        return;
    auto port = backend->openInput(*m_choices.input);
    if (!port) {
        Q_EMIT trouble(port.error());
        return;
    }
    const midi::PortInfo info = (*port)->port();
    if (m_areLent)
        m_lentInput = std::move(*port);
    else
        m_input = std::make_unique<audio::LiveInput>(engine(), std::move(*port));
    m_inputState = {PortState::Link::Connected,
                    QString::fromStdString(info.name),
                    tr("MIDI input: what is played there is heard and can be recorded")};
}

void Player::connectOutput()
{
    m_output.reset();
    m_lentOutput.reset();
    m_outputState = {PortState::Link::None,
                     tr("Timbrel's sound"),
                     tr("Timbrel's own synthesizer plays; choose a port to play another")};
    if (!m_choices.output)
        return;
    m_outputState.name = QString::fromStdString(m_choices.output->name);
    m_outputState.link = PortState::Link::Missing;
    m_outputState.hint = tr("The MIDI output is not there; Timbrel's own sound plays meanwhile");
    midi::MidiBackend* backend = midiBackend();
    if (backend == nullptr)
        return;
    auto port = backend->openOutput(*m_choices.output);
    if (!port) {
        Q_EMIT trouble(port.error());
        return;
    }
    const midi::PortInfo info = (*port)->port();
    if (m_areLent)
        m_lentOutput = std::move(*port);
    else
        m_output = std::make_unique<audio::MidiPlayback>(engine(), std::move(*port));
    m_outputState = {PortState::Link::Connected,
                     QString::fromStdString(info.name),
                     tr("MIDI output: examples are played there")};
}

void Player::portsHaveChanged()
{
    if (!m_areDevicesWanted)
        return;
    const bool hadInput = hasInput();
    const bool hadOutput = hasOutput();
    if (m_choices.input && !hadInput)
        connectInput();
    if (m_choices.output && !hadOutput)
        connectOutput();
    useSound();
    Q_EMIT portsChanged();
    if (m_areLent && (hasInput() != hadInput || hasOutput() != hadOutput)) {
        Q_EMIT portsAboutToGo();
        Q_EMIT portsRenewed();
    }
}

void Player::useSound()
{
    engine().setInstrumentHeard(m_areLent || !m_output || m_choices.isOwnSoundHeardWithOutput);
}

LentPorts Player::borrowPorts()
{
    m_areLent = true;
    if (m_input) {
        drainInput();
        m_lentInput = m_input->releasePort();
        drainInput();
        m_input.reset();
    }
    if (m_output)
        m_lentOutput = m_output->releasePort();
    m_output.reset();
    useSound();
    LentPorts ports;
    ports.input = m_lentInput.get();
    ports.output = m_lentOutput.get();
    if (ports.input != nullptr && ports.output != nullptr)
        if (const auto checked = midi::refuseLoop(ports.input->port(), ports.output->port());
            !checked) {
            ports.output = nullptr; // what we send would come back to us, and so on
            Q_EMIT trouble(checked.error());
        }
    ports.isSoundWanted = ports.output == nullptr || m_choices.isOwnSoundHeardWithOutput;
    ports.isInputThere = m_inputState.link != PortState::Link::Missing;
    ports.isOutputThere = m_outputState.link != PortState::Link::Missing;
    return ports;
}

void Player::returnPorts()
{
    if (!std::exchange(m_areLent, false))
        return;
    // one that is away is opened anew when it comes
    if (m_lentInput && m_inputState.link == PortState::Link::Connected)
        m_input = std::make_unique<audio::LiveInput>(engine(), std::move(m_lentInput));
    if (m_lentOutput && m_outputState.link == PortState::Link::Connected)
        m_output = std::make_unique<audio::MidiPlayback>(engine(), std::move(m_lentOutput));
    m_lentInput.reset();
    m_lentOutput.reset();
    m_sent = 0;
    useSound();
}

void Player::tellActivity(const LentActivity& activity)
{
    if (activity.hasInput)
        Q_EMIT inputActive();
    if (activity.hasOutput)
        Q_EMIT outputActive();
    const auto set = [](PortState& state, bool isThere) {
        const auto link = isThere ? PortState::Link::Connected : PortState::Link::Missing;
        return std::exchange(state.link, link) != link;
    };
    const bool isOtherInput = m_lentInput && set(m_inputState, activity.isInputThere);
    const bool isOtherOutput = m_lentOutput && set(m_outputState, activity.isOutputThere);
    if (isOtherInput || isOtherOutput)
        Q_EMIT portsChanged();
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

void Player::drainInput()
{
    if (!m_input)
        return;
    bool isActive = false;
    audio::LiveEvent event;
    while (m_input->nextEvent(event)) {
        isActive = isActive || event.kind == audio::LiveEvent::Kind::Message;
        Q_EMIT liveEvent(event);
    }
    if (isActive)
        Q_EMIT inputActive();
    const auto link
        = m_input->isConnected() ? PortState::Link::Connected : PortState::Link::Missing;
    if (std::exchange(m_inputState.link, link) != link)
        Q_EMIT portsChanged();
}

} // namespace timbrel::ui
