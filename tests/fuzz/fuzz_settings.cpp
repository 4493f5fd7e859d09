// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is read or refused with its line; what is read is kept byte for byte, and an edit
// changes the key that it is for and no other.
#include "core/expression/larasynth_conf.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>

using namespace timbrel;
using namespace timbrel::expression;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

using Values = std::map<std::string, std::vector<std::string>>;

/// Every key with its elements as they are written.
Values valuesOf(const std::string& text)
{
    const auto document = ConfDocument::parse(text, "copy.conf");
    require(document.has_value());
    Values values;
    for (const ConfSection& section : document->sections())
        for (const ConfEntry& entry : section.entries)
            for (const ConfElement& element : entry.values)
                values[section.name + "." + entry.key].push_back(
                    text.substr(element.range.begin, element.range.end - element.range.begin));
    return values;
}

template<class Edit>
void checkEdit(const LarasynthConf& conf, const std::string& key, Edit edit)
{
    LarasynthConf changed = conf;
    require(edit(changed).has_value());
    Values before = valuesOf(conf.text());
    Values after = valuesOf(changed.text());
    before.erase(key);
    after.erase(key);
    require(before == after);
}

/// One edit of each input, chosen by its bytes, so that the fuzzer stays fast.
void checkSomeEdit(const LarasynthConf& conf, std::size_t choice)
{
    constexpr std::array kNumbers = {3, 1, 4, 1, 5};
    const std::span<const int> some(kNumbers.data(), choice % kNumbers.size() + 1);
    const std::array pairs = {std::pair {1, 2}, std::pair {74, 5}};
    const std::string awkward = "a \"b\" \\ # [c] = 1, \\";
    const std::array<std::string, 4> keys
        = {"midi.controllers", "training.mean_padding", "midi.controller_defaults", "new.key"};
    const std::string& key = keys[choice / 8 % keys.size()];
    switch (choice % 8) {
    case 0:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.set(key, 12); });
    case 1:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.set(key, 0.125); });
    case 2:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.set(key, some); });
    case 3:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.append(key, some); });
    case 4:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.remove(key); });
    case 5:
        return checkEdit(conf, key, [&](LarasynthConf& c) { return c.set(key, pairs); });
    case 6:
        return checkEdit(conf, key, [&](LarasynthConf& c) {
            return c.has(key) ? c.addComment(key, "why\n\"not\"") : c.set(key, awkward.c_str());
        });
    default:
        return checkEdit(conf, "representation.input_features", [](LarasynthConf& c) {
            return c.set("representation.input_features", FeatureSet::all5());
        });
    }
}

void checkRefusedEdits(LarasynthConf conf)
{
    require(!conf.set("no section", 1) && !conf.append("no section", std::array {1}));
    require(!conf.remove("no section") && !conf.addComment("no section", "x"));
    require(!conf.set("midi.recording_source_port", "two\nlines"));
    require(!conf.set("training.mean_padding", std::numeric_limits<double>::infinity()));
    require(!conf.set("midi.controllers", std::span<const int>()));
    require(!conf.set("representation.input_features", FeatureSet()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto conf = LarasynthConf::parse(text, "fuzz.conf");
    if (!conf) {
        require(conf.error().line.value_or(0) >= 1 && !conf.error().expected.empty());
        return 0;
    }
    require(conf->text() == text);
    Random random(0); // as problems() draws
    Warnings warnings;
    const auto settings = conf->settings(random, &warnings);
    const auto problems = conf->problems();
    require(settings.has_value() == problems.empty());
    for (const Error& problem : problems)
        require(!problem.name.empty() && !problem.expected.empty());
    if (settings)
        for (const std::uint8_t controller : settings->controllers)
            require(settings->controllerOutputCounts.at(controller) >= 1
                    && settings->controllerDefaults.at(controller) <= 127);
    checkSomeEdit(*conf, std::hash<std::string>()(text));
    checkRefusedEdits(*conf);
    return 0;
}
