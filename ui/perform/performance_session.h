// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/expression_model.h"
#include "core/expression/performance_thread.h"
#include "ui/perform/performed_ports.h"
#include "ui/perform/port_lender.h"

#include <memory>

namespace timbrel::ui {

/// One stretch of performing through the same ports: what the performing thread is made of.
/// Threads: control.
class PerformanceSession final
{
public:
    /// The ports and the engine outlive it. The model may be null.
    PerformanceSession(const LentPorts& ports,
                       audio::AudioEngine& engine,
                       std::unique_ptr<expression::ExpressionModel> model,
                       const expression::PerformanceSettings& settings)
        : m_tap(std::make_unique<Tap>())
        , m_begin(midi::Clock::now())
    {
        auto input = std::make_unique<PerformedInput>(ports.input, *m_tap);
        m_input = input.get();
        m_thread = std::make_unique<expression::PerformanceThread>(
            std::move(input),
            std::make_unique<PerformedOutput>(
                ports.output, ports.isOutputThere, ports.isSoundWanted, engine, *m_tap),
            std::move(model),
            settings);
    }

    [[nodiscard]] expression::PerformanceThread& thread() { return *m_thread; }
    [[nodiscard]] PerformedInput& input() { return *m_input; }
    [[nodiscard]] Tap& tap() { return *m_tap; }
    [[nodiscard]] midi::Clock::time_point begin() const { return m_begin; }

private:
    std::unique_ptr<Tap> m_tap;
    midi::Clock::time_point m_begin;
    std::unique_ptr<expression::PerformanceThread> m_thread;
    PerformedInput* m_input = nullptr; ///< the thread's
};

} // namespace timbrel::ui
