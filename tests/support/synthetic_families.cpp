// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/synthetic_families.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

namespace timbrel::test {
namespace {

using music::EventKind;

constexpr std::array kLengths = {250'000, 400'000, 600'000, 1'000'000};
constexpr std::array kPauses = {50'000, 200'000, 500'000};
constexpr std::array kVelocities = {30, 50, 70, 90, 110, 127};
constexpr std::array kIntervals = {1, 2, 3, 5, 7, 12};
constexpr int kLowest = 40;
constexpr int kHighest = 84;
constexpr Microseconds kFirstNote {250'000};
constexpr Microseconds kSpacing {20'000};
constexpr Microseconds kAhead {3'000};
constexpr Microseconds kLongestRelease {1'000'000}; ///< every formula rests long before

/// Seconds from rest to the peak, from there to the level that is held, and from it to rest.
struct Envelope
{
    double attack;
    double decay;
    double sustain;
    double release;
};

double held(const Envelope& envelope, double seconds)
{
    if (seconds < envelope.attack)
        return seconds / envelope.attack;
    const double fallen = std::min((seconds - envelope.attack) / envelope.decay, 1.0);
    return 1.0 - (1.0 - envelope.sustain) * fallen;
}

double released(const Envelope& envelope, double seconds)
{
    return envelope.sustain * std::max(0.0, 1.0 - seconds / envelope.release);
}

double envelopeAt(const Envelope& envelope, bool isHeld, double seconds)
{
    return isHeld ? held(envelope, seconds) : released(envelope, seconds);
}

/// The formulas of META.json, 0 to 1; seconds since the note event.
double formula(Family family, bool isHeld, double seconds, int velocity, int interval)
{
    switch (family) {
    case Family::Env:
        return envelopeAt({0.1, 0.2, 0.5, 0.3}, isHeld, seconds);
    case Family::Velocity:
        return envelopeAt({0.02, 0.3, 0.6, 0.2}, isHeld, seconds) * velocity / 127.0;
    case Family::Interval:
        return envelopeAt({0.05, 0.1, 0.8, 0.2}, isHeld, seconds) * std::abs(interval) / 12.0;
    case Family::Step:
        return isHeld ? 1.0 : 0.0;
    case Family::Vibrato:
        return isHeld ? 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * 4.0 * seconds) : 0.0;
    }
    return 0.0;
}

/// Writes the notes down and the controller beside them.
class FamilyPlayer
{
public:
    explicit FamilyPlayer(Family family)
        : m_family(family)
        , m_rule(ruleOf(family))
    {
        set({}, m_rule.defaultValue);
    }

    void play(const FamilyNote& note, std::optional<Microseconds> next)
    {
        m_interval = m_lastPitch < 0 ? 0 : note.pitch - m_lastPitch;
        m_lastPitch = note.pitch;
        m_velocity = note.velocity;
        const Microseconds end = note.start + note.length;
        follow(note.start, true, 0);
        m_events.push_back({note.start, EventKind::NoteOn, 0, note.pitch, note.velocity});
        follow(note.start, true, 1, end);
        follow(end, false, 0);
        m_events.push_back({end, EventKind::NoteOff, 0, note.pitch, 64});
        follow(end, false, 1, next.value_or(end + kLongestRelease));
    }

    [[nodiscard]] music::Sequence take() { return std::move(m_events); }

private:
    /// The formula's values from the `first` spacing after the event on, until the next event.
    void follow(Microseconds event, bool isHeld, int first, std::optional<Microseconds> until = {})
    {
        for (int i = first;; ++i) {
            const Microseconds meant = event + i * kSpacing;
            if (until && meant >= *until)
                return;
            const Microseconds time = meant - (i > 0 ? kAhead : Microseconds {0});
            const double seconds = i * std::chrono::duration<double>(kSpacing).count();
            const double part = formula(m_family, isHeld, seconds, m_velocity, m_interval);
            const double range = m_rule.maximum - m_rule.minimum;
            set(time, static_cast<std::uint8_t>(std::lround(m_rule.minimum + part * range)));
            if (!until)
                return;
        }
    }

    void set(Microseconds time, std::uint8_t value)
    {
        if (m_value == value)
            return;
        m_value = value;
        m_events.push_back({time, EventKind::Controller, 0, m_rule.controller, value});
    }

    Family m_family;
    const FamilyRule& m_rule;
    music::Sequence m_events;
    std::optional<std::uint8_t> m_value;
    int m_lastPitch = -1; ///< before the first note: -1
    int m_velocity = 0;
    int m_interval = 0;
};

template<class Values>
int pick(Random& random, const Values& values)
{
    return values[random.below(values.size())];
}

} // namespace

const FamilyRule& ruleOf(Family family)
{
    static const std::array<FamilyRule, 5> kRules = {{
        {"env", 1, 0, 0, 127},
        {"velocity", 74, 20, 20, 120},
        {"interval", 11, 64, 64, 127},
        {"step", 71, 0, 0, 100},
        {"vibrato", 1, 0, 0, 90},
    }};
    return kRules[static_cast<std::size_t>(family)];
}

std::vector<FamilyNote> familyNotes(std::uint64_t seed, int count)
{
    Random random(seed);
    std::vector<FamilyNote> notes;
    Microseconds start = kFirstNote;
    int pitch = 60;
    for (int i = 0; i < count; ++i) {
        FamilyNote note;
        note.start = start;
        note.length = Microseconds {pick(random, kLengths)};
        note.pitch = static_cast<std::uint8_t>(pitch);
        note.velocity = static_cast<std::uint8_t>(pick(random, kVelocities));
        notes.push_back(note);
        start += note.length + Microseconds {pick(random, kPauses)};
        int next = 0;
        do
            next = pitch + (random.chance(0.5) ? 1 : -1) * pick(random, kIntervals);
        while (next < kLowest || next > kHighest);
        pitch = next;
    }
    return notes;
}

music::Sequence playFamily(Family family, const std::vector<FamilyNote>& notes)
{
    FamilyPlayer player(family);
    for (std::size_t i = 0; i < notes.size(); ++i)
        player.play(notes[i],
                    i + 1 < notes.size() ? std::optional(notes[i + 1].start) : std::nullopt);
    return player.take();
}

music::Sequence makeFamilyFile(Family family, std::uint64_t seed, int notes)
{
    return playFamily(family, familyNotes(seed, notes));
}

music::Sequence tutorialExample()
{
    // 960 ticks a quarter at 120 quarters a minute: a tick is 3125 / 6 microseconds. The values
    // 1-127 divide 960 ticks into 126 parts; each stands at the first tick that is not before its
    // part (on the way up: after its beginning).
    constexpr int kHalf = 960;
    constexpr int kParts = 126;
    const auto timeOf = [](int tick) { return Microseconds {tick * 3125 / 6}; };
    const auto up = [](int i) { return i * kHalf / kParts + 1; };
    const auto down = [](int i) { return kHalf + (i * kHalf + kParts - 1) / kParts; };
    const auto controller = [&](int tick, int value) {
        return music::Event {
            timeOf(tick), EventKind::Controller, 0, 1, static_cast<std::uint8_t>(value)};
    };
    music::Sequence events = {controller(0, 1), {timeOf(0), EventKind::NoteOn, 0, 55, 80}};
    for (int value = 2; value <= 127; ++value)
        events.push_back(controller(up(value - 2), value));
    for (int value = 126; value >= 2; --value)
        events.push_back(controller(down(127 - value), value));
    events.push_back({timeOf(2 * kHalf), EventKind::NoteOff, 0, 55, 64});
    return events;
}

} // namespace timbrel::test
