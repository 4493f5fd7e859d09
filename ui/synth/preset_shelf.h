// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/subtractive_preset.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace timbrel::ui {

/// The sounds that can be chosen: those that come with Timbrel, and a person's own, which are files
/// of a folder. Files are read and written on a thread of its own. Threads: GUI.
class PresetShelf final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PresetShelf)
public:
    struct Entry
    {
        synth::SubtractivePreset preset;
        std::filesystem::path file; ///< empty: comes with Timbrel
        [[nodiscard]] bool isOwn() const { return !file.empty(); }
    };

    /// folder: of the own ones; it is made with the first that is saved.
    explicit PresetShelf(std::filesystem::path folder, QObject* parent = nullptr);
    ~PresetShelf() override;

    /// Where a person's presets are kept.
    [[nodiscard]] static std::filesystem::path usualFolder();

    /// Own ones first, both by category and name.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Whether one of the own ones has this name.
    [[nodiscard]] bool isOwn(const QString& name) const;

    void readAgain();
    /// Under its name; one of the same name is replaced.
    void save(synth::SubtractivePreset preset);
    void rename(const std::filesystem::path& file, const QString& name);
    /// Into the desktop's trash, where there is one.
    void remove(const std::filesystem::path& file);
    /// A preset file from elsewhere is added to the own ones.
    void add(const QString& file);

Q_SIGNALS:
    void changed();
    void saved(const QString& name);
    /// Files that could not be read or written, or were mended.
    void warned(const timbrel::Warnings& warnings);

private:
    /// On the thread; then the folder is read anew and `warnings` are told.
    void run(std::function<Warnings()> work);
    void take(synth::PresetFolder&& folder, Warnings&& warnings);
    [[nodiscard]] std::filesystem::path fileFor(const std::string& name) const;

    std::filesystem::path m_folder;
    std::vector<Entry> m_entries;
    std::size_t m_told = 0; ///< broken files of the folder that were told
    QThreadPool m_files;
};

/// A file name that every file system takes, for what a person typed.
[[nodiscard]] std::string presetFileName(const std::string& name);

} // namespace timbrel::ui
