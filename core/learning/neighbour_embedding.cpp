// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/neighbour_embedding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbrel::learning {
namespace {

constexpr int kRounds = 350;
constexpr int kEarlyRounds = 100; ///< in which neighbours pull harder
constexpr float kEarlyPull = 12.0F;
constexpr double kPerplexity = 30.0; ///< about so many neighbours count
constexpr int kBisections = 50;
constexpr float kStartSpread = 1e-2F; ///< of the first places

struct Place
{
    float x = 0.0F;
    float y = 0.0F;
};

/// Squared distances of one point to all.
void distancesOf(std::size_t point,
                 std::span<const float> points,
                 std::size_t dimensions,
                 std::span<double> distances)
{
    const float* own = points.data() + point * dimensions;
    for (std::size_t other = 0; other < distances.size(); ++other) {
        double sum = 0.0;
        for (std::size_t i = 0; i < dimensions; ++i) {
            const double off = double {own[i]} - double {points[other * dimensions + i]};
            sum += off * off;
        }
        distances[other] = sum;
    }
}

/// How much the others are neighbours of one: a bell curve as wide as the perplexity asks for.
void neighboursOf(std::size_t point,
                  std::span<const double> distances,
                  double perplexity,
                  std::span<float> shares)
{
    double low = 0.0;
    double high = std::numeric_limits<double>::infinity();
    double narrowness = 1.0;
    const double wanted = std::log(perplexity);
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < distances.size(); ++i)
        if (i != point)
            nearest = std::min(nearest, distances[i]);
    for (int round = 0; round < kBisections; ++round) {
        double sum = 0.0;
        double weighted = 0.0;
        for (std::size_t i = 0; i < distances.size(); ++i) {
            const double off = distances[i] - nearest; // the same shares, without underflow
            const double share = i == point ? 0.0 : std::exp(-narrowness * off);
            shares[i] = static_cast<float>(share);
            sum += share;
            weighted += off * share;
        }
        const double entropy = std::log(sum) + narrowness * weighted / sum;
        for (float& share : shares)
            share = static_cast<float>(double {share} / sum);
        if (std::abs(entropy - wanted) < 1e-4)
            return;
        (entropy > wanted ? low : high) = narrowness;
        narrowness = std::isinf(high) ? 2.0 * narrowness : 0.5 * (low + high);
    }
}

/// [n, n], symmetric, sums to 1.
std::vector<float> jointShares(std::span<const float> points, std::size_t dimensions, std::size_t n)
{
    const double perplexity = std::min(kPerplexity, static_cast<double>(n - 1) / 3.0);
    std::vector<double> distances(n);
    std::vector<float> shares(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        distancesOf(i, points, dimensions, distances);
        neighboursOf(i, distances, perplexity, std::span(shares).subspan(i * n, n));
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const float both
                = (shares[i * n + j] + shares[j * n + i]) / (2.0F * static_cast<float>(n));
            shares[i * n + j] = shares[j * n + i] = std::max(both, 1e-12F);
        }
    return shares;
}

/// The direction in which each place should go, times -1.
void gradientOf(std::span<const Place> places,
                std::span<const float> shares,
                float pull,
                std::vector<float>& nearness,
                std::span<Place> gradient)
{
    const std::size_t n = places.size();
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const float dx = places[i].x - places[j].x;
            const float dy = places[i].y - places[j].y;
            const float near = 1.0F / (1.0F + dx * dx + dy * dy);
            nearness[i * n + j] = near;
            sum += 2.0 * double {near};
        }
    std::fill(gradient.begin(), gradient.end(), Place {});
    const auto whole = static_cast<float>(sum);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const float near = nearness[i * n + j];
            const float force = 4.0F * (pull * shares[i * n + j] - near / whole) * near;
            const Place off {force * (places[i].x - places[j].x),
                             force * (places[i].y - places[j].y)};
            gradient[i] = {gradient[i].x + off.x, gradient[i].y + off.y};
            gradient[j] = {gradient[j].x - off.x, gradient[j].y - off.y};
        }
}

/// A step of gradient descent with momentum and a rate of its own for each number (the paper's
/// section 3.4).
class Descent
{
public:
    explicit Descent(std::size_t count)
        : m_speeds(count)
        , m_gains(count, Place {1.0F, 1.0F})
        , m_rate(std::max(static_cast<float>(count) / 12.0F, 10.0F))
    { }
    void step(std::span<Place> places, std::span<const Place> gradient, float momentum)
    {
        for (std::size_t i = 0; i < places.size(); ++i) {
            move(places[i].x, m_speeds[i].x, m_gains[i].x, gradient[i].x, momentum);
            move(places[i].y, m_speeds[i].y, m_gains[i].y, gradient[i].y, momentum);
        }
    }

private:
    void move(float& place, float& speed, float& gain, float slope, float momentum) const
    {
        gain = (slope > 0.0F) == (speed > 0.0F) ? std::max(gain * 0.8F, 0.01F) : gain + 0.2F;
        speed = momentum * speed - m_rate * gain * slope;
        place += speed;
    }
    std::vector<Place> m_speeds;
    std::vector<Place> m_gains;
    float m_rate;
};

std::vector<Place> startOf(std::span<const PadPosition> positions)
{
    std::vector<Place> places;
    for (const PadPosition& at : positions)
        places.push_back({kStartSpread * (at.x - 0.5F), kStartSpread * (at.y - 0.5F)});
    return places;
}

} // namespace

void embedNeighbours(std::span<const float> points,
                     std::size_t dimensions,
                     std::vector<PadPosition>& places,
                     const std::stop_token& stop)
{
    constexpr std::size_t kFewest = 5;
    const std::size_t n = places.size();
    if (n < kFewest)
        return;
    const std::vector<float> shares = jointShares(points, dimensions, n);
    std::vector<Place> moved = startOf(places);
    std::vector<Place> gradient(n);
    std::vector<float> nearness(n * n);
    Descent descent(n);
    for (int round = 0; round < kRounds; ++round) {
        if (stop.stop_requested())
            return;
        const bool isEarly = round < kEarlyRounds;
        gradientOf(moved, shares, isEarly ? kEarlyPull : 1.0F, nearness, gradient);
        descent.step(moved, gradient, isEarly ? 0.5F : 0.8F);
    }
    for (std::size_t i = 0; i < n; ++i)
        if (std::isfinite(moved[i].x) && std::isfinite(moved[i].y))
            places[i] = {moved[i].x, moved[i].y};
}

} // namespace timbrel::learning
