// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <vector>

namespace timbrel::ui {

class ReadOut;
struct RunFacts;

/// Where the run at hand stands: epoch, epochs a second, time left, best, longest correct streak.
/// Each figure has its place, and none moves when another becomes longer. Threads: GUI.
class RunNumbers final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunNumbers)
public:
    explicit RunNumbers(QWidget* parent = nullptr);

    /// Null: no run is at hand.
    void setRun(const RunFacts* run);

private:
    ReadOut*
    add(const char* name, const QString& caption, const QString& hint, const QString& widest);

    ReadOut* m_epoch = nullptr;
    ReadOut* m_speed = nullptr;
    ReadOut* m_left = nullptr;
    ReadOut* m_best = nullptr;
    ReadOut* m_streak = nullptr;
};

/// "3 s", "4 min 10 s", "2 h 05 min".
[[nodiscard]] QString durationText(double seconds);

} // namespace timbrel::ui
