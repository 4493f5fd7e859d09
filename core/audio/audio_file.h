// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/sound_buffer.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace timbrel::audio {

/// What is taken at most of a file of sound; what goes beyond is refused. They bound the memory:
/// nothing that a header says is believed.
struct AudioFileLimits
{
    double maximumSeconds = 60.0;
    int minimumRate = 1000; ///< Hz
    int maximumRate = 384000; ///< Hz
    int maximumChannels = 32;
};

/// What the header of a file says.
struct AudioFileFacts
{
    int sampleRate = 0; ///< Hz
    int channels = 0;
    std::int64_t frames = 0; ///< as the header has it, if it has any
    std::string format; ///< "WAV (Microsoft)"
};

/// A file of sound as it was read.
struct AudioFile
{
    SoundBuffer sound; ///< at the file's own rate; of more than two channels the first two
    AudioFileFacts facts;
    float peak = 0.0F;
    /// AudioFileSilent, AudioFileCutShort (the header promises more), AudioFileNotFinite (values
    /// that are no numbers, or far beyond full scale, were made harmless).
    Warnings warnings;
};

/// Reads whatever libsndfile knows: WAV, AIFF, FLAC, Ogg Vorbis and Opus, MP3, AU, CAF and more,
/// told by their content, not by their name.
/// Threads: any. Realtime-safe: no. Errors: FileNotFound, FileNotReadable (also folders and pipes),
/// AudioFileUnknown (not a file of sound), AudioFileBroken (one that cannot be read),
/// AudioFileRateUnsupported, AudioFileChannelsUnsupported, AudioFileTooLong, AudioFileEmpty,
/// OutOfMemory.
[[nodiscard]] Result<AudioFile> readAudioFile(const std::filesystem::path& path,
                                              const AudioFileLimits& limits = {});

/// Only the header, which is quick; it says nothing of the rest. Errors: as readAudioFile().
[[nodiscard]] Result<AudioFileFacts> readAudioFileFacts(const std::filesystem::path& path,
                                                        const AudioFileLimits& limits = {});

} // namespace timbrel::audio
