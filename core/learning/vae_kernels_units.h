// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The inner loops of teaching. Each vae_kernels_<units>.cpp defines TIMBREL_UNITS, a namespace of
// its own, and TIMBREL_REGISTER_FLOATS, how many floats its registers hold, and includes this file.

#include "core/learning/mlp_weights.h"
#include "core/learning/vae_kernels.h"
#include "core/realtime/vector_math.h"

namespace TIMBREL_UNITS {

using timbrel::learning::Activation;
using timbrel::learning::AdamChange;
using timbrel::learning::AdamState;
using timbrel::learning::BernoulliStep;
using timbrel::learning::GaussianStep;
using timbrel::learning::HiddenStep;
using timbrel::learning::kSmallestVariance;
using timbrel::learning::VaeKernels;

constexpr std::size_t kWidth = TIMBREL_REGISTER_FLOATS;
using Floats = float __attribute__((vector_size(kWidth * sizeof(float))));
using Words = std::uint32_t __attribute__((vector_size(kWidth * sizeof(float))));
// in memory that is otherwise used number by number
using FloatsInMemory
    = float __attribute__((vector_size(kWidth * sizeof(float)), may_alias, aligned(4)));

inline Floats load(const float* from)
{
    return *reinterpret_cast<const FloatsInMemory*>(from);
}

inline void store(float* to, Floats value)
{
    *reinterpret_cast<FloatsInMemory*>(to) = value;
}

/// The last numbers of a row, fewer than a register holds; the rest is 0.
inline Floats loadSome(const float* from, std::size_t count)
{
    Floats value = {};
    for (std::size_t i = 0; i < count; ++i)
        value[i] = from[i];
    return value;
}

inline void storeSome(float* to, Floats value, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] = value[i];
}

/// work(at, load, store) for each register's width of a row: load and store take a pointer to the
/// row's beginning.
template<class Work>
inline void forRow(std::size_t width, Work work)
{
    std::size_t at = 0;
    for (; at + kWidth <= width; at += kWidth)
        work(
            at,
            [at](const float* row) { return load(row + at); },
            [at](float* row, Floats value) { store(row + at, value); });
    if (at < width)
        work(
            at,
            [at, width](const float* row) { return loadSome(row + at, width - at); },
            [at, width](float* row, Floats value) { storeSome(row + at, value, width - at); });
}

inline float sumOf(Floats value)
{
    for (std::size_t half = kWidth / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i)
            value[i] += value[i + half];
    return value[0];
}

inline Floats larger(Floats a, Floats b)
{
    return a > b ? a : b;
}

inline Floats smaller(Floats a, Floats b)
{
    return a < b ? a : b;
}

inline Floats activated(Floats x, Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return larger(x, Floats {});
    case Activation::Silu:
        return x * sigmoid(x);
    case Activation::Tanh:
        return hyperbolicTangent(x);
    }
    return x;
}

inline Floats slopeOf(Floats x, Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return x > Floats {} ? Floats {} + 1.0F : Floats {};
    case Activation::Silu: {
        const Floats share = sigmoid(x);
        return share * (1.0F + x * (1.0F - share));
    }
    case Activation::Tanh: {
        const Floats y = hyperbolicTangent(x);
        return 1.0F - y * y;
    }
    }
    return Floats {} + 1.0F;
}

/// 1 / (1 - dropout) for what stays, 0 for what is dropped out; a function of seed and place alone,
/// so that backward drops what forward did. Hash: lowbias32 (Wellons 2018).
struct Dropping
{
    explicit Dropping(const HiddenStep& step)
        : seed(static_cast<std::uint32_t>(step.seed ^ (step.seed >> 32U)))
        , threshold(static_cast<std::uint32_t>(step.dropout * 4294967040.0F))
        , scale(1.0F / (1.0F - step.dropout))
    { }
    [[nodiscard]] Floats at(std::size_t place) const
    {
        Words hash = {};
        for (std::size_t i = 0; i < kWidth; ++i)
            hash[i] = static_cast<std::uint32_t>(place + i);
        hash = (hash ^ seed) * 0x9E3779B9U + seed;
        hash = (hash ^ (hash >> 16U)) * 0x7FEB352DU;
        hash = (hash ^ (hash >> 15U)) * 0x846CA68BU;
        hash = hash ^ (hash >> 16U);
        return hash >= threshold ? Floats {} + scale : Floats {};
    }
    std::uint32_t seed;
    std::uint32_t threshold;
    float scale;
};

/// The sums of one example, normalised where there is a gain.
struct Normalised
{
    Floats operator()(Floats sum, Floats gain, Floats shift) const
    {
        return hasGain ? (sum - mean) * scale * gain + shift : sum;
    }
    bool hasGain;
    float mean;
    float scale;
};

