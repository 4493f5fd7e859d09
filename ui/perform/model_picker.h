// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace timbrel::ui {

class PerformanceControl;

/// Which network plays, with how well it has learnt, and whether the best of a running training is
/// followed. Threads: GUI.
class ModelPicker final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelPicker)
public:
    explicit ModelPicker(PerformanceControl& control, QWidget* parent = nullptr);

    /// To stand beside it; follows the best of a training.
    [[nodiscard]] QCheckBox* follows() { return m_follows; }
    /// To stand beside it, too; the network that played before.
    [[nodiscard]] QToolButton* swap() { return m_swap; }

private:
    void listModels();
    void showState();

    PerformanceControl& m_control;
    QComboBox* m_models = nullptr;
    QCheckBox* m_follows = nullptr;
    QToolButton* m_swap = nullptr;
};

} // namespace timbrel::ui
