// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/file_facts.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/expression/example_file.h"
#include "core/expression/settings_proposal.h"
#include "core/project/example.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <numeric>
#include <optional>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

using midi::MidiFile;
using midi::RawEvent;
using music::Event;
using music::EventKind;
using music::Sequence;

constexpr std::uint64_t kLargestFile = 256U << 20U;

/// A file of these tracks only.
Sequence merged(const MidiFile& file, const std::set<std::size_t>& tracks)
{
    MidiFile part;
    part.format = file.format;
    part.division = file.division;
    part.tempoMap = file.tempoMap;
    for (const std::size_t track : tracks)
        if (track < file.tracks.size())
            part.tracks.push_back(file.tracks[track]);
    return midi::mergedSequence(part);
}

TrackFacts factsOf(std::string name, const Sequence& events)
{
    TrackFacts facts;
    facts.name = std::move(name);
    facts.noteCount = music::countNotes(events);
    facts.controllers = music::controllersIn(events);
    for (const Event& event : events)
        facts.channels.set(event.channel);
    return facts;
}

void countLeftOut(LeftOut& count, const RawEvent& event)
{
    switch (event.status >> 4U) {
    case 0xA:
    case 0xD:
        ++count.pressures;
        break;
    case 0xC:
        ++count.programs;
        break;
    case 0xE:
        ++count.pitchBends;
        break;
    case 0xF:
        count.exclusives += event.status != 0xFF ? 1U : 0U;
        break;
    default:
        break;
    }
}

/// The first time signature, as beats in a bar; the beat stays a quarter note where that gives a
/// whole number of them.
void takeMeter(FileFacts& facts, const RawEvent& event)
{
    const auto payload = facts.midi->payload(event);
    if (!event.isMeta(midi::TimeSignature) || payload.size() < 2)
        return;
    const int beats = static_cast<std::uint8_t>(payload[0]);
    const int power = static_cast<std::uint8_t>(payload[1]);
    if (beats < 1 || power > 6)
        return;
    const int unit = 1 << power;
    if (4 * beats % unit == 0 && 4 * beats / unit <= kMostBeatsPerBar) {
        facts.meter.beatsPerBar = 4 * beats / unit;
    } else if (beats <= kMostBeatsPerBar
               && facts.meter.beatsPerMinute * unit / 4 <= music::kFastestTempo) {
        facts.meter.beatsPerBar = beats;
        facts.meter.beatsPerMinute *= unit / 4.0;
    }
}

void takeTime(FileFacts& facts)
{
    const auto& map = facts.midi->tempoMap;
    facts.meter.beatsPerMinute = std::clamp(
        60e6 / static_cast<double>(map.tempoAt(0)), music::kSlowestTempo, music::kFastestTempo);
    facts.tempoChanges = static_cast<std::size_t>(
        std::count_if(map.changes().begin(), map.changes().end(), [](const auto& change) {
            return change.tick > 0;
        }));
    for (const midi::Track& track : facts.midi->tracks)
        for (const RawEvent& event : track.events)
            if (event.isMeta(midi::TimeSignature)) {
                takeMeter(facts, event);
                return;
            }
}

Result<> inspectMidi(FileFacts& facts)
{
    auto read = midi::parseMidiFile(*facts.bytes, facts.file);
    if (!read)
        return failure(std::move(read.error()));
    facts.warnings = std::move(read->warnings);
    facts.midi = std::make_shared<const MidiFile>(std::move(*read));
    facts.events = midi::mergedSequence(*facts.midi);
    for (std::size_t track = 0; track < facts.midi->tracks.size(); ++track) {
        facts.tracks.push_back(
            factsOf(facts.midi->tracks[track].name, merged(*facts.midi, {track})));
        for (const RawEvent& event : facts.midi->tracks[track].events)
            countLeftOut(facts.leftOut, event);
    }
    takeTime(facts);
    return {};
}

Result<> inspectSeq(FileFacts& facts)
{
    auto read = expression::parseExample(*facts.bytes, facts.file, &facts.warnings);
    if (!read)
        return failure(std::move(read.error()));
    facts.events = music::rebased(std::move(*read));
    facts.tracks.push_back(factsOf({}, facts.events));
    return {};
}

