// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/common/action_registry.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/shell/palette_model.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kCommandPaletteWidth = 180 * metrics::kStep;
constexpr int kRows = 12;

} // namespace

CommandPalette::CommandPalette(ActionRegistry* registry, QWidget* window)
    : QFrame(window)
    , m_registry(registry)
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("role", QStringLiteral("panel"));
    setAccessibleName(tr("Command palette"));
    m_model = new PaletteModel(this);
    m_line = new QLineEdit;
    m_line->setObjectName(QStringLiteral("commandPaletteLine"));
    m_line->setPlaceholderText(tr("What do you want to do?"));
    m_line->setAccessibleName(tr("Letters of a command"));
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("commandPaletteList"));
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    m_nothing = new QLabel(tr("No command, example or project is called so. Fewer letters find "
                              "more."));
    m_nothing->setObjectName(QStringLiteral("commandPaletteNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    setRole(*m_nothing, "quiet");
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);

    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex& current) {
                Q_EMIT hint(current.data(PaletteHintRole).toString());
            });
    m_line->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(QList<PaletteEntry> others)
{
    m_focusBefore = QApplication::focusWidget();
    m_model->collect(*m_registry, std::move(others));
    m_line->clear();
    search({});
    place();
    show();
    raise();
    m_line->setFocus();
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(kCommandPaletteWidth, window->width() - 8 * metrics::kStep);
    const int lines = kRows * metrics::kControlHeight;
    const int height
        = std::min(lines + metrics::kControlHeight + 8 * metrics::kStep, window->height() / 2);
    setGeometry((window->width() - width) / 2, 12 * metrics::kStep, width, height);
}

void CommandPalette::search(const QString& pattern)
{
    m_model->search(pattern);
    m_list->setVisible(m_model->rowCount() > 0);
    m_nothing->setVisible(m_model->rowCount() == 0);
    if (m_model->rowCount() > 0)
        take(0);
    m_list->scrollToTop();
}

void CommandPalette::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().row();
    const bool isOne = rows == 1 || rows == -1;
    const int next = isOne ? (row + rows + count) % count : std::clamp(row + rows, 0, count - 1);
    take(next);
}

/// Also what cannot be done, which a list itself would pass over.
void CommandPalette::take(int row)
{
    const QModelIndex index = m_model->index(row);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

void CommandPalette::run()
{
    const QPersistentModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid() || !chosen.flags().testFlag(Qt::ItemIsEnabled))
        return; // the status bar says what it would do
    close();
    m_model->run(chosen); // with the keyboard where it was, as if chosen in a menu
}

void CommandPalette::close()
{
    hide();
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    Q_EMIT hint({});
    if (m_focusBefore)
        m_focusBefore->setFocus();
    m_focusBefore = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // somewhere else was clicked: stay out of the way there
        const QWidget* now = QApplication::focusWidget();
        if (now != nullptr && !isAncestorOf(now)) {
            m_focusBefore = nullptr;
            hide();
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kRows);
        return true;
    case Qt::Key_PageUp:
        step(-kRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

QStringList CommandPalette::shownTexts() const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts << m_model->index(row).data(Qt::DisplayRole).toString();
    return texts;
}

} // namespace timbrel::ui
