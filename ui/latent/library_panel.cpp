// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/library_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/library_delegate.h"
#include "ui/latent/text_list_window.h"

#include <QComboBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kLibraryGap = metrics::kStep;
constexpr int kLeastHeight = 27 * metrics::kStep; ///< of the list
constexpr int kLibraryWidth = 60 * metrics::kStep;
constexpr int kSearchLetters = 10; ///< that the field has room for at least
constexpr const char* kCornerNames[] = {"A", "B", "C", "D"};

/// The list scrolls, not what lies around it, which would hide what came of an import.
class ShortPages final : public QStackedWidget
{
public:
    [[nodiscard]] QSize sizeHint() const override { return {kLibraryWidth, kLeastHeight}; }
};

QToolButton* libraryButton(const QString& text, const QString& name, const char* objectName)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(name);
    button->setStatusTip(name);
    button->setObjectName(QLatin1String(objectName));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LibraryPanel::LibraryPanel(LibraryModel& library, ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
{
    setObjectName(QStringLiteral("libraryPanel"));
    setAcceptDrops(true);
    setMinimumWidth(kLibraryWidth);
    m_filter.setSourceModel(&library);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kLibraryGap);
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
    buildSearch(*flow);
    flow->addGap(metrics::kStep);
    buildButtons(*flow);
    flow->addGap(metrics::kStep);
    buildImport(*flow);
    column->addWidget(strip);
    column->addWidget(buildList(), 1);
    column->addWidget(buildProgress());
    addActions(actions);
    connect(&library, &QAbstractItemModel::modelReset, this, &LibraryPanel::takeItems);
    connect(&library, &QAbstractItemModel::rowsInserted, this, &LibraryPanel::takeItems);
    connect(&library, &QAbstractItemModel::rowsRemoved, this, &LibraryPanel::takeItems);
    takeItems();
}

void LibraryPanel::buildSearch(FlowLayout& flow)
{
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("librarySearch"));
    m_search->setAccessibleName(tr("Search the library"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(kSearchLetters
                              * m_search->fontMetrics().horizontalAdvance(QLatin1Char('0')));
    m_label = new QComboBox;
    m_label->setObjectName(QStringLiteral("libraryLabel"));
    m_label->setAccessibleName(tr("Only patterns of this label"));
    m_onlyOwn = libraryButton(
        tr("mine"), tr("Only the project's own and imported patterns"), "libraryOnlyOwn");
    m_onlyOwn->setCheckable(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter.setWords(words);
        showChoice();
    });
    connect(m_label, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter.setLabel(m_label->itemData(index).toString());
        showChoice();
    });
    connect(m_onlyOwn, &QToolButton::toggled, this, [this](bool isOn) {
        m_filter.setOnlyOwn(isOn);
        showChoice();
    });
    flow.addWidget(m_search);
    flow.addWidget(m_label);
    flow.addWidget(m_onlyOwn);
}