std::optional<Microseconds> firstNote(const Sequence& sequence)
{
    const auto place = std::find_if(sequence.begin(), sequence.end(), [](const Event& event) {
        return event.kind == EventKind::NoteOn;
    });
    return place == sequence.end() ? std::nullopt : std::optional(place->time);
}

} // namespace

Result<FileFacts> inspectFile(const fs::path& file)
{
    auto bytes = readFile(file, kLargestFile);
    if (!bytes)
        return failure(std::move(bytes.error()));
    return inspectBytes(std::move(*bytes), file);
}

Result<FileFacts> inspectBytes(std::string bytes, const fs::path& file)
try {
    const bool isSeq = file.extension() == ".seq";
    FileFacts facts;
    facts.file = file;
    // the same content has one name, whatever it was called
    facts.sourceName = sha256(bytes) + (isSeq ? ".seq" : ".mid");
    facts.bytes = std::make_shared<const std::string>(std::move(bytes));
    TIMBREL_TRY(isSeq ? inspectSeq(facts) : inspectMidi(facts));
    facts.noteCount = music::countNotes(facts.events);
    facts.controllers = music::controllersIn(facts.events);
    facts.length = music::lengthOf(facts.events);
    return facts;
} catch (const std::bad_alloc&) {
    return failure(Error(ErrorId::OutOfMemory).inFile(file));
}

Sequence takenFrom(const FileFacts& facts,
                   const std::set<std::size_t>& tracks,
                   const std::set<std::uint8_t>& controllers)
{
    if (facts.midi == nullptr)
        return tracks.contains(0) ? takenFrom(facts, controllers) : Sequence {};
    if (tracks.size() == facts.tracks.size())
        return takenFrom(facts, controllers);
    return music::withOnlyControllers(merged(*facts.midi, tracks), controllers);
}

Sequence takenFrom(const FileFacts& facts, const std::set<std::uint8_t>& controllers)
{
    return music::withOnlyControllers(facts.events, controllers);
}

Sequence withControllersOf(const Sequence& example,
                           const Sequence& original,
                           const std::set<std::uint8_t>& controllers)
{
    const auto isTaken = [&](const Event& event) {
        return event.kind == EventKind::Controller && controllers.contains(event.number);
    };
    const auto here = firstNote(example);
    const auto there = firstNote(original);
    const Microseconds shift = here && there ? *here - *there : Microseconds {0};
    Sequence merged;
    // Controllers go before notes of the same time, so that a note finds the value that was set for
    // it.
    for (Event event : original)
        if (isTaken(event)) {
            event.time = std::max(event.time + shift, Microseconds {0});
            merged.push_back(event);
        }
    std::copy_if(example.begin(),
                 example.end(),
                 std::back_inserter(merged),
                 [&](const Event& event) { return !isTaken(event); });
    music::sortByTime(merged);
    return merged;
}

Result<> learnControllers(expression::LarasynthConf& conf,
                          const std::vector<std::uint8_t>& controllers,
                          const Sequence& sequence)
{
    const auto summaries = music::controllersIn(sequence);
    auto changed = conf;
    for (const std::uint8_t controller : controllers) {
        const auto summary
            = std::find_if(summaries.begin(), summaries.end(), [&](const auto& candidate) {
                  return candidate.controller == controller;
              });
        if (summary == summaries.end())
            return failure(Error(ErrorId::ControllerNotInFile).named(std::to_string(controller)));
        const int count = expression::proposedOutputCount({sequence}, controller);
        TIMBREL_TRY(changed.append("midi.controllers", std::array {int {controller}}));
        TIMBREL_TRY(changed.append("midi.controller_defaults",
                                   std::array {int {controller}, int {summary->first}}));
        TIMBREL_TRY(changed.append("representation.controller_output_counts",
                                   std::array {int {controller}, count}));
    }
    conf = std::move(changed);
    return {};
}

} // namespace timbrel::project
