// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/larasynth_result_json.h"

#include "core/base/json_events.h"

#include <limits>
#include <new>
#include <string>

namespace timbrel::expression {
namespace {

/// A place in the file whose values are needed.
enum class Place : std::uint8_t
{
    Elsewhere,
    InputCount,
    OutputCount,
    UnitCount,
    Connections,
    Ranges,
    Controllers,
    Epoch,
    GatedConnections,
    BlockCounts,
    Mse,
    OutputCounts,
    UpdateRate,
    Features, ///< the first of five
    UnitId = Features + 5,
    UnitType,
    UnitActivation,
    UnitSelfGater,
    Weights,
};

struct NamedPlace
{
    std::string_view section; ///< empty: the file's own keys
    std::string_view key;
    Place place;
};

constexpr Place featurePlace(int index)
{
    return static_cast<Place>(static_cast<int>(Place::Features) + index);
}

constexpr std::array<NamedPlace, 22> kPlaces = {{
    {"", "arch_input_count", Place::InputCount},
    {"", "arch_output_count", Place::OutputCount},
    {"", "arch_unit_count", Place::UnitCount},
    {"", "connections", Place::Connections},
    {"", "ctrl_min_max", Place::Ranges},
    {"", "ctrls", Place::Controllers},
    {"", "epoch", Place::Epoch},
    {"", "gated_conns", Place::GatedConnections},
    {"", "mse", Place::Mse},
    {"", "weights", Place::Weights},
    {"lstm_config", "block_counts", Place::BlockCounts},
    {"representation_config", "ctrl_output_counts", Place::OutputCounts},
    {"representation_config", "update_rate", Place::UpdateRate},
    {"representation_config", "use_feature_some_note_on", featurePlace(0)},
    {"representation_config", "use_feature_note_struck", featurePlace(1)},
    {"representation_config", "use_feature_note_released", featurePlace(2)},
    {"representation_config", "use_feature_velocity", featurePlace(3)},
    {"representation_config", "use_feature_interval", featurePlace(4)},
    {"units_properties", "id", Place::UnitId},
    {"units_properties", "type", Place::UnitType},
    {"units_properties", "act_func", Place::UnitActivation},
    {"units_properties", "self_conn_gater", Place::UnitSelfGater},
}};

/// Keeps what is needed and ends the reading where it is of the wrong kind.
class Listener final : public JsonListener
{
public:
    explicit Listener(LarasynthListing& listing)
        : m_listing(listing)
    { }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    bool null() override { return m_place == Place::Elsewhere || unexpected("null"); }
    bool boolean(bool value) override
    {
        if (m_place == Place::Elsewhere)
            return true;
        const int index = static_cast<int>(m_place) - static_cast<int>(Place::Features);
        if (index < 0 || index >= 5)
            return unexpected(value ? "true" : "false");
        m_listing.features[static_cast<std::size_t>(index)] = value;
        return true;
    }
    bool number(double value) override;
    bool text(std::string_view value) override
    {
        if (m_place == Place::Elsewhere)
            return true;
        if (m_place != Place::UnitType && m_place != Place::UnitActivation)
            return unexpected(std::string(value.substr(0, kMostText)));
        auto& unit = m_listing.units.back();
        (m_place == Place::UnitType ? unit.type : unit.activation) = value.substr(0, kMostText);
        return true;
    }
    bool beginObject() override
    {
        ++m_depth;
        if (m_depth == 3 && m_section == "units_properties")
            m_listing.units.emplace_back();
        return m_place == Place::Elsewhere || unexpected("{");
    }
    bool endObject() override
    {
        --m_depth;
        m_place = Place::Elsewhere;
        return true;
    }
    bool beginList() override
    {
        ++m_depth;
        return true;
    }
    bool endList() override
    {
        --m_depth;
        m_place = Place::Elsewhere;
        return true;
    }
    bool key(std::string_view name) override
    {
        m_place = Place::Elsewhere;
        const bool inUnit = m_section == "units_properties";
        if (m_depth == 1) {
            m_section = name.substr(0, kMostText);
            findPlace("", name);
        } else if (m_depth == (inUnit ? 3 : 2)) {
            findPlace(m_section, name);
        }
        return true;
    }

private:
    void findPlace(std::string_view section, std::string_view key)
    {
        for (const NamedPlace& named : kPlaces)
            if (named.section == section && named.key == key) {
                m_place = named.place;
                m_key = key;
            }
    }
    bool unexpected(std::string found, std::string expected = "a number")
    {
        m_error = Error(ErrorId::ModelBroken)
                      .named(m_key)
                      .butFound(std::move(found))
                      .whereExpected(std::move(expected));
        return false;
    }
    bool append(std::vector<std::uint32_t>& list, double value)
    {
        std::optional<std::uint32_t> whole;
        if (!set(whole, value))
            return false;
        list.push_back(*whole);
        return true;
    }
    bool set(std::optional<std::uint32_t>& to, double value)
    {
        constexpr double kLargest = std::numeric_limits<std::int32_t>::max();
        const bool isInRange = value >= 0.0 && value <= kLargest;
        const auto whole = isInRange ? static_cast<std::uint32_t>(value) : 0U;
        if (!isInRange || static_cast<double>(whole) != value)
            return unexpected(std::to_string(value), "a whole number from 0");
        to = whole;
        return true;
    }

    static constexpr std::size_t kMostText = 60;

    LarasynthListing& m_listing;
    std::optional<Error> m_error;
    int m_depth = 0;
    std::string m_section;
    std::string m_key;
    Place m_place = Place::Elsewhere;
};

bool Listener::number(double value)
{
    switch (m_place) {
    case Place::Elsewhere:
        return true;
    case Place::InputCount:
        return set(m_listing.inputCount, value);
    case Place::OutputCount:
        return set(m_listing.outputCount, value);
    case Place::UnitCount:
        return set(m_listing.unitCount, value);
    case Place::Connections:
        return append(m_listing.connections, value);
    case Place::Ranges:
        return append(m_listing.ranges, value);
    case Place::Controllers:
        return append(m_listing.controllers, value);
    case Place::Epoch:
        return set(m_listing.epoch, value);
    case Place::GatedConnections:
        return append(m_listing.gatedConnections, value);
    case Place::BlockCounts:
        return append(m_listing.blockCounts, value);
    case Place::OutputCounts:
        return append(m_listing.outputCounts, value);
    case Place::UpdateRate:
        return set(m_listing.updateRate, value);
    case Place::UnitId:
        return set(m_listing.units.back().id, value);
    case Place::UnitSelfGater:
        return set(m_listing.units.back().selfGater, value);
    case Place::Mse:
        m_listing.mse = value;
        return true;
    case Place::Weights:
        m_listing.weights.push_back(value);
        return true;
    case Place::UnitType:
    case Place::UnitActivation:
        return unexpected(std::to_string(value), "a text");
    case Place::Features:
        break;
    }
    return unexpected(std::to_string(value), "true or false");
}

} // namespace

Result<LarasynthListing> parseLarasynthListing(std::string_view text,
                                               const std::filesystem::path& file)
{
    LarasynthListing listing;
    Listener listener(listing);
    try {
        const auto outcome = readJsonEvents(text, listener);
        if (outcome && *outcome)
            return listing;
        Error error = outcome ? *listener.error() : outcome.error();
        error.id = ErrorId::ModelBroken;
        return failure(std::move(error).inFile(file));
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(file));
    }
}

} // namespace timbrel::expression
