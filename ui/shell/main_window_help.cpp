// SPDX-License-Identifier: GPL-3.0-or-later
// The windows beside the main window: guide, keys, settings, and what this is.
#include "ui/common/app_icon.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_window.h"
#include "ui/shell/shortcut_window.h"

#include <QMessageBox>
#include <QScreen>

#include <algorithm>

namespace timbrel::ui {
namespace {

/// In the middle of the window that it belongs to, and wholly on the screen.
void placeOver(QWidget& window, const QWidget& owner)
{
    const QRect screen = owner.screen()->availableGeometry();
    QRect place(QPoint(), window.size().boundedTo(screen.size()));
    place.moveCenter(owner.frameGeometry().center());
    place.moveLeft(std::clamp(place.left(), screen.left(), screen.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), screen.top(), screen.bottom() + 1 - place.height()));
    window.setGeometry(place);
}

/// The window goes to the front, where it was already made.
void present(QWidget& window, const QWidget& owner)
{
    if (!window.isVisible())
        placeOver(window, owner);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

void MainWindow::addHelpActions()
{
    ActionSpec guide;
    guide.id = "help.guide";
    guide.text = tr("&Guide");
    guide.hint = tr("How Timbrel works and what every setting means");
    guide.menu = ActionMenu::Help;
    guide.shortcuts = {QKeySequence(Qt::Key_F1)};
    m_actions->add(guide, this, [this] { showGuide(); });
    ActionSpec shortcuts;
    shortcuts.id = "help.shortcuts";
    shortcuts.text = tr("&Keyboard shortcuts");
    shortcuts.hint = tr("Every action with its keys, and other keys for it");
    shortcuts.menu = ActionMenu::Help;
    shortcuts.shortcuts = {QKeySequence(Qt::Key_Question)};
    m_actions->add(shortcuts, this, [this] { showShortcuts(); });
    ActionSpec about;
    about.id = "help.about";
    about.text = tr("&About Timbrel");
    about.hint = tr("Version and licence");
    about.menu = ActionMenu::Help;
    about.group = 1;
    m_actions->add(about, this, [this] { showAbout(); });
}

void MainWindow::showGuide()
{
    if (!m_guide)
        m_guide = new GuideWindow(this);
    present(*m_guide, *this);
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutWindow(m_actions, this);
        m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    }
    present(*m_shortcuts, *this);
}

void MainWindow::showSettings()
{
    if (!m_settings) {
        m_settings = new SettingsWindow(*m_actions, *m_player, *m_ports, m_sentence, this);
        m_settings->setAttribute(Qt::WA_DeleteOnClose);
    }
    present(*m_settings, *this);
}

void MainWindow::showAbout()
{
    auto* about = new QMessageBox(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setWindowModality(Qt::NonModal);
    about->setWindowTitle(tr("About Timbrel"));
    about->setIconPixmap(appIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    about->setText(
        QStringLiteral("<b>%1</b>").arg(tr("Timbrel %1").arg(QStringLiteral(TIMBREL_VERSION))));
    about->setInformativeText(
        tr("Teaches small neural networks to play synthesizers, and performs with them.\n\nFree "
           "software under the GNU General Public License, version 3 or later."));
    about->show();
}

} // namespace timbrel::ui
