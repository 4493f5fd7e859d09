// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/puck_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace timbrel::pattern {

using learning::PadPosition;

namespace {

constexpr std::array<std::string_view, 3> kEndIds = {"loop", "back_and_forth", "stop"};
constexpr double kNearlyStraight = 0.003; ///< of the pad: a hand is no steadier

double lengthIn(double beats)
{
    return std::isfinite(beats) ? std::clamp(beats, PuckPath::kShortest, PuckPath::kLongest)
                                : PuckPath::kShortest;
}

double distance(PadPosition a, PadPosition b)
{
    return std::hypot(double {a.x} - double {b.x}, double {a.y} - double {b.y});
}

/// From the straight line between two others.
double distanceFromLine(PadPosition point, PadPosition from, PadPosition to)
{
    const double length = distance(from, to);
    if (length == 0.0)
        return distance(point, from);
    const double dx = double {to.x} - double {from.x};
    const double dy = double {to.y} - double {from.y};
    const double along
        = ((double {point.x} - double {from.x}) * dx + (double {point.y} - double {from.y}) * dy)
        / (length * length);
    const double share = std::clamp(along, 0.0, 1.0);
    return std::hypot(double {from.x} + share * dx - double {point.x},
                      double {from.y} + share * dy - double {point.y});
}

/// Douglas and Peucker 1973, with a stack of its own.
std::vector<PadPosition> simplified(std::span<const PadPosition> line)
{
    std::vector<bool> isKept(line.size(), false);
    isKept.front() = isKept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = kNearlyStraight;
        std::size_t place = 0;
        for (std::size_t i = first + 1; i < last; ++i)
            if (const double off = distanceFromLine(line[i], line[first], line[last]);
                off > farthest) {
                farthest = off;
                place = i;
            }
        if (place == 0)
            continue;
        isKept[place] = true;
        open.emplace_back(first, place);
        open.emplace_back(place, last);
    }
    std::vector<PadPosition> kept;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (isKept[i])
            kept.push_back(line[i]);
    return kept;
}

PadPosition between(PadPosition a, PadPosition b, double share) noexcept TIMBREL_REALTIME
{
    const auto mix = static_cast<float>(share);
    return {a.x + (b.x - a.x) * mix, a.y + (b.y - a.y) * mix};
}

Error invalid(const char* name)
{
    return Error(ErrorId::FieldInvalid).named(name);
}

Result<PathPoint> pointFromJson(const Json& json)
{
    if (!json.is_array() || json.size() != 3)
        return failure(invalid("points"));
    std::array<double, 3> numbers {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!json[i].is_number())
            return failure(invalid("points"));
        numbers[i] = json[i].get<double>();
        if (!std::isfinite(numbers[i]))
            return failure(invalid("points"));
    }
    return PathPoint {
        numbers[0],
        learning::heldOnPad({static_cast<float>(numbers[1]), static_cast<float>(numbers[2])})};
}

} // namespace

std::string_view pathEndId(PathEnd end) noexcept
{
    return kEndIds[static_cast<std::size_t>(end)];
}

std::optional<PathEnd> pathEndOf(std::string_view id) noexcept
{
    const auto place = std::find(kEndIds.begin(), kEndIds.end(), id);
    if (place == kEndIds.end())
        return std::nullopt;
    return static_cast<PathEnd>(place - kEndIds.begin());
}

PuckPath PuckPath::drawn(std::span<const PadPosition> line, double lengthBeats, PathEnd end)
{
    PuckPath path;
    path.m_length = lengthIn(lengthBeats);
    path.m_end = end;
    if (line.empty())
        return path;
    std::vector<PadPosition> held;
    held.reserve(line.size());
    const std::size_t every = (line.size() + kMostPoints - 1) / kMostPoints;
    for (std::size_t i = 0; i < line.size(); i += every)
        held.push_back(learning::heldOnPad(line[i]));
    const std::vector<PadPosition> kept = simplified(held);
    double all = end == PathEnd::Loop ? distance(kept.back(), kept.front()) : 0.0;
    for (std::size_t i = 1; i < kept.size(); ++i)
        all += distance(kept[i - 1], kept[i]);
    double done = 0.0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (i > 0)
            done += distance(kept[i - 1], kept[i]);
        path.m_points.push_back({all > 0.0 ? path.m_length * done / all : 0.0, kept[i]});
    }
    return path;
}

