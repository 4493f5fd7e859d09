// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read or refused; what is read is sound and can be written and read again.
#include "core/midi/midi_file.h"
#include "core/midi/midi_file_writer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace timbrel;
using namespace timbrel::midi;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void checkSequence(const music::Sequence& events)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        const music::Event& event = events[i];
        require(event.channel < 16 && event.number < 128 && event.value < 128);
        require(event.kind != music::EventKind::NoteOn || event.value > 0);
        require(event.time.count() >= 0 && event.time <= music::TempoMap::kLatest);
        require(i == 0 || events[i - 1].time <= event.time);
    }
}

void checkRoundTrip(const music::Sequence& events, int format)
{
    WriteOptions options;
    options.format = format;
    const auto copy = parseMidiFile(writeMidiFile(events, options), "copy.mid");
    require(copy.has_value() && copy->warnings.empty());
    const music::Sequence copied = mergedSequence(*copy);
    require(copied.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        music::Event moved = copied[i];
        require(std::abs((moved.time - events[i].time).count()) <= 1);
        moved.time = events[i].time;
        require(moved == events[i]);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto file = parseMidiFile(bytes, "fuzz.mid");
    if (!file)
        return 0;
    require(!file->tracks.empty() && file->payloads.size() <= size);
    require(file->warnings.size() <= MidiFile::kMaximumWarnings);
    const std::vector<TimedEvent> all = mergedEvents(*file);
    require(all.size() <= size);
    for (const TimedEvent& event : all)
        require(file->payload(event.event).size() == event.event.payloadLength);
    const music::Sequence events = mergedSequence(*file);
    checkSequence(events);
    // A pause of centuries would be written as thousands of stepping stones: slow, and nothing new.
    if (events.empty() || events.back().time > std::chrono::hours(24 * 365))
        return 0;
    checkRoundTrip(events, file->format);
    if (all.back().time <= std::chrono::hours(24 * 365))
        require(parseMidiFile(writeMidiFile(all, file->payloads), "all.mid").has_value());
    return 0;
}
