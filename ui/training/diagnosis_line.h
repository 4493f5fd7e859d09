// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/training_remedy.h"
#include "ui/training/training_runs.h"

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace timbrel::ui {

/// What was found, as a sentence, and what is proposed.
[[nodiscard]] QString diagnosisText(const RunFacts& run);
/// The proposal in a few words, for a button; also what the undo list says.
[[nodiscard]] QString remedyText(const expression::RemedyPlan& remedy);

/// Says what is wrong with the run at hand and offers what may help, below its curves. It keeps its
/// height, so that nothing moves when it comes or goes. Threads: GUI.
class DiagnosisLine final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosisLine)
public:
    explicit DiagnosisLine(QWidget* parent = nullptr);

    /// Null: no run is at hand.
    void setRun(const RunFacts* run);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void followed(const QString& id); ///< do it

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void show(const QString& text);

    QString m_id;
    QString m_whole;
    QLabel* m_text = nullptr;
    QPushButton* m_do = nullptr;
};

} // namespace timbrel::ui
