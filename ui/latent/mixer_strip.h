// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/level_hold.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <functional>

namespace timbrel::ui {

class KnobCell;
class LatentControl;
class LevelMeter;
class ReadOut;

/// How loud things are, as the engine measures it: the highest amplitude, falling; 1 is full scale.
struct MixerPeaks
{
    struct Pair
    {
        float left = 0.0F;
        float right = 0.0F;
    };
    Pair drums;
    Pair synth;
    Pair master; ///< as it is put out
    float limiterGain = 1.0F; ///< below 1: it holds the level down
};

/// The mixer of what sounds: a level with a meter below it for the drums, the synthesizer and all
/// together, and what the limiter does. It looks at the levels only while it is seen. Threads: GUI.
class MixerStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MixerStrip)
public:
    /// Asked some 30 times a second; waits for nothing.
    using Source = std::function<MixerPeaks()>;

    explicit MixerStrip(LatentControl& control, QWidget* parent = nullptr);

    void setSource(Source source) { m_source = std::move(source); }

Q_SIGNALS:
    void hoverText(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Channel
    {
        KnobCell* knob = nullptr;
        LevelMeter* meter = nullptr;
    };
    [[nodiscard]] Channel makeChannel(const char* knob);
    void makeLimiter();
    void takeLevels();
    void follow();
    void showLimiter(float gain, LevelHold::Time now);

    LatentControl& m_control;
    Source m_source;
    std::array<Channel, 3> m_channels {}; ///< drums, synthesizer, master
    ReadOut* m_limiter = nullptr;
    LevelHold m_reduction; ///< dB
    int m_shownReduction = -1; ///< tenths of a dB
    QTimer m_follow; ///< while it is seen
};

} // namespace timbrel::ui
