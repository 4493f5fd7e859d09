// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QWidget>

namespace timbrel::ui {

/// How often a note took how long, with the 10 ms line. Threads: GUI.
class LatencyPlot final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatencyPlot)
public:
    explicit LatencyPlot(QWidget* parent = nullptr);

    /// Painted anew only if a count is another.
    void setBins(const std::vector<LatencyBin>& bins);
    /// How many notes took longer than people notice.
    [[nodiscard]] std::uint64_t lateNotes() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hint(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    std::vector<LatencyBin> m_bins;
};

} // namespace timbrel::ui
