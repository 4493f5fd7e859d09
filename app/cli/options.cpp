// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace timbrel::app {

namespace {

/// CLI11's own layout of the options, behind a usage line of ours.
class HelpFormatter final : public CLI::Formatter
{
public:
    explicit HelpFormatter(std::string usage)
        : m_usage(std::move(usage))
    {
        column_width(30);
        label("REQUIRED", "");
    }
    std::string make_usage(const CLI::App*, std::string) const override
    {
        return "Usage: " + m_usage + "\n";
    }

private:
    std::string m_usage;
};

} // namespace

struct Options::Parser
{
    explicit Parser(const std::string& summary)
        : app(summary)
    { }
    CLI::App app;
    bool isHelpWanted = false;
};

Options::Options(const std::string& usage, const std::string& summary, const std::string& example)
    : m_parser(std::make_unique<Parser>(summary))
{
    CLI::App& app = m_parser->app;
    app.formatter(std::make_shared<HelpFormatter>(usage));
    app.footer("Example:\n  " + example);
    // CLI11 answers --help with an exception that skips the rest of the line; we ask for it
    // ourselves
    app.set_help_flag();
    app.add_flag("-h,--help", m_parser->isHelpWanted, "Show this text");
}

Options::~Options() = default;

void Options::flag(const std::string& names, bool& target, const std::string& meaning)
{
    m_parser->app.add_flag(names, target, meaning);
}

void Options::text(const std::string& names,
                   std::optional<std::string>& target,
                   const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning);
}

void Options::requiredText(const std::string& names,
                           std::string& target,
                           const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)->required();
}

void Options::texts(const std::string& names,
                    std::vector<std::string>& target,
                    const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning);
}

void Options::requiredTexts(const std::string& names,
                            std::vector<std::string>& target,
                            const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)->required();
}

void Options::integers(const std::string& names,
                       std::vector<int>& target,
                       int minimum,
                       int maximum,
                       const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)
        ->delimiter(',')
        ->check(CLI::Range(minimum, maximum));
}

void Options::integer(const std::string& names,
                      std::optional<std::int64_t>& target,
                      std::int64_t minimum,
                      std::int64_t maximum,
                      const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)->check(CLI::Range(minimum, maximum));
}

void Options::real(const std::string& names,
                   std::optional<double>& target,
                   double minimum,
                   double maximum,
                   const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)->check(CLI::Range(minimum, maximum));
}

void Options::choice(const std::string& names,
                     std::optional<std::string>& target,
                     const std::vector<std::string>& choices,
                     const std::string& meaning)
{
    m_parser->app.add_option(names, target, meaning)->check(CLI::IsMember(choices));
}

std::variant<Options::Parsed, Options::Help, Options::Wrong>
Options::parse(const std::vector<std::string>& arguments)
{
    const auto isHelp = [](const std::string& text) { return text == "-h" || text == "--help"; };
    if (std::any_of(arguments.begin(), arguments.end(), isHelp))
        return Help {m_parser->app.help()};
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        m_parser->app.parse(reversed);
        return Parsed {};
    } catch (const CLI::ParseError& error) {
        return Wrong {error.what()};
    }
}

} // namespace timbrel::app
