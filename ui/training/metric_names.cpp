// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/metric_names.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace timbrel::ui {
namespace {

struct KnownName
{
    const char* name;
    const char* text; ///< source text of the translations
};

constexpr std::array kNames = {
    KnownName {"loss", QT_TRANSLATE_NOOP("Metric", "Loss")},
    KnownName {"validation_mse", QT_TRANSLATE_NOOP("Metric", "Validation MSE")},
    KnownName {"longest_streak", QT_TRANSLATE_NOOP("Metric", "Longest correct streak")},
    KnownName {"gradient_norm", QT_TRANSLATE_NOOP("Metric", "Gradient norm")},
    KnownName {"test_loss", QT_TRANSLATE_NOOP("Metric", "Test loss")},
    KnownName {"train_loss", QT_TRANSLATE_NOOP("Metric", "Training loss")},
    KnownName {"test_elbo", QT_TRANSLATE_NOOP("Metric", "Test ELBO")},
    KnownName {"train_elbo", QT_TRANSLATE_NOOP("Metric", "Training ELBO")},
    KnownName {"test_reconstruction", QT_TRANSLATE_NOOP("Metric", "Test reconstruction")},
    KnownName {"train_reconstruction", QT_TRANSLATE_NOOP("Metric", "Training reconstruction")},
    KnownName {"test_kl", QT_TRANSLATE_NOOP("Metric", "Test KL divergence")},
    KnownName {"train_kl", QT_TRANSLATE_NOOP("Metric", "Training KL divergence")},
    KnownName {"active_units", QT_TRANSLATE_NOOP("Metric", "Active dimensions")},
    KnownName {"beta", QT_TRANSLATE_NOOP("Metric", "Beta")},
    KnownName {"test_onset_f1", QT_TRANSLATE_NOOP("Metric", "Test onsets (F1)")},
    KnownName {"test_velocity_error", QT_TRANSLATE_NOOP("Metric", "Test velocity error")},
    KnownName {"test_offset_error", QT_TRANSLATE_NOOP("Metric", "Test timing error")},
    // groups of them
    KnownName {"validation", QT_TRANSLATE_NOOP("Metric", "Validation")},
    KnownName {"streak", QT_TRANSLATE_NOOP("Metric", "Streak")},
    KnownName {"gradient", QT_TRANSLATE_NOOP("Metric", "Gradient")},
    KnownName {"elbo", QT_TRANSLATE_NOOP("Metric", "ELBO")},
    KnownName {"reconstruction", QT_TRANSLATE_NOOP("Metric", "Reconstruction")},
    KnownName {"kl", QT_TRANSLATE_NOOP("Metric", "KL divergence")},
    KnownName {"onset_f1", QT_TRANSLATE_NOOP("Metric", "Onsets (F1)")},
    KnownName {"errors", QT_TRANSLATE_NOOP("Metric", "Velocity and timing")},
};
constexpr std::array kUnits = {
    KnownName {"controller units²", QT_TRANSLATE_NOOP("Metric", "controller units²")},
    KnownName {"nat", QT_TRANSLATE_NOOP("Metric", "nat")},
    KnownName {"steps", QT_TRANSLATE_NOOP("Metric", "steps")},
    KnownName {"updates", QT_TRANSLATE_NOOP("Metric", "updates")},
};

template<class Table>
QString lookedUp(const Table& table, const std::string& name)
{
    for (const KnownName& known : table)
        if (name == known.name)
            return QCoreApplication::translate("Metric", known.text);
    return {};
}

} // namespace

QString metricName(const std::string& name)
{
    const QString known = lookedUp(kNames, name);
    if (!known.isEmpty())
        return known;
    QString text = QString::fromStdString(name);
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString metricUnit(const std::string& unit)
{
    const QString known = lookedUp(kUnits, unit);
    return known.isEmpty() ? QString::fromStdString(unit) : known;
}

QString metricTitle(const learning::MetricDescription& metric)
{
    const QString unit = metricUnit(metric.unit);
    if (unit.isEmpty())
        return metricName(metric.name);
    return QCoreApplication::translate("Metric", "%1 (%2)", "name of a metric and its unit")
        .arg(metricName(metric.name), unit);
}

QString metricValue(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    const QLocale locale;
    if (size != 0.0 && (size < 1e-3 || size >= 1e6))
        return locale.toString(value, 'e', 2);
    if (value == std::round(value))
        return QString::number(value, 'f', 0);
    const int decimals = size < 1.0 ? 4 : size < 10.0 ? 3 : size < 100.0 ? 2 : 1;
    return locale.toString(value, 'f', decimals);
}

} // namespace timbrel::ui
