// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/settings_evidence.h"

#include "core/expression/representation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <optional>

namespace timbrel::expression {
namespace {

using music::Event;
using music::EventKind;
using music::Sequence;

/// Speed is how many changes were made within this time: long enough that the grid on which a
/// sequencer writes controllers does not matter much.
constexpr Microseconds kSpeedWindow {100'000};
/// A change so close to a note belongs to it, and is made when the note is played.
constexpr Microseconds kWithNote {5'000};

bool isMove(const Event& event, std::uint8_t controller)
{
    return event.kind == EventKind::Controller && event.number == controller;
}

/// A controller's course while one note is the last one struck.
struct Response
{
    double velocity = 0.0;
    double sum = 0.0;
    double peak = 0.0;
    double bottom = 0.0;
    std::size_t count = 0;

    void take(double value)
    {
        peak = count == 0 ? value : std::max(peak, value);
        bottom = count == 0 ? value : std::min(bottom, value);
        sum += value;
        ++count;
    }
    [[nodiscard]] double mean() const
    {
        return sum / static_cast<double>(std::max<std::size_t>(count, 1));
    }
};

std::vector<Response> responsesIn(const std::vector<Sequence>& examples, std::uint8_t controller)
{
    std::vector<Response> responses;
    for (const Sequence& example : examples) {
        double current = 0.0;
        bool hasNote = false;
        for (const Event& event : example) {
            if (event.kind == EventKind::NoteOn) {
                responses.push_back({});
                responses.back().velocity = event.value;
                responses.back().take(current);
                hasNote = true;
            } else if (isMove(event, controller)) {
                current = event.value;
                if (hasNote)
                    responses.back().take(current);
            }
        }
    }
    return responses;
}

template<class Value>
double correlation(const std::vector<Response>& responses, Value value)
{
    const auto n = static_cast<double>(responses.size());
    double meanX = 0.0;
    double meanY = 0.0;
    for (const Response& response : responses) {
        meanX += response.velocity / n;
        meanY += value(response) / n;
    }
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (const Response& response : responses) {
        const double x = response.velocity - meanX;
        const double y = value(response) - meanY;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    constexpr double kNothing = 1e-9; // rounding of values that do not vary
    return xx < kNothing || yy < kNothing ? 0.0 : std::abs(xy) / std::sqrt(xx * yy);
}

void takeNotes(const Sequence& example, NoteEvidence& evidence)
{
    std::set<std::uint8_t> held;
    std::optional<std::uint8_t> last;
    std::size_t count = 0;
    for (const Event& event : example) {
        if (event.kind == EventKind::NoteOff)
            held.erase(event.number);
        if (event.kind != EventKind::NoteOn)
            continue;
        ++count;
        evidence.overlap = evidence.overlap || !held.empty();
        evidence.hasIntervals = evidence.hasIntervals || (last && *last != event.number);
        evidence.softest = std::min(evidence.softest, event.value);
        evidence.loudest = std::max(evidence.loudest, event.value);
        held.insert(event.number);
        last = event.number;
    }
    evidence.noteCount += count;
    evidence.hasSeveralInOneExample = evidence.hasSeveralInOneExample || count > 1;
}

void takeControllers(const Sequence& example, std::map<std::uint8_t, ControllerEvidence>& evidence)
{
    std::map<std::pair<std::uint8_t, std::uint8_t>, std::uint8_t>
        current; // by controller and channel
    for (const Event& event : example) {
        if (event.kind != EventKind::Controller)
            continue;
        ControllerEvidence& one = evidence[event.number];
        one.values.insert(event.value);
        const auto [place, isNew] = current.try_emplace({event.number, event.channel}, event.value);
        if (isNew)
            continue;
        one.travel += std::abs(int {event.value} - int {place->second});
        one.moves = one.moves || event.value != place->second;
        place->second = event.value;
    }
    for (const auto& summary : music::controllersIn(example)) {
        ControllerEvidence& one = evidence[summary.controller];
        one.first = one.endsCounted == 0 ? summary.first : one.first;
        ++one.endValues[summary.first];
        ++one.endValues[summary.last];
        one.endsCounted += 2;
    }
}

/// When notes are struck and released.
std::vector<Microseconds> noteTimes(const Sequence& example)
{
    std::vector<Microseconds> times;
    for (const Event& event : example)
        if (event.kind != EventKind::Controller)
            times.push_back(event.time);
    return times;
}

bool isWithNote(const std::vector<Microseconds>& times, Microseconds time)
{
    const auto next = std::lower_bound(times.begin(), times.end(), time - kWithNote);
    return next != times.end() && *next <= time + kWithNote;
}

/// Changes a second at each change that an example makes by itself.
void takeSpeeds(const Sequence& example,
                const ControllerCoding& coding,
                std::vector<double>& speeds)
{
    const auto notes = noteTimes(example);
    std::deque<Microseconds> window;
    std::optional<int> last;
    for (const Event& event : example) {
        if (!isMove(event, coding.controller))
            continue;
        const int index = coding.indexOf(event.value);
        const bool changes = last && index != *last;
        last = index;
        if (!changes || isWithNote(notes, event.time))
            continue;
        window.push_back(event.time);
        while (window.front() <= event.time - kSpeedWindow)
            window.pop_front();
        if (window.size() > 1) // one change alone is no movement
            speeds.push_back(static_cast<double>(window.size())
                             / std::chrono::duration<double>(kSpeedWindow).count());
    }
}

} // namespace

std::map<std::uint8_t, ControllerEvidence> controllerEvidence(const std::vector<Sequence>& examples)
{
    std::map<std::uint8_t, ControllerEvidence> evidence;
    for (const Sequence& example : examples)
        takeControllers(example, evidence);
    return evidence;
}

NoteEvidence noteEvidence(const std::vector<Sequence>& examples)
{
    NoteEvidence evidence;
    for (const Sequence& example : examples)
        takeNotes(example, evidence);
    return evidence;
}

double velocityInfluence(const std::vector<Sequence>& examples, std::uint8_t controller)
{
    const auto responses = responsesIn(examples, controller);
    const std::array influences
        = {correlation(responses, [](const Response& response) { return response.mean(); }),
           correlation(responses, [](const Response& response) { return response.peak; }),
           correlation(responses, [](const Response& response) { return response.bottom; })};
    return *std::max_element(influences.begin(), influences.end());
}

double changesPerSecond(const std::vector<Sequence>& examples, std::uint8_t controller, int count)
{
    ControllerCoding coding {controller, count, 127, 0, 0};
    for (const Sequence& example : examples)
        for (const Event& event : example)
            if (isMove(event, controller)) {
                coding.minimum = std::min(coding.minimum, int {event.value});
                coding.maximum = std::max(coding.maximum, int {event.value});
            }
    std::vector<double> speeds;
    for (const Sequence& example : examples)
        takeSpeeds(example, coding, speeds);
    if (speeds.size() < 4)
        return 0.0;
    const auto place = static_cast<std::ptrdiff_t>(speeds.size() * 9 / 10);
    std::nth_element(speeds.begin(), speeds.begin() + place, speeds.end());
    return speeds[static_cast<std::size_t>(place)];
}

} // namespace timbrel::expression
