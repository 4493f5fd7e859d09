// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/network_preview.h"
#include "core/music/score.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <utility>

namespace timbrel::expression {
namespace {

using music::Note;
using std::chrono::milliseconds;

constexpr Microseconds kLong = milliseconds(3000); ///< a note of this length was held
constexpr Microseconds kLongest = milliseconds(10000);
constexpr Microseconds kShort = milliseconds(150); ///< a note of this length was cut short
constexpr Microseconds kVeryShort = milliseconds(90);
constexpr Microseconds kTogether = milliseconds(35); ///< fingers of one chord
constexpr Microseconds kJoined = milliseconds(10); ///< the ear hears no rest between
constexpr Microseconds kOverlap = milliseconds(30);
constexpr Microseconds kQuickest = milliseconds(200); ///< from note to note in our phrases
constexpr Microseconds kSlowest = milliseconds(800);
constexpr std::size_t kPhraseNotes = 8;
constexpr int kOctave = 12;
constexpr int kOtherRegister = 5; ///< so far beyond what was taught is another register

/// What all examples show.
struct Shown
{
    std::bitset<128> pitches;
    Microseconds longest {};
    bool isStaccato = false;
    bool isLegato = false;
    bool isChord = false;
};

/// One line of notes: of a chord its highest.
std::vector<Note> lineOf(const music::Score& score)
{
    std::vector<Note> line;
    for (const Note& note : score.notes) {
        if (line.empty() || note.onset - line.back().onset > kTogether)
            line.push_back(note);
        else if (note.number > line.back().number)
            line.back() = note;
    }
    return line;
}

void look(const music::Score& score, Shown& shown)
{
    const auto& notes = score.notes;
    Microseconds soundsUntil {-1};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Note& note = notes[i];
        shown.pitches[note.number & 127U] = true;
        shown.longest = std::max(shown.longest, note.length);
        if (i > 0 && note.onset - notes[i - 1].onset <= kTogether
            && notes[i - 1].end() > note.onset)
            shown.isChord = true;
        else if (i > 0 && soundsUntil + kJoined >= note.onset)
            shown.isLegato = true;
        const bool restFollows
            = i + 1 == notes.size() || notes[i + 1].onset >= note.end() + note.length;
        if (note.length <= kShort && restFollows)
            shown.isStaccato = true;
        soundsUntil = std::max(soundsUntil, note.end());
    }
}

/// Their onsets moved into an even range of speeds, the first at 0.
std::vector<Note> phraseOf(std::vector<Note> line)
{
    if (line.size() > kPhraseNotes)
        line.resize(kPhraseNotes);
    Microseconds before {};
    Microseconds time {};
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Microseconds onset = line[i].onset;
        if (i > 0)
            time += std::clamp(onset - before, kQuickest, kSlowest);
        before = onset;
        line[i].onset = time;
        line[i].channel = line.front().channel;
    }
    return line;
}

Microseconds gapAfter(const std::vector<Note>& phrase, std::size_t i)
{
    return i + 1 < phrase.size() ? phrase[i + 1].onset - phrase[i].onset : kSlowest;
}

music::Sequence sequenceOf(std::vector<Note> notes)
{
    music::Score score;
    std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
        return std::pair(a.onset, a.number) < std::pair(b.onset, b.number);
    });
    for (Note& note : notes)
        note.id = score.nextId++;
    score.notes = std::move(notes);
    return music::sequenceFrom(score);
}

music::Sequence held(const std::vector<Note>& phrase, Microseconds longest)
{
    Note note = phrase[phrase.size() / 2];
    note.onset = {};
    note.length = std::clamp(2 * longest, kLong, kLongest);
    return sequenceOf({note});
}

music::Sequence staccato(std::vector<Note> phrase)
{
    for (Note& note : phrase)
        note.length = kVeryShort;
    return sequenceOf(std::move(phrase));
}

music::Sequence legato(std::vector<Note> phrase)
{
    // one note alone cannot be joined to another
    if (phrase.size() == 1) {
        Note second = phrase.front();
        second.number = static_cast<std::uint8_t>(second.number < 120 ? second.number + 2
                                                                      : second.number - 2);
        second.onset = kSlowest;
        phrase.push_back(second);
    }
    // a key cannot go down that is down: repeated notes are only joined
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        const bool isRepeated = i + 1 < phrase.size() && phrase[i + 1].number == phrase[i].number;
        const bool isLast = i + 1 == phrase.size();
        phrase[i].length
            = gapAfter(phrase, i) + (isLast || isRepeated ? Microseconds {0} : kOverlap);
    }
    return sequenceOf(std::move(phrase));
}

