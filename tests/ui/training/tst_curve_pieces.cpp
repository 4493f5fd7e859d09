// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_pieces.h"

#include <QImage>
#include <QPainter>
#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::ui;

namespace {

/// 100 pixels for what lies between xFrom and xTo, 50 rows for values from 0 to 1.
CurveMapping mappingOf(double xFrom, double xTo)
{
    CurveMapping mapping;
    mapping.place = QRectF(0.0, 0.0, 100.0, 50.0);
    mapping.xFrom = xFrom;
    mapping.xTo = xTo;
    return mapping;
}

learning::EnvelopeColumn columnAt(double x, double value)
{
    learning::EnvelopeColumn column;
    column.x = x;
    column.first = column.last = column.minimum = column.maximum = value;
    return column;
}

QImage pictureOf(const std::vector<QPolygonF>& pieces)
{
    QImage image(100, 50, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    for (const QPolygonF& piece : pieces)
        painter.drawPolyline(piece);
    return image;
}

} // namespace

class TestCurvePieces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineIsClippedWhereItCrossesTheEdges_data()
    {
        QTest::addColumn<QLineF>("line");
        QTest::addColumn<QLineF>("clipped");
        QTest::newRow("inside") << QLineF(1, 2, 8, 9) << QLineF(1, 2, 8, 9);
        QTest::newRow("through left and right") << QLineF(-10, 0, 20, 15) << QLineF(0, 5, 10, 10);
        QTest::newRow("through top and bottom") << QLineF(5, -90, 5, 110) << QLineF(5, 0, 5, 10);
        QTest::newRow("past a corner") << QLineF(-4, 2, 2, -4) << QLineF();
        QTest::newRow("beside") << QLineF(12, -5, 12, 50) << QLineF();
    }
    void aLineIsClippedWhereItCrossesTheEdges()
    {
        QFETCH(QLineF, line);
        QFETCH(QLineF, clipped);
        const auto found = clippedLine(line, QRectF(0, 0, 10, 10));
        QCOMPARE(found.has_value(), !clipped.isNull());
        if (found)
            QCOMPARE(*found, clipped);
    }

    void neighboursThatLieAMillionPixelsAwayAreNotDrawnTo()
    {
        const CurveMapping mapping = mappingOf(10.4, 10.401);
        CurvePieces pieces(mapping, 2.0);
        pieces.add({columnAt(10.0, 0.2), columnAt(11.0, 0.8)});
        QCOMPARE(pieces.pieces().size(), std::size_t {1});
        const QPolygonF piece = pieces.pieces().front();
        QCOMPARE(piece.size(), 2);
        QCOMPARE(piece.first().x(), -2.0);
        QCOMPARE(piece.last().x(), 102.0);
        // at 10.4 the value is 0.44: 56 % from above
        QVERIFY(std::abs(piece.first().y() - 28.0) < 0.1);
    }

    void whatIsSeenLooksAsIfAllHadBeenDrawn()
    {
        const CurveMapping mapping = mappingOf(20.0, 60.0);
        std::vector<learning::EnvelopeColumn> columns;
        QPolygonF whole;
        for (int i = 0; i < 80; ++i) { // leaves the plot above and below, left and right
            const double value = 0.5 + 0.9 * std::sin(0.7 * i);
            columns.push_back(columnAt(i, value));
            whole << QPointF(mapping.xOf(i), RowMapping(mapping).yOf(value));
        }
        CurvePieces pieces(mapping, 1.5);
        pieces.add(columns);
        QVERIFY(pieces.pieces().size() > 5);
        const QImage ours = pictureOf(pieces.pieces());
        const QImage all = pictureOf({whole});
        for (int y = 0; y < ours.height(); ++y)
            for (int x = 0; x < ours.width(); ++x)
                QVERIFY2(std::abs(qGray(ours.pixel(x, y)) - qGray(all.pixel(x, y))) < 40,
                         qPrintable(QStringLiteral("at %1, %2").arg(x).arg(y)));
    }

    void aGapBreaksTheLineAndAPointAloneStays()
    {
        const CurveMapping mapping = mappingOf(0.0, 10.0);
        CurvePieces pieces(mapping, 1.0);
        learning::EnvelopeColumn gap;
        gap.isGap = true;
        pieces.add({columnAt(1.0, 0.5), columnAt(2.0, 0.5), gap, columnAt(5.0, 0.5), gap});
        QCOMPARE(pieces.pieces().size(), std::size_t {2});
        QCOMPARE(pieces.pieces().back(), QPolygonF({QPointF(50.0, 25.0)}));
    }
};

QTEST_MAIN(TestCurvePieces)
#include "tst_curve_pieces.moc"
