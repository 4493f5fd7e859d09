// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"
#include "core/synth/subtractive_synth.h"
#include "core/synth/synth_setup.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <array>
#include <memory>

namespace timbrel::ui {

/// Timbrel's own sound as it is edited: which instrument plays, and two sounds of the subtractive
/// one to compare, one of which is heard. Every change is an entry of the history; turns of one
/// knob that follow each other are one. Threads: GUI.
class SynthDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SynthDocument)
public:
    struct Sound
    {
        QString name; ///< of the preset that it came from
        QString category;
        synth::SubtractiveParameters parameters;
        bool isTouched = false; ///< is not the preset's any more
        friend bool operator==(const Sound&, const Sound&) = default;
    };
    struct State
    {
        bool isSubtractive = false;
        std::size_t side = 0; ///< that is heard
        std::array<Sound, 2> sides;
        friend bool operator==(const State&, const State&) = default;
    };

    explicit SynthDocument(QObject* parent = nullptr);

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] const Sound& sound() const { return m_state.sides[m_state.side]; }
    [[nodiscard]] QUndoStack& history() { return m_history; }

    void setSubtractive(bool isOn);
    /// A turn of a knob.
    void setValue(synth::SubtractiveParameter parameter, float value);
    /// Another sound on the side that is heard, by the subtractive instrument. Presets that are
    /// chosen one after the other are one entry.
    void choose(const synth::SubtractivePreset& preset);
    /// The same number gives the same sound.
    void randomise(quint32 seed);
    void showSide(std::size_t side); ///< 0: A, 1: B
    void copyToOtherSide();
    /// It has been saved under this name: it is what its preset is.
    void saved(const QString& name);
    /// What follows is an entry of its own.
    void seal();

    /// As a project keeps it.
    [[nodiscard]] synth::SynthSetup setup() const;
    /// Without a history.
    void load(const synth::SynthSetup& setup);

    [[nodiscard]] const synth::ControllerMap& controllers() const { return m_controllers; }
    /// Not in the history, as bindings are not.
    void setControllers(synth::ControllerMap controllers);

    /// The instrument that plays what the document says, from now on; for a rack.
    [[nodiscard]] std::unique_ptr<audio::Instrument> makeInstrument();

Q_SIGNALS:
    void changed();
    void controllersChanged();
    /// Another instrument is wanted: makeInstrument().
    void instrumentChanged();

private:
    friend class SynthCommand;
    void set(const State& state);
    void change(State to, const QString& what, int which);
    void takeMoved();
    void tellControllers();

    State m_state;
    synth::ControllerMap m_controllers = synth::usualControllers();
    QUndoStack m_history;
    std::unique_ptr<synth::SubtractiveDesk> m_desk; ///< null: the small synthesizer plays
    QTimer m_poll; ///< for what controllers have moved
    QTimer m_pause; ///< after which the same knob is another entry
    quint64 m_serial = 0;
    int m_which = -1;
};

} // namespace timbrel::ui
