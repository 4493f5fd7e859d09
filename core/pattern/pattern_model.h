// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/latent_space.h"
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"
#include "core/pattern/pattern_checkpoint.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// How likely onsets become a pattern. A plain value: it may be copied between threads.
struct DecodeSettings
{
    /// Of each row, 0 to 1: a cell that is at least so likely sounds. PatternModel's own to begin
    /// with.
    std::array<float, kMaximumRows> thresholds = filled(0.5F);
    /// 0: the thresholds decide. Above, chance does, and the more the higher it is: at 1 and a
    /// threshold of 0.5 a cell sounds as often as it is likely to. At most kMaximumTemperature.
    float temperature = 0.0F;
    float noise = 0.0F; ///< standard deviation of what is added to each number of z; 0 to 4
    /// What chance goes by. The same seed at a place nearby gives nearly the same pattern, so that
    /// a puck can be drawn through it; another seed is another variation.
    std::uint64_t seed = 1;

    [[nodiscard]] static constexpr std::array<float, kMaximumRows> filled(float value) noexcept
    {
        std::array<float, kMaximumRows> values {};
        for (float& each : values)
            each = value;
        return values;
    }
    friend bool operator==(const DecodeSettings&, const DecodeSettings&) = default;
};
/// How the seed of an onset's chance becomes that of the noise on its place.
inline constexpr std::uint64_t kNoiseStream = 0x9E3779B97F4A7C15ULL;
inline constexpr float kSoftest = 1.0F / 127.0F; ///< velocity
inline constexpr float kMaximumTemperature = 4.0F;
inline constexpr float kMaximumNoise = 4.0F;

/// A trained space of drum patterns: a few numbers in, a pattern out, and back. Its content as a
/// LatentSpace is [plane][row][step]: how likely an onset is; with velocities also how loud it is
/// (0 to 1), with micro-timing also how late (-0.5 to 0.5 steps). Immutable. Threads: any at once,
/// each with its own scratch. Realtime-safe: what is marked so.
class PatternModel final : public learning::LatentSpace
{
public:
    /// checkpoint: a run's best.safetensors. All of it is checked: what opens, plays. Errors: of
    /// readSafetensors; ModelBroken (named: the field or tensor; a number that is none, or another
    /// shape than the rest says), FormatUnknown, VersionTooNew.
    [[nodiscard]] static Result<std::shared_ptr<const PatternModel>>
    open(const std::filesystem::path& checkpoint);
    /// Of what has been taught just now, or made up by a test; it is well formed.
    [[nodiscard]] static std::shared_ptr<const PatternModel> of(PatternCheckpoint checkpoint,
                                                                std::string digest);
    ~PatternModel() override;
    PatternModel(const PatternModel&) = delete;
    PatternModel& operator=(const PatternModel&) = delete;

    [[nodiscard]] const music::PatternShape& shape() const noexcept;
    [[nodiscard]] const std::vector<music::DrumRow>& rows() const noexcept;
    [[nodiscard]] bool hasVelocities() const noexcept;
    [[nodiscard]] bool hasOffsets() const noexcept;
    /// With the thresholds that hit the patterns that it was taught best.
    [[nodiscard]] const DecodeSettings& defaultSettings() const noexcept;
    /// Of its best validation.
    [[nodiscard]] const PatternFigures& figures() const noexcept;

    /// out has shape(). A few microseconds.
    void decode(std::span<const float> z,
                int label,
                const DecodeSettings& settings,
                learning::LatentScratch& scratch,
                music::Pattern& out) const noexcept TIMBREL_REALTIME;
    /// pattern has shape(). z: [dimensions].
    void encode(const music::Pattern& pattern,
                int label,
                learning::LatentScratch& scratch,
                std::span<float> z) const noexcept TIMBREL_REALTIME;

    std::size_t dimensions() const noexcept TIMBREL_REALTIME override;
    const std::vector<std::string>& labels() const noexcept override;
    bool isConditioned() const noexcept TIMBREL_REALTIME override;
    const std::vector<learning::LatentPoint>& points() const noexcept override;
    const std::string& digest() const noexcept override;
    std::size_t contentSize() const noexcept TIMBREL_REALTIME override;
    learning::LatentScratch makeScratch() const override;
    void decodeContent(std::span<const float> z,
                       int label,
                       learning::LatentScratch& scratch,
                       std::span<float> content) const noexcept TIMBREL_REALTIME override;
    void encodeContent(std::span<const float> content,
                       int label,
                       learning::LatentScratch& scratch,
                       std::span<float> z) const noexcept TIMBREL_REALTIME override;

private:
    struct Parts;
    explicit PatternModel(std::unique_ptr<const Parts> parts);
    std::span<const float>
    decoded(std::span<const float> z,
            int label,
            learning::LatentScratch& scratch) const noexcept TIMBREL_REALTIME;
    std::unique_ptr<const Parts> m_parts;
};

} // namespace timbrel::pattern
