// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/larasynth_result.h"

#include "core/base/atomic_file.h"
#include "core/expression/larasynth_result_json.h"
#include "core/expression/model_file.h"
#include "core/expression/sort_by_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <utility>

namespace timbrel::expression {
namespace {

using Kind = LarasynthUnit::Kind;

constexpr std::array<std::string_view, 7> kUnitTypes = {
    "INPUT_UNIT", "BIAS_UNIT", "INPUT_GATE", "FORGET_GATE", "OUTPUT_GATE", "CELL", "OUTPUT_UNIT"};
constexpr int kHighest = 127; // of MIDI's controllers and their values

Error broken(std::string key, std::string found, std::string expected)
{
    return Error(ErrorId::ModelBroken)
        .named(std::move(key))
        .butFound(std::move(found))
        .whereExpected(std::move(expected));
}

Error brokenEntry(const char* list, std::size_t index, std::string found, std::string expected)
{
    return broken(fmt::format("{}[{}]", list, index), std::move(found), std::move(expected));
}

/// Makes the network and its representation from what the file lists, checking everything that the
/// network will rely on.
class Assembly
{
public:
    explicit Assembly(const LarasynthListing& listing)
        : m_listing(listing)
    { }

    Result<LarasynthResult> assemble()
    {
        TIMBREL_TRY(addUnits());
        TIMBREL_TRY(addConnections());
        TIMBREL_TRY(addGates());
        TIMBREL_TRY(addFeatures());
        TIMBREL_TRY(addControllers());
        TIMBREL_TRY(addRanges());
        TIMBREL_TRY(checkCounts());
        return std::move(m_result);
    }

private:
    Result<> addUnits();
    Result<LarasynthUnit> unitOf(const LarasynthListing::Unit& listed, std::size_t place) const;
    Result<> addConnections();
    Result<> sortConnections();
    LarasynthConnection* connectionBetween(std::uint32_t from, std::uint32_t to);
    Result<> addGates();
    Result<> addFeatures();
    Result<> addControllers();
    Result<> addRanges();
    Result<> checkCounts();
    [[nodiscard]] std::size_t countOf(Kind kind) const;
    ControllerCoding* codingOf(std::uint32_t controller);

