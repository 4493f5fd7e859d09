// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/expression/expression_model.h"
#include "core/midi/midi_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace timbrel::expression {

struct RenderSettings
{
    std::optional<int> outputChannel; ///< 0-15; absent: the channel of the notes
    /// After the last event the network plays on until its controllers are back at their defaults,
    /// but no longer than this.
    Microseconds longestTail = std::chrono::seconds(5);
    /// Called with the time of what the network is about to hear; not in the silence before.
    std::function<void(Microseconds)> watch = {};
    std::stop_token stop = {}; ///< what was performed until then is the result
};

/// A performance of a file.
struct Rendering
{
    std::vector<midi::TimedEvent> events; ///< in order of time
    std::string payloads; ///< bytes of system exclusive and meta events, as in MidiFile
    std::size_t notes = 0; ///< note-ons
    std::size_t controllers = 0; ///< sent by the model
    std::uint64_t updates = 0; ///< of the network
    bool isAtRest
        = false; ///< all controllers were back at their defaults before the end of the tail
};

/// Performs a file as it would be performed live, through the same Performer, but with the file's
/// own times instead of a clock: the same file and model give the same result on one machine. All
/// tracks and channels are heard; the file's own values of the controllers that the model moves are
/// left out, everything else passes. Before the file the network hears two seconds of silence. At
/// the end note-offs for what still sounds, and the defaults. Write it with
/// midi::writeMidiFile(events, payloads). The model is reset first. Threads: any. Realtime-safe:
/// no.
[[nodiscard]] Rendering
render(const midi::MidiFile& file, ExpressionModel& model, const RenderSettings& settings = {});

/// The same for music that is no file; its times are kept exactly.
[[nodiscard]] Rendering
render(const music::Sequence& music, ExpressionModel& model, const RenderSettings& settings = {});

/// Notes and controllers of a rendering. A note-on of velocity 0 is a NoteOff.
[[nodiscard]] music::Sequence musicOf(const Rendering& rendering);

} // namespace timbrel::expression
