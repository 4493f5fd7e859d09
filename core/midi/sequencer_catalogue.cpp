// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/sequencer_catalogue.h"

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
    entry.client = snd_seq_client_info_get_client(client);
    entry.port = snd_seq_port_info_get_port(port);
    entry.portName = snd_seq_port_info_get_name(port);
    entry.info.name = std::string(snd_seq_client_info_get_name(client)) + ":" + entry.portName;
    entry.info.fullName
        = entry.info.name + " " + std::to_string(entry.client) + ":" + std::to_string(entry.port);
    entry.canRead = isMidi && (capabilities & kReadable) == kReadable;
    entry.canWrite = isMidi && (capabilities & kWritable) == kWritable;
    return entry;
}

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

bool SequencerCatalogue::has(std::uint64_t id)
{
    const std::scoped_lock lock(m_mutex);
    update();
    return std::any_of(
        m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.id == id; });
}

void SequencerCatalogue::update()
{
    hearAnnouncements();
    auto now = scan();
    for (Entry& entry : now) {
        const auto before
            = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& known) {
                  return known.client == entry.client && known.port == entry.port
                      && known.info == entry.info;
              });
        entry.id = before != m_entries.end() ? before->id : m_nextId++;
    }
    m_entries = std::move(now);
}

void SequencerCatalogue::hearAnnouncements()
{
    snd_seq_event_t* event = nullptr;
    for (;;) {
        const int left = snd_seq_event_input(m_sequencer, &event);
        if (left == -ENOSPC) { // so much has happened that some of it is lost: everything is new
            m_entries.clear();
            continue;
        }
        if (left < 0 || event == nullptr)
            return;
        const bool portGone = event->type == SND_SEQ_EVENT_PORT_EXIT;
        if (!portGone && event->type != SND_SEQ_EVENT_CLIENT_EXIT)
            continue;
        const auto address = event->data.addr;
        std::erase_if(m_entries, [&](const Entry& entry) {
            return entry.client == address.client && (!portGone || entry.port == address.port);
        });
    }
}

std::vector<SequencerCatalogue::Entry> SequencerCatalogue::scan()
{
    std::vector<Entry> found;
    snd_seq_client_info_t* client = nullptr;
    snd_seq_port_info_t* port = nullptr;
    snd_seq_client_info_malloc(&client);
    snd_seq_port_info_malloc(&port);
    snd_seq_client_info_set_client(client, -1);
    while (snd_seq_query_next_client(m_sequencer, client) >= 0) {
        if (snd_seq_client_info_get_client(client) == SND_SEQ_CLIENT_SYSTEM
            || snd_seq_client_info_get_pid(client) == ::getpid())
            continue;
        snd_seq_port_info_set_client(port, snd_seq_client_info_get_client(client));
        snd_seq_port_info_set_port(port, -1);
        while (snd_seq_query_next_port(m_sequencer, port) >= 0)
            found.push_back(entryOf(client, port));
    }
    snd_seq_port_info_free(port);
    snd_seq_client_info_free(client);
    return found;
}

std::uint64_t SequencerCatalogue::connectedId(Direction direction, const PortInfo& info)
{
    const std::scoped_lock lock(m_mutex);
    update();
    const auto entry = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const Entry& known) { return known.info == info; });
    if (entry == m_entries.end())
        return 0;
    snd_seq_addr_t address {};
    address.client = static_cast<unsigned char>(entry->client);
    address.port = static_cast<unsigned char>(entry->port);
    snd_seq_query_subscribe_t* query = nullptr;
    snd_seq_query_subscribe_malloc(&query);
    snd_seq_query_subscribe_set_root(query, &address);
    snd_seq_query_subscribe_set_type(
        query, direction == Direction::Input ? SND_SEQ_QUERY_SUBS_READ : SND_SEQ_QUERY_SUBS_WRITE);
    bool found = false;
    for (int index = 0; !found; ++index) {
        snd_seq_query_subscribe_set_index(query, index);
        if (snd_seq_query_port_subscribers(m_sequencer, query) < 0)
            break;
        found = isOurs(snd_seq_query_subscribe_get_addr(query)->client);
    }
    snd_seq_query_subscribe_free(query);
    return found ? entry->id : 0;
}

bool SequencerCatalogue::isOurs(int client)
{
    snd_seq_client_info_t* info = nullptr;
    snd_seq_client_info_malloc(&info);
    const bool isOurs = snd_seq_get_any_client_info(m_sequencer, client, info) >= 0
        && snd_seq_client_info_get_pid(info) == ::getpid();
    snd_seq_client_info_free(info);
    return isOurs;
}

} // namespace timbrel::midi
