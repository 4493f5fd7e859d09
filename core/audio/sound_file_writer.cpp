// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/sound_file_writer.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sndfile.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace timbrel::audio {

namespace {

constexpr std::uint64_t kMostFrames = 700'000'000; ///< 4.2 GB: a WAV file's sizes have 32 bits
constexpr std::uint64_t kFlacBlock = 4096; ///< frames that the encoder holds back at a time

SF_INFO infoOf(SoundFileFormat format, double sampleRate)
{
    SF_INFO info {};
    info.samplerate = static_cast<int>(std::lround(sampleRate));
    info.channels = 2;
    info.format
        = (format == SoundFileFormat::Flac ? SF_FORMAT_FLAC : SF_FORMAT_WAV) | SF_FORMAT_PCM_24;
    return info;
}

Error writeError(const std::filesystem::path& path, int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error(isFull ? ErrorId::DiskFull : ErrorId::FileNotWritable)
        .inFile(path)
        .butFound(code == 0 ? std::string() : std::string(std::strerror(code)));
}

/// The number of frames stands in the STREAMINFO block (RFC 9639, 8.2), in the lower half of byte
/// 21 and in the four after it; 0, which the encoder leaves there to the end, is no length to most
/// programs.
void writeFlacLength(int descriptor, std::uint64_t frames)
{
    constexpr off_t kPlace = 21;
    std::array<std::uint8_t, 5> bytes {};
    if (::pread(descriptor, bytes.data(), bytes.size(), kPlace)
        != static_cast<ssize_t>(bytes.size()))
        return;
    bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0xF0U) | ((frames >> 32U) & 0x0FU));
    for (std::size_t i = 1; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(frames >> (8U * (4U - i)));
    (void)!::pwrite(descriptor, bytes.data(), bytes.size(), kPlace);
}

} // namespace

std::string_view suffixOf(SoundFileFormat format) noexcept
{
    return format == SoundFileFormat::Flac ? "flac" : "wav";
}

SoundFileFormat formatOf(const std::filesystem::path& path)
{
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return suffix == ".flac" ? SoundFileFormat::Flac : SoundFileFormat::Wav;
}

class SoundFileWriter::Implementation
{
public:
    Implementation(std::filesystem::path path, SoundFileFormat format, int descriptor)
        : m_path(std::move(path))
        , m_format(format)
        , m_descriptor(descriptor)
    { }
    ~Implementation()
    {
        if (m_file != nullptr)
            ::sf_close(m_file);
        ::fsync(m_descriptor);
        ::close(m_descriptor);
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    [[nodiscard]] Result<> open(double sampleRate)
    {
        SF_INFO info = infoOf(m_format, sampleRate);
        errno = 0;
        m_file = ::sf_open_fd(m_descriptor, SFM_WRITE, &info, SF_FALSE);
        if (m_file == nullptr)
            return failure(writeError(m_path, errno));
        (void)::sf_command(m_file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
        settle();
        return {};
    }
    [[nodiscard]] Result<> write(std::span<const float> interleaved)
    {
        const auto count = static_cast<sf_count_t>(interleaved.size() / 2);
        errno = 0;
        const sf_count_t written = ::sf_writef_float(m_file, interleaved.data(), count);
        const int code = errno;
        m_frames += static_cast<std::uint64_t>(std::max<sf_count_t>(written, 0));
        if (written < count || ::sf_error(m_file) != SF_ERR_NO_ERROR)
            return failure(writeError(m_path, code));
        return {};
    }
    void settle()
    {
        if (m_format == SoundFileFormat::Flac) {
            const std::uint64_t blocks = m_frames / kFlacBlock;
            writeFlacLength(m_descriptor, blocks > 1 ? (blocks - 1) * kFlacBlock : 0);
        } else {
            (void)::sf_command(m_file, SFC_UPDATE_HEADER_NOW, nullptr, 0);
        }
        (void)::fdatasync(m_descriptor);
    }
    [[nodiscard]] std::uint64_t frames() const noexcept { return m_frames; }

private:
    std::filesystem::path m_path;
    SoundFileFormat m_format;
    int m_descriptor;
    SNDFILE* m_file = nullptr;
    std::uint64_t m_frames = 0;
};

SoundFileWriter::SoundFileWriter(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation))
{ }

SoundFileWriter::~SoundFileWriter() = default;

Result<std::unique_ptr<SoundFileWriter>> SoundFileWriter::create(const std::filesystem::path& path,
                                                                 SoundFileFormat format,
                                                                 double sampleRate)
{
    constexpr mode_t kMode = 0666;
    const int descriptor
        = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kMode); // NOLINT
    if (descriptor < 0) {
        const int code = errno;
        const bool isFolder = code == ENOENT || code == ENOTDIR || code == EROFS || code == EACCES;
        if (isFolder)
            return failure(Error(ErrorId::FolderNotWritable)
                               .inFile(path.parent_path())
                               .butFound(std::strerror(code)));
        return failure(writeError(path, code));
    }
    auto implementation = std::make_unique<Implementation>(path, format, descriptor);
    if (auto opened = implementation->open(sampleRate); !opened) {
        implementation.reset();
        ::unlink(path.c_str()); // nothing is in it
        return failure(std::move(opened.error()));
    }
    return std::unique_ptr<SoundFileWriter>(new SoundFileWriter(std::move(implementation)));
}

