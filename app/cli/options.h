// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace timbrel::app {

/// The options and arguments of one action. The one place that knows CLI11, whose headers are heavy
/// and whose errors are exceptions. Names: "-o,--output"; without hyphens it is an argument by
/// place. Threads: one. Realtime-safe: no.
class Options
{
public:
    /// usage: what --help shows in front ("timbrel PROJECT train [OPTIONS]").
    Options(const std::string& usage, const std::string& summary, const std::string& example);
    ~Options();
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;

    void flag(const std::string& names, bool& target, const std::string& meaning);
    void
    text(const std::string& names, std::optional<std::string>& target, const std::string& meaning);
    void requiredText(const std::string& names, std::string& target, const std::string& meaning);
    void
    texts(const std::string& names, std::vector<std::string>& target, const std::string& meaning);
    /// At least one.
    void requiredTexts(const std::string& names,
                       std::vector<std::string>& target,
                       const std::string& meaning);
    /// Separated by commas or given several times.
    void integers(const std::string& names,
                  std::vector<int>& target,
                  int minimum,
                  int maximum,
                  const std::string& meaning);
    void integer(const std::string& names,
                 std::optional<std::int64_t>& target,
                 std::int64_t minimum,
                 std::int64_t maximum,
                 const std::string& meaning);
    void real(const std::string& names,
              std::optional<double>& target,
              double minimum,
              double maximum,
              const std::string& meaning);
    void choice(const std::string& names,
                std::optional<std::string>& target,
                const std::vector<std::string>& choices,
                const std::string& meaning);

    struct Parsed
    { };
    struct Help
    {
        std::string text;
    };
    struct Wrong
    {
        std::string reason; ///< English, for a person
    };
    [[nodiscard]] std::variant<Parsed, Help, Wrong>
    parse(const std::vector<std::string>& arguments);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace timbrel::app
