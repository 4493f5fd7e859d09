// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/vary_example.h"

#include <QtTest>

#include <algorithm>
#include <vector>

#include "made_events.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::Event;
using music::EventKind;
using music::Sequence;
using test::control;
using test::ms;
using test::noteOff;
using test::noteOn;

namespace {

/// A note of a second that moves the controller every 10 ms, and half a second that follows it.
Sequence drawnNote()
{
    Sequence events {control(ms(0), 0), noteOn(ms(0), 60)};
    for (int i = 1; i < 100; ++i)
        events.push_back(control(ms(10 * i), i));
    events.push_back(control(ms(1000), 70));
    events.push_back(noteOff(ms(1000), 60));
    for (int i = 1; i <= 50; ++i)
        events.push_back(control(ms(1000 + 10 * i), 70 - i));
    return events;
}

bool isSorted(const Sequence& events)
{
    return std::is_sorted(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return a.time < b.time;
    });
}

std::size_t placeOf(const Sequence& events, EventKind kind)
{
    const auto found = std::find_if(
        events.begin(), events.end(), [&](const Event& event) { return event.kind == kind; });
    return static_cast<std::size_t>(found - events.begin());
}

/// What follows the note-off, in time since it.
Sequence afterRelease(const Sequence& events)
{
    const std::size_t off = placeOf(events, EventKind::NoteOff);
    Sequence after(events.begin() + std::ptrdiff_t(off) + 1, events.end());
    for (Event& event : after)
        event.time -= events[off].time;
    return after;
}

struct Varied
{
    Sequence events;
    Microseconds length; ///< of the note
};

/// Many variations of an example; its first note's length tells what became of it.
std::vector<Varied> variationsOf(const Sequence& example, Microseconds longestNote, int count)
{
    Random random(8);
    std::vector<Varied> all;
    for (int i = 0; i < count; ++i) {
        Varied varied {example, {}};
        varyExample(varied.events, longestNote, random);
        varied.length = varied.events[placeOf(varied.events, EventKind::NoteOff)].time
            - varied.events[placeOf(varied.events, EventKind::NoteOn)].time;
        all.push_back(std::move(varied));
    }
    return all;
}

} // namespace

class TestVaryExample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void someVariationsChangeNothing();
    void releasedEarly();
    void heldOn();
    void shortNotesAreNotHeldOn();
    void chordsAreNotVaried();
};

void TestVaryExample::someVariationsChangeNothing()
{
    int same = 0;
    for (const Varied& varied : variationsOf(drawnNote(), ms(1000), 400)) {
        same += varied.events == drawnNote() ? 1 : 0;
        QVERIFY(isSorted(varied.events));
        QCOMPARE(music::countNotes(varied.events), 1U);
    }
    QVERIFY(same > 40 && same < 130);
}

void TestVaryExample::releasedEarly()
{
    int count = 0;
    for (const Varied& varied : variationsOf(drawnNote(), ms(1000), 400)) {
        if (varied.length >= ms(1000))
            continue;
        ++count;
        QVERIFY(varied.length >= ms(20));
        // until the release as it was drawn
        const std::size_t off = placeOf(varied.events, EventKind::NoteOff);
        const Sequence drawn = drawnNote();
        QVERIFY(off >= 3);
        for (std::size_t i = 0; i + 1 < off; ++i)
            QVERIFY(varied.events[i] == drawn[i]);
        // at it the value that the drawn release has, and then what the example does after it
        QCOMPARE(varied.events[off - 1].value, std::uint8_t {70});
        QCOMPARE(varied.events[off - 1].time, varied.events[off].time);
        QVERIFY(afterRelease(varied.events) == afterRelease(drawn));
    }
    QVERIFY(count > 80);
}

void TestVaryExample::heldOn()
{
    int count = 0;
    for (const Varied& varied : variationsOf(drawnNote(), ms(1050), 400)) {
        if (varied.length <= ms(1000))
            continue;
        ++count;
        QVERIFY(varied.length >= ms(1200) && varied.length <= ms(4000));
        const std::size_t off = placeOf(varied.events, EventKind::NoteOff);
        const Sequence drawn = drawnNote();
        QVERIFY(
            std::equal(drawn.begin(), drawn.begin() + std::ptrdiff_t(off), varied.events.begin()));
        QVERIFY(afterRelease(varied.events) == afterRelease(drawn));
    }
    QVERIFY(count > 15);
}

void TestVaryExample::shortNotesAreNotHeldOn()
{
    for (const Varied& varied : variationsOf(drawnNote(), ms(1200), 400))
        QVERIFY(varied.length <= ms(1000));
    QCOMPARE(longestNoteIn(drawnNote()), ms(1000));
    QCOMPARE(longestNoteIn({control(ms(0), 4)}), ms(0));
}

void TestVaryExample::chordsAreNotVaried()
{
    const Sequence chord {noteOn(ms(0), 60),
                          noteOn(ms(1), 64),
                          control(ms(500), 4),
                          noteOff(ms(1000), 60),
                          noteOff(ms(1001), 64)};
    for (const Varied& varied : variationsOf(chord, ms(1000), 100))
        QVERIFY(varied.events == chord);
}

QTEST_APPLESS_MAIN(TestVaryExample)
#include "tst_vary_example.moc"
