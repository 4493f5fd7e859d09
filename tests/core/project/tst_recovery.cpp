// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/expression/example_file.h"
#include "core/project/recovery.h"
#include "support/shared_data.h"

#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

RecoveryState::Entry entry(std::uint64_t key, std::uint64_t revision, const music::Sequence& events)
{
    Example example;
    example.sequence = events;
    example.details.displayName = "example " + std::to_string(key);
    example.details.start = Microseconds {250'000};
    RecoveryState::Entry entry;
    entry.key = key;
    entry.revision = revision;
    entry.content = std::make_shared<const Example>(std::move(example));
    return entry;
}

/// Runs in a process of its own until it is killed or has ended.
template<class Work>
pid_t inChild(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    return child;
}

void waitFor(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
}

/// A state that says everywhere the same number, so that a mixture is seen.
RecoveryState numbered(int number)
{
    RecoveryState state;
    state.name = std::to_string(number);
    for (std::uint64_t key = 1; key <= 5; ++key) {
        music::Sequence events = take();
        events.push_back(move(5000, 1, number % 128));
        events.push_back(move(5000 + number, 1, 0));
        state.entries.push_back(entry(key, static_cast<std::uint64_t>(number), events));
    }
    state.conf = std::to_string(number);
    return state;
}

bool isNumbered(const RecoveryState& state)
{
    const RecoveryState wanted = numbered(std::stoi(state.name));
    if (state.conf != wanted.conf || state.entries.size() != wanted.entries.size())
        return false;
    for (std::size_t i = 0; i < state.entries.size(); ++i)
        if (!state.entries[i].content
            || state.entries[i].content->sequence != wanted.entries[i].content->sequence)
            return false;
    return true;
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStateComesBackWhole();
    void aLivingSessionIsNotOffered();
    void aKilledSessionIsOffered();
    void killedAtAnyMomentItLeavesAStateThatWasTrue();
    void onlyWhatChangedIsWrittenAgain();
    void whatIsDiscardedIsGone();
    void sessionsWithoutAStateAreRemoved();
    void aDamagedContentCostsOneExample();
    void brokenStatesAreRefused_data();
    void brokenStatesAreRefused();
    void aFullDiskLeavesTheStateBefore();
};

void TestRecovery::aStateComesBackWhole()
{
    const TemporaryFolder folder;
    RecoveryState state;
    state.project = "/somewhere/p";
    state.name = "p";
    state.entries.push_back(entry(3, 7, take()));
    state.entries.back().fileName = "example-1.seq";
    state.entries.back().isEnabled = false;
    state.entries.back().digestBefore = "abc";
    RecoveryState::Entry unchanged;
    unchanged.key = 4;
    unchanged.fileName = "example-2.seq";
    state.entries.push_back(unchanged);
    state.removed = {"example-3.seq"};
    state.sources.push_back({"0a.mid", std::make_shared<const std::string>("MThd\0x")});
    state.conf = "[midi]\ncontrollers = 1\n";
    state.own = OwnSettings {{"expression.output_channel", 4}};
    {
        auto session = RecoverySession::begin(folder.path() / "r");
        QVERIFY(session && session->write(state));
    }
    const auto found = abandonedSessions(folder.path() / "r");
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found[0].project, fs::path("/somewhere/p"));
    QCOMPARE(found[0].name, std::string("p"));
    QCOMPARE(found[0].changedExamples, std::size_t {2});
    QVERIFY(std::chrono::system_clock::now() - found[0].time < std::chrono::minutes(1));

    Warnings warnings;
    auto taken = RecoverySession::takeOver(found[0].folder, &warnings);
    QVERIFY(taken && warnings.empty());
    const RecoveryState& back = taken->second;
    QCOMPARE(back.project, state.project);
    QCOMPARE(back.removed, state.removed);
    QCOMPARE(back.conf, state.conf);
    QVERIFY(back.own == state.own);
    QCOMPARE(back.entries.size(), std::size_t {2});
    QCOMPARE(back.entries[0].key, std::uint64_t {3});
    QCOMPARE(back.entries[0].digestBefore, std::string("abc"));
    QVERIFY(!back.entries[0].isEnabled && back.entries[1].isEnabled);
    QCOMPARE(back.entries[0].content->sequence, take());
    QCOMPARE(back.entries[0].content->details, state.entries[0].content->details);
    QVERIFY(!back.entries[1].content);
    QCOMPARE(back.entries[1].fileName, std::string("example-2.seq"));
    QCOMPARE(*back.sources.at(0).bytes, *state.sources[0].bytes);
}

void TestRecovery::aLivingSessionIsNotOffered()
{
    const TemporaryFolder folder;
    auto session = RecoverySession::begin(folder.path());
    QVERIFY(session && session->write(numbered(1)));
    QVERIFY(abandonedSessions(folder.path()).empty());
    QVERIFY(!RecoverySession::takeOver(session->folder(), nullptr));
    QVERIFY(!discardSession(session->folder()));
    auto moved = std::move(*session); // the lock moves along
    QVERIFY(abandonedSessions(folder.path()).empty());
}

