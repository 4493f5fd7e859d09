// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/devices.h"

#ifdef TIMBREL_DEVICES
#include "core/audio/audio_devices.h"
#include "core/midi/midi_devices.h"
#endif

#include <QSettings>

namespace timbrel::ui {
namespace {

std::optional<midi::PortChoice> savedPort(const QSettings& settings, const QString& key)
{
    const QString name = settings.value(key).toString();
    const bool isVirtual = settings.value(key + QStringLiteral("Virtual")).toBool();
    if (name.isEmpty() && !isVirtual)
        return std::nullopt;
    return midi::PortChoice {name.toStdString(), isVirtual};
}

void savePort(QSettings& settings,
              const QString& key,
              const std::optional<midi::PortChoice>& choice)
{
    settings.setValue(key, choice ? QString::fromStdString(choice->name) : QString());
    settings.setValue(key + QStringLiteral("Virtual"), choice && choice->isVirtual);
}

} // namespace

DeviceChoices savedDevices()
{
    const QSettings settings;
    DeviceChoices choices;
    const DeviceChoices usual;
    choices.audio.hostApi
        = settings.value(QStringLiteral("audio/hostApi")).toString().toStdString();
    choices.audio.device = settings.value(QStringLiteral("audio/device")).toString().toStdString();
    choices.audio.sampleRate = settings.value(QStringLiteral("audio/rate")).toDouble();
    choices.audio.frames = settings.value(QStringLiteral("audio/frames")).value<std::size_t>();
    choices.isSoundOn = settings.value(QStringLiteral("audio/on"), usual.isSoundOn).toBool();
    choices.volume
        = settings.value(QStringLiteral("audio/volume"), double {usual.volume}).toFloat();
    if (settings.value(QStringLiteral("audio/recordings")).toString() == QLatin1String("flac"))
        choices.recordings = audio::SoundFileFormat::Flac;
    choices.midiSystem = settings.value(QStringLiteral("midi/system")).toString();
    choices.input = savedPort(settings, QStringLiteral("midi/input"));
    choices.output = savedPort(settings, QStringLiteral("midi/output"));
    choices.isOwnSoundHeardWithOutput
        = settings.value(QStringLiteral("midi/soundToo"), usual.isOwnSoundHeardWithOutput).toBool();
    return choices;
}

void saveDevices(const DeviceChoices& choices)
{
    QSettings settings;
    settings.setValue(QStringLiteral("audio/hostApi"),
                      QString::fromStdString(choices.audio.hostApi));
    settings.setValue(QStringLiteral("audio/device"), QString::fromStdString(choices.audio.device));
    settings.setValue(QStringLiteral("audio/rate"), choices.audio.sampleRate);
    settings.setValue(QStringLiteral("audio/frames"),
                      static_cast<qulonglong>(choices.audio.frames));
    settings.setValue(QStringLiteral("audio/on"), choices.isSoundOn);
    settings.setValue(QStringLiteral("audio/volume"), double {choices.volume});
    const std::string_view recordings = audio::suffixOf(choices.recordings);
    settings.setValue(QStringLiteral("audio/recordings"),
                      QString::fromUtf8(recordings.data(), qsizetype(recordings.size())));
    settings.setValue(QStringLiteral("midi/system"), choices.midiSystem);
    savePort(settings, QStringLiteral("midi/input"), choices.input);
    savePort(settings, QStringLiteral("midi/output"), choices.output);
    settings.setValue(QStringLiteral("midi/soundToo"), choices.isOwnSoundHeardWithOutput);
}

#ifdef TIMBREL_DEVICES

std::unique_ptr<audio::AudioBackend> makeAudioBackend()
{
    return audio::makeAudioBackend();
}

Result<std::unique_ptr<midi::MidiBackend>> makeMidiBackend(const QString& system)
{
    const std::string name = system.isEmpty() ? midi::backendNames().front() : system.toStdString();
    const auto kind = midi::backendNamed(name);
    if (!kind)
        return failure(kind.error());
    return midi::openBackend(*kind);
}

QStringList midiSystems()
{
    QStringList names;
    for (const std::string& name : midi::backendNames())
        names << QString::fromStdString(name);
    return names;
}

#else

std::unique_ptr<audio::AudioBackend> makeAudioBackend()
{
    return nullptr;
}

Result<std::unique_ptr<midi::MidiBackend>> makeMidiBackend(const QString&)
{
    return failure(ErrorId::BackendMissing);
}

QStringList midiSystems()
{
    return {};
}

#endif

} // namespace timbrel::ui
