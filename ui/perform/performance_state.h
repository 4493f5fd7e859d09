// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/midi_learner.h"

#include <QList>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace timbrel::ui {

/// One controller that the network moves, as it is at the moment. Values 0-127.
struct ControllerState
{
    int number = 0;
    int predicted = 0; ///< what the network says
    int sent = 0; ///< what goes out: a mix of network and hand
    int manual = 0; ///< the hand's value
    int defaultValue = 0; ///< where it rests
    double blend = 0.0; ///< 0: the network alone, 1: the hand's value alone
    bool isTakenOver = false; ///< the hand has it; the blend counts again once it is released
    bool isWaiting = false; ///< a knob was turned that has not come by the value that is sent yet
    friend bool operator==(const ControllerState&, const ControllerState&) = default;
};

/// A network that can be played.
struct ModelChoice
{
    QString id;
    QString title;
    double mse = 0.0; ///< of its best validation, controller units squared
    bool isRunning = false; ///< it is still being trained
    /// The run's best before the one that stands above; its epoch.
    std::optional<qint64> earlierEpoch;
    friend bool operator==(const ModelChoice&, const ModelChoice&) = default;
};

/// A message that came in or went out while somebody performs.
struct MonitoredMessage
{
    double milliseconds = 0.0; ///< since performing began
    bool isOutgoing = false;
    std::uint8_t size = 0; ///< bytes of a short message; 0: a long one
    std::array<std::uint8_t, 3> bytes {}; ///< of a long one its first three
    std::uint32_t longSize = 0; ///< bytes of a long one
};

/// Milliseconds.
struct LatencyFigures
{
    double now = 0.0; ///< of the last note
    double median = 0.0;
    double p95 = 0.0;
    double worst = 0.0;
};

struct LatencyBin
{
    double upTo = 0.0; ///< milliseconds
    std::uint64_t count = 0;
};

/// What is added to each note, as the seed document's "Latency" counts it, and what the sound card
/// adds to that.
struct LatencyReport
{
    std::uint64_t notes = 0; ///< since performing began or the last reset
    LatencyFigures processing; ///< from when the performing thread has the note
    LatencyFigures withWakeUp; ///< from when the system handed the note to us
    std::vector<LatencyBin> histogram; ///< of withWakeUp; equal steps of log time, 1 us to 100 ms

    bool isSoundOn = false; ///< a sound device is open
    double sampleRate = 0.0; ///< Hz
    int blockFrames = 0;
    double blockMilliseconds = 0.0;
    double outputMilliseconds = 0.0; ///< as the sound system tells, from a block to the ear
    double callbackP99 = 0.0; ///< milliseconds that a block takes to be computed
    std::uint64_t underruns = 0; ///< xruns, since the last reset
};

} // namespace timbrel::ui
