// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/perform/audio_line.h"
#include "ui/perform/latency_panel.h"
#include "ui/perform/latency_plot.h"
#include "ui/perform/latency_plot_painter.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest/QTest>

#include <cmath>

using namespace timbrel;

namespace {

constexpr int kBins = 50;

/// Equal steps of log time, 1 us to 100 ms.
std::vector<ui::LatencyBin> emptyBins()
{
    std::vector<ui::LatencyBin> bins;
    for (int i = 1; i <= kBins; ++i)
        bins.push_back({0.001 * std::pow(10.0, 5.0 * i / kBins), 0});
    return bins;
}

ui::LatencyReport someReport()
{
    ui::LatencyReport report;
    report.notes = 1234;
    report.processing = {0.06, 0.05, 0.09, 0.31};
    report.withWakeUp = {0.16, 0.15, 0.19, 12.4};
    report.histogram = emptyBins();
    report.isSoundOn = true;
    report.sampleRate = 48'000.0;
    report.blockFrames = 64;
    report.blockMilliseconds = 64.0 / 48.0;
    report.outputMilliseconds = 256.0 / 48.0;
    report.callbackP99 = 0.2;
    return report;
}

QString textOf(const QWidget& panel, const QString& name)
{
    const auto* number = panel.findChild<ui::ReadOut*>(name);
    return number != nullptr ? number->text() : QStringLiteral("no such number");
}

int inkIn(const QImage& image, QRect part, const QColor& colour)
{
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            if (image.pixelColor(x, y) == colour)
                ++count;
    return count;
}

} // namespace

class TestLatencyPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void theAxisIsLogarithmic();
    void timesAreReadInTheirUnit();
    void allFiguresAreShown();
    void withoutNotesThereAreNoNumbers();
    void numbersKeepTheirPlaces();
    void barsStandWhereTheirTimesAre();
    void aSingleLateNoteIsSeenAndCounted();
    void thePointerReadsABin();
    void theSoundIsInMillisecondsAndFrames();
    void aPressResets();
};

void TestLatencyPanel::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestLatencyPanel::theAxisIsLogarithmic()
{
    const ui::LatencyAxis axis {10.0, 500.0};
    QCOMPARE(axis.xOf(0.001), 10.0);
    QCOMPARE(axis.xOf(100.0), 510.0);
    QVERIFY(std::abs(axis.xOf(0.01) - 110.0) < 1e-9);
    QVERIFY(std::abs(axis.xOf(10.0) - 410.0) < 1e-9);
    QCOMPARE(axis.xOf(0.0), 10.0);
    QCOMPARE(axis.xOf(5000.0), 510.0);
    for (const double ms : {0.002, 0.3, 7.0, 99.0})
        QVERIFY(std::abs(axis.millisecondsAt(axis.xOf(ms)) - ms) < 1e-9 * ms);
}

void TestLatencyPanel::timesAreReadInTheirUnit()
{
    QCOMPARE(ui::latencyText(0.001), QStringLiteral("1 µs"));
    QCOMPARE(ui::latencyText(0.06), QStringLiteral("60 µs"));
    QCOMPARE(ui::latencyText(0.1), QStringLiteral("0.1 ms"));
    QCOMPARE(ui::latencyText(1.3), QStringLiteral("1.3 ms"));
    QCOMPARE(ui::latencyText(10.0), QStringLiteral("10 ms"));
    QCOMPARE(ui::latencyText(100.0), QStringLiteral("100 ms"));
}

void TestLatencyPanel::allFiguresAreShown()
{
    ui::LatencyPanel panel;
    panel.showReport(someReport());
    QCOMPARE(textOf(panel, QStringLiteral("latency.processing.0")), QStringLiteral("0.060"));
    QCOMPARE(textOf(panel, QStringLiteral("latency.processing.1")), QStringLiteral("0.050"));
    QCOMPARE(textOf(panel, QStringLiteral("latency.processing.2")), QStringLiteral("0.090"));
    QCOMPARE(textOf(panel, QStringLiteral("latency.processing.3")), QStringLiteral("0.310"));
    QCOMPARE(textOf(panel, QStringLiteral("latency.wake.3")), QStringLiteral("12.4"));
    QCOMPARE(textOf(panel, QStringLiteral("latency.frames.1")), QStringLiteral("7.2"));
    QCOMPARE(textOf(panel, QStringLiteral("latencyNotes")), QStringLiteral("1,234 notes"));
}

void TestLatencyPanel::withoutNotesThereAreNoNumbers()
{
    ui::LatencyPanel panel;
    panel.showReport({});
    QCOMPARE(textOf(panel, QStringLiteral("latency.wake.1")), QStringLiteral("–"));
}

