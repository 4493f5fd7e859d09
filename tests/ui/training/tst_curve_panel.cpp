// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/training/curve_panel.h"
#include "ui/training/curve_saver.h"
#include "ui/training/dense_lines.h"
#include "ui/training/metric_names.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <map>

using namespace timbrel;
using namespace timbrel::ui;
using learning::Direction;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Nothing that any network of ours measures.
learning::RunCurves strangeRun(double scale, int points = 200)
{
    learning::RunCurves curves;
    curves.describe({{"wobble", "volt", Direction::HigherIsBetter, "wobbles", std::nullopt},
                     {"bounce", "volt", Direction::HigherIsBetter, "wobbles", std::nullopt},
                     {"heat", "kelvin", Direction::Neither, "heat", std::nullopt},
                     {"distance", "m", Direction::LowerIsBetter, "distance", 50.0}});
    for (int i = 0; i < points; ++i)
        curves.append({0.5 * i,
                       10 * i,
                       0,
                       {{"wobble", scale * std::sin(i * 0.1)},
                        {"bounce", i % 50 == 0 ? kNaN : 2.0 * scale},
                        {"heat", 300.0},
                        {"distance", scale * 100.0 / (i + 1)}}});
    return curves;
}

struct Stage
{
    Stage()
        : panel(
            [this](const QString& id) { return curves.contains(id) ? &curves.at(id) : nullptr; },
            registry,
            [](const Error& error) { return QString::fromUtf8(errorName(error.id)); })
    {
        panel.resize(900, 700);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("no window");
        QApplication::setActiveWindow(&panel);
    }
    learning::RunCurves& run(const char* id) { return curves[QString::fromLatin1(id)]; }
    void showTwo()
    {
        run("a") = strangeRun(1.0);
        run("b") = strangeRun(3.0);
        panel.setRuns({{QStringLiteral("a"), QStringLiteral("Run A"), 0},
                       {QStringLiteral("b"), QStringLiteral("Run B"), 1}});
        QApplication::processEvents(); // the plots have their places
    }
    CurvePlot& plot(const char* group)
    {
        return *panel.findChild<CurvePlot*>(QStringLiteral("plot-") + QLatin1String(group));
    }
    template<class Widget>
    Widget& find(const char* name)
    {
        return *panel.findChild<Widget*>(QLatin1String(name));
    }

    std::map<QString, learning::RunCurves> curves;
    ActionRegistry registry;
    CurvePanel panel;
};

QPoint middleOf(const CurvePlot& plot)
{
    return plot.mapping().place.center().toPoint();
}

void turnWheel(CurvePlot& plot, int notches, Qt::KeyboardModifiers modifiers)
{
    const QPointF at(middleOf(plot));
    QWheelEvent event(at,
                      plot.mapToGlobal(at),
                      {},
                      QPoint(0, 120 * notches),
                      Qt::NoButton,
                      modifiers,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&plot, &event);
}

double spanOf(const PlotRange& range)
{
    return range.to - range.from;
}

} // namespace

class TestCurvePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void plotsAreMadeFromTheDescriptionsAlone();
    void withoutRunsItSaysWhatBelongsThere();
    void whatComesIsSeenWithoutBeingAskedFor();
    void newMetricsOfARunThatIsShownGetTheirPlot();
    void theWheelZoomsAtThePointer();
    void aDragMovesAllPlotsAlongTogether();
    void fitShowsAllAndFollowsWhatComes();
    void timeAndEpochsAreBothAxes();
    void aLogarithmicAxisShowsZeroAtItsBottom();
    void smoothingKeepsTheMeasurementsBehind();
    void sliderAndNumberSayTheSame();
    void theLegendHidesAndReads();
    void keysReadAndZoom();
    void theTableHoldsEveryPoint();
    void picturesAreOfAllTheData();
    void aFolderThatCannotBeWrittenIsTold();
    void linesOfRunsDifferInMoreThanColour();
    void aSteepLineHasNoHoles();
    void numbersAreShort();
};

void TestCurvePanel::initTestCase()
{
    applyAppearance(*qApp, Appearance::Dark);
}

