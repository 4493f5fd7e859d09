// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port_ledger.h"

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

struct _snd_seq;

namespace timbrel::midi {

/// The ports of the ALSA sequencer as they are now. It hears the sequencer's announcements, so that
/// a port that was away for a moment is told from one that stayed, though name and address are the
/// same. Threads: any. Realtime-safe: no.
class SequencerCatalogue final
{
public:
    struct Entry : KnownPort ///< "<client>:<port>", fullName with " <client number>:<port number>"
    {
        std::string portName; ///< the port's part of the name
        bool canRead = false; ///< an input for us
        bool canWrite = false;
    };

    /// Errors: BackendMissing (no sequencer in this kernel, or no right to it).
    [[nodiscard]] static Result<std::shared_ptr<SequencerCatalogue>> open();
    ~SequencerCatalogue();
    SequencerCatalogue(const SequencerCatalogue&) = delete;
    SequencerCatalogue& operator=(const SequencerCatalogue&) = delete;

    /// Ports that others can use, this process's own left out.
    [[nodiscard]] std::vector<Entry> entries(Direction direction);
    [[nodiscard]] bool has(AppearanceId id);

    /// The clients that the calling thread has opened, and that are still open.
    [[nodiscard]] std::set<int> clientsOfThisThread();
    /// Whether a cable leads from the port (an input for us) to the client, or from the client to
    /// the port.
    [[nodiscard]] bool isConnected(Direction direction, SequencerAddress port, int client);

private:
    explicit SequencerCatalogue(_snd_seq* sequencer)
        : m_sequencer(sequencer)
    { }
    void update();
    bool hearAnnouncements();
    [[nodiscard]] std::vector<Entry> scan();

    std::mutex m_mutex; ///< for all below
    _snd_seq* m_sequencer;
    PortLedger m_ledger;
    std::vector<Entry> m_entries;
};

} // namespace timbrel::midi
