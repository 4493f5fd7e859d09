// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_settings.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/expression/settings_table.h"
#include "core/project/migration.h"

#include <array>
#include <cmath>
#include <optional>

namespace timbrel::project {
namespace {

using expression::SettingSpec;
using expression::SettingType;

constexpr std::string_view kProjectFormat = "timbrel-project";
constexpr std::uint64_t kLargestSettings = 16U << 20U;

/// From version n to n + 1 each; none yet.
constexpr std::array<Migration, kProjectVersion - 1> kMigrations {};

/// The object at "expression.optimiser"; null if one of the way is not there. What is there but no
/// object is returned, so that it can be reported.
const Json* findPath(const Json& json, std::string_view path)
{
    const Json* place = &json;
    for (const auto part : split(path, '.')) {
        if (!place->is_object())
            return place;
        const auto next = place->find(std::string(part));
        if (next == place->end())
            return nullptr;
        place = &*next;
    }
    return place;
}

Error invalid(std::string name, const Json& found, std::string expected)
{
    return Error(ErrorId::FieldInvalid)
        .named(std::move(name))
        .butFound(jsonLine(found).substr(0, 60))
        .whereExpected(std::move(expected));
}

Result<> checkValue(const SettingSpec& spec, const Json& value)
{
    const bool isNumber
        = spec.type == SettingType::Integer ? value.is_number_integer() : value.is_number();
    const bool isSound = isNumber && std::isfinite(value.get<double>())
        && value.get<double>() >= spec.minimum && value.get<double>() <= spec.maximum;
    if (!isSound)
        return failure(invalid(spec.name(), value, describeExpectation(spec)));
    return {};
}

Result<> checkObject(const Json& json, std::string_view path)
{
    const Json* object = findPath(json, path);
    if (object != nullptr && !object->is_object())
        return failure(invalid(std::string(path), *object, "an object"));
    return {};
}

std::optional<ControlBinding> bindingFrom(const Json& json)
{
    const bool isNote = json.is_object() && json.contains("note");
    const auto channel = jsonInteger(json, "channel", 1, 16);
    const auto number = jsonInteger(json, isNote ? "note" : "controller", 0, 127);
    if (!channel || !number)
        return std::nullopt;
    return ControlBinding {isNote, static_cast<int>(*channel) - 1, static_cast<int>(*number)};
}

Result<> checkAll(const Json& json)
{
    for (const SettingSpec& spec : expression::timbrelSettings()) {
        TIMBREL_TRY(checkObject(json, spec.section));
        if (const Json* value = findPath(json, spec.name()))
            TIMBREL_TRY(checkValue(spec, *value));
    }
    return checkObject(json, "examples");
}

} // namespace

Result<Json> migrated(Json json, const std::filesystem::path& file)
{
    return migrateThrough(kMigrations, std::move(json), kProjectFormat, file);
}

ProjectSettings::ProjectSettings()
    : m_json {{"format", kProjectFormat}, {"version", kProjectVersion}}
{ }

Result<ProjectSettings> ProjectSettings::parse(std::string_view text,
                                               const std::filesystem::path& file)
{
    auto json = parseJson(text, file);
    if (!json)
        return failure(std::move(json.error()));
    auto newest = migrated(std::move(*json), file);
    if (!newest)
        return failure(std::move(newest.error()));
    if (const auto checked = checkAll(*newest); !checked)
        return failure(Error(checked.error()).inFile(file));
    return ProjectSettings(std::move(*newest));
}

Result<ProjectSettings> ProjectSettings::read(const std::filesystem::path& file)
{
    const auto text = readFile(file, kLargestSettings);
    if (!text && text.error().id == ErrorId::FileNotFound)
        return ProjectSettings();
    if (!text)
        return failure(text.error());
    return parse(*text, file);
}

Result<> ProjectSettings::write(const std::filesystem::path& file) const
{
    return writeJson(file, m_json);
}

void ProjectSettings::applyTo(expression::Settings& settings) const
{
    const auto real = [this](std::string_view name, double& target) {
        if (const Json* value = findPath(m_json, name))
            target = value->get<double>();
    };
    if (const Json* channel = findPath(m_json, "expression.output_channel"))
        settings.outputChannel = channel->get<int>() - 1; // people count channels from 1
    if (const Json* baud = findPath(m_json, "expression.wire_baud"))
        settings.wireBaud = baud->get<double>();
    real("expression.note_wait_ms", settings.noteWaitMilliseconds);
    auto& optimiser = settings.optimiser;
    real("expression.optimiser.learning_rate", optimiser.learningRate);
    real("expression.optimiser.gradient_clip", optimiser.gradientClip);
    real("expression.optimiser.weight_decay", optimiser.weightDecay);
    real("expression.optimiser.scheduled_feedback", optimiser.scheduledFeedback);
    real("expression.optimiser.variations", optimiser.variations);
    if (const Json* size = findPath(m_json, "expression.optimiser.batch_size"))
        optimiser.batchSize = size->get<int>();
}

Result<> ProjectSettings::set(std::string_view name, Json value)
{
    const SettingSpec* spec = expression::findSetting(name);
    if (spec == nullptr || spec->file != expression::SettingsFile::TimbrelJson)
        return failure(Error(ErrorId::UsageWrong)
                           .butFound(std::string(name))
                           .whereExpected("a key of timbrel.json"));
    if (!value.is_null())
        TIMBREL_TRY(checkValue(*spec, value));
    Json* place = &m_json;
    for (const auto part : split(spec->section, '.')) {
        place = &(*place)[std::string(part)];
        if (place->is_null())
            *place = Json::object();
    }
    if (value.is_null())
        place->erase(std::string(spec->key));
    else
        (*place)[std::string(spec->key)] = std::move(value);
    return {};
}

OwnSettings ProjectSettings::values() const
{
    OwnSettings values;
    for (const SettingSpec& spec : expression::timbrelSettings())
        if (const Json* value = findPath(m_json, spec.name()))
            values.emplace(spec.name(), *value);
    return values;
}

Result<> ProjectSettings::setValues(const OwnSettings& values)
{
    ProjectSettings changed = *this;
    for (const auto& [name, value] : this->values())
        if (!values.contains(name))
            TIMBREL_TRY(changed.set(name, nullptr));
    for (const auto& [name, value] : values)
        TIMBREL_TRY(changed.set(name, value));
    *this = std::move(changed);
    return {};
}

bool ProjectSettings::isExampleEnabled(const std::string& fileName) const
{
    const auto examples = m_json.find("examples");
    if (examples == m_json.end())
        return true;
    const auto example = examples->find(fileName);
    if (example == examples->end())
        return true;
    const auto enabled = jsonBool(*example, "enabled");
    return !enabled || *enabled;
}

void ProjectSettings::setExampleEnabled(const std::string& fileName, bool isEnabled)
{
    if (isEnabled == isExampleEnabled(fileName))
        return;
    Json& example = m_json["examples"][fileName];
    if (!example.is_object())
        example = Json::object();
    example["enabled"] = isEnabled;
}

ControlBindings ProjectSettings::bindings() const
{
    ControlBindings bindings;
    const Json* all = findPath(m_json, "performing.bindings");
    if (all != nullptr && all->is_object())
        for (const auto& [target, json] : all->items())
            if (const auto binding = bindingFrom(json))
                bindings.emplace(target, *binding);
    return bindings;
}

void ProjectSettings::setBindings(const ControlBindings& bindings)
{
    const ControlBindings before = this->bindings();
    if (bindings == before)
        return;
    Json& performing = m_json["performing"];
    if (!performing.is_object())
        performing = Json::object();
    Json& all = performing["bindings"];
    if (!all.is_object())
        all = Json::object();
    for (const auto& [target, binding] : before)
        if (!bindings.contains(target))
            all.erase(target);
    for (const auto& [target, binding] : bindings) {
        Json& json = all[target];
        if (!json.is_object())
            json = Json::object();
        json["channel"] = binding.channel + 1; // people count channels from 1
        json.erase(binding.isNote ? "controller" : "note");
        json[binding.isNote ? "note" : "controller"] = binding.number;
    }
}

Json ProjectSettings::sound() const
{
    const auto at = m_json.find("sound");
    return at == m_json.end() ? Json() : *at;
}

void ProjectSettings::setSound(Json sound)
{
    m_json["sound"] = std::move(sound);
}

} // namespace timbrel::project
