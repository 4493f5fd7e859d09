// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"
#include "ui/shell/palette_model.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest/QTest>

using namespace timbrel::ui;

class TestPaletteModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whatIsAskedForByNameStandsFirstWhetherItCanBeDoneOrNot();
    void aBeginningOfANameIsFoundAmongWhatCanBeDone();
    void otherwiseWhatCannotBeDoneIsLast();
    void itSaysWhyItCannotBeDone();
    void whatCannotBeDoneIsNotDone();

private:
    QAction* add(const char* id, const char* text, bool isEnabled = true);
    [[nodiscard]] QStringList found(const char* letters);

    std::unique_ptr<ActionRegistry> m_registry;
    std::unique_ptr<PaletteModel> m_model;
    int m_runs = 0;
};

void TestPaletteModel::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QCoreApplication::setApplicationName(QStringLiteral("timbrel-test-palette"));
}

void TestPaletteModel::init()
{
    QSettings().clear();
    m_model = std::make_unique<PaletteModel>();
    m_registry = std::make_unique<ActionRegistry>();
    m_runs = 0;
    add("a.saveAs", "Save &as…");
    add("a.save", "&Save", false);
    add("a.show", "Show all values everywhere");
    add("a.stop", "Stop");
    m_registry->setMissing(m_registry->find("a.save"), QStringLiteral("Make a project first."));
}

QAction* TestPaletteModel::add(const char* id, const char* text, bool isEnabled)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = QString::fromUtf8(text);
    spec.hint = QStringLiteral("What it does");
    QAction* action = m_registry->add(spec, this, [this] { ++m_runs; });
    m_registry->setEnabled(id, isEnabled);
    return action;
}

QStringList TestPaletteModel::found(const char* letters)
{
    m_model->collect(*m_registry, {});
    m_model->search(QString::fromUtf8(letters));
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts << m_model->index(row).data().toString();
    return texts;
}

void TestPaletteModel::whatIsAskedForByNameStandsFirstWhetherItCanBeDoneOrNot()
{
    for (const char* letters : {"Save", "save", "  SAVE "})
        QCOMPARE(found(letters).first(), QStringLiteral("Save"));
    QCOMPARE(found("save a").first(), QStringLiteral("Save as"));
    QCOMPARE(found("Stop"), QStringList {QStringLiteral("Stop")});
}

void TestPaletteModel::aBeginningOfANameIsFoundAmongWhatCanBeDone()
{
    // of two that begin so, the one that can be done; initials are behind both
    QCOMPARE(found("sav"),
             (QStringList {QStringLiteral("Save as"),
                           QStringLiteral("Save"),
                           QStringLiteral("Show all values everywhere")}));
}

void TestPaletteModel::otherwiseWhatCannotBeDoneIsLast()
{
    QCOMPARE(found("").last(), QStringLiteral("Save"));
    QCOMPARE(found("ve").last(), QStringLiteral("Save")); // within its name
}

void TestPaletteModel::itSaysWhyItCannotBeDone()
{
    add("a.undo", "Undo", false); // which its owner knows without a reason
    QCOMPARE(found("Save").first(), QStringLiteral("Save"));
    const QModelIndex save = m_model->index(0);
    QCOMPARE(save.data(PaletteReasonRole).toString(), QStringLiteral("Make a project first."));
    QVERIFY(save.data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QLatin1String("Make a project first.")));
    QCOMPARE(found("Undo").first(), QStringLiteral("Undo"));
    QVERIFY(!m_model->index(0).data(PaletteReasonRole).toString().isEmpty());
    QCOMPARE(found("Stop").first(), QStringLiteral("Stop"));
    QVERIFY(m_model->index(0).data(PaletteReasonRole).toString().isEmpty());
}

void TestPaletteModel::whatCannotBeDoneIsNotDone()
{
    QCOMPARE(found("Save").first(), QStringLiteral("Save"));
    QVERIFY(!m_model->run(m_model->index(0)));
    QCOMPARE(m_runs, 0);
    QVERIFY(!m_model->index(0).flags().testFlag(Qt::ItemIsEnabled));
    QCOMPARE(found("Save as").first(), QStringLiteral("Save as"));
    QVERIFY(m_model->run(m_model->index(0)));
    QCOMPARE(m_runs, 1);
}

QTEST_MAIN(TestPaletteModel)
#include "tst_palette_model.moc"
