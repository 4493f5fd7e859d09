// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/take_recorder.h"
#include "core/midi/midi_message.h"
#include "core/music/snap_grid.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace timbrel::ui {

class ActionRegistry;
class ExampleDocument;
class ProjectDocument;

/// Records examples: a new one, which begins with its first note or after a count-in, or the
/// controllers of the one at hand over its notes. What is played comes from wherever somebody hands
/// it in: a MIDI port, the keyboard strip. Threads: GUI.
class RecordPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordPanel)
public:
    RecordPanel(ProjectDocument& project, ActionRegistry& registry, QWidget* parent = nullptr);
    ~RecordPanel() override;

    /// Asked for when it is first needed.
    void setEngine(std::function<audio::AudioEngine&()> engine) { m_engine = std::move(engine); }
    /// Of an overdub; null: there is none.
    void setExample(ExampleDocument* example);
    /// Where an overdub begins.
    void setPlayhead(std::function<Microseconds()> playhead) { m_playhead = std::move(playhead); }

    /// All that is played, at all times.
    void handle(const audio::LiveEvent& event);
    void handle(const midi::MidiMessage& message);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// It records, or would record, over the example at hand, which plays meanwhile.
    [[nodiscard]] bool isOverdub() const;

public Q_SLOTS:
    void toggle();
    void start();
    void stop(); ///< keeps what was played
    void cancel(); ///< forgets the take at hand
    void throwLastAway();

Q_SIGNALS:
    void onChanged(bool isOn);
    /// A new take is waited for, at this tempo; or an overdub of the example at hand begins.
    void takeBegan(const timbrel::music::Meter& meter, bool isOverdub);
    /// As it is so far, some times a second.
    void takeGrew(const timbrel::audio::Take& take);
    void takeEnded(); ///< before what came of it is kept
    /// A new example, which is in the list.
    void takeRecorded(timbrel::ui::ExampleDocument* example);
    void hoverText(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildButtons();
    QWidget* buildChoices();
    void addChoice(QFormLayout& form,
                   const QString& text,
                   QWidget* field,
                   const char* name,
                   const QString& hint);
    void showChoices();
    [[nodiscard]] music::Meter takeMeter() const;
    void addActions(ActionRegistry& registry);
    [[nodiscard]] audio::TakeRecorder& recorder();
    void begin();
    void keep(const audio::Take& take);
    void keepOverdub(const audio::Take& take);
    void tick();
    void showTake();
    void noteHeard(const midi::MidiMessage& message);
    void showState();
    [[nodiscard]] QString takesText() const;
    void setOn(bool isOn);

    ProjectDocument& m_project;
    std::function<audio::AudioEngine&()> m_engine;
    std::function<Microseconds()> m_playhead;
    std::unique_ptr<audio::TakeRecorder> m_recorder;
    QPointer<ExampleDocument> m_example;
    QPointer<ExampleDocument> m_overdubbed; ///< the one that an overdub began with
    QPointer<ExampleDocument> m_last;

    QPushButton* m_record = nullptr;
    QComboBox* m_mode = nullptr;
    QSpinBox* m_countIn = nullptr;
    QDoubleSpinBox* m_tempo = nullptr;
    QSpinBox* m_beats = nullptr;
    QFormLayout* m_form = nullptr;
    QCheckBox* m_several = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_throwAway = nullptr;
    QTimer m_ticks;
    QElapsedTimer m_silence; ///< since something was played
    QElapsedTimer m_shown; ///< since the take was shown
    qint64 m_untilShown = 0; ///< ms
    music::Meter m_meter; ///< of the take at hand
    int m_keysDown = 0;
    int m_takes = 0; ///< since the button was pressed
    bool m_hasBend = false;
    bool m_isOn = false;
};

} // namespace timbrel::ui
