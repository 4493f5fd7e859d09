// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings.h"
#include "core/project/example.h"
#include "core/project/import_report.h"
#include "core/project/model_entry.h"
#include "core/project/project_settings.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::project {

/// A project folder, also one that the original program made. Holds no state but its path: every
/// call looks at the disk, so that several programs can work on one folder. Files are replaced as a
/// whole and examples, originals and runs never overwritten. Threads: any. Realtime-safe: no.
/// Errors of everything that writes: FolderNotWritable, FileNotWritable, DiskFull; then nothing
/// changed.
class Project
{
public:
    /// A folder with a larasynth.conf, which is not read yet. Errors: ProjectNotFound (no folder,
    /// or no larasynth.conf in it: `name` is then "larasynth.conf"), ProjectNotAFolder.
    [[nodiscard]] static Result<Project> open(const std::filesystem::path& folder);
    /// Makes the folder if needed and writes its larasynth.conf. Errors: ProjectAlreadyConfigured,
    /// ProjectNotAFolder.
    [[nodiscard]] static Result<Project> create(const std::filesystem::path& folder,
                                                expression::LarasynthConf conf);

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
    [[nodiscard]] std::filesystem::path confFile() const { return m_folder / "larasynth.conf"; }
    [[nodiscard]] std::filesystem::path settingsFile() const { return m_folder / "timbrel.json"; }
    [[nodiscard]] std::filesystem::path examplesFolder() const
    {
        return m_folder / "training_examples";
    }
    [[nodiscard]] std::filesystem::path resultsFolder() const
    {
        return m_folder / "training_results";
    }
    [[nodiscard]] std::filesystem::path runsFolder() const
    {
        return m_folder / "runs" / "expression";
    }
    [[nodiscard]] std::filesystem::path sourcesFolder() const { return m_folder / "sources"; }

    /// larasynth.conf, then timbrel.json. Errors and warnings: those of both.
    [[nodiscard]] Result<expression::Settings> settings(Random& random,
                                                        Warnings* warnings = nullptr) const;

    /// All of training_examples/*.seq by name, also disabled ones. An example that cannot be read
    /// is an error if `warnings` is null, else a warning, and the others are given.
    [[nodiscard]] Result<std::vector<Example>> examples(Warnings* warnings = nullptr) const;
    /// The enabled examples, fit to be taught: only the listed controllers are kept. Errors:
    /// ExamplesMissing, ExampleEmpty, ExampleWithoutNotes, ExampleWithoutControllers, broken files.
    /// Warnings: ControllerNeverMoves for a listed controller that no example has.
    [[nodiscard]] Result<std::vector<Example>>
    trainableExamples(const expression::Settings& settings, Warnings* warnings = nullptr) const;
    /// Writes training_examples/example-<time>.seq and never replaces one. Nothing is left out of
    /// `sequence` but its origin in time. Errors: ExampleEmpty, ExampleWithoutNotes.
    [[nodiscard]] Result<Example> addExample(const music::Sequence& sequence,
                                             const ExampleOrigin& origin) const;
    [[nodiscard]] Result<> setExampleEnabled(const Example& example, bool isEnabled) const;

    /// A Standard MIDI File or a .seq becomes an example with the listed controllers and those of
    /// `learn`, which are added to the settings (default: the value they start at) and taken up in
    /// older examples from their originals too. The file is kept in sources/. A file that was
    /// imported before and is imported again with `learn` extends its example instead of making
    /// another. Errors: those of the readers; ExampleEmpty, ExampleWithoutNotes,
    /// ExampleWithoutControllers (`found` lists what it moves instead), ControllersNotLearnt
    /// (`name`: one of `learn` that the file has not).
    [[nodiscard]] Result<ImportReport> importFile(const std::filesystem::path& file,
                                                  const std::vector<std::uint8_t>& learn
                                                  = {}) const;
    /// Standard MIDI File; refuses to replace a file unless asked to.
    [[nodiscard]] Result<> exportExample(const Example& example,
                                         const std::filesystem::path& midiFile,
                                         bool mayReplace = false) const;
    /// By name, file name or path. Errors: FileNotFound.
    [[nodiscard]] Result<Example> example(std::string_view nameOrFile) const;

    /// Every run with a network (best so far, also while it trains) and every training result, best
    /// first. A broken one is left out and reported in `warnings` (ModelBroken, RunBroken).
    [[nodiscard]] Result<std::vector<ModelEntry>> models(Warnings* warnings = nullptr) const;
    /// Errors: ModelMissing.
    [[nodiscard]] Result<ModelEntry> bestModel() const;
    /// A run's id, its folder, a file of training_results, or an unambiguous beginning of an id.
    /// Errors: ModelNotFound (`found`: what there is).
    [[nodiscard]] Result<ModelEntry> model(std::string_view nameOrFile) const;

    /// Drum patterns or what the pad plays lie in it, and no example: it may stay so.
    [[nodiscard]] bool isOfPatterns() const;
    /// Everything that is wrong or worth knowing, for `info` and the window; empty: all is well.
    /// That examples and settings to teach them with are missing is wrong in no project of
    /// patterns.
    [[nodiscard]] std::vector<Error> problems() const;

private:
    explicit Project(std::filesystem::path folder)
        : m_folder(std::move(folder))
    { }

    std::filesystem::path m_folder;
};

/// Whether an example can teach anything. Errors: ExampleEmpty, ExampleWithoutNotes,
/// ExampleWithoutControllers (`file` of each: example.file).
[[nodiscard]] Result<> checkTrainable(const Example& example, const expression::Settings& settings);

} // namespace timbrel::project
