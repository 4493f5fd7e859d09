// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QListWidget>
#include <QRadioButton>
#include <QtTest/QTest>

using namespace timbrel;

namespace {

/// The strongest contrast of what a widget paints to the colour of its upper left corner.
double strongestContrast(QWidget& widget)
{
    const QImage image = widget.grab().toImage();
    const QColor ground = image.pixelColor(0, 0);
    double strongest = 1.0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            strongest = std::max(strongest, ui::contrast(image.pixelColor(x, y), ground));
    return strongest;
}

} // namespace

class TestTimbrelStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCanBeTickedIsSeenAlsoUnticked_data();
    void whatCanBeTickedIsSeenAlsoUnticked();
};

void TestTimbrelStyle::whatCanBeTickedIsSeenAlsoUnticked_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isTicked");
    for (const bool isDark : {true, false})
        for (const bool isTicked : {true, false})
            QTest::newRow(isDark ? (isTicked ? "dark, ticked" : "dark, not")
                                 : (isTicked ? "light, ticked" : "light, not"))
                << isDark << isTicked;
}

/// WCAG 2.1, 1.4.11: three to one, for what is needed to see that there is a control.
void TestTimbrelStyle::whatCanBeTickedIsSeenAlsoUnticked()
{
    QFETCH(const bool, isDark);
    QFETCH(const bool, isTicked);
    ui::applyAppearance(*qApp, isDark ? ui::Appearance::Dark : ui::Appearance::Light);
    QCheckBox box; // without a text: only the box is seen
    box.setChecked(isTicked);
    QVERIFY(strongestContrast(box) >= 3.0);
    QRadioButton radio;
    radio.setChecked(isTicked);
    QVERIFY(strongestContrast(radio) >= 3.0);
    QListWidget list;
    auto* item = new QListWidgetItem(&list);
    item->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    list.show();
    QTest::qWait(50); // its lines are laid out
    QVERIFY(strongestContrast(*list.viewport()) >= 3.0);
}

QTEST_MAIN(TestTimbrelStyle)
#include "tst_timbrel_style.moc"
