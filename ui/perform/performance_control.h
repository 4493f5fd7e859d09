// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/expression/expression_model.h"
#include "core/expression/settings.h"
#include "core/midi/midi_message.h"
#include "core/project/model_entry.h"
#include "ui/common/midi_learner.h"
#include "ui/perform/performance_state.h"
#include "ui/perform/port_lender.h"

#include <QMap>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>

namespace timbrel::expression {
struct DeskCommand;
}

namespace timbrel::ui {

class ModelShelf;
class PerformanceSession;
struct ReadModel;
struct TappedMessage;

/// Performs the project's networks: what is played at the MIDI input, with the mouse or on the
/// computer's keyboard goes through the performing thread to the MIDI output, to the built-in
/// synthesizer, or to both. While it performs it has the player's ports.
///
/// Knobs and buttons are named: "blend:74" (how much of controller 74 is the hand's), "manual:74"
/// (its value by hand), "release:74" (back to the network), "bypass", "panic", "swap" (the network
/// before).
///
/// Threads: GUI. Files are read on a thread of its own.
class PerformanceControl final : public MidiLearner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PerformanceControl)
public:
    /// The lender outlives it.
    explicit PerformanceControl(PortLender& lender, QObject* parent = nullptr);
    ~PerformanceControl() override;

    /// Another project is at hand (or none): what is played of the one before ends. Reads its
    /// bindings, and looks for its networks from now on.
    void setProject(const std::optional<std::filesystem::path>& folder);
    /// The same project lies in another folder now, as after "save as": all goes on.
    void projectMoved(const std::optional<std::filesystem::path>& folder);
    /// The project's settings as they are now: defaults, channel, speed of the wire. A performance
    /// goes on with them.
    void setSettings(const expression::Settings& settings);
    /// Where controllers go, 0-15; absent: to the channel of the notes.
    [[nodiscard]] std::optional<int> outputChannel() const { return m_settings.outputChannel; }

    [[nodiscard]] bool isPerforming() const;
    /// Without a network all passes as it comes.
    void start();
    /// Ends what sounds, puts the controllers to their defaults, gives the ports back.
    void stop();

    // ---- networks: best first
    /// What people call the runs, by id; others are called by their id.
    void setTitles(const QMap<QString, QString>& titles);
    [[nodiscard]] const QList<ModelChoice>& models() const;
    /// Plays it from soon on, without a jump and without a hanging note. Empty: none. Another one
    /// than setFollowsBest() would choose ends that.
    void setModel(const QString& id);
    /// What plays, or would if it performed; empty: none.
    [[nodiscard]] QString model() const;
    [[nodiscard]] bool isLoadingModel() const; ///< asked for, and not playing yet
    /// The network that played before this one, to compare the two.
    void swapModels();
    [[nodiscard]] bool canSwapModels() const;
    /// As long as trainings are at work, their best so far plays, each time that it gets better.
    void setFollowsBest(bool follows);
    [[nodiscard]] bool followsBest() const;

    // ---- controllers: those of the network, ascending
    [[nodiscard]] const QList<ControllerState>& controllers() const;
    /// The hand has it from now on, at this value.
    void takeOver(int number, int value);
    /// Glides back to the network.
    void release(int number);
    void setBlend(int number, double blend); ///< 0: network, 1: hand
    void setBypass(bool isOn); ///< notes pass; the network's controllers go to their defaults
    [[nodiscard]] bool isBypassed() const;
    /// Everything falls silent, here and at the ports; controllers rest until the next note.
    void panic();

    // ---- MIDI learn
    void learn(const QString& target) override;
    void cancelLearn() override;
    [[nodiscard]] QString learning() const override;
    [[nodiscard]] const QMap<QString, MidiBinding>& bindings() const override;
    void forget(const QString& target) override;
    [[nodiscard]] QString targetName(const QString& target) const override;

    // ---- monitor and figures
    /// Appends what passed since the last call, oldest first.
    void takeMonitored(std::vector<MonitoredMessage>& into);
    /// That were lost for the monitor because they came too fast or nobody asked.
    [[nodiscard]] std::uint64_t monitorDropped() const;
    [[nodiscard]] LatencyReport latency() const;
    void resetLatency();

    // ---- mouse and computer keyboard
    void playNote(int number, int velocity, bool isOn);
    /// One that the network moves is taken over.
    void playController(int number, int value);
    void playPitchBend(int value); ///< 0 to 16383, 8192 at rest

Q_SIGNALS:
    void stateChanged(); ///< performing, bypass, follows, channel
    void controllersMoved(); ///< values; at most at the screen's pace
    void controllersChanged(); ///< other ones than before
    void modelsChanged(); ///< the list
    void modelChanged(); ///< the one that plays
    void latencyReset();
    void silenced(); ///< by a panic, here or from afar
    void portsChanged(); ///< a port went or came back while performing
    void trouble(const timbrel::Error& error);

private:
    // performance_control.cpp
    void begin();
    void end();
    void follow();
    void followEvents();
    void followDesk();
    void followTraffic();
    void tellActivity(bool hasInput, bool hasOutput);
    void monitor(const TappedMessage& message);
    void restoreHands();
    bool command(const expression::DeskCommand& command);

    // performance_control_hands.cpp
    void playMessage(const midi::MidiMessage& message);

    // performance_control_figures.cpp
    [[nodiscard]] LatencyReport notesReport() const;

    // performance_control_models.cpp
    void listModels();
    void chooseModel();
    void takeModel(const ReadModel& read);
    void showControllersOf(const expression::ExpressionModel* model);

    // performance_control_bindings.cpp
    void readBindings();
    void writeBindings();
    void sendBindings();
    void hear(const midi::MidiMessage& message);
    void endLearning();
    void learnNext(const QString& before);

    PortLender& m_lender;
    expression::Settings m_settings;
    std::optional<std::filesystem::path> m_project;

    // networks
    ModelShelf* m_shelf = nullptr;
    QList<ModelChoice> m_models;
    QMap<QString, QString> m_titles;
    std::unique_ptr<expression::ExpressionModel> m_model; ///< while nobody performs
    project::ModelEntry m_played; ///< what plays, or would; empty id: none
    QString m_wanted; ///< asked for, on its way; empty: nothing is
    QString m_before; ///< what played before; empty: nothing did
    bool m_isModelComing = false; ///< handed over, not playing yet
    bool m_follows = false;

    // the performance
    std::unique_ptr<PerformanceSession> m_session;
    QTimer m_follow;
    LentPorts m_ports;
    QList<ControllerState> m_controllers;
    bool m_isBypassed = false;
    bool m_isAtRest = false;
    std::uint8_t m_swaps = 0; ///< of the desk, that were done
    LatencyReport m_lastReport; ///< of the notes, of the performance before
    std::vector<MonitoredMessage> m_monitored;
    std::uint64_t m_monitorDropped = 0;

    // bindings
    QMap<QString, MidiBinding> m_bindings;
    QString m_learning;
    QThreadPool m_files; ///< one thread: what is asked of timbrel.json, in order
};

} // namespace timbrel::ui
