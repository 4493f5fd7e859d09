// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_numbers.h"

#include "ui/common/flow_layout.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/metric_names.h"
#include "ui/training/training_runs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <cmath>

namespace timbrel::ui {
namespace {

const QString& none()
{
    static const QString kNone = QStringLiteral("–");
    return kNone;
}

QString speedText(double epochsPerSecond)
{
    if (!(epochsPerSecond > 0.0))
        return none();
    const int decimals = epochsPerSecond < 10.0 ? 1 : 0;
    return RunNumbers::tr("%1/s").arg(QLocale().toString(epochsPerSecond, 'f', decimals));
}

} // namespace

QString durationText(double seconds)
{
    constexpr int kMinute = 60;
    constexpr int kHour = 60 * kMinute;
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < kMinute)
        return RunNumbers::tr("%1 s").arg(whole);
    if (whole < kHour)
        return RunNumbers::tr("%1 min %2 s")
            .arg(whole / kMinute)
            .arg(whole % kMinute, 2, 10, QLatin1Char('0'));
    return RunNumbers::tr("%1 h %2 min")
        .arg(whole / kHour)
        .arg(whole % kHour / kMinute, 2, 10, QLatin1Char('0'));
}

RunNumbers::RunNumbers(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runNumbers"));
    setAccessibleName(tr("Where the run stands"));
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(2 * metrics::kStep, 0, 2 * metrics::kStep, 0);
    layout->setSpacing(3 * metrics::kStep);
    m_epoch = add("runEpoch",
                  tr("epoch"),
                  tr("Training sequences that were presented, and the most there will be"),
                  QStringLiteral("8,888,888 / 8,888,888"));
    m_speed = add("runSpeed", tr("speed"), tr("Epochs a second"), tr("%1/s").arg(888888));
    m_left = add("runLeft", tr("left"), tr("How long it takes at most"), durationText(35999.0));
    m_best = add("runBest",
                 tr("best"),
                 tr("The best validation: of Expression its mean squared error, where 0 is exact; "
                    "of Patterns its loss in nats"),
                 QLatin1String(kWidestMetricValue));
    m_streak = add("runStreak",
                   tr("correct streak"),
                   tr("The most predictions in a row that were right, in updates"),
                   QStringLiteral("8,888,888"));
    setRun(nullptr);
}

ReadOut* RunNumbers::add(const char* name,
                         const QString& caption,
                         const QString& hint,
                         const QString& widest)
{
    auto* pair = new QWidget;
    auto* layout = new QHBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    auto* label = new QLabel(caption);
    setRole(*label, "quiet");
    auto* value = new ReadOut(hint, widest);
    value->setObjectName(QLatin1String(name));
    pair->setToolTip(hint);
    layout->addWidget(label);
    layout->addWidget(value);
    this->layout()->addWidget(pair);
    return value;
}

void RunNumbers::setRun(const RunFacts* run)
{
    if (run == nullptr) {
        for (ReadOut* each : {m_epoch, m_speed, m_left, m_best, m_streak})
            each->setText(none());
        return;
    }
    const QLocale locale;
    QString epoch = locale.toString(run->state.epoch);
    if (run->mostEpochs)
        epoch = tr("%1 / %2", "epoch of the most epochs")
                    .arg(epoch, locale.toString(*run->mostEpochs));
    m_epoch->setText(epoch);
    m_epoch->setTone(run->isActive ? ReadOut::Tone::Live : ReadOut::Tone::Plain);
    m_speed->setText(run->isActive ? speedText(run->epochsPerSecond) : none());
    m_left->setText(run->isActive && run->secondsLeft ? durationText(*run->secondsLeft) : none());
    m_best->setText(run->state.best ? metricValue(*run->state.best) : none());
    m_streak->setText(run->correctStreak > 0 ? locale.toString(run->correctStreak) : none());
}

} // namespace timbrel::ui
