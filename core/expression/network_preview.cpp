// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/network_preview.h"

#include "core/expression/renderer.h"
#include "core/expression/training_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace timbrel::expression {
namespace {

/// Between the performer and a network: keeps what the network says until it is taken.
class WatchedNetwork final : public ControllerNetwork
{
public:
    /// More than one event can cause: all keys of a channel go up at once, and some updates are
    /// overdue.
    static constexpr std::size_t kMostSteps = 128 + 16;

    WatchedNetwork(ControllerNetwork& network, std::size_t controllers, std::size_t cells)
        : m_network(network)
        , m_controllers(controllers)
        , m_cells(cells)
        , m_indices(kMostSteps * controllers)
        , m_states(kMostSteps * cells)
    { }

    void reset() noexcept TIMBREL_REALTIME override { m_network.reset(); }
    void step(std::span<const float> features,
              std::span<int> indices) noexcept TIMBREL_REALTIME override
    {
        m_network.step(features, indices);
        if (m_kept == kMostSteps)
            return;
        std::copy_n(indices.begin(), m_controllers, &m_indices[m_kept * m_controllers]);
        if (m_cells > 0)
            m_network.readCells(std::span(m_states).subspan(m_kept * m_cells, m_cells));
        ++m_kept;
    }
    [[nodiscard]] std::span<const float> rawOutputs() const noexcept TIMBREL_REALTIME override
    {
        return m_network.rawOutputs();
    }

    void forget() { m_kept = 0; }
    [[nodiscard]] std::size_t kept() const { return m_kept; }
    [[nodiscard]] std::span<const int> indices(std::size_t step) const
    {
        return std::span(m_indices).subspan(step * m_controllers, m_controllers);
    }
    [[nodiscard]] std::span<const float> states(std::size_t step) const
    {
        return std::span(m_states).subspan(step * m_cells, m_cells);
    }

private:
    ControllerNetwork& m_network;
    std::size_t m_controllers;
    std::size_t m_cells;
    std::vector<int> m_indices; ///< [step][controller]
    std::vector<float> m_states; ///< [step][cell]
    std::size_t m_kept = 0;
};

/// Takes from the network what it said at each time.
class Watcher
{
public:
    Watcher(WatchedNetwork& network, std::size_t mostCellValues, Preview& into)
        : m_network(network)
        , m_preview(into)
        , m_mostRows(mostCellValues / std::max<std::size_t>(into.cellCount, 1))
    { }

    /// What was said until now belongs to the time before; what comes, to this one.
    void begin(Microseconds time)
    {
        take();
        m_isWatching = true;
        m_time = time;
    }
    void take()
    {
        // what was said in the silence before the music is not told
        for (std::size_t i = 0; m_isWatching && i < m_network.kept(); ++i)
            add(m_network.indices(i), m_network.states(i));
        m_network.forget();
    }

private:
    void add(std::span<const int> indices, std::span<const float> states)
    {
        const std::size_t step = m_preview.times.size();
        m_preview.times.push_back(m_time);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            PreviewedController& controller = m_preview.controllers[i];
            controller.outputs.push_back(
                static_cast<std::uint8_t>(controller.coding.valueOf(indices[i])));
        }
        if (states.empty())
            return;
        if (m_preview.rows() == m_mostRows)
            thinRows();
        if (step % m_preview.stepsPerRow == 0)
            m_preview.cells.insert(m_preview.cells.end(), states.begin(), states.end());
    }
    /// Every other row goes.
    void thinRows()
    {
        const std::size_t width = m_preview.cellCount;
        const std::size_t kept = (m_preview.rows() + 1) / 2;
        for (std::size_t row = 1; row < kept; ++row)
            std::copy_n(m_preview.cells.begin() + static_cast<std::ptrdiff_t>(2 * row * width),
                        width,
                        m_preview.cells.begin() + static_cast<std::ptrdiff_t>(row * width));
        m_preview.cells.resize(kept * width);
        m_preview.stepsPerRow *= 2;
    }

    WatchedNetwork& m_network;
    Preview& m_preview;
    std::size_t m_mostRows;
    bool m_isWatching = false;
    Microseconds m_time {};
};

float rangeOf(const std::vector<float>& states)
{
    constexpr std::size_t kEnough = 50'000;
    constexpr double kMost = 0.9;
    if (states.empty())
        return 0.0F;
    std::vector<float> sizes;
    sizes.reserve(std::min(states.size(), kEnough));
    // in unequal strides, so that every cell has its turn whatever their number
    const double stride
        = std::max(1.0, static_cast<double>(states.size()) / static_cast<double>(kEnough)) * 1.0001;
    for (double at = 0.0; at < static_cast<double>(states.size()); at += stride)
        sizes.push_back(std::abs(states[static_cast<std::size_t>(at)]));
    const auto place = static_cast<std::size_t>(kMost * static_cast<double>(sizes.size() - 1));
    const auto most = sizes.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(sizes.begin(), most, sizes.end());
    return *most;
}

