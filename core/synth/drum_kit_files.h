// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/sound_buffer.h"
#include "core/base/result.h"
#include "core/synth/drum_kit_file.h"
#include "core/synth/drum_kit_import.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace timbrel::synth {

/// A sound file as the kit plays it, or why there is none.
struct LoadedSound
{
    std::filesystem::path file;
    double sampleRate = 0.0; ///< that it was asked for
    audio::SharedSound sound; ///< null: it could not be read
    Warnings warnings; ///< with that reason
};

/// A kit that was read, or why it was not.
struct OpenedKit
{
    std::filesystem::path file;
    Result<DrumKitDocument> document;
};

/// A kit that was written, as it then is, or why it was not.
struct SavedKit
{
    std::filesystem::path file;
    DrumKit asked; ///< as it was when it was asked for
    Result<DrumKit> kit;
    Warnings warnings; ///< sounds that could not be copied
};

/// The thread that reads and writes files for kits: sounds, at the rate at which they are played,
/// folders of them, and kits.
/// Threads: all members by one control thread, but `wake`, which its own thread calls.
/// Realtime-safe: no; they wait for nothing but the destructor, which waits for the file at hand.
class DrumKitFiles final
{
public:
    using Found = Result<FoundSounds>;
    using Done = std::variant<LoadedSound, Found, OpenedKit, SavedKit>;

    /// `wake` is called when something is there to be taken.
    explicit DrumKitFiles(std::function<void()> wake);
    ~DrumKitFiles();
    DrumKitFiles(const DrumKitFiles&) = delete;
    DrumKitFiles& operator=(const DrumKitFiles&) = delete;

    /// Loads these; what was still to be loaded is forgotten.
    void load(std::vector<std::filesystem::path> files, double sampleRate);
    // One after the other, in the order in which they were asked for:
    void find(std::vector<std::filesystem::path> places); ///< findSounds
    void open(std::filesystem::path file);
    /// soundFolder: where the sounds that the kit plays are copied first; empty: nowhere.
    void
    save(std::filesystem::path file, DrumKit kit, Json before, std::filesystem::path soundFolder);
    void stopFinding(); ///< what was found so far comes
    [[nodiscard]] std::optional<Done> take();
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const FileProgress& progress() const noexcept { return m_progress; }

private:
    struct Load
    {
        std::filesystem::path file;
        double sampleRate = 0.0;
    };
    struct Find
    {
        std::vector<std::filesystem::path> places;
    };
    struct Open
    {
        std::filesystem::path file;
    };
    struct Save
    {
        std::filesystem::path file;
        DrumKit kit;
        Json before;
        std::filesystem::path soundFolder;
    };
    using Job = std::variant<Load, Find, Open, Save>;

    void run();
    void add(Job job);
    void work(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Done done(Load& load) const;
    [[nodiscard]] Done done(Find& find);
    [[nodiscard]] Done done(Open& open) const;
    [[nodiscard]] Done done(Save& save) const;

    std::function<void()> m_wake;
    FileProgress m_progress; ///< of finding
    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_changed;
    std::deque<Load> m_loads;
    std::deque<Job> m_jobs;
    std::deque<Done> m_done;
    bool m_isWorking = false;
    bool m_isEnding = false;
    std::thread m_thread; ///< last: it begins when all else is there
};

} // namespace timbrel::synth
