// SPDX-License-Identifier: GPL-3.0-or-later
// What a mouse move costs before anything is painted: drags of notes and strokes of the pencil in
// big examples, through the document that the editor uses; and what is computed beside it.
#include "core/expression/contradictions.h"
#include "core/expression/learnable_steps.h"
#include "core/expression/settings_proposal.h"
#include "core/music/thinning.h"
#include "support/synthetic_families.h"
#include "ui/editor/example_document.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <vector>

#include "bench/bench_row.h"

using namespace timbrel;
using namespace timbrel::music;

namespace {

constexpr int kNotes = 100'000;
constexpr int kPoints = 1'000'000;
constexpr LaneKey kLane {74, 0};
constexpr int kMoves = 300;

Sequence manyNotes()
{
    Random random(1);
    Sequence events;
    for (int i = 0; i < kNotes; ++i) {
        const Microseconds onset {36'000LL * i};
        const auto number = static_cast<std::uint8_t>(24 + random.below(80));
        events.push_back({onset, EventKind::NoteOn, 0, number, 90});
        events.push_back(
            {onset + Microseconds {30'000 + static_cast<std::int64_t>(random.below(400'000))},
             EventKind::NoteOff,
             0,
             number,
             0});
    }
    sortByTime(events);
    return events;
}

Sequence manyPoints()
{
    Sequence events;
    for (int i = 0; i < kPoints; ++i)
        events.push_back({Microseconds {3600LL * i},
                          EventKind::Controller,
                          0,
                          kLane.controller,
                          static_cast<std::uint8_t>(64 + std::lround(60 * std::sin(i * 0.013)))});
    return events;
}

class Times
{
public:
    template<class Work>
    void measure(Work&& work)
    {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> time
            = std::chrono::steady_clock::now() - begin;
        m_milliseconds.push_back(time.count());
    }
    /// bar: of the median, in ms.
    void print(const char* id, double bar)
    {
        std::sort(m_milliseconds.begin(), m_milliseconds.end());
        const double median = m_milliseconds[m_milliseconds.size() / 2];
        bench::printRow(
            id,
            fmt::format("median {:.3f} ms, worst {:.3f}", median, m_milliseconds.back()),
            median <= bar);
    }

private:
    std::vector<double> m_milliseconds;
};

void drag(ui::ExampleDocument& document, const char* id, std::size_t count, double bar)
{
    const std::size_t every = document.score().notes.size() / count;
    std::vector<NoteIndex> notes(count);
    for (std::size_t i = 0; i < count; ++i)
        notes[i] = i * every;
    document.selectNotes(notes, ui::SelectionMode::Replace);
    Times times;
    document.beginGesture();
    for (int move = 1; move <= kMoves; ++move)
        times.measure([&] {
            document.previewGesture([&](const Score& score) {
                return moveNotes(score, notes, Microseconds {977 * move}, move % 5);
            });
        });
    document.commitGesture(QStringLiteral("Move"));
    times.print(id, bar);
}

void stroke(ui::ExampleDocument& document)
{
    Times times;
    document.beginGesture();
    // from the beginning on: the most has to be moved
    for (int move = 0; move < kMoves; ++move)
        times.measure([&] {
            document.extendGesture(
                drawWithPencil(document.score(),
                               kLane,
                               {Microseconds {100'000LL * move}, 20.0 + move % 90},
                               {Microseconds {100'000LL * (move + 1)}, 21.0 + move % 90}));
        });
    times.print("edit_pencil", 4.0);
    Times commit;
    commit.measure([&] { document.commitGesture(QStringLiteral("Draw")); });
    commit.measure([&] { document.history().undo(); });
    commit.measure([&] { document.history().redo(); });
    commit.print("edit_undo", 4.0);
}

void measureLane()
{
    ui::ExampleDocument document;
    document.load(manyPoints(), {});
    stroke(document);
    const auto& points = findLane(document.score(), kLane)->points;
    Times steps;
    for (int i = 0; i < 20; ++i)
        steps.measure([&] {
            (void)expression::learnableSteps(
                points, {}, {kLane.controller, 32, 0, 127, 0}, Microseconds {13'333});
        });
    steps.print("edit_steps", 16.0);
    Times thin;
    for (int i = 0; i < 20; ++i)
        thin.measure([&] { (void)thinned(points, 2); });
    thin.print("edit_thin", 50.0);
    Times snapshot;
    snapshot.measure([&] { (void)document.snapshot(); });
    snapshot.print("edit_snapshot", 50.0);
}

void measureContradictions()
{
    std::vector<Sequence> examples;
    for (std::uint64_t seed = 1; seed <= 500; ++seed)
        examples.push_back(test::makeFamilyFile(test::Family::Vibrato, seed, 75));
    Random random(1);
    const auto settings = expression::proposeSettings(examples).conf.settings(random);
    Times times;
    for (int i = 0; i < 5; ++i)
        times.measure([&] { (void)expression::findContradictions(examples, *settings); });
    times.print("contradictions", 2000.0);
}

} // namespace

int main()
{
    ui::ExampleDocument document;
    document.load(manyNotes(), {});
    drag(document, "edit_drag", 1000, 4.0);
    drag(document, "edit_drag_all", kNotes, 100.0);
    measureLane();
    measureContradictions();
}
