// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <cstddef>
#include <span>

namespace timbrel::expression {

/// A trained network that plays: features in, one output index per controller out. It feeds its own
/// last output back to itself. Two kinds exist: Timbrel's LSTM (live_kernel) and the original
/// program's (larasynth_network). Threads: one at a time. Realtime-safe: all members.
class ControllerNetwork
{
public:
    virtual ~ControllerNetwork() = default;

    /// As before the first update.
    virtual void reset() noexcept TIMBREL_REALTIME = 0;
    /// One update. features: as FeatureEncoder writes them. indices: one per controller, ascending.
    virtual void step(std::span<const float> features,
                      std::span<int> indices) noexcept TIMBREL_REALTIME = 0;
    /// The outputs of the last step before decoding: [sum of counts].
    [[nodiscard]] virtual std::span<const float> rawOutputs() const noexcept TIMBREL_REALTIME = 0;
    /// Brings what a step reads near the processor; changes nothing. For the time just before a
    /// step that somebody waits for.
    virtual void warm() const noexcept TIMBREL_REALTIME { }

    /// For a look inside, between steps: how many cells it has, layer after layer; 0: it shows
    /// none.
    [[nodiscard]] virtual std::size_t cellCount() const noexcept TIMBREL_REALTIME { return 0; }
    /// Copies the state of each cell after the last step; room for cellCount() values.
    virtual void readCells(std::span<float>) const noexcept TIMBREL_REALTIME { }

protected:
    ControllerNetwork() = default;
    ControllerNetwork(const ControllerNetwork&) = default;
    ControllerNetwork& operator=(const ControllerNetwork&) = default;
};

} // namespace timbrel::expression
