// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/latency_panel.h"

#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/perform/latency_plot.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kUsualRate = 48000.0; ///< Hz

QString number(double milliseconds)
{
    const int digits = milliseconds < 0.9995 ? 3 : milliseconds < 9.995 ? 2 : 1;
    return QLocale().toString(milliseconds, 'f', digits);
}

QLabel* captionLabel(const QString& text)
{
    auto* label = new QLabel(text);
    setRole(*label, "caption");
    return label;
}

} // namespace

LatencyPanel::LatencyPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("latencyPanel"));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * metrics::kStep);
    grid->setVerticalSpacing(0);
    grid->addWidget(captionLabel(tr("Latency, ms")), 0, 0);
    const QString heads[] = {tr("now"), tr("p50"), tr("p95"), tr("worst")};
    for (int column = 0; column < 4; ++column)
        grid->addWidget(captionLabel(heads[column]), 0, column + 1, Qt::AlignRight);
    m_processing = addRow(*grid,
                          1,
                          "processing",
                          tr("processing"),
                          tr("From when Timbrel has a note until it and its controllers are sent"));
    m_wake = addRow(*grid,
                    2,
                    "wake",
                    tr("with wake-up"),
                    tr("From when the system handed the note over, the wait for Timbrel's thread "
                       "included"));
    m_frames = addRow(*grid,
                      3,
                      "frames",
                      tr("… in frames"),
                      tr("The same, with wake-up, counted in frames of the sound"));
    setRole(*m_frames.name, "quiet");
    auto* below = new QHBoxLayout;
    below->setSpacing(2 * metrics::kStep);
    m_notes = new ReadOut(tr("Notes that were measured"), tr("%1 notes").arg(9999999));
    m_notes->setObjectName(QStringLiteral("latencyNotes"));
    m_notes->setTone(ReadOut::Tone::Quiet);
    auto* reset = new QToolButton;
    reset->setObjectName(QStringLiteral("latencyReset"));
    reset->setText(tr("Reset"));
    reset->setAccessibleName(tr("Count latencies and xruns anew"));
    reset->setStatusTip(tr("Count latencies and xruns anew"));
    reset->setFocusPolicy(Qt::TabFocus);
    connect(reset, &QToolButton::clicked, this, &LatencyPanel::resetWanted);
    below->addWidget(m_notes);
    below->addStretch();
    below->addWidget(reset);
    grid->addLayout(below, 4, 0, 1, 5);
    m_plot = new LatencyPlot;
    connect(m_plot, &LatencyPlot::hint, this, &LatencyPanel::hint);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4 * metrics::kStep);
    row->addLayout(grid);
    row->addWidget(m_plot, 1);
    showReport({});
}

LatencyPanel::Row LatencyPanel::addRow(
    QGridLayout& grid, int row, const char* id, const QString& name, const QString& hint)
{
    auto* label = new QLabel(name);
    label->setStatusTip(hint);
    grid.addWidget(label, row, 0);
    Row numbers;
    numbers.name = label;
    const QString names[] = {tr("%1, now"), tr("%1, median"), tr("%1, p95"), tr("%1, worst")};
    for (int column = 0; column < 4; ++column) {
        auto* number = new ReadOut(names[column].arg(name), QStringLiteral("000.00"));
        number->setObjectName(QStringLiteral("latency.%1.%2").arg(QLatin1String(id)).arg(column));
        number->setAlignment(Qt::AlignRight);
        number->setStatusTip(hint);
        grid.addWidget(number, row, column + 1);
        numbers.numbers[static_cast<std::size_t>(column)] = number;
    }
    return numbers;
}

void LatencyPanel::showFigures(const Row& row, const LatencyFigures& figures, bool hasNotes)
{
    const double values[] = {figures.now, figures.median, figures.p95, figures.worst};
    for (std::size_t i = 0; i < row.numbers.size(); ++i) {
        row.numbers[i]->setText(hasNotes ? number(values[i]) : QStringLiteral("–"));
        row.numbers[i]->setTone(hasNotes && values[i] > 10.0 ? ReadOut::Tone::Warning
                                                             : ReadOut::Tone::Plain);
    }
}

/// Of the sound at hand; without one, of the usual rate.
void LatencyPanel::showFrames(const LatencyReport& report)
{
    const QLocale locale;
    const double rate = report.sampleRate > 0.0 ? report.sampleRate : kUsualRate;
    m_frames.name->setText(tr("… in frames at %1 kHz").arg(locale.toString(rate / 1000.0, 'g', 4)));
    const LatencyFigures& figures = report.withWakeUp;
    const double values[] = {figures.now, figures.median, figures.p95, figures.worst};
    for (std::size_t i = 0; i < m_frames.numbers.size(); ++i) {
        m_frames.numbers[i]->setText(report.notes > 0
                                         ? locale.toString(values[i] * rate / 1000.0, 'f', 1)
                                         : QStringLiteral("–"));
        m_frames.numbers[i]->setTone(ReadOut::Tone::Quiet);
    }
}

void LatencyPanel::showReport(const LatencyReport& report)
{
    showFigures(m_processing, report.processing, report.notes > 0);
    showFigures(m_wake, report.withWakeUp, report.notes > 0);
    showFrames(report);
    m_notes->setText(
        report.notes == 1
            ? tr("1 note")
            : tr("%1 notes").arg(QLocale().toString(static_cast<qulonglong>(report.notes))));
    m_plot->setBins(report.histogram);
}

} // namespace timbrel::ui