inline void measureRow(const HiddenStep& step, std::size_t example)
{
    const float* row = step.sums + example * step.width;
    const auto width = static_cast<float>(step.width);
    Floats sums = {};
    forRow(step.width, [&](std::size_t, auto get, auto) { sums += get(row); });
    const float mean = sumOf(sums) / width;
    // the zeros that fill the last register must not count
    float squares = 0.0F;
    std::size_t at = 0;
    Floats inRegisters = {};
    for (; at + kWidth <= step.width; at += kWidth) {
        const Floats rest = load(row + at) - mean;
        inRegisters += rest * rest;
    }
    for (; at < step.width; ++at)
        squares += (row[at] - mean) * (row[at] - mean);
    squares += sumOf(inRegisters);
    step.means[example] = mean;
    step.scales[example] = 1.0F / __builtin_sqrtf(squares / width + kSmallestVariance);
}

inline void addBias(float* values, std::size_t examples, std::size_t width, const float* bias)
{
    for (std::size_t example = 0; example < examples; ++example, values += width)
        forRow(width,
               [&](std::size_t, auto get, auto put) { put(values, get(values) + get(bias)); });
}

template<bool HasGain, bool Drops>
inline void activateRows(const HiddenStep& step)
{
    const auto activation = static_cast<Activation>(step.activation);
    const Dropping dropping(step);
    for (std::size_t example = 0; example < step.examples; ++example) {
        float* sums = step.sums + example * step.width;
        float* outputs = step.outputs + example * step.width;
        const Normalised normalised {
            HasGain, HasGain ? step.means[example] : 0.0F, HasGain ? step.scales[example] : 1.0F};
        forRow(step.width, [&](std::size_t at, auto get, auto put) {
            const Floats gain = HasGain ? get(step.gain) : Floats {};
            const Floats shift = HasGain ? get(step.shift) : Floats {};
            Floats output = activated(normalised(get(sums), gain, shift), activation);
            if constexpr (Drops)
                output *= dropping.at(example * step.width + at);
            put(outputs, output);
        });
    }
}

inline void hiddenForward(const HiddenStep& step)
{
    addBias(step.sums, step.examples, step.width, step.bias);
    const bool drops = step.dropout > 0.0F;
    if (step.gain == nullptr) {
        drops ? activateRows<false, true>(step) : activateRows<false, false>(step);
        return;
    }
    for (std::size_t example = 0; example < step.examples; ++example)
        measureRow(step, example);
    drops ? activateRows<true, true>(step) : activateRows<true, false>(step);
}

/// By the outputs to by what the activation was given.
template<bool HasGain>
inline void backThroughActivation(const HiddenStep& step, std::size_t example)
{
    const auto activation = static_cast<Activation>(step.activation);
    const Dropping dropping(step);
    const float* sums = step.sums + example * step.width;
    float* gradients = step.gradients + example * step.width;
    const Normalised normalised {
        HasGain, HasGain ? step.means[example] : 0.0F, HasGain ? step.scales[example] : 1.0F};
    forRow(step.width, [&](std::size_t at, auto get, auto put) {
        const Floats gain = HasGain ? get(step.gain) : Floats {};
        const Floats shift = HasGain ? get(step.shift) : Floats {};
        Floats gradient = get(gradients) * slopeOf(normalised(get(sums), gain, shift), activation);
        if (step.dropout > 0.0F)
            gradient *= dropping.at(example * step.width + at);
        put(gradients, gradient);
    });
}

/// By what the activation was given to by the sums.
inline void backThroughNormalisation(const HiddenStep& step, std::size_t example)
{
    const float* sums = step.sums + example * step.width;
    float* gradients = step.gradients + example * step.width;
    const float mean = step.means[example];
    const float scale = step.scales[example];
    Floats plain = {};
    Floats crossed = {};
    forRow(step.width, [&](std::size_t, auto get, auto put) {
        const Floats gradient = get(gradients);
        const Floats centred = (get(sums) - mean) * scale;
        put(step.shiftGradient, get(step.shiftGradient) + gradient);
        put(step.gainGradient, get(step.gainGradient) + gradient * centred);
        const Floats inner = gradient * get(step.gain); // 0 in what fills the last register
        plain += inner;
        crossed += inner * centred;
        put(gradients, inner);
    });
    const auto width = static_cast<float>(step.width);
    const float meanGradient = sumOf(plain) / width;
    const float meanCrossed = sumOf(crossed) / width;
    forRow(step.width, [&](std::size_t, auto get, auto put) {
        const Floats centred = (get(sums) - mean) * scale;
        put(gradients, (get(gradients) - meanGradient - centred * meanCrossed) * scale);
    });
}

