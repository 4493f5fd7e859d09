// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_hit_test.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace timbrel::ui {
namespace {

constexpr double kGripPuck = 12.0;
constexpr double kGripPoint = 8.0;
constexpr double kGripDot = 6.0;
constexpr double kGripLine = 5.0;

double distance(QPointF a, QPointF b)
{
    return QLineF(a, b).length();
}

std::optional<std::size_t> pointUnder(const PadScene& scene, QPointF place)
{
    std::optional<std::size_t> nearest;
    double least = kGripPoint;
    const auto& points = scene.path->points();
    for (std::size_t i = 0; i < points.size(); ++i)
        if (const double off = distance(scene.geometry.pixelOf(points[i].position), place);
            off <= least) {
            least = off;
            nearest = i;
        }
    return nearest;
}

/// The beat of the nearest place of the path's line, if one is near enough.
std::optional<double> lineUnder(const PadScene& scene, QPointF place)
{
    std::optional<double> found;
    double least = kGripLine;
    const auto& points = scene.path->points();
    const bool isClosed = scene.path->end() == pattern::PathEnd::Loop;
    for (std::size_t i = 0; i + (isClosed ? 0 : 1) < points.size(); ++i) {
        const pattern::PathPoint& from = points[i];
        const bool isClosing = i + 1 == points.size();
        const pattern::PathPoint to = isClosing
            ? pattern::PathPoint {scene.path->lengthBeats(), points.front().position}
            : points[i + 1];
        const QPointF a = scene.geometry.pixelOf(from.position);
        const QPointF way = scene.geometry.pixelOf(to.position) - a;
        const double length = QPointF::dotProduct(way, way);
        const double share = length > 0.0
            ? std::clamp(QPointF::dotProduct(place - a, way) / length, 0.0, 1.0)
            : 0.0;
        if (const double off = distance(a + share * way, place); off <= least) {
            least = off;
            found = from.beat + share * (to.beat - from.beat);
        }
    }
    return found;
}

std::optional<std::size_t> dotUnder(const PadScene& scene, QPointF place)
{
    std::optional<std::size_t> nearest;
    double least = kGripDot;
    for (std::size_t i = 0; i < scene.dots->size(); ++i)
        if (const double off = distance(scene.geometry.pixelOf((*scene.dots)[i].position), place);
            off <= least) {
            least = off;
            nearest = i;
        }
    return nearest;
}

} // namespace

std::optional<std::size_t> cornerUnder(const PadScene& scene, QPointF place)
{
    if (!scene.hasCorners)
        return std::nullopt;
    for (std::size_t i = 0; i < scene.corners.size(); ++i)
        if (scene.geometry.cornerCard(i).contains(place))
            return i;
    return std::nullopt;
}

PadHit hitPad(const PadScene& scene, QPointF place)
{
    const bool hasPath = scene.path != nullptr && !scene.path->isEmpty();
    if (hasPath && scene.isPathEdited)
        if (const auto point = pointUnder(scene, place))
            return {PadPart::PathPoint, *point, scene.path->points()[*point].beat};
    if (!scene.isPathEdited && distance(scene.geometry.pixelOf(scene.target), place) <= kGripPuck)
        return {PadPart::Puck, 0, 0.0};
    if (!scene.isPathEdited && scene.dots != nullptr)
        if (const auto dot = dotUnder(scene, place))
            return {PadPart::Dot, *dot, 0.0};
    if (hasPath && scene.isPathEdited)
        if (const auto beat = lineUnder(scene, place))
            return {PadPart::PathLine, 0, *beat};
    if (const auto corner = cornerUnder(scene, place))
        return {PadPart::Corner, *corner, 0.0};
    return {};
}

} // namespace timbrel::ui