void TestLatencyPanel::numbersKeepTheirPlaces()
{
    ui::LatencyPanel panel;
    panel.resize(800, 100);
    panel.show();
    panel.showReport({});
    const auto places = [&] {
        QList<QRect> all;
        for (const auto* number : panel.findChildren<ui::ReadOut*>())
            all << number->geometry();
        return all;
    };
    const QList<QRect> before = places();
    ui::LatencyReport worst = someReport();
    worst.processing = worst.withWakeUp = {999.9, 999.9, 999.9, 999.9};
    worst.notes = 9'999'999;
    panel.showReport(worst);
    QApplication::processEvents();
    QCOMPARE(places(), before);
}

void TestLatencyPanel::barsStandWhereTheirTimesAre()
{
    auto bins = emptyBins();
    bins[20].count = 100; // ends at 0.126 ms
    QImage image(600, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setFont(QApplication::font());
    ui::paintLatencyPlot(painter, QRectF(image.rect()), bins);
    painter.end();
    QFont font = QApplication::font();
    font.setPixelSize(ui::metrics::kCaptionPixels);
    const QRectF area = ui::latencyBars(QRectF(image.rect()), QFontMetrics(font).height());
    const ui::LatencyAxis axis {area.left(), area.width()};
    const int left = qFloor(axis.xOf(bins[19].upTo));
    const int right = qCeil(axis.xOf(bins[20].upTo));
    const QColor bar = ui::theme().live;
    QVERIFY(inkIn(image, QRect(QPoint(left, 0), QPoint(right, 99)), bar) > 100);
    QCOMPARE(inkIn(image, QRect(QPoint(0, 0), QPoint(left - 1, 99)), bar), 0);
    QCOMPARE(inkIn(image, QRect(QPoint(right + 1, 0), QPoint(599, 99)), bar), 0);
    // and the 10 ms line has a colour of its own
    const int noticed = qRound(axis.xOf(10.0));
    QVERIFY(inkIn(image, QRect(noticed - 1, 2, 3, 60), ui::theme().warn) > 20);
}

void TestLatencyPanel::aSingleLateNoteIsSeenAndCounted()
{
    auto bins = emptyBins();
    bins[20].count = 1'000'000;
    bins[39].count = 5; // ends at 10 ms: in time
    bins[41].count = 1;
    ui::LatencyPlot plot;
    plot.resize(600, 100);
    plot.setBins(bins);
    QCOMPARE(plot.lateNotes(), std::uint64_t {1});
    const QImage image = plot.grab().toImage();
    // beyond the line and what is written below it
    const int beyond = image.width() * 4 / 5 + 17;
    QVERIFY(inkIn(image, QRect(beyond, 0, image.width() - beyond, image.height()), ui::theme().warn)
            > 4);
}

void TestLatencyPanel::thePointerReadsABin()
{
    auto bins = emptyBins();
    for (auto& bin : bins)
        bin.count = 7;
    ui::LatencyPlot plot;
    plot.resize(600, 100);
    plot.setBins(bins);
    plot.show();
    const QSignalSpy hint(&plot, &ui::LatencyPlot::hint);
    QTest::mouseMove(&plot, QPoint(300, 40));
    QVERIFY(!hint.isEmpty());
    QVERIFY2(hint.last().at(0).toString().startsWith(QStringLiteral("7 notes took")),
             qPrintable(hint.last().at(0).toString()));
}

void TestLatencyPanel::theSoundIsInMillisecondsAndFrames()
{
    ui::AudioLine line;
    line.setSystem(QStringLiteral("JACK"));
    ui::LatencyReport report = someReport();
    line.showReport(report);
    const QString text = textOf(line, QStringLiteral("audioText"));
    for (const char* part : {"JACK", "48 kHz", "64 frames (1.3 ms)", "256 frames (5.3 ms)"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    auto* xruns = line.findChild<QToolButton*>(QStringLiteral("xruns"));
    QCOMPARE(xruns->text(), QStringLiteral("xruns 0"));
    report.underruns = 3;
    line.showReport(report);
    QCOMPARE(xruns->text(), QStringLiteral("xruns 3"));
    QCOMPARE(xruns->property("role").toString(), QStringLiteral("warning"));
    line.showReport({});
    QVERIFY(textOf(line, QStringLiteral("audioText")).contains(QStringLiteral("no sound device")));
}

void TestLatencyPanel::aPressResets()
{
    ui::LatencyPanel panel;
    const QSignalSpy reset(&panel, &ui::LatencyPanel::resetWanted);
    QTest::mouseClick(panel.findChild<QToolButton*>(QStringLiteral("latencyReset")),
                      Qt::LeftButton);
    QCOMPARE(reset.count(), 1);
    ui::AudioLine line;
    const QSignalSpy counted(&line, &ui::AudioLine::resetWanted);
    QTest::mouseClick(line.findChild<QToolButton*>(QStringLiteral("xruns")), Qt::LeftButton);
    QCOMPARE(counted.count(), 1);
}

QTEST_MAIN(TestLatencyPanel)
#include "tst_latency_panel.moc"
