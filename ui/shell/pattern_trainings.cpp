// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pattern_trainings.h"

#include "core/learning/metric_series.h"
#include "core/pattern/pattern_run.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/shell/training_material.h"
#include "ui/training/training_runs.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr double kWholeTraining = 100.0;

/// Errors: FieldInvalid.
Result<pattern::PatternSettings> settingsOf(const SpaceTraining& how,
                                            const pattern::PatternSet& patterns)
{
    pattern::PatternSettings settings = pattern::proposedPatternSettings(patterns);
    settings.vae.latentDimensions = how.dimensions;
    settings.vae.beta = how.beta;
    if (how.epochs > 0)
        settings.vae.maximumEpochs = how.epochs;
    settings.vae.conditioned = how.isConditioned;
    settings.velocities = how.withVelocities;
    settings.offsets = how.withTiming;
    Json all = toJson(settings);
    all.update(how.further);
    return pattern::patternSettingsFromJson(all, {});
}

bool isOfPatterns(const RunFacts& run)
{
    return run.kind == pattern::kPatternRunKind;
}

} // namespace

PatternTrainings::PatternTrainings(TrainingRuns& runs, LatentControl& control, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_control(control)
{
    connect(&m_loader, &SpaceLoader::loaded, this, &PatternTrainings::take);
    connect(&m_loader, &SpaceLoader::reconstructed, this, &PatternTrainings::reconstructed);
    connect(&m_loader, &SpaceLoader::failed, this, [this](const QString&, const Error& error) {
        m_loading.clear();
        Q_EMIT trouble(error);
    });
    connect(&runs, &TrainingRuns::bestImproved, this, [this](const QString& id) {
        if (const RunFacts* run = wanted(); run != nullptr && run->id == id)
            load(id);
    });
    connect(&runs, &TrainingRuns::runsChanged, this, &PatternTrainings::look);
    connect(&runs, &TrainingRuns::runChanged, this, [this](const QString& id) {
        if (const RunFacts* run = m_runs.run(id); run != nullptr && isOfPatterns(*run))
            look();
    });
    connect(&runs, &TrainingRuns::ended, this, [this](const QString& id) {
        if (const RunFacts* run = m_runs.run(id); run != nullptr && isOfPatterns(*run)) {
            if (run->state.error)
                Q_EMIT trouble(*run->state.error);
            look();
        }
    });
}

Result<> PatternTrainings::train(pattern::PatternSet patterns, const SpaceTraining& how)
{
    if (patterns.entries.empty())
        return failure(Error(ErrorId::PatternsMissing));
    const auto settings = settingsOf(how, patterns);
    if (!settings)
        return failure(settings.error());
    RunRequest request;
    request.seeds = TrainingMaterial::freshSeeds(how.seeds);
    request.make = [settings = *settings,
                    set = std::make_shared<const pattern::PatternSet>(std::move(patterns))](
                       std::uint64_t seed) {
        return pattern::newPatternRun(settings, *set, seed, std::nullopt);
    };
    m_chosen.clear();
    m_isSpaceExpected = true;
    m_runs.start(std::move(request));
    return {};
}

void PatternTrainings::stop()
{
    for (const RunFacts& run : m_runs.runs())
        if (isOfPatterns(run) && run.isActive)
            m_runs.stop(run.id);
}

void PatternTrainings::clear()
{
    m_loader.forget();
    m_chosen.clear();
    m_shown.clear();
    m_loading.clear();
    m_isSpaceExpected = false;
    m_control.setModel(nullptr);
    Q_EMIT reconstructed(nullptr);
    Q_EMIT changed();
}

QList<SpaceChoice> PatternTrainings::spaces() const
{
    QList<SpaceChoice> spaces;
    for (const RunFacts& run : m_runs.runs())
        if (isOfPatterns(run) && run.state.best)
            spaces.prepend({run.id, run.title}); // the newest first
    return spaces;
}

/// The best of those at work, else the newest of them.
const RunFacts* PatternTrainings::atWork() const
{
    const RunFacts* found = nullptr;
    for (const RunFacts& run : m_runs.runs())
        if (isOfPatterns(run) && run.isActive
            && (found == nullptr || !found->state.best
                || (run.state.best && *run.state.best < *found->state.best)))
            found = &run;
    return found;
}

const RunFacts* PatternTrainings::wanted() const
{
    if (!m_chosen.isEmpty())
        if (const RunFacts* run = m_runs.run(m_chosen); run != nullptr && run->state.best)
            return run;
    if (const RunFacts* run = atWork(); run != nullptr && run->state.best)
        return run;
    // what was just taught stays under the hand that plays it, also where an older one is better
    if (const RunFacts* run = m_runs.run(m_shown); run != nullptr && run->state.best)
        return run;
    return m_runs.best(pattern::kPatternRunKind);
}

void PatternTrainings::choose(const QString& id)
{
    m_chosen = id;
    if (id.isEmpty())
        m_shown.clear();
    look();
}

void PatternTrainings::look()
{
    if (const RunFacts* run = wanted();
        run != nullptr && run->id != m_shown && run->id != m_loading)
        load(run->id);
    Q_EMIT changed();
}

void PatternTrainings::load(const QString& id)
{
    m_loading = id;
    m_loader.load(id, m_runs.folderOf(id));
}

void PatternTrainings::take(const QString& id, std::shared_ptr<const pattern::PatternModel> model)
{
    m_shown = id;
    m_loading.clear();
    m_control.setModel(std::move(model));
    if (std::exchange(m_isSpaceExpected, false)) {
        LatentDocument& document = m_control.document();
        pattern::PadSetup to = document.setup();
        to.mode = pattern::PadMode::Space;
        to.offPlane.clear();
        document.change(std::move(to), tr("What lies under the pad"));
    }
    Q_EMIT changed();
}

SpaceProgress PatternTrainings::progress() const
{
    const RunFacts* run = atWork();
    const bool isTraining = run != nullptr;
    if (run == nullptr)
        run = m_runs.run(m_shown);
    if (run == nullptr)
        return {};
    const QLocale locale;
    SpaceProgress progress;
    progress.isTraining = isTraining;
    if (isTraining && run->mostEpochs && run->state.epoch > 0)
        progress.percent
            = static_cast<int>(std::min(kWholeTraining,
                                        kWholeTraining * static_cast<double>(run->state.epoch)
                                            / static_cast<double>(*run->mostEpochs)));
    QStringList parts;
    if (isTraining)
        parts << (run->state.epoch == 0 ? tr("begins…")
                                        : tr("epoch %1").arg(locale.toString(run->state.epoch)));
    if (run->state.best)
        //: of a network; nats
        parts << tr("loss %1").arg(locale.toString(*run->state.best, 'f', 1));
    const learning::RunCurves* curves = m_runs.curves(run->id);
    if (curves != nullptr)
        if (const learning::MetricSeries* f1 = curves->find("test_onset_f1");
            f1 != nullptr && !f1->isEmpty())
            //: how many of a pattern's strokes a network hits, 0 to 1
            parts << tr("F1 %1").arg(locale.toString(f1->lastValue(), 'f', 2));
    progress.text = parts.join(QStringLiteral(" · "));
    return progress;
}

} // namespace timbrel::ui
