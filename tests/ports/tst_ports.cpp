// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_devices.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

#include <cstdio>
#include <thread>

#include "ports/ports_stage.h"

using namespace timbrel;
using test::PortsStage;
using test::Program;

namespace {

int number(const char* variable, int otherwise)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(variable, &isSet);
    return isSet && value > 0 ? value : otherwise;
}

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

/// Writes to the raw side of a VirMIDI port: it comes out of the sequencer port.
bool writeRaw(int port, const QByteArray& bytes)
{
    const QDir folder(QStringLiteral("/dev/snd"));
    const auto devices
        = folder.entryList({QStringLiteral("midiC*D%1").arg(port)}, QDir::System | QDir::Files);
    if (devices.isEmpty())
        return false;
    QFile device(folder.filePath(devices.first()));
    return device.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && device.write(bytes) == bytes.size();
}

/// As a plug is pulled: the kernel keeps the driver while anything is connected to its ports.
bool unplugVirMidi()
{
    constexpr const char* kScript = R"(
aconnect -l | awk '
    /^client/ { client = $2; sub(":", "", client); mine = /Virtual Raw MIDI/ }
    /^ +[0-9]+ / { port = $1 }
    mine && /Connect/ { to = /Connecting To/; sub(/.*: /, ""); gsub(/\[[^]]*\]/, ""); gsub(",", " ")
        count = split($0, ends, " ")
        for (i = 1; i <= count; ++i)
            print to ? client ":" port " " ends[i] : ends[i] " " client ":" port }' |
while read -r from to; do aconnect -d "$from" "$to"; done
exec /sbin/rmmod snd_virmidi
)";
    return test::run(QStringLiteral("sh"), {QStringLiteral("-c"), QString::fromUtf8(kScript)}) == 0;
}

bool plugInVirMidi()
{
    return test::run(QStringLiteral("/sbin/insmod"),
                     words("/run/alsa-modules/snd-virmidi.ko midi_devs=4"))
        == 0;
}

} // namespace

class TestPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noNoteIsLostThroughMidiThrough_data() { backends(); }
    void noNoteIsLostThroughMidiThrough();
    void ourOwnPortsAreThereToConnectTo();
    void portMidiSaysThatItHasNoVirtualPorts();
    void fluidsynthHearsTheControllersBeforeTheNotes_data() { backends(); }
    void fluidsynthHearsTheControllersBeforeTheNotes();
    void aVirMidiInputThatVanishesIsTakenUpAgain();
    void aVirMidiOutputThatVanishesIsTakenUpAgain();
    void programsThatGoAndComeAreTakenUpAgain_data() { backends(); }
    void programsThatGoAndComeAreTakenUpAgain();
    void ourOwnPortsAreNotOfferedToUs();
    void interruptingReleasesWhatSounds();
    void unknownPortsAndLoopsAreRefused_data() { backends(); }
    void unknownPortsAndLoopsAreRefused();

private:
    static void backends()
    {
        QTest::addColumn<QString>("backend");
        QTest::newRow("rtmidi") << QStringLiteral("rtmidi");
        QTest::newRow("portmidi") << QStringLiteral("portmidi");
    }
    QStringList perform(const QStringList& more) const
    {
        return QStringList {m_stage->project(),
                            QStringLiteral("perform"),
                            QStringLiteral("--json"),
                            QStringLiteral("-v"),
                            QStringLiteral("--model"),
                            m_stage->model()}
        + more;
    }
    QStringList perform(const QString& backend, const QString& input, const QString& output) const
    {
        return perform({QStringLiteral("--backend"),
                        backend,
                        QStringLiteral("--in"),
                        input,
                        QStringLiteral("--out"),
                        output});
    }

    /// Line by line, so that what it has seen can be waited for.
    QStringList dumpOf(const QStringList& more) const
    {
        return QStringList {QStringLiteral("-oL"), m_dump} + more;
    }

    std::unique_ptr<PortsStage> m_stage;
    const QString m_timbrel = QStringLiteral(TIMBREL_PROGRAM);
    const QString m_through = QStringLiteral("Midi Through");
    const QString m_rtmidi = QStringLiteral("rtmidi");
    const QString m_dump = QStringLiteral("aseqdump");
};

