// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/running_trainings.h"

#include "ui/training/run_kind.h"
#include "ui/training/training_runs.h"

#include <QCoreApplication>
#include <QLocale>

namespace timbrel::ui {
namespace {

class RunningTrainingsTexts
{
    Q_DECLARE_TR_FUNCTIONS(RunningTrainings)
public:
    static QString of(const TrainingsNow& now)
    {
        const QLocale locale;
        const QString epoch = locale.toString(static_cast<qlonglong>(now.epoch));
        //: a run's title and its epoch
        QString text = now.count > 1 ? tr("%n trainings, epoch %1", nullptr, now.count).arg(epoch)
                                     : tr("training: %1, epoch %2").arg(now.title, epoch);
        if (now.best)
            //: a training, what is measured of it, its best value
            text = tr("%1, %2 %3").arg(text, now.measure, locale.toString(*now.best, 'g', 3));
        return text;
    }
};

} // namespace

TrainingsNow trainingsNow(const TrainingRuns& runs)
{
    TrainingsNow now;
    bool areOfOneKind = true;
    for (const RunFacts& run : runs.runs()) {
        if (!run.isActive)
            continue;
        ++now.count;
        const QString measure = runKindOf(run.kind)->measure();
        if (now.count > 1 && measure != now.measure)
            areOfOneKind = false;
        now.measure = measure;
        if (now.title.isEmpty() || run.state.epoch > now.epoch) {
            now.title = run.title;
            now.epoch = run.state.epoch;
        }
        if (run.state.best && (!now.best || *run.state.best < *now.best))
            now.best = run.state.best;
    }
    if (!areOfOneKind)
        now.best.reset(); // their measures are not one
    return now;
}

QString trainingsText(const TrainingsNow& now)
{
    return now.count > 0 ? RunningTrainingsTexts::of(now) : QString();
}

} // namespace timbrel::ui
