// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QWidget>

namespace timbrel::ui {

class ControllerBar;
class PerformanceControl;
class ReadOut;
class ValueKnob;

/// One controller of the network: its name, its value, its bar with the handle that takes over, the
/// knob that blends, and what plays them from afar. Threads: GUI.
class ControllerMeter final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControllerMeter)
public:
    /// index: among the controllers, for its colour.
    ControllerMeter(PerformanceControl& control, int number, int index, QWidget* parent = nullptr);

    /// What is so now.
    void showState(const ControllerState& state, bool isPerforming);
    /// Lets the bar fall a step further; false: it rests.
    bool fall();
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] ControllerBar& bar() { return *m_bar; }
    [[nodiscard]] ValueKnob& knob() { return *m_knob; }
    [[nodiscard]] ReadOut& value() { return *m_value; }

Q_SIGNALS:
    void hint(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QLayout* buildHead();
    QLayout* buildFoot();
    void fillMenu(QMenu& menu);
    void tell();

    PerformanceControl& m_control;
    int m_number;
    int m_index;
    ControllerState m_state;
    ControllerBar* m_bar = nullptr;
    ValueKnob* m_knob = nullptr;
    ReadOut* m_value = nullptr;
    ReadOut* m_who = nullptr; ///< network, hand, or that a knob has not come by yet
};

} // namespace timbrel::ui