void TestPorts::initTestCase()
{
    const char* missing = nullptr;
    if (!QFile::exists(QStringLiteral("/dev/snd/seq")))
        missing = "there is no ALSA sequencer here (/dev/snd/seq); see tests/ports/run_in_vm";
    else if (QStandardPaths::findExecutable(QStringLiteral("aplaymidi")).isEmpty()
             || QStandardPaths::findExecutable(m_dump).isEmpty())
        missing = "aplaymidi and aseqdump are not here (package alsa-utils)";
    if (missing != nullptr && qEnvironmentVariableIsSet("TIMBREL_PORTS_NEEDED"))
        QFAIL(missing);
    if (missing != nullptr)
        QSKIP(missing);
    m_stage = std::make_unique<PortsStage>();
}

void TestPorts::noNoteIsLostThroughMidiThrough()
{
    QFETCH(QString, backend);
    const int notes = number("TIMBREL_PORTS_NOTES", 10000);
    const int rate = number("TIMBREL_PORTS_RATE", 50);
    Program dump(QStringLiteral("stdbuf"), dumpOf({}));
    QVERIFY(dump.waitFor("Waiting"));
    Program timbrel(m_timbrel, perform(backend, m_through, m_dump));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    QCOMPARE(
        test::run(QStringLiteral("aplaymidi"),
                  {QStringLiteral("-p"), QStringLiteral("14:0"), m_stage->midiFile(notes, rate)},
                  60000 + notes / rate * 4000),
        0);
    (void)dump.waitForCount("Note off", notes, 60000);
    QCOMPARE(timbrel.interrupt(), 0);
    dump.interrupt();
    const QString wrong = test::complaint(test::eventsIn(dump.output()), notes);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(timbrel.output().contains("\"dropped\":0"));
    qInfo("%s",
          timbrel.output().mid(timbrel.output().lastIndexOf("{\"event\":\"done\"")).constData());
}

void TestPorts::ourOwnPortsAreThereToConnectTo()
{
    constexpr int kNotes = 300;
    Program timbrel(m_timbrel, perform({QStringLiteral("--virtual")}));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    Program dump(QStringLiteral("stdbuf"),
                 dumpOf({QStringLiteral("-p"), QStringLiteral("Timbrel out")}));
    QVERIFY2(dump.waitFor("Waiting"), dump.output().constData());
    QCOMPARE(
        test::run(
            QStringLiteral("aplaymidi"),
            {QStringLiteral("-p"), QStringLiteral("Timbrel in"), m_stage->midiFile(kNotes, 30)}),
        0);
    (void)dump.waitForCount("Note off", kNotes, 60000);
    QCOMPARE(timbrel.interrupt(), 0);
    dump.interrupt();
    const QString wrong = test::complaint(test::eventsIn(dump.output()), kNotes);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestPorts::portMidiSaysThatItHasNoVirtualPorts()
{
    QCOMPARE(test::run(m_timbrel,
                       perform({QStringLiteral("--virtual"),
                                QStringLiteral("--backend"),
                                QStringLiteral("portmidi")})),
             1);
}

void TestPorts::fluidsynthHearsTheControllersBeforeTheNotes()
{
    QFETCH(QString, backend);
    if (QStandardPaths::findExecutable(QStringLiteral("fluidsynth")).isEmpty())
        QSKIP("fluidsynth is not here");
    constexpr int kNotes = 60;
    Program synth(
        QStringLiteral("fluidsynth"),
        words("-d -m alsa_seq -a file -o audio.file.name=/dev/null -o audio.file.type=raw"));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::run(QStringLiteral("sh"),
                  {QStringLiteral("-c"), QStringLiteral("aplaymidi -l | grep -q 'FLUID Synth'")})
            == 0,
        60000);
    Program timbrel(m_timbrel, perform(backend, m_through, QStringLiteral("FLUID Synth")));
    if (backend == QLatin1String("portmidi") && !timbrel.waitFor("\"ready\"", 20000)) {
        // PortMidi knows only the port's own name
        QVERIFY(timbrel.output().contains("Synth input port"));
    }
    Program again(backend == QLatin1String("portmidi") ? m_timbrel : QStringLiteral("true"),
                  perform(backend, m_through, QStringLiteral("Synth input port")));
    Program& performing = backend == QLatin1String("portmidi") ? again : timbrel;
    QVERIFY2(performing.waitFor("\"ready\""), performing.output().constData());
    QCOMPARE(
        test::run(QStringLiteral("aplaymidi"),
                  {QStringLiteral("-p"), QStringLiteral("14:0"), m_stage->midiFile(kNotes, 20)}),
        0);
    QTest::qWait(2000);
    QCOMPARE(performing.interrupt(), 0);
    QTest::qWait(1000);
    synth.write("quit\n");
    (void)synth.interrupt();
    const QString wrong = test::complaint(test::eventsInFluidsynth(synth.output()), kNotes);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestPorts::aVirMidiInputThatVanishesIsTakenUpAgain()
{
    if (!QFile::exists(QStringLiteral("/run/alsa-modules/snd-virmidi.ko")))
        QSKIP("VirMIDI cannot be plugged in and out here (see ../shared/alsa-vm)");
    Program dump(QStringLiteral("stdbuf"), dumpOf({}));
    QVERIFY(dump.waitFor("Waiting"));
    Program timbrel(m_timbrel, perform(m_rtmidi, QStringLiteral("VirMIDI 0-0"), m_dump));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    QVERIFY(writeRaw(0, QByteArray::fromHex("903c78803c40")));
    QVERIFY2(dump.waitForCount("Note off", 1, 30000), dump.output().constData());
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(unplugVirMidi());
        QVERIFY2(timbrel.waitForCount("input_vanished", round, 30000),
                 timbrel.output().constData());
        QVERIFY(plugInVirMidi());
        QVERIFY2(timbrel.waitForCount("input_returned", round, 30000),
                 timbrel.output().constData());
        QVERIFY(writeRaw(0, QByteArray::fromHex("903c78803c40")));
        QVERIFY2(dump.waitForCount("Note off", round + 1, 30000), timbrel.output().constData());
    }
    QCOMPARE(timbrel.interrupt(), 0);
}

