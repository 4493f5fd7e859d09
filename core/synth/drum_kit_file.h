// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/synth/drum_kit.h"

#include <filesystem>

namespace timbrel::synth {

/// Kits as files: a .json that a person can read and edit ("timbrel-kit", version 1; see
/// core/synth/README.md). Sounds are named relative to the file's folder, so that both can be moved
/// together. Threads: any. Realtime-safe: no.

inline constexpr int kDrumKitVersion = 1;
inline constexpr std::size_t kMaximumKitSlots = 64;
inline constexpr std::size_t kMaximumKitSounds = 20'000;

/// A kit as it was read.
struct DrumKitDocument
{
    DrumKit kit; ///< files with their whole paths
    Json json; ///< all that stood there: what is not known survives a save
    Warnings warnings; ///< KitSoundMissing, KitCharacterUnknown: the slot keeps its name for it
};

/// Errors: those of readJson (above 16 MiB: FileTooLarge), FormatUnknown, VersionTooNew,
/// FieldMissing, FieldInvalid.
[[nodiscard]] Result<DrumKitDocument> readDrumKit(const std::filesystem::path& path);

/// Atomically. `before` is what stood in the file that the kit came from; keys of it that are not
/// known stay. Errors: those of writeJson.
[[nodiscard]] Result<> writeDrumKit(const std::filesystem::path& path,
                                    const DrumKit& kit,
                                    const Json& before = Json::object());

/// The same kit with the files that its slots play copied into a folder (made if it is not there),
/// so that the kit does not depend on where they came from. A file that is there already with the
/// same content is taken. One that cannot be read stays where it is, with a warning. Errors:
/// FolderNotWritable, FileNotWritable, DiskFull.
[[nodiscard]] Result<DrumKit>
withFilesCopied(DrumKit kit, const std::filesystem::path& folder, Warnings& warnings);

} // namespace timbrel::synth
