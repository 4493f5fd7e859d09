// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace timbrel::ui {

class MidiLearner;

/// What plays a part of the view from afar, as a small sign beside it: nothing, "CC 21", or that a
/// movement is waited for. Its place is kept. Threads: GUI.
class LearnBadge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LearnBadge)
public:
    LearnBadge(MidiLearner& learner, QString target, QWidget* parent = nullptr);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    MidiLearner& m_learner;
    QString m_target;
    QString m_text;
    bool m_isLearning = false;
    bool m_isOffered = false; ///< nothing plays it, and it can be learnt now
};

} // namespace timbrel::ui
