// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/port.h"

#include "core/base/text.h"

#include <set>

namespace timbrel::midi {
namespace {

std::string onePerLine(const std::vector<PortInfo>& ports)
{
    // full names where the plain ones do not tell two ports apart
    std::multiset<std::string> names;
    for (const auto& port : ports)
        names.insert(port.name);
    std::string text;
    for (const auto& port : ports) {
        text += text.empty() ? "" : "\n";
        text += names.count(port.name) > 1 ? port.fullName : port.name;
    }
    return text;
}

template<class Predicate>
std::vector<PortInfo> thoseThat(const std::vector<PortInfo>& ports, Predicate fits)
{
    std::vector<PortInfo> chosen;
    for (const auto& port : ports)
        if (fits(port))
            chosen.push_back(port);
    return chosen;
}

} // namespace

Result<PortInfo> choosePort(std::string_view wanted, const std::vector<PortInfo>& ports)
{
    auto fitting = thoseThat(ports, [&](const PortInfo& port) { return port.fullName == wanted; });
    if (fitting.empty())
        fitting = thoseThat(ports, [&](const PortInfo& port) { return port.name == wanted; });
    if (fitting.empty() && !wanted.empty())
        fitting = thoseThat(ports, [&](const PortInfo& port) {
            return containsIgnoringCase(port.fullName, wanted)
                || containsIgnoringCase(port.name, wanted);
        });
    if (fitting.size() == 1)
        return fitting.front();
    if (fitting.empty())
        return failure(Error(ErrorId::PortNotFound)
                           .named(std::string(wanted))
                           .whereExpected(onePerLine(ports)));
    return failure(
        Error(ErrorId::PortAmbiguous).named(std::string(wanted)).butFound(onePerLine(fitting)));
}

Result<> refuseLoop(const PortInfo& input, const PortInfo& output)
{
    if (input.fullName == output.fullName)
        return failure(Error(ErrorId::PortLoop).named(input.name));
    return {};
}

} // namespace timbrel::midi
