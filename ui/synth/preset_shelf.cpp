// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/preset_shelf.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr const char* kShipped = ":/sounds";
constexpr std::size_t kLongestStem = 80;

std::vector<PresetShelf::Entry> shippedPresets()
{
    std::vector<PresetShelf::Entry> entries;
    for (const QFileInfo& info : QDir(QLatin1String(kShipped)).entryInfoList({}, QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const std::filesystem::path path = info.filePath().toStdString();
        const auto json = parseJson(file.readAll().toStdString(), path);
        auto read = json ? synth::presetOf(*json, path) : failure(json.error());
        if (read)
            entries.push_back({std::move(read->preset), {}});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.preset.category, a.preset.name)
            < std::tie(b.preset.category, b.preset.name);
    });
    return entries;
}

} // namespace

std::string presetFileName(const std::string& name)
{
    std::string stem;
    for (const char byte : name) {
        const bool isPlain = std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '-'
            || static_cast<unsigned char>(byte) >= 0x80;
        if (isPlain)
            stem += byte;
        else if (!stem.empty() && stem.back() != '_')
            stem += '_';
    }
    if (stem.size() > kLongestStem) {
        stem.resize(kLongestStem);
        while (!stem.empty() && (static_cast<unsigned char>(stem.back()) & 0xC0U) == 0x80U)
            stem.pop_back(); // the rest of a character of several bytes
        if (!stem.empty() && static_cast<unsigned char>(stem.back()) >= 0xC0U)
            stem.pop_back();
    }
    return (stem.empty() ? "sound" : stem) + ".json";
}

PresetShelf::PresetShelf(std::filesystem::path folder, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_entries(shippedPresets())
{
    m_files.setMaxThreadCount(1); // one after the other
    readAgain();
}

PresetShelf::~PresetShelf()
{
    m_files.waitForDone(); // what was saved is written
}

std::filesystem::path PresetShelf::usualFolder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
            + QStringLiteral("/sounds"))
        .toStdString();
}

bool PresetShelf::isOwn(const QString& name) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.isOwn() && entry.preset.name == name.toStdString();
    });
}

void PresetShelf::run(std::function<Warnings()> work)
{
    m_files.start([this, work = std::move(work), folder = m_folder] {
        Warnings warnings = work();
        auto found = synth::readPresetFolder(folder);
        QMetaObject::invokeMethod(
            this,
            [this, found = std::move(found), warnings = std::move(warnings)]() mutable {
                take(std::move(found), std::move(warnings));
            },
            Qt::QueuedConnection);
    });
}

void PresetShelf::take(synth::PresetFolder&& folder, Warnings&& warnings)
{
    std::vector<Entry> entries;
    for (auto& [path, preset] : folder.presets)
        entries.push_back({std::move(preset), path});
    for (Entry& entry : m_entries)
        if (!entry.isOwn())
            entries.push_back(std::move(entry));
    m_entries = std::move(entries);
    if (folder.warnings.size() != m_told)
        warnings.insert(warnings.end(), folder.warnings.begin(), folder.warnings.end());
    m_told = folder.warnings.size();
    Q_EMIT changed();
    if (!warnings.empty())
        Q_EMIT warned(warnings);
}

void PresetShelf::readAgain()
{
    run([] { return Warnings(); });
}

/// The file of an own one of that name, else one that is not there yet.
std::filesystem::path PresetShelf::fileFor(const std::string& name) const
{
    for (const Entry& entry : m_entries)
        if (entry.isOwn() && entry.preset.name == name)
            return entry.file;
    const std::filesystem::path first = m_folder / presetFileName(name);
    std::filesystem::path file = first;
    std::error_code error;
    for (int i = 2; std::filesystem::exists(file, error); ++i)
        file = first.parent_path() / (first.stem().string() + "_" + std::to_string(i) + ".json");
    return file;
}

void PresetShelf::save(synth::SubtractivePreset preset)
{
    const QString name = QString::fromStdString(preset.name);
    run([this, preset = std::move(preset), file = fileFor(preset.name), name] {
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        if (const auto written = synth::writePreset(file, preset); !written)
            return Warnings {written.error()};
        QMetaObject::invokeMethod(
            this, [this, name] { Q_EMIT saved(name); }, Qt::QueuedConnection);
        return Warnings();
    });
}

void PresetShelf::rename(const std::filesystem::path& file, const QString& name)
{
    run([file, name, to = fileFor(name.toStdString())] {
        auto read = synth::readPreset(file);
        if (!read)
            return Warnings {read.error()};
        read->preset.name = name.toStdString();
        if (const auto written = synth::writePreset(to, read->preset); !written)
            return Warnings {written.error()};
        std::error_code error;
        if (to != file)
            std::filesystem::remove(file, error);
        return Warnings();
    });
}

void PresetShelf::remove(const std::filesystem::path& file)
{
    run([file] {
        const QString path = QString::fromStdString(file.string());
        if (QFile::moveToTrash(path) || QFile::remove(path))
            return Warnings();
        return Warnings {Error(ErrorId::FileNotWritable).inFile(file)};
    });
}

void PresetShelf::add(const QString& file)
{
    auto read = synth::readPreset(file.toStdString());
    if (!read) {
        Q_EMIT warned({read.error()});
        return;
    }
    if (!read->warnings.empty())
        Q_EMIT warned(read->warnings);
    save(std::move(read->preset));
}

} // namespace timbrel::ui
