// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "ui/latent/space_loader.h"
#include "ui/latent/space_strip.h"

#include <QObject>

#include <filesystem>

namespace timbrel::pattern {
struct PatternSet;
}

namespace timbrel::ui {

class LatentControl;
class TrainingRuns;
struct RunFacts;

/// Joins the trainings of spaces to the pad: starts them, and lays what they have learnt under it,
/// the newest best while they are at work. Threads: GUI.
class PatternTrainings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PatternTrainings)
public:
    PatternTrainings(TrainingRuns& runs, LatentControl& control, QObject* parent = nullptr);

    /// One run for each seed. Errors: PatternsMissing (there are none).
    [[nodiscard]] Result<> train(pattern::PatternSet patterns, const SpaceTraining& how);
    void stop(); ///< all that are at work; their best stays
    /// Another project.
    void clear();

    [[nodiscard]] QList<SpaceChoice> spaces() const;
    /// Empty: the best one, or the one that is being taught.
    [[nodiscard]] const QString& chosen() const noexcept { return m_chosen; }
    void choose(const QString& id);
    [[nodiscard]] SpaceProgress progress() const;
    /// The run whose space lies under the pad; empty: none.
    [[nodiscard]] const QString& shown() const noexcept { return m_shown; }

Q_SIGNALS:
    void changed();
    /// What the space under the pad makes of patterns that it was not taught; null: nothing.
    void reconstructed(std::shared_ptr<const timbrel::pattern::Reconstructions> reconstructions);
    void trouble(const timbrel::Error& error);

private:
    [[nodiscard]] const RunFacts* wanted() const;
    [[nodiscard]] const RunFacts* atWork() const;
    void look();
    void load(const QString& id);
    void take(const QString& id, std::shared_ptr<const pattern::PatternModel> model);

    TrainingRuns& m_runs;
    LatentControl& m_control;
    SpaceLoader m_loader;
    QString m_chosen;
    QString m_shown;
    QString m_loading;
    bool m_isSpaceExpected = false; ///< the next network that comes is what was asked for
};

} // namespace timbrel::ui
