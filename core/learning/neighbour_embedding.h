// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace timbrel::learning {

/// Moves places so that points that are neighbours in their own space lie beside each other: t-SNE,
/// exact (L. van der Maaten and G. Hinton, "Visualizing Data using t-SNE", JMLR 9, 2008), from the
/// places as they are given. points: [places, dimensions]. Time in the square of their number: a
/// few hundred take some tenths of a second. Fewer than five stay where they are; so do all once
/// it is stopped. Threads: any. Realtime-safe: no.
void embedNeighbours(std::span<const float> points,
                     std::size_t dimensions,
                     std::vector<PadPosition>& places,
                     const std::stop_token& stop);

} // namespace timbrel::learning