void TestCurvePanel::plotsAreMadeFromTheDescriptionsAlone()
{
    Stage stage;
    stage.showTwo();
    QCOMPARE(stage.panel.plots().size(), std::size_t {2});
    // the one with a chance level comes first; what has no direction waits until it is asked for
    QCOMPARE(stage.panel.plots()[0], &stage.plot("distance"));
    QCOMPARE(stage.panel.plots()[1], &stage.plot("wobbles"));
    QVERIFY(!stage.plot("heat").isVisible());
    QCOMPARE(stage.plot("distance").accessibleName(), QStringLiteral("Distance (m)"));
    QCOMPARE(stage.plot("wobbles").accessibleName(),
             QStringLiteral("Wobble (volt) · Bounce (volt)"));
    QCOMPARE(stage.plot("wobbles").scene().lines.size(), std::size_t {4});
    QCOMPARE(stage.plot("distance").scene().lines.size(), std::size_t {2});
    QCOMPARE(stage.plot("distance").scene().chances, (std::vector<double> {50.0}));
    QTest::mouseClick(&stage.find<QToolButton>("group-heat"), Qt::LeftButton);
    QVERIFY(stage.plot("heat").isVisible());
    QCOMPARE(stage.plot("heat").scene().lines.size(), std::size_t {2});
}

void TestCurvePanel::withoutRunsItSaysWhatBelongsThere()
{
    Stage stage;
    QVERIFY(stage.panel.plots().empty());
    const auto labels = stage.panel.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("Train"));
    }));
    stage.panel.setRuns({{QStringLiteral("nobody"), QStringLiteral("Run"), 0}});
    QVERIFY(stage.panel.plots().empty());
}

void TestCurvePanel::whatComesIsSeenWithoutBeingAskedFor()
{
    Stage stage;
    stage.showTwo();
    const double before = stage.plot("distance").xRange().to;
    for (int i = 1; i <= 100; ++i)
        stage.run("a").append({100.0 + i, 2000 + i, 0, {{"distance", 0.01}}});
    stage.panel.curvesGrew(QStringLiteral("a"));
    QTRY_COMPARE(stage.plot("distance").xRange().to, 2100.0);
    QVERIFY(before < 2100.0);
    QVERIFY(stage.plot("distance").yRange().from < 0.01);
}

void TestCurvePanel::newMetricsOfARunThatIsShownGetTheirPlot()
{
    Stage stage;
    stage.showTwo();
    auto metrics = stage.run("b").metrics;
    metrics.push_back({"colour", "", Direction::LowerIsBetter, "colour", std::nullopt});
    stage.run("b").describe(metrics);
    stage.run("b").append({1000.0, 5000, 0, {{"colour", 1.0}}});
    stage.panel.curvesGrew(QStringLiteral("b"));
    QTRY_COMPARE(stage.panel.plots().size(), std::size_t {3});
    QCOMPARE(stage.plot("colour").scene().lines.size(), std::size_t {1});
}

void TestCurvePanel::theWheelZoomsAtThePointer()
{
    Stage stage;
    stage.showTwo();
    CurvePlot& plot = stage.plot("distance");
    const PlotRange before = plot.xRange();
    const PlotRange high = plot.yRange();
    turnWheel(plot, 3, Qt::ControlModifier);
    QVERIFY(spanOf(plot.xRange()) < 0.6 * spanOf(before));
    // what lies under the pointer stays there, and the other axis is as it was chosen
    const double middle = (before.from + before.to) / 2.0;
    QVERIFY(std::abs((plot.xRange().from + plot.xRange().to) / 2.0 - middle)
            < 0.01 * spanOf(before));
    QCOMPARE(stage.plot("wobbles").xRange(), plot.xRange());
    turnWheel(plot, 2, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(plot.yRange().to / plot.yRange().from < high.to / high.from);
    const PlotRange zoomed = plot.xRange();
    turnWheel(plot, -1, Qt::ShiftModifier);
    QVERIFY(plot.xRange().from > zoomed.from);
    const PlotRange moved = plot.xRange();
    turnWheel(plot, 1, Qt::NoModifier); // is for what scrolls around it
    QCOMPARE(plot.xRange(), moved);
}

void TestCurvePanel::aDragMovesAllPlotsAlongTogether()
{
    Stage stage;
    stage.showTwo();
    CurvePlot& plot = stage.plot("wobbles");
    const PlotRange before = plot.xRange();
    const QPoint from = middleOf(plot);
    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(&plot, from + QPoint(60, 0));
    QVERIFY(plot.isMoving());
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, from + QPoint(60, 0));
    QVERIFY(!plot.isMoving());
    const double by = 60.0 / plot.mapping().place.width() * spanOf(before);
    QVERIFY(std::abs(plot.xRange().from - (before.from - by)) < 1e-6 * spanOf(before));
    QVERIFY(std::abs(spanOf(plot.xRange()) - spanOf(before)) < 1e-6 * spanOf(before));
    QCOMPARE(stage.plot("distance").xRange(), plot.xRange());
}