    const LarasynthListing& m_listing;
    LarasynthResult m_result;
    std::vector<std::uint32_t> m_order; ///< of the connections, by target and then by source
    std::vector<std::uint32_t> m_begins; ///< in m_order, of each unit's own
};

Result<LarasynthUnit> Assembly::unitOf(const LarasynthListing::Unit& listed,
                                       std::size_t place) const
{
    const auto count = m_listing.units.size();
    if (!listed.id || *listed.id != place)
        return failure(brokenEntry("units_properties",
                                   place,
                                   listed.id ? std::to_string(*listed.id) : "no id",
                                   std::to_string(place)));
    const auto type = std::find(kUnitTypes.begin(), kUnitTypes.end(), listed.type);
    if (type == kUnitTypes.end())
        return failure(brokenEntry("units_properties", place, listed.type, "the type of a unit"));
    if (listed.activation != "LOGISTIC" && listed.activation != "IDENTITY")
        return failure(
            brokenEntry("units_properties", place, listed.activation, "LOGISTIC, IDENTITY"));
    LarasynthUnit unit;
    unit.kind = static_cast<Kind>(type - kUnitTypes.begin());
    unit.logistic = listed.activation == "LOGISTIC";
    if (unit.kind != Kind::Cell)
        return unit;
    if (!listed.selfGater || *listed.selfGater >= count)
        return failure(
            brokenEntry("units_properties",
                        place,
                        listed.selfGater ? std::to_string(*listed.selfGater) : "no self_conn_gater",
                        fmt::format("a unit below {}", count)));
    unit.selfGater = *listed.selfGater;
    return unit;
}

Result<> Assembly::addUnits()
{
    m_result.units.reserve(m_listing.units.size());
    for (std::size_t i = 0; i < m_listing.units.size(); ++i) {
        const auto unit = unitOf(m_listing.units[i], i);
        if (!unit)
            return failure(unit.error());
        m_result.units.push_back(*unit);
    }
    return {};
}

Result<> Assembly::addConnections()
{
    const auto& ends = m_listing.connections;
    const auto& weights = m_listing.weights;
    if (ends.size() != 2 * weights.size())
        return failure(
            broken("weights", std::to_string(weights.size()), fmt::format("{}", ends.size() / 2)));
    m_result.connections.reserve(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::uint32_t from = ends[2 * i];
        const std::uint32_t to = ends[2 * i + 1];
        const auto count = m_result.units.size();
        if (from >= count || to >= count)
            return failure(brokenEntry("connections",
                                       2 * i,
                                       fmt::format("{}, {}", from, to),
                                       fmt::format("units below {}", count)));
        const Kind target = m_result.units[to].kind;
        if (target == Kind::Input || target == Kind::Bias)
            return failure(brokenEntry(
                "connections", 2 * i + 1, std::to_string(to), "a unit that is computed"));
        if (!std::isfinite(weights[i]))
            return failure(brokenEntry("weights", i, "NaN", "a finite number"));
        m_result.connections.push_back({from, to, LarasynthUnit::kNone, weights[i]});
    }
    return {};
}

Result<> Assembly::sortConnections()
{
    auto& connections = m_result.connections;
    m_order.resize(connections.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    const std::size_t units = m_result.units.size();
    sortByKey(m_order, units, [&](std::uint32_t i) { return connections[i].from; });
    m_begins = sortByKey(m_order, units, [&](std::uint32_t i) { return connections[i].to; });
    const auto isSame = [&](std::uint32_t a, std::uint32_t b) {
        return connections[a].from == connections[b].from && connections[a].to == connections[b].to;
    };
    const auto twice = std::adjacent_find(m_order.begin(), m_order.end(), isSame);
    if (twice == m_order.end())
        return {};
    return failure(brokenEntry(
        "connections", 2 * std::size_t {*std::next(twice)}, "the same connection twice", "once"));
}

LarasynthConnection* Assembly::connectionBetween(std::uint32_t from, std::uint32_t to)
{
    if (to >= m_result.units.size())
        return nullptr;
    const auto begin = m_order.begin() + m_begins[to];
    const auto end = m_order.begin() + m_begins[to + 1];
    const auto place = std::lower_bound(begin, end, from, [&](std::uint32_t i, std::uint32_t id) {
        return m_result.connections[i].from < id;
    });
    const bool isThere = place != end && m_result.connections[*place].from == from;
    return isThere ? &m_result.connections[*place] : nullptr;
}

Result<> Assembly::addGates()
{
    const auto& gated = m_listing.gatedConnections;
    if (gated.size() % 3 != 0)
        return failure(broken("gated_conns", std::to_string(gated.size()), "three for each"));
    TIMBREL_TRY(sortConnections());
    for (std::size_t i = 0; i < gated.size(); i += 3) {
        LarasynthConnection* connection = connectionBetween(gated[i + 1], gated[i + 2]);
        if (connection == nullptr || gated[i] >= m_result.units.size())
            return failure(
                brokenEntry("gated_conns",
                            i,
                            fmt::format("{}, {}, {}", gated[i], gated[i + 1], gated[i + 2]),
                            "a unit and a listed connection"));
        if (connection->gater != LarasynthUnit::kNone)
            return failure(
                brokenEntry("gated_conns", i, "a connection gated twice", "at most one gate"));
        connection->gater = gated[i];
    }
    return {};
}

Result<> Assembly::addFeatures()
{
    for (std::size_t i = 0; i < m_listing.features.size(); ++i) {
        if (!m_listing.features[i])
            return failure(
                broken("representation_config",
                       "nothing",
                       fmt::format("use of \"{}\"", featureName(static_cast<Feature>(i)))));
        m_result.features.set(static_cast<Feature>(i), *m_listing.features[i]);
    }
    const std::uint32_t rate = m_listing.updateRate.value_or(0);
    if (rate < 1 || rate > 1000)
        return failure(broken("update_rate", std::to_string(rate), "1-1000"));
    m_result.updateRate = static_cast<int>(rate);
    for (const std::uint32_t count : m_listing.blockCounts)
        m_result.blockCounts.push_back(static_cast<int>(count));
    m_result.mse = m_listing.mse.value_or(0.0);
    m_result.epoch = m_listing.epoch.value_or(0);
    return {};
}

Result<> Assembly::addControllers()
{
    const auto& counts = m_listing.outputCounts;
    if (counts.empty() || counts.size() % 2 != 0)
        return failure(
            broken("ctrl_output_counts", std::to_string(counts.size()), "controller and count"));
    auto& controllers = m_result.outputs.controllers;
    for (std::size_t i = 0; i < counts.size(); i += 2) {
        if (counts[i] > kHighest)
            return failure(
                brokenEntry("ctrl_output_counts", i, std::to_string(counts[i]), "0-127"));
        if (counts[i + 1] < 1 || counts[i + 1] > kMaximumOutputCount)
            return failure(brokenEntry("ctrl_output_counts",
                                       i + 1,
                                       std::to_string(counts[i + 1]),
                                       fmt::format("1-{}", kMaximumOutputCount)));
        ControllerCoding coding;
        coding.controller = static_cast<std::uint8_t>(counts[i]);
        coding.count = static_cast<int>(counts[i + 1]);
        controllers.push_back(coding);
        m_result.neverMoved.insert(coding.controller);
    }
    std::sort(controllers.begin(), controllers.end(), [](const auto& a, const auto& b) {
        return a.controller < b.controller;
    });
    std::vector<std::uint32_t> names = m_listing.controllers;
    std::sort(names.begin(), names.end());
    const bool isSame = std::equal(names.begin(),
                                   names.end(),
                                   controllers.begin(),
                                   controllers.end(),
                                   [](auto a, const auto& b) { return a == b.controller; });
    if (!isSame || m_result.neverMoved.size() != controllers.size())
        return failure(broken("ctrls",
                              std::to_string(names.size()),
                              fmt::format("the {} of ctrl_output_counts", controllers.size())));
    return {};
}

ControllerCoding* Assembly::codingOf(std::uint32_t controller)
{
    for (ControllerCoding& coding : m_result.outputs.controllers)
        if (coding.controller == controller)
            return &coding;
    return nullptr;
}

Result<> Assembly::addRanges()
{
    const auto& ranges = m_listing.ranges;
    if (ranges.size() % 3 != 0)
        return failure(broken("ctrl_min_max", std::to_string(ranges.size()), "three for each"));
    for (std::size_t i = 0; i < ranges.size(); i += 3) {
        ControllerCoding* coding = codingOf(ranges[i]);
        const bool isRange = ranges[i + 1] <= ranges[i + 2] && ranges[i + 2] <= kHighest;
        if (coding == nullptr || !isRange)
            return failure(
                brokenEntry("ctrl_min_max",
                            i,
                            fmt::format("{}, {}, {}", ranges[i], ranges[i + 1], ranges[i + 2]),
                            "a listed controller, its lowest and its highest value"));
        coding->minimum = static_cast<int>(ranges[i + 1]);
        coding->maximum = static_cast<int>(ranges[i + 2]);
        coding->defaultValue = coding->minimum;
        m_result.neverMoved.erase(coding->controller);
    }
    return {};
}

std::size_t Assembly::countOf(Kind kind) const
{
    return static_cast<std::size_t>(
        std::count_if(m_result.units.begin(), m_result.units.end(), [kind](const auto& unit) {
            return unit.kind == kind;
        }));
}

Result<> Assembly::checkCounts()
{
    const auto check = [](const char* key,
                          std::optional<std::uint32_t> stated,
                          std::size_t listed,
                          std::size_t needed) -> Result<> {
        if (listed != needed)
            return failure(broken(key, std::to_string(listed), std::to_string(needed)));
        if (stated.value_or(listed) != listed)
            return failure(broken(key, std::to_string(*stated), std::to_string(listed)));
        return {};
    };
    const std::size_t outputs = m_result.outputs.width();
    const std::size_t inputs = m_result.features.width() + outputs;
    TIMBREL_TRY(check("arch_input_count", m_listing.inputCount, countOf(Kind::Input), inputs));
    TIMBREL_TRY(check("arch_output_count", m_listing.outputCount, countOf(Kind::Output), outputs));
    const std::size_t units = m_result.units.size();
    return check("arch_unit_count", m_listing.unitCount, units, units);
}

} // namespace

Result<LarasynthResult> parseLarasynthResult(std::string_view text,
                                             const std::filesystem::path& file)
{
    const auto listing = parseLarasynthListing(text, file);
    if (!listing)
        return failure(listing.error());
    auto result = Assembly(*listing).assemble();
    if (!result)
        return failure(std::move(result.error()).inFile(file));
    return result;
}

Result<LarasynthResult> readLarasynthResult(const std::filesystem::path& path)
{
    const auto text = readFile(path);
    if (!text)
        return failure(text.error());
    return parseLarasynthResult(*text, path);
}

} // namespace timbrel::expression
