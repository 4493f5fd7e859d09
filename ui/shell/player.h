// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/clock_input.h"
#include "core/audio/engine.h"
#include "core/audio/live_input.h"
#include "core/audio/midi_playback.h"
#include "core/audio/mix_levels.h"
#include "core/audio/rack_desk.h"
#include "core/synth/drum_kit_desk.h"
#include "ui/common/port_button.h"
#include "ui/perform/port_lender.h"
#include "ui/shell/devices.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace timbrel::ui {

class ExampleDocument;
class OtherInputs;

/// Plays the example at hand and joins it to devices and ports: hands every change of it to the
/// engine, follows the transport, and tells the window. Lends its ports to who performs. Threads:
/// GUI.
class Player final : public PortLender
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Player)
public:
    /// Makes the MIDI system of that name, see makeMidiBackend().
    using MidiMaker = std::function<Result<std::unique_ptr<midi::MidiBackend>>(const QString&)>;

    explicit Player(QObject* parent = nullptr, MidiMaker makeMidi = makeMidiBackend);
    ~Player() override;

    /// For recording, and what else plays. Made with the first call; without a device until
    /// openDevices().
    audio::AudioEngine& engine() override;
    /// The kit of channel 10.
    [[nodiscard]] synth::DrumKitDesk& kit() noexcept { return m_kit; }
    /// A note of the kit, by hand.
    void strike(int note, int velocity);
    /// How loud the drums, the other channels and all together are, from now on.
    void setMix(const audio::MixLevels& levels);
    /// What the instruments put out at the moment, after their levels; nothing sounds before the
    /// first engine(). The drums are in slot kDrumSlot, all else in slot 0.
    [[nodiscard]] audio::RackStatus instrumentLevels() { return m_rack.status(); }

    /// Whether a MIDI clock goes out at the output port with the patterns' beats.
    void setClockSent(bool isOn);
    /// Whether the patterns' beats are led by the MIDI clock that comes in at the input port.
    void setClockFollowed(bool isOn);
    [[nodiscard]] bool isClockFollowed() const { return m_isClockFollowed; }
    /// What plays from now on, on every channel but the drums'; the small synthesizer to begin
    /// with.
    void setInstrument(std::unique_ptr<audio::Instrument> instrument);

    /// Opens what was chosen, or changes to it; what is not there is taken up when it comes.
    void openDevices(const DeviceChoices& choices);
    [[nodiscard]] const DeviceChoices& choices() const { return m_choices; }
    [[nodiscard]] audio::AudioState audioState() const;
    [[nodiscard]] audio::EngineStatus status() const;
    [[nodiscard]] const PortState& inputState() const { return m_inputState; }
    [[nodiscard]] const PortState& outputState() const { return m_outputState; }

    /// What is played; null: nothing.
    void setDocument(ExampleDocument* document);
    void toggle(); ///< play from the playhead, or pause there
    void play();
    void pause();
    void stopAtStart(); ///< and put the playhead to the start (of the loop, where there is one)
    void seek(Microseconds to);
    /// Something else than the document, once from its beginning to its end, by the same devices
    /// and ports. The document is at hand again afterwards, or with the next play(), where it was;
    /// positionChanged() and playingChanged() are about the document alone.
    void playAside(std::shared_ptr<const music::Sequence> music);
    void stopAside();
    [[nodiscard]] bool isPlayingAside() const { return m_aside != nullptr; }
    void setLooping(bool isOn);
    /// False: the transport runs without the example, as something new is recorded.
    void setDocumentHeard(bool isHeard);
    void setMetronome(bool isOn);
    void panic();
    /// Other ports are there than before: takes up those that were missing.
    void portsHaveChanged();
    /// While they are lent, examples are heard through the built-in synthesizer.
    [[nodiscard]] LentPorts borrowPorts() override;
    void returnPorts() override;
    void tellActivity(const LentActivity& activity) override;
    void listenElsewhere(bool doesListen) override;
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] Microseconds position() const { return m_position; }

Q_SIGNALS:
    void positionChanged(timbrel::Microseconds position);
    void playingChanged(bool isPlaying);
    /// Of what playAside() was given; none: it is over.
    void asideMoved(std::optional<timbrel::Microseconds> position);
    void audioChanged();
    void portsChanged();
    void inputActive();
    void outputActive();
    /// A port or device that could not be had; the rest works.
    void trouble(const timbrel::Error& error);

private:
    void follow();
    void followAside(const audio::EngineStatus& status);
    void endAside();
    void drainInput();
    void sendScore();
    void sendMeter();
    void sendLoop();
    void connectInput();
    void connectOutput();
    void connectClock();
    void useSound(); ///< heard here or elsewhere
    void listenToOthers();
    [[nodiscard]] bool hasInput() const { return m_input != nullptr || m_lentInput != nullptr; }
    [[nodiscard]] bool hasOutput() const { return m_output != nullptr || m_lentOutput != nullptr; }
    [[nodiscard]] midi::MidiBackend* midiBackend();
    void setSpeed();
    [[nodiscard]] Microseconds end() const; ///< of the last bar with something in it

    synth::DrumKitDesk m_kit; // before the engine, which plays it
    audio::RackDesk m_rack;
    audio::MixLevels m_mix;
    std::unique_ptr<audio::AudioEngine> m_engine;
    // after the engine and the backend, which they use
    MidiMaker m_makeMidi;
    std::unique_ptr<midi::MidiBackend> m_midi;
    std::unique_ptr<audio::LiveInput> m_input;
    std::unique_ptr<audio::MidiPlayback> m_output;
    std::unique_ptr<audio::ClockInput> m_clock;
    bool m_isClockFollowed = false;
    bool m_areLent = false;
    std::unique_ptr<midi::MidiInput> m_lentInput;
    std::unique_ptr<midi::MidiOutput> m_lentOutput;
    DeviceChoices m_choices;
    bool m_areDevicesWanted = false;
    PortState m_inputState;
    PortState m_outputState;
    OtherInputs* m_others = nullptr; ///< null: nobody has asked
    bool m_isListeningElsewhere = false;
    QPointer<ExampleDocument> m_document;
    QTimer m_poll;
    QTimer m_scoreDue;
    bool m_isPlaying = false;
    bool m_isLooping = false;
    bool m_isDocumentHeard = true;
    std::shared_ptr<const music::Sequence> m_aside; ///< null: the document is at hand
    std::uint64_t m_startsBefore = 0; ///< of the transport, when what is aside was begun
    Microseconds m_position {};
    std::uint64_t m_audioChanges = 0;
    std::uint64_t m_sent = 0;
};

} // namespace timbrel::ui
