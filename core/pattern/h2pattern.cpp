// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/h2pattern.h"

#include "core/base/text.h"
#include "core/music/drum_names.h"
#include "core/pattern/xml_elements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>

namespace timbrel::pattern {
namespace {

using music::DrumClass;

constexpr double kTicksPerQuarter = 48.0;
constexpr double kTicksPerLeadLag = 5.0; // leadlag goes from -1 to 1
constexpr double kMostTicks = kTicksPerQuarter * 4.0 * 1024.0; // Hydrogen itself: one bar of many
constexpr double kTypicalVelocity = 0.8;

/// Of Hydrogen's own kits, by number.
constexpr std::array kKit = {DrumClass::Kick,
                             DrumClass::Snare,
                             DrumClass::Snare,
                             DrumClass::Clap,
                             DrumClass::Snare,
                             DrumClass::Tom,
                             DrumClass::ClosedHat,
                             DrumClass::Tom,
                             DrumClass::ClosedHat,
                             DrumClass::Tom,
                             DrumClass::OpenHat,
                             DrumClass::Percussion,
                             DrumClass::Cymbal,
                             DrumClass::Cymbal,
                             DrumClass::Cymbal,
                             DrumClass::Cymbal};

/// A note while it is read.
struct Note
{
    double position = -1.0; ///< in ticks
    double leadLag = 0.0;
    double velocity = kTypicalVelocity;
    double probability = 1.0;
    int instrument = -1;
    std::string type;
    bool isNoteOff = false;
};

class PatternReader final : public XmlListener
{
public:
    explicit PatternReader(std::span<const music::DrumRow> rows)
        : m_rows(rows)
    { }

    void begin(const std::vector<std::string>& path) override
    {
        if (path.size() == 1)
            m_isPattern = path.front() == "drumkit_pattern";
        if (path.back() == "note")
            m_note = Note {};
    }

    void end(const std::vector<std::string>& path, std::string_view text) override
    {
        const std::string_view name = path.back();
        const bool isOfNote = path.size() > 1 && path[path.size() - 2] == "note";
        const bool isOfPattern = path.size() > 1 && path[path.size() - 2] == "pattern";
        if (isOfNote)
            takeOfNote(name, text);
        else if (name == "note")
            addNote();
        else if (isOfPattern)
            takeOfPattern(name, text);
        else if (name == "tag" && m_result.category.empty())
            m_result.category = std::string(text);
    }

    [[nodiscard]] Result<H2Pattern> result()
    {
        if (!m_isPattern)
            return failure(Error(ErrorId::FormatUnknown).whereExpected("drumkit_pattern"));
        if (!m_wrong.empty())
            return failure(Error(ErrorId::FieldInvalid)
                               .named(m_wrong)
                               .butFound(m_found)
                               .whereExpected("a number that Hydrogen can have written"));
        if (m_noteCount > kMostH2Notes)
            return failure(Error(ErrorId::FileTooLarge));
        DrumTake& take = m_result.take;
        if (m_size <= 0.0)
            m_size = kTicksPerQuarter * 4.0;
        take.lengthQuarters = m_size / kTicksPerQuarter;
        std::erase_if(take.strokes, [&](const DrumStroke& stroke) {
            return stroke.quarter >= take.lengthQuarters;
        });
        std::stable_sort(take.strokes.begin(),
                         take.strokes.end(),
                         [](const auto& a, const auto& b) { return a.quarter < b.quarter; });
        if (take.strokes.empty())
            return failure(Error(ErrorId::DrumsMissing));
        take.signatures = {signature()};
        return std::move(m_result);
    }

private:
    void takeOfPattern(std::string_view name, std::string_view text)
    {
        if (name == "name" || name == "pattern_name")
            m_result.take.name = std::string(text);
        else if (name == "category" && m_result.category.empty() && text != "not_categorized")
            m_result.category = std::string(text);
        else if (name == "size")
            m_size = number(name, text, 1.0, kMostTicks);
        else if (name == "denominator")
            m_denominator = static_cast<int>(number(name, text, 1.0, 192.0));
    }