QWidget* LibraryPanel::buildList()
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("libraryList"));
    m_list->setAccessibleName(tr("Patterns"));
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(new LibraryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &LibraryPanel::showChoice);
    connect(m_list, &QListView::doubleClicked, this, [this] { Q_EMIT hearWanted(current()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &LibraryPanel::openMenu);
    auto* empty = new QWidget;
    empty->setObjectName(QStringLiteral("libraryEmpty"));
    m_emptyText = new QLabel;
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    setRole(*m_emptyText, "quiet");
    auto* import = new QPushButton(tr("Import…"));
    import->setObjectName(QStringLiteral("libraryEmptyImport"));
    setRole(*import, "primary");
    connect(import, &QPushButton::clicked, this, &LibraryPanel::chooseFilesWanted);
    auto* column = new QVBoxLayout(empty);
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addWidget(import, 0, Qt::AlignHCenter);
    column->addStretch();
    m_pages = new ShortPages;
    m_pages->addWidget(m_list);
    m_pages->addWidget(empty);
    m_pages->setMinimumHeight(kLeastHeight);
    return m_pages;
}

void LibraryPanel::buildButtons(FlowLayout& flow)
{
    m_hear = libraryButton(tr("Hear"), tr("Play the chosen pattern (Enter)"), "libraryHear");
    connect(m_hear, &QToolButton::clicked, this, [this] { Q_EMIT hearWanted(current()); });
    m_go = libraryButton(
        tr("Go to"), tr("Send the puck where the chosen pattern belongs"), "libraryGo");
    connect(m_go, &QToolButton::clicked, this, [this] { Q_EMIT goWanted(current()); });
    flow.addWidget(m_hear);
    flow.addWidget(m_go);
    auto* corners = new QWidget; // which lie together
    auto* row = new QHBoxLayout(corners);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (std::size_t i = 0; i < std::size(kCornerNames); ++i) {
        const QString letter = QLatin1String(kCornerNames[i]);
        auto* corner = libraryButton(
            letter, tr("Put the chosen pattern into corner %1").arg(letter), "libraryCorner");
        corner->setObjectName(QStringLiteral("libraryCorner") + letter);
        connect(
            corner, &QToolButton::clicked, this, [this, i] { Q_EMIT cornerWanted(current(), i); });
        corner->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
        row->addWidget(corner);
        m_corners.push_back(corner);
    }
    flow.addWidget(corners);
}

void LibraryPanel::buildImport(FlowLayout& flow)
{
    auto* import = libraryButton(tr("Import…"),
                                 tr("Add MIDI files, Hydrogen's patterns or folders of them"),
                                 "libraryImport");
    connect(import, &QToolButton::clicked, this, &LibraryPanel::chooseFilesWanted);
    flow.addWidget(import);
}

/// Of an import, and what came of it.
QWidget* LibraryPanel::buildProgress()
{
    m_outcome = new QLabel;
    m_outcome->setObjectName(QStringLiteral("libraryOutcome"));
    setRole(*m_outcome, "quiet");
    m_broken = libraryButton({}, tr("Files that could not be imported, and why"), "libraryBroken");
    setRole(*m_broken, "warning");
    m_broken->hide();
    connect(m_broken, &QToolButton::clicked, this, [this] {
        TextListWindow::show(*this, tr("Not imported"), m_brokenFiles);
    });
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("libraryProgress"));
    m_progress->setTextVisible(false);
    m_cancel
        = libraryButton(tr("Stop"), tr("Stop importing; what was found stays"), "libraryCancel");
    connect(m_cancel, &QToolButton::clicked, this, &LibraryPanel::cancelWanted);
    m_progressRow = new QWidget;
    auto* progress = new QHBoxLayout(m_progressRow);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(2 * kLibraryGap);
    progress->addWidget(m_outcome);
    progress->addWidget(m_broken);
    progress->addWidget(m_progress, 1);
    progress->addStretch();
    progress->addWidget(m_cancel);
    m_progressRow->hide();
    return m_progressRow;
}

void LibraryPanel::addActions(ActionRegistry& actions)
{
    ActionSpec import;
    import.id = "latent.import";
    import.text = tr("&Import patterns…");
    import.hint = tr("Add MIDI files, Hydrogen's patterns or folders of them to the library");
    import.menu = ActionMenu::Patterns;
    import.group = 2;
    import.scope = ActionScope::Latent;
    actions.add(import, this, [this] { Q_EMIT chooseFilesWanted(); });
    ActionSpec find;
    find.id = "latent.search";
    find.text = tr("&Search the library");
    find.hint = tr("The field for words of names and labels");
    find.menu = ActionMenu::Patterns;
    find.group = 2;
    find.scope = ActionScope::Latent;
    find.shortcuts = {QKeySequence::Find};
    actions.add(find, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
}

void LibraryPanel::takeItems()
{
    const QString label = m_label->currentData().toString();
    const QSignalBlocker quiet(m_label);
    m_label->clear();
    m_label->addItem(tr("all labels"), QString());
    for (const QString& one : m_library.labels())
        m_label->addItem(one, one);
    m_label->setCurrentIndex(std::max(0, m_label->findData(label)));
    m_filter.setLabel(m_label->currentData().toString());
    showChoice();
}

QString LibraryPanel::current() const
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.front().data(LibraryModel::IdRole).toString();
}