PuckPath PuckPath::recorded(std::span<const PathPoint> points, double lengthBeats, PathEnd end)
{
    PuckPath path;
    path.m_length = lengthIn(lengthBeats);
    path.m_end = end;
    const std::size_t every = (points.size() + kMostPoints - 1) / kMostPoints;
    for (std::size_t i = 0; i < points.size(); i += every) {
        const PathPoint& point = points[i];
        if (!(point.beat >= 0.0) || point.beat > path.m_length)
            continue;
        const double after = path.m_points.empty() ? 0.0 : path.m_points.back().beat;
        path.m_points.push_back({std::max(point.beat, after), learning::heldOnPad(point.position)});
    }
    if (!path.m_points.empty())
        path.m_points.front().beat = 0.0;
    return path;
}

PadPosition PuckPath::positionAt(double beat) const noexcept TIMBREL_REALTIME
{
    if (m_points.empty())
        return {};
    double at = std::isfinite(beat) ? beat : 0.0;
    if (m_end == PathEnd::Stop) {
        at = std::clamp(at, 0.0, m_length);
    } else {
        const double period = m_end == PathEnd::Loop ? m_length : 2.0 * m_length;
        at -= period * std::floor(at / period);
        if (at > m_length)
            at = period - at;
    }
    const auto next = std::upper_bound(
        m_points.begin(), m_points.end(), at, [](double value, const PathPoint& point) {
            return value < point.beat;
        });
    if (next == m_points.begin())
        return m_points.front().position;
    const PathPoint& before = *std::prev(next);
    const bool isClosing = next == m_points.end();
    if (isClosing && m_end != PathEnd::Loop)
        return before.position;
    const PathPoint after = isClosing ? PathPoint {m_length, m_points.front().position} : *next;
    const double span = after.beat - before.beat;
    return between(before.position, after.position, span > 0.0 ? (at - before.beat) / span : 1.0);
}

PuckPath PuckPath::withPointMoved(std::size_t index, PadPosition to) const
{
    PuckPath path = *this;
    if (index < path.m_points.size())
        path.m_points[index].position = learning::heldOnPad(to);
    return path;
}

PuckPath PuckPath::withoutPoint(std::size_t index) const
{
    PuckPath path = *this;
    if (index >= path.m_points.size())
        return path;
    path.m_points.erase(path.m_points.begin() + static_cast<std::ptrdiff_t>(index));
    if (!path.m_points.empty())
        path.m_points.front().beat = 0.0;
    return path;
}

PuckPath PuckPath::withPointAt(double beat) const
{
    PuckPath path = *this;
    if (path.m_points.size() >= kMostPoints || !(beat >= 0.0) || beat > m_length)
        return path;
    const auto place = std::upper_bound(
        path.m_points.begin(), path.m_points.end(), beat, [](double value, const PathPoint& point) {
            return value < point.beat;
        });
    path.m_points.insert(place, {path.isEmpty() ? 0.0 : beat, positionAt(beat)});
    return path;
}

PuckPath PuckPath::withLength(double beats) const
{
    PuckPath path = *this;
    path.m_length = lengthIn(beats);
    for (PathPoint& point : path.m_points)
        point.beat = std::min(path.m_length, point.beat * path.m_length / m_length);
    return path;
}

PuckPath PuckPath::withEnd(PathEnd end) const
{
    PuckPath path = *this;
    path.m_end = end;
    return path;
}

Json toJson(const PuckPath& path)
{
    Json points = Json::array();
    for (const PathPoint& point : path.points())
        points.push_back(Json::array({point.beat, point.position.x, point.position.y}));
    return {{"beats", path.lengthBeats()},
            {"end", std::string(pathEndId(path.end()))},
            {"points", std::move(points)}};
}

Result<PuckPath> puckPathFromJson(const Json& json)
{
    const auto beats = jsonReal(json, "beats");
    if (!beats)
        return failure(beats.error());
    if (*beats < PuckPath::kShortest || *beats > PuckPath::kLongest)
        return failure(invalid("beats"));
    const auto id = jsonString(json, "end");
    if (!id)
        return failure(id.error());
    const auto end = pathEndOf(*id);
    if (!end)
        return failure(invalid("end").butFound(*id));
    const auto listed = jsonArray(json, "points");
    if (!listed)
        return failure(listed.error());
    if ((*listed)->size() > PuckPath::kMostPoints)
        return failure(invalid("points"));
    std::vector<PathPoint> points;
    for (const Json& one : **listed) {
        const auto point = pointFromJson(one);
        if (!point)
            return failure(point.error());
        const double after = points.empty() ? 0.0 : points.back().beat;
        if (point->beat < after || point->beat > *beats)
            return failure(invalid("points"));
        points.push_back(*point);
    }
    return PuckPath::recorded(points, *beats, *end);
}

} // namespace timbrel::pattern
