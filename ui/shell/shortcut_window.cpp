// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_window.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/shell/menu_bar.h"
#include "ui/synth/synth_window.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kActionRole = Qt::UserRole;

QString keysText(const QList<QKeySequence>& shortcuts)
{
    QStringList texts;
    for (const QKeySequence& keys : shortcuts)
        texts << keys.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("  ·  "));
}

QAction* actionOf(const QTreeWidgetItem* item)
{
    return item != nullptr ? item->data(0, kActionRole).value<QAction*>() : nullptr;
}

} // namespace

ShortcutWindow::ShortcutWindow(ActionRegistry* registry, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_registry(registry)
{
    setObjectName(QStringLiteral("shortcutWindow"));
    setWindowTitle(tr("Timbrel: keyboard shortcuts"));
    resize(180 * metrics::kStep, 180 * metrics::kStep);
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("shortcutFilter"));
    m_filter->setPlaceholderText(tr("Find an action or a key"));
    m_filter->setAccessibleName(tr("Find an action or a key"));
    m_filter->setClearButtonEnabled(true);
    m_list = new QTreeWidget;
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);

    auto* layout = new QVBoxLayout(this);
    const int gap = 3 * metrics::kStep;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(2 * metrics::kStep);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(buildEditor());
    fill();

    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutWindow::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutWindow::atHandChanged);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_keys->setFocus(); });
    connect(registry, &ActionRegistry::bindingsChanged, this, &ShortcutWindow::atHandChanged);
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    m_filter->setFocus();
}

QWidget* ShortcutWindow::buildEditor()
{
    auto* editor = new QWidget;
    m_name = new QLabel(tr("Choose an action to give it other keys."));
    m_name->setWordWrap(true);
    m_keys = new QKeySequenceEdit;
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setAccessibleName(tr("New keys: press them"));
    m_set = new QPushButton(tr("&Use these keys"));
    m_set->setObjectName(QStringLiteral("shortcutUse"));
    m_remove = new QPushButton(tr("&No keys"));
    m_remove->setObjectName(QStringLiteral("shortcutNone"));
    m_default = new QPushButton(tr("As &proposed"));
    m_default->setObjectName(QStringLiteral("shortcutDefault"));
    m_conflict = new QLabel;
    m_conflict->setObjectName(QStringLiteral("shortcutConflict"));
    m_conflict->setProperty("role", QStringLiteral("warning"));
    m_conflict->setWordWrap(true);
    m_conflict->setMinimumHeight(m_conflict->fontMetrics().lineSpacing()); // nothing jumps

    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kStep);
    row->addWidget(m_keys, 1);
    row->addWidget(m_set);
    row->addWidget(m_remove);
    row->addWidget(m_default);
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_name);
    layout->addLayout(row);
    layout->addWidget(m_conflict);

    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutWindow::tellConflicts);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, &ShortcutWindow::askForKeys);
    askForKeys();
    connect(m_set, &QPushButton::clicked, this, &ShortcutWindow::bind);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_registry->bind(atHand(), {}); });
    connect(m_default, &QPushButton::clicked, this, [this] { m_registry->bindDefaults(atHand()); });
    for (QWidget* widget : {static_cast<QWidget*>(m_keys),
                            static_cast<QWidget*>(m_set),
                            static_cast<QWidget*>(m_remove),
                            static_cast<QWidget*>(m_default)})
        widget->setEnabled(false);
    return editor;
}

void ShortcutWindow::fill()
{
    QTreeWidgetItem* menuItem = nullptr;
    for (QAction* action : m_registry->all()) {
        const QString menu = menuTitle(m_registry->spec(action).menu).remove(QLatin1Char('&'));
        if (menuItem == nullptr || menuItem->text(0) != menu) {
            menuItem = new QTreeWidgetItem(m_list, {menu});
            menuItem->setFlags(Qt::ItemIsEnabled);
        }
        auto* item = new QTreeWidgetItem(menuItem, {ActionRegistry::plainText(action)});
        item->setData(0, kActionRole, QVariant::fromValue(action));
        showKeys(item);
    }
    fillSynth();
    fillMouse();
    m_list->expandAll();
}

/// Its window has keys of its own, which no menu has.
void ShortcutWindow::fillSynth()
{
    auto* synth = new QTreeWidgetItem(m_list, {tr("In the window of the synthesizer")});
    synth->setFlags(Qt::ItemIsEnabled);
    for (const SynthWindow::Key& key : SynthWindow::keys())
        new QTreeWidgetItem(synth, {key.text, keysText({key.keys})});
    new QTreeWidgetItem(synth, {tr("Rename a sound of your own"), keysText({Qt::Key_F2})});
    new QTreeWidgetItem(synth, {tr("Delete a sound of your own"), keysText({Qt::Key_Delete})});
}

