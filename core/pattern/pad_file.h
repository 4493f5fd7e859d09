// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/pattern/pad_setup.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace timbrel::pattern {

inline constexpr int kPadVersion = 1;

/// A controller or a key of a MIDI device that plays a part of the pad.
struct PadControl
{
    bool isNote = false;
    int channel = 0; ///< 0-15
    int number = 0; ///< 0-127
    friend bool operator==(const PadControl&, const PadControl&) = default;
};

/// The pad of a project as its file has it ("timbrel-pad"). Patterns are kept whole: a song does
/// not change by itself when a library or a space does. A value. Threads: any. Realtime-safe: no.
struct PadFile
{
    PadSetup setup;
    std::vector<music::DrumRow> rows = music::standardDrumRows(); ///< of all patterns in it
    std::map<std::string, PadControl> controls; ///< by the name of what they play
};

[[nodiscard]] Json toJson(const PadFile& pad);
/// What is absent is as by default; unknown keys are passed over; numbers are held within their
/// bounds. Errors: FormatUnknown, VersionTooNew, FieldMissing, FieldInvalid.
[[nodiscard]] Result<PadFile> padFileFromJson(const Json& json, const std::filesystem::path& file);
/// Errors: the same, and those of readJson (above 16 MiB: FileTooLarge).
[[nodiscard]] Result<PadFile> readPadFile(const std::filesystem::path& file);
/// Atomically. Errors: those of writeJson.
[[nodiscard]] Result<> writePadFile(const std::filesystem::path& file, const PadFile& pad);

} // namespace timbrel::pattern
