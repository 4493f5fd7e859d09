// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/latent_plane.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace timbrel::learning {
namespace {

constexpr float kPlainReach = 4.0F; ///< as the first programs of this kind have it
constexpr float kSmallestReach = 2.0F;
constexpr float kRoom = 1.05F;
constexpr int kSweeps = 60; ///< Jacobi's method has long converged

using Matrix = std::vector<double>; ///< [dimensions, dimensions]

Matrix covariance(std::span<const LatentPoint> points,
                  const std::vector<double>& mean,
                  std::size_t dimensions)
{
    Matrix sums(dimensions * dimensions, 0.0);
    for (const LatentPoint& point : points)
        for (std::size_t i = 0; i < dimensions; ++i)
            for (std::size_t j = 0; j < dimensions; ++j)
                sums[i * dimensions + j] += (double {point.position[i]} - mean[i])
                    * (double {point.position[j]} - mean[j]);
    for (double& sum : sums)
        sum /= static_cast<double>(points.size());
    return sums;
}

/// One rotation of Jacobi's eigenvalue method (Golub and Van Loan, "Matrix Computations", 8.5) that
/// makes a[p][q] 0; `vectors` has the eigenvectors as columns.
void rotate(Matrix& a, Matrix& vectors, std::size_t n, std::size_t p, std::size_t q)
{
    const double off = a[p * n + q];
    if (off == 0.0)
        return;
    const double tau = (a[q * n + q] - a[p * n + p]) / (2.0 * off);
    const double t = (tau >= 0.0 ? 1.0 : -1.0) / (std::abs(tau) + std::sqrt(1.0 + tau * tau));
    const double c = 1.0 / std::sqrt(1.0 + t * t);
    const double s = t * c;
    const auto turn = [c, s](double& x, double& y) {
        const double before = x;
        x = c * x - s * y;
        y = s * before + c * y;
    };
    for (std::size_t k = 0; k < n; ++k)
        turn(a[k * n + p], a[k * n + q]);
    for (std::size_t k = 0; k < n; ++k)
        turn(a[p * n + k], a[q * n + k]);
    for (std::size_t k = 0; k < n; ++k)
        turn(vectors[k * n + p], vectors[k * n + q]);
}

/// Columns of `vectors` are directions, the diagonal of `a` says how much the points differ there.
void diagonalise(Matrix& a, Matrix& vectors, std::size_t n)
{
    vectors.assign(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        vectors[i * n + i] = 1.0;
    for (int sweep = 0; sweep < kSweeps; ++sweep)
        for (std::size_t p = 0; p + 1 < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q)
                rotate(a, vectors, n, p, q);
}

std::vector<float> direction(const Matrix& vectors, std::size_t n, std::size_t column, float length)
{
    std::vector<float> values(n);
    double largest = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        if (std::abs(vectors[i * n + column]) > std::abs(largest))
            largest = vectors[i * n + column];
    const double sign = largest < 0.0 ? -1.0 : 1.0;
    for (std::size_t i = 0; i < n; ++i)
        values[i] = static_cast<float>(sign * vectors[i * n + column]) * length;
    return values;
}

float dot(std::span<const float> a, std::span<const float> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        sum += double {a[i]} * double {b[i]};
    return static_cast<float>(sum);
}

} // namespace

void LatentPlane::zAt(PadPosition position, std::span<float> z) const noexcept TIMBREL_REALTIME
{
    const float right = position.x - 0.5F;
    const float high = 0.5F - position.y;
    for (std::size_t i = 0; i < z.size(); ++i)
        z[i] = i < middle.size() ? middle[i] + right * across[i] + high * up[i] : 0.0F;
}

PadPosition LatentPlane::positionOf(std::span<const float> z) const
{
    std::vector<float> from(middle.size(), 0.0F);
    for (std::size_t i = 0; i < from.size() && i < z.size(); ++i)
        from[i] = z[i] - middle[i];
    // the two directions need not be at right angles
    const float aa = dot(across, across);
    const float uu = dot(up, up);
    const float au = dot(across, up);
    const float determinant = aa * uu - au * au;
    if (!(std::abs(determinant) > 1e-12F))
        return {};
    const float fa = dot(from, across);
    const float fu = dot(from, up);
    return {0.5F + (fa * uu - fu * au) / determinant, 0.5F - (fu * aa - fa * au) / determinant};
}

LatentPlane
planeOfAxes(std::span<const float> middle, std::size_t axisAcross, std::size_t axisUp, float reach)
{
    LatentPlane plane;
    plane.middle.assign(middle.begin(), middle.end());
    plane.across.assign(middle.size(), 0.0F);
    plane.up.assign(middle.size(), 0.0F);
    if (axisAcross < middle.size()) {
        plane.middle[axisAcross] = 0.0F;
        plane.across[axisAcross] = 2.0F * reach;
    }
    if (axisUp < middle.size()) {
        plane.middle[axisUp] = 0.0F;
        plane.up[axisUp] = 2.0F * reach;
    }
    return plane;
}

LatentPlane planeOfPoints(std::span<const LatentPoint> points, std::size_t dimensions, float reach)
{
    const std::vector<float> nowhere(dimensions, 0.0F);
    if (points.size() < 2 || dimensions < 2)
        return planeOfAxes(nowhere, 0, 1, reach);
    std::vector<double> mean(dimensions, 0.0);
    for (const LatentPoint& point : points)
        for (std::size_t i = 0; i < dimensions; ++i)
            mean[i] += double {point.position[i]} / static_cast<double>(points.size());
    Matrix spread = covariance(points, mean, dimensions);
    Matrix vectors;
    diagonalise(spread, vectors, dimensions);
    std::vector<std::size_t> order(dimensions);
    for (std::size_t i = 0; i < dimensions; ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return spread[a * dimensions + a] > spread[b * dimensions + b];
    });
    if (!(spread[order[0] * dimensions + order[0]] > 0.0))
        return planeOfAxes(nowhere, 0, 1, reach);
    LatentPlane plane;
    plane.middle.resize(dimensions);
    for (std::size_t i = 0; i < dimensions; ++i)
        plane.middle[i] = static_cast<float>(mean[i]);
    plane.across = direction(vectors, dimensions, order[0], 2.0F * reach);
    plane.up = direction(vectors, dimensions, order[1], 2.0F * reach);
    return plane;
}

float reachOf(std::span<const LatentPoint> points, const LatentPlane& plane)
{
    if (points.empty())
        return kPlainReach;
    const float whole = 0.5F * std::sqrt(std::max(dot(plane.across, plane.across), 0.0F));
    std::vector<float> far;
    far.reserve(points.size());
    for (const LatentPoint& point : points) {
        const PadPosition at = plane.positionOf(point.position);
        far.push_back(2.0F * whole * std::max(std::abs(at.x - 0.5F), std::abs(at.y - 0.5F)));
    }
    const auto most = static_cast<std::ptrdiff_t>((far.size() - 1) * 99 / 100);
    std::nth_element(far.begin(), far.begin() + most, far.end());
    return std::max(kSmallestReach, kRoom * far[static_cast<std::size_t>(most)]);
}

} // namespace timbrel::learning