void TestCurvePanel::fitShowsAllAndFollowsWhatComes()
{
    Stage stage;
    stage.showTwo();
    CurvePlot& plot = stage.plot("distance");
    turnWheel(plot, 5, Qt::ControlModifier);
    stage.run("a").append({500.0, 9000, 0, {{"distance", 1.0}}});
    stage.panel.refresh();
    QVERIFY(plot.xRange().to < 2000.0); // a hand has chosen what to see
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, middleOf(plot));
    QCOMPARE(plot.xRange(), (PlotRange {0.0, 9000.0}));
    stage.run("a").append({501.0, 9500, 0, {{"distance", 1.0}}});
    stage.panel.refresh();
    QCOMPARE(plot.xRange().to, 9500.0);
    turnWheel(plot, 5, Qt::ControlModifier);
    stage.registry.find("curves.fit")->trigger();
    QCOMPARE(plot.xRange().to, 9500.0);
}

void TestCurvePanel::timeAndEpochsAreBothAxes()
{
    Stage stage;
    stage.showTwo();
    QCOMPARE(stage.plot("distance").xRange(), (PlotRange {0.0, 1990.0}));
    QTest::mouseClick(&stage.find<QToolButton>("curvesByTime"), Qt::LeftButton);
    QCOMPARE(stage.plot("distance").xRange(), (PlotRange {0.0, 99.5}));
    QVERIFY(!stage.find<QToolButton>("curvesByEpoch").isChecked());
    stage.registry.find("curves.axis")->trigger();
    QCOMPARE(stage.plot("distance").xRange(), (PlotRange {0.0, 1990.0}));
}

void TestCurvePanel::aLogarithmicAxisShowsZeroAtItsBottom()
{
    Stage stage;
    stage.showTwo();
    stage.run("a").append({999.0, 3000, 0, {{"distance", 0.0}}});
    stage.panel.refresh();
    CurvePlot& plot = stage.plot("distance");
    QVERIFY(plot.isLogarithmic());
    QVERIFY(plot.yRange().from > 0.0);
    QVERIFY(plot.yRange().from < 0.5 && plot.yRange().to > 300.0);
    QCOMPARE(plot.mapping().yOf(0.0), plot.mapping().place.bottom());
    QTest::mouseClick(&stage.find<QToolButton>("curvesLog"), Qt::LeftButton);
    QVERIFY(!plot.isLogarithmic());
    QVERIFY(plot.yRange().from < 0.0);
    QVERIFY(plot.mapping().yOf(0.0) < plot.mapping().place.bottom());
}

void TestCurvePanel::smoothingKeepsTheMeasurementsBehind()
{
    Stage stage;
    stage.showTwo();
    CurvePlot& plot = stage.plot("wobbles");
    QVERIFY(plot.scene().lines[0].smoothed == nullptr);
    stage.panel.setSmoothing(0.95);
    QTRY_VERIFY(stage.panel.isSettled());
    const CurveLine line = plot.scene().lines[0];
    QVERIFY(line.smoothed != nullptr && line.series != nullptr);
    QCOMPARE(line.smoothed->size(), line.series->size());
    QCOMPARE(line.smoothed->weight(), 0.95);
    stage.panel.setSmoothing(0.5);
    QTRY_VERIFY(stage.panel.isSettled());
    QCOMPARE(plot.scene().lines[0].smoothed->weight(), 0.5);
    stage.panel.setSmoothing(0.0);
    QVERIFY(plot.scene().lines[0].smoothed == nullptr);
}

