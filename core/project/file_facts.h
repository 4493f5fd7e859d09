// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace timbrel::project {

/// One track of a MIDI file; a .seq is one track.
struct TrackFacts
{
    std::string name; ///< valid UTF-8; may be empty
    std::size_t noteCount = 0;
    std::bitset<16> channels; ///< of notes and controllers
    std::vector<music::ControllerSummary> controllers;
};

/// What a file holds that an example cannot: counted, so that nothing is left out silently.
struct LeftOut
{
    std::size_t pitchBends = 0;
    std::size_t pressures = 0; ///< of keys and of channels
    std::size_t programs = 0;
    std::size_t exclusives = 0;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// A file that may become an example, read whole, before anything is decided. Threads: a value.
struct FileFacts
{
    std::filesystem::path file; ///< as it was given
    std::string sourceName; ///< in sources/: "<sha256>.mid"
    std::shared_ptr<const std::string> bytes;
    std::vector<TrackFacts> tracks;
    std::vector<music::Sequence> trackEvents; ///< one per track, times from the file's beginning
    std::vector<music::ControllerSummary> controllers; ///< of all tracks together
    std::size_t noteCount = 0;
    Microseconds length {};
    double tempo = 120.0; ///< beats a minute at the beginning
    std::size_t tempoChanges = 0; ///< after the beginning: the example keeps their times exactly
    int beatsPerBar = 4;
    LeftOut leftOut;
    Warnings warnings; ///< damage that was mended
};

/// .mid or .seq, by ending. Errors: those of the readers; ExampleEmpty, if there is neither note
/// nor controller. Threads: any. Realtime-safe: no.
[[nodiscard]] Result<FileFacts> inspectFile(const std::filesystem::path& file);
[[nodiscard]] Result<FileFacts> inspectBytes(std::string bytes, const std::filesystem::path& file);

/// What an example takes of it: the tracks (by index) and of them the controllers; times from the
/// file's beginning. Events of one time: as mergedSequence orders them, tracks in order.
[[nodiscard]] music::Sequence takenFrom(const FileFacts& facts,
                                        const std::set<std::size_t>& tracks,
                                        const std::set<std::uint8_t>& controllers);
[[nodiscard]] music::Sequence takenFrom(const FileFacts& facts,
                                        const std::set<std::uint8_t>& controllers);

} // namespace timbrel::project
