// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of errors of files and what stands in them: MIDI, examples, settings, projects.
#include "app/error_sentences.h"

#include <array>

namespace timbrel::app {
namespace {

constexpr std::array kFilesSentences = {
    ErrorSentences {ErrorId::FileNotFound,
                    QT_TRANSLATE_NOOP("Errors", "There is no file {file}."),
                    QT_TRANSLATE_NOOP("Errors", "Check the path and the spelling.")},
    ErrorSentences {
        ErrorId::FileNotReadable,
        QT_TRANSLATE_NOOP("Errors", "The file {file} cannot be read."),
        QT_TRANSLATE_NOOP("Errors", "Check that it is a file and that you may read it.")},
    ErrorSentences {
        ErrorId::FileNotWritable,
        QT_TRANSLATE_NOOP("Errors", "The file {file} cannot be written."),
        QT_TRANSLATE_NOOP("Errors",
                          "Check that you may write there and that no such file is in the way.")},
    ErrorSentences {ErrorId::FileTooLarge,
                    QT_TRANSLATE_NOOP("Errors", "The file {file} is too large."),
                    QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    ErrorSentences {
        ErrorId::FolderNotWritable,
        QT_TRANSLATE_NOOP("Errors", "Nothing can be written into the folder {file}."),
        QT_TRANSLATE_NOOP("Errors",
                          "Give yourself the right to write there, or choose another folder.")},
    ErrorSentences {
        ErrorId::DiskFull,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The disk is full: {file} could not be written; what was there before is unchanged."),
        QT_TRANSLATE_NOOP("Errors", "Make room and try again.")},
    ErrorSentences {
        ErrorId::OutOfMemory,
        QT_TRANSLATE_NOOP("Errors", "There is not enough memory[ for {name}][ ({file})]."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Close other programs, or use a smaller network, fewer or shorter examples.")},
    ErrorSentences {
        ErrorId::JsonInvalid,
        QT_TRANSLATE_NOOP("Errors", "The file {file} is not valid JSON."),
        QT_TRANSLATE_NOOP("Errors",
                          "It may have been cut short or edited by hand; put back a copy of it.")},
    ErrorSentences {
        ErrorId::XmlInvalid,
        QT_TRANSLATE_NOOP("Errors", "The file {file} is not XML that can be read."),
        QT_TRANSLATE_NOOP("Errors",
                          "It may have been cut short or edited by hand; put back a copy of it.")},
    ErrorSentences {ErrorId::GzipBroken,
                    QT_TRANSLATE_NOOP("Errors", "The packed file {file} cannot be unpacked."),
                    QT_TRANSLATE_NOOP("Errors", "It may have been cut short: copy it again.")},
    ErrorSentences {
        ErrorId::FormatUnknown,
        QT_TRANSLATE_NOOP("Errors", "The file {file} is not of a kind that Timbrel knows."),
        QT_TRANSLATE_NOOP("Errors", "Check that it is the file that you meant.")},
    ErrorSentences {ErrorId::VersionTooNew,
                    QT_TRANSLATE_NOOP("Errors", "The file {file} was written by a newer Timbrel."),
                    QT_TRANSLATE_NOOP("Errors", "Update Timbrel to open it.")},
    ErrorSentences {
        ErrorId::FieldMissing,
        QT_TRANSLATE_NOOP("Errors", "[In the file {file} ][the entry \"{name}\" is missing.]"),
        QT_TRANSLATE_NOOP("Errors", "The file may be damaged; put back a copy of it.")},
    ErrorSentences {
        ErrorId::FieldInvalid,
        QT_TRANSLATE_NOOP("Errors", "[In the file {file} ][the entry \"{name}\" cannot be right.]"),
        QT_TRANSLATE_NOOP("Errors",
                          "The file may be damaged; correct the entry or put back a copy.")},
    ErrorSentences {ErrorId::MidiNotAFile,
                    QT_TRANSLATE_NOOP("Errors", "{file} is not a Standard MIDI File."),
                    QT_TRANSLATE_NOOP(
                        "Errors", "Export the example from your sequencer as a MIDI file (.mid).")},
    ErrorSentences {ErrorId::MidiHeaderBroken,
                    QT_TRANSLATE_NOOP("Errors", "The header of the MIDI file {file} is broken."),
                    QT_TRANSLATE_NOOP("Errors", "Export the file again.")},
    ErrorSentences {
        ErrorId::MidiFormatUnknown,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has a format that does not exist."),
        QT_TRANSLATE_NOOP("Errors", "Export it as format 0 or 1.")},
    ErrorSentences {
        ErrorId::MidiDivisionInvalid,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} does not say how long its ticks are."),
        QT_TRANSLATE_NOOP("Errors", "Export the file again.")},
    ErrorSentences {
        ErrorId::MidiTrackBroken,
        QT_TRANSLATE_NOOP("Errors", "A track[ ({name})] of the MIDI file {file} is broken."),
        QT_TRANSLATE_NOOP("Errors", "Listen to what was read, or export the file again.")},
    ErrorSentences {
        ErrorId::MidiTrackTooLong,
        QT_TRANSLATE_NOOP(
            "Errors",
            "A track[ ({name})] of the MIDI file {file} says that it is longer than the file."),
        QT_TRANSLATE_NOOP("Errors", "The file was cut short: export or copy it again.")},
    ErrorSentences {
        ErrorId::MidiTracksMissing,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has fewer tracks than it says."),
        QT_TRANSLATE_NOOP("Errors", "The file may have been cut short: export or copy it again.")},
    ErrorSentences {
        ErrorId::MidiEventInvalid,
        QT_TRANSLATE_NOOP("Errors",
                          "There is an event[ ({name})] in the MIDI file {file} that cannot be."),
        QT_TRANSLATE_NOOP("Errors", "Listen to what was read, or export the file again.")},
    ErrorSentences {
        ErrorId::MidiEndOfTrackMissing,
        QT_TRANSLATE_NOOP("Errors", "A track[ ({name})] of the MIDI file {file} has no end mark."),
        QT_TRANSLATE_NOOP("Errors", "Check that nothing is missing at its end.")},
    ErrorSentences {
        ErrorId::MidiTrailingBytes,
        QT_TRANSLATE_NOOP("Errors",
                          "After its last track the MIDI file {file} goes on with something "
                          "else, which was left out."),
        ""},
    ErrorSentences {ErrorId::MidiTempoInvalid,
                    QT_TRANSLATE_NOOP(
                        "Errors", "A tempo in the MIDI file {file} cannot be and was passed over."),
                    QT_TRANSLATE_NOOP("Errors", "Check the timing of what was read.")},
    ErrorSentences {
        ErrorId::MidiTooManyEvents,
        QT_TRANSLATE_NOOP("Errors", "The MIDI file {file} has more events than Timbrel can take."),
        QT_TRANSLATE_NOOP("Errors", "Export a shorter part of it.")},
    ErrorSentences {ErrorId::SequenceSyntax,
                    QT_TRANSLATE_NOOP("Errors", "The example {file} cannot be understood."),
                    QT_TRANSLATE_NOOP("Errors", "Correct the line, or import the example again.")},
    ErrorSentences {
        ErrorId::SequenceValueOutOfRange,
        QT_TRANSLATE_NOOP("Errors", "A value[ ({name})] in the example {file} is out of range."),
        QT_TRANSLATE_NOOP("Errors", "Correct the line, or import the example again.")},
    ErrorSentences {
        ErrorId::SequenceNotSorted,
        QT_TRANSLATE_NOOP("Errors", "In the example {file} time runs backwards."),
        QT_TRANSLATE_NOOP("Errors",
                          "Sort the lines by their last number, or import the example again.")},
    ErrorSentences {
        ErrorId::SettingsSyntax,
        QT_TRANSLATE_NOOP("Errors", "The settings {file} cannot be understood[ at \"{name}\"]."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Correct the line; the guide's page \"Settings\" shows the form of each key.")},
    ErrorSentences {
        ErrorId::SettingsDuplicateSection,
        QT_TRANSLATE_NOOP("Errors", "The settings {file} have the section \"{name}\" twice."),
        QT_TRANSLATE_NOOP("Errors", "Put its keys into one section.")},
    ErrorSentences {
        ErrorId::SettingsDuplicateKey,
        QT_TRANSLATE_NOOP("Errors", "The settings {file} have the key \"{name}\" twice."),
        QT_TRANSLATE_NOOP("Errors", "Delete one of the two.")},
    ErrorSentences {
        ErrorId::SettingsUnknownSection,
        QT_TRANSLATE_NOOP(
            "Errors", "The settings {file} have a section[ ({name})] that Timbrel does not know."),
        QT_TRANSLATE_NOOP("Errors", "Check its spelling; it is kept, but has no effect.")},
    ErrorSentences {
        ErrorId::SettingsUnknownKey,
        QT_TRANSLATE_NOOP("Errors",
                          "The settings {file} have a key[ ({name})] that Timbrel does not know."),
        QT_TRANSLATE_NOOP("Errors", "Check its spelling; it is kept, but has no effect.")},
    ErrorSentences {
        ErrorId::SettingsMissingKey,
        QT_TRANSLATE_NOOP("Errors", "In the settings {file} the key \"{name}\" is missing."),
        QT_TRANSLATE_NOOP("Errors", "Add it; the guide's page \"Settings\" shows its form.")},
    ErrorSentences {
        ErrorId::SettingsWrongType,
        QT_TRANSLATE_NOOP(
            "Errors", "In the settings {file} the key \"{name}\" has a value of the wrong kind."),
        QT_TRANSLATE_NOOP("Errors", "Correct the value.")},
    ErrorSentences {
        ErrorId::SettingsOutOfRange,
        QT_TRANSLATE_NOOP("Errors",
                          "In the settings {file} the value of \"{name}\" is out of range."),
        QT_TRANSLATE_NOOP("Errors", "Correct the value.")},
    ErrorSentences {
        ErrorId::SettingsInconsistent,
        QT_TRANSLATE_NOOP("Errors", "In the settings {file} \"{name}\" contradicts another key."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Every controller needs one default and one output count, and no other may have one.")},
    ErrorSentences {
        ErrorId::ProjectNotFound,
        QT_TRANSLATE_NOOP("Errors", "There is no project {file}[: it holds no {name}]."),
        QT_TRANSLATE_NOOP("Errors", "Check the path, or make the project with the action config."),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder, or make a new project.")},
    ErrorSentences {ErrorId::ProjectNotAFolder,
                    QT_TRANSLATE_NOOP("Errors", "{file} is a file, but a project is a folder."),
                    QT_TRANSLATE_NOOP("Errors", "Name the folder that holds larasynth.conf.")},
    ErrorSentences {
        ErrorId::ProjectAlreadyConfigured,
        QT_TRANSLATE_NOOP(
            "Errors", "The project {file} has settings already, and they were left as they are."),
        QT_TRANSLATE_NOOP("Errors",
                          "Edit its larasynth.conf, or choose another folder for a new project.")},
};

} // namespace

std::span<const ErrorSentences> fileErrorSentences()
{
    return kFilesSentences;
}

} // namespace timbrel::app
