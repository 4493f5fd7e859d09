// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/metric_series.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace timbrel::ui {

class CurvePlot;

/// Measurements as text: run, metric, unit, epoch, seconds, value; a line each, with a point as the
/// decimal sign, read by any table program. Made in portions, since there may be millions. Threads:
/// GUI, which owns the curves.
class CurveTable
{
public:
    using Lookup = std::function<const learning::RunCurves*(const QString& id)>;
    struct Run
    {
        QString id;
        QString title;
    };
    CurveTable(Lookup curves, std::vector<Run> runs);

    /// At most so many lines more; false: that was the last.
    bool write(std::size_t lines);
    [[nodiscard]] std::string& text() noexcept { return m_text; }

private:
    Lookup m_curves;
    std::vector<Run> m_runs;
    std::string m_text;
    std::size_t m_run = 0;
    std::size_t m_metric = 0;
    std::size_t m_point = 0;
};

/// The plots below each other with all of their data, for paper and for the net: the size that they
/// have on the screen, and twice the pixels for a PNG.
[[nodiscard]] QByteArray pngOf(const std::vector<CurvePlot*>& plots);
[[nodiscard]] QByteArray svgOf(const std::vector<CurvePlot*>& plots, const QString& title);

/// Writes files without keeping the window waiting: whole or not at all. Threads: GUI.
class CurveSaver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurveSaver)
public:
    explicit CurveSaver(QObject* parent = nullptr);
    ~CurveSaver() override;

    /// Instead of a table that is still being made.
    void saveTable(const QString& file, std::unique_ptr<CurveTable> table);
    void saveBytes(const QString& file, std::string bytes);

Q_SIGNALS:
    void saved(const QString& file);
    void failed(const timbrel::Error& error);

private:
    void writeMore();

    QTimer m_portions;
    QString m_file;
    std::unique_ptr<CurveTable> m_table;
};

} // namespace timbrel::ui
