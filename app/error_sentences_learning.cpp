// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of errors of examples, patterns, networks and their trainings.
#include "app/error_sentences.h"

#include <array>

namespace timbrel::app {
namespace {

constexpr std::array kLearningSentences = {
    ErrorSentences {
        ErrorId::ExamplesMissing,
        QT_TRANSLATE_NOOP("Errors", "The project {file} has no examples to learn from."),
        QT_TRANSLATE_NOOP("Errors", "Add some with the action import or record."),
        QT_TRANSLATE_NOOP("Errors", "Draw, record or import one in the editor.")},
    ErrorSentences {ErrorId::ExampleEmpty,
                    QT_TRANSLATE_NOOP("Errors", "The example {file} is empty."),
                    QT_TRANSLATE_NOOP("Errors", "Delete it, or import another.")},
    ErrorSentences {
        ErrorId::ExampleWithoutNotes,
        QT_TRANSLATE_NOOP(
            "Errors", "The example {file} has no notes, so there is nothing to take cues from."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Give it the notes that belong to the controller movement, and import it again.")},
    ErrorSentences {
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
    ErrorSentences {
        ErrorId::ControllerNeverMoves,
        QT_TRANSLATE_NOOP(
            "Errors",
            "No example moves controller {name}: it will stay at its default[ ({expected})]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Add an example that moves it, or take it out of the settings.")},
    ErrorSentences {
        ErrorId::ControllersNotLearnt,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The file {file} also moves controllers that the settings do not list[: {found}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "To learn them too, import it again with --learn and their numbers."),
        QT_TRANSLATE_NOOP("Errors",
                          "“What its file holds”, in the menu Example, lets you learn them "
                          "too.")},
    ErrorSentences {
        ErrorId::ControllerNotInFile,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The file {file} has no controller {name}, so it cannot be learnt from it[; it has "
            "{found}]."),
        QT_TRANSLATE_NOOP("Errors", "Leave the number out, or check the file.")},
    ErrorSentences {
        ErrorId::ExampleOffDefault,
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
    ErrorSentences {
        ErrorId::DrumsMissing,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The file {file} has no drums[ on channel {expected}][; it has notes on channel "
            "{found}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "If the drums are on one of its channels, say on which with --channel."),
        QT_TRANSLATE_NOOP("Errors", "Put the drums on channel 10 and export it again.")},
    ErrorSentences {
        ErrorId::BeatsMissing,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The MIDI file {file} counts time in frames of film[ ({found} a second)]: it has no "
            "beats to lay patterns on."),
        QT_TRANSLATE_NOOP("Errors", "Export it with beats and bars.")},
    ErrorSentences {
        ErrorId::PatternsMissing,
        QT_TRANSLATE_NOOP("Errors",
                          "There is no pattern to learn from[ in {file}][; left out: {found}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Import patterns with the action patterns import, or let the settings "
                          "take those that were left out."),
        QT_TRANSLATE_NOOP("Errors",
                          "Import patterns, or let the settings take those that were left out.")},
    ErrorSentences {ErrorId::PatternNotFound,
                    QT_TRANSLATE_NOOP("Errors",
                                      "There is no pattern {name}[ in {file}][; there are: "
                                      "{found}]."),
                    QT_TRANSLATE_NOOP("Errors", "Name one of the patterns that are there.")},
    ErrorSentences {
        ErrorId::PatternNearEmpty,
        QT_TRANSLATE_NOOP("Errors",
                          "What the file {file} holds is too little to learn from[: nowhere are "
                          "there more than {found} notes in a pattern]."),
        QT_TRANSLATE_NOOP("Errors", "Choose a file with more in it.")},
    ErrorSentences {
        ErrorId::ModelMissing,
        QT_TRANSLATE_NOOP("Errors", "The project {file} has no trained model yet."),
        QT_TRANSLATE_NOOP("Errors",
                          "Train one with the action train, or a space of patterns with the "
                          "action patterns train."),
        QT_TRANSLATE_NOOP("Errors", "Train one in the view Training.")},
    ErrorSentences {ErrorId::ModelNotFound,
                    QT_TRANSLATE_NOOP("Errors", "There is no model[ \"{name}\"][ at {file}]."),
                    QT_TRANSLATE_NOOP("Errors", "The action info lists the models that there are."),
                    QT_TRANSLATE_NOOP("Errors", "Choose another, or train a new one.")},
    ErrorSentences {
        ErrorId::ModelOfAnotherProject,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The model {file} was trained for other controllers than those of this project."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Choose a model of this project, or change the settings to its controllers.")},
    ErrorSentences {
        ErrorId::ModelBroken,
        QT_TRANSLATE_NOOP("Errors",
                          "The model {file} is damaged[ at \"{name}\"] and cannot be used."),
        QT_TRANSLATE_NOOP("Errors", "Choose another with --model, or train a new one."),
        QT_TRANSLATE_NOOP("Errors", "Choose another, or train a new one.")},
    ErrorSentences {
        ErrorId::RunNotFound,
        QT_TRANSLATE_NOOP("Errors", "There is no training run[ \"{name}\"][ at {file}]."),
        QT_TRANSLATE_NOOP("Errors", "The action info lists the runs that there are."),
        QT_TRANSLATE_NOOP("Errors", "The view Training lists the runs that there are.")},
    ErrorSentences {
        ErrorId::RunBroken,
        QT_TRANSLATE_NOOP("Errors", "The training run {file} is damaged[ at \"{name}\"]."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Its other files may still serve; train again if its model cannot be opened.")},
    ErrorSentences {
        ErrorId::WorkerMissing,
        QT_TRANSLATE_NOOP("Errors",
                          "The training program timbrel-learn was not found[ at {file}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "It belongs beside the program timbrel; install or build it again.")},
    ErrorSentences {
        ErrorId::WorkerDied,
        QT_TRANSLATE_NOOP("Errors",
                          "The training program ended before its time[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "The best network until then is kept; the run's folder holds its log.")},
    ErrorSentences {
        ErrorId::WorkerKilled,
        QT_TRANSLATE_NOOP("Errors",
                          "The training program was ended from outside[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "The best network until then is kept. If the memory ran out, use a "
                          "smaller network or fewer runs at a time.")},
    ErrorSentences {ErrorId::RunBusy,
                    QT_TRANSLATE_NOOP("Errors", "The training run[ {file}] is at work already."),
                    QT_TRANSLATE_NOOP("Errors", "Wait for its end, or stop it first.")},
    ErrorSentences {
        ErrorId::TrainingDiverged,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The training lost its way: its numbers grew beyond all bounds[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors",
                          "Lower the learning rate in timbrel.json, or train with another seed.")},
    ErrorSentences {
        ErrorId::NothingLearntYet,
        QT_TRANSLATE_NOOP(
            "Errors", "The training ended before there was a network to keep[ in the run {file}]."),
        QT_TRANSLATE_NOOP("Errors", "Let it run longer.")},
};

} // namespace

std::span<const ErrorSentences> learningErrorSentences()
{
    return kLearningSentences;
}

} // namespace timbrel::app
