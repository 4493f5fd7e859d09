// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pad_file.h"

#include "core/pattern/pattern_json.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

constexpr std::string_view kPadFormat = "timbrel-pad";
constexpr std::uint64_t kMaximumPadBytes = 16U << 20U;
constexpr std::size_t kMostOffPlane = 64;
constexpr double kFarthest = 1000.0; ///< off the plane
constexpr std::size_t kMostControls = 1024;
constexpr std::int64_t kLargestSeed = 1'000'000'000;
constexpr int kMidiChannels = 16;
constexpr int kMidiNumbers = 128;
constexpr std::array<std::string_view, 3> kChangeIds = {"step", "beat", "bar"};

Json patternJson(const music::Pattern& pattern,
                 const std::string& name,
                 const std::vector<music::DrumRow>& rows)
{
    PatternEntry entry;
    entry.pattern = pattern;
    entry.name = name;
    return toJson(entry, rows);
}

Json rowsJson(const PadSetup& setup)
{
    Json rows = Json::array();
    for (const PadRow& row : setup.rows) {
        Json one = {{"muted", row.isMuted}, {"solo", row.isSolo}, {"locked", row.isLocked}};
        if (row.threshold)
            one["threshold"] = *row.threshold;
        rows.push_back(std::move(one));
    }
    return rows;
}

Json setupJson(const PadFile& pad)
{
    const PadSetup& setup = pad.setup;
    Json json = {{"mode", padModeId(setup.mode)},
                 {"layout", padLayoutId(setup.layout)},
                 {"axis_across", setup.axisAcross},
                 {"axis_up", setup.axisUp},
                 {"x", setup.position.x},
                 {"y", setup.position.y},
                 {"off_plane", setup.offPlane},
                 {"label", setup.label},
                 {"temperature", setup.temperature},
                 {"noise", setup.noise},
                 {"seed", setup.seed},
                 {"tempo", setup.beatsPerMinute},
                 {"swing", setup.swing},
                 {"humanise_timing_ms", setup.humanise.timingMs},
                 {"humanise_velocity", setup.humanise.velocity},
                 {"change_at", kChangeIds[static_cast<std::size_t>(setup.changeAt)]},
                 {"glide_ms", setup.glideMs},
                 {"relative", setup.isRelative},
                 {"controllers_sent", setup.controllers.areSent},
                 {"controller_channel", setup.controllers.channel},
                 {"controller_x", setup.controllers.x},
                 {"controller_y", setup.controllers.y},
                 {"drums_level_db", setup.mix.drums},
                 {"synth_level_db", setup.mix.synth},
                 {"master_level_db", setup.mix.master},
                 {"rows", rowsJson(setup)}};
    Json corners = Json::array();
    for (const PadCornerPattern& corner : setup.corners)
        corners.push_back(corner.pattern ? patternJson(*corner.pattern, corner.name, pad.rows)
                                         : Json());
    json["corners"] = std::move(corners);
    if (setup.path)
        json["path"] = toJson(*setup.path);
    if (setup.edited)
        json["edited"] = patternJson(*setup.edited, "edited", pad.rows);
    if (setup.kept)
        json["kept"] = patternJson(*setup.kept, "kept", pad.rows);
    return json;
}

/// Reads one value after another; what is absent or no such value stays as it is.
class PadReader
{
public:
    explicit PadReader(const Json& json)
        : m_json(json)
    { }

    template<class Number>
    void number(std::string_view key, Number& value, double lowest, double highest) const
    {
        if (const auto read = jsonReal(m_json, key))
            value = static_cast<Number>(std::clamp(*read, lowest, highest));
    }
    void flag(std::string_view key, bool& value) const
    {
        if (const auto read = jsonBool(m_json, key))
            value = *read;
    }
    void text(std::string_view key, std::string& value) const
    {
        if (auto read = jsonString(m_json, key))
            value = std::move(*read);
    }
    template<class Value, class Of>
    void choice(std::string_view key, Value& value, Of of) const
    {
        if (const auto read = jsonString(m_json, key))
            if (const auto known = of(*read))
                value = *known;
    }

private:
    const Json& m_json;
};

std::optional<ChangeAt> changeAtOf(std::string_view id)
{
    const auto place = std::find(kChangeIds.begin(), kChangeIds.end(), id);
    if (place == kChangeIds.end())
        return std::nullopt;
    return static_cast<ChangeAt>(place - kChangeIds.begin());
}

void readRows(const Json& json, PadSetup& setup)
{
    const auto rows = jsonArray(json, "rows");
    if (!rows)
        return;
    for (const Json& one : **rows) {
        if (setup.rows.size() == kMaximumRows)
            return;
        PadRow row;
        const PadReader reader(one);
        reader.flag("muted", row.isMuted);
        reader.flag("solo", row.isSolo);
        reader.flag("locked", row.isLocked);
        if (const auto threshold = jsonReal(one, "threshold"))
            row.threshold = static_cast<float>(std::clamp(*threshold, 0.0, 1.0));
        setup.rows.push_back(row);
    }
}

Result<std::shared_ptr<const music::Pattern>>
readPadPattern(const Json& json, const PadFile& pad, std::string* name = nullptr)
{
    auto entry = entryFromJson(json, pad.rows);
    if (!entry)
        return failure(std::move(entry.error()));
    if (name != nullptr)
        *name = entry->name;
    return std::make_shared<const music::Pattern>(std::move(entry->pattern));
}