void TestRecovery::aKilledSessionIsOffered()
{
    const TemporaryFolder folder;
    const pid_t child = inChild([&] {
        auto session = RecoverySession::begin(folder.path());
        (void)session->write(numbered(17));
        ::kill(::getpid(), SIGKILL);
    });
    waitFor(child);
    const auto found = abandonedSessions(folder.path());
    QCOMPARE(found.size(), std::size_t {1});
    auto taken = RecoverySession::takeOver(found[0].folder, nullptr);
    QVERIFY(taken && isNumbered(taken->second));
    // now it is ours
    QVERIFY(abandonedSessions(folder.path()).empty());
}

void TestRecovery::killedAtAnyMomentItLeavesAStateThatWasTrue()
{
    const TemporaryFolder folder;
    int recovered = 0;
    for (int round = 0; round < 25; ++round) {
        const fs::path root = folder.path() / std::to_string(round);
        const pid_t child = inChild([&] {
            auto session = RecoverySession::begin(root);
            for (int number = 1;; ++number)
                (void)session->write(numbered(number));
        });
        QTest::qSleep(3 + round * 2);
        ::kill(child, SIGKILL);
        waitFor(child);
        for (const RecoveryInfo& info : abandonedSessions(root)) {
            Warnings warnings;
            const auto taken = RecoverySession::takeOver(info.folder, &warnings);
            QVERIFY(taken && warnings.empty());
            QVERIFY(isNumbered(taken->second));
            ++recovered;
        }
    }
    QVERIFY(recovered > 0);
}

void TestRecovery::onlyWhatChangedIsWrittenAgain()
{
    const TemporaryFolder folder;
    auto session = RecoverySession::begin(folder.path());
    RecoveryState state = numbered(1);
    QVERIFY(session && session->write(state));
    const fs::path same = session->folder() / "1-1.seq";
    const fs::path other = session->folder() / "2-1.seq";
    QVERIFY(fs::exists(same) && fs::exists(other));
    struct stat before
    { };
    struct stat after
    { };
    QCOMPARE(::stat(same.c_str(), &before), 0);
    state.entries[1] = entry(2, 2, take());
    QVERIFY(session->write(state));
    QCOMPARE(::stat(same.c_str(), &after), 0);
    QCOMPARE(before.st_ino, after.st_ino);
    QVERIFY(!fs::exists(other) && fs::exists(session->folder() / "2-2.seq"));
}

void TestRecovery::whatIsDiscardedIsGone()
{
    const TemporaryFolder folder;
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session && session->write(numbered(1)));
        session->discard();
        QVERIFY(!fs::exists(session->folder()));
    }
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session && session->write(numbered(2)));
    }
    const auto found = abandonedSessions(folder.path());
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(discardSession(found[0].folder));
    QVERIFY(abandonedSessions(folder.path()).empty() && fs::is_empty(folder.path()));
}

void TestRecovery::sessionsWithoutAStateAreRemoved()
{
    const TemporaryFolder folder;
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session);
    }
    QVERIFY(abandonedSessions(folder.path()).empty());
    QVERIFY(fs::is_empty(folder.path()));
    QVERIFY(abandonedSessions(folder.path() / "nothing").empty());
}

void TestRecovery::aDamagedContentCostsOneExample()
{
    const TemporaryFolder folder;
    fs::path place;
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session && session->write(numbered(1)));
        place = session->folder();
    }
    std::ofstream(place / "3-1.seq") << "on what";
    Warnings warnings;
    const auto taken = RecoverySession::takeOver(place, &warnings);
    QVERIFY(taken);
    QCOMPARE(warnings.size(), std::size_t {1});
    QCOMPARE(taken->second.entries.size(), std::size_t {4});
}

void TestRecovery::brokenStatesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("another format") << QByteArray("{\"format\":\"timbrel-run\",\"version\":1}");
    QTest::newRow("newer") << QByteArray("{\"format\":\"timbrel-recovery\",\"version\":2}");
    QTest::newRow("nothing in it") << QByteArray("{\"format\":\"timbrel-recovery\",\"version\":1}");
    QTest::newRow("outside") << QByteArray(
        "{\"format\":\"timbrel-recovery\",\"version\":1,\"project\":\"\",\"name\":\"\",\"time_ms\":"
        "0,"
        "\"entries\":[{\"key\":1,\"revision\":1,\"file\":\"../x.seq\",\"content\":\"\","
        "\"enabled\":true,\"digest_before\":\"\"}],\"removed\":[],\"sources\":[]}");
}

void TestRecovery::brokenStatesAreRefused()
{
    QFETCH(QByteArray, text);
    const TemporaryFolder folder;
    fs::path place;
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session && session->write(numbered(1)));
        place = session->folder();
    }
    std::ofstream(place / "recovery.json") << text.constData();
    QVERIFY(!RecoverySession::takeOver(place, nullptr));
    QVERIFY(fs::exists(place / "1-1.seq")); // what a person could still look at
}

void TestRecovery::aFullDiskLeavesTheStateBefore()
{
    const TemporaryFolder folder;
    fs::path place;
    {
        auto session = RecoverySession::begin(folder.path());
        QVERIFY(session && session->write(numbered(1)));
        place = session->folder();
        RecoveryState large = numbered(2);
        music::Sequence events = take();
        for (int i = 0; i < 2000; ++i)
            events.push_back(move(2000 + i, 1, i % 128));
        large.entries.push_back(entry(9, 1, events));
        const FullDisk full(3000);
        QVERIFY(!session->write(large));
    }
    const auto taken = RecoverySession::takeOver(place, nullptr);
    QVERIFY(taken && isNumbered(taken->second) && taken->second.name == "1");
}

QTEST_APPLESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
