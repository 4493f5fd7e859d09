// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/midi/port.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <vector>

namespace timbrel::ui {

/// Listens for notes at the MIDI inputs that nobody has chosen, those that come later too, on a
/// thread of its own; while it does not, no port is open. Threads: GUI.
class OtherInputs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OtherInputs)
public:
    /// Makes the MIDI system of that name; called on the thread.
    using MidiMaker = std::function<Result<std::unique_ptr<midi::MidiBackend>>(const QString&)>;

    explicit OtherInputs(MidiMaker makeMidi, QObject* parent = nullptr);
    ~OtherInputs() override;

    /// In this MIDI system; `except` are the chosen ports, by name: the input, and the output, as
    /// what goes out there may come back.
    void listen(const QString& system, std::vector<std::string> except);
    void stop();

Q_SIGNALS:
    /// A key was struck there; no more often than a person can see.
    void heard(const QString& port);

private:
    class Listener;
    MidiMaker m_makeMidi;
    QThread m_thread;
    Listener* m_listener = nullptr; ///< lives on the thread; null: it was never started
    quint64 m_turn = 0; ///< counts listen() and stop(): what comes from before is not told
};

} // namespace timbrel::ui