void TestPorts::aVirMidiOutputThatVanishesIsTakenUpAgain()
{
    if (!QFile::exists(QStringLiteral("/run/alsa-modules/snd-virmidi.ko")))
        QSKIP("VirMIDI cannot be plugged in and out here (see ../shared/alsa-vm)");
    Program timbrel(m_timbrel, perform(m_rtmidi, m_through, QStringLiteral("VirMIDI 0-1")));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    QVERIFY(unplugVirMidi());
    QVERIFY2(timbrel.waitFor("output_vanished", 30000), timbrel.output().constData());
    QVERIFY(plugInVirMidi());
    QVERIFY2(timbrel.waitFor("output_returned", 30000), timbrel.output().constData());
    {
        Program raw(QStringLiteral("amidi"), words("-d -p hw:0,1"));
        QTest::qWait(3000); // it says nothing before the first message
        QCOMPARE(test::run(QStringLiteral("aplaymidi"),
                           {QStringLiteral("-p"), QStringLiteral("14:0"), m_stage->midiFile(4, 4)}),
                 0);
        QVERIFY2(raw.waitFor("B00164", 30000), raw.output().constData());
        QVERIFY(raw.output().contains("902578"));
    }
    QCOMPARE(timbrel.interrupt(), 0);
}

// PortMidi's connections are private: nobody can take them away, and the kernel keeps VirMIDI while
// it is connected. Programs end whenever they like.
void TestPorts::programsThatGoAndComeAreTakenUpAgain()
{
    QFETCH(QString, backend);
    const QString keys = QString::fromLatin1(midi::kVirtualOutputName); // of another Timbrel
    auto keyboard = std::make_unique<Program>(m_timbrel, perform({QStringLiteral("--virtual")}));
    QVERIFY2(keyboard->waitFor("\"ready\""), keyboard->output().constData());
    auto dump = std::make_unique<Program>(QStringLiteral("stdbuf"), dumpOf({}));
    QVERIFY(dump->waitFor("Waiting"));
    Program timbrel(m_timbrel, perform(backend, keys, m_dump));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    for (int round = 1; round <= 2; ++round) {
        QCOMPARE(keyboard->interrupt(), 0);
        QVERIFY2(timbrel.waitForCount("input_vanished", round, 30000),
                 timbrel.output().constData());
        keyboard = std::make_unique<Program>(m_timbrel, perform({QStringLiteral("--virtual")}));
        QVERIFY2(timbrel.waitForCount("input_returned", round, 60000),
                 timbrel.output().constData());
        dump.reset();
        QVERIFY2(timbrel.waitForCount("output_vanished", round, 30000),
                 timbrel.output().constData());
        dump = std::make_unique<Program>(QStringLiteral("stdbuf"), dumpOf({}));
        QVERIFY2(timbrel.waitForCount("output_returned", round, 60000),
                 timbrel.output().constData());
        QCOMPARE(test::run(QStringLiteral("aplaymidi"),
                           {QStringLiteral("-p"),
                            QString::fromLatin1(midi::kVirtualInputName),
                            m_stage->midiFile(6, 10)}),
                 0);
        const bool isHeard = dump->waitForCount("Note off", 6, 30000);
        if (!isHeard)
            test::run(QStringLiteral("aconnect"), {QStringLiteral("-l")});
        if (!isHeard) // more than a message of Qt Test may hold
            std::fputs((dump->output() + timbrel.output()).constData(), stdout);
        QVERIFY(isHeard);
        // neither lost the other's port
        QCOMPARE(timbrel.output().count("input_vanished"), round);
        QCOMPARE(timbrel.output().count("output_vanished"), round);
    }
    QCOMPARE(timbrel.interrupt(), 0);
}

