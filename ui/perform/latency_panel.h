// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace timbrel::ui {

class LatencyPlot;
class ReadOut;

/// What Timbrel adds to a note, in milliseconds: processing alone, and with the thread's wake-up,
/// this in frames of the sound too; and how all of them were spread. What the sound adds is in the
/// line of the sound. Threads: GUI.
class LatencyPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatencyPanel)
public:
    explicit LatencyPanel(QWidget* parent = nullptr);

    void showReport(const LatencyReport& report);
    [[nodiscard]] LatencyPlot& plot() { return *m_plot; }

Q_SIGNALS:
    void resetWanted();
    void hint(const QString& text);

private:
    struct Row
    {
        std::array<ReadOut*, 4> numbers {}; ///< now, p50, p95, worst
        QLabel* name = nullptr;
    };
    Row
    addRow(QGridLayout& grid, int row, const char* id, const QString& name, const QString& hint);
    static void showFigures(const Row& row, const LatencyFigures& figures, bool hasNotes);
    void showFrames(const LatencyReport& report);

    Row m_processing;
    Row m_wake;
    Row m_frames; ///< the same in frames of the sound
    ReadOut* m_notes = nullptr;
    LatencyPlot* m_plot = nullptr;
};

} // namespace timbrel::ui
