// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/audio/live_input.h"
#include "core/audio/midi_playback.h"
#include "ui/common/port_button.h"
#include "ui/shell/devices.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace timbrel::ui {

class ExampleDocument;

/// Plays the example at hand and joins it to devices and ports: hands every change of it to the
/// engine, follows the transport, and tells the window. Threads: GUI.
class Player final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Player)
public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    /// For recording, and what else plays. Made with the first call; without a device until
    /// openDevices().
    audio::AudioEngine& engine();

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
    void setLooping(bool isOn);
    /// False: the transport runs without the example, as something new is recorded.
    void setDocumentHeard(bool isHeard);
    void setMetronome(bool isOn);
    void panic();
    /// Other ports are there than before: takes up those that were missing.
    void portsHaveChanged();
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] Microseconds position() const { return m_position; }

Q_SIGNALS:
    void positionChanged(timbrel::Microseconds position);
    void playingChanged(bool isPlaying);
    void audioChanged();
    void portsChanged();
    void inputActive();
    void outputActive();
    /// From the MIDI input.
    void liveEvent(const timbrel::audio::LiveEvent& event);
    /// A port or device that could not be had; the rest works.
    void trouble(const timbrel::Error& error);

private:
    void follow();
    void drainInput();
    void sendScore();
    void sendMeter();
    void sendLoop();
    void connectInput();
    void connectOutput();
    [[nodiscard]] midi::MidiBackend* midiBackend();
    void setSpeed();
    [[nodiscard]] Microseconds end() const; ///< of the last bar with something in it

    std::unique_ptr<audio::AudioEngine> m_engine;
    // after the engine and the backend, which they use
    QString m_midiSystem;
    std::unique_ptr<midi::MidiBackend> m_midi;
    std::unique_ptr<audio::LiveInput> m_input;
    std::unique_ptr<audio::MidiPlayback> m_output;
    DeviceChoices m_choices;
    bool m_areDevicesWanted = false;
    PortState m_inputState;
    PortState m_outputState;
    QPointer<ExampleDocument> m_document;
    QTimer m_poll;
    QTimer m_scoreDue;
    bool m_isPlaying = false;
    bool m_isLooping = false;
    bool m_isDocumentHeard = true;
    Microseconds m_position {};
    std::uint64_t m_audioChanges = 0;
    std::uint64_t m_sent = 0;
};

} // namespace timbrel::ui
