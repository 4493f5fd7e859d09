// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_score.h"
#include "ui/editor/clipboard.h"

#include <QMimeData>
#include <QtTest>

using namespace timbrel;
using namespace timbrel::music;

class TestClipboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClipComesBackWhole();
    void textOfOtherProgramsIsUnderstood();
    void whatIsNoClipIsNone();
    void theSystemsClipboardKeepsIt();
};

namespace {

Clip someClip()
{
    Random random(4);
    const Score score = test::randomScore(random, 20, 30);
    const LaneKey lanes[] = {{0, 0}, {7, 1}};
    return copiedRange(score, {Microseconds {0}, Microseconds {3'000'000}}, lanes);
}

} // namespace

void TestClipboard::aClipComesBackWhole()
{
    const Clip clip = someClip();
    const auto data = ui::mimeDataOf(clip);
    QVERIFY(data->hasFormat(ui::clipMimeType()));
    QVERIFY(ui::mayHoldClip(*data));
    const auto back = ui::clipFrom(*data);
    QVERIFY(back && *back == clip);
}

void TestClipboard::textOfOtherProgramsIsUnderstood()
{
    const Clip clip = someClip();
    QMimeData plain;
    plain.setText(ui::mimeDataOf(clip)->text());
    const auto back = ui::clipFrom(plain);
    QVERIFY(back);
    QCOMPARE(back->score.notes.size(), clip.score.notes.size());
    QMimeData typed;
    typed.setText(QStringLiteral("on 60 80 5000\nctrl 1 20 5500\noff 60 6000\n"));
    const auto small = ui::clipFrom(typed);
    QVERIFY(small);
    QCOMPARE(small->score.notes.front().onset, Microseconds {0});
    QCOMPARE(small->score.notes.front().length, Microseconds {1000});
    QCOMPARE(small->length, Microseconds {1000});
}

void TestClipboard::whatIsNoClipIsNone()
{
    QMimeData data;
    QVERIFY(!ui::mayHoldClip(data));
    QVERIFY(!ui::clipFrom(data));
    data.setText(QStringLiteral("Dear Sir or Madam"));
    QVERIFY(!ui::clipFrom(data));
    data.setText(QString());
    QVERIFY(!ui::clipFrom(data));
    data.setData(ui::clipMimeType(), QByteArrayLiteral("timbrel-clip 9\n"));
    QVERIFY(!ui::clipFrom(data));
}

void TestClipboard::theSystemsClipboardKeepsIt()
{
    const Clip clip = someClip();
    ui::copyToClipboard(clip);
    const auto back = ui::clipFromClipboard();
    QVERIFY(back && *back == clip);
}

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
