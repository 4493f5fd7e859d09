// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::expression {

/// What [training] of larasynth.conf says; meanings: seed document, "Training Configuration".
struct TrainingSettings
{
    double meanPaddingSeconds = 0.0;
    double paddingStandardDeviationSeconds = 0.0;
    int exampleRepetitions = 2;
    int validationExampleRepetitions = 5;
    double tempoAdjustmentFactor = 0.0; ///< 0-1
    double tempoJitterFactor = 0.0; ///< 0-1
    double resetProbability = 1.0; ///< 0-1
    int squaredErrorFailureTolerance = 0; ///< controller units, squared, summed over controllers
    int consecutiveFailuresForReset = 1;
    int epochCountBeforeValidating = 50;
    int maximumEpochCount = 10000; ///< <= 0: no limit
    double mseThreshold = 0.0;
    /// Undocumented keys of the original; kept and saved. feedBackOutput false trains without
    /// feedback.
    double backpropagateIfCorrect = 0.0;
    double zeroNetworkBeforeEachEpoch = 1.0;
    double zeroNetworkBeforeValidation = 1.0;
    double zeroNetworkOnReset = 1.0;
    bool feedBackOutput = true;
    int roundCount = 0;
};

/// How weights are changed (timbrel.json, "expression.optimiser": larasynth.conf has no word for
/// it).
struct OptimiserSettings
{
    double learningRate = 0.0; ///< 0: chosen by the trainer from network and examples
    double gradientClip = 1.0; ///< largest norm of an update's gradient
    double weightDecay = 0.0; ///< 0: chosen by the trainer
    int batchSize = 0; ///< sequences side by side, 1-16; 0: chosen by the trainer
    double scheduledFeedback
        = -1.0; ///< share of updates that hear the network's own output; < 0: chosen
    double variations = -1.0; ///< share of what-if sequences (held, cut short, chords); < 0: chosen
};

/// Everything that Expression needs to know, from larasynth.conf and timbrel.json.
struct Settings
{
    // [midi]
    std::vector<std::uint8_t> controllers; ///< as listed
    std::map<std::uint8_t, int> controllerDefaults;
    std::optional<std::string> recordingSourcePort;
    std::optional<std::string> performingSourcePort;
    std::optional<std::string> performingDestinationPort;
    // [representation]
    std::map<std::uint8_t, int> controllerOutputCounts;
    int updateRate = 75; ///< per second, 1-1000
    FeatureSet features;
    // [lstm]
    std::vector<int> blockCounts = {17}; ///< one per layer
    double learningRate = 0.05; ///< of the original's online rule; kept, see the guide
    double momentum = 0.8;
    TrainingSettings training;
    // [performing]
    std::optional<std::string> trainingResults; ///< file of training_results
    // timbrel.json
    OptimiserSettings optimiser;
    std::optional<int> outputChannel; ///< 0-15; absent: the channel of the notes
    std::optional<double>
        wireBaud; ///< 31250 for a 5-pin cable; absent: the port is faster than we are
    double noteWaitMilliseconds
        = 3.0; ///< the longest that a note waits for controllers on a slow wire
};

} // namespace timbrel::expression
