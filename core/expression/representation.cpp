// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/representation.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace timbrel::expression {
namespace {

constexpr std::array<std::string_view, kFeatureCount> kNames = {"some note on",
                                                                "note struck",
                                                                "note released",
                                                                "velocity",
                                                                "interval",
                                                                "note number",
                                                                "held notes"};

constexpr int kHeldNotesForOne = 10; // as many as fingers

} // namespace

std::string_view featureName(Feature feature) noexcept
{
    return kNames[static_cast<std::size_t>(feature)];
}

std::size_t FeatureSet::width() const noexcept
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < kFeatureCount; ++i) {
        const auto feature = static_cast<Feature>(i);
        if (has(feature))
            width += feature == Feature::Interval ? kIntervalSlots : 1;
    }
    return width;
}

FeatureEncoder::FeatureEncoder(FeatureSet features, FeatureDialect dialect) noexcept
    : m_features(features)
    , m_dialect(dialect)
{ }

void FeatureEncoder::reset() noexcept TIMBREL_REALTIME
{
    *this = FeatureEncoder(m_features, m_dialect);
}

void FeatureEncoder::noteOn(std::uint8_t note, std::uint8_t velocity) noexcept TIMBREL_REALTIME
{
    const std::size_t key = note & 127U;
    m_heldCount += m_held[key] ? 0 : 1;
    m_held[key] = true;
    m_interval = m_lastNote < 0 ? 0 : static_cast<int>(key) - m_lastNote;
    m_lastNote = static_cast<int>(key);
    m_velocity = velocity;
    m_struck = true;
    m_released = false;
}

void FeatureEncoder::noteOff(std::uint8_t note) noexcept TIMBREL_REALTIME
{
    const std::size_t key = note & 127U;
    m_heldCount -= m_held[key] ? 1 : 0;
    m_held[key] = false;
    m_struck = false;
    m_released = true;
    m_velocity = 0;
}

void FeatureEncoder::encode(std::span<float> values) noexcept TIMBREL_REALTIME
{
    std::size_t at = 0;
    const auto put = [&](Feature feature, float value) {
        if (m_features.has(feature))
            values[at++] = value;
    };
    put(Feature::SomeNoteOn, m_heldCount > 0 ? 1.0F : 0.0F);
    put(Feature::NoteStruck, m_struck ? 1.0F : 0.0F);
    put(Feature::NoteReleased, m_released ? 1.0F : 0.0F);
    if (m_dialect == FeatureDialect::Original)
        put(Feature::Velocity, m_velocity == 127 ? 1.0F : 0.0F);
    else
        put(Feature::Velocity, m_struck ? static_cast<float>(m_velocity) / 127.0F : 0.0F);
    if (m_features.has(Feature::Interval)) {
        encodeInterval(values.subspan(at, kIntervalSlots));
        at += kIntervalSlots;
    }
    put(Feature::NoteNumber, static_cast<float>(std::max(m_lastNote, 0)) / 127.0F);
    put(Feature::HeldNotes,
        static_cast<float>(std::min(m_heldCount, kHeldNotesForOne)) / float {kHeldNotesForOne});
    m_struck = false;
    m_released = false;
}

void FeatureEncoder::encodeInterval(std::span<float> slots) const noexcept TIMBREL_REALTIME
{
    std::fill(slots.begin(), slots.end(), 0.0F);
    if (!m_struck)
        return;
    const int semitones = std::abs(m_interval);
    slots[static_cast<std::size_t>(semitones % 12)] = 1.0F;
    slots[IntervalSlot::Up] = m_interval > 0 ? 1.0F : 0.0F;
    slots[IntervalSlot::Down] = m_interval < 0 ? 1.0F : 0.0F;
    slots[IntervalSlot::OctaveOrMore] = semitones >= 12 ? 1.0F : 0.0F;
    if (m_dialect == FeatureDialect::Timbrel)
        slots[IntervalSlot::TwoOctavesOrMore] = semitones >= 24 ? 1.0F : 0.0F;
}

int ControllerCoding::valueOf(int index) const noexcept TIMBREL_REALTIME
{
    if (count <= 1)
        return minimum;
    const double step = static_cast<double>(maximum - minimum) / (count - 1);
    return static_cast<int>(std::lround(minimum + index * step));
}

int ControllerCoding::indexOf(int value) const noexcept TIMBREL_REALTIME
{
    if (count <= 1 || maximum <= minimum)
        return 0;
    const double place = static_cast<double>(value - minimum) * (count - 1) / (maximum - minimum);
    return std::clamp(static_cast<int>(std::floor(place + 0.5)), 0, count - 1);
}

std::size_t OutputCoding::width() const noexcept
{
    std::size_t width = 0;
    for (const auto& coding : controllers)
        width += static_cast<std::size_t>(coding.count);
    return width;
}

void OutputCoding::decode(std::span<const float> outputs,
                          std::span<int> indices) const noexcept TIMBREL_REALTIME
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < controllers.size(); ++i) {
        const auto count = static_cast<std::size_t>(controllers[i].count);
        std::size_t best = 0;
        for (std::size_t k = 1; k < count; ++k)
            best = outputs[at + k] > outputs[at + best] ? k : best;
        indices[i] = static_cast<int>(best);
        at += count;
    }
}

} // namespace timbrel::expression
