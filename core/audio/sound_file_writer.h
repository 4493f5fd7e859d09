// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/offline.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace timbrel::audio {

enum class SoundFileFormat : std::uint8_t
{
    Wav, ///< 24 bits
    Flac ///< 24 bits
};

/// "wav", "flac": the files' suffixes.
[[nodiscard]] std::string_view suffixOf(SoundFileFormat format) noexcept;
/// By the path's suffix, in any case; WAV where it is another.
[[nodiscard]] SoundFileFormat formatOf(const std::filesystem::path& path);

/// A stereo sound file that grows while it can be read: after settle() it is whole up to there,
/// whatever happens to this program. Threads: one. Realtime-safe: no.
class SoundFileWriter final
{
public:
    /// A new file; what is there already stays. Errors: FileNotWritable (also: there is one),
    /// FolderNotWritable, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<SoundFileWriter>>
    create(const std::filesystem::path& path, SoundFileFormat format, double sampleRate);
    ~SoundFileWriter(); ///< settles and closes
    SoundFileWriter(const SoundFileWriter&) = delete;
    SoundFileWriter& operator=(const SoundFileWriter&) = delete;

    /// Left and right in turn, 1 is full scale; beyond is clipped. Errors: DiskFull,
    /// FileNotWritable; what was written before stays.
    [[nodiscard]] Result<> write(std::span<const float> interleaved);
    /// Header and data reach the disk.
    void settle();
    [[nodiscard]] std::uint64_t frames() const noexcept;
    /// No more may be written: the format's sizes end here.
    [[nodiscard]] bool isFull() const noexcept;

private:
    class Implementation;
    explicit SoundFileWriter(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

/// The whole sound at once, in place of what was there. Errors: FileTooLarge (beyond what the
/// format can hold), OutOfMemory, and of writeFileAtomically().
[[nodiscard]] Result<> writeSoundFile(const std::filesystem::path& path,
                                      SoundFileFormat format,
                                      const RenderedAudio& audio);

} // namespace timbrel::audio
