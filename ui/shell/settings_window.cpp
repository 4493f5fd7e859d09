// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_window.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/shell/midi_page.h"
#include "ui/shell/sound_page.h"

#include <QAction>
#include <QRadioButton>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

/// The same choice as in the menu.
QWidget* makeAppearancePage(const ActionRegistry& actions)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    const int gap = 4 * metrics::kStep;
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(2 * metrics::kStep);
    for (const char* id : {"view.asDesktop", "view.dark", "view.light"}) {
        QAction* action = actions.find(id);
        auto* choice = new QRadioButton(ActionRegistry::plainText(action));
        choice->setObjectName(QLatin1String(id) + QLatin1String(".choice"));
        choice->setChecked(action->isChecked());
        QObject::connect(choice, &QRadioButton::toggled, action, &QAction::setChecked);
        QObject::connect(action, &QAction::toggled, choice, &QRadioButton::setChecked);
        column->addWidget(choice);
    }
    column->addStretch();
    return page;
}

} // namespace

SettingsWindow::SettingsWindow(const ActionRegistry& actions,
                               Player& player,
                               PortWatch& ports,
                               ErrorSentence sentence,
                               QWidget* parent)
    : QWidget(parent, Qt::Window)
{
    setObjectName(QStringLiteral("settingsWindow"));
    setWindowTitle(tr("Timbrel: sound, MIDI and appearance"));
    resize(140 * metrics::kStep, 110 * metrics::kStep);
    m_pages = new QTabWidget;
    m_pages->setObjectName(QStringLiteral("settingsPages"));
    m_pages->addTab(new SoundPage(player, sentence), tr("Sound"));
    m_pages->addTab(new MidiPage(player, ports, sentence), tr("MIDI"));
    m_pages->addTab(makeAppearancePage(actions), tr("Appearance"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->addWidget(m_pages);
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

} // namespace timbrel::ui
