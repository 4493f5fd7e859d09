// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/callback_times.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/step_sequencer.h"

#include <array>
#include <bitset>
#include <memory>
#include <optional>

namespace timbrel::pattern {

/// A place in a latent space and how to read it; a plain value, copied between threads.
struct PatternRequest
{
    std::array<float, learning::kMaximumLatentDimensions> z {}; ///< the first `dimensions` count
    std::size_t dimensions = 0;
    int label = learning::kNoLabel;
    DecodeSettings decode;
    std::bitset<kMaximumRows> lockedRows; ///< keep what PatternGenerator::hold() was given
};

/// What makes patterns from requests. Threads: make by the generator's, the rest by any.
class PatternMaker
{
public:
    virtual ~PatternMaker() = default;
    PatternMaker(const PatternMaker&) = delete;
    PatternMaker& operator=(const PatternMaker&) = delete;

    [[nodiscard]] virtual const music::PatternShape& shape() const noexcept = 0;
    /// out has shape().
    virtual void make(const PatternRequest& request, music::Pattern& out) noexcept = 0;

protected:
    PatternMaker() = default;
};

/// Decodes with a model.
[[nodiscard]] std::unique_ptr<PatternMaker> makerOf(std::shared_ptr<const PatternModel> model);

/// What came of a request.
struct GeneratedPattern
{
    music::Pattern pattern;
    std::uint64_t request = 0; ///< which one, as request() counted
    std::uint64_t number = 0; ///< under which the sequencer plays it
};

struct GeneratorStatus
{
    std::uint64_t requested = 0;
    std::uint64_t served = 0; ///< the newest; those that a newer one overtook were passed over
    /// From request() to the pattern being there for the sequencer, in microseconds.
    audio::CallbackSummary times;
};

/// A thread that makes a pattern of the newest place of the puck and hands it to a sequencer; the
/// places between are passed over. Nobody ever waits for it.
/// Threads: all members by one control thread; its own makes the patterns. Realtime-safe:
/// no.
class PatternGenerator final
{
public:
    explicit PatternGenerator(std::shared_ptr<StepSequencer> sequencer);
    ~PatternGenerator();
    PatternGenerator(const PatternGenerator&) = delete;
    PatternGenerator& operator=(const PatternGenerator&) = delete;

    /// From now on; requests before the first are answered by nothing.
    void setMaker(std::unique_ptr<PatternMaker> maker);
    /// The pattern whose rows PatternRequest::lockedRows keeps; of the maker's shape, else nothing
    /// is kept.
    void hold(const music::Pattern& pattern);
    /// Returns its number. Without a maker nothing happens, and the number is 0.
    std::uint64_t request(const PatternRequest& request) noexcept;

    /// The newest pattern, if it has not been taken yet.
    [[nodiscard]] std::optional<GeneratedPattern> take();
    [[nodiscard]] GeneratorStatus status() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::pattern
