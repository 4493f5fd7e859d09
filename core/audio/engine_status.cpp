// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_status.h"

#include <chrono>

namespace timbrel::audio {

Microseconds EngineStatus::positionAt(midi::Clock::time_point moment) const noexcept
{
    if (!isPlaying)
        return position;
    const auto since = std::chrono::floor<Microseconds>(moment - time);
    auto there = position + since;
    const auto length = loop.end - loop.begin;
    if (!isLooping || length < kShortestLoop)
        return there;
    if (there >= loop.end)
        return loop.begin + (there - loop.begin) % length;
    if (there < loop.begin && position >= loop.begin && loopsDone > 0)
        return there + length; // before the last leap back
    return there;
}

} // namespace timbrel::audio
