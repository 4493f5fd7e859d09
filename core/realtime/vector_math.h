// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Functions on vectors of floats of any width (the compiler's vector types), for the files that are
// compiled once for each kind of vector unit: each defines TIMBREL_UNITS, a namespace of its own,
// first.

#include <cstddef>
#include <cstdint>

namespace TIMBREL_UNITS {

/// e^x within 2 units in the last place for |x| <= 87; beyond, the end of that range.
template<class Vector>
inline Vector exponential(Vector x)
{
    using Integers = decltype(Vector {} < Vector {});
    const Vector limit = Vector {} + 87.0F;
    x = x > limit ? limit : x;
    x = x < -limit ? -limit : x;
    const Vector scaled = x * 1.442695041F;
    const Vector rounded = (scaled + 12582912.0F) - 12582912.0F; // to the nearest whole number
    // the logarithm of 2 in two parts keeps the remainder exact
    const Vector rest = (x - rounded * 0.693359375F) + rounded * 2.12194440e-4F;
    Vector sum = rest * 1.9875691500e-4F + 1.3981999507e-3F;
    sum = sum * rest + 8.3334519073e-3F;
    sum = sum * rest + 4.1665795894e-2F;
    sum = sum * rest + 1.6666665459e-1F;
    sum = sum * rest + 5.0000001201e-1F;
    sum = sum * rest * rest + rest + 1.0F;
    const Integers power = (__builtin_convertvector(rounded, Integers) + 127) << 23;
    return sum * __builtin_bit_cast(Vector, power);
}

template<class Vector>
inline Vector sigmoid(Vector x)
{
    return 1.0F / (1.0F + exponential(-x));
}

template<class Vector>
inline Vector hyperbolicTangent(Vector x)
{
    return 2.0F / (1.0F + exponential(x * -2.0F)) - 1.0F;
}

/// The natural logarithm within 2 units in the last place, for positive normal numbers. Source of
/// the polynomial: Cephes' logf (Moshier 1992).
template<class Vector>
inline Vector logarithm(Vector x)
{
    using Integers = decltype(Vector {} < Vector {});
    const Integers bits = __builtin_bit_cast(Integers, x);
    // x = 2^power * mantissa, the mantissa from the root of a half to that of two
    Integers power = ((bits - 0x3F3504F3) >> 23);
    const Vector rest = __builtin_bit_cast(Vector, bits - (power << 23)) - 1.0F;
    const Vector exponent = __builtin_convertvector(power, Vector);
    const Vector square = rest * rest;
    Vector sum = rest * 7.0376836292e-2F - 1.1514610310e-1F;
    sum = sum * rest + 1.1676998740e-1F;
    sum = sum * rest - 1.2420140846e-1F;
    sum = sum * rest + 1.4249322787e-1F;
    sum = sum * rest - 1.6668057665e-1F;
    sum = sum * rest + 2.0000714765e-1F;
    sum = sum * rest - 2.4999993993e-1F;
    sum = sum * rest + 3.3333331174e-1F;
    sum = sum * rest * square + exponent * -2.12194440e-4F - square * 0.5F;
    return rest + sum + exponent * 0.693359375F;
}

} // namespace TIMBREL_UNITS
