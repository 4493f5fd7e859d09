// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/synth/drum_kit.h"

#include <atomic>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::synth {

/// How far a long work is; its thread writes, any reads and may ask it to stop.
struct FileProgress
{
    std::atomic<std::size_t> done = 0; ///< files
    std::atomic<std::size_t> whole = 0; ///< 0: not known yet
    std::atomic<bool> isToStop = false;
};

/// Sound files that were found, and what kind of drum their names tell of.
struct FoundSounds
{
    std::vector<DrumKitSound> sounds; ///< sorted as a person would
    std::vector<std::filesystem::path> unnamed; ///< those of them whose names tell of none
    Warnings warnings; ///< files that are none or are damaged, the first kMaximumWarnings
    std::size_t refused = 0; ///< all that were

    static constexpr std::size_t kMaximumWarnings = 64;
};

/// The kind of drum that a file's name tells of, else the folder that it lies in, and so on up to
/// (and with) `top`. Nothing if none does.
[[nodiscard]] std::optional<music::DrumClass> guessedClass(const std::filesystem::path& file,
                                                           const std::filesystem::path& top);

/// Looks through files and folders (with their folders; links to folders are not followed), reads
/// the header of each sound file, and guesses its class; what tells of none is percussion. In a
/// folder, only files with endings of sound files are looked at; a file that is named itself always
/// is. At most kMaximumKitSounds.
/// Threads: any. Realtime-safe: no. Errors: FileNotFound, FileNotReadable, SoundsMissing (not one
/// sound file). Once it is to stop, what was found so far.
[[nodiscard]] Result<FoundSounds> findSounds(std::span<const std::filesystem::path> places,
                                             FileProgress& progress);

/// The kit with these sounds among its own: each class that their names tell of plays the first of
/// them, the other rows stay as they are; one whose name tells of none plays as percussion only if
/// no other does. A sound that the kit knows already is not taken twice.
[[nodiscard]] DrumKit withSounds(DrumKit kit, const FoundSounds& found);

/// A sound's class corrected: what played it for its old class plays another of that class, or its
/// usual character; the row of the new class plays it.
[[nodiscard]] DrumKit
withClassCorrected(DrumKit kit, const std::filesystem::path& file, music::DrumClass drumClass);

} // namespace timbrel::synth
