// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_files.h"

#include "core/audio/audio_file.h"
#include "core/audio/resampling.h"

#include <new>

namespace timbrel::synth {
namespace {

constexpr double kMaximumSeconds = 30.0; ///< a kit's sounds are strokes, not songs

LoadedSound loaded(const std::filesystem::path& file, double sampleRate)
{
    LoadedSound made {file, sampleRate, nullptr, {}};
    audio::AudioFileLimits limits;
    limits.maximumSeconds = kMaximumSeconds;
    auto read = audio::readAudioFile(file, limits);
    if (!read) {
        made.warnings.push_back(std::move(read.error()));
        return made;
    }
    made.warnings = std::move(read->warnings);
    made.sound = std::make_shared<const audio::SoundBuffer>(
        audio::resampled(std::move(read->sound), sampleRate));
    return made;
}

Error noMemory(const std::filesystem::path& file)
{
    return Error(ErrorId::OutOfMemory).inFile(file);
}

} // namespace

DrumKitFiles::DrumKitFiles(std::function<void()> wake)
    : m_wake(std::move(wake))
    , m_thread([this] { run(); })
{ }

DrumKitFiles::~DrumKitFiles()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
        m_progress.isToStop = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void DrumKitFiles::load(std::vector<std::filesystem::path> files, double sampleRate)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_loads.clear();
        for (auto& file : files)
            m_loads.push_back({std::move(file), sampleRate});
    }
    m_changed.notify_one();
}

void DrumKitFiles::add(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

void DrumKitFiles::find(std::vector<std::filesystem::path> places)
{
    add(Find {std::move(places)});
}

void DrumKitFiles::open(std::filesystem::path file)
{
    add(Open {std::move(file)});
}

void DrumKitFiles::save(std::filesystem::path file,
                        DrumKit kit,
                        Json before,
                        std::filesystem::path soundFolder)
{
    add(Save {std::move(file), std::move(kit), std::move(before), std::move(soundFolder)});
}

void DrumKitFiles::stopFinding()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_jobs, [](const Job& job) { return std::holds_alternative<Find>(job); });
    m_progress.isToStop = true;
}

std::optional<DrumKitFiles::Done> DrumKitFiles::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_done.empty())
        return std::nullopt;
    Done done = std::move(m_done.front());
    m_done.pop_front();
    return done;
}

bool DrumKitFiles::isBusy() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isWorking || !m_loads.empty() || !m_jobs.empty() || !m_done.empty();
}

void DrumKitFiles::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [&] { return m_isEnding || !m_loads.empty() || !m_jobs.empty(); });
        // what is to be saved is saved
        std::erase_if(m_jobs, [&](const Job& job) {
            return m_isEnding && !std::holds_alternative<Save>(job);
        });
        if (m_isEnding && m_jobs.empty())
            return;
        work(lock);
    }
}

/// One thing; sounds first, somebody waits to hear them.
void DrumKitFiles::work(std::unique_lock<std::mutex>& lock)
{
    m_isWorking = true;
    Job job;
    if (!m_loads.empty() && !m_isEnding) {
        job = std::move(m_loads.front());
        m_loads.pop_front();
    } else {
        job = std::move(m_jobs.front());
        m_jobs.pop_front();
    }
    m_progress.isToStop = m_isEnding;
    lock.unlock();
    Done finished = std::visit([&](auto& one) { return done(one); }, job);
    lock.lock();
    m_isWorking = false;
    m_done.push_back(std::move(finished));
    if (!m_wake || m_isEnding)
        return;
    lock.unlock();
    m_wake();
    lock.lock();
}

DrumKitFiles::Done DrumKitFiles::done(Load& load) const
try {
    return loaded(load.file, load.sampleRate);
} catch (const std::bad_alloc&) {
    return LoadedSound {load.file, load.sampleRate, nullptr, {noMemory(load.file)}};
}

DrumKitFiles::Done DrumKitFiles::done(Find& find)
try {
    m_progress.done = m_progress.whole = 0;
    return findSounds(find.places, m_progress);
} catch (const std::bad_alloc&) {
    return Found(failure(ErrorId::OutOfMemory));
}

DrumKitFiles::Done DrumKitFiles::done(Open& open) const
try {
    return OpenedKit {open.file, readDrumKit(open.file)};
} catch (const std::bad_alloc&) {
    return OpenedKit {open.file, failure(noMemory(open.file))};
}

DrumKitFiles::Done DrumKitFiles::done(Save& save) const
try {
    SavedKit saved {save.file, save.kit, std::move(save.kit), {}};
    if (!save.soundFolder.empty())
        saved.kit = withFilesCopied(std::move(*saved.kit), save.soundFolder, saved.warnings);
    if (!saved.kit)
        return saved;
    if (auto written = writeDrumKit(save.file, *saved.kit, save.before); !written)
        saved.kit = failure(std::move(written.error()));
    return saved;
} catch (const std::bad_alloc&) {
    return SavedKit {save.file, {}, failure(noMemory(save.file)), {}};
}

} // namespace timbrel::synth
