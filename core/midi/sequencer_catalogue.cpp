// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/sequencer_catalogue.h"

#include "core/midi/own_clients.h"

#include <algorithm>
#include <alsa/asoundlib.h>
#include <unistd.h>

namespace timbrel::midi {
namespace {

// alsa-lib would print to stderr what we report ourselves
void keepQuiet(const char*, int, const char*, int, const char*, ...) { }

constexpr unsigned kReadable = SND_SEQ_PORT_CAP_READ | SND_SEQ_PORT_CAP_SUBS_READ;
constexpr unsigned kWritable = SND_SEQ_PORT_CAP_WRITE | SND_SEQ_PORT_CAP_SUBS_WRITE;
constexpr unsigned kMidiKinds
    = SND_SEQ_PORT_TYPE_MIDI_GENERIC | SND_SEQ_PORT_TYPE_SYNTH | SND_SEQ_PORT_TYPE_APPLICATION;

SequencerCatalogue::Entry entryOf(snd_seq_client_info_t* client, snd_seq_port_info_t* port)
{
    SequencerCatalogue::Entry entry;
    const unsigned capabilities = snd_seq_port_info_get_capability(port);
    const bool isMidi = (snd_seq_port_info_get_type(port) & kMidiKinds) != 0
        && (capabilities & SND_SEQ_PORT_CAP_NO_EXPORT) == 0;
    entry.address = {snd_seq_client_info_get_client(client), snd_seq_port_info_get_port(port)};
    entry.portName = snd_seq_port_info_get_name(port);
    entry.info.name = std::string(snd_seq_client_info_get_name(client)) + ":" + entry.portName;
    entry.info.fullName = entry.info.name + " " + std::to_string(entry.address.client) + ":"
        + std::to_string(entry.address.port);
    entry.canRead = isMidi && (capabilities & kReadable) == kReadable;
    entry.canWrite = isMidi && (capabilities & kWritable) == kWritable;
    return entry;
}

/// Frees with alsa-lib's own function.
template<class Info, void Free(Info*)>
struct Freed
{
    void operator()(Info* info) const { Free(info); }
};
using ClientInfo = std::unique_ptr<snd_seq_client_info_t,
                                   Freed<snd_seq_client_info_t, snd_seq_client_info_free>>;
using PortData
    = std::unique_ptr<snd_seq_port_info_t, Freed<snd_seq_port_info_t, snd_seq_port_info_free>>;
using Subscribers = std::unique_ptr<snd_seq_query_subscribe_t,
                                    Freed<snd_seq_query_subscribe_t, snd_seq_query_subscribe_free>>;

template<class Owner, class Info>
Owner made(int allocate(Info**))
{
    Info* info = nullptr;
    allocate(&info);
    return Owner(info);
}

constexpr int kLooksAtMost = 8; ///< in a row, while ports come and go

} // namespace

Result<std::shared_ptr<SequencerCatalogue>> SequencerCatalogue::open()
{
    snd_lib_error_set_handler(keepQuiet);
    snd_seq_t* sequencer = nullptr;
    if (snd_seq_open(&sequencer, "default", SND_SEQ_OPEN_DUPLEX, SND_SEQ_NONBLOCK) < 0)
        return failure(Error(ErrorId::BackendMissing).named("alsa"));
    snd_seq_set_client_name(sequencer, "Timbrel");
    // not SUBS_WRITE: nobody else shall see it as a place to play to
    const int port = snd_seq_create_simple_port(sequencer,
                                                "announcements",
                                                SND_SEQ_PORT_CAP_WRITE | SND_SEQ_PORT_CAP_NO_EXPORT,
                                                SND_SEQ_PORT_TYPE_APPLICATION);
    snd_seq_connect_from(sequencer, port, SND_SEQ_CLIENT_SYSTEM, SND_SEQ_PORT_SYSTEM_ANNOUNCE);
    return std::shared_ptr<SequencerCatalogue>(new SequencerCatalogue(sequencer));
}

SequencerCatalogue::~SequencerCatalogue()
{
    snd_seq_close(m_sequencer);
}

std::vector<SequencerCatalogue::Entry> SequencerCatalogue::entries(Direction direction)
{
    const std::scoped_lock lock(m_mutex);
    update();
    std::vector<Entry> fitting;
    std::copy_if(
        m_entries.begin(), m_entries.end(), std::back_inserter(fitting), [&](const Entry& entry) {
            return direction == Direction::Input ? entry.canRead : entry.canWrite;
        });
    return fitting;
}

bool SequencerCatalogue::has(AppearanceId id)
{
    const std::scoped_lock lock(m_mutex);
    update();
    return std::any_of(
        m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.id == id; });
}

