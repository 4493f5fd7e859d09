// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conf_values.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings_fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::expression {
namespace {

/// Turns the document into settings and collects everything that is wrong on the way.
class Reader
{
public:
    Reader(const ConfDocument& document, const std::filesystem::path& file, Random& random)
        : m_document(document)
        , m_file(file)
        , m_random(random)
    { }

    void run()
    {
        for (const SettingSpec& spec : larasynthSettings())
            read(spec);
        checkPairs("midi", "controller_defaults", m_settings.controllerDefaults);
        checkPairs("representation", "controller_output_counts", m_settings.controllerOutputCounts);
    }

    [[nodiscard]] const std::vector<Error>& problems() const { return m_problems; }
    [[nodiscard]] Settings& settings() { return m_settings; }

    [[nodiscard]] Warnings unknown() const
    {
        Warnings warnings;
        for (const ConfSection& section : m_document.sections()) {
            const auto specs = larasynthSettings();
            const bool isKnown
                = std::any_of(specs.begin(), specs.end(), [&](const SettingSpec& spec) {
                      return spec.section == section.name;
                  });
            if (!isKnown)
                warnings.push_back(Error(ErrorId::SettingsUnknownSection)
                                       .inFile(m_file)
                                       .atLine(section.line)
                                       .named(section.name));
            for (const ConfEntry& entry : section.entries)
                if (isKnown && findSetting(section.name, entry.key) == nullptr)
                    warnings.push_back(Error(ErrorId::SettingsUnknownKey)
                                           .inFile(m_file)
                                           .atLine(entry.line)
                                           .named(section.name + "." + entry.key));
        }
        return warnings;
    }

private:
    void read(const SettingSpec& spec)
    {
        const ConfEntry* entry = m_document.find(spec.section, spec.key);
        if (entry == nullptr) {
            if (spec.isRequired)
                reportMissing(spec);
            return;
        }
        switch (spec.type) {
        case SettingType::Integer:
            readInteger(spec, *entry);
            break;
        case SettingType::Real:
            readReal(spec, *entry);
            break;
        case SettingType::Switch:
            readSwitch(spec, *entry);
            break;
        case SettingType::Text:
            readText(spec, *entry);
            break;
        case SettingType::IntegerList:
            readBlocks(spec, *entry);
            break;
        case SettingType::ControllerList:
            readControllers(spec, *entry);
            break;
        case SettingType::ControllerPairs:
            readPairs(spec, *entry);
            break;
        case SettingType::FeatureList:
            readFeatures(spec, *entry);
            break;
        }
    }

    void reportMissing(const SettingSpec& spec)
    {
        Error error = Error(ErrorId::SettingsMissingKey)
                          .inFile(m_file)
                          .named(spec.name())
                          .whereExpected(describeExpectation(spec));
        if (const ConfSection* section = m_document.findSection(spec.section))
            error.line = section->line;
        m_problems.push_back(std::move(error));
    }

    void report(ErrorId id, const SettingSpec& spec, std::int64_t line, std::string found)
    {
        report(id, spec, line, std::move(found), describeExpectation(spec));
    }

    void report(ErrorId id,
                const SettingSpec& spec,
                std::int64_t line,
                std::string found,
                std::string expected)
    {
        m_problems.push_back(Error(id)
                                 .inFile(m_file)
                                 .atLine(line)
                                 .named(spec.name())
                                 .butFound(std::move(found))
                                 .whereExpected(std::move(expected)));
    }

    /// The only element of a value that is not a list.
    const ConfElement* single(const SettingSpec& spec, const ConfEntry& entry)
    {
        if (entry.values.size() == 1)
            return &entry.values.front();
        report(ErrorId::SettingsWrongType,
               spec,
               entry.values[1].line,
               fmt::format("{} values", entry.values.size()));
        return nullptr;
    }

    /// Nothing, and a report, if the element stands for no such number.
    std::optional<double>
    draw(const SettingSpec& spec, const ConfElement& element, const ConfRange& range)
    {
        const auto value = confValue(element, range, m_random);
        if (value)
            return *value;
        report(value.error().id, spec, element.line, describe(element));
        return std::nullopt;
    }

    std::optional<int> drawInteger(const SettingSpec& spec, const ConfElement& element)
    {
        const auto value = draw(spec, element, {spec.minimum, spec.maximum, true});
        return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
    }

    std::optional<std::uint8_t> drawController(const SettingSpec& spec, const ConfElement& element)
    {
        const auto value = draw(spec, element, {0, 127, true});
        return value ? std::optional<std::uint8_t>(static_cast<std::uint8_t>(*value))
                     : std::nullopt;
    }

    void readInteger(const SettingSpec& spec, const ConfEntry& entry)
    {
        if (const ConfElement* element = single(spec, entry))
            if (const auto value = drawInteger(spec, *element))
                integerField(m_settings, spec.name()) = *value;
    }

    void readReal(const SettingSpec& spec, const ConfEntry& entry)
    {
        if (const ConfElement* element = single(spec, entry))
            if (const auto value = draw(spec, *element, {spec.minimum, spec.maximum, false}))
                realField(m_settings, spec.name()) = *value;
    }

