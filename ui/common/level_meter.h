// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/level_hold.h"

#include <QString>
#include <QWidget>

#include <array>

namespace timbrel::ui {

/// How loud something is, left above right, from kLowest to kHighest dB of full scale; a mark stays
/// at the highest for a while, a line stands at 0 dB. It is painted anew only when a pixel of it
/// changes. Threads: GUI.
class LevelMeter final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LevelMeter)
public:
    static constexpr double kLowest = -60.0;
    static constexpr double kHighest = 6.0;
    static constexpr int kHeight = 7; ///< of two lines and what is between them

    /// name: for people who do not see it.
    explicit LevelMeter(const QString& name, QWidget* parent = nullptr);

    /// In dB; what is below kLowest is silence.
    void setLevels(double left, double right, LevelHold::Time now);
    /// The louder side, in dB, and what it was at most.
    [[nodiscard]] double level() const;
    [[nodiscard]] double held() const;
    /// "-12.5 dB", "silence".
    [[nodiscard]] QString valueText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Where something is painted, in pixels from the left.
    struct Seen
    {
        int level = 0;
        int held = 0;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    using Sides = std::array<Seen, 2>;
    [[nodiscard]] int pixelOf(double decibels) const;
    [[nodiscard]] Sides seen() const;

    std::array<LevelHold, 2> m_sides {LevelHold(kLowest), LevelHold(kLowest)};
    Sides m_seen {};
};

} // namespace timbrel::ui
