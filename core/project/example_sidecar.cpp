// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/example_sidecar.h"

#include "core/base/digest.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <limits>
#include <vector>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSidecarFormat = "timbrel-example";
constexpr int kSidecarVersion = 1;
constexpr std::array<std::string_view, 4> kOrigins = {"unknown", "recorded", "imported", "drawn"};
constexpr std::int64_t kLatestStart = std::int64_t {1} << 53;

using music::Event;
using music::EventKind;
using music::Sequence;

/// Values in the order of their events, as [[how many, value], ...].
Json runLengths(const std::vector<std::uint8_t>& values)
{
    Json runs = Json::array();
    for (std::size_t at = 0; at < values.size();) {
        std::size_t end = at;
        while (end < values.size() && values[end] == values[at])
            ++end;
        runs.push_back(Json::array({end - at, values[at]}));
        at = end;
    }
    return runs;
}

/// Exactly `count` values, none above `maximum`; nothing otherwise.
std::optional<std::vector<std::uint8_t>>
fromRunLengths(const Json& runs, std::size_t count, int maximum)
{
    std::vector<std::uint8_t> values;
    if (!runs.is_array())
        return std::nullopt;
    for (const Json& run : runs) {
        if (!run.is_array() || run.size() != 2 || !run[0].is_number_unsigned()
            || !run[1].is_number_unsigned())
            return std::nullopt;
        const auto length = run[0].get<std::uint64_t>();
        const auto value = run[1].get<std::uint64_t>();
        if (length > count - values.size() || value > static_cast<std::uint64_t>(maximum))
            return std::nullopt;
        values.insert(
            values.end(), static_cast<std::size_t>(length), static_cast<std::uint8_t>(value));
    }
    if (values.size() != count)
        return std::nullopt;
    return values;
}

std::size_t countReleases(const Sequence& events)
{
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](const Event& event) {
            return event.kind == EventKind::NoteOff;
        }));
}

/// Channels and release velocities, where they are not all the usual ones.
void describeEvents(Json& json, const Example& example, std::string_view seqText)
{
    std::vector<std::uint8_t> channels;
    std::vector<std::uint8_t> releases;
    bool isUsual = true;
    for (const Event& event : example.sequence) {
        channels.push_back(event.channel);
        isUsual = isUsual && event.channel == example.details.channel;
        if (event.kind != EventKind::NoteOff)
            continue;
        releases.push_back(event.value);
        isUsual = isUsual && event.value == 0;
    }
    json.erase("events");
    if (!isUsual)
        json["events"] = {{"seq_sha256", sha256(seqText)},
                          {"channels", runLengths(channels)},
                          {"release_velocities", runLengths(releases)}};
}

/// An optional number: absent is fine, anything else must be one of the range.
Result<> takeInteger(const Json& json,
                     std::string_view key,
                     std::int64_t minimum,
                     std::int64_t maximum,
                     const std::function<void(std::int64_t)>& take)
{
    if (!json.contains(std::string(key)))
        return {};
    const auto value = jsonInteger(json, key, minimum, maximum);
    if (!value)
        return failure(value.error());
    take(*value);
    return {};
}

Result<ExampleOrigin> originIn(const Json& json)
{
    ExampleOrigin origin;
    const auto kind = jsonString(json, "origin");
    const auto fileName = jsonString(json, "file_name");
    const auto original = jsonString(json, "original");
    for (const auto* field : {&kind, &fileName, &original})
        if (!*field)
            return failure(field->error());
    const auto place = std::find(kOrigins.begin(), kOrigins.end(), *kind);
    if (place != kOrigins.end())
        origin.kind = static_cast<OriginKind>(place - kOrigins.begin());
    origin.fileName = *fileName;
    // Only a name within sources/ is followed.
    origin.original = fs::path(*original).filename().string();
    return origin;
}

