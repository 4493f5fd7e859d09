// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Vectors as wide as a register, for the synthesizer's kernels: part of subtractive_kernel_units.h.
// Every kind of unit gives the same bits: lane by lane the same operations in the same order, none
// of them fused (see the room's CMakeLists.txt).

#include "core/realtime/vector_math.h"
#include "core/synth/subtractive_kernel.h"

namespace TIMBREL_UNITS {

#if defined(__AVX512F__)
inline constexpr std::size_t kVectorBytes = 64;
#elif defined(__AVX__)
inline constexpr std::size_t kVectorBytes = 32;
#else
inline constexpr std::size_t kVectorBytes = 16;
#endif
using Vector = float __attribute__((vector_size(kVectorBytes)));
using Integers = std::int32_t __attribute__((vector_size(kVectorBytes)));
using Unsigned = std::uint32_t __attribute__((vector_size(kVectorBytes)));
inline constexpr std::size_t kWidth = kVectorBytes / sizeof(float);

template<class Value = Vector, class Element>
inline Value load(const Element* from)
{
    Value value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}

template<class Value, class Element>
inline void store(Element* to, Value value)
{
    __builtin_memcpy(to, &value, sizeof value);
}

inline Vector lower(Vector a, Vector b)
{
    return a < b ? a : b;
}

inline Vector higher(Vector a, Vector b)
{
    return a > b ? a : b;
}

inline Vector held(Vector x, float low, float high)
{
    return lower(higher(x, Vector {} + low), Vector {} + high);
}

inline Vector magnitude(Vector x)
{
    return x < 0.0F ? -x : x;
}

/// Of a number that is not below 0.
inline Vector fraction(Vector x)
{
    return x - __builtin_convertvector(__builtin_convertvector(x, Integers), Vector);
}

/// The sine of so many turns, 0 to 1, within 1e-7.
inline Vector sineOfTurns(Vector turns)
{
    const Vector x = turns - 0.5F; // the sine of the middle is 0
    const Vector away = magnitude(x);
    const Vector y = lower(away, 0.5F - away) * 6.283185307F;
    const Vector z = y * y;
    Vector sum = z * -2.505210839e-8F + 2.755731922e-6F;
    sum = sum * z - 1.984126984e-4F;
    sum = sum * z + 8.333333333e-3F;
    sum = sum * z - 1.666666667e-1F;
    sum = sum * z + 1.0F;
    const Vector sine = sum * y;
    return x < 0.0F ? sine : -sine;
}

/// First halves and second halves of two vectors, their elements in turn.
#if defined(__AVX512F__)
// clang-format off
inline Vector firstHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
inline Vector secondHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
#elif defined(__AVX__)
inline Vector firstHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}
inline Vector secondHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
#else
inline Vector firstHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 0, 4, 1, 5);
}
inline Vector secondHalves(Vector a, Vector b)
{
    return __builtin_shufflevector(a, b, 2, 6, 3, 7);
}
// clang-format on
#endif

/// Rows become columns: a perfect shuffle of all elements, as often as halving leads to 1.
inline void transpose(Vector (&rows)[kWidth])
{
    for (std::size_t length = 1; length < kWidth; length *= 2) {
        Vector next[kWidth];
        for (std::size_t i = 0; i < kWidth / 2; ++i) {
            next[2 * i] = firstHalves(rows[i], rows[i + kWidth / 2]);
            next[2 * i + 1] = secondHalves(rows[i], rows[i + kWidth / 2]);
        }
        for (std::size_t i = 0; i < kWidth; ++i)
            rows[i] = next[i];
    }
}

} // namespace TIMBREL_UNITS
