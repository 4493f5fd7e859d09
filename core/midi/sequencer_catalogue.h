// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
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
    struct Entry
    {
        PortInfo info; ///< "<client>:<port>" and the same with " <client number>:<port number>"
        std::string portName; ///< the port's part of the name
        int client = 0;
        int port = 0;
        bool canRead = false; ///< an input for us
        bool canWrite = false;
        std::uint64_t id = 0; ///< another one each time that a port appears; never 0
    };

    /// Errors: BackendMissing (no sequencer in this kernel, or no right to it).
    [[nodiscard]] static Result<std::shared_ptr<SequencerCatalogue>> open();
    ~SequencerCatalogue();
    SequencerCatalogue(const SequencerCatalogue&) = delete;
    SequencerCatalogue& operator=(const SequencerCatalogue&) = delete;

    /// Ports that others can use, this process's own left out.
    [[nodiscard]] std::vector<Entry> entries(Direction direction);
    [[nodiscard]] bool has(std::uint64_t id);
    /// The id of the port, if a client of this process is connected to it; else 0. Connections made
    /// privately (as PortMidi's) are not seen.
    [[nodiscard]] std::uint64_t connectedId(Direction direction, const PortInfo& info);

private:
    explicit SequencerCatalogue(_snd_seq* sequencer)
        : m_sequencer(sequencer)
    { }
    [[nodiscard]] bool isOurs(int client);
    void update();
    void hearAnnouncements();
    [[nodiscard]] std::vector<Entry> scan();

    std::mutex m_mutex;
    _snd_seq* m_sequencer;
    std::vector<Entry> m_entries;
    std::uint64_t m_nextId = 1;
};

} // namespace timbrel::midi