/// No menu can say it.
void ShortcutWindow::fillMouse()
{
    auto* mouse = new QTreeWidgetItem(m_list, {tr("With the mouse")});
    mouse->setFlags(Qt::ItemIsEnabled);
    const QList<QStringList> rows = {
        {tr("Zoom in time, where the pointer is"), tr("Ctrl+wheel")},
        {tr("Zoom in pitch"), tr("Ctrl+Shift+wheel")},
        {tr("Scroll in pitch, in time"), tr("wheel, Shift+wheel")},
        {tr("Move the view"), tr("middle drag, Space+drag")},
        {tr("Add to what is selected, or take away; extend it in time"),
         tr("Ctrl+click, Shift+click")},
        {tr("Copy; hold one direction; ignore the grid"), tr("Ctrl, Shift, Alt while dragging")},
        {tr("What can be done here"), tr("right click")},
    };
    for (const QStringList& row : rows)
        new QTreeWidgetItem(mouse, row);
}

void ShortcutWindow::showKeys(QTreeWidgetItem* item)
{
    const QAction* action = actionOf(item);
    if (action == nullptr)
        return; // the mouse's, or another window's
    item->setText(1, keysText(m_registry->boundShortcuts(action)));
    item->setToolTip(0, action->statusTip());
}

void ShortcutWindow::filter(const QString& pattern)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* menu = m_list->topLevelItem(i);
        bool isAnyShown = false;
        for (int j = 0; j < menu->childCount(); ++j) {
            QTreeWidgetItem* item = menu->child(j);
            const bool isShown = fuzzyMatch(pattern, item->text(0))
                || item->text(1).contains(pattern, Qt::CaseInsensitive);
            item->setHidden(!isShown);
            isAnyShown = isAnyShown || isShown;
        }
        menu->setHidden(!isAnyShown);
    }
}

QAction* ShortcutWindow::atHand() const
{
    return actionOf(m_list->currentItem());
}

void ShortcutWindow::atHandChanged()
{
    const QAction* action = atHand();
    if (action != nullptr) {
        showKeys(m_list->currentItem());
        m_name->setText(action->statusTip().isEmpty() ? ActionRegistry::plainText(action)
                                                      : action->statusTip());
    }
    m_keys->clear();
    m_keys->setEnabled(action != nullptr);
    m_remove->setEnabled(action != nullptr && !m_registry->boundShortcuts(action).isEmpty());
    m_default->setEnabled(action != nullptr
                          && m_registry->boundShortcuts(action)
                              != m_registry->spec(action).shortcuts);
    tellConflicts();
}

/// Qt's own words are too long for the field in some languages, and it writes them anew.
void ShortcutWindow::askForKeys()
{
    auto* line = m_keys->findChild<QLineEdit*>();
    if (line == nullptr)
        return;
    line->setPlaceholderText(tr("Press keys"));
    m_keys->setMinimumWidth(line->fontMetrics().horizontalAdvance(line->placeholderText())
                            + 8 * metrics::kStep);
}

void ShortcutWindow::tellConflicts()
{
    askForKeys();
    const QAction* action = atHand();
    const QKeySequence keys = m_keys->keySequence();
    m_set->setEnabled(action != nullptr && !keys.isEmpty());
    QStringList names;
    if (action != nullptr && !keys.isEmpty())
        for (const QAction* other : m_registry->conflicts(action, keys))
            names << ActionRegistry::plainText(other);
    m_conflict->setText(names.isEmpty()
                            ? QString()
                            : tr("! These keys belong to: %1. They would be taken from there.")
                                  .arg(names.join(QStringLiteral(", "))));
}

void ShortcutWindow::bind()
{
    QAction* action = atHand();
    const QKeySequence keys = m_keys->keySequence();
    for (QAction* other : m_registry->conflicts(action, keys)) {
        QList<QKeySequence> rest = m_registry->boundShortcuts(other);
        rest.removeAll(keys);
        m_registry->bind(other, rest);
    }
    m_registry->bind(action, {keys});
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j)
            showKeys(m_list->topLevelItem(i)->child(j));
}

void ShortcutWindow::select(const QAction* action)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        for (int j = 0; j < m_list->topLevelItem(i)->childCount(); ++j)
            if (QTreeWidgetItem* item = m_list->topLevelItem(i)->child(j); actionOf(item) == action)
                m_list->setCurrentItem(item);
}

} // namespace timbrel::ui
