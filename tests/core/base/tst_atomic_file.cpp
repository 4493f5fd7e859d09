// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace timbrel;
namespace fs = std::filesystem;

namespace {

std::size_t filesBelow(const fs::path& folder)
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder))
        ++count;
    return count;
}

/// While it lives no file may grow beyond so many bytes: as a full disk, for this process only.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before {};
};

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead();
    void anOldFileIsReplacedAndKeepsItsRights();
    void aFullDiskLeavesTheOldFileAndNothingElse();
    void aReaderNeverSeesAMixture();
    void createNeverReplaces();
    void foldersThatCannotBeWrittenAreNamed();
    void unreadableThingsAreToldApart();
    void createFolderMakesItsParents();
};

void TestAtomicFile::whatIsWrittenIsRead()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a";
    for (const std::string& bytes : {std::string(),
                                     std::string("a\0b\r\n\xff", 6),
                                     std::string(std::size_t {3} << 20U, 'x')}) {
        QVERIFY(writeFileAtomically(path, bytes));
        QVERIFY(*readFile(path) == bytes);
        QCOMPARE(filesBelow(folder.path()), 1U); // no temporary file stays
    }
}

void TestAtomicFile::anOldFileIsReplacedAndKeepsItsRights()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a";
    QVERIFY(writeFileAtomically(path, "old"));
    QCOMPARE(::chmod(path.c_str(), 0640), 0);
    struct stat before
    { };
    QCOMPARE(::stat(path.c_str(), &before), 0);
    const std::string held = *readFile(path);
    std::ifstream open(path);
    QVERIFY(writeFileAtomically(path, "new"));
    struct stat after
    { };
    QCOMPARE(::stat(path.c_str(), &after), 0);
    QCOMPARE(after.st_mode & 0777U, 0640U);
    // another file has taken its place, and who has the old one open still reads that
    QVERIFY(before.st_ino != after.st_ino);
    std::string text;
    open >> text;
    QCOMPARE(text, held);
}

void TestAtomicFile::aFullDiskLeavesTheOldFileAndNothingElse()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a";
    QVERIFY(writeFileAtomically(path, "old"));
    {
        const FullDisk full(1000);
        const auto written = writeFileAtomically(path, std::string(5000, 'n'));
        QVERIFY(!written);
        QCOMPARE(written.error().id, ErrorId::DiskFull);
        QCOMPARE(written.error().file, path.string());
        const auto created = createFileAtomically(folder.path() / "b", std::string(5000, 'n'));
        QCOMPARE(created.error().id, ErrorId::DiskFull);
    }
    QCOMPARE(*readFile(path), std::string("old"));
    QCOMPARE(filesBelow(folder.path()), 1U);
}

void TestAtomicFile::aReaderNeverSeesAMixture()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a";
    QVERIFY(writeFileAtomically(path, std::string(200000, 'a')));
    std::atomic<bool> isOver = false;
    std::atomic<int> mixtures = 0;
    std::thread reader([&] {
        while (!isOver) {
            const auto text = readFile(path);
            if (!text || text->size() != 200000
                || text->find_first_not_of(text->front()) != std::string::npos)
                ++mixtures;
        }
    });
    for (int i = 0; i < 40; ++i)
        QVERIFY(writeFileAtomically(path, std::string(200000, static_cast<char>('a' + i % 26))));
    isOver = true;
    reader.join();
    QCOMPARE(mixtures.load(), 0);
}

void TestAtomicFile::createNeverReplaces()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a";
    QVERIFY(createFileAtomically(path, "first"));
    const auto second = createFileAtomically(path, "second");
    QVERIFY(!second);
    QCOMPARE(second.error().id, ErrorId::FileNotWritable);
    QCOMPARE(*readFile(path), std::string("first"));
    QCOMPARE(filesBelow(folder.path()), 1U);
}

void TestAtomicFile::foldersThatCannotBeWrittenAreNamed()
{
    const test::TemporaryFolder folder;
    const auto absent = writeFileAtomically(folder.path() / "no" / "a", "x");
    QCOMPARE(absent.error().id, ErrorId::FolderNotWritable);
    QCOMPARE(absent.error().file, (folder.path() / "no").string());
    // a folder of that name is in the way
    QVERIFY(fs::create_directory(folder.path() / "b"));
    QVERIFY(!writeFileAtomically(folder.path() / "b", "x"));
    QVERIFY(fs::is_directory(folder.path() / "b"));
    QCOMPARE(filesBelow(folder.path()), 1U);
    if (::geteuid() == 0)
        QSKIP("no folder is closed to root");
    fs::permissions(folder.path() / "b", fs::perms::owner_read | fs::perms::owner_exec);
    QCOMPARE(writeFileAtomically(folder.path() / "b" / "a", "x").error().id,
             ErrorId::FolderNotWritable);
    fs::permissions(folder.path() / "b", fs::perms::owner_all);
}

void TestAtomicFile::unreadableThingsAreToldApart()
{
    const test::TemporaryFolder folder;
    QCOMPARE(readFile(folder.path() / "none").error().id, ErrorId::FileNotFound);
    QCOMPARE(readFile(folder.path()).error().id, ErrorId::FileNotReadable);
    const auto path = folder.path() / "a";
    QVERIFY(writeFileAtomically(path, "12345"));
    QVERIFY(readFile(path, 5));
    const auto tooLarge = readFile(path, 4);
    QCOMPARE(tooLarge.error().id, ErrorId::FileTooLarge);
    QCOMPARE(tooLarge.error().found, std::string("5 bytes"));
    // a file that claims far more than there is memory for is refused before anything is read
    QCOMPARE(::truncate(path.c_str(), off_t {1} << 40U), 0);
    QCOMPARE(readFile(path).error().id, ErrorId::FileTooLarge);
}

void TestAtomicFile::createFolderMakesItsParents()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "a" / "b";
    QVERIFY(createFolder(path));
    QVERIFY(createFolder(path));
    QVERIFY(fs::is_directory(path));
    QVERIFY(writeFileAtomically(path / "file", "x"));
    QCOMPARE(createFolder(path / "file").error().id, ErrorId::FolderNotWritable);
    QCOMPARE(createFolder(path / "file" / "c").error().id, ErrorId::FolderNotWritable);
}

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
