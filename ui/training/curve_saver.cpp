// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_saver.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "ui/common/theme.h"
#include "ui/training/curve_plot.h"

#include <QBuffer>
#include <QImage>
#include <QPointer>
#include <QSvgGenerator>
#include <QThreadPool>

#include <cmath>
#include <filesystem>
#include <utility>

namespace timbrel::ui {
namespace {

/// Quoted where a table program would otherwise see more than one field.
std::string field(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

std::string exactNumber(double value)
{
    return std::isfinite(value) ? formatReal(value) : std::string(); // an empty field: none
}

/// A plot as it is when everything is shown; what it shows comes back at the end.
class WholeData
{
public:
    explicit WholeData(CurvePlot& plot)
        : m_plot(plot)
        , m_x(plot.xRange())
        , m_y(plot.yRange())
        , m_cursor(plot.cursorAt())
    {
        const CurveScene scene = plot.scene();
        const auto x = placesOf(scene);
        if (x.isEmpty())
            return;
        const double end = x.highest > x.lowest ? x.highest : x.lowest + 1.0;
        const auto y = fittingValues(scene, x.lowest, end, plot.isLogarithmic());
        plot.setRanges({x.lowest, end}, {y.lowest, y.highest});
        plot.setCursorAt(std::nullopt);
    }
    ~WholeData()
    {
        m_plot.setRanges(m_x, m_y);
        m_plot.setCursorAt(m_cursor);
    }
    Q_DISABLE_COPY_MOVE(WholeData)

private:
    CurvePlot& m_plot;
    PlotRange m_x;
    PlotRange m_y;
    std::optional<double> m_cursor;
};

constexpr int kTitleHeight = 6 * metrics::kStep;

QSize sizeOf(const std::vector<CurvePlot*>& plots)
{
    QSize size(1, 1);
    for (const CurvePlot* plot : plots)
        size = {std::max(size.width(), plot->width()),
                size.height() + plot->height() + kTitleHeight};
    return size;
}

void paintAll(QCPPainter& painter, const std::vector<CurvePlot*>& plots, const QSize& size)
{
    painter.fillRect(QRect({}, size), theme().panel);
    int top = 0;
    for (CurvePlot* plot : plots) {
        const WholeData whole(*plot);
        painter.setPen(theme().text);
        painter.setFont(plot->font());
        painter.drawText(QRect(2 * metrics::kStep, top, size.width(), kTitleHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         plot->accessibleName());
        painter.save();
        painter.translate(0, top + kTitleHeight);
        plot->toPainter(&painter, size.width(), plot->height());
        painter.restore();
        top += kTitleHeight + plot->height();
    }
}

} // namespace

CurveTable::CurveTable(Lookup curves, std::vector<Run> runs)
    : m_curves(std::move(curves))
    , m_runs(std::move(runs))
    , m_text("run,metric,unit,epoch,seconds,value\n")
{ }

bool CurveTable::write(std::size_t lines)
{
    while (m_run < m_runs.size()) {
        const learning::RunCurves* curves = m_curves(m_runs[m_run].id);
        if (curves == nullptr || m_metric >= curves->metrics.size()) {
            ++m_run;
            m_metric = 0;
            m_point = 0;
            continue;
        }
        const auto& metric = curves->metrics[m_metric];
        const auto& series = curves->series[m_metric];
        const std::string begin = field(m_runs[m_run].title.toStdString()) + ','
            + field(metric.name) + ',' + field(metric.unit) + ',';
        for (; m_point < series.size(); ++m_point, --lines) {
            if (lines == 0)
                return true;
            const auto point = series.at(m_point);
            m_text += begin;
            m_text += exactNumber(point.epoch) + ',' + exactNumber(point.seconds) + ','
                + exactNumber(point.value) + '\n';
        }
        ++m_metric;
        m_point = 0;
    }
    return false;
}

QByteArray pngOf(const std::vector<CurvePlot*>& plots)
{
    constexpr double kPixelsPerPoint = 2.0;
    const QSize size = sizeOf(plots);
    QImage image(size * kPixelsPerPoint, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPixelsPerPoint);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    paintAll(painter, plots, size);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const std::vector<CurvePlot*>& plots, const QString& title)
{
    const QSize size = sizeOf(plots);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({}, size));
    generator.setTitle(title);
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    paintAll(painter, plots, size);
    painter.end();
    return bytes;
}

CurveSaver::CurveSaver(QObject* parent)
    : QObject(parent)
{
    m_portions.setInterval(0);
    connect(&m_portions, &QTimer::timeout, this, &CurveSaver::writeMore);
}

CurveSaver::~CurveSaver() = default;

void CurveSaver::saveTable(const QString& file, std::unique_ptr<CurveTable> table)
{
    m_file = file;
    m_table = std::move(table);
    m_portions.start();
}

void CurveSaver::writeMore()
{
    constexpr std::size_t kLines = 5000; // a few milliseconds
    if (m_table->write(kLines))
        return;
    m_portions.stop();
    saveBytes(m_file, std::move(m_table->text()));
    m_table.reset();
}

void CurveSaver::saveBytes(const QString& file, std::string bytes)
{
    const QPointer<CurveSaver> self(this);
    QThreadPool::globalInstance()->start([self, file, bytes = std::move(bytes)] {
        const auto path = std::filesystem::path(file.toStdString());
        const auto written = writeFileAtomically(path, bytes);
        // the window may be gone by now; its thread is not
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, file, written] {
            if (self == nullptr)
                return;
            if (written)
                Q_EMIT self->saved(file);
            else
                Q_EMIT self->failed(written.error());
        });
    });
}

} // namespace timbrel::ui
