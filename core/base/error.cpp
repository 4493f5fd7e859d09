// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <utility>

namespace timbrel {

Error Error::inFile(const std::filesystem::path& path) &&
{
    file = path.string();
    return std::move(*this);
}

Error Error::inFile(std::string path) &&
{
    file = std::move(path);
    return std::move(*this);
}

Error Error::atLine(std::int64_t number) &&
{
    line = number;
    return std::move(*this);
}

Error Error::atByte(std::int64_t offset) &&
{
    byte = offset;
    return std::move(*this);
}

Error Error::named(std::string what) &&
{
    name = std::move(what);
    return std::move(*this);
}

Error Error::butFound(std::string what) &&
{
    found = std::move(what);
    return std::move(*this);
}

Error Error::whereExpected(std::string what) &&
{
    expected = std::move(what);
    return std::move(*this);
}

const char* errorName(ErrorId id) noexcept
{
    switch (id) {
#define TIMBREL_ERROR_NAME(name)                                                                   \
    case ErrorId::name:                                                                            \
        return #name
        TIMBREL_ERROR_NAME(FileNotFound);
        TIMBREL_ERROR_NAME(FileNotReadable);
        TIMBREL_ERROR_NAME(FileNotWritable);
        TIMBREL_ERROR_NAME(FileTooLarge);
        TIMBREL_ERROR_NAME(FolderNotWritable);
        TIMBREL_ERROR_NAME(DiskFull);
        TIMBREL_ERROR_NAME(OutOfMemory);
        TIMBREL_ERROR_NAME(JsonInvalid);
        TIMBREL_ERROR_NAME(XmlInvalid);
        TIMBREL_ERROR_NAME(GzipBroken);
        TIMBREL_ERROR_NAME(FormatUnknown);
        TIMBREL_ERROR_NAME(VersionTooNew);
        TIMBREL_ERROR_NAME(FieldMissing);
        TIMBREL_ERROR_NAME(FieldInvalid);
        TIMBREL_ERROR_NAME(MidiNotAFile);
        TIMBREL_ERROR_NAME(MidiHeaderBroken);
        TIMBREL_ERROR_NAME(MidiFormatUnknown);
        TIMBREL_ERROR_NAME(MidiDivisionInvalid);
        TIMBREL_ERROR_NAME(MidiTrackBroken);
        TIMBREL_ERROR_NAME(MidiTrackTooLong);
        TIMBREL_ERROR_NAME(MidiTracksMissing);
        TIMBREL_ERROR_NAME(MidiEventInvalid);
        TIMBREL_ERROR_NAME(MidiEndOfTrackMissing);
        TIMBREL_ERROR_NAME(MidiTrailingBytes);
        TIMBREL_ERROR_NAME(MidiTempoInvalid);
        TIMBREL_ERROR_NAME(MidiTooManyEvents);
        TIMBREL_ERROR_NAME(SequenceSyntax);
        TIMBREL_ERROR_NAME(SequenceValueOutOfRange);
        TIMBREL_ERROR_NAME(SequenceNotSorted);
        TIMBREL_ERROR_NAME(SettingsSyntax);
        TIMBREL_ERROR_NAME(SettingsDuplicateSection);
        TIMBREL_ERROR_NAME(SettingsDuplicateKey);
        TIMBREL_ERROR_NAME(SettingsUnknownSection);
        TIMBREL_ERROR_NAME(SettingsUnknownKey);
        TIMBREL_ERROR_NAME(SettingsMissingKey);
        TIMBREL_ERROR_NAME(SettingsWrongType);
        TIMBREL_ERROR_NAME(SettingsOutOfRange);
        TIMBREL_ERROR_NAME(SettingsInconsistent);
        TIMBREL_ERROR_NAME(ProjectNotFound);
        TIMBREL_ERROR_NAME(ProjectNotAFolder);
        TIMBREL_ERROR_NAME(ProjectAlreadyConfigured);
        TIMBREL_ERROR_NAME(ExamplesMissing);
        TIMBREL_ERROR_NAME(ExampleEmpty);
        TIMBREL_ERROR_NAME(ExampleWithoutNotes);
        TIMBREL_ERROR_NAME(ExampleWithoutControllers);
        TIMBREL_ERROR_NAME(ControllerNeverMoves);
        TIMBREL_ERROR_NAME(ControllersNotLearnt);
        TIMBREL_ERROR_NAME(ControllerNotInFile);
        TIMBREL_ERROR_NAME(ExampleOffDefault);
        TIMBREL_ERROR_NAME(DrumsMissing);
        TIMBREL_ERROR_NAME(BeatsMissing);
        TIMBREL_ERROR_NAME(PatternsMissing);
        TIMBREL_ERROR_NAME(PatternNotFound);
        TIMBREL_ERROR_NAME(PatternNearEmpty);
        TIMBREL_ERROR_NAME(ModelMissing);
        TIMBREL_ERROR_NAME(ModelNotFound);
        TIMBREL_ERROR_NAME(ModelOfAnotherProject);
        TIMBREL_ERROR_NAME(ModelBroken);
        TIMBREL_ERROR_NAME(RunNotFound);
        TIMBREL_ERROR_NAME(RunBroken);
        TIMBREL_ERROR_NAME(WorkerMissing);
        TIMBREL_ERROR_NAME(WorkerDied);
        TIMBREL_ERROR_NAME(WorkerKilled);
        TIMBREL_ERROR_NAME(RunBusy);
        TIMBREL_ERROR_NAME(TrainingDiverged);
        TIMBREL_ERROR_NAME(NothingLearntYet);
        TIMBREL_ERROR_NAME(PortNotFound);
        TIMBREL_ERROR_NAME(PortAmbiguous);
        TIMBREL_ERROR_NAME(PortLoop);
        TIMBREL_ERROR_NAME(PortVanished);
        TIMBREL_ERROR_NAME(PortReturned);
        TIMBREL_ERROR_NAME(PortFailed);
        TIMBREL_ERROR_NAME(BackendMissing);
        TIMBREL_ERROR_NAME(VirtualPortsUnsupported);
        TIMBREL_ERROR_NAME(AudioMissing);
        TIMBREL_ERROR_NAME(AudioDeviceNotFound);
        TIMBREL_ERROR_NAME(AudioRateRefused);
        TIMBREL_ERROR_NAME(AudioFailed);
        TIMBREL_ERROR_NAME(AudioLost);
        TIMBREL_ERROR_NAME(AudioFileUnknown);
        TIMBREL_ERROR_NAME(AudioFileBroken);
        TIMBREL_ERROR_NAME(AudioFileRateUnsupported);
        TIMBREL_ERROR_NAME(AudioFileChannelsUnsupported);
        TIMBREL_ERROR_NAME(AudioFileTooLong);
        TIMBREL_ERROR_NAME(AudioFileEmpty);
        TIMBREL_ERROR_NAME(AudioFileSilent);
        TIMBREL_ERROR_NAME(AudioFileCutShort);
        TIMBREL_ERROR_NAME(AudioFileNotFinite);
        TIMBREL_ERROR_NAME(SoundsMissing);
        TIMBREL_ERROR_NAME(KitSoundMissing);
        TIMBREL_ERROR_NAME(KitCharacterUnknown);
        TIMBREL_ERROR_NAME(UsageWrong);
        TIMBREL_ERROR_NAME(NotSupported);
#undef TIMBREL_ERROR_NAME
    }
    return "Unknown";
}

} // namespace timbrel