    void takeOfNote(std::string_view name, std::string_view text)
    {
        if (name == "position")
            m_note.position = number(name, text, 0.0, kMostTicks);
        else if (name == "leadlag")
            m_note.leadLag = number(name, text, -1.0, 1.0);
        else if (name == "velocity")
            m_note.velocity = number(name, text, 0.0, 1.0);
        else if (name == "probability")
            m_note.probability = number(name, text, 0.0, 1.0);
        else if (name == "instrument")
            m_note.instrument = static_cast<int>(number(name, text, -1.0, 1e6));
        else if (name == "type")
            m_note.type = std::string(text);
        else if (name == "note_off")
            m_note.isNoteOff = text == "true";
    }

    double number(std::string_view name, std::string_view text, double minimum, double maximum)
    {
        const auto value = parseReal(text);
        if (value && *value >= minimum && *value <= maximum)
            return *value;
        if (m_wrong.empty()) {
            m_wrong = std::string(name);
            m_found = std::string(text.substr(0, 60));
        }
        return minimum;
    }

    void addNote()
    {
        const auto velocity = static_cast<float>(m_note.velocity); // 0 also where it is too small
        if (m_note.isNoteOff || velocity <= 0.0F || m_note.probability < 0.5
            || m_note.position < 0.0 || ++m_noteCount > kMostH2Notes)
            return;
        const auto row = rowOf(m_note);
        if (!row) {
            ++m_result.take.otherNotes;
            return;
        }
        const double tick = m_note.position + kTicksPerLeadLag * m_note.leadLag;
        m_result.take.strokes.push_back(
            {std::max(tick, 0.0) / kTicksPerQuarter, static_cast<std::uint8_t>(*row), velocity});
    }

    [[nodiscard]] std::optional<std::size_t> rowOf(const Note& note) const
    {
        auto drumClass = music::drumClassNamed(note.type);
        const auto instrument = static_cast<std::size_t>(std::max(note.instrument, 0));
        if (!drumClass && note.instrument >= 0)
            drumClass = instrument < kKit.size() ? kKit.at(instrument) : DrumClass::Percussion;
        for (std::size_t row = 0; drumClass && row < m_rows.size(); ++row)
            if (m_rows[row].drumClass == *drumClass)
                return row;
        return std::nullopt;
    }

    /// Hydrogen has a length, no bars: one bar if that is one that music has, else several.
    [[nodiscard]] TimeSignature signature() const
    {
        const double units = m_size * m_denominator / (4.0 * kTicksPerQuarter);
        const int count = static_cast<int>(std::min(std::nearbyint(units), 1e6));
        if (count < 1 || std::abs(units - count) > 1e-6 || !metreOf(1, m_denominator))
            return {0.0, 4, 4};
        const bool isOneBar = count <= 7 || (m_denominator == 8 && (count == 9 || count == 12));
        for (const int bar : {isOneBar ? count : 4, 3, 5, 7, 2})
            if (count % bar == 0)
                return {0.0, bar, m_denominator};
        return {0.0, 4, 4};
    }

    std::span<const music::DrumRow> m_rows;
    H2Pattern m_result;
    Note m_note;
    double m_size = 0.0; ///< in ticks
    int m_denominator = 4;
    std::size_t m_noteCount = 0;
    bool m_isPattern = false;
    std::string m_wrong;
    std::string m_found;
};

} // namespace

Result<H2Pattern> parseH2Pattern(std::string_view text,
                                 const std::filesystem::path& file,
                                 std::span<const music::DrumRow> rows)
try {
    PatternReader reader(rows);
    if (auto read = readXmlElements(text, reader); !read)
        return failure(std::move(read.error()).inFile(file));
    auto result = reader.result();
    if (!result)
        return failure(std::move(result.error()).inFile(file));
    return result;
} catch (const std::bad_alloc&) {
    return failure(Error(ErrorId::OutOfMemory).inFile(file));
}

} // namespace timbrel::pattern
