// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/port_button.h"
#include "ui/perform/performance_state.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace timbrel::ui {

class PerformanceControl;
class PortHint;
class ReadOut;

/// In, network, out: the way that notes take, with what passed last; and the switches of a
/// performance. One line below says what is wrong there. Threads: GUI.
class PortRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortRow)
public:
    /// The hint outlives it.
    PortRow(PerformanceControl& control, const PortHint& hint, QWidget* parent = nullptr);

    void setPorts(const PortState& input, const PortState& output);
    void showIncoming(const MonitoredMessage& message);
    void showOutgoing(const MonitoredMessage& message);
    /// Beside the others, at the end.
    void addSwitch(QWidget* widget);
    [[nodiscard]] PortButton& input() { return *m_input; }
    [[nodiscard]] PortButton& output() { return *m_output; }
    [[nodiscard]] QString notice() const;

Q_SIGNALS:
    void inputPressed();
    void outputPressed();
    /// This input instead of the chosen one.
    void inputWanted(const QString& port);
    /// Controllers are to go there, 0-15; absent: to the channel of the notes.
    void channelWanted(std::optional<int> channel);

private:
    void showNotice();
    void showChannel();
    [[nodiscard]] QString learningText() const;
    QLayout* buildWay();
    QLayout* buildNotice();
    [[nodiscard]] QString warning() const;
    ReadOut* makeLast(const QString& name, const char* id);

    PerformanceControl& m_control;
    PortState m_inputState;
    PortState m_outputState;
    const PortHint& m_hint;
    PortButton* m_input = nullptr;
    PortButton* m_output = nullptr;
    ReadOut* m_lastIn = nullptr;
    ReadOut* m_lastOut = nullptr;
    ReadOut* m_notice = nullptr;
    QComboBox* m_channel = nullptr;
    QPushButton* m_useOther = nullptr;
    QHBoxLayout* m_switches = nullptr;
};

} // namespace timbrel::ui
