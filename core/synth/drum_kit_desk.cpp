// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_desk.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <utility>

namespace timbrel::synth {

DrumKitDesk::DrumKitDesk(std::function<void()> wake)
    : m_exchange(std::make_shared<DrumKitExchange>())
    , m_kit(kitOf(builtInKits().front()))
    , m_rows(music::standardDrumRows())
    , m_files(std::move(wake))
{
    publish();
}

std::unique_ptr<audio::Instrument> DrumKitDesk::makeInstrument()
{
    return makeDrumKit(m_exchange);
}

void DrumKitDesk::setKit(DrumKit kit)
{
    if (kit == m_kit)
        return;
    m_kit = std::move(kit);
    loadWhatIsMissing();
    publish();
}

void DrumKitDesk::setRows(std::vector<music::DrumRow> rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    m_heard.reset(); // its slots are other rows'
    publish();
}

void DrumKitDesk::setSampleRate(double sampleRate)
{
    if (sampleRate == m_sampleRate || !(sampleRate > 0.0))
        return;
    m_sampleRate = sampleRate; // until then they are heard as they are, at the right pitch
    loadWhatIsMissing();
}

void DrumKitDesk::importFrom(std::vector<std::filesystem::path> places)
{
    m_files.find(std::move(places));
}

void DrumKitDesk::stopImport()
{
    m_files.stopFinding();
}

void DrumKitDesk::open(std::filesystem::path file)
{
    m_files.open(std::move(file));
}

void DrumKitDesk::save(std::filesystem::path file, std::filesystem::path soundFolder)
{
    m_files.save(std::move(file), m_kit, m_json, std::move(soundFolder));
}

void DrumKitDesk::loadWhatIsMissing()
{
    std::set<std::filesystem::path> played;
    for (const DrumSlot& slot : m_kit.slots)
        if (slot.character.empty() && !slot.file.empty())
            played.insert(slot.file);
    std::erase_if(m_sounds, [&](const auto& sound) { return !played.contains(sound.first); });
    std::vector<std::filesystem::path> missing;
    for (const auto& file : played) {
        const auto known = m_sounds.find(file);
        if (known == m_sounds.end() || known->second.sampleRate != m_sampleRate)
            missing.push_back(file);
    }
    m_files.load(std::move(missing), m_sampleRate);
}

void DrumKitDesk::publish()
{
    std::set<std::filesystem::path> awaited;
    const auto find = [&](const std::filesystem::path& file) -> audio::SharedSound {
        const auto known = m_sounds.find(file);
        if (known != m_sounds.end())
            return known->second.sound;
        awaited.insert(file);
        return nullptr;
    };
    auto made = std::make_unique<PlayableKit>(*makePlayable(m_kit, find, m_rows));
    for (std::size_t i = 0; m_heard != nullptr && i < m_rows.size(); ++i) {
        const auto slot
            = std::find_if(m_kit.slots.begin(), m_kit.slots.end(), [&](const DrumSlot& one) {
                  return one.row == m_rows[i].id;
              });
        if (slot == m_kit.slots.end() || !slot->character.empty() || !awaited.contains(slot->file))
            continue;
        made->slots[i].character = m_heard->slots[i].character;
        made->slots[i].sample = m_heard->slots[i].sample;
    }
    m_heard = std::move(made);
    m_exchange->publish(m_heard);
}

bool DrumKitDesk::poll()
{
    m_exchange->collect();
    bool hasChanged = false;
    while (auto done = m_files.take()) {
        std::visit([&](auto&& value) { take(std::move(value)); }, std::move(*done));
        hasChanged = true;
    }
    return hasChanged;
}

void DrumKitDesk::finish()
{
    constexpr std::chrono::milliseconds kLook {2};
    for (poll(); isBusy(); poll())
        std::this_thread::sleep_for(kLook);
}

/// What was asked for before the kit changed again is of no use any more.
void DrumKitDesk::take(LoadedSound&& loaded)
{
    const bool isPlayed
        = std::any_of(m_kit.slots.begin(), m_kit.slots.end(), [&](const DrumSlot& slot) {
              return slot.character.empty() && slot.file == loaded.file;
          });
    if (!isPlayed || loaded.sampleRate != m_sampleRate)
        return;
    m_warnings.insert(m_warnings.end(), loaded.warnings.begin(), loaded.warnings.end());
    m_sounds.insert_or_assign(loaded.file, std::move(loaded));
    publish();
}

void DrumKitDesk::take(DrumKitFiles::Found&& found)
{
    if (!found) {
        m_warnings.push_back(std::move(found.error()));
        return;
    }
    m_warnings.insert(m_warnings.end(), found->warnings.begin(), found->warnings.end());
    setKit(withSounds(m_kit, *found));
    m_unnamed = std::move(found->unnamed);
}

void DrumKitDesk::take(OpenedKit&& opened)
{
    if (!opened.document) {
        m_warnings.push_back(std::move(opened.document.error()));
        return;
    }
    // a missing sound is told when it cannot be loaded
    for (Error& warning : opened.document->warnings)
        if (warning.id != ErrorId::KitSoundMissing)
            m_warnings.push_back(std::move(warning));
    m_json = std::move(opened.document->json);
    m_unnamed.clear();
    setKit(std::move(opened.document->kit));
}

/// What has changed since then stays; the sounds lie where they were copied.
void DrumKitDesk::take(SavedKit&& saved)
{
    m_warnings.insert(m_warnings.end(), saved.warnings.begin(), saved.warnings.end());
    if (!saved.kit) {
        m_warnings.push_back(std::move(saved.kit.error()));
        return;
    }
    m_unnamed.clear();
    DrumKit kit = m_kit;
    for (std::size_t i = 0; i < saved.asked.slots.size(); ++i) {
        const auto& from = saved.asked.slots[i].file;
        const auto& to = saved.kit->slots[i].file;
        if (from == to)
            continue;
        for (DrumSlot& slot : kit.slots)
            if (slot.file == from)
                slot.file = to;
        for (DrumKitSound& sound : kit.sounds.edited())
            if (sound.file == from)
                sound.file = to;
    }
    setKit(std::move(kit));
}

bool DrumKitDesk::isReady(const DrumSlot& slot) const
{
    return !slot.character.empty() || slot.file.empty() || m_sounds.contains(slot.file);
}

bool DrumKitDesk::isMissing(const DrumSlot& slot) const
{
    if (!slot.character.empty() || slot.file.empty())
        return false;
    const auto known = m_sounds.find(slot.file);
    return known != m_sounds.end() && known->second.sound == nullptr;
}

Warnings DrumKitDesk::takeWarnings()
{
    return std::exchange(m_warnings, {});
}

} // namespace timbrel::synth