void LibraryPanel::setCurrent(const QString& id)
{
    for (int row = 0; row < m_filter.rowCount(); ++row)
        if (const QModelIndex index = m_filter.index(row, 0);
            index.data(LibraryModel::IdRole).toString() == id) {
            m_list->setCurrentIndex(index);
            m_list->scrollTo(index);
        }
}

QStringList LibraryPanel::chosen() const
{
    QStringList ids;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        ids << index.data(LibraryModel::IdRole).toString();
    return ids;
}

void LibraryPanel::showChoice()
{
    const bool hasChoice = !current().isEmpty();
    for (QToolButton* button : m_corners)
        button->setEnabled(hasChoice);
    m_hear->setEnabled(hasChoice);
    m_go->setEnabled(hasChoice);
    const bool isEmpty = m_filter.rowCount() == 0;
    m_pages->setCurrentIndex(isEmpty ? 1 : 0);
    m_emptyText->setText(m_library.rowCount() == 0 || m_onlyOwn->isChecked()
                             ? tr("Patterns of your own belong here: keep what the pad plays, or "
                                  "drop MIDI files and folders.")
                             : tr("No pattern is called so."));
}

void LibraryPanel::openMenu(const QPoint& place)
{
    if (current().isEmpty())
        return;
    auto* menu = new QMenu(m_list);
    menu->setObjectName(QStringLiteral("libraryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Hear"), this, [this] { Q_EMIT hearWanted(current()); });
    menu->addAction(tr("Send the puck there"), this, [this] { Q_EMIT goWanted(current()); });
    for (std::size_t i = 0; i < std::size(kCornerNames); ++i)
        menu->addAction(tr("Into corner %1").arg(QLatin1String(kCornerNames[i])), this, [this, i] {
            Q_EMIT cornerWanted(current(), i);
        });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, &LibraryPanel::deleteChosen);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void LibraryPanel::deleteChosen()
{
    QStringList own;
    for (const QString& id : chosen())
        if (const LibraryItem* item = m_library.item(id); item != nullptr && item->isOwn)
            own << id;
    if (own.isEmpty())
        Q_EMIT hoverText(tr("Patterns that come with Timbrel stay"));
    else
        Q_EMIT deleteWanted(own);
}

void LibraryPanel::showProgress(int done, int all, int patterns)
{
    m_isImporting = true;
    m_progressRow->show();
    m_progress->show();
    m_cancel->show();
    m_broken->hide();
    m_progress->setRange(0, std::max(all, 0));
    m_progress->setValue(done);
    m_outcome->setText(tr("%n patterns so far", nullptr, patterns));
}

void LibraryPanel::showOutcome(const ImportOutcome& outcome)
{
    m_isImporting = false;
    m_progress->hide();
    m_cancel->hide();
    if (outcome.isStopped)
        m_outcome->setText(tr("Stopped; %n patterns imported", nullptr, outcome.patterns));
    else
        m_outcome->setText(outcome.patterns == 0
                               ? tr("No pattern was found there.")
                               : tr("%n patterns imported", nullptr, outcome.patterns));
    m_brokenFiles = outcome.broken;
    const auto count = static_cast<int>(outcome.broken.size());
    m_broken->setText(tr("! %n broken", "files", count));
    m_broken->setVisible(count > 0);
}

void LibraryPanel::clearOutcome()
{
    m_isImporting = false;
    m_progressRow->hide();
    m_outcome->clear();
    m_brokenFiles.clear();
    m_broken->hide();
}

void LibraryPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        Q_EMIT hoverText(tr("Drop to import: MIDI files, Hydrogen's patterns, folders of them"));
    }
}

void LibraryPanel::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    if (!paths.isEmpty())
        Q_EMIT importWanted(paths);
}

bool LibraryPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride || event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        const bool isOwn = (isEnter && !current().isEmpty()) || key == Qt::Key_Delete;
        if (isOwn && isOverride) {
            event->accept();
            return true;
        }
        if (isOwn) {
            if (isEnter)
                Q_EMIT hearWanted(current());
            else
                deleteChosen();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
