// SPDX-License-Identifier: GPL-3.0-or-later
// What was left unsaved when Timbrel ended, offered by the main window.
#include "ui/editor/project_document.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/welcome_page.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace timbrel::ui {
namespace {

QString timeOf(const project::RecoveryInfo& left)
{
    const auto seconds
        = std::chrono::duration_cast<std::chrono::seconds>(left.time.time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

} // namespace

void MainWindow::offerLeftWork()
{
    std::vector<std::filesystem::path> projects;
    for (const QString& folder : recentProjects())
        projects.emplace_back(folder.toStdString());
    m_leftWork = ProjectDocument::recoverable(projects);
    showLeftWork();
}

void MainWindow::offerLeftWorkOf(const std::filesystem::path& folder)
{
    const auto found = ProjectDocument::recoverable({folder});
    const auto left = std::find_if(found.begin(), found.end(), [&](const auto& one) {
        std::error_code ignored;
        return !one.project.empty() && std::filesystem::equivalent(one.project, folder, ignored);
    });
    if (left == found.end())
        return;
    const int count = static_cast<int>(left->changedExamples);
    //: project, date and time
    const QString text
        = (count == 1 ? tr("“%1” was not saved when Timbrel ended on %2; 1 example differs.")
                      : tr("“%1” was not saved when Timbrel ended on %2; %n examples differ.",
                           nullptr,
                           count))
              .arg(m_document->name(), timeOf(*left));
    std::vector<MessageChoice> choices;
    choices.push_back({tr("&Take it up again"),
                       [this, info = *left] { whenSaved([this, info] { takeUp(info); }); },
                       true});
    choices.push_back({tr("Throw it &away"), [this, info = *left] { throwAway(info); }, false});
    choices.push_back({tr("&Later"), {}, false});
    m_question->ask(text, std::move(choices));
}

void MainWindow::showLeftWork()
{
    QList<LeftWork> shown;
    for (std::size_t i = 0; i < m_leftWork.size(); ++i) {
        const project::RecoveryInfo& left = m_leftWork[i];
        const QString place = left.project.empty()
            ? tr("never saved")
            : QDir::toNativeSeparators(QString::fromStdString(left.project.string()));
        //: project, its folder, date and time
        const int count = static_cast<int>(left.changedExamples);
        const QString text
            = (count == 1
                   ? tr("“%1” (%2) was not saved when Timbrel ended on %3; 1 example differs.")
                   : tr("“%1” (%2) was not saved when Timbrel ended on %3; %n examples differ.",
                        nullptr,
                        count))
                  .arg(QString::fromStdString(left.name), place, timeOf(left));
        shown << LeftWork {text, static_cast<int>(i)};
    }
    m_welcome->setLeftWork(shown);
}

void MainWindow::recover(int index)
{
    takeUp(project::RecoveryInfo(m_leftWork.at(static_cast<std::size_t>(index))));
}

void MainWindow::discardLeftWork(int index)
{
    throwAway(project::RecoveryInfo(m_leftWork.at(static_cast<std::size_t>(index))));
}

void MainWindow::takeUp(const project::RecoveryInfo& left)
{
    const Result<> recovered = m_document->recover(left);
    if (!recovered) {
        tellOfLeftWork(recovered.error());
        return;
    }
    forgetLeftWork(left);
    say(tr("It is as it was. Save it to keep it."));
}

void MainWindow::throwAway(const project::RecoveryInfo& left)
{
    const Result<> discarded = project::discardSession(left.folder);
    if (!discarded)
        tellOfLeftWork(discarded.error());
    else
        forgetLeftWork(left);
}

/// Beside what was pressed: on the first page, or below the project that is open.
void MainWindow::tellOfLeftWork(const Error& error)
{
    m_welcome->setProblem(m_sentence(error));
    if (m_document->isOpen())
        warn(error);
}

void MainWindow::forgetLeftWork(const project::RecoveryInfo& left)
{
    std::erase_if(m_leftWork, [&](const auto& one) { return one.folder == left.folder; });
    showLeftWork();
}

} // namespace timbrel::ui