void TestCurvePanel::sliderAndNumberSayTheSame()
{
    Stage stage;
    auto& slider = stage.find<QSlider>("smoothing");
    auto& box = stage.find<QDoubleSpinBox>("smoothingWeight");
    slider.setValue(slider.maximum());
    QCOMPARE(box.value(), 0.999);
    box.setValue(0.9);
    QVERIFY(std::abs(slider.value() - slider.maximum() / 3) <= 1);
    QCOMPARE(box.value(), 0.9);
    slider.setValue(0);
    QCOMPARE(box.value(), 0.0);
    QCOMPARE(box.maximum(), 0.999); // 1 would never move
}

void TestCurvePanel::theLegendHidesAndReads()
{
    Stage stage;
    stage.showTwo();
    auto& item = stage.find<LegendItem>("legend-b");
    QCOMPARE(item.value(), metricValue(300.0 / 200.0)); // the last, of the first plot
    QTest::mouseMove(&stage.plot("distance"), middleOf(stage.plot("distance")));
    QVERIFY(stage.plot("wobbles").cursorAt().has_value());
    const double x = *stage.plot("distance").cursorAt();
    const auto* series = stage.run("b").find("distance");
    const auto index = series->nearest(learning::CurveAxis::Epoch, x);
    QCOMPARE(item.value(), metricValue(series->values()[*index]));
    const int width = item.width();
    QTest::mouseClick(&item, Qt::LeftButton);
    QCOMPARE(stage.plot("distance").scene().lines.size(), std::size_t {1});
    QTest::keyClick(&item, Qt::Key_Space);
    QCOMPARE(stage.plot("distance").scene().lines.size(), std::size_t {2});
    QCOMPARE(item.width(), width);
}

void TestCurvePanel::keysReadAndZoom()
{
    Stage stage;
    stage.showTwo();
    CurvePlot& plot = stage.plot("distance");
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.cursorAt().has_value());
    const double at = *plot.cursorAt();
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(*plot.cursorAt() - at - 0.1 * spanOf(plot.xRange())) < 1e-6);
    const PlotRange before = plot.xRange();
    QTest::keyClick(&plot, Qt::Key_Plus);
    QVERIFY(spanOf(plot.xRange()) < spanOf(before));
    QTest::keyClick(&plot, Qt::Key_0);
    QCOMPARE(plot.xRange(), before);
}

void TestCurvePanel::theTableHoldsEveryPoint()
{
    const test::TemporaryFolder folder;
    Stage stage;
    stage.run("a") = strangeRun(1.0, 6000);
    stage.panel.setRuns({{QStringLiteral("a"), QStringLiteral("Run, \"A\""), 0}});
    QSignalSpy saved(&stage.panel, &CurvePanel::saved);
    const QString file = QString::fromStdString((folder.path() / "curves.csv").string());
    stage.panel.saveTable(file);
    QVERIFY(saved.wait());
    QFile table(file);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const auto lines = table.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 4 * 6000);
    QCOMPARE(lines[0], QByteArray("run,metric,unit,epoch,seconds,value"));
    QCOMPARE(lines[1], QByteArray("\"Run, \"\"A\"\"\",wobble,volt,0,0,0"));
    QCOMPARE(lines[1 + 6000], QByteArray("\"Run, \"\"A\"\"\",bounce,volt,0,0,")); // no number
    QCOMPARE(lines.last(),
             QByteArray("\"Run, \"\"A\"\"\",distance,m,59990,2999.5,")
                 + QByteArray::fromStdString(formatReal(100.0 / 6000.0)));
}

