// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/midi/midi_message.h"
#include "core/pattern/pattern_generator.h"
#include "core/pattern/pattern_player.h"
#include "ui/common/midi_learner.h"
#include "ui/latent/pad_space.h"
#include "ui/latent/puck_glide.h"

#include <QDeadlineTimer>
#include <QMap>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace timbrel::ui {

class LatentDocument;

/// What the latent view says of how it keeps up.
struct LatentFigures
{
    double generatorMedianMs = 0.0; ///< from the puck to the pattern
    double generatorP99Ms = 0.0;
    std::uint64_t generated = 0;
    std::uint64_t lateGenerations = 0; ///< a bar was repeated
    std::uint64_t droppedOnsets = 0; ///< because too many came at once
    std::uint64_t missedBlocks = 0; ///< of the sound card, since playing began
    friend bool operator==(const LatentFigures&, const LatentFigures&) = default;
};

/// Plays a latent document: asks the generator for the patterns under the puck as it glides,
/// travels along its path or is moved from afar, and joins the sequencer to the engine. Nothing
/// here waits for the generator. Knobs and buttons are named: "x", "y", the ids of latentKnobs(),
/// "threshold:3", "mute:3", "solo:3", "lock:3" (by row), "play", "tap", "travel", "vary",
/// "wander".
/// Threads: GUI.
class LatentControl final : public MidiLearner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatentControl)
public:
    /// Asked for when it is first needed; it outlives this.
    using EngineSource = std::function<audio::AudioEngine&()>;

    LatentControl(LatentDocument& document, EngineSource engine, QObject* parent = nullptr);
    ~LatentControl() override;

    [[nodiscard]] LatentDocument& document() noexcept { return m_document; }

    // ---- what the patterns come from
    /// Null: nothing was learnt; corners then blend cell by cell.
    void setModel(std::shared_ptr<const pattern::PatternModel> model);
    /// Null: there is no model.
    [[nodiscard]] std::shared_ptr<const PadSpace> space() const noexcept { return m_space; }
    [[nodiscard]] std::shared_ptr<const pattern::PatternModel> model() const noexcept
    {
        return m_model;
    }
    [[nodiscard]] bool isMapComing() const noexcept { return m_isMapComing; }
    /// The puck goes to where this point of the space is.
    void goToPoint(std::size_t point);
    /// The puck goes to where the pattern belongs. False: there is no space, or the pattern has no
    /// place in its shape.
    bool goToPattern(const music::Pattern& pattern);
    /// The pattern that is in a corner from now on.
    void setCorner(std::size_t corner, const QString& name, const music::Pattern& pattern);
    void clearCorner(std::size_t corner);
    /// Another variation, of the same place.
    void vary();
    /// The puck goes anywhere: near one of the points where there are some.
    void wander();

    // ---- playing
    /// From now on there is a player and a generator: somebody looks, or wants to hear. Until then
    /// nothing is asked of the engine.
    void prepare();
    void start();
    void stop();
    void toggle();
    /// Somebody else may start and stop the beats: a MIDI clock that is followed.
    void setLed(bool isOn);
    [[nodiscard]] bool isPlaying() const noexcept { return m_isPlaying; }
    /// Beats since they were started, as heard now.
    [[nodiscard]] double beat() const noexcept { return m_beat; }
    void setTempo(double beatsPerMinute);
    /// Each press is a beat; the second one in time sets the tempo.
    void tap();
    /// The puck travels along its path while patterns play.
    void setTravelling(bool isOn);
    [[nodiscard]] bool isTravelling() const noexcept { return m_isTravelling; }
    /// What the puck does from now on becomes a path once it is over, or its length is full.
    void setRecording(bool isOn, double lengthBeats);
    [[nodiscard]] bool isRecording() const noexcept { return m_isRecording; }
    [[nodiscard]] double recordedBeats() const noexcept { return m_recordedBeats; }
    /// Where the puck is now.
    [[nodiscard]] learning::PadPosition puck() const noexcept { return m_puck; }
    [[nodiscard]] LatentFigures figures() const;
    void resetFigures();
    /// The pattern player, once something has asked for sound; null before.
    [[nodiscard]] pattern::PatternPlayer* player() noexcept { return m_player.get(); }
    [[nodiscard]] audio::AudioEngine& engine();

    // ---- from afar
    /// What came from a MIDI input.
    void hear(const midi::MidiMessage& message);
    void learn(const QString& target) override;
    void cancelLearn() override;
    [[nodiscard]] QString learning() const override { return m_learning; }
    [[nodiscard]] const QMap<QString, MidiBinding>& bindings() const override { return m_bindings; }
    void forget(const QString& target) override;
    [[nodiscard]] QString targetName(const QString& target) const override;
    void setBindings(const QMap<QString, MidiBinding>& bindings); ///< as from a file
    /// Knobs of others that are learnt here, too: their names begin with "kit:".
    struct FurtherKnobs
    {
        std::function<void(const QString& target, double share)> turn;
        std::function<QString(const QString& target)> name;
    };
    void setFurtherKnobs(FurtherKnobs knobs) { m_further = std::move(knobs); }
    /// As people call the rows, for targetName().
    void setRowNames(const QStringList& names) { m_rowNames = names; }

