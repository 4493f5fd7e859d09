// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace timbrel::project {

enum class OriginKind : std::uint8_t
{
    Unknown,
    Recorded,
    Imported,
    Drawn
};

/// Where an example comes from. Kept beside it (example-*.json), since .seq has no place for it.
struct ExampleOrigin
{
    OriginKind kind = OriginKind::Unknown;
    std::string fileName; ///< as the person called it ("take 3.mid"); empty if there was no file
    std::string original; ///< name in sources/ ("<sha256>.mid"); empty if there is none
    friend bool operator==(const ExampleOrigin&, const ExampleOrigin&) = default;
};

/// What else .seq has no place for; kept beside it too.
struct ExampleDetails
{
    std::string displayName; ///< what a person calls it, UTF-8; empty: they have not said
    double tempo = 120.0; ///< beats a minute, kSlowestTempo to kFastestTempo
    int beatsPerBar = 4; ///< 1 to kMostBeatsPerBar
    std::uint8_t channel = 0; ///< 0-15: of new events, and of those whose own is not known
    Microseconds start {}; ///< where the first event stands, counted from the first bar
    std::map<std::uint8_t, std::uint8_t>
        defaultValues; ///< where controllers rest that the settings do not list
    friend bool operator==(const ExampleDetails&, const ExampleDetails&) = default;
};
inline constexpr double kSlowestTempo = 10.0;
inline constexpr double kFastestTempo = 960.0;
inline constexpr int kMostBeatsPerBar = 32;

/// One file of training_examples.
struct Example
{
    std::filesystem::path file;
    std::string name; ///< file name without ".seq"; what a person uses to name it
    music::Sequence sequence; ///< notes and controllers as the file has them, first event at 0;
                              ///< channels and release velocities from beside it, where known
    ExampleOrigin origin;
    bool isEnabled = true; ///< false: kept, but not taught (timbrel.json)
    ExampleDetails details {};
};

} // namespace timbrel::project
