// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// What the names of files and folders tell of the patterns in them. Threads: any. Realtime-safe:
/// no.

/// The first word that names a genre, as one word in lower case ("Hip-Hop_95bpm" is hiphop,
/// "1_jazz-funk_80_beat" jazz, "DnB loops" drumandbass). Nothing if no known genre is named.
[[nodiscard]] std::optional<std::string> genreNamed(std::string_view name);

enum class PatternKind : std::uint8_t
{
    Unknown,
    Beat,
    Fill
};
/// "fill" and "break" name a fill; "beat", "groove", "loop" and "verse" none.
[[nodiscard]] PatternKind kindNamed(std::string_view name);

/// "Funk 95bpm", "95 BPM": beats a minute, 20 to 400.
[[nodiscard]] std::optional<double> tempoNamed(std::string_view name);

/// Where labels come from.
enum class LabelSource : std::uint8_t
{
    /// The genre that a folder names, the nearest first, else the one that the file names. The name
    /// of its folder for what has none where folders name the others' genres, and for all where
    /// fewer than half have a genre and there are several folders.
    Automatic,
    Folder, ///< the name of the folder that the file lies in
    FileName, ///< what the file's name begins with, up to a digit, '_' or '-'
    None
};

/// A label for each path, empty where there is none. Paths are relative to the folder that was
/// imported, with '/'.
[[nodiscard]] std::vector<std::string> labelsFor(std::span<const std::string> paths,
                                                 LabelSource source);

} // namespace timbrel::pattern
