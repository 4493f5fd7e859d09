// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "ui/training/training_runs.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace timbrel::ui {

class ProjectDocument;

/// What a training is taught: settings and enabled examples of the project at hand as they are in
/// the window, saved or not. Keeps TrainingRuns told of it, so that it sees what is out of date;
/// the reading happens on another thread. Threads: GUI.
class TrainingMaterial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrainingMaterial)
public:
    TrainingMaterial(ProjectDocument& project, TrainingRuns& runs, QObject* parent = nullptr);

    /// Ready to be trained, but for its seeds: random values of the settings are drawn. Enabled
    /// examples that can teach nothing are passed over, and named in leftOut. Errors:
    /// ExamplesMissing (none is enabled), or why the first of them can teach nothing.
    [[nodiscard]] Result<TrainingPlan> plan(QStringList* leftOut = nullptr) const;
    /// A seed for each run, from the operating system.
    [[nodiscard]] static std::vector<std::uint64_t> freshSeeds(int count);

Q_SIGNALS:
    /// The enabled examples, with all that they hold, a moment after they changed.
    void changed(const std::vector<std::shared_ptr<const music::Sequence>>& examples);

private:
    void tellSoon();
    void tell();

    ProjectDocument& m_project;
    TrainingRuns& m_runs;
    QTimer m_due;
    int m_round = 0;
};

} // namespace timbrel::ui