Result<> readPatterns(const Json& json, PadFile& pad)
{
    if (const auto corners = jsonArray(json, "corners"))
        for (std::size_t i = 0; i < std::min((*corners)->size(), pad.setup.corners.size()); ++i) {
            if (!(**corners)[i].is_object())
                continue;
            PadCornerPattern& corner = pad.setup.corners[i];
            auto pattern = readPadPattern((**corners)[i], pad, &corner.name);
            if (!pattern)
                return failure(std::move(pattern.error()));
            corner.pattern = std::move(*pattern);
        }
    for (const auto& [key, into] :
         {std::pair("edited", &pad.setup.edited), std::pair("kept", &pad.setup.kept)})
        if (const auto found = jsonObject(json, key)) {
            auto pattern = readPadPattern(**found, pad);
            if (!pattern)
                return failure(std::move(pattern.error()));
            *into = std::move(*pattern);
        }
    if (const auto found = jsonObject(json, "path")) {
        auto path = puckPathFromJson(**found);
        if (!path)
            return failure(std::move(path.error()));
        pad.setup.path = std::make_shared<const PuckPath>(std::move(*path));
    }
    return {};
}

void readValues(const Json& json, PadSetup& setup)
{
    const PadReader reader(json);
    reader.choice("mode", setup.mode, padModeOf);
    reader.choice("layout", setup.layout, padLayoutOf);
    reader.number("axis_across", setup.axisAcross, 0.0, kMostOffPlane);
    reader.number("axis_up", setup.axisUp, 0.0, kMostOffPlane);
    reader.number("x", setup.position.x, 0.0, 1.0);
    reader.number("y", setup.position.y, 0.0, 1.0);
    reader.text("label", setup.label);
    reader.number("temperature", setup.temperature, 0.0, double {kMaximumTemperature});
    reader.number("noise", setup.noise, 0.0, double {kMaximumNoise});
    reader.number("seed", setup.seed, 0.0, static_cast<double>(kLargestSeed));
    reader.number("tempo", setup.beatsPerMinute, kSlowestTempo, kFastestTempo);
    reader.number("swing", setup.swing, double {kStraight}, double {kMostSwing});
    reader.number(
        "humanise_timing_ms", setup.humanise.timingMs, 0.0, double {Humanise::kMostTimingMs});
    reader.number(
        "humanise_velocity", setup.humanise.velocity, 0.0, double {Humanise::kMostVelocity});
    reader.choice("change_at", setup.changeAt, changeAtOf);
    reader.number("glide_ms", setup.glideMs, 0.0, kLongestGlideMs);
    reader.flag("relative", setup.isRelative);
    reader.flag("controllers_sent", setup.controllers.areSent);
    reader.number("controller_channel", setup.controllers.channel, 0.0, kMidiChannels - 1);
    reader.number("controller_x", setup.controllers.x, 0.0, kMidiNumbers - 1);
    reader.number("controller_y", setup.controllers.y, 0.0, kMidiNumbers - 1);
    for (const auto& [key, level] : {std::pair("drums_level_db", &setup.mix.drums),
                                     std::pair("synth_level_db", &setup.mix.synth),
                                     std::pair("master_level_db", &setup.mix.master)})
        reader.number(key, *level, double {audio::kSilentDecibels}, double {audio::kMostDecibels});
    if (const auto offPlane = jsonArray(json, "off_plane"))
        for (const Json& value : **offPlane)
            if (value.is_number() && setup.offPlane.size() < kMostOffPlane)
                setup.offPlane.push_back(
                    static_cast<float>(std::clamp(value.get<double>(), -kFarthest, kFarthest)));
}

void readControls(const Json& json, PadFile& pad)
{
    const auto controls = jsonObject(json, "controls");
    if (!controls)
        return;
    for (const auto& [name, one] : (*controls)->items()) {
        if (pad.controls.size() == kMostControls)
            return;
        const auto channel = jsonInteger(one, "channel", 0, kMidiChannels - 1);
        const auto isNote = one.contains("note");
        const auto number = jsonInteger(one, isNote ? "note" : "controller", 0, kMidiNumbers - 1);
        if (channel && number)
            pad.controls[name] = {isNote, static_cast<int>(*channel), static_cast<int>(*number)};
    }
}

} // namespace

Json toJson(const PadFile& pad)
{
    Json json
        = {{"format", kPadFormat}, {"version", kPadVersion}, {"instruments", toJson(pad.rows)}};
    json.update(setupJson(pad));
    Json controls = Json::object();
    for (const auto& [name, control] : pad.controls)
        controls[name] = {{"channel", control.channel},
                          {control.isNote ? "note" : "controller", control.number}};
    json["controls"] = std::move(controls);
    return json;
}

Result<PadFile> padFileFromJson(const Json& json, const std::filesystem::path& file)
{
    if (const auto version = checkFormat(json, kPadFormat, kPadVersion, file); !version)
        return failure(version.error());
    PadFile pad;
    if (json.contains("instruments")) {
        auto rows = rowsFromJson(json["instruments"]);
        if (!rows)
            return failure(std::move(rows.error()).inFile(file));
        pad.rows = std::move(*rows);
    }
    readValues(json, pad.setup);
    readRows(json, pad.setup);
    readControls(json, pad);
    if (auto read = readPatterns(json, pad); !read)
        return failure(std::move(read.error()).inFile(file));
    return pad;
}

Result<PadFile> readPadFile(const std::filesystem::path& file)
{
    const auto json = readJson(file, kMaximumPadBytes);
    if (!json)
        return failure(json.error());
    return padFileFromJson(*json, file);
}

Result<> writePadFile(const std::filesystem::path& file, const PadFile& pad)
{
    return writeJson(file, toJson(pad));
}

} // namespace timbrel::pattern
