// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pattern_output.h"

#include "app/cli/wording.h"
#include "core/audio/sound_file_writer.h"
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_checkpoint.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_midi.h"
#include "core/pattern/pattern_render.h"
#include "core/pattern/step_text.h"
#include "core/synth/drum_kit_desk.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::app {
namespace {

namespace fs = std::filesystem;

/// A pattern and how often it is played.
struct Loop
{
    music::Pattern pattern;
    int turns = 1;
};

Result<> writeBytes(const fs::path& path, const std::string& bytes, bool mayReplace)
{
    return mayReplace ? writeFileAtomically(path, bytes) : createFileAtomically(path, bytes);
}

/// Whole turns where they fill the bars, else one long pattern.
Result<Loop> loopOf(const music::Pattern& pattern, const std::optional<int>& bars)
{
    music::PatternShape shape = pattern.shape();
    if (!bars)
        return Loop {pattern, 1};
    const std::size_t steps = static_cast<std::size_t>(*bars) * shape.stepsPerBar();
    if (steps % shape.steps == 0 && steps / shape.steps <= std::size_t {pattern::kMostTurns})
        return Loop {pattern, static_cast<int>(steps / shape.steps)};
    shape.steps = steps;
    auto whole = steps <= pattern::kMaximumSteps ? pattern::fitted(pattern, shape) : std::nullopt;
    if (!whole)
        return failure(Error(ErrorId::UsageWrong)
                           .named("--bars")
                           .butFound(std::to_string(*bars))
                           .whereExpected(fmt::format("a multiple of {}",
                                                      counted(pattern.shape().steps, "step"))));
    return Loop {std::move(*whole), 1};
}

Result<synth::DrumKit> kitNamed(const std::string& name, Report& report)
{
    const auto kits = synth::builtInKits();
    for (const synth::BuiltInKit& kit : kits)
        if (kit.id == name)
            return synth::kitOf(kit);
    std::error_code code;
    if (!fs::exists(name, code)) {
        std::vector<std::string> ids;
        for (const synth::BuiltInKit& kit : kits)
            ids.emplace_back(kit.id);
        return failure(Error(ErrorId::UsageWrong)
                           .named("--kit")
                           .butFound(name)
                           .whereExpected(joined(ids) + ", or a kit's file"));
    }
    auto document = synth::readDrumKit(name);
    if (!document)
        return failure(document.error());
    report.warn(document->warnings);
    return std::move(document->kit);
}

Result<> writeSound(const fs::path& path,
                    const Loop& loop,
                    const pattern::PatternEntry& entry,
                    std::span<const music::DrumRow> rows,
                    const PatternOutput& how,
                    Report& report)
{
    pattern::PatternRenderSettings settings;
    synth::DrumKitDesk desk;
    desk.setSampleRate(settings.sampleRate);
    desk.setRows({rows.begin(), rows.end()});
    if (how.kit) {
        auto kit = kitNamed(*how.kit, report);
        if (!kit)
            return failure(kit.error());
        desk.setKit(std::move(*kit));
    }
    desk.finish();
    report.warn(desk.takeWarnings());
    std::error_code code;
    if (!how.mayReplace && fs::exists(path, code))
        return failure(Error(ErrorId::FileNotWritable).inFile(path));
    settings.sequencer = pattern::settingsFor(rows);
    settings.sequencer.swing = entry.swing;
    settings.tempo = entry.tempo;
    settings.turns = loop.turns;
    settings.end = how.isLoop ? pattern::LoopEnd::Seamless : pattern::LoopEnd::RingOut;
    const auto audio = pattern::renderPattern(desk.makeInstrument(), loop.pattern, settings);
    if (!audio)
        return failure(audio.error());
    return audio::writeSoundFile(path, audio::formatOf(path), *audio);
}

} // namespace

Result<> writePattern(const fs::path& path,
                      const pattern::PatternEntry& entry,
                      std::span<const music::DrumRow> rows,
                      const PatternOutput& how,
                      Report& report)
{
    const auto loop = loopOf(entry.pattern, how.bars);
    if (!loop)
        return failure(loop.error());
    const std::string ending = path.extension().string();
    if (ending == ".wav" || ending == ".flac")
        return writeSound(path, *loop, entry, rows, how, report);
    if (ending == ".mid" || ending == ".midi") {
        pattern::MidiExport midi;
        midi.name = entry.name;
        midi.tempo = entry.tempo;
        midi.swing = entry.swing;
        const std::vector<music::Pattern> turns(static_cast<std::size_t>(loop->turns),
                                                loop->pattern);
        return writeBytes(path, pattern::patternsMidi(turns, rows, midi), how.mayReplace);
    }
    if (ending == ".json")
        return writeBytes(path, pattern::patternText(entry, rows), how.mayReplace);
    return failure(Error(ErrorId::UsageWrong)
                       .named("--output")
                       .butFound(path.string())
                       .whereExpected(".mid, .wav, .flac or .json at its end"));
}

void sayPattern(const music::Pattern& pattern, std::span<const music::DrumRow> rows, Report& report)
{
    constexpr std::size_t kNameWidth = 11;
    for (std::size_t row = 0; row < std::min(rows.size(), pattern.shape().rows); ++row) {
        const std::string steps = pattern::stepsText(pattern, row);
        if (steps.find_first_not_of(". |") != std::string::npos)
            report.say(fmt::format("  {:<{}} {}", rows[row].id, kNameWidth, steps));
    }
    if (pattern.isEmpty())
        report.say("  (silence)");
}

} // namespace timbrel::app
