// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/expression/conf_text.h"
#include "core/expression/larasynth_conf.h"

#include <cassert>
#include <fmt/format.h>

namespace timbrel::expression {
namespace {

constexpr std::string_view kLineEnd = "\n";
constexpr std::string_view kIntroduction
    = "Settings of this project, for Timbrel and for Larasynth. Change values as you like; what "
      "stands "
      "behind a # is a comment. Instead of a number, [1, 3] draws one evenly between 1 and 3 for "
      "each "
      "training, and {2, 0.5} one around 2 with standard deviation 0.5.";

/// The lines of one key: its meaning, what may stand there, and its value or, in a comment, its
/// form.
std::string linesOf(const SettingSpec& spec)
{
    std::string lines = confComment(spec.meaning, kLineEnd);
    std::string form = describeExpectation(spec);
    form[0] = static_cast<char>(form[0] - 'a' + 'A');
    const bool isQuoted
        = spec.type == SettingType::FeatureList; // begins with a quote, and names all
    lines += confComment(isQuoted ? "Known are " + describeExpectation(spec) + "." : form + ".",
                         kLineEnd);
    if (!spec.inGeneratedFile)
        return lines + fmt::format("# {} = \"\"\n", spec.key);
    std::vector<std::string> elements;
    for (const auto element : split(*spec.inGeneratedFile, ','))
        elements.emplace_back(trimmed(element));
    const std::string value = confList(elements, spec.type, kLineEnd);
    return lines + fmt::format("{} ={}{}\n", spec.key, value.starts_with('\n') ? "" : " ", value);
}

/// A section all of whose keys are commented out is a comment itself.
bool hasValues(std::string_view section)
{
    for (const SettingSpec& spec : larasynthSettings())
        if (spec.section == section && spec.inGeneratedFile)
            return true;
    return false;
}

} // namespace

LarasynthConf LarasynthConf::generated()
{
    std::string text = confComment(kIntroduction, kLineEnd);
    std::string_view section;
    for (const SettingSpec& spec : larasynthSettings()) {
        if (!spec.isDocumented)
            continue;
        if (spec.section != section) {
            section = spec.section;
            text += fmt::format("\n{}[{}]\n", hasValues(section) ? "" : "# ", section);
        }
        text += "\n" + linesOf(spec);
    }
    auto conf = parse(std::move(text), "larasynth.conf");
    assert(conf);
    return std::move(*conf);
}

} // namespace timbrel::expression
