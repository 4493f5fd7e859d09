// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include "app/sentence.h"

#include <array>
#include <string_view>

// lupdate collects the texts below by this name; nothing of Qt is needed for it.
#define QT_TRANSLATE_NOOP(context, text) text

namespace timbrel::app {
namespace {

/// A sentence has places: {file} (the path with line or byte, where known), {name}, {found},
/// {expected}; sentence.h has the rules. What stands in [ ] is left out if a place in it has
/// nothing to show. `found` and `expected` that a sentence does not mention are added after it.
struct Texts
{
    ErrorId id;
    const char* problem;
    const char* remedy; ///< may be empty where nothing can be done but to know
    const char* remedyInWindow = nullptr; ///< where it is another
};

constexpr std::array kTexts = {
    Texts {ErrorId::FileNotFound,
           QT_TRANSLATE_NOOP("Errors", "There is no file {file}."),
           QT_TRANSLATE_NOOP("Errors", "Check the path and the spelling.")},
    Texts {ErrorId::FileNotReadable,
           QT_TRANSLATE_NOOP("Errors", "The file {file} cannot be read."),
           QT_TRANSLATE_NOOP("Errors", "Check that it is a file and that you may read it.")},
    Texts {ErrorId::FileNotWritable,
           QT_TRANSLATE_NOOP("Errors", "The file {file} cannot be written."),
           QT_TRANSLATE_NOOP(
               "Errors", "Check that you may write there and that no such file is in the way.")},
    Texts {ErrorId::FileTooLarge,
           QT_TRANSLATE_NOOP("Errors", "The file {file} is too large."),
           QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    Texts {ErrorId::FolderNotWritable,
           QT_TRANSLATE_NOOP("Errors", "Nothing can be written into the folder {file}."),
           QT_TRANSLATE_NOOP("Errors",
                             "Give yourself the right to write there, or choose another folder.")},
    Texts {
        ErrorId::DiskFull,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The disk is full: {file} could not be written; what was there before is unchanged."),
        QT_TRANSLATE_NOOP("Errors", "Make room and try again.")},
    Texts {ErrorId::OutOfMemory,
           QT_TRANSLATE_NOOP("Errors", "There is not enough memory[ for {name}][ ({file})]."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Close other programs, or use a smaller network, fewer or shorter examples.")},
    Texts {ErrorId::JsonInvalid,
           QT_TRANSLATE_NOOP("Errors", "The file {file} is not valid JSON."),
           QT_TRANSLATE_NOOP(
               "Errors", "It may have been cut short or edited by hand; put back a copy of it.")},
    Texts {ErrorId::XmlInvalid,
           QT_TRANSLATE_NOOP("Errors", "The file {file} is not XML that can be read."),
           QT_TRANSLATE_NOOP(
               "Errors", "It may have been cut short or edited by hand; put back a copy of it.")},
    Texts {ErrorId::GzipBroken,
           QT_TRANSLATE_NOOP("Errors", "The packed file {file} cannot be unpacked."),
           QT_TRANSLATE_NOOP("Errors", "It may have been cut short: copy it again.")},
    Texts {ErrorId::FormatUnknown,
           QT_TRANSLATE_NOOP("Errors", "The file {file} is not of a kind that Timbrel knows."),
           QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    Texts {ErrorId::VersionTooNew,
           QT_TRANSLATE_NOOP("Errors", "The file {file} was written by a newer Timbrel."),
           QT_TRANSLATE_NOOP("Errors", "Update Timbrel to open it.")},
    Texts {ErrorId::FieldMissing,
           QT_TRANSLATE_NOOP("Errors", "[In the file {file} ][the entry \"{name}\" is missing.]"),
           QT_TRANSLATE_NOOP("Errors", "The file may be damaged; put back a copy of it.")},
    Texts {
        ErrorId::FieldInvalid,
        QT_TRANSLATE_NOOP("Errors", "[In the file {file} ][the entry \"{name}\" cannot be right.]"),
        QT_TRANSLATE_NOOP("Errors",
                          "The file may be damaged; correct the entry or put back a copy.")},
    Texts {ErrorId::MidiNotAFile,
           QT_TRANSLATE_NOOP("Errors", "{file} is not a Standard MIDI File."),
           QT_TRANSLATE_NOOP("Errors",
                             "Export the example from your sequencer as a MIDI file (.mid).")},
    Texts {ErrorId::MidiHeaderBroken,
           QT_TRANSLATE_NOOP("Errors", "The header of the MIDI file {file} is broken."),
           QT_TRANSLATE_NOOP("Errors", "Export the file again.")},
    Texts {ErrorId::MidiFormatUnknown,
           QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has a format that does not exist."),
           QT_TRANSLATE_NOOP("Errors", "Export it as format 0 or 1.")},
    Texts {ErrorId::MidiDivisionInvalid,
           QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} does not say how long its ticks are."),
           QT_TRANSLATE_NOOP("Errors", "Export the file again.")},
    Texts {ErrorId::MidiTrackBroken,
           QT_TRANSLATE_NOOP("Errors", "A track[ ({name})] of the MIDI file {file} is broken."),
           QT_TRANSLATE_NOOP("Errors", "Listen to what was read, or export the file again.")},
    Texts {ErrorId::MidiTrackTooLong,
           QT_TRANSLATE_NOOP(
               "Errors",
               "A track[ ({name})] of the MIDI file {file} says that it is longer than the file."),
           QT_TRANSLATE_NOOP("Errors", "The file was cut short: export or copy it again.")},
    Texts {
        ErrorId::MidiTracksMissing,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has fewer tracks than it says."),
        QT_TRANSLATE_NOOP("Errors", "The file may have been cut short: export or copy it again.")},
    Texts {ErrorId::MidiEventInvalid,
           QT_TRANSLATE_NOOP(
               "Errors", "There is an event[ ({name})] in the MIDI file {file} that cannot be."),
           QT_TRANSLATE_NOOP("Errors", "Listen to what was read, or export the file again.")},
    Texts {
        ErrorId::MidiEndOfTrackMissing,
        QT_TRANSLATE_NOOP("Errors", "A track[ ({name})] of the MIDI file {file} has no end mark."),
        QT_TRANSLATE_NOOP("Errors", "Check that nothing is missing at its end.")},
    Texts {ErrorId::MidiTrailingBytes,
           QT_TRANSLATE_NOOP("Errors",
                             "After its last track the MIDI file {file} goes on with something "
                             "else, which was left out."),
           ""},
    Texts {ErrorId::MidiTempoInvalid,
           QT_TRANSLATE_NOOP("Errors",
                             "A tempo in the MIDI file {file} cannot be and was passed over."),
           QT_TRANSLATE_NOOP("Errors", "Check the timing of what was read.")},
    Texts {
        ErrorId::MidiTooManyEvents,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has more events than Timbrel can take."),
        QT_TRANSLATE_NOOP("Errors", "Export a shorter part of it.")},
    Texts {ErrorId::SequenceSyntax,
           QT_TRANSLATE_NOOP("Errors", "The example {file} cannot be understood."),
           QT_TRANSLATE_NOOP("Errors", "Correct the line, or import the example again.")},
    Texts {ErrorId::SequenceValueOutOfRange,
           QT_TRANSLATE_NOOP("Errors", "A value[ ({name})] in the example {file} is out of range."),
           QT_TRANSLATE_NOOP("Errors", "Correct the line, or import the example again.")},
    Texts {ErrorId::SequenceNotSorted,
           QT_TRANSLATE_NOOP("Errors", "In the example {file} time runs backwards."),
           QT_TRANSLATE_NOOP("Errors",
                             "Sort the lines by their last number, or import the example again.")},
    Texts {ErrorId::SettingsSyntax,
           QT_TRANSLATE_NOOP("Errors", "The settings {file} cannot be understood[ at \"{name}\"]."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Correct the line; the guide's page \"Settings\" shows the form of each key.")},
    Texts {ErrorId::SettingsDuplicateSection,
           QT_TRANSLATE_NOOP("Errors", "The settings {file} have the section \"{name}\" twice."),
           QT_TRANSLATE_NOOP("Errors", "Put its keys into one section.")},
    Texts {ErrorId::SettingsDuplicateKey,
           QT_TRANSLATE_NOOP("Errors", "The settings {file} have the key \"{name}\" twice."),
           QT_TRANSLATE_NOOP("Errors", "Delete one of the two.")},
    Texts {
        ErrorId::SettingsUnknownSection,
        QT_TRANSLATE_NOOP(
            "Errors", "The settings {file} have a section[ ({name})] that Timbrel does not know."),
        QT_TRANSLATE_NOOP("Errors", "Check its spelling; it is kept, but has no effect.")},
    Texts {ErrorId::SettingsUnknownKey,
           QT_TRANSLATE_NOOP(
               "Errors", "The settings {file} have a key[ ({name})] that Timbrel does not know."),
           QT_TRANSLATE_NOOP("Errors", "Check its spelling; it is kept, but has no effect.")},
    Texts {ErrorId::SettingsMissingKey,
           QT_TRANSLATE_NOOP("Errors", "In the settings {file} the key \"{name}\" is missing."),
           QT_TRANSLATE_NOOP("Errors", "Add it; the guide's page \"Settings\" shows its form.")},
    Texts {
        ErrorId::SettingsWrongType,
        QT_TRANSLATE_NOOP(
            "Errors", "In the settings {file} the key \"{name}\" has a value of the wrong kind."),
        QT_TRANSLATE_NOOP("Errors", "Correct the value.")},
    Texts {ErrorId::SettingsOutOfRange,
           QT_TRANSLATE_NOOP("Errors",
                             "In the settings {file} the value of \"{name}\" is out of range."),
           QT_TRANSLATE_NOOP("Errors", "Correct the value.")},
    Texts {
        ErrorId::SettingsInconsistent,
        QT_TRANSLATE_NOOP("Errors", "In the settings {file} \"{name}\" contradicts another key."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Every controller needs one default and one output count, and no other may have one.")},
    Texts {
        ErrorId::ProjectNotFound,
        QT_TRANSLATE_NOOP("Errors", "There is no project {file}."),
        QT_TRANSLATE_NOOP("Errors", "Check the path, or make the project with the action config."),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder, or make a new project.")},
    Texts {ErrorId::ProjectNotAFolder,
           QT_TRANSLATE_NOOP("Errors", "{file} is a file, but a project is a folder."),
           QT_TRANSLATE_NOOP("Errors", "Name the folder that holds larasynth.conf.")},
    Texts {
        ErrorId::ProjectAlreadyConfigured,
        QT_TRANSLATE_NOOP(
            "Errors", "The project {file} has settings already, and they were left as they are."),
        QT_TRANSLATE_NOOP("Errors",
                          "Edit its larasynth.conf, or choose another folder for a new project.")},
    Texts {ErrorId::ExamplesMissing,
           QT_TRANSLATE_NOOP("Errors", "The project {file} has no examples to learn from."),
           QT_TRANSLATE_NOOP("Errors", "Add some with the action import or record."),
           QT_TRANSLATE_NOOP("Errors", "Draw, record or import one in the editor.")},
    Texts {ErrorId::ExampleEmpty,
           QT_TRANSLATE_NOOP("Errors", "The example {file} is empty."),
           QT_TRANSLATE_NOOP("Errors", "Delete it, or import another.")},
    Texts {ErrorId::ExampleWithoutNotes,
           QT_TRANSLATE_NOOP(
               "Errors", "The example {file} has no notes, so there is nothing to take cues from."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Give it the notes that belong to the controller movement, and import it again.")},
    Texts {
        ErrorId::ExampleWithoutControllers,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The example {file} moves none of the controllers in the settings[ ({expected})], so "
            "there is nothing to learn from it[; it moves {found}]."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "List its controllers in the settings, or import it with --learn and their numbers."),
        QT_TRANSLATE_NOOP("Errors",
                          "“What its file holds”, in the menu Example, shows what else there is to "
                          "learn.")},
    Texts {ErrorId::ControllerNeverMoves,
           QT_TRANSLATE_NOOP(
               "Errors",
               "No example moves controller {name}: it will stay at its default[ ({expected})]."),
           QT_TRANSLATE_NOOP("Errors",
                             "Add an example that moves it, or take it out of the settings.")},
    Texts {ErrorId::ControllersNotLearnt,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The file {file} also moves controllers that the settings do not list[: {found}]."),
           QT_TRANSLATE_NOOP("Errors",
                             "To learn them too, import it again with --learn and their numbers."),
           QT_TRANSLATE_NOOP("Errors",
                             "“What its file holds”, in the menu Example, lets you learn them "
                             "too.")},
    Texts {ErrorId::ControllerNotInFile,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The file {file} has no controller {name}, so it cannot be learnt from it[; it has "
               "{found}]."),
           QT_TRANSLATE_NOOP("Errors", "Leave the number out, or check the file.")},
    Texts {ErrorId::ExampleOffDefault,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The example {file} does not start and end with controller {name} at its default[ "
               "({expected})]."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Change controller_defaults, or let the example begin and end at the default."),
           QT_TRANSLATE_NOOP("Errors",
                             "Change the controller's default value, or let the example begin and "
                             "end at it.")},
    Texts {ErrorId::DrumsMissing,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The file {file} has no drums[ on channel {expected}][; it has notes on channel "
               "{found}]."),
           QT_TRANSLATE_NOOP(
               "Errors", "If the drums are on one of its channels, say on which with --channel."),
           QT_TRANSLATE_NOOP("Errors", "Put the drums on channel 10 and export it again.")},
    Texts {ErrorId::BeatsMissing,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The MIDI file {file} counts time in frames of film[ ({found} a second)]: it has no "
               "beats to lay patterns on."),
           QT_TRANSLATE_NOOP("Errors", "Export it with beats and bars.")},
    Texts {ErrorId::PatternsMissing,
           QT_TRANSLATE_NOOP("Errors",
                             "There is no pattern to learn from[ in {file}][; left out: {found}]."),
           QT_TRANSLATE_NOOP("Errors",
                             "Import patterns with the action patterns import, or let the settings "
                             "take those that were left out."),
           QT_TRANSLATE_NOOP(
               "Errors", "Import patterns, or let the settings take those that were left out.")},
    Texts {ErrorId::PatternNotFound,
           QT_TRANSLATE_NOOP("Errors",
                             "There is no pattern {name}[ in {file}][; there are: "
                             "{found}]."),
           QT_TRANSLATE_NOOP("Errors", "Name one of the patterns that are there.")},
    Texts {ErrorId::PatternNearEmpty,
           QT_TRANSLATE_NOOP("Errors",
                             "What the file {file} holds is too little to learn from[: nowhere are "
                             "there more than {found} notes in a pattern]."),
           QT_TRANSLATE_NOOP("Errors", "Choose a file with more in it.")},
    Texts {ErrorId::ModelMissing,
           QT_TRANSLATE_NOOP("Errors", "The project {file} has no trained model yet."),
           QT_TRANSLATE_NOOP("Errors",
                             "Train one with the action train, or a space of patterns with the "
                             "action patterns train."),
           QT_TRANSLATE_NOOP("Errors", "Train one in the view Training.")},
    Texts {ErrorId::ModelNotFound,
           QT_TRANSLATE_NOOP("Errors", "There is no model[ \"{name}\"][ at {file}]."),
           QT_TRANSLATE_NOOP("Errors", "The action info lists the models that there are."),
           QT_TRANSLATE_NOOP("Errors", "Choose another, or train a new one.")},
    Texts {ErrorId::ModelOfAnotherProject,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The model {file} was trained for other controllers than those of this project."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Choose a model of this project, or change the settings to its controllers.")},
    Texts {ErrorId::ModelBroken,
           QT_TRANSLATE_NOOP("Errors",
                             "The model {file} is damaged[ at \"{name}\"] and cannot be used."),
           QT_TRANSLATE_NOOP("Errors", "Choose another with --model, or train a new one."),
           QT_TRANSLATE_NOOP("Errors", "Choose another, or train a new one.")},
    Texts {ErrorId::RunNotFound,
           QT_TRANSLATE_NOOP("Errors", "There is no training run[ \"{name}\"][ at {file}]."),
           QT_TRANSLATE_NOOP("Errors", "The action info lists the runs that there are."),
           QT_TRANSLATE_NOOP("Errors", "The view Training lists the runs that there are.")},
    Texts {ErrorId::RunBroken,
           QT_TRANSLATE_NOOP("Errors", "The training run {file} is damaged[ at \"{name}\"]."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Its other files may still serve; train again if its model cannot be opened.")},
    Texts {ErrorId::WorkerMissing,
           QT_TRANSLATE_NOOP("Errors",
                             "The training program timbrel-learn was not found[ at {file}]."),
           QT_TRANSLATE_NOOP("Errors",
                             "It belongs beside the program timbrel; install or build it again.")},
    Texts {ErrorId::WorkerDied,
           QT_TRANSLATE_NOOP("Errors",
                             "The training program ended before its time[ in the run {file}]."),
           QT_TRANSLATE_NOOP(
               "Errors", "The best network until then is kept; the run's folder holds its log.")},
    Texts {ErrorId::WorkerKilled,
           QT_TRANSLATE_NOOP("Errors",
                             "The training program was ended from outside[ in the run {file}]."),
           QT_TRANSLATE_NOOP("Errors",
                             "The best network until then is kept. If the memory ran out, use a "
                             "smaller network or fewer runs at a time.")},
    Texts {ErrorId::RunBusy,
           QT_TRANSLATE_NOOP("Errors", "The training run[ {file}] is at work already."),
           QT_TRANSLATE_NOOP("Errors", "Wait for its end, or stop it first.")},
    Texts {
        ErrorId::TrainingDiverged,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The training lost its way: its numbers grew beyond all bounds[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Lower the learning rate in timbrel.json, or train with another seed.")},
    Texts {
        ErrorId::NothingLearntYet,
        QT_TRANSLATE_NOOP(
            "Errors", "The training ended before there was a network to keep[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors", "Let it run longer.")},
    Texts {ErrorId::PortNotFound,
           QT_TRANSLATE_NOOP("Errors",
                             "There is no MIDI port[ \"{name}\"].[ There is:\n{expected}\n]"),
           QT_TRANSLATE_NOOP("Errors",
                             "Connect the device or start the program that has the port, or open a "
                             "port of Timbrel's own with --virtual."),
           QT_TRANSLATE_NOOP("Errors",
                             "Connect the device or start the program that has the port; it is "
                             "taken up when it comes.")},
    Texts {
        ErrorId::PortAmbiguous,
        QT_TRANSLATE_NOOP(
            "Errors", "More than one MIDI port has \"{name}\" in its name.[ They are:\n{found}\n]"),
        QT_TRANSLATE_NOOP("Errors", "Write more of the name.")},
    Texts {
        ErrorId::PortLoop,
        QT_TRANSLATE_NOOP("Errors",
                          "Input and output are the same MIDI port[ \"{name}\"], so that "
                          "Timbrel would hear itself."),
        QT_TRANSLATE_NOOP("Errors", "Choose different ports, or say --allow-loop if you are sure."),
        QT_TRANSLATE_NOOP("Errors", "Choose different ports.")},
    Texts {ErrorId::PortVanished,
           QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] has gone."),
           QT_TRANSLATE_NOOP("Errors", "It is taken up again when it comes back.")},
    Texts {ErrorId::PortReturned,
           QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] is back."),
           ""},
    Texts {ErrorId::PortFailed,
           QT_TRANSLATE_NOOP("Errors", "The MIDI port[ \"{name}\"] could not be used."),
           QT_TRANSLATE_NOOP(
               "Errors", "Check that no other program holds it and that the system's MIDI runs.")},
    Texts {
        ErrorId::BackendMissing,
        QT_TRANSLATE_NOOP("Errors", "The MIDI backend[ \"{name}\"] does not work on this machine."),
        QT_TRANSLATE_NOOP("Errors",
                          "Choose another with --backend, and check that the system has MIDI (on "
                          "Linux: the ALSA sequencer)."),
        QT_TRANSLATE_NOOP("Errors",
                          "Choose another MIDI system, and check that this machine has one (on "
                          "Linux: the ALSA sequencer).")},
    Texts {
        ErrorId::VirtualPortsUnsupported,
        QT_TRANSLATE_NOOP("Errors", "The MIDI backend[ \"{name}\"] cannot open ports of its own."),
        QT_TRANSLATE_NOOP("Errors", "Use --backend rtmidi for --virtual."),
        QT_TRANSLATE_NOOP("Errors", "Choose the MIDI system rtmidi for that.")},
    Texts {ErrorId::AudioMissing,
           QT_TRANSLATE_NOOP("Errors", "There is no sound card and no sound server[ ({name})]."),
           QT_TRANSLATE_NOOP("Errors",
                             "Everything else works; connect a sound card or start PipeWire, "
                             "PulseAudio or JACK, and sound comes by itself."),
           QT_TRANSLATE_NOOP("Errors",
                             "Everything else works; sound comes by itself when there is one.")},
    Texts {ErrorId::AudioDeviceNotFound,
           QT_TRANSLATE_NOOP(
               "Errors", "The sound device[ \"{name}\"] is not there[; {found} is used instead]."),
           QT_TRANSLATE_NOOP("Errors", "Connect it, or choose another in the settings.")},
    Texts {ErrorId::AudioRateRefused,
           QT_TRANSLATE_NOOP(
               "Errors", "The sound device does not take [{name} Hz][; it plays at {found} Hz]."),
           QT_TRANSLATE_NOOP("Errors", "Choose another sample rate in the settings.")},
    Texts {
        ErrorId::AudioFailed,
        QT_TRANSLATE_NOOP("Errors", "The sound device[ \"{name}\"] could not be used."),
        QT_TRANSLATE_NOOP(
            "Errors", "Check that no other program holds it, or choose another in the settings.")},
    Texts {ErrorId::AudioLost,
           QT_TRANSLATE_NOOP("Errors", "The sound device[ \"{name}\"] has gone."),
           QT_TRANSLATE_NOOP("Errors", "Sound goes on by itself when it is back.")},
    Texts {ErrorId::AudioFileUnknown,
           QT_TRANSLATE_NOOP("Errors", "{file} is not a sound file that Timbrel can read."),
           QT_TRANSLATE_NOOP("Errors", "Use WAV, AIFF, FLAC, Ogg or MP3.")},
    Texts {ErrorId::AudioFileBroken,
           QT_TRANSLATE_NOOP("Errors", "The sound file {file} is damaged[: {found}]."),
           QT_TRANSLATE_NOOP("Errors",
                             "Take another copy of it, or save it anew from another program.")},
    Texts {ErrorId::AudioFileRateUnsupported,
           QT_TRANSLATE_NOOP("Errors",
                             "The sample rate of the sound file {file} is out of range[: it is "
                             "{found} Hz][; {expected} Hz are possible]."),
           QT_TRANSLATE_NOOP("Errors", "Save it with a usual sample rate.")},
    Texts {
        ErrorId::AudioFileChannelsUnsupported,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The sound file {file} has too many channels[: {found}][; {expected} are possible]."),
        QT_TRANSLATE_NOOP("Errors", "Save it with one or two channels.")},
    Texts {ErrorId::AudioFileTooLong,
           QT_TRANSLATE_NOOP("Errors",
                             "The sound file {file} is too long[: {expected} seconds at most]."),
           QT_TRANSLATE_NOOP("Errors", "Cut out the part that you need.")},
    Texts {ErrorId::AudioFileEmpty,
           QT_TRANSLATE_NOOP("Errors", "The sound file {file} holds no sound."),
           QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    Texts {ErrorId::AudioFileSilent,
           QT_TRANSLATE_NOOP("Errors", "The sound file {file} is silent."),
           QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    Texts {ErrorId::AudioFileCutShort,
           QT_TRANSLATE_NOOP("Errors",
                             "The sound file {file} ends early[: it has {found} of {expected} "
                             "samples]; the rest is missing."),
           QT_TRANSLATE_NOOP("Errors", "Take another copy of it if the end matters.")},
    Texts {
        ErrorId::AudioFileNotFinite,
        QT_TRANSLATE_NOOP(
            "Errors", "The sound file {file} holds values that are no sound; they were left out."),
        QT_TRANSLATE_NOOP("Errors", "Save it anew from the program that made it.")},
    Texts {ErrorId::SoundsMissing,
           QT_TRANSLATE_NOOP("Errors", "There is no sound file in {file}."),
           QT_TRANSLATE_NOOP("Errors", "Choose a folder with WAV, AIFF, FLAC, Ogg or MP3 files.")},
    Texts {ErrorId::KitSoundMissing,
           QT_TRANSLATE_NOOP(
               "Errors",
               "The sound {file} of a drum kit is not there[; its row \"{name}\" is silent]."),
           QT_TRANSLATE_NOOP("Errors", "Put it back, or choose another sound for the row.")},
    Texts {ErrorId::KitCharacterUnknown,
           QT_TRANSLATE_NOOP("Errors",
                             "The drum kit {file} asks for a sound that this version does not "
                             "have[: \"{name}\"]; the usual one plays."),
           QT_TRANSLATE_NOOP("Errors", "A newer version of Timbrel may have it.")},
    Texts {ErrorId::UsageWrong,
           QT_TRANSLATE_NOOP("Errors", "The command cannot be understood[: {name}]."),
           QT_TRANSLATE_NOOP("Errors", "See timbrel --help.")},
    Texts {ErrorId::NotSupported,
           QT_TRANSLATE_NOOP("Errors", "This build of Timbrel cannot do that[: {name}]."),
           QT_TRANSLATE_NOOP(
               "Errors",
               "Build it with the parts that it needs (CONTRIBUTING.md names the options).")},
};

constexpr const char* kFound = QT_TRANSLATE_NOOP("Errors", "Found: {found}.");
constexpr const char* kExpected = QT_TRANSLATE_NOOP("Errors", "Expected: {expected}.");
constexpr const char* kLine = QT_TRANSLATE_NOOP("Errors", "{file}, line {line},");
constexpr const char* kByte = QT_TRANSLATE_NOOP("Errors", "{file}, byte {byte},");
constexpr Texts kUnknown
    = {ErrorId {}, QT_TRANSLATE_NOOP("Errors", "Something went wrong[ with {file}]."), ""};

const Texts& textsOf(ErrorId id)
{
    for (const Texts& texts : kTexts)
        if (texts.id == id)
            return texts;
    return kUnknown;
}

std::string fileWithPlace(const Error& error, const Translate& translate)
{
    if (error.file.empty())
        return {};
    const std::string quoted = "\"" + error.file + "\"";
    if (error.line)
        return filledSentence(translate(kLine),
                              {{"file", quoted}, {"line", std::to_string(*error.line)}});
    if (error.byte)
        return filledSentence(translate(kByte),
                              {{"file", quoted}, {"byte", std::to_string(*error.byte)}});
    return quoted;
}

bool mentions(const char* sentence, std::string_view place)
{
    return std::string_view(sentence).find(place) != std::string_view::npos;
}

} // namespace

std::string errorText(const Error& error, const Translate& translate, Reader reader)
{
    const Translate english = [](const char* text) { return std::string(text); };
    const Translate& say = translate ? translate : english;
    const Texts& texts = textsOf(error.id);
    const Places places = {{"file", fileWithPlace(error, say)},
                           {"name", error.name},
                           {"found", error.found},
                           {"expected", error.expected}};

    std::string text = filledSentence(say(texts.problem), places);
    if (!error.found.empty() && !mentions(texts.problem, "{found}"))
        text += " " + filledSentence(say(kFound), places);
    if (!error.expected.empty() && !mentions(texts.problem, "{expected}"))
        text += " " + filledSentence(say(kExpected), places);
    const bool isOther = reader == Reader::Window && texts.remedyInWindow != nullptr;
    const char* remedy = isOther ? texts.remedyInWindow : texts.remedy;
    if (*remedy != '\0')
        text += (text.ends_with('\n') ? "" : " ") + say(remedy);
    return text;
}

} // namespace timbrel::app
