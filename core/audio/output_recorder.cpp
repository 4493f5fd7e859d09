// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/output_recorder.h"

#include "core/audio/output_tap.h"
#include "core/realtime/thread_role.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>

namespace timbrel::audio {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTapFrames = std::size_t {1} << 18U; ///< more than five seconds at 48 kHz
constexpr auto kLookForSound = 100ms;
constexpr auto kSettle = 500ms;
// After the end: the engine may still be in a block that it puts out.
constexpr auto kLastLook = 20ms;
constexpr auto kLastSilence = 150ms; ///< nothing has come for so long: that was all
constexpr int kMostFiles = 10'000;

struct NewFile
{
    std::filesystem::path path;
    std::unique_ptr<SoundFileWriter> writer;
};

/// The file, or the first "name-2.wav" that is not there.
Result<NewFile> createBeside(const std::filesystem::path& file, SoundFileFormat format, double rate)
{
    for (int number = 1; number < kMostFiles; ++number) {
        std::filesystem::path path = file;
        if (number > 1)
            path.replace_filename(file.stem().string() + "-" + std::to_string(number)
                                  + file.extension().string());
        std::error_code ignored;
        if (std::filesystem::symlink_status(path, ignored).type()
            != std::filesystem::file_type::not_found)
            continue;
        auto writer = SoundFileWriter::create(path, format, rate);
        if (!writer)
            return failure(std::move(writer.error()));
        return NewFile {std::move(path), std::move(*writer)};
    }
    return failure(Error(ErrorId::FileNotWritable).inFile(file));
}

} // namespace

/// A recording: its thread, and what that and control know of each other.
class OutputRecorder::Writing
{
public:
    Writing(std::filesystem::path file, SoundFileFormat format, double rate, NewFile first)
        : tap(std::make_shared<OutputTap>(kTapFrames))
        , m_file(std::move(file))
        , m_format(format)
        , m_rate(rate)
        , m_at(std::move(first))
    {
        m_status.isRecording = m_status.isWriting = true;
        m_status.files.push_back(m_at.path);
        m_thread = std::thread([this] { run(); });
    }
    ~Writing() { finish(); }
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;

    void stop()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
            m_status.isRecording = false;
        }
        m_wake.notify_all();
    }
    void finish()
    {
        stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] OutputRecorderStatus status() const
    {
        const std::scoped_lock lock(m_mutex);
        OutputRecorderStatus status = m_status;
        status.lostFrames = tap->lostFrames();
        return status;
    }

    const std::shared_ptr<OutputTap> tap;
    bool isTapped = true; ///< control's own: the engine has the tap

private:
    void run() noexcept;
    void write();
    void drain();
    /// False once there is nothing more.
    [[nodiscard]] bool writeSome();
    [[nodiscard]] Result<> writeFrames(std::span<const float> interleaved);
    [[nodiscard]] Result<> beginAnother();
    void fail(Error problem);

    const std::filesystem::path m_file;
    const SoundFileFormat m_format;

    // the thread's own
    double m_rate;
    NewFile m_at;
    std::array<float, 16384> m_frames {};
    midi::Clock::time_point m_settled = midi::Clock::now();
    double m_secondsBefore = 0.0; ///< in the files before

    mutable std::mutex m_mutex; ///< for what follows
    std::condition_variable m_wake;
    OutputRecorderStatus m_status;
    bool m_stop = false;

    std::thread m_thread;
};

void OutputRecorder::Writing::run() noexcept
{
    realtime::nameThisThread("recorder");
    try {
        write();
    } catch (const std::bad_alloc&) {
        fail(Error(ErrorId::OutOfMemory));
    }
    m_at.writer.reset();
    const std::scoped_lock lock(m_mutex);
    m_status.isWriting = false;
}

void OutputRecorder::Writing::write()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, kLookForSound, [this] { return m_stop; })) {
        lock.unlock();
        while (writeSome()) { }
        if (midi::Clock::now() - m_settled >= kSettle && m_at.writer) {
            m_at.writer->settle();
            m_settled = midi::Clock::now();
        }
        lock.lock();
    }
    lock.unlock();
    drain();
}

void OutputRecorder::Writing::drain()
{
    auto last = midi::Clock::now();
    while (midi::Clock::now() - last < kLastSilence) {
        // nobody but us and control: the engine has put it away
        const bool isAlone = tap.use_count() == 1;
        while (writeSome())
            last = midi::Clock::now();
        if (isAlone)
            return;
        std::this_thread::sleep_for(kLastLook);
    }
}

bool OutputRecorder::Writing::writeSome()
{
    if (m_at.writer == nullptr)
        return false;
    const std::size_t count = tap->pull(m_frames);
    if (count == 0)
        return false;
    if (auto written = writeFrames(std::span(m_frames).first(2 * count)); !written) {
        fail(std::move(written.error()));
        return false;
    }
    const std::scoped_lock lock(m_mutex);
    m_status.seconds = m_secondsBefore + static_cast<double>(m_at.writer->frames()) / m_rate;
    return true;
}

Result<> OutputRecorder::Writing::writeFrames(std::span<const float> interleaved)
{
    if (tap->sampleRate() != m_rate || m_at.writer->isFull())
        TIMBREL_TRY(beginAnother());
    return m_at.writer->write(interleaved);
}

Result<> OutputRecorder::Writing::beginAnother()
{
    const std::uint64_t frames = m_at.writer->frames();
    m_secondsBefore += static_cast<double>(frames) / m_rate;
    m_at.writer.reset();
    if (frames == 0) { // the device has opened meanwhile: nothing is lost with it
        std::error_code ignored;
        std::filesystem::remove(m_at.path, ignored);
        const std::scoped_lock lock(m_mutex);
        m_status.files.pop_back();
    }
    m_rate = tap->sampleRate();
    auto next = createBeside(m_file, m_format, m_rate);
    if (!next)
        return failure(std::move(next.error()));
    m_at = std::move(*next);
    const std::scoped_lock lock(m_mutex);
    m_status.files.push_back(m_at.path);
    return {};
}

/// What is in the file stays.
void OutputRecorder::Writing::fail(Error problem)
{
    m_at.writer.reset();
    const std::scoped_lock lock(m_mutex);
    m_status.problem = std::move(problem);
    m_status.isRecording = false;
    m_stop = true;
}

OutputRecorder::OutputRecorder(AudioEngine& engine)
    : m_engine(engine)
{ }

OutputRecorder::~OutputRecorder()
{
    finish();
}

Result<> OutputRecorder::start(const std::filesystem::path& file, SoundFileFormat format)
{
    finish();
    const double known = m_engine.status().sampleRate;
    const double rate = known > 0.0 ? known : 48000.0;
    auto first = createBeside(file, format, rate);
    if (!first)
        return failure(std::move(first.error()));
    m_writing = std::make_unique<Writing>(file, format, rate, std::move(*first));
    m_engine.setTap(m_writing->tap);
    return {};
}

void OutputRecorder::stop()
{
    if (m_writing == nullptr)
        return;
    if (m_writing->isTapped)
        m_engine.setTap(nullptr);
    m_writing->isTapped = false;
    m_writing->stop();
}

void OutputRecorder::finish()
{
    stop();
    if (m_writing != nullptr)
        m_writing->finish();
}

OutputRecorderStatus OutputRecorder::status()
{
    if (m_writing == nullptr)
        return {};
    OutputRecorderStatus status = m_writing->status();
    if (status.problem && m_writing->isTapped) {
        m_engine.setTap(nullptr);
        m_writing->isTapped = false;
    }
    return status;
}

} // namespace timbrel::audio
