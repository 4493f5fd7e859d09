// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme_map.h"

#include <algorithm>
#include <cstddef>

namespace timbrel::ui {
namespace {

/// Evenly spaced; what lies between differs from the original by less than 3 of 255.
constexpr std::array<QRgb, 9> kViridis = {0xff440154,
                                          0xff472d7b,
                                          0xff3b528b,
                                          0xff2c728e,
                                          0xff21918c,
                                          0xff28ae80,
                                          0xff5ec962,
                                          0xffaddc30,
                                          0xfffde725};

} // namespace

const std::array<QRgb, 256>& mapColours()
{
    static const std::array<QRgb, 256> kColours = [] {
        std::array<QRgb, 256> colours {};
        for (std::size_t i = 0; i < colours.size(); ++i) {
            const double place = static_cast<double>(i) / 255.0 * (kViridis.size() - 1.0);
            const std::size_t first
                = std::min(static_cast<std::size_t>(place), kViridis.size() - 2);
            const double share = place - static_cast<double>(first);
            const QRgb a = kViridis[first];
            const QRgb b = kViridis[first + 1];
            const auto part = [share](int from, int to) {
                return static_cast<int>(from + (to - from) * share + 0.5);
            };
            colours[i] = qRgb(
                part(qRed(a), qRed(b)), part(qGreen(a), qGreen(b)), part(qBlue(a), qBlue(b)));
        }
        return colours;
    }();
    return kColours;
}

} // namespace timbrel::ui
