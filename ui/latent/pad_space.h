// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/latent_map.h"
#include "core/learning/latent_plane.h"
#include "core/pattern/pad_setup.h"
#include "core/pattern/pattern_generator.h"
#include "core/pattern/pattern_model.h"
#include "ui/latent/pad_scene.h"
#include "ui/latent/pad_work.h"

#include <QStringList>

#include <bitset>
#include <memory>
#include <span>
#include <vector>

namespace timbrel::ui {

/// A trained space as it lies under the pad: by two of its axes, by its principal components, or
/// spread out on a map. Immutable. Threads: any.
class PadSpace
{
public:
    /// map: of the model's points; null or empty: it is not there yet, the principal components
    /// stand in for it. A space of two dimensions always lies there by its axes.
    PadSpace(std::shared_ptr<const pattern::PatternModel> model,
             const pattern::PadSetup& setup,
             std::shared_ptr<const learning::LatentMap> map = nullptr);

    [[nodiscard]] const pattern::PatternModel& model() const noexcept { return *m_model; }
    [[nodiscard]] std::shared_ptr<const pattern::PatternModel> sharedModel() const
    {
        return m_model;
    }
    /// Whether the setup would lay it out the same way.
    [[nodiscard]] bool isLaidOutAs(const pattern::PadSetup& setup) const;

    /// The place under a position, with what is off the plane added. z: [dimensions].
    void
    zAt(learning::PadPosition position, std::span<const float> offPlane, std::span<float> z) const;
    /// The position over a place, and how far the place is from what lies right under it (empty:
    /// nowhere).
    struct Place
    {
        learning::PadPosition position;
        std::vector<float> offPlane;
    };
    [[nodiscard]] Place placeOf(std::span<const float> z) const;
    /// What the generator is asked for.
    [[nodiscard]] pattern::PatternRequest requestAt(learning::PadPosition position,
                                                    const pattern::PadSetup& setup) const;
    /// Place in labels() of the setup's label; kNoLabel: it has none, or the model does not know
    /// it.
    [[nodiscard]] int labelOf(const pattern::PadSetup& setup) const;

    [[nodiscard]] std::vector<PadDot> dots() const;
    [[nodiscard]] QStringList labels() const;
    [[nodiscard]] PadAxisText across() const;
    [[nodiscard]] PadAxisText up() const;
    /// How many onsets are to be expected at a position, as a share of all cells.
    [[nodiscard]] PadWork::DensityAt densityAt(const pattern::PadSetup& setup) const;

private:
    [[nodiscard]] bool hasMap() const { return m_map != nullptr && !m_map->isEmpty(); }
    [[nodiscard]] PadAxisText textOf(std::size_t axis, const QString& component) const;

    std::shared_ptr<const pattern::PatternModel> m_model;
    pattern::PadLayout m_layout;
    std::size_t m_axisAcross = 0;
    std::size_t m_axisUp = 1;
    learning::LatentPlane m_plane;
    double m_reach = 4.0;
    std::shared_ptr<const learning::LatentMap> m_map;
};

/// Decode settings of a setup; rows without a threshold of their own have those of `defaults`.
[[nodiscard]] pattern::DecodeSettings decodeSettingsOf(const pattern::PadSetup& setup,
                                                       const pattern::DecodeSettings& defaults);
[[nodiscard]] std::bitset<pattern::kMaximumRows> lockedRowsOf(const pattern::PadSetup& setup);

} // namespace timbrel::ui
