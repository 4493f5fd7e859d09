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
    // groups of them
    KnownName {"validation", QT_TRANSLATE_NOOP("Metric", "Validation")},
    KnownName {"streak", QT_TRANSLATE_NOOP("Metric", "Streak")},
    KnownName {"gradient", QT_TRANSLATE_NOOP("Metric", "Gradient")},
};
constexpr std::array kUnits = {
    KnownName {"controller units²", QT_TRANSLATE_NOOP("Metric", "controller units²")},
    KnownName {"nat", QT_TRANSLATE_NOOP("Metric", "nat")},
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
