// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"
#include "core/music/snap_grid.h"

#include <cstdint>
#include <filesystem>
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
    music::Meter meter;
    std::uint8_t channel = 0; ///< 0-15: of new events, and of those whose own is not known
    Microseconds start {}; ///< where the first event stands, counted from the first bar
    friend bool operator==(const ExampleDetails&, const ExampleDetails&) = default;
};
inline constexpr int kMostBeatsPerBar = 64;

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
