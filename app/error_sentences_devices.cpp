// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of errors of ports, sound cards, sound files and kits, and of how the program is
// called.
#include "app/error_sentences.h"

#include <array>

namespace timbrel::app {
namespace {

constexpr std::array kDevicesSentences = {
    ErrorSentences {
        ErrorId::PortNotFound,
        QT_TRANSLATE_NOOP("Errors",
                          "There is no MIDI port[ \"{name}\"].[ There is:\n{expected}\n]"),
        QT_TRANSLATE_NOOP("Errors",
                          "Connect the device or start the program that has the port, or open a "
                          "port of Timbrel's own with --virtual."),
        QT_TRANSLATE_NOOP("Errors",
                          "Connect the device or start the program that has the port; it is "
                          "taken up when it comes.")},
    ErrorSentences {
        ErrorId::PortAmbiguous,
        QT_TRANSLATE_NOOP(
            "Errors", "More than one MIDI port has \"{name}\" in its name.[ They are:\n{found}\n]"),
        QT_TRANSLATE_NOOP("Errors", "Write more of the name.")},
    ErrorSentences {
        ErrorId::PortLoop,
        QT_TRANSLATE_NOOP("Errors",
                          "Input and output are the same MIDI port[ \"{name}\"], so that "
                          "Timbrel would hear itself."),
        QT_TRANSLATE_NOOP("Errors", "Choose different ports, or say --allow-loop if you are sure."),
        QT_TRANSLATE_NOOP("Errors", "Choose different ports.")},
    ErrorSentences {ErrorId::PortVanished,
                    QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] has gone."),
                    QT_TRANSLATE_NOOP("Errors", "It is taken up again when it comes back.")},
    ErrorSentences {ErrorId::PortReturned,
                    QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] is back."),
                    ""},
    ErrorSentences {
        ErrorId::PortFailed,
        QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] could not be used."),
        QT_TRANSLATE_NOOP("Errors",
                          "Check that no other program holds it and that the system's MIDI runs.")},
    ErrorSentences {
        ErrorId::BackendMissing,
        QT_TRANSLATE_NOOP("Errors", "The MIDI backend[ \"{name}\"] does not work on this machine."),
        QT_TRANSLATE_NOOP("Errors",
                          "Choose another with --backend, and check that the system has MIDI (on "
                          "Linux: the ALSA sequencer)."),
        QT_TRANSLATE_NOOP("Errors",
                          "Choose another MIDI system, and check that this machine has one (on "
                          "Linux: the ALSA sequencer).")},
    ErrorSentences {
        ErrorId::VirtualPortsUnsupported,
        QT_TRANSLATE_NOOP("Errors", "The MIDI backend[ \"{name}\"] cannot open ports of its own."),
        QT_TRANSLATE_NOOP("Errors", "Use --backend rtmidi for --virtual."),
        QT_TRANSLATE_NOOP("Errors", "Choose the MIDI system rtmidi for that.")},
    ErrorSentences {
        ErrorId::AudioMissing,
        QT_TRANSLATE_NOOP("Errors", "There is no sound card and no sound server[ ({name})]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Everything else works; connect a sound card or start PipeWire, "
                          "PulseAudio or JACK, and sound comes by itself."),
        QT_TRANSLATE_NOOP("Errors",
                          "Everything else works; sound comes by itself when there is one.")},
    ErrorSentences {
        ErrorId::AudioDeviceNotFound,
        QT_TRANSLATE_NOOP("Errors",
                          "The sound device[ \"{name}\"] is not there[; {found} is used instead]."),
        QT_TRANSLATE_NOOP("Errors", "Connect it, or choose another in the settings.")},
    ErrorSentences {
        ErrorId::AudioRateRefused,
        QT_TRANSLATE_NOOP("Errors",
                          "The sound device does not take [{name} Hz][; it plays at {found} Hz]."),
        QT_TRANSLATE_NOOP("Errors", "Choose another sample rate in the settings.")},
    ErrorSentences {
        ErrorId::AudioFailed,
        QT_TRANSLATE_NOOP("Errors", "The sound device[ \"{name}\"] could not be used."),
        QT_TRANSLATE_NOOP(
            "Errors", "Check that no other program holds it, or choose another in the settings.")},
    ErrorSentences {ErrorId::AudioLost,
                    QT_TRANSLATE_NOOP("Errors", "The sound device[ \"{name}\"] has gone."),
                    QT_TRANSLATE_NOOP("Errors", "Sound goes on by itself when it is back.")},
    ErrorSentences {
        ErrorId::AudioFileUnknown,
        QT_TRANSLATE_NOOP("Errors", "{file} is not a sound file that Timbrel can read."),
        QT_TRANSLATE_NOOP("Errors", "Use WAV, AIFF, FLAC, Ogg or MP3.")},
    ErrorSentences {
        ErrorId::AudioFileBroken,
        QT_TRANSLATE_NOOP("Errors", "The sound file {file} is damaged[: {found}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Take another copy of it, or save it anew from another program.")},
    ErrorSentences {
        ErrorId::AudioFileRateUnsupported,
        QT_TRANSLATE_NOOP("Errors",
                          "The sample rate of the sound file {file} is out of range[: it is "
                          "{found} Hz][; {expected} Hz are possible]."),
        QT_TRANSLATE_NOOP("Errors", "Save it with a usual sample rate.")},
    ErrorSentences {
        ErrorId::AudioFileChannelsUnsupported,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The sound file {file} has too many channels[: {found}][; {expected} are possible]."),
        QT_TRANSLATE_NOOP("Errors", "Save it with one or two channels.")},
    ErrorSentences {
        ErrorId::AudioFileTooLong,
        QT_TRANSLATE_NOOP("Errors",
                          "The sound file {file} is too long[: {expected} seconds at most]."),
        QT_TRANSLATE_NOOP("Errors", "Cut out the part that you need.")},
    ErrorSentences {ErrorId::AudioFileEmpty,
                    QT_TRANSLATE_NOOP("Errors", "The sound file {file} holds no sound."),
                    QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    ErrorSentences {ErrorId::AudioFileSilent,
                    QT_TRANSLATE_NOOP("Errors", "The sound file {file} is silent."),
                    QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    ErrorSentences {
        ErrorId::AudioFileCutShort,
        QT_TRANSLATE_NOOP("Errors",
                          "The sound file {file} ends early[: it has {found} of {expected} "
                          "samples]; the rest is missing."),
        QT_TRANSLATE_NOOP("Errors", "Take another copy of it if the end matters.")},
    ErrorSentences {
        ErrorId::AudioFileNotFinite,
        QT_TRANSLATE_NOOP(
            "Errors", "The sound file {file} holds values that are no sound; they were left out."),
        QT_TRANSLATE_NOOP("Errors", "Save it anew from the program that made it.")},
    ErrorSentences {
        ErrorId::SoundsMissing,
        QT_TRANSLATE_NOOP("Errors", "There is no sound file in {file}."),
        QT_TRANSLATE_NOOP("Errors", "Choose a folder with WAV, AIFF, FLAC, Ogg or MP3 files.")},
    ErrorSentences {
        ErrorId::KitSoundMissing,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The sound {file} of a drum kit is not there[; its row \"{name}\" is silent]."),
        QT_TRANSLATE_NOOP("Errors", "Put it back, or choose another sound for the row.")},
    ErrorSentences {
        ErrorId::KitCharacterUnknown,
        QT_TRANSLATE_NOOP("Errors",
                          "The drum kit {file} asks for a sound that this version does not "
                          "have[: \"{name}\"]; the usual one plays."),
        QT_TRANSLATE_NOOP("Errors", "A newer version of Timbrel may have it.")},
    ErrorSentences {ErrorId::UsageWrong,
                    QT_TRANSLATE_NOOP("Errors", "The command cannot be understood[: {name}]."),
                    QT_TRANSLATE_NOOP("Errors", "See timbrel --help.")},
    ErrorSentences {
        ErrorId::NotSupported,
        QT_TRANSLATE_NOOP("Errors", "This build of Timbrel cannot do that[: {name}]."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Build it with the parts that it needs (CONTRIBUTING.md names the options).")},
};

} // namespace

std::span<const ErrorSentences> deviceErrorSentences()
{
    return kDevicesSentences;
}

} // namespace timbrel::app
