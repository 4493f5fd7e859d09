// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/audio/sound_file_writer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace timbrel::audio {

struct OutputRecorderStatus
{
    bool isRecording = false; ///< until stop(), or until something goes wrong
    bool isWriting = false; ///< what was recorded is not all in the file yet
    double seconds = 0.0; ///< recorded and written
    std::uint64_t lostFrames = 0; ///< the disk was too slow; silence stands for them
    /// What was written; a second one and more where the device's rate changed or a file was full.
    std::vector<std::filesystem::path> files;
    std::optional<Error> problem; ///< DiskFull, FileNotWritable: it has ended there
};

/// Records what an engine puts out to a sound file while it plays. A thread of its own writes, ten
/// times a second; after each half second the file is whole up to there, whatever happens to this
/// program. The engine never waits for it and must outlive it. Threads: all members by the engine's
/// control thread. Realtime-safe: no.
class OutputRecorder final
{
public:
    explicit OutputRecorder(AudioEngine& engine);
    ~OutputRecorder(); ///< ends a recording
    OutputRecorder(const OutputRecorder&) = delete;
    OutputRecorder& operator=(const OutputRecorder&) = delete;

    /// From the next block on; a recording before it is ended first. The file is made at once; one
    /// that is there already stays, and "name-2.wav" or a higher number is taken. Errors:
    /// FolderNotWritable, FileNotWritable, DiskFull.
    [[nodiscard]] Result<> start(const std::filesystem::path& file, SoundFileFormat format);
    /// Returns at once; the rest is written soon after, see status().
    void stop();
    /// stop(), and all of it is written. At most a few tenths of a second if the disk answers.
    void finish();
    [[nodiscard]] OutputRecorderStatus status();

private:
    class Writing;
    AudioEngine& m_engine;
    std::unique_ptr<Writing> m_writing; ///< the recording at hand, or the last one
};

} // namespace timbrel::audio
