// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"
#include "core/audio/block_player.h"
#include "core/audio/callback_times.h"
#include "core/audio/engine_status.h"
#include "core/audio/instrument.h"
#include "core/audio/output_tap.h"
#include "core/audio/transport.h"
#include "core/music/sequence.h"

#include <array>
#include <memory>
#include <optional>

namespace timbrel::audio {

/// Who sends live messages; each source is one thread.
enum class LiveSource : std::uint8_t
{
    Window, ///< audition, computer keyboard, strips: the control thread
    Input, ///< the MIDI input's thread (LiveInput)
    Performer, ///< the performing thread
};
inline constexpr std::size_t kLiveSources = 3;

/// A message on its way out, for MidiPlayback.
struct OutgoingMidi
{
    midi::MidiMessage message;
    Clock::time_point due;
    bool isRest = false; ///< puts a controller back to where it rests
    /// Everything falls silent on every channel (`message` is empty); one for each controller
    /// follows, which says where it is put on the channels on which it was moved.
    bool isPanic = false;
};

/// How the device is.
enum class AudioStage : std::uint8_t
{
    Closed, ///< nobody has asked for sound; the transport works
    Opening,
    Running,
    Unavailable, ///< there is no device that can be opened; looked for again now and then
    Lost, ///< it has gone while it was open; looked for again every other second
};

struct AudioState
{
    AudioStage stage = AudioStage::Closed;
    AudioOpened opened; ///< while Running
    std::optional<Error> problem; ///< Unavailable: AudioMissing or AudioFailed; Lost: AudioLost
    std::uint64_t changes = 0; ///< counts up with every change
};

/// Plays: a score (an immutable sequence, exchanged while it plays), what comes live, and a
/// metronome, through an instrument to a device, and where there is no device by a timer, so that
/// the transport works without one. Playing starts with the values that controllers have at that
/// place and with the notes that lie there; stopping releases the notes and puts back the
/// controllers that were moved.
/// Threads: all members by one control thread, but send(), whose thread is its source's.
/// Realtime-safe: send(); all else is not, but waits for nothing longer than a few milliseconds.
class AudioEngine final
{
public:
    /// Without a backend there is never a device.
    explicit AudioEngine(std::unique_ptr<Instrument> instrument,
                         std::unique_ptr<AudioBackend> backend = nullptr);
    ~AudioEngine();
    AudioEngine(const AudioEngine&) = delete;
    AudioEngine& operator=(const AudioEngine&) = delete;

    // The device; all happens on a thread of its own, see audioState().
    void open(const AudioChoice& choice); ///< also: change to another
    void close(); ///< back to the timer
    void rescanDevices(); ///< interrupts the sound for a moment
    [[nodiscard]] AudioState audioState() const;
    [[nodiscard]] std::vector<AudioDevice> devices() const; ///< as last seen

    // The score and the transport.
    /// May be called while it plays, as often as an edit changes it: notes that are no longer there
    /// end, controllers take their new values at once. Null: nothing.
    void setScore(std::shared_ptr<const music::Sequence> score);
    void play(Microseconds from, const PlayOptions& options = {});
    void stop();
    void seek(Microseconds to); ///< while stopped, too
    void setLoop(std::optional<LoopRegion> loop);
    void setTempo(const Tempo& tempo); ///< of metronome and count-in; the score has its own times
    void setMetronome(bool isOn);
    /// The score's own movements of a controller are not played: somebody plays it live.
    void setMuted(std::uint8_t controller, bool isMuted);
    /// Where controllers are put at stop, by number; usually the project's default values. Absent:
    /// as restingValue() says. The own instrument's volume (7, 11) always goes back to audible.
    void setRestingValues(const std::array<std::optional<std::uint8_t>, 128>& values);
    [[nodiscard]] const std::array<std::uint8_t, 128>& restingValues() const noexcept;

    // The beats, by which patterns are played; they run beside the transport, or with it.
    /// Plays along from now on, instead of the one before, which is released by this thread. Null:
    /// nobody. One for the whole program.
    void setPlayer(std::shared_ptr<BlockPlayer> player);
    /// From this beat on; if the transport plays, from where it is. Again: from there anew.
    void startBeats(double beat = 0.0);
    void stopBeats();
    /// Their own tempo, a minute: kSlowestBeats to kFastestBeats.
    void setBeatTempo(double beatsPerMinute);
    /// Whether tempo and beats are the transport's while that plays; they are to begin with.
    void setBeatsFollowTransport(bool follow);
    /// Whether a MIDI clock leads: it starts and stops them and says their tempo.
    void setBeatsLed(bool byExternal);
    /// Where that clock is. Any one thread.
    void tellExternalBeat(const ExternalBeat& external) noexcept;
    /// Whether a MIDI clock goes out with them (MidiPlayback), also while they stand.
    void setClockOutput(bool isOn);

    // Live.
    /// False if the queue was full. `arrival` lets live notes keep their distances.
    bool send(LiveSource source,
              const midi::MidiMessage& message,
              Clock::time_point arrival = Clock::now()) noexcept;
    void noteOn(int number, int velocity, int channel = 0);
    void noteOff(int number, int channel = 0);
    void controller(int number, int value, int channel = 0);
    void panic(); ///< everything falls silent; the transport stops

    // The sound.
    void setVolume(float gain); ///< 0 to 1
    void setMaster(float gain); ///< of the mixer, beside the volume; 0 to kMostRackGain
    /// What is put out goes there, too; instead of the one before. Null: nowhere.
    void setTap(std::shared_ptr<OutputTap> tap);
    void setInstrumentHeard(bool isHeard); ///< false: the score sounds elsewhere, by MIDI
    [[nodiscard]] EngineStatus status() const; ///< the latest
    [[nodiscard]] CallbackSummary callbackTimes() const;
    void resetCallbackTimes(); ///< and the underruns

    // For MidiPlayback.
    /// From now on messages are put aside to be taken; the eventfd is written when control has done
    /// something that makes some. -1: no more of them.
    void setOutgoing(int wakeFd);
    [[nodiscard]] bool takeOutgoing(OutgoingMidi& outgoing) noexcept; ///< by one thread
    [[nodiscard]] bool isMoving() const noexcept; ///< the transport; any thread

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::audio