    void readSwitch(const SettingSpec& spec, const ConfEntry& entry)
    {
        if (const ConfElement* element = single(spec, entry))
            if (const auto value = drawInteger(spec, *element))
                m_settings.training.feedBackOutput = *value != 0;
    }

    void readText(const SettingSpec& spec, const ConfEntry& entry)
    {
        const ConfElement* element = single(spec, entry);
        if (element == nullptr)
            return;
        if (element->kind != ConfElement::Kind::Text)
            report(ErrorId::SettingsWrongType, spec, element->line, describe(*element));
        else if (!element->text.empty())
            textField(m_settings, spec.name()) = element->text;
    }

    void readBlocks(const SettingSpec& spec, const ConfEntry& entry)
    {
        constexpr std::size_t kMostLayers = 16;
        m_settings.blockCounts.clear();
        for (const ConfElement& element : entry.values)
            if (const auto value = drawInteger(spec, element))
                m_settings.blockCounts.push_back(*value);
        if (entry.values.size() > kMostLayers)
            report(ErrorId::SettingsOutOfRange,
                   spec,
                   entry.line,
                   fmt::format("{} layers", entry.values.size()),
                   fmt::format("at most {} layers", kMostLayers));
    }

    void readControllers(const SettingSpec& spec, const ConfEntry& entry)
    {
        m_hasControllers = true;
        for (const ConfElement& element : entry.values) {
            const auto controller = drawController(spec, element);
            if (!controller) {
                m_hasControllers = false;
                continue;
            }
            auto& listed = m_settings.controllers;
            if (std::find(listed.begin(), listed.end(), *controller) != listed.end())
                report(ErrorId::SettingsInconsistent,
                       spec,
                       element.line,
                       fmt::format("controller {} twice", *controller),
                       "each controller once");
            else
                listed.push_back(*controller);
        }
    }

    void readPairs(const SettingSpec& spec, const ConfEntry& entry)
    {
        auto& pairs = spec.section == "midi" ? m_settings.controllerDefaults
                                             : m_settings.controllerOutputCounts;
        const std::size_t count = entry.values.size();
        for (std::size_t i = 0; i + 1 < count; i += 2) {
            const auto controller = drawController(spec, entry.values[i]);
            const auto value = drawInteger(spec, entry.values[i + 1]);
            if (controller && value && !pairs.try_emplace(*controller, *value).second)
                report(ErrorId::SettingsInconsistent,
                       spec,
                       entry.values[i].line,
                       fmt::format("controller {} twice", *controller),
                       "one pair for each controller");
        }
        if (count % 2 != 0)
            report(ErrorId::SettingsInconsistent,
                   spec,
                   entry.values.back().line,
                   fmt::format("{} numbers", count));
    }

    void readFeatures(const SettingSpec& spec, const ConfEntry& entry)
    {
        for (const ConfElement& element : entry.values) {
            if (element.kind != ConfElement::Kind::Text) {
                report(ErrorId::SettingsWrongType, spec, element.line, describe(element));
                continue;
            }
            bool isKnown = false;
            for (std::size_t i = 0; i < kFeatureCount; ++i) {
                if (featureName(static_cast<Feature>(i)) != element.text)
                    continue;
                m_settings.features.set(static_cast<Feature>(i));
                isKnown = true;
            }
            if (!isKnown)
                report(ErrorId::SettingsOutOfRange, spec, element.line, describe(element));
        }
    }

    /// Pairs must be there for the listed controllers and for no others. Says nothing where the
    /// lists themselves could not be read: one mistake, one message.
    void checkPairs(std::string_view section,
                    std::string_view key,
                    const std::map<std::uint8_t, int>& pairs)
    {
        const SettingSpec& spec = *findSetting(section, key);
        const ConfEntry* entry = m_document.find(section, key);
        const auto isReported = [&](const Error& error) { return error.name == spec.name(); };
        if (entry == nullptr || !m_hasControllers
            || std::any_of(m_problems.begin(), m_problems.end(), isReported))
            return;
        std::vector<std::uint8_t> given;
        for (const auto& [controller, value] : pairs)
            given.push_back(controller);
        auto listed = m_settings.controllers;
        std::sort(listed.begin(), listed.end());
        if (given != listed)
            report(ErrorId::SettingsInconsistent,
                   spec,
                   entry->line,
                   fmt::format("pairs for {}", listOf(given)),
                   fmt::format("a pair for each of midi.controllers, {}", listOf(listed)));
    }

    const ConfDocument& m_document;
    const std::filesystem::path& m_file;
    Random& m_random;
    Settings m_settings;
    std::vector<Error> m_problems;
    bool m_hasControllers = false;
};

} // namespace

Result<Settings> LarasynthConf::settings(Random& random, Warnings* warnings) const
{
    Reader reader(m_document, m_file, random);
    reader.run();
    if (!reader.problems().empty())
        return failure(reader.problems().front());
    if (warnings != nullptr) {
        const auto unknown = reader.unknown();
        warnings->insert(warnings->end(), unknown.begin(), unknown.end());
    }
    return std::move(reader.settings());
}

std::vector<Error> LarasynthConf::problems() const
{
    Random random(0);
    Reader reader(m_document, m_file, random);
    reader.run();
    return reader.problems();
}

} // namespace timbrel::expression
