// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <new>
#include <sndfile.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace timbrel::audio {
namespace {

constexpr std::size_t kChunkFrames = 4096;
constexpr float kLargest = 64.0F; ///< 36 dB above full scale
constexpr float kSilentPeak = 1e-4F; ///< -80 dB of full scale

struct Close
{
    void operator()(SNDFILE* file) const noexcept { sf_close(file); }
};

/// An open file and what its header says.
struct OpenFile
{
    std::unique_ptr<SNDFILE, Close> file;
    SF_INFO info {};
};

std::string formatName(int format)
{
    SF_FORMAT_INFO info {};
    info.format = format & SF_FORMAT_TYPEMASK;
    if (sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) != 0 || info.name == nullptr)
        return {};
    return info.name;
}

/// A regular file, so that nobody waits at a pipe for its other end.
Result<int> openRegular(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        return failure(
            Error(isMissing ? ErrorId::FileNotFound : ErrorId::FileNotReadable).inFile(path));
    }
    struct stat status
    { };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failure(Error(ErrorId::FileNotReadable).inFile(path));
    }
    return descriptor;
}

Result<OpenFile> openSound(const std::filesystem::path& path)
{
    auto descriptor = openRegular(path);
    if (!descriptor)
        return failure(std::move(descriptor.error()));
    // libsndfile keeps the reason of a failure to open in one place for all threads
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    OpenFile open;
    // by descriptor there is no name from which it would guess formats without a header; it closes
    // the descriptor also when it fails
    open.file.reset(sf_open_fd(*descriptor, SFM_READ, &open.info, SF_TRUE));
    if (open.file != nullptr)
        return open;
    if (sf_error(nullptr) == SF_ERR_UNRECOGNISED_FORMAT)
        return failure(Error(ErrorId::AudioFileUnknown).inFile(path));
    return failure(Error(ErrorId::AudioFileBroken).inFile(path).butFound(sf_strerror(nullptr)));
}

Result<AudioFileFacts>
factsOf(const SF_INFO& info, const AudioFileLimits& limits, const std::filesystem::path& path)
{
    const auto unsupported = [&](ErrorId id, int found, int lowest, int highest) {
        return failure(Error(id)
                           .inFile(path)
                           .butFound(std::to_string(found))
                           .whereExpected(std::to_string(lowest) + "-" + std::to_string(highest)));
    };
    if (info.samplerate < limits.minimumRate || info.samplerate > limits.maximumRate)
        return unsupported(ErrorId::AudioFileRateUnsupported,
                           info.samplerate,
                           limits.minimumRate,
                           limits.maximumRate);
    if (info.channels < 1 || info.channels > limits.maximumChannels)
        return unsupported(
            ErrorId::AudioFileChannelsUnsupported, info.channels, 1, limits.maximumChannels);
    return AudioFileFacts {info.samplerate,
                           info.channels,
                           std::max<std::int64_t>(info.frames, 0),
                           formatName(info.format)};
}

/// Takes the first two channels of what lies frame by frame; true if a value had to be changed.
bool append(std::span<const float> interleaved, std::size_t channels, AudioFile& read)
{
    bool isMended = false;
    const auto value = [&](std::size_t at) {
        float here = interleaved[at];
        if (!(std::abs(here) <= kLargest)) { // also what is not a number
            here = std::isnan(here) ? 0.0F : std::copysign(1.0F, here);
            isMended = true;
        }
        read.peak = std::max(read.peak, std::abs(here));
        return here;
    };
    for (std::size_t at = 0; at < interleaved.size(); at += channels) {
        read.sound.left.push_back(value(at));
        if (channels > 1)
            read.sound.right.push_back(value(at + 1));
    }
    return isMended;
}

Result<> readAll(OpenFile& open,
                 const AudioFileLimits& limits,
                 const std::filesystem::path& path,
                 AudioFile& read)
{
    const auto channels = static_cast<std::size_t>(read.facts.channels);
    const auto maximumFrames
        = static_cast<std::int64_t>(limits.maximumSeconds * read.sound.sampleRate);
    const auto expected = static_cast<std::size_t>(std::min(read.facts.frames, maximumFrames));
    std::vector<float> chunk(kChunkFrames * channels);
    bool isMended = false;
    while (true) {
        const sf_count_t count
            = sf_readf_float(open.file.get(), chunk.data(), static_cast<sf_count_t>(kChunkFrames));
        if (count <= 0)
            break;
        const auto frames = static_cast<std::size_t>(count);
        if (read.sound.frames() + frames > static_cast<std::size_t>(maximumFrames))
            return failure(Error(ErrorId::AudioFileTooLong)
                               .inFile(path)
                               .whereExpected(std::to_string(std::lround(limits.maximumSeconds))));
        // a first chunk is there: now some of the length that was promised is likely
        if (read.sound.left.empty()) {
            read.sound.left.reserve(std::max(frames, expected));
            if (channels > 1)
                read.sound.right.reserve(std::max(frames, expected));
        }
        isMended = append(std::span(chunk).first(frames * channels), channels, read) || isMended;
    }
    if (isMended)
        read.warnings.push_back(Error(ErrorId::AudioFileNotFinite).inFile(path));
    return {};
}

} // namespace

Result<AudioFile> readAudioFile(const std::filesystem::path& path, const AudioFileLimits& limits)
try {
    auto open = openSound(path);
    if (!open)
        return failure(std::move(open.error()));
    auto facts = factsOf(open->info, limits, path);
    if (!facts)
        return failure(std::move(facts.error()));
    AudioFile read;
    read.facts = std::move(*facts);
    read.sound.sampleRate = read.facts.sampleRate;
    TIMBREL_TRY(readAll(*open, limits, path, read));
    const auto frames = static_cast<std::int64_t>(read.sound.frames());
    if (frames == 0) {
        if (read.facts.frames > 0 || sf_error(open->file.get()) != SF_ERR_NO_ERROR)
            return failure(Error(ErrorId::AudioFileBroken).inFile(path));
        return failure(Error(ErrorId::AudioFileEmpty).inFile(path));
    }
    if (frames < read.facts.frames || sf_error(open->file.get()) != SF_ERR_NO_ERROR)
        read.warnings.push_back(Error(ErrorId::AudioFileCutShort)
                                    .inFile(path)
                                    .butFound(std::to_string(frames))
                                    .whereExpected(std::to_string(read.facts.frames)));
    if (read.peak < kSilentPeak)
        read.warnings.push_back(Error(ErrorId::AudioFileSilent).inFile(path));
    return read;
} catch (const std::bad_alloc&) {
    return failure(Error(ErrorId::OutOfMemory).inFile(path));
}

Result<AudioFileFacts> readAudioFileFacts(const std::filesystem::path& path,
                                          const AudioFileLimits& limits)
try {
    auto open = openSound(path);
    if (!open)
        return failure(std::move(open.error()));
    return factsOf(open->info, limits, path);
} catch (const std::bad_alloc&) {
    return failure(Error(ErrorId::OutOfMemory).inFile(path));
}

} // namespace timbrel::audio