Q_SIGNALS:
    void prepared(); ///< there is a player() now
    void spaceChanged(); ///< another model, or laid out otherwise
    void densityWanted(); ///< what lies under the pad sounds otherwise than before
    void playingChanged(bool isPlaying);
    void stepChanged(std::optional<std::size_t> step);
    void puckMoved(timbrel::learning::PadPosition position);
    void travellingChanged();
    void recordingChanged();
    void tempoChanged(); ///< as it runs; the setup has what was asked for
    /// X or Y as a controller, for whoever sends or records it.
    void controllerMoved(const timbrel::midi::MidiMessage& message);

private:
    // latent_control.cpp
    void takeSetup(const pattern::PadSetup& before);
    void sendSettings();
    void sendHeld();
    void takeMaker();
    void takeSpace();
    void layOutMap();
    void request();
    void playDrawn();
    // latent_control_travel.cpp
    void follow();
    void followPuck();
    void followBeats(const audio::EngineStatus& status);
    void record(double beat);
    void finishRecording();
    void sendControllers();
    void wake();
    // latent_control_learn.cpp
    void play(const QString& target, const midi::MidiMessage& message);
    void turn(const QString& target, double share);
    void press(const QString& target);
    void endLearning();

    LatentDocument& m_document;
    EngineSource m_engineSource;
    audio::AudioEngine* m_engine = nullptr;
    std::unique_ptr<pattern::PatternPlayer> m_player;
    std::unique_ptr<pattern::PatternGenerator> m_generator;

    std::shared_ptr<const pattern::PatternModel> m_model;
    std::shared_ptr<const PadSpace> m_space;
    std::shared_ptr<const learning::LatentMap> m_map; ///< of m_model
    bool m_isMapComing = false;
    std::stop_source m_mapping;
    QThreadPool m_mappers;
    bool m_hasMaker = false;
    std::uint64_t m_requested = 0; ///< the newest request
    std::uint64_t m_taken = 0; ///< and the newest that was taken

    QTimer m_follow; ///< runs only while something moves or is waited for
    PuckGlide m_glide;
    learning::PadPosition m_puck;
    learning::PadPosition m_sent; ///< what was asked for last
    bool m_isPlaying = false;
    bool m_isLed = false;
    QDeadlineTimer m_expecting; ///< until then the beats may yet begin or end as they were told to
    bool m_isTravelling = false;
    double m_travelFrom = 0.0; ///< beat at which the path begins
    bool m_isRecording = false;
    double m_recordLength = 16.0; ///< beats
    double m_recordFrom = 0.0;
    double m_recordedBeats = 0.0;
    std::vector<pattern::PathPoint> m_recorded;
    double m_beat = 0.0; ///< now
    std::vector<midi::Clock::time_point> m_taps;
    int m_sentX = -1; ///< values of the controllers that were sent last
    int m_sentY = -1;
    std::uint64_t m_underrunsBefore = 0;
    std::uint64_t m_lateBefore = 0;
    std::uint64_t m_droppedBefore = 0;

    QMap<QString, MidiBinding> m_bindings;
    QString m_learning;
    QStringList m_rowNames;
    FurtherKnobs m_further;
};

} // namespace timbrel::ui