void TestCurvePanel::picturesAreOfAllTheData()
{
    const test::TemporaryFolder folder;
    Stage stage;
    stage.showTwo();
    turnWheel(stage.plot("distance"), 8, Qt::ControlModifier);
    const PlotRange chosen = stage.plot("distance").xRange();
    QSignalSpy saved(&stage.panel, &CurvePanel::saved);
    const QString picture = QString::fromStdString((folder.path() / "curves.png").string());
    const QString drawing = QString::fromStdString((folder.path() / "curves.svg").string());
    stage.panel.savePicture(picture);
    QVERIFY(saved.wait());
    stage.panel.savePicture(drawing);
    QVERIFY(saved.wait());
    QCOMPARE(stage.plot("distance").xRange(), chosen);

    const QImage image(picture);
    QCOMPARE(image.width(), 2 * stage.plot("distance").width());
    const QRgb colour = curveLook(1).colour.rgb();
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == colour ? 1 : 0;
    QVERIFY(found > 200);

    QFile file(drawing);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    int lines = 0;
    QString text;
    while (!reader.atEnd()) {
        reader.readNext();
        lines += reader.isStartElement() && reader.name() == QLatin1String("polyline") ? 1 : 0;
        if (reader.isCharacters())
            text += reader.text();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(lines >= 6);
    QVERIFY(text.contains(QStringLiteral("Distance (m)")));
    QVERIFY(text.contains(QStringLiteral("2000")) || text.contains(QStringLiteral("1500")));
}

void TestCurvePanel::aFolderThatCannotBeWrittenIsTold()
{
    Stage stage;
    stage.showTwo();
    QSignalSpy failed(&stage.panel, &CurvePanel::failed);
    stage.panel.saveTable(QStringLiteral("/nowhere/at/all/curves.csv"));
    QVERIFY(failed.wait());
    QVERIFY(stage.find<QLabel>("curveMessage").isVisible());
    QVERIFY(stage.find<QLabel>("curveMessage").text().startsWith(QStringLiteral("! ")));
}

void TestCurvePanel::linesOfRunsDifferInMoreThanColour()
{
    for (int a = 0; a < kMostShownRuns; ++a)
        for (int b = 0; b < a; ++b) {
            QVERIFY(curveLook(a).shape != curveLook(b).shape);
            QVERIFY(curveLook(a).colour != curveLook(b).colour);
        }
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        applyAppearance(*qApp, appearance);
        for (int slot = 0; slot < kMostShownRuns; ++slot)
            QVERIFY(contrast(curveLook(slot).colour, theme().panel) >= 3.0);
    }
}

void TestCurvePanel::aSteepLineHasNoHoles()
{
    constexpr int kHeight = 100;
    const QColor colour(Qt::red);
    DenseLines lines;
    lines.begin({40, kHeight});
    lines.add({{3, 90.0, 90.0, false}, {8, 5.0, 5.0, false}, {10, 80.0, 80.0, false}},
              colour.rgb());
    QImage image(40, kHeight, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    lines.paint(painter, {0.0, 0.0}, 1.0);
    painter.end();
    for (int row = 6; row < 90; ++row) { // down and up again: twice at least where both are
        int filled = 0;
        for (int column = 3; column <= 10; ++column)
            filled += image.pixelColor(column, row) == colour ? 1 : 0;
        QVERIFY2(filled >= (row < 80 ? 2 : 1), qPrintable(QString::number(row)));
    }
    QCOMPARE(image.pixelColor(2, 50), QColor(Qt::black));
    QCOMPARE(image.pixelColor(12, 50), QColor(Qt::black));
}

void TestCurvePanel::numbersAreShort()
{
    QCOMPARE(metricValue(0.0), QStringLiteral("0"));
    QCOMPARE(metricValue(12.125), QStringLiteral("12.13"));
    QCOMPARE(metricValue(340.0), QStringLiteral("340"));
    QCOMPARE(metricValue(kNaN), QStringLiteral("–"));
    for (const double value : {-1.2345e-7, 6.02e23, 123456.789, -0.00123, 999999.4})
        QVERIFY(metricValue(value).size() <= QString::fromLatin1(kWidestMetricValue).size());
}

QTEST_MAIN(TestCurvePanel)
#include "tst_curve_panel.moc"
