// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/lstm_training.h"
#include "core/expression/training_stream.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace timbrel::expression {

/// How the network is taught where the settings leave it to us; found by experiment on examples of
/// the kinds that the guide speaks of (envelopes, velocity, intervals, steps, vibrato).
struct TrainingPlan
{
    std::size_t lanes = kLanes; ///< sequences side by side, at most kLanes
    std::size_t stepsPerUpdate = 64;
    AdamStep adam;
    /// Share of sequences that hear the network's own answers instead of the targets: a network
    /// that has heard nothing but the truth falls over its own first mistake (Bengio et al. 2015).
    double scheduledFeedback = 1.0;
    /// Share of sequences that are varied: notes released early or held on, and now and then a
    /// note's velocity or interval kept from the network, so that it does not mistake one for the
    /// other.
    double variations = 0.7;
    double withheldFeature = 0.3;
    /// The optimiser sees features of this size. A velocity of 0 to 1 that is there in one update
    /// only is quieter than sixteen interval slots; the feedback speaks in every update and is
    /// turned down.
    double velocityScale = 8.0;
    double feedbackScale = 0.1;
    /// Standard deviation of the target distribution as a share of a controller's output count.
    double targetSoftness = 0.03;
};

/// What the settings ask for, and our choice for the rest. larasynth.conf's learning_rate and
/// momentum belong to the original's online rule: 0.05 and 0.8 stand for our own choice, other
/// values scale it.
[[nodiscard]] TrainingPlan trainingPlanFor(const Settings& settings,
                                           const TrainingExamples& examples);

/// Progress of a training, in the seed document's terms.
struct TrainingProgress
{
    std::int64_t sequences = 0; ///< presented, to their end or until they were abandoned
    std::int64_t epochs = 0; ///< presentations of one sequence in every lane
    std::int64_t updates = 0; ///< changes of the weights
    std::int64_t steps = 0; ///< updates of the input representation seen, all lanes together
    std::int64_t longestStreak = 0; ///< correct predictions in a row
    double loss = 0.0; ///< mean cross entropy a step, last chunk
    double gradientNorm = 0.0;
};

/// Trains the network on up to sixteen streams of sequences side by side. Knows nothing of files,
/// time or threads: the trainer calls advance() and validates when it likes. Threads: one.
/// Deterministic in the random generator.
class TrainingLoop
{
public:
    TrainingLoop(std::shared_ptr<const TrainingExamples> examples,
                 const Settings& settings,
                 const TrainingPlan& plan,
                 Random random);

    /// One chunk of steps in every lane and one change of the weights.
    void advance(double learningRateShare);

    [[nodiscard]] const TrainingProgress& progress() const { return m_progress; }
    /// As the live kernel takes them.
    [[nodiscard]] NetworkWeights weights() const;
    [[nodiscard]] NetworkWeights averagedWeights() const;
    [[nodiscard]] bool hasFeedback() const { return m_hasFeedback; }

    /// For a checkpoint, and to go on from it (at the beginning of new sequences).
    [[nodiscard]] const LstmTraining& lstm() const { return m_lstm; }
    [[nodiscard]] const Random& random() const { return m_random; }
    [[nodiscard]] bool restore(std::span<const float> optimiserState,
                               const TrainingProgress& progress,
                               const Random& random);

private:
    struct Lane
    {
        SequenceWalker walker;
        bool isFresh = true; ///< the next step is the first of a sequence
        bool hearsItself = false;
        bool isVaried
            = false; ///< not part of what the settings speak of: neither reset nor counted
        int failures = 0; ///< in a row, beyond the tolerance
        std::int64_t streak = 0; ///< correct in a row
    };

    void prepareLane(std::size_t lane, std::size_t step);
    void withholdFeatures();
    void judgeLane(std::size_t lane);
    void beginSequence(Lane& lane);
    [[nodiscard]] NetworkWeights unscaled(NetworkWeights weights) const;

    std::shared_ptr<const TrainingExamples> m_examples;
    TrainingPlan m_plan;
    Random m_random;
    std::size_t m_featureWidth;
    bool m_hasFeedback;
    LstmTraining m_lstm;
    std::vector<Lane> m_lanes;
    std::vector<float> m_scales; ///< of each feature
    std::vector<float> m_features; ///< of one lane
    std::vector<int> m_laneTargets;
    std::vector<int> m_targets; ///< [controller][lane]
    std::vector<int> m_predictions;
    std::vector<int> m_feedback; ///< what each lane hears at its next step
    std::vector<float> m_softness; ///< [controller], in outputs
    alignas(64) std::array<float, kLanes> m_weights {};
    alignas(64) std::array<float, kLanes> m_losses {};
    TrainingProgress m_progress;
};

} // namespace timbrel::expression
