// SPDX-License-Identifier: GPL-3.0-or-later
// The performance behind the window: which project it plays, and what it says.
#include "ui/editor/project_document.h"
#include "ui/perform/performance_control.h"
#include "ui/shell/main_window.h"
#include "ui/training/training_runs.h"

namespace timbrel::ui {

void MainWindow::connectPerformance()
{
    const auto takeSettings = [this] { m_performance->setSettings(m_document->settings()); };
    connect(m_document, &ProjectDocument::opened, this, [this, takeSettings] {
        takeSettings();
        m_performance->setProject(m_document->folder());
    });
    connect(m_document, &ProjectDocument::nameChanged, this, [this] {
        m_performance->projectMoved(m_document->folder()); // saved elsewhere
    });
    connect(m_document, &ProjectDocument::settingsChanged, this, takeSettings);
    const auto takeTitles = [this] {
        QMap<QString, QString> titles;
        for (const RunFacts& run : m_runs->runs())
            titles.insert(run.id, run.title);
        m_performance->setTitles(titles);
    };
    connect(m_runs, &TrainingRuns::runsChanged, this, takeTitles);
    connect(m_runs, &TrainingRuns::runChanged, this, takeTitles);
    connect(m_performance, &PerformanceControl::trouble, this, &MainWindow::warn);
}

} // namespace timbrel::ui
