// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbrel {

/// What can go wrong, one name for each sentence that a person may read. The sentence itself is
/// made where it is shown: app/error_text.cpp (command line, English), ui (translated).
enum class ErrorId : std::uint8_t
{
    // files and memory
    FileNotFound,
    FileNotReadable,
    FileNotWritable,
    FileTooLarge,
    FolderNotWritable,
    DiskFull,
    OutOfMemory,
    // JSON and our own formats
    JsonInvalid,
    XmlInvalid,
    GzipBroken,
    FormatUnknown,
    VersionTooNew,
    FieldMissing,
    FieldInvalid,
    // Standard MIDI Files
    MidiNotAFile,
    MidiHeaderBroken,
    MidiFormatUnknown,
    MidiDivisionInvalid,
    MidiTrackBroken,
    MidiTrackTooLong,
    MidiTracksMissing,
    MidiEventInvalid,
    MidiEndOfTrackMissing,
    MidiTrailingBytes,
    MidiTempoInvalid,
    MidiTooManyEvents,
    // .seq
    SequenceSyntax,
    SequenceValueOutOfRange,
    SequenceNotSorted,
    // larasynth.conf
    SettingsSyntax,
    SettingsDuplicateSection,
    SettingsDuplicateKey,
    SettingsUnknownSection,
    SettingsUnknownKey,
    SettingsMissingKey,
    SettingsWrongType,
    SettingsOutOfRange,
    SettingsInconsistent,
    // projects and examples
    ProjectNotFound,
    ProjectNotAFolder,
    ProjectAlreadyConfigured,
    ExamplesMissing,
    ExampleEmpty,
    ExampleWithoutNotes,
    ExampleWithoutControllers,
    ControllerNeverMoves,
    ControllersNotLearnt,
    ControllerNotInFile,
    ExampleOffDefault,
    // patterns
    DrumsMissing,
    BeatsMissing,
    PatternsMissing,
    PatternNotFound,
    PatternNearEmpty,
    // models and runs
    ModelMissing,
    ModelNotFound,
    ModelOfAnotherProject,
    ModelBroken,
    RunNotFound,
    RunBroken,
    WorkerMissing,
    WorkerDied,
    WorkerKilled,
    RunBusy,
    TrainingDiverged,
    NothingLearntYet,
    // ports
    PortNotFound,
    PortAmbiguous,
    PortLoop,
    PortVanished,
    PortReturned,
    PortFailed,
    BackendMissing,
    VirtualPortsUnsupported,
    // sound
    AudioMissing,
    AudioDeviceNotFound,
    AudioRateRefused,
    AudioFailed,
    AudioLost,
    AudioFileUnknown,
    AudioFileBroken,
    AudioFileRateUnsupported,
    AudioFileChannelsUnsupported,
    AudioFileTooLong,
    AudioFileEmpty,
    AudioFileSilent,
    AudioFileCutShort,
    AudioFileNotFinite,
    SoundsMissing,
    KitSoundMissing,
    KitCharacterUnknown,
    // the command line
    UsageWrong,
    NotSupported,
};

/// A fact about a failure, or about something that was mended (a warning): an id and its arguments,
/// no prose. Fields that do not apply stay empty.
/// Threads: a value. Realtime-safe: no (strings).
struct Error
{
    ErrorId id {};
    std::string file; ///< path of the file or folder, or the name of the port
    std::optional<std::int64_t> line; ///< 1-based
    std::optional<std::int64_t> byte; ///< 0-based offset into the file
    std::string name; ///< the key ("midi.controllers"), track, controller or option concerned
    std::string found; ///< what was there
    std::string expected; ///< what would have been right

    explicit Error(ErrorId what)
        : id(what)
    { }

    [[nodiscard]] Error inFile(const std::filesystem::path& path) &&;
    [[nodiscard]] Error inFile(std::string path) &&;
    [[nodiscard]] Error atLine(std::int64_t number) &&;
    [[nodiscard]] Error atByte(std::int64_t offset) &&;
    [[nodiscard]] Error named(std::string what) &&;
    [[nodiscard]] Error butFound(std::string what) &&;
    [[nodiscard]] Error whereExpected(std::string what) &&;

    friend bool operator==(const Error&, const Error&) = default;
};

/// Things that were mended or passed over while something succeeded.
using Warnings = std::vector<Error>;

/// The id's own name, for logs, JSON and tests ("MidiTrackBroken").
[[nodiscard]] const char* errorName(ErrorId id) noexcept;

} // namespace timbrel