inline void addColumnSums(const float* from, std::size_t examples, std::size_t width, float* to)
{
    for (std::size_t example = 0; example < examples; ++example, from += width)
        forRow(width, [&](std::size_t, auto get, auto put) { put(to, get(to) + get(from)); });
}

inline void hiddenBackward(const HiddenStep& step)
{
    for (std::size_t example = 0; example < step.examples; ++example) {
        if (step.gain == nullptr) {
            backThroughActivation<false>(step, example);
        } else {
            backThroughActivation<true>(step, example);
            backThroughNormalisation(step, example);
        }
    }
    addColumnSums(step.gradients, step.examples, step.width, step.biasGradient);
}

/// work(at, get, put) as forRow; returns the sum of what it returns, in portions that a float holds
/// exactly enough.
template<class Work>
inline double sumOver(std::size_t count, Work work)
{
    constexpr std::size_t kPortion = 64 * kWidth;
    double sum = 0.0;
    for (std::size_t first = 0; first < count; first += kPortion) {
        const std::size_t size = count - first < kPortion ? count - first : kPortion;
        Floats part = {};
        forRow(size, [&](std::size_t at, auto get, auto put) {
            const Floats each = work([&](const float* row) { return get(row + first); },
                                     [&](float* row, Floats value) { put(row + first, value); });
            if (at + kWidth <= size)
                part += each;
            else
                for (std::size_t i = 0; at + i < size; ++i)
                    part[i] += each[i];
        });
        sum += static_cast<double>(sumOf(part));
    }
    return sum;
}

inline double bernoulli(const BernoulliStep& step)
{
    return sumOver(step.count, [&](auto get, auto put) {
        const Floats x = get(step.logits);
        const Floats target = get(step.targets);
        const Floats weighted = target * step.positiveWeight;
        const Floats small = exponential(x > Floats {} ? -x : x); // e^-|x|
        const Floats ifNone = larger(x, Floats {}) + logarithm(1.0F + small); // -ln(1 - p)
        if (step.gradients != nullptr) {
            const Floats share = (x > Floats {} ? Floats {} + 1.0F : small) / (1.0F + small);
            put(step.gradients,
                ((1.0F - target) * share - weighted * (1.0F - share)) * step.gradientScale);
        }
        return weighted * (ifNone - x) + (1.0F - target) * ifNone;
    });
}

inline double gaussian(const GaussianStep& step)
{
    constexpr float kLogTwoPi = 1.8378770664F;
    const Floats lowest = Floats {} + step.lowestLogVariance;
    const Floats highest = Floats {} + step.highestLogVariance;
    return sumOver(step.count, [&](auto get, auto put) {
        const Floats logVariance = get(step.logVariances);
        const Floats held = smaller(larger(logVariance, lowest), highest);
        const Floats precision = exponential(-held);
        const Floats error = get(step.means) - get(step.targets);
        const Floats scaled = error * error * precision;
        if (step.meanGradients != nullptr) {
            put(step.meanGradients, error * precision * step.gradientScale);
            const Floats gradient = (0.5F - 0.5F * scaled) * step.gradientScale;
            // outside, only what leads back inside is felt
            const auto leadsOn = ((logVariance > highest) & (gradient < Floats {}))
                | ((logVariance < lowest) & (gradient > Floats {}));
            put(step.logVarianceGradients, leadsOn ? Floats {} : gradient);
        }
        return 0.5F * (kLogTwoPi + held + scaled);
    });
}

inline double sumOfSquares(const float* values, std::size_t count)
{
    return sumOver(count, [&](auto get, auto) {
        const Floats value = get(values);
        return value * value;
    });
}

inline void adam(const AdamState& state, const AdamChange& c)
{
    for (std::size_t at = 0; at < state.count; ++at) {
        const float gradient = state.gradients[at] * c.scale;
        const float first = c.firstDecay * state.first[at] + (1.0F - c.firstDecay) * gradient;
        const float second
            = c.secondDecay * state.second[at] + (1.0F - c.secondDecay) * gradient * gradient;
        state.gradients[at] = 0.0F;
        state.first[at] = first;
        state.second[at] = second;
        const float weight = state.weights[at] * c.keep
            - c.rate * first / (__builtin_sqrtf(second * c.secondCorrection) + c.epsilon);
        state.weights[at] = weight;
        state.average[at] = c.averageDecay * state.average[at] + (1.0F - c.averageDecay) * weight;
    }
}

constexpr VaeKernels kKernels = {
    hiddenForward, hiddenBackward, addColumnSums, addBias, bernoulli, gaussian, sumOfSquares, adam};

} // namespace TIMBREL_UNITS
