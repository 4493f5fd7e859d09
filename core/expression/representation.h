// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// What the network may hear of the playing, in the fixed order in which it is encoded
/// (seed document, "Input Features"; the last two are Timbrel's own and off unless asked for).
enum class Feature : std::uint8_t
{
    SomeNoteOn, ///< 1 value: any key is down
    NoteStruck, ///< 1 value: this update was caused by a note-on
    NoteReleased, ///< 1 value: this update was caused by a note-off
    Velocity, ///< 1 value: velocity / 127 of that note-on, else 0
    Interval, ///< 16 values, see IntervalSlot; all 0 unless the update was caused by a note-on
    NoteNumber, ///< 1 value: note / 127 of the last note struck
    HeldNotes, ///< 1 value: keys that are down / 10, at most 1
};
inline constexpr std::size_t kFeatureCount = 7;
inline constexpr std::size_t kIntervalSlots = 16;
inline constexpr std::size_t kMaximumFeatureWidth = 6 + kIntervalSlots;

/// Slots 0-11: |semitones from the previous note| mod 12, one-hot; then flags.
enum IntervalSlot : std::uint8_t
{
    Up = 12,
    Down = 13,
    OctaveOrMore = 14,
    TwoOctavesOrMore = 15
};

/// The name in larasynth.conf ("some note on").
[[nodiscard]] std::string_view featureName(Feature feature) noexcept;

/// Which features a network hears.
class FeatureSet
{
public:
    constexpr FeatureSet() noexcept = default;
    [[nodiscard]] static constexpr FeatureSet all5() noexcept
    {
        FeatureSet set;
        set.m_bits = 0b11111;
        return set;
    }
    [[nodiscard]] constexpr bool has(Feature feature) const noexcept
    {
        return (m_bits >> static_cast<unsigned>(feature) & 1U) != 0;
    }
    constexpr void set(Feature feature, bool on = true) noexcept
    {
        const unsigned bit = 1U << static_cast<unsigned>(feature);
        m_bits = static_cast<std::uint8_t>(on ? m_bits | bit : m_bits & ~bit);
    }
    /// How many values the network receives.
    [[nodiscard]] std::size_t width() const noexcept TIMBREL_REALTIME;
    friend constexpr bool operator==(FeatureSet, FeatureSet) = default;

private:
    std::uint8_t m_bits = 0;
};

/// How velocity and interval are computed: as the seed describes them, or as the original program
/// does (reference: velocity is 1 for 127 and else 0, and stays until the next note-off; the last
/// interval slot is never used), for models that it has trained.
enum class FeatureDialect : std::uint8_t
{
    Timbrel,
    Original
};

/// Follows the keys and tells the network what it may hear.
/// Threads: one. Realtime-safe: all members; no memory beyond the object.
/// Use: noteOn/noteOff at most once, then encode(), which also ends the update.
class FeatureEncoder
{
public:
    explicit FeatureEncoder(FeatureSet features = {},
                            FeatureDialect dialect
                            = FeatureDialect::Timbrel) noexcept TIMBREL_REALTIME;

    /// As before the first note: no key down, no previous note.
    void reset() noexcept TIMBREL_REALTIME;
    void noteOn(std::uint8_t note, std::uint8_t velocity) noexcept TIMBREL_REALTIME;
    void noteOff(std::uint8_t note) noexcept TIMBREL_REALTIME;
    /// Writes features().width() values and forgets what was struck and released.
    void encode(std::span<float> values) noexcept TIMBREL_REALTIME;

    [[nodiscard]] FeatureSet features() const noexcept { return m_features; }
    [[nodiscard]] int heldNotes() const noexcept { return m_heldCount; }

private:
    void encodeInterval(std::span<float> slots) const noexcept TIMBREL_REALTIME;

    FeatureSet m_features;
    FeatureDialect m_dialect;
    std::array<bool, 128> m_held {};
    int m_heldCount = 0;
    int m_lastNote = -1; ///< before the first note: -1
    int m_interval = 0; ///< semitones, signed, of the note just struck
    int m_velocity = 0;
    bool m_struck = false;
    bool m_released = false;
};

/// The values that a network can give one controller: `count` of them, evenly spread over the range
/// that the examples use (seed document, "Output Counts").
struct ControllerCoding
{
    std::uint8_t controller = 0;
    int count = 1; ///< >= 1
    int minimum = 0; ///< of all examples' values of this controller
    int maximum = 0;
    int defaultValue = 0; ///< not part of the range; as the settings say

    /// Half away from zero, as the original rounds: 8 values over 1-127 are 1, 19, 37, 55, 73, 91,
    /// 109, 127.
    [[nodiscard]] int valueOf(int index) const noexcept TIMBREL_REALTIME;
    /// The nearest index; ties go up; outside the range its end.
    [[nodiscard]] int indexOf(int value) const noexcept TIMBREL_REALTIME;
    friend bool operator==(const ControllerCoding&, const ControllerCoding&) = default;
};

/// All controllers of a network, ascending by number; each owns `count` neighbouring outputs.
struct OutputCoding
{
    std::vector<ControllerCoding> controllers;

    [[nodiscard]] std::size_t width() const noexcept; ///< sum of the counts
    /// The largest output of each controller's group: one index per controller. The first wins a
    /// tie.
    void decode(std::span<const float> outputs,
                std::span<int> indices) const noexcept TIMBREL_REALTIME;
    friend bool operator==(const OutputCoding&, const OutputCoding&) = default;
};

} // namespace timbrel::expression
