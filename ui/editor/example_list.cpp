// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/example_list.h"

#include "ui/common/notice_line.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/editor/default_values.h"
#include "ui/editor/example_document.h"
#include "ui/editor/example_list_delegate.h"
#include "ui/editor/example_list_model.h"
#include "ui/editor/fitted_scroll.h"
#include "ui/editor/project_document.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kSmallestDefaults = 15 * metrics::kStep;
constexpr int kLargestDefaults = 44 * metrics::kStep;

} // namespace

ExampleList::ExampleList(ProjectDocument& project,
                         ActionRegistry& registry,
                         ErrorSentence sentence,
                         QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_registry(registry)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("exampleList"));
    buildList();
    m_notice = new NoticeLine;
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::kStep);
    m_progress->setAccessibleName(tr("Reading files"));
    m_defaults = new DefaultValues(project);
    m_contradictions = new QPushButton;
    m_contradictions->setObjectName(QStringLiteral("contradictions"));
    connect(m_contradictions, &QPushButton::clicked, this, &ExampleList::contradictionsRequested);
    connect(m_defaults, &DefaultValues::hoverText, this, &ExampleList::hoverText);
    setContradictions(-1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("Examples"));
    setRole(*caption, "caption");
    layout->addWidget(caption);
    auto* stack = new QStackedLayout;
    stack->setStackingMode(QStackedLayout::StackAll);
    stack->addWidget(m_empty);
    stack->addWidget(m_list);
    layout->addLayout(stack, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_notice);
    layout->addWidget(buildButtons());
    layout->addSpacing(metrics::kStep);
    layout->addWidget(new FittedScroll(m_defaults, kSmallestDefaults, kLargestDefaults));
    layout->addWidget(m_contradictions, 0, Qt::AlignLeft);

    addActions(registry);
    followProject();
    showProgress(0, 0, false);
    showEmpty();
    if (!project.examples().isEmpty())
        setCurrent(project.examples().first());
}

void ExampleList::buildList()
{
    m_model = new ExampleListModel(m_project, this);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("examples"));
    m_list->setAccessibleName(tr("Examples"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ExampleListDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_empty = new QLabel(tr("None yet. Draw one, import a MIDI file in which notes and controllers "
                            "move together, or record one."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setMargin(2 * metrics::kStep);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setRole(*m_empty, "quiet");

    connect(m_list, &QListView::customContextMenuRequested, this, &ExampleList::showMenu);
    connect(m_list, &QListView::entered, this, &ExampleList::tellHover);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        const QString now = textOf(m_hovered);
        if (!now.isEmpty() && now != m_hoverTold)
            Q_EMIT hoverTextChanged(std::exchange(m_hoverTold, now), now);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        ExampleDocument* example = current();
        if (example == m_told)
            return;
        m_told = example;
        Q_EMIT currentChanged(example);
        tellHover(m_list->currentIndex());
    });
}

QWidget* ExampleList::buildButtons()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    const auto add = [&](const QString& text, const char* name, const QString& hint, auto act) {
        auto* button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(hint);
        button->setToolTip(hint);
        connect(button, &QPushButton::clicked, this, act);
        layout->addWidget(button);
    };
    add(tr("New"), "newExample", tr("A new, empty example, to be drawn"), [this] {
        createExample();
        Q_EMIT editRequested();
    });
    add(tr("Import…"), "importExample", tr("Make examples of MIDI files or .seq files"), [this] {
        chooseFiles();
    });
    m_cancel = new QPushButton(tr("Stop"));
    m_cancel->setObjectName(QStringLiteral("stopImport"));
    m_cancel->setAccessibleName(tr("Stop importing; what was read stays"));
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_project.cancelImport(); });
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    return row;
}

