// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace timbrel::learning {

/// Bounds of every latent space.
inline constexpr std::size_t kMaximumLatentDimensions = 64;
/// The label of what has none, and of a decode that asks for none.
inline constexpr int kNoLabel = -1;

/// Something known that lies in a latent space: a pattern, a sound, a note.
struct LatentPoint
{
    std::vector<float> position; ///< [dimensions]: the mean of what the encoder says
    std::string name; ///< for people
    int label = kNoLabel; ///< place in LatentSpace::labels()
    bool isHeldOut = false; ///< it was not learnt from
};

/// What decoding and encoding work in: one for each thread, made once.
using LatentScratch = std::vector<float>;

/// A trained space that a pad can be laid over: few numbers on one side, a pattern, a sound or a
/// note on the other, as plain numbers whose meaning the kind of space knows. Immutable once it is
/// open. Threads: any at once, each with its own scratch. Realtime-safe: what is marked so.
class LatentSpace
{
public:
    virtual ~LatentSpace() = default;

    /// 1 to kMaximumLatentDimensions. What was learnt from lies around 0, most of it within 3.
    [[nodiscard]] virtual std::size_t dimensions() const noexcept TIMBREL_REALTIME = 0;
    /// Names of the labels that points have; also what a conditioned space can be asked for.
    [[nodiscard]] virtual const std::vector<std::string>& labels() const noexcept = 0;
    /// Whether a decode listens to its label.
    [[nodiscard]] virtual bool isConditioned() const noexcept TIMBREL_REALTIME = 0;
    [[nodiscard]] virtual const std::vector<LatentPoint>& points() const noexcept = 0;
    /// Tells two spaces apart, however alike they are: what is kept with a position that a song
    /// holds. Hexadecimal.
    [[nodiscard]] virtual const std::string& digest() const noexcept = 0;

    /// How many numbers a decode gives.
    [[nodiscard]] virtual std::size_t contentSize() const noexcept TIMBREL_REALTIME = 0;
    [[nodiscard]] virtual LatentScratch makeScratch() const = 0;

    /// z: [dimensions]; content: [contentSize()]. A label that is none of the space's is kNoLabel;
    /// numbers in z that are not finite are 0.
    virtual void decodeContent(std::span<const float> z,
                               int label,
                               LatentScratch& scratch,
                               std::span<float> content) const noexcept TIMBREL_REALTIME = 0;
    /// The other way: where the content lies, as the mean of what the encoder says.
    virtual void encodeContent(std::span<const float> content,
                               int label,
                               LatentScratch& scratch,
                               std::span<float> z) const noexcept TIMBREL_REALTIME = 0;

protected:
    LatentSpace() = default;
    LatentSpace(const LatentSpace&) = default;
    LatentSpace& operator=(const LatentSpace&) = default;
};

} // namespace timbrel::learning
