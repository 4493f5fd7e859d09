// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/space_training.h"

#include <QMenu>

#include <functional>

class QWidget;

namespace timbrel::ui {

/// How the next space is taught. Every change is answered at once. Threads: GUI.
class SpaceTrainingPopup final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpaceTrainingPopup)
public:
    using Answer = std::function<void(const SpaceTraining&)>;
    static void ask(QWidget& below, const SpaceTraining& now, Answer answer);

private:
    SpaceTrainingPopup(QWidget& below, const SpaceTraining& now, Answer answer);
    void addRow(const QString& name, const QString& hint, QWidget* field, const char* objectName);
    void addNumber(const QString& name,
                   const QString& hint,
                   const char* objectName,
                   int& value,
                   int lowest,
                   int highest);
    void addChoice(const QString& name, const QString& hint, const char* objectName, bool& value);
    void addBeta();

    SpaceTraining m_chosen;
    Answer m_answer;
};

} // namespace timbrel::ui
