// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pad_setup.h"
#include "ui/common/value_knob.h"

#include <QString>

#include <span>

namespace timbrel::ui {

/// A value of the latent view that is turned by a knob: one table, from which knobs, MIDI learn and
/// the history are made. Threads: GUI.
struct LatentKnob
{
    const char* id = ""; ///< "temperature": in files, never changed
    int lowest = 0;
    int highest = 100;
    int rest = 0;
    int wheelStep = 5;
    QString (*name)() = nullptr; ///< under the knob
    QString (*hint)() = nullptr; ///< what it does
    QString (*text)(int value) = nullptr; ///< inside the knob
    int (*value)(const pattern::PadSetup& setup) = nullptr;
    void (*setValue)(pattern::PadSetup& setup, int value) = nullptr;
    bool isFilledFromRest = true; ///< else from the lowest value

    [[nodiscard]] KnobScale scale() const
    {
        return {lowest, highest, rest, wheelStep, text, isFilledFromRest};
    }
};

/// Temperature, noise, variation, glide, swing, what humanise does, and the levels of the mixer.
[[nodiscard]] std::span<const LatentKnob> latentKnobs();
/// Null: there is none of that name.
[[nodiscard]] const LatentKnob* findLatentKnob(const QString& id);

} // namespace timbrel::ui
