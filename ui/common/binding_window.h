// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace timbrel::ui {

class MidiLearner;

/// All that is played by MIDI controls: what, by which; to forget one, or all. Threads: GUI.
class BindingWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BindingWindow)
public:
    explicit BindingWindow(MidiLearner& learner, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void list();
    void forgetChosen();
    void forgetAll();

    MidiLearner& m_learner;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_forget = nullptr;
    QPushButton* m_forgetAll = nullptr;
    QPushButton* m_learn = nullptr;
};

} // namespace timbrel::ui
