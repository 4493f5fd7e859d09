// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/drum_kit_files.h"
#include "core/synth/drum_kit_instrument.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace timbrel::synth {

/// The control side of the kit that plays: which kit it is, the files that it needs, and what is
/// heard meanwhile. Files are read on a thread of their own; a row whose sound is not there yet
/// goes on playing what it played. Threads: all members by one control thread. Realtime-safe: no;
/// they wait for no file but in finish().
class DrumKitDesk final
{
public:
    /// `wake` is called on the files' thread when poll() has something to do; without it, poll now
    /// and then.
    explicit DrumKitDesk(std::function<void()> wake = {});

    /// The instrument that plays the kit, for an engine or a rack. Once.
    [[nodiscard]] std::unique_ptr<audio::Instrument> makeInstrument();

    /// The whole kit or a changed value: what is in memory is heard from the next block on.
    void setKit(DrumKit kit);
    [[nodiscard]] const DrumKit& kit() const noexcept { return m_kit; }
    /// The rows that patterns have; standardDrumRows() to begin with.
    void setRows(std::vector<music::DrumRow> rows);
    [[nodiscard]] std::span<const music::DrumRow> rows() const noexcept { return m_rows; }
    /// The engine's, so that sounds are brought to it once (48 kHz to begin with).
    void setSampleRate(double sampleRate);

    /// Looks for sounds in files and folders and puts them into the kit (withSounds).
    void importFrom(std::vector<std::filesystem::path> places);
    void stopImport();
    /// A kit file takes the kit's place, unless it cannot be read.
    void open(std::filesystem::path file);
    /// soundFolder: where the files that the kit plays are copied first, so that the kit depends on
    /// no other place; empty: they stay where they are. Keys of the file that was opened last stay.
    void save(std::filesystem::path file, std::filesystem::path soundFolder = {});

    /// Takes what the files' thread has done. True if something has changed: the kit, what is
    /// heard, warnings, or how busy it is.
    bool poll();
    [[nodiscard]] bool isBusy() const { return m_files.isBusy(); }
    /// Waits until no file is read or written any more, and takes it all: for who renders, not for
    /// a window.
    void finish();
    [[nodiscard]] const FileProgress& progress() const noexcept { return m_files.progress(); }
    /// True if the slot's sound is there, or is known not to be had.
    [[nodiscard]] bool isReady(const DrumSlot& slot) const;
    /// True if the slot's file could not be read.
    [[nodiscard]] bool isMissing(const DrumSlot& slot) const;
    /// What went wrong or was mended since the last call; each is told once.
    [[nodiscard]] Warnings takeWarnings();
    /// Files of the last import whose names told of no drum.
    [[nodiscard]] const std::vector<std::filesystem::path>& unnamed() const noexcept
    {
        return m_unnamed;
    }

private:
    void loadWhatIsMissing();
    void publish();
    void take(LoadedSound&& loaded);
    void take(DrumKitFiles::Found&& found);
    void take(OpenedKit&& opened);
    void take(SavedKit&& saved);

    std::shared_ptr<DrumKitExchange> m_exchange;
    DrumKit m_kit;
    std::vector<music::DrumRow> m_rows;
    Json m_json = Json::object(); ///< of the file that it came from
    double m_sampleRate = 48000.0;
    std::map<std::filesystem::path, LoadedSound> m_sounds; ///< of files that slots play
    std::shared_ptr<const PlayableKit> m_heard;
    Warnings m_warnings;
    std::vector<std::filesystem::path> m_unnamed;
    DrumKitFiles m_files; ///< last: its thread ends before the rest goes
};

} // namespace timbrel::synth
