// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/expression/conf_document.h"
#include "core/expression/settings.h"
#include "core/expression/settings_table.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbrel::expression {

/// The original program's settings file, as a document: reading and saving it changes nothing,
/// setting one value changes that value's text and nothing else. Comments, order and unknown keys
/// survive. Grammar: `[section]`, then `key = value` or `key : value`; `#` starts a comment; values
/// are lists separated by commas, over any number of lines, of whole numbers, reals, texts in
/// double quotes (\" and \\ are escapes) and random values: [minimum, maximum] evenly spread,
/// {mean, standard deviation} normal. Kinder than the original: `1` is a real, `5.0` a whole
/// number, `#` inside quotes is text, a comma may end a list, keys that are not known are a
/// warning. Threads: a value. Realtime-safe: no.
class LarasynthConf
{
public:
    /// `file` only names the source in errors. Text that cannot be read is refused; values are
    /// checked by settings(). Errors (file, line, found, expected, and name where a key is known):
    /// SettingsSyntax, SettingsDuplicateSection, SettingsDuplicateKey.
    [[nodiscard]] static Result<LarasynthConf> parse(std::string text,
                                                     const std::filesystem::path& file);
    /// Files above 1 MiB are refused. Errors: those of readFile and parse.
    [[nodiscard]] static Result<LarasynthConf> read(const std::filesystem::path& path);
    /// What `config` writes: every documented key behind a comment, with the original's values.
    [[nodiscard]] static LarasynthConf generated();

    [[nodiscard]] const std::string& text() const noexcept { return m_document.text(); }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }
    /// Atomically; later errors name this path.
    [[nodiscard]] Result<> write(const std::filesystem::path& path);

    /// The settings; keys that are absent have the original's defaults for absent keys. Random
    /// values are drawn from `random` at each call; normal ones outside their key's range are moved
    /// to its end. Errors: the first of problems(). Warnings: SettingsUnknownSection,
    /// SettingsUnknownKey.
    [[nodiscard]] Result<Settings> settings(Random& random, Warnings* warnings = nullptr) const;
    /// Everything that is wrong with the values, in the file's order: SettingsMissingKey,
    /// SettingsWrongType, SettingsOutOfRange, SettingsInconsistent. Empty: settings() succeeds.
    [[nodiscard]] std::vector<Error> problems() const;

    /// True if the key is there and not only in a comment. key: "training.mean_padding".
    [[nodiscard]] bool has(std::string_view key) const;
    /// A value's elements as they are written: `1`, `"velocity"`, `[0.1, 0.5]`. None where the key
    /// is not there.
    [[nodiscard]] std::vector<std::string> written(std::string_view key) const;
    /// Sets them; each is one element and nothing else. Otherwise like set(). Errors also:
    /// SettingsSyntax.
    [[nodiscard]] Result<> setWritten(std::string_view key,
                                      const std::vector<std::string>& elements);
    /// Gives a key another value, keeping everything around it; a key (or section) that is not
    /// there is added at the end of its section (or of the file), behind a comment with its
    /// meaning. Values are not checked against the key's range: problems() does. Errors: UsageWrong
    /// (a key without section, or not a name), SettingsWrongType (a text that a line cannot hold,
    /// no value at all). Nothing is changed then.
    [[nodiscard]] Result<> set(std::string_view key, int value);
    [[nodiscard]] Result<> set(std::string_view key, double value);
    [[nodiscard]] Result<> set(std::string_view key, std::string_view value);
    [[nodiscard]] Result<> set(std::string_view key, const char* value);
    [[nodiscard]] Result<> set(std::string_view key, std::span<const int> values);
    [[nodiscard]] Result<> set(std::string_view key, std::span<const std::pair<int, int>> pairs);
    [[nodiscard]] Result<> set(std::string_view key, FeatureSet features);
    /// Adds to the end of a list that is there (its comments and random values stay), or sets it.
    [[nodiscard]] Result<> append(std::string_view key, std::span<const int> values);
    /// Takes the key's line out; fine if it is not there.
    [[nodiscard]] Result<> remove(std::string_view key);
    /// Puts comment lines directly above a key; used for the reasons of a proposal. `text` may have
    /// several lines and needs no `#`. UsageWrong if the key is not there.
    [[nodiscard]] Result<> addComment(std::string_view key, std::string_view text);

    friend bool operator==(const LarasynthConf& a, const LarasynthConf& b)
    {
        return a.text() == b.text();
    }

private:
    explicit LarasynthConf(ConfDocument document, std::filesystem::path file);
    Result<>
    setElements(std::string_view key, const std::vector<std::string>& elements, SettingType);
    Result<> addKey(std::string_view key, const std::string& valueText);
    [[nodiscard]] std::size_t placeForNewKey(const ConfSection& section) const;

    ConfDocument m_document;
    std::filesystem::path m_file;
};

/// The network's controllers as the settings list them, ready for messages: "1, 74".
[[nodiscard]] std::string listOf(std::span<const std::uint8_t> controllers);

} // namespace timbrel::expression
