// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "support/shared_data.h"
#include "ui/shell/dropped_files.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::test;

namespace {

QUrl urlOf(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

void touch(const std::filesystem::path& file)
{
    std::filesystem::create_directories(file.parent_path());
    QVERIFY(writeFileAtomically(file, "x"));
}

} // namespace

class TestDroppedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachIsWhatItCanBecome();
    void aFolderOfMidiFilesGivesItsFiles();
    void whatIsNotThereIsOfNoUse();
};

void TestDroppedFiles::eachIsWhatItCanBecome()
{
    const TemporaryFolder folder;
    const auto& at = folder.path();
    touch(at / "a.mid");
    touch(at / "b.MIDI");
    touch(at / "c.seq");
    touch(at / "d.wav");
    touch(at / "project" / "larasynth.conf");
    touch(at / "project" / "x.mid");
    const auto dropped = ui::sortDropped({urlOf(at / "a.mid"),
                                          urlOf(at / "b.MIDI"),
                                          urlOf(at / "c.seq"),
                                          urlOf(at / "d.wav"),
                                          urlOf(at / "project")});
    QCOMPARE(dropped.examples.size(), 3);
    QCOMPARE(dropped.others.size(), 1);
    QCOMPARE(dropped.projects, QStringList(QString::fromStdString((at / "project").string())));
    const auto conf = ui::sortDropped({urlOf(at / "project" / "larasynth.conf")});
    QCOMPARE(conf.projects, dropped.projects);
}

void TestDroppedFiles::aFolderOfMidiFilesGivesItsFiles()
{
    const TemporaryFolder folder;
    touch(folder.path() / "takes" / "1.mid");
    touch(folder.path() / "takes" / "2.mid");
    touch(folder.path() / "takes" / "notes.txt");
    touch(folder.path() / "texts" / "notes.txt");
    const auto takes = ui::sortDropped({urlOf(folder.path() / "takes")});
    QCOMPARE(takes.examples.size(), 2);
    QVERIFY(takes.others.isEmpty() && takes.isUseful());
    const auto texts = ui::sortDropped({urlOf(folder.path() / "texts")});
    QVERIFY(!texts.isUseful());
    QCOMPARE(texts.others.size(), 1);
}

void TestDroppedFiles::whatIsNotThereIsOfNoUse()
{
    const auto dropped = ui::sortDropped({QUrl(QStringLiteral("file:///nowhere/a.mid")),
                                          QUrl(QStringLiteral("https://example.org/a.mid"))});
    QVERIFY(!dropped.isUseful());
    QCOMPARE(dropped.others.size(), 2);
}

QTEST_GUILESS_MAIN(TestDroppedFiles)
#include "tst_dropped_files.moc"
