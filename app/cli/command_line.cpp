// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/actions.h"
#include "app/error_text.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <optional>

namespace timbrel::app {
namespace {

bool isHelp(const std::string& argument)
{
    return argument == "-h" || argument == "--help";
}

Command wrong(std::string reason)
{
    Command command;
    command.kind = Command::Kind::Wrong;
    command.reason = std::move(reason);
    return command;
}

Command
actionCommand(std::filesystem::path project, std::string action, std::vector<std::string> arguments)
{
    Command command;
    command.kind = Command::Kind::Action;
    command.project = std::move(project);
    command.action = std::move(action);
    command.arguments = std::move(arguments);
    return command;
}

std::string actionNames()
{
    std::string names;
    for (const auto& action : allActions())
        names += (names.empty() ? "" : ", ") + action->name();
    return names;
}

std::string usageOf(const Action& action)
{
    std::string usage = action.needsProject() ? "timbrel PROJECT " : "timbrel ";
    usage += action.name();
    usage += " [OPTIONS]";
    if (!action.usage().empty())
        usage += " " + action.usage();
    return usage;
}

std::string generalHelp()
{
    std::string text
        = "Timbrel learns from your examples how the controllers of a synthesizer move "
          "while you play,\nand moves them when you perform.\n\n"
          "Usage:\n"
          "  timbrel                        open the window\n"
          "  timbrel PROJECT                open the window on a project (a folder)\n"
          "  timbrel FILE...                open the window with examples of these MIDI files "
          "(.mid, .seq)\n"
          "  timbrel PROJECT ACTION ...     do one thing on the command line\n"
          "  timbrel PROJECT ACTION --help  all options of an action\n"
          "  timbrel --devices | --version | --help\n\nActions:\n";
    for (const auto& action : allActions())
        text += fmt::format(
            "  {:<17} {}\n{:20}{}\n", action->name(), action->summary(), "", action->example());
    text += "\nEvery action takes --json: one JSON object a line, the last with \"event\": "
            "\"done\".\n"
            "Exit status: 0 done, 1 failed (a sentence says why), 2 wrong usage.";
    return text;
}

/// A MIDI file or an example, by its name; a project is a folder, whatever it is called.
bool isExampleFile(const std::string& argument)
{
    std::error_code unknown;
    std::string ending = std::filesystem::path(argument).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return (ending == ".mid" || ending == ".midi" || ending == ".seq")
        && !std::filesystem::is_directory(argument, unknown);
}

int usageError(const std::string& reason, std::ostream& errors)
{
    errors << reason << std::endl;
    return kExitUsage;
}

int runAction(const Command& command, std::ostream& out, std::ostream& errors, bool isTerminal)
{
    const std::unique_ptr<Action> action = makeAction(command.action);
    Options options(usageOf(*action), action->summary(), action->example());
    bool isJson = false;
    action->addOptions(options);
    options.flag("--json", isJson, "One JSON object a line instead of text");

    const auto parsed = options.parse(command.arguments);
    if (const auto* help = std::get_if<Options::Help>(&parsed)) {
        out << help->text << std::flush;
        return kExitDone;
    }
    if (const auto* wrongOption = std::get_if<Options::Wrong>(&parsed))
        return usageError(
            fmt::format("The action {} cannot be understood so: {}. See timbrel PROJECT {} --help.",
                        action->name(),
                        wrongOption->reason,
                        action->name()),
            errors);

    Report report(out, errors, isTerminal);
    report.setJson(isJson);
    const Result<> result = action->run(command.project, report);
    if (result)
        return kExitDone;
    report.fail(result.error());
    return result.error().id == ErrorId::UsageWrong ? kExitUsage : kExitFailed;
}

/// An action where a project should stand: fine where it needs none, or is only asked for help.
std::optional<Command> commandWithoutProject(const std::vector<std::string>& arguments)
{
    std::string name = arguments[0];
    std::ptrdiff_t words = 1;
    if (!makeAction(name) && arguments.size() > 1) { // "patterns train"
        name += " " + arguments[1];
        words = 2;
    }
    const auto action = makeAction(name);
    if (!action)
        return std::nullopt;
    const std::vector<std::string> rest(arguments.begin() + words, arguments.end());
    if (!action->needsProject() || (rest.size() == 1 && isHelp(rest[0])))
        return actionCommand({}, name, rest);
    return wrong(
        fmt::format("The project comes first: timbrel PROJECT {}. See timbrel --help.", name));
}

} // namespace

Command readCommand(const std::vector<std::string>& arguments)
{
    Command command;
    if (arguments.empty())
        return command;
    const std::string& first = arguments[0];
    const auto rest = [&](std::size_t from) {
        return std::vector<std::string>(arguments.begin() + static_cast<std::ptrdiff_t>(from),
                                        arguments.end());
    };
    if (isHelp(first) || first == "--version") {
        command.kind = isHelp(first) ? Command::Kind::Help : Command::Kind::Version;
        return command;
    }
    if (first == "--devices")
        return actionCommand({}, "devices", rest(1));
    if (first.starts_with("-"))
        return wrong(fmt::format("There is no option {}. See timbrel --help.", first));
    if (std::all_of(arguments.begin(), arguments.end(), isExampleFile)) {
        command.files.assign(arguments.begin(), arguments.end());
        return command;
    }
    if (!std::filesystem::exists(first))
        if (const auto named = commandWithoutProject(arguments))
            return *named;
    if (arguments.size() == 1) {
        command.project = first;
        return command;
    }
    if (arguments.size() > 2)
        if (const std::string both = arguments[1] + " " + arguments[2]; makeAction(both))
            return actionCommand(first, both, rest(3));
    if (!makeAction(arguments[1]))
        return wrong(fmt::format("There is no action {}. Actions: {}. See timbrel --help.",
                                 arguments[1],
                                 actionNames()));
    return actionCommand(first, arguments[1], rest(2));
}

int runCommand(const Command& command, std::ostream& out, std::ostream& errors, bool isTerminal)
{
    switch (command.kind) {
    case Command::Kind::Help:
        out << generalHelp() << std::endl;
        return kExitDone;
    case Command::Kind::Version:
        out << "Timbrel " TIMBREL_VERSION << std::endl;
        return kExitDone;
    case Command::Kind::Wrong:
        return usageError(command.reason, errors);
    case Command::Kind::Action:
        return runAction(command, out, errors, isTerminal);
    case Command::Kind::Window:
        break;
    }
    return usageError("The window was asked for where there is none. See timbrel --help.", errors);
}

} // namespace timbrel::app