std::set<int> SequencerCatalogue::clientsOfThisThread()
{
    const std::scoped_lock lock(m_mutex);
    std::set<int> clients;
    const auto client = made<ClientInfo>(snd_seq_client_info_malloc);
    snd_seq_client_info_set_client(client.get(), -1);
    while (snd_seq_query_next_client(m_sequencer, client.get()) >= 0)
        if (snd_seq_client_info_get_pid(client.get()) == ::gettid()) // so the kernel means it
            clients.insert(snd_seq_client_info_get_client(client.get()));
    return clients;
}

bool SequencerCatalogue::isConnected(Direction direction, SequencerAddress port, int client)
{
    const std::scoped_lock lock(m_mutex);
    snd_seq_addr_t address {};
    address.client = static_cast<unsigned char>(port.client);
    address.port = static_cast<unsigned char>(port.port);
    const auto query = made<Subscribers>(snd_seq_query_subscribe_malloc);
    snd_seq_query_subscribe_set_root(query.get(), &address);
    snd_seq_query_subscribe_set_type(query.get(),
                                     direction == Direction::Input ? SND_SEQ_QUERY_SUBS_READ
                                                                   : SND_SEQ_QUERY_SUBS_WRITE);
    for (int index = 0;; ++index) {
        snd_seq_query_subscribe_set_index(query.get(), index);
        if (snd_seq_query_port_subscribers(m_sequencer, query.get()) < 0)
            return false;
        if (snd_seq_query_subscribe_get_addr(query.get())->client == client)
            return true;
    }
}

void SequencerCatalogue::update()
{
    hearAnnouncements();
    // Until nothing has changed while we looked: who gets an id shall not lose it at once.
    for (int looks = 0; looks < kLooksAtMost; ++looks) {
        m_entries = scan();
        std::vector<KnownPort> ports(m_entries.begin(), m_entries.end());
        m_ledger.look(ports);
        for (std::size_t i = 0; i < ports.size(); ++i)
            m_entries[i].id = ports[i].id;
        if (!hearAnnouncements())
            return;
    }
}

/// Whether any port has come or gone.
bool SequencerCatalogue::hearAnnouncements()
{
    bool hasChanged = false;
    snd_seq_event_t* event = nullptr;
    for (;;) {
        const int left = snd_seq_event_input(m_sequencer, &event);
        if (left == -ENOSPC) { // so much has happened that some of it is lost
            m_ledger.announcementsLost();
            hasChanged = true;
            continue;
        }
        if (left < 0 || event == nullptr)
            return hasChanged;
        if (event->type == SND_SEQ_EVENT_PORT_START)
            m_ledger.begun({event->data.addr.client, event->data.addr.port});
        hasChanged = hasChanged || event->type == SND_SEQ_EVENT_PORT_START
            || event->type == SND_SEQ_EVENT_PORT_EXIT || event->type == SND_SEQ_EVENT_PORT_CHANGE
            || event->type == SND_SEQ_EVENT_CLIENT_EXIT
            || event->type == SND_SEQ_EVENT_CLIENT_CHANGE;
    }
}

std::vector<SequencerCatalogue::Entry> SequencerCatalogue::scan()
{
    std::vector<Entry> found;
    const auto own = ownSequencerClients();
    const auto client = made<ClientInfo>(snd_seq_client_info_malloc);
    const auto port = made<PortData>(snd_seq_port_info_malloc);
    snd_seq_client_info_set_client(client.get(), -1);
    while (snd_seq_query_next_client(m_sequencer, client.get()) >= 0) {
        const int number = snd_seq_client_info_get_client(client.get());
        if (number == SND_SEQ_CLIENT_SYSTEM || own.contains(number))
            continue;
        snd_seq_port_info_set_client(port.get(), number);
        snd_seq_port_info_set_port(port.get(), -1);
        while (snd_seq_query_next_port(m_sequencer, port.get()) >= 0)
            found.push_back(entryOf(client.get(), port.get()));
    }
    return found;
}

} // namespace timbrel::midi
