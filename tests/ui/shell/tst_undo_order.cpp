// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_order.h"

#include <QUndoStack>
#include <QtTest/QTest>

using namespace timbrel::ui;

namespace {

class Write final : public QUndoCommand
{
public:
    Write(QString* page, QChar letter)
        : QUndoCommand(QString(letter))
        , m_page(page)
        , m_letter(letter)
    { }
    void redo() override { *m_page += m_letter; }
    void undo() override { m_page->chop(1); }

private:
    QString* m_page;
    QChar m_letter;
};

} // namespace

class TestUndoOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasDoneLastIsUndoneFirst();
    void anotherExampleKeepsItsOwnHistory();
    void whatIsGoneIsForgotten();
    void bothHistoriesAreOneList();
    void anyStateIsGoneTo();
    void whatAnotherExampleTookBackStaysBack();
};

void TestUndoOrder::whatWasDoneLastIsUndoneFirst()
{
    QString page;
    QUndoStack project;
    QUndoStack example;
    UndoOrder order;
    order.setAtHand(&project, &example);
    QVERIFY(!order.canUndo());
    project.push(new Write(&page, u'a'));
    example.push(new Write(&page, u'b'));
    example.push(new Write(&page, u'c'));
    project.push(new Write(&page, u'd'));
    QCOMPARE(order.undoText(), QStringLiteral("d"));
    order.undo();
    order.undo();
    QCOMPARE(page, QStringLiteral("ab"));
    order.undo();
    order.undo();
    QVERIFY(page.isEmpty() && !order.canUndo());
    QCOMPARE(order.redoText(), QStringLiteral("a"));
    for (int i = 0; i < 4; ++i)
        order.redo();
    QCOMPARE(page, QStringLiteral("abcd"));
    QVERIFY(!order.canRedo());
    // and again in the same order
    order.undo();
    QCOMPARE(page, QStringLiteral("abc"));
    order.undo();
    QCOMPARE(order.undoText(), QStringLiteral("b"));
}

void TestUndoOrder::anotherExampleKeepsItsOwnHistory()
{
    QString page;
    QUndoStack project;
    QUndoStack first;
    QUndoStack second;
    UndoOrder order;
    order.setAtHand(&project, &first);
    first.push(new Write(&page, u'a'));
    order.setAtHand(&project, &second);
    QVERIFY(!order.canUndo());
    project.push(new Write(&page, u'b'));
    order.setAtHand(&project, &first);
    QCOMPARE(order.undoText(), QStringLiteral("b"));
    order.undo();
    QCOMPARE(order.undoText(), QStringLiteral("a"));
}

void TestUndoOrder::whatIsGoneIsForgotten()
{
    QString page;
    QUndoStack project;
    UndoOrder order;
    {
        QUndoStack example;
        order.setAtHand(&project, &example);
        example.push(new Write(&page, u'a'));
        QVERIFY(order.canUndo());
    }
    QVERIFY(!order.canUndo());
    order.undo();
}

namespace {

QString linesOf(const UndoOrder& order)
{
    QString lines;
    for (const DoneThing& thing : order.things())
        lines += (thing.isOfProject ? thing.text.toUpper() : thing.text)
            + (thing.isDone ? QString() : QStringLiteral("-"));
    return lines;
}

} // namespace

void TestUndoOrder::bothHistoriesAreOneList()
{
    QString page;
    QUndoStack project;
    QUndoStack example;
    UndoOrder order;
    order.setAtHand(&project, &example);
    for (const char letter : {'a', 'b', 'c'}) {
        example.push(new Write(&page, QLatin1Char(letter)));
        project.push(new Write(&page, QLatin1Char(static_cast<char>(letter + 10))));
    }
    QCOMPARE(linesOf(order), QStringLiteral("aKbLcM"));
    order.undo();
    order.undo();
    order.undo();
    QCOMPARE(linesOf(order), QStringLiteral("aKbL-c-M-"));
    example.push(new Write(&page, u'x')); // c is no more
    QCOMPARE(linesOf(order), QStringLiteral("aKbL-M-x"));
}

void TestUndoOrder::anyStateIsGoneTo()
{
    QString page;
    QUndoStack project;
    QUndoStack example;
    UndoOrder order;
    order.setAtHand(&project, &example);
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f'})
        (letter % 2 == 0 ? project : example).push(new Write(&page, QLatin1Char(letter)));
    for (const int count : {4, 1, 6, 0, 3, 5, 2, 6}) {
        order.goTo(count);
        QCOMPARE(page, QStringLiteral("abcdef").left(count));
    }
    order.goTo(3);
    QCOMPARE(order.redoText(), QStringLiteral("d"));
    order.redo();
    QCOMPARE(page, QStringLiteral("abcd"));
}

void TestUndoOrder::whatAnotherExampleTookBackStaysBack()
{
    QString page;
    QString otherPage;
    QUndoStack project;
    QUndoStack first;
    QUndoStack second;
    UndoOrder order;
    order.setAtHand(&project, &first);
    first.push(new Write(&page, u'a'));
    order.undo();
    order.setAtHand(&project, &second);
    second.push(new Write(&otherPage, u'b'));
    order.goTo(0);
    order.goTo(1);
    QCOMPARE(otherPage, QStringLiteral("b"));
    QVERIFY(page.isEmpty());
}

QTEST_GUILESS_MAIN(TestUndoOrder)
#include "tst_undo_order.moc"
