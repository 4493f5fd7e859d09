// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/audio/live_input.h"
#include "core/midi/port.h"

#include <QObject>

namespace timbrel::ui {

/// The ports as they are lent: either may be missing.
struct LentPorts
{
    midi::MidiInput* input = nullptr;
    midi::MidiOutput* output = nullptr;
    bool isSoundWanted
        = true; ///< the built-in synthesizer is to be heard though there is an output
    bool isInputThere = true; ///< else it was, and may be again
    bool isOutputThere = true;
};

/// What passes through lent ports, for those who show it.
struct LentActivity
{
    bool hasInput = false; ///< something came in since the last call
    bool hasOutput = false;
    bool isInputThere = true;
    bool isOutputThere = true;
};

/// Who has the ports and the engine: gives the ports up while somebody performs, so that no note
/// sounds twice, and has them again afterwards. They stay open meanwhile; what is connected to them
/// stays connected. Threads: GUI.
class PortLender : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortLender)
public:
    [[nodiscard]] virtual audio::AudioEngine& engine() = 0;
    /// Until returnPorts() or portsAboutToGo().
    [[nodiscard]] virtual LentPorts borrowPorts() = 0;
    virtual void returnPorts() = 0;
    virtual void tellActivity(const LentActivity& activity) = 0;
    /// Tells noteElsewhere() from now on, or no more: the inputs that were not chosen are open
    /// meanwhile.
    virtual void listenElsewhere(bool doesListen) = 0;
    /// Something came in while the ports are lent: as if it had come to the lender. Emits
    /// liveEvent().
    void passOn(const audio::LiveEvent& event) { Q_EMIT liveEvent(event); }

Q_SIGNALS:
    /// The lent ports go (another was chosen, or one that was missing is there): whoever has them
    /// lets go of them before he returns from this.
    void portsAboutToGo();
    /// Others may be borrowed now.
    void portsRenewed();
    /// From the MIDI input, lent or not.
    void liveEvent(const timbrel::audio::LiveEvent& event);
    /// A key was struck at an input that was not chosen.
    void noteElsewhere(const QString& port);

protected:
    using QObject::QObject;
};

} // namespace timbrel::ui