Result<> SoundFileWriter::write(std::span<const float> interleaved)
{
    return m_implementation->write(interleaved);
}

void SoundFileWriter::settle()
{
    m_implementation->settle();
}

std::uint64_t SoundFileWriter::frames() const noexcept
{
    return m_implementation->frames();
}

bool SoundFileWriter::isFull() const noexcept
{
    return frames() >= kMostFrames;
}

namespace {

/// A file in memory, as libsndfile wants it.
struct MemoryFile
{
    std::string bytes;
    std::size_t at = 0;

    static sf_count_t length(void* self)
    {
        return static_cast<sf_count_t>(static_cast<MemoryFile*>(self)->bytes.size());
    }
    static sf_count_t seek(sf_count_t offset, int whence, void* self)
    {
        auto& it = *static_cast<MemoryFile*>(self);
        const auto from = whence == SEEK_SET ? sf_count_t {0}
            : whence == SEEK_CUR             ? static_cast<sf_count_t>(it.at)
                                             : length(self);
        it.at = static_cast<std::size_t>(std::max<sf_count_t>(from + offset, 0));
        return static_cast<sf_count_t>(it.at);
    }
    static sf_count_t read(void* to, sf_count_t count, void* self)
    {
        auto& it = *static_cast<MemoryFile*>(self);
        const std::size_t there = it.bytes.size() - std::min(it.at, it.bytes.size());
        const std::size_t taken = std::min(there, static_cast<std::size_t>(count));
        std::memcpy(to, it.bytes.data() + it.at, taken);
        it.at += taken;
        return static_cast<sf_count_t>(taken);
    }
    static sf_count_t write(const void* from, sf_count_t count, void* self)
    {
        auto& it = *static_cast<MemoryFile*>(self);
        const auto size = static_cast<std::size_t>(count);
        try {
            if (it.bytes.size() < it.at + size)
                it.bytes.resize(it.at + size);
        } catch (const std::exception&) { // a C library stands between
            return 0;
        }
        std::memcpy(it.bytes.data() + it.at, from, size);
        it.at += size;
        return count;
    }
    static sf_count_t tell(void* self)
    {
        return static_cast<sf_count_t>(static_cast<MemoryFile*>(self)->at);
    }
};

} // namespace

Result<> writeSoundFile(const std::filesystem::path& path,
                        SoundFileFormat format,
                        const RenderedAudio& audio)
{
    const std::size_t frames = std::min(audio.left.size(), audio.right.size());
    if (frames > kMostFrames)
        return failure(Error(ErrorId::FileTooLarge).inFile(path));
    SF_INFO info = infoOf(format, audio.sampleRate);
    SF_VIRTUAL_IO io {MemoryFile::length,
                      MemoryFile::seek,
                      MemoryFile::read,
                      MemoryFile::write,
                      MemoryFile::tell};
    MemoryFile memory;
    SNDFILE* file = ::sf_open_virtual(&io, SFM_WRITE, &info, &memory);
    if (file == nullptr)
        return failure(Error(ErrorId::OutOfMemory).inFile(path));
    (void)::sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    std::array<float, 2048> interleaved {};
    bool isWhole = true;
    for (std::size_t at = 0; at < frames && isWhole;) {
        const std::size_t count = std::min(frames - at, interleaved.size() / 2);
        for (std::size_t i = 0; i < count; ++i) {
            interleaved[2 * i] = audio.left[at + i];
            interleaved[2 * i + 1] = audio.right[at + i];
        }
        const auto wanted = static_cast<sf_count_t>(count);
        isWhole = ::sf_writef_float(file, interleaved.data(), wanted) == wanted;
        at += count;
    }
    const bool isClosed = ::sf_close(file) == 0;
    if (!isWhole || !isClosed)
        return failure(Error(ErrorId::OutOfMemory).inFile(path));
    return writeFileAtomically(path, memory.bytes);
}

} // namespace timbrel::audio
