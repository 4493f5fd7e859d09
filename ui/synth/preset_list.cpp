// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/preset_list.h"

#include "ui/common/file_questions.h"
#include "ui/common/theme.h"
#include "ui/synth/parameter_text.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kEntryRole = Qt::UserRole;
constexpr int kMostListed = 400; // typing finds the others

bool hasWords(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

QString headingOf(const PresetShelf::Entry& entry)
{
    const QString category = categoryText(entry.preset.category);
    if (!entry.isOwn())
        return category;
    return category.isEmpty() ? PresetList::tr("Own") : PresetList::tr("Own: %1").arg(category);
}

} // namespace

PresetList::PresetList(PresetShelf& shelf, QWidget* parent)
    : QWidget(parent)
    , m_shelf(shelf)
{
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("presetFilter"));
    m_filter->setPlaceholderText(tr("Search sounds"));
    m_filter->setAccessibleName(tr("Search sounds"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("presetList"));
    m_list->setAccessibleName(tr("Sounds"));
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &PresetList::fill);
    connect(&shelf, &PresetShelf::changed, this, &PresetList::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, &PresetList::currentMoved);
    connect(m_list, &QListWidget::itemClicked, this, &PresetList::currentMoved);
    connect(m_list, &QListWidget::itemChanged, this, &PresetList::renamed);
    connect(m_list, &QWidget::customContextMenuRequested, this, &PresetList::showMenu);
    fill();
}

const PresetShelf::Entry* PresetList::entryOf(const QListWidgetItem* item) const
{
    if (item == nullptr || !item->data(kEntryRole).isValid())
        return nullptr;
    const auto index = item->data(kEntryRole).toUInt();
    return index < m_shelf.entries().size() ? &m_shelf.entries()[index] : nullptr;
}

void PresetList::fill()
{
    const QSignalBlocker blocker(m_list);
    const QStringList words = m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    QString heading;
    int listed = 0;
    for (std::size_t i = 0; i < m_shelf.entries().size() && listed < kMostListed; ++i) {
        const PresetShelf::Entry& entry = m_shelf.entries()[i];
        const QString name = QString::fromStdString(entry.preset.name);
        const QString group = headingOf(entry);
        if (!hasWords(group + QLatin1Char(' ') + name, words))
            continue;
        if (group != heading || m_list->count() == 0) {
            heading = group;
            auto* title = new QListWidgetItem(group, m_list);
            title->setFlags(Qt::NoItemFlags);
        }
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(kEntryRole, static_cast<uint>(i));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable
                       | (entry.isOwn() ? Qt::ItemIsEditable : Qt::NoItemFlags));
        ++listed;
    }
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("No sound has this name"), m_list))->setFlags(Qt::NoItemFlags);
    showCurrent(m_current);
}

void PresetList::showCurrent(const QString& name)
{
    m_current = name;
    const QListWidgetItem* now = m_list->currentItem();
    if (entryOf(now) != nullptr && now->text() == name)
        return;
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentItem(nullptr);
    for (int row = 0; row < m_list->count(); ++row)
        if (entryOf(m_list->item(row)) != nullptr && m_list->item(row)->text() == name) {
            m_list->setCurrentRow(row);
            return;
        }
}

void PresetList::currentMoved()
{
    const PresetShelf::Entry* entry = entryOf(m_list->currentItem());
    if (entry == nullptr)
        return;
    m_current = QString::fromStdString(entry->preset.name);
    Q_EMIT chosen(entry->preset);
}

void PresetList::step(int by)
{
    int row = m_list->currentRow();
    if (row < 0)
        row = by > 0 ? -1 : m_list->count();
    for (row += by; row >= 0 && row < m_list->count(); row += by)
        if (entryOf(m_list->item(row)) != nullptr) {
            m_list->setCurrentRow(row);
            return;
        }
}

const PresetShelf::Entry* PresetList::currentOwn() const
{
    const PresetShelf::Entry* entry = entryOf(m_list->currentItem());
    return entry != nullptr && entry->isOwn() ? entry : nullptr;
}

void PresetList::renameCurrent()
{
    if (currentOwn() != nullptr)
        m_list->editItem(m_list->currentItem());
}

void PresetList::renamed(QListWidgetItem* item)
{
    const PresetShelf::Entry* entry = entryOf(item);
    const QString name = item->text().simplified();
    const bool isSame = entry == nullptr || name == QString::fromStdString(entry->preset.name);
    if (!isSame && m_shelf.isOwn(name)) {
        Q_EMIT told(tr("There is a sound “%1” already.").arg(name));
    } else if (!isSame && !name.isEmpty()) {
        m_current = name;
        m_shelf.rename(entry->file, name);
        return;
    }
    fill(); // as it was
}

void PresetList::removeCurrent()
{
    if (const PresetShelf::Entry* entry = currentOwn())
        m_shelf.remove(entry->file);
}

void PresetList::showMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("presetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isOwn = currentOwn() != nullptr;
    menu->addAction(tr("Rename…"), this, &PresetList::renameCurrent)->setEnabled(isOwn);
    menu->addAction(tr("Delete"), this, &PresetList::removeCurrent)->setEnabled(isOwn);
    menu->addSeparator();
    menu->addAction(tr("Add a preset file…"), this, [this] {
        askForFiles(this,
                    tr("Add a preset file"),
                    tr("Presets of the synthesizer (*.json)"),
                    [this](const QStringList& files) {
                        for (const QString& file : files)
                            m_shelf.add(file);
                    });
    });
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

bool PresetList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_filter && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        step(key == Qt::Key_Down ? 1 : -1);
        return true;
    }
    if (watched == m_list && key == Qt::Key_F2) {
        renameCurrent();
        return true;
    }
    if (watched == m_list && key == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