/// The values that hold at each step: training, too, teaches what is set at the very time of a
/// step.
void readTargets(Preview& preview, const music::Sequence& music)
{
    std::array<PreviewedController*, 128> byNumber {};
    std::vector<int> values;
    for (PreviewedController& controller : preview.controllers) {
        byNumber[controller.coding.controller & 127U] = &controller;
        controller.drawn.reserve(preview.steps());
        values.push_back(controller.coding.defaultValue);
    }
    std::size_t next = 0;
    for (const Microseconds time : preview.times) {
        for (; next < music.size() && music[next].time <= time; ++next) {
            PreviewedController* controller = byNumber[music[next].number & 127U];
            if (music[next].kind != music::EventKind::Controller || controller == nullptr)
                continue;
            controller->hasTarget = true;
            values[static_cast<std::size_t>(controller - preview.controllers.data())]
                = music[next].value;
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            preview.controllers[i].drawn.push_back(static_cast<std::uint8_t>(values[i]));
    }
    for (PreviewedController& controller : preview.controllers) {
        const ControllerCoding& coding = controller.coding;
        controller.targets.reserve(controller.drawn.size());
        for (const std::uint8_t value : controller.drawn)
            controller.targets.push_back(
                static_cast<std::uint8_t>(coding.valueOf(coding.indexOf(value))));
    }
}

} // namespace

Preview
previewOf(ExpressionModel& model, const music::Sequence& music, const PreviewSettings& settings)
{
    Preview preview;
    for (const ControllerCoding& coding : model.description.outputs.controllers)
        preview.controllers.push_back({coding, false, {}, {}, {}});
    preview.blockCounts = model.description.blockCounts;
    const std::size_t cells = model.network->cellCount();
    if (settings.hasCells && settings.mostCellValues / 2 >= cells)
        preview.cellCount = cells;
    auto watched = std::make_unique<WatchedNetwork>(
        *model.network, preview.controllers.size(), preview.cellCount);
    Watcher watcher(*watched, settings.mostCellValues, preview);
    RenderSettings rendering;
    rendering.longestTail = settings.longestTail;
    rendering.stop = settings.stop;
    rendering.watch = [&watcher](Microseconds time) { watcher.begin(time); };
    ExpressionModel asWatched {model.description, std::move(watched)};
    preview.performed = musicOf(render(music, asWatched, rendering));
    watcher.take();
    preview.stateRange = rangeOf(preview.cells);
    preview.end = music.empty() ? Microseconds {0} : music.back().time;
    preview.isComplete = !settings.stop.stop_requested();
    readTargets(preview, music);
    return preview;
}

double errorAsTaught(ExpressionModel& model,
                     const music::Sequence& music,
                     const TrainingSettings& settings,
                     const std::stop_token& stop)
{
    const auto& controllers = model.description.outputs.controllers;
    std::vector<std::size_t> taught; // those that the music moves
    for (std::size_t i = 0; i < controllers.size(); ++i)
        if (std::any_of(music.begin(), music.end(), [&](const music::Event& event) {
                return event.kind == music::EventKind::Controller
                    && event.number == controllers[i].controller;
            }))
            taught.push_back(i);
    if (taught.empty())
        return 0.0;
    auto examples = std::make_shared<TrainingExamples>();
    examples->sequences.push_back(music::rebased(music));
    examples->outputs = model.description.outputs;
    examples->features = model.description.features;
    examples->settings = settings;
    examples->updatePeriod = Microseconds {1'000'000 / std::max(model.description.updateRate, 1)};
    SequenceWalker walker(examples, std::max(settings.validationExampleRepetitions, 1));
    Random random(1); // the same music has the same error
    walker.begin(random);
    model.network->reset();
    std::vector<float> features(examples->features.width());
    std::vector<int> targets(controllers.size());
    std::vector<int> answers(controllers.size());
    double sum = 0.0;
    std::size_t steps = 0;
    for (; !stop.stop_requested() && walker.next({features, targets}); ++steps) {
        model.network->step(features, answers);
        for (const std::size_t i : taught) {
            const double difference
                = controllers[i].valueOf(answers[i]) - controllers[i].valueOf(targets[i]);
            sum += difference * difference;
        }
    }
    model.network->reset();
    return steps == 0 ? 0.0 : sum / static_cast<double>(steps);
}

std::size_t Preview::stepAt(Microseconds time) const
{
    const auto after = std::upper_bound(times.begin(), times.end(), time);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - times.begin() - 1, 0));
}

std::span<const float> Preview::rowAt(std::size_t step) const
{
    if (rows() == 0)
        return {};
    const std::size_t row = std::min(step / stepsPerRow, rows() - 1);
    return std::span(cells).subspan(row * cellCount, cellCount);
}

double Preview::meanSquaredError() const
{
    double sum = 0.0;
    std::size_t count = 0;
    for (; count < steps() && times[count] <= end; ++count)
        for (const PreviewedController& controller : controllers) {
            const double difference = controller.differenceAt(count);
            sum += difference * difference;
        }
    return count == 0 ? 0.0 : sum / static_cast<double>(count);
}

} // namespace timbrel::expression
