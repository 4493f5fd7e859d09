// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/midi/port.h"

#include <QObject>
#include <QThread>

#include <optional>
#include <vector>

namespace timbrel::ui {

/// Which MIDI ports there are.
struct PortLists
{
    std::vector<midi::PortInfo> inputs;
    std::vector<midi::PortInfo> outputs;
    bool canOpenVirtualPorts = false;
    std::optional<Error> problem; ///< no MIDI system answers
    friend bool operator==(const PortLists&, const PortLists&) = default;
};

/// Looks every other second which ports there are, on a thread of its own. Threads: GUI.
class PortWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortWatch)
public:
    explicit PortWatch(QObject* parent = nullptr);
    ~PortWatch() override;

    /// Begins to look, in this MIDI system (see makeMidiBackend).
    void watch(const QString& system);
    [[nodiscard]] const PortLists& ports() const { return m_ports; }

Q_SIGNALS:
    void changed();

private:
    class Looker;
    QThread m_thread;
    Looker* m_looker = nullptr; ///< lives on the thread
    PortLists m_ports;
};

} // namespace timbrel::ui