// The sequencer knows which thread opened a client, not which process.
void TestPorts::ourOwnPortsAreNotOfferedToUs()
{
    const auto virtuals = midi::openBackend(midi::BackendKind::RtMidiAlsa);
    QVERIFY(virtuals.has_value());
    std::unique_ptr<midi::MidiInput> input;
    std::unique_ptr<midi::MidiOutput> output;
    std::thread opening([&] {
        input = std::move(*(*virtuals)->openInput({{}, true}));
        output = std::move(*(*virtuals)->openOutput({{}, true}));
    });
    opening.join(); // it is over when we look
    for (const auto direction : {midi::Direction::Input, midi::Direction::Output}) {
        const auto ports = (*virtuals)->ports(direction);
        QVERIFY(ports.has_value());
        QVERIFY(!ports->empty()); // Midi Through
        for (const auto& port : *ports)
            QVERIFY2(!port.name.starts_with("Timbrel"), port.fullName.c_str());
    }
}

void TestPorts::interruptingReleasesWhatSounds()
{
    Program timbrel(m_timbrel, perform({QStringLiteral("--virtual")}));
    QVERIFY2(timbrel.waitFor("\"ready\""), timbrel.output().constData());
    Program dump(QStringLiteral("stdbuf"),
                 dumpOf({QStringLiteral("-p"), QStringLiteral("Timbrel out")}));
    QVERIFY2(dump.waitFor("Waiting"), dump.output().constData());
    // two notes, the second of them loud and not yet over when the program is interrupted
    Program player(QStringLiteral("aplaymidi"),
                   {QStringLiteral("-p"), QStringLiteral("Timbrel in"), m_stage->midiFile(2, 1)});
    QVERIFY2(dump.waitForCount("Note on", 2, 60000), dump.output().constData());
    QCOMPARE(timbrel.interrupt(), 0);
    QVERIFY2(dump.waitForCount("Note off", 2, 30000), dump.output().constData());
    QTest::qWait(1000);
    dump.interrupt();
    const auto events = test::eventsIn(dump.output());
    QVERIFY(events.size() >= 2);
    QCOMPARE(events[events.size() - 2].kind, 'o');
    QCOMPARE(events[events.size() - 2].number, PortsStage::kFirstNote + 1);
    QCOMPARE(events.back().kind, 'c');
    QCOMPARE(events.back().value, 10);
}

void TestPorts::unknownPortsAndLoopsAreRefused()
{
    QFETCH(QString, backend);
    Program unknown(m_timbrel, perform(backend, QStringLiteral("Nowhere"), m_through));
    QVERIFY2(unknown.waitFor("Midi Through", 30000), unknown.output().constData()); // what there is
    QCOMPARE(unknown.waitForEnd(), 1);
    Program loop(m_timbrel, perform(backend, m_through, m_through));
    QVERIFY(!loop.waitFor("\"ready\"", 60000));
    QCOMPARE(loop.waitForEnd(), 1);
    Program ambiguous(m_timbrel, perform(backend, QStringLiteral("VirMIDI"), m_through));
    QVERIFY2(ambiguous.waitFor("VirMIDI 0-3", 30000), ambiguous.output().constData());
    QCOMPARE(ambiguous.waitForEnd(), 1);
}

QTEST_GUILESS_MAIN(TestPorts)
#include "tst_ports.moc"
