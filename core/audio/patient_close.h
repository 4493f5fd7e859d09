// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>

namespace timbrel::audio {

// Longer than any healthy device takes to close; a dead server can hold a library for ever.
inline constexpr std::chrono::seconds kLongestClose {3};

/// Closes something on a thread of its own, which is left alone if it hangs: false then. What the
/// closing needs must be owned by it.
[[nodiscard]] inline bool closedInTime(std::function<void()> close)
{
    auto closed = std::make_shared<std::promise<void>>();
    auto isClosed = closed->get_future();
    std::thread thread([close = std::move(close), closed] {
        close();
        closed->set_value();
    });
    const bool isInTime = isClosed.wait_for(kLongestClose) == std::future_status::ready;
    if (isInTime)
        thread.join();
    else
        thread.detach();
    return isInTime;
}

} // namespace timbrel::audio
