// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace timbrel::ui {

/// What the areas, lines and colours of a preview mean. Threads: GUI.
class PreviewLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewLegend)
public:
    explicit PreviewLegend(QWidget* parent = nullptr);

    /// hasTarget: the music says where controllers should be. series: of the first of them.
    void setTarget(bool hasTarget, int series);
    /// States as far from 0 as this have the first and last colour; 0: no cells are shown.
    void setStateRange(float range);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize drawn(QPainter* painter, int width) const;

    bool m_hasTarget = false;
    int m_series = 0;
    float m_range = 0.0F;
};

} // namespace timbrel::ui