/// Three of the examples' own pitches, filled up to a triad; twice.
music::Sequence chord(const std::vector<Note>& phrase)
{
    std::vector<int> pitches;
    const auto add = [&pitches](int pitch) {
        if (pitch >= 0 && pitch <= 127
            && std::find(pitches.begin(), pitches.end(), pitch) == pitches.end())
            pitches.push_back(pitch);
    };
    for (const Note& note : phrase)
        if (pitches.size() < 3)
            add(note.number);
    const int root = *std::min_element(pitches.begin(), pitches.end());
    for (const int above : {4, 7, -5, -8}) // at the keyboard's upper end they lie below
        if (pitches.size() < 3)
            add(root + above);
    std::vector<Note> notes;
    for (const Microseconds onset : {Microseconds {0}, 2 * kSlowest})
        for (const int pitch : pitches) {
            Note note = phrase.front();
            note.onset = onset;
            note.length = kSlowest + kSlowest / 2;
            note.number = static_cast<std::uint8_t>(pitch);
            notes.push_back(note);
        }
    return sequenceOf(std::move(notes));
}

/// Up or down by octaves until it is out of what was taught; 0: it would leave the keyboard.
int outOfReach(const std::vector<Note>& phrase, const std::bitset<128>& pitches, int direction)
{
    int lowestTaught = 127;
    int highestTaught = 0;
    for (int pitch = 0; pitch < 128; ++pitch)
        if (pitches[static_cast<std::size_t>(pitch)]) {
            lowestTaught = std::min(lowestTaught, pitch);
            highestTaught = std::max(highestTaught, pitch);
        }
    const auto [low, high]
        = std::minmax_element(phrase.begin(), phrase.end(), [](const Note& a, const Note& b) {
              return a.number < b.number;
          });
    for (int by = direction * kOctave; low->number + by >= 0 && high->number + by <= 127;
         by += direction * kOctave) {
        const bool isOut = direction > 0 ? low->number + by >= highestTaught + kOtherRegister
                                         : high->number + by <= lowestTaught - kOtherRegister;
        if (isOut)
            return by;
    }
    return 0;
}

music::Sequence transposed(std::vector<Note> phrase, int semitones)
{
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        phrase[i].length = std::min(phrase[i].length, gapAfter(phrase, i));
        phrase[i].number = static_cast<std::uint8_t>(phrase[i].number + semitones);
    }
    return sequenceOf(std::move(phrase));
}

} // namespace

std::vector<UntaughtPhrase> untaughtPhrases(std::span<const music::Sequence> examples,
                                            const Settings& settings)
{
    Shown shown;
    std::vector<Note> line; // of the example that has most to take from
    for (const music::Sequence& example : examples) {
        const music::Score score = music::scoreFrom(example);
        look(score, shown);
        auto ownLine = lineOf(score);
        if (ownLine.size() > line.size() && line.size() < kPhraseNotes)
            line = std::move(ownLine);
    }
    std::vector<UntaughtPhrase> phrases;
    if (line.empty())
        return phrases;
    const std::vector<Note> phrase = phraseOf(std::move(line));
    if (shown.longest < kLong)
        phrases.push_back({PhraseKind::Held, 0, false, held(phrase, shown.longest)});
    if (!shown.isStaccato)
        phrases.push_back({PhraseKind::Staccato, 0, false, staccato(phrase)});
    if (!shown.isLegato)
        phrases.push_back({PhraseKind::Legato, 0, false, legato(phrase)});
    if (!shown.isChord)
        phrases.push_back({PhraseKind::Chord, 0, false, chord(phrase)});
    for (const int direction : {1, -1})
        if (const int by = outOfReach(phrase, shown.pitches, direction); by != 0)
            phrases.push_back({PhraseKind::Transposed,
                               by,
                               !settings.features.has(Feature::NoteNumber),
                               transposed(phrase, by)});
    return phrases;
}

} // namespace timbrel::expression
