// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/renderer.h"
#include "core/midi/midi_file_writer.h"
#include "support/synthetic_families.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <vector>

#include "tutorial_training.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::EventKind;
using music::Sequence;

namespace {

constexpr Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

constexpr int kTop = 127;
constexpr int kRest = 1; ///< the lowest value of the example, where the default of 0 lies
constexpr std::uint8_t kTaughtNote = 55;

struct PlayedNote
{
    int start; ///< ms
    int length;
    int pitch;
};

Sequence played(const std::vector<PlayedNote>& notes)
{
    Sequence events;
    for (const PlayedNote& note : notes) {
        const auto pitch = static_cast<std::uint8_t>(note.pitch);
        events.push_back({ms(note.start), EventKind::NoteOn, 0, pitch, 80});
        events.push_back({ms(note.start + note.length), EventKind::NoteOff, 0, pitch, 0});
    }
    music::sortByTime(events);
    return events;
}

std::vector<PlayedNote> repeated(int count, int every, int length, int rise)
{
    std::vector<PlayedNote> notes;
    for (int i = 0; i < count; ++i)
        notes.push_back({2000 + i * every, length, kTaughtNote + i * rise});
    return notes;
}

constexpr Microseconds kNever = Microseconds::max();

/// What the controller did.
struct Movement
{
    int peak = 0;
    Microseconds longestAtTop {};
    Microseconds backAfter = kNever; ///< at rest for good so long after the last note-off
};

Movement movementOf(ExpressionModel& model, const Sequence& notes)
{
    const auto rendering = render(*midi::parseMidiFile(midi::writeMidiFile(notes), "x.mid"), model);
    const auto bytes = midi::writeMidiFile(rendering.events, rendering.payloads);
    const Sequence heard = midi::mergedSequence(*midi::parseMidiFile(bytes, "y.mid"));
    Movement movement;
    int value = kRest;
    Microseconds since {};
    Microseconds rest = ms(0);
    for (const music::Event& event : heard) {
        if (value == kTop)
            movement.longestAtTop = std::max(movement.longestAtTop, event.time - since);
        if (event.kind != EventKind::Controller)
            continue;
        // The end of a rendering sends the defaults in any case; only what the network did counts.
        const bool isEnd = &event == &heard.back() && !rendering.isAtRest;
        value = event.value;
        since = event.time;
        movement.peak = std::max(movement.peak, value);
        if (value > kRest || isEnd)
            rest = kNever;
        else if (rest == kNever)
            rest = event.time;
    }
    if (rest != kNever)
        movement.backAfter = std::max(ms(0), rest - notes.back().time);
    return movement;
}

QString textOf(const Movement& movement)
{
    return QStringLiteral("peak %1, %2 ms at the top, back after %3 ms")
        .arg(movement.peak)
        .arg(movement.longestAtTop.count() / 1000)
        .arg(movement.backAfter == kNever ? -1 : movement.backAfter.count() / 1000);
}

} // namespace

class TestUntaught : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void staysSane_data();
    void staysSane();
    void pitchMakesNoDifferenceWithoutIntervals();

private:
    std::map<QString, std::vector<ExpressionModel>> m_models; ///< by settings, several seeds each
};

void TestUntaught::initTestCase()
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        auto someNoteOn
            = test::taughtModel(test::tutorialSettings(), {test::tutorialExample()}, seed);
        auto fiveFeatures
            = test::taughtModel(test::generatedSettings(), {test::tutorialExample()}, seed);
        QVERIFY(someNoteOn && fiveFeatures);
        QCOMPARE(someNoteOn->description.mse, 0.0);
        QCOMPARE(fiveFeatures->description.mse, 0.0);
        m_models[QStringLiteral("some note on")].push_back(std::move(*someNoteOn));
        m_models[QStringLiteral("five features")].push_back(std::move(*fiveFeatures));
    }
}

void TestUntaught::staysSane_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<Sequence>("notes");
    for (const char* settings : {"some note on", "five features"}) {
        const auto row = [&](const char* name, const std::vector<PlayedNote>& notes) {
            QTest::addRow("%s, %s", settings, name)
                << QString::fromLatin1(settings) << played(notes);
        };
        row("as taught", {{2000, 1000, kTaughtNote}});
        row("from the first moment", {{0, 1000, kTaughtNote}});
        row("held for ten seconds", {{2000, 10000, kTaughtNote}});
        row("released early", {{2000, 500, kTaughtNote}});
        row("touched", {{2000, 100, kTaughtNote}});
        row("repeated fast", repeated(16, 100, 60, 0));
        row("repeated without a gap", repeated(16, 100, 100, 0));
        row("fast scale", repeated(16, 100, 100, 1));
        row("slow legato", repeated(4, 900, 1000, 2));
        row("chord", {{2000, 1000, 55}, {2000, 1000, 59}, {2000, 1000, 62}});
        row("rolled chord", {{2000, 1000, 55}, {2017, 1008, 59}, {2034, 1016, 62}});
        row("long chord", {{2000, 5000, 55}, {2000, 5000, 59}, {2000, 5000, 62}});
        row("an octave higher", {{2000, 1000, kTaughtNote + 12}});
        row("a fifth lower", {{2000, 1000, kTaughtNote - 7}});
        row("leaps", {{2000, 1000, 55}, {4000, 1000, 67}, {6000, 1000, 48}});
    }
}

void TestUntaught::staysSane()
{
    QFETCH(const QString, settings);
    QFETCH(const Sequence, notes);
    for (ExpressionModel& model : m_models[settings]) {
        const Movement movement = movementOf(model, notes);
        const QByteArray text = textOf(movement).toUtf8();
        QVERIFY2(movement.peak > kRest, text.constData()); // it does something
        QVERIFY2(movement.longestAtTop <= ms(1000), text.constData());
        QVERIFY2(movement.backAfter <= ms(300), text.constData());
    }
}

void TestUntaught::pitchMakesNoDifferenceWithoutIntervals()
{
    for (ExpressionModel& model : m_models[QStringLiteral("some note on")]) {
        const QString taught = textOf(movementOf(model, played({{2000, 1000, kTaughtNote}})));
        QCOMPARE(textOf(movementOf(model, played({{2000, 1000, kTaughtNote + 12}}))), taught);
        QCOMPARE(textOf(movementOf(model, played({{2000, 1000, kTaughtNote - 7}}))), taught);
    }
}

QTEST_APPLESS_MAIN(TestUntaught)
#include "tst_untaught.moc"