void ExampleList::followProject()
{
    const auto empty = [this] { showEmpty(); };
    // the editor lets go of what it shows once, and not from one example to the next
    connect(&m_project, &ProjectDocument::aboutToClose, this, [this] {
        m_list->selectionModel()->clear();
    });
    connect(&m_project, &ProjectDocument::opened, this, [this] {
        m_deletion = -1;
        m_notice->clear();
        setContradictions(-1);
        showEmpty();
    });
    connect(&m_project, &ProjectDocument::examplesInserted, this, empty);
    connect(&m_project, &ProjectDocument::exampleRemoved, this, empty);
    connect(&m_project, &ProjectDocument::examplesInserted, this, [this] {
        if (!m_list->currentIndex().isValid())
            setCurrent(m_project.examples().first());
    });
    connect(&m_project, &ProjectDocument::exampleAppeared, this, &ExampleList::setCurrent);
    connect(&m_project, &ProjectDocument::loadingProgress, this, [this](int done, int count) {
        showProgress(done, count, false);
    });
    connect(&m_project, &ProjectDocument::loaded, this, [this] {
        showProgress(0, 0, false);
        showEmpty();
    });
    connect(&m_project, &ProjectDocument::importProgress, this, [this](int done, int count) {
        showProgress(done, count, true);
    });
    connect(
        &m_project, &ProjectDocument::importFinished, this, [this] { showProgress(0, 0, true); });
    // what the notice would undo is not the last thing any more
    connect(m_project.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (m_deletion >= 0 && index != m_deletion) {
            m_deletion = -1;
            m_notice->clear();
        }
    });
    connect(&m_project, &ProjectDocument::savedOverOthers, this, [this](int count) {
        m_notice->tell(
            count == 1
                ? tr("Another program had changed an example; its version is among the deleted "
                     "ones.")
                : tr("Another program had changed %n examples; its versions are among the deleted "
                     "ones.",
                     nullptr,
                     count));
    });
    connect(&m_project, &ProjectDocument::autosaveFailed, this, [this](const Error& error) {
        m_notice->warn(tr("What is not saved cannot be kept: %1").arg(m_sentence(error)));
    });
}

void ExampleList::showEmpty()
{
    m_empty->setVisible(m_project.isOpen() && !m_project.isLoading()
                        && m_project.examples().isEmpty());
    m_empty->raise(); // above the list, which shows nothing then
}

void ExampleList::showProgress(int done, int count, bool isImport)
{
    const bool isShown = count > 1 && done < count;
    m_progress->setUpdatesEnabled(false); // it would paint at once, and the whole window with it
    m_progress->setRange(0, qMax(1, count));
    m_progress->setValue(isShown ? done : 0);
    m_progress->setUpdatesEnabled(true);
    // its place stays, so that nothing moves
    m_progress->setProperty("role", isShown ? QStringLiteral("progress") : QStringLiteral("none"));
    auto policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->setVisible(isShown);
    m_cancel->setVisible(isShown && isImport);
}

ExampleDocument* ExampleList::current() const
{
    return m_model->exampleAt(m_list->currentIndex());
}

void ExampleList::setCurrent(ExampleDocument* example)
{
    const QModelIndex index = m_model->indexOf(example);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

QList<ExampleDocument*> ExampleList::selected() const
{
    QList<ExampleDocument*> found;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        found << m_model->exampleAt(index);
    return found;
}

void ExampleList::setContradictions(int count)
{
    const QString found
        = count == 1 ? tr("1 contradiction") : tr("%n contradictions", nullptr, count);
    const QString text = count > 0 ? found : tr("No contradictions");
    m_contradictions->setText(count > 0 ? QStringLiteral("! ") + text : text);
    m_contradictions->setAccessibleName(count > 0 ? tr("%1 between examples: go there").arg(text)
                                                  : text);
    setRole(*m_contradictions, count > 0 ? "warning" : "link");
    m_contradictions->setEnabled(count > 0);
    auto policy = m_contradictions->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_contradictions->setSizePolicy(policy);
    m_contradictions->setVisible(count >= 0);
}

void ExampleList::tellHover(const QModelIndex& index)
{
    if (m_model->exampleAt(index) == nullptr)
        return;
    m_hovered = index;
    m_hoverTold = textOf(index);
    Q_EMIT hoverText(m_hoverTold);
}

QString ExampleList::textOf(const QModelIndex& index) const
{
    const ExampleDocument* example = m_model->exampleAt(index);
    if (example == nullptr)
        return {};
    QStringList parts = {example->properties().name + QStringLiteral(": ")
                         + index.data(ExampleListModel::FactsRole).toString()};
    const QString trouble = index.data(ExampleListModel::TroubleRole).toString();
    if (!trouble.isEmpty())
        parts << trouble;
    return parts.join(QStringLiteral(". "));
}

bool ExampleList::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey
        = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_list && isKey) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers() == Qt::NoModifier && current() != nullptr) {
            if (event->type() == QEvent::KeyPress)
                Q_EMIT editRequested();
            event->accept(); // no shortcut here
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
