// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/latent_map.h"

#include "core/learning/latent_plane.h"
#include "core/learning/neighbour_embedding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace timbrel::learning {
namespace {

constexpr std::size_t kLandmarks = 600; ///< that are laid out with each other
constexpr std::size_t kNeighbours = 6; ///< between which a position is filled
constexpr float kMargin = 0.04F; ///< of the pad, around all points

struct Near
{
    float squaredDistance = std::numeric_limits<float>::max();
    std::size_t index = 0;
};
using Nearest = std::array<Near, kNeighbours + 1>; ///< the last one says how far the others count

/// The nearest of `count`, by a distance squared; nearest first.
template<class SquaredDistance>
Nearest nearestOf(std::size_t count, SquaredDistance squaredDistance) noexcept
{
    Nearest nearest;
    for (std::size_t i = 0; i < count; ++i) {
        const float far = squaredDistance(i);
        if (!(far < nearest.back().squaredDistance))
            continue;
        std::size_t place = nearest.size() - 1;
        for (; place > 0 && far < nearest[place - 1].squaredDistance; --place)
            nearest[place] = nearest[place - 1];
        nearest[place] = {far, i};
    }
    return nearest;
}

/// How much each of them counts; they sum to 1.
std::array<float, kNeighbours> weightsOf(const Nearest& nearest, std::size_t count) noexcept
{
    std::array<float, kNeighbours> weights {};
    const std::size_t used = std::min(count, kNeighbours);
    if (nearest.front().squaredDistance <= 0.0F) {
        weights.front() = 1.0F;
        return weights;
    }
    const bool hasBound = count > kNeighbours;
    const float bound = std::sqrt(nearest[used].squaredDistance);
    float sum = 0.0F;
    for (std::size_t i = 0; i < used; ++i) {
        const float far = std::sqrt(nearest[i].squaredDistance);
        // falls to 0 where the next one would take its place, so that nothing jumps there
        const float share = hasBound ? std::max(bound - far, 0.0F) / (bound * far) : 1.0F / far;
        weights[i] = share * share;
        sum += weights[i];
    }
    if (!(sum > 0.0F) || !std::isfinite(sum)) {
        weights = {};
        weights.front() = 1.0F;
        return weights;
    }
    for (float& weight : weights)
        weight /= sum;
    return weights;
}

float squared(PadPosition a, PadPosition b) noexcept
{
    const float dx = a.x - b.x;
    const float dy = a.y - b.y;
    return dx * dx + dy * dy;
}

void fitOnPad(std::vector<PadPosition>& positions)
{
    PadPosition low {std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
    PadPosition high {-low.x, -low.y};
    for (const PadPosition& at : positions) {
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    const auto fit = [](float value, float from, float to) {
        const float share = to > from ? (value - from) / (to - from) : 0.5F;
        return kMargin + (1.0F - 2.0F * kMargin) * share;
    };
    for (PadPosition& at : positions)
        at = {fit(at.x, low.x, high.x), fit(at.y, low.y, high.y)};
}

} // namespace

LatentMap
LatentMap::of(std::span<const LatentPoint> points, std::size_t dimensions, std::stop_token stop)
{
    LatentMap map;
    map.m_dimensions = dimensions;
    map.m_points.reserve(points.size() * dimensions);
    for (const LatentPoint& point : points)
        map.m_points.insert(map.m_points.end(), point.position.begin(), point.position.end());
    const LatentPlane plane = planeOfPoints(points, dimensions, 1.0F);
    // every so many-th is a landmark
    const std::size_t every
        = (points.size() + kLandmarks - 1) / std::max(kLandmarks, std::size_t {1});
    std::vector<float> landmarks;
    std::vector<PadPosition> places;
    for (std::size_t i = 0; i < points.size(); i += std::max(every, std::size_t {1})) {
        const auto& z = points[i].position;
        landmarks.insert(landmarks.end(), z.begin(), z.end());
        places.push_back(plane.positionOf(z));
    }
    embedNeighbours(landmarks, dimensions, places, stop);
    if (stop.stop_requested() || places.empty())
        return {};
    fitOnPad(places);
    LatentMap ofLandmarks;
    ofLandmarks.m_dimensions = dimensions;
    ofLandmarks.m_points = std::move(landmarks);
    ofLandmarks.m_positions = std::move(places);
    for (const LatentPoint& point : points)
        map.m_positions.push_back(ofLandmarks.positionOf(point.position));
    return map;
}

void LatentMap::zAt(PadPosition position, std::span<float> z) const noexcept
{
    std::fill(z.begin(), z.end(), 0.0F);
    if (isEmpty())
        return;
    const Nearest nearest = nearestOf(
        m_positions.size(), [&](std::size_t i) { return squared(position, m_positions[i]); });
    const auto weights = weightsOf(nearest, m_positions.size());
    for (std::size_t n = 0; n < kNeighbours; ++n)
        for (std::size_t i = 0; weights[n] > 0.0F && i < m_dimensions && i < z.size(); ++i)
            z[i] += weights[n] * m_points[nearest[n].index * m_dimensions + i];
}

PadPosition LatentMap::positionOf(std::span<const float> z) const noexcept
{
    if (isEmpty())
        return {};
    const Nearest nearest = nearestOf(m_positions.size(), [&](std::size_t point) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < m_dimensions && i < z.size(); ++i) {
            const float off = z[i] - m_points[point * m_dimensions + i];
            sum += off * off;
        }
        return sum;
    });
    const auto weights = weightsOf(nearest, m_positions.size());
    PadPosition place {0.0F, 0.0F};
    for (std::size_t n = 0; n < kNeighbours; ++n)
        if (weights[n] > 0.0F) {
            const PadPosition& at = m_positions[nearest[n].index];
            place = {place.x + weights[n] * at.x, place.y + weights[n] * at.y};
        }
    return heldOnPad(place);
}

} // namespace timbrel::learning
