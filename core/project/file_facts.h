// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/larasynth_conf.h"
#include "core/midi/midi_file.h"
#include "core/music/sequence.h"
#include "core/music/snap_grid.h"

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
    music::Sequence events; ///< of all tracks together, times from the file's beginning
    std::shared_ptr<const midi::MidiFile> midi; ///< null: a .seq
    std::vector<music::ControllerSummary> controllers; ///< of all tracks together
    std::size_t noteCount = 0;
    Microseconds length {};
    music::Meter meter; ///< at the beginning
    std::size_t tempoChanges = 0; ///< after the beginning: the example keeps their times exactly
    LeftOut leftOut;
    Warnings warnings; ///< damage that was mended
};

/// .mid or .seq, by ending. Errors: those of the readers. A file without notes or controllers is
/// none: it can be seen in the facts. Threads: any. Realtime-safe: no.
[[nodiscard]] Result<FileFacts> inspectFile(const std::filesystem::path& file);
[[nodiscard]] Result<FileFacts> inspectBytes(std::string bytes, const std::filesystem::path& file);

/// What an example takes of it: these tracks (by index) and of them the controllers; times from the
/// beginning of the file (format 2: of the first of these tracks).
[[nodiscard]] music::Sequence takenFrom(const FileFacts& facts,
                                        const std::set<std::size_t>& tracks,
                                        const std::set<std::uint8_t>& controllers);
[[nodiscard]] music::Sequence takenFrom(const FileFacts& facts,
                                        const std::set<std::uint8_t>& controllers);

/// An example with these controllers as the original has them. The two may have different origins
/// in time; their first notes are the same.
[[nodiscard]] music::Sequence withControllersOf(const music::Sequence& example,
                                                const music::Sequence& original,
                                                const std::set<std::uint8_t>& controllers);

/// The settings with more controllers: they rest where `sequence` starts them, with as many output
/// steps as its moves need. Errors: ControllerNotInFile (`name`: the first that it has not); then
/// nothing is changed.
[[nodiscard]] Result<> learnControllers(expression::LarasynthConf& conf,
                                        const std::vector<std::uint8_t>& controllers,
                                        const music::Sequence& sequence);

} // namespace timbrel::project