Result<ExampleDetails> detailsIn(const Json& json)
{
    ExampleDetails details;
    if (json.contains("name")) {
        const auto name = jsonString(json, "name");
        if (!name)
            return failure(name.error());
        details.displayName = *name;
    }
    if (json.contains("tempo")) {
        const auto tempo = jsonReal(json, "tempo");
        if (!tempo)
            return failure(tempo.error());
        if (*tempo < music::kSlowestTempo || *tempo > music::kFastestTempo)
            return failure(Error(ErrorId::FieldInvalid)
                               .named("tempo")
                               .butFound(formatReal(*tempo))
                               .whereExpected("10 to 1000"));
        details.meter.beatsPerMinute = *tempo;
    }
    TIMBREL_TRY(takeInteger(json, "beats_per_bar", 1, kMostBeatsPerBar, [&](std::int64_t value) {
        details.meter.beatsPerBar = static_cast<int>(value);
    }));
    // people count channels from 1
    TIMBREL_TRY(takeInteger(json, "channel", 1, 16, [&](std::int64_t value) {
        details.channel = static_cast<std::uint8_t>(value - 1);
    }));
    TIMBREL_TRY(takeInteger(json, "start_us", 0, kLatestStart, [&](std::int64_t value) {
        details.start = Microseconds(value);
    }));
    return details;
}

/// What belongs to another .seq (somebody else has edited it) is passed over.
Result<> takeEvents(Sequence& events, const Json& json, std::string_view seqText)
{
    if (!json.contains("events"))
        return {};
    const auto object = jsonObject(json, "events");
    if (!object)
        return failure(object.error());
    const auto digest = jsonString(**object, "seq_sha256");
    if (!digest)
        return failure(digest.error());
    if (*digest != sha256(seqText))
        return {};
    const auto broken
        = [](const char* name) { return failure(Error(ErrorId::FieldInvalid).named(name)); };
    if (!(*object)->contains("channels"))
        return broken("channels");
    if (!(*object)->contains("release_velocities"))
        return broken("release_velocities");
    const auto channels = fromRunLengths((**object)["channels"], events.size(), 15);
    if (!channels)
        return broken("channels");
    const auto releases
        = fromRunLengths((**object)["release_velocities"], countReleases(events), 127);
    if (!releases)
        return broken("release_velocities");
    std::size_t release = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].channel = (*channels)[i];
        if (events[i].kind == EventKind::NoteOff)
            events[i].value = (*releases)[release++];
    }
    return {};
}

} // namespace

void describeExample(Json& json, const Example& example, std::string_view seqText)
{
    if (!json.is_object())
        json = Json::object();
    const ExampleDetails& details = example.details;
    json["format"] = kSidecarFormat;
    json["version"] = kSidecarVersion;
    json["origin"] = kOrigins[static_cast<std::size_t>(example.origin.kind)];
    json["file_name"] = example.origin.fileName;
    json["original"] = example.origin.original;
    json["name"] = details.displayName;
    json["tempo"] = details.meter.beatsPerMinute;
    json["beats_per_bar"] = details.meter.beatsPerBar;
    json["channel"] = details.channel + 1;
    json["start_us"] = details.start.count();
    describeEvents(json, example, seqText);
}

Result<> checkDescription(const Json& json, const fs::path& file)
{
    if (const auto version = checkFormat(json, kSidecarFormat, kSidecarVersion, file); !version)
        return failure(version.error());
    return {};
}

Result<>
takeDescription(Example& example, const Json& json, std::string_view seqText, const fs::path& file)
{
    TIMBREL_TRY(checkDescription(json, file));
    const auto named = [&](Error error) { return failure(std::move(error).inFile(file)); };
    auto origin = originIn(json);
    if (!origin)
        return named(std::move(origin.error()));
    auto details = detailsIn(json);
    if (!details)
        return named(std::move(details.error()));
    Sequence events = example.sequence;
    for (Event& event : events)
        event.channel = details->channel;
    if (auto taken = takeEvents(events, json, seqText); !taken)
        return named(std::move(taken.error()));
    example.origin = std::move(*origin);
    example.details = std::move(*details);
    example.sequence = std::move(events);
    return {};
}

} // namespace timbrel::project
