// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStackedWidget>
#include <QTimer>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace timbrel::ui {

class ControllerMeter;
class PerformanceControl;

/// The meters of all controllers that the network moves, side by side; what belongs there while
/// there is no network. Threads: GUI.
class MeterRow final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterRow)
public:
    explicit MeterRow(PerformanceControl& control, QWidget* parent = nullptr);

    /// Null: there is none of that number.
    [[nodiscard]] ControllerMeter* meter(int number) const;

Q_SIGNALS:
    void hint(const QString& text);
    /// Somebody wants to train a network.
    void trainingWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildEmpty();
    void makeMeters();
    void follow();
    void fall();

    PerformanceControl& m_control;
    QHBoxLayout* m_row = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_train = nullptr;
    std::vector<ControllerMeter*> m_meters; ///< in the order of the controllers
    QTimer m_falling; ///< runs only while something falls
};

} // namespace timbrel::ui
