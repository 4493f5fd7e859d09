// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/shell/demo_projects.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace timbrel::ui {

/// Work that a crash or a power cut has left behind.
struct LeftWork
{
    QString text; ///< which project, and when; translated
    int index = 0; ///< of the session, for who asked
};

/// What is seen without a project: demos to play with, what was open last, and how to begin.
/// Threads: GUI.
class WelcomePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)
public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecent(const QStringList& folders);
    void setLeftWork(const QList<LeftWork>& work);
    /// Beside the buttons that could have caused it; empty: nothing is wrong. tryAgain: what is
    /// offered with it, for when a person has mended what was wrong; may be empty.
    void setProblem(const QString& sentence, std::function<void()> tryAgain = {});

Q_SIGNALS:
    void demoChosen(const timbrel::ui::DemoProject& demo);
    void newChosen();
    void openChosen();
    void recentChosen(const QString& folder);
    void guideChosen();
    void recoverChosen(int index);
    void discardChosen(int index);

private:
    QWidget* buildDemos();
    QWidget* buildStart();
    QWidget* buildProblem();
    QWidget* buildRecent();

    QWidget* m_problemRow = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_tryAgain = nullptr;
    std::function<void()> m_again;
    QWidget* m_left = nullptr;
    QVBoxLayout* m_leftRows = nullptr;
    QWidget* m_recent = nullptr;
    QVBoxLayout* m_recentRows = nullptr;
};

} // namespace timbrel::ui
