// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/project_tab.h"

#include "ui/common/theme.h"
#include "ui/shell/overview_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QThreadPool>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kFileRole = Qt::UserRole;
constexpr int kProjectTabGap = 4 * metrics::kStep;

QLabel* makeLabel(const QString& text, const char* role)
{
    auto* label = new QLabel(text);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    return label;
}

/// A card with a caption.
QFrame* makePanel(const QString& caption, QVBoxLayout*& contents)
{
    auto* panel = new QFrame;
    panel->setProperty("role", QStringLiteral("panel"));
    contents = new QVBoxLayout(panel);
    contents->setContentsMargins(
        2 * metrics::kStep, 3 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    contents->setSpacing(2 * metrics::kStep);
    auto* label = makeLabel(caption, "caption");
    label->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    contents->addWidget(label);
    return panel;
}

void alignNumbers(QTreeWidgetItem* item, std::initializer_list<int> columns)
{
    for (const int column : columns)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

/// Keeps a number, which stands at the right, off the column to its right.
class NumberDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QString displayText(const QVariant& value, const QLocale& locale) const override
    {
        return QStyledItemDelegate::displayText(value, locale) + QChar(0x2003); // an em space
    }
};

/// Columns 1 and 2 hold numbers.
QTreeWidget* makeList(const QStringList& columns, const QString& accessibleName)
{
    auto* list = new QTreeWidget;
    list->setHeaderLabels(columns);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setAccessibleName(accessibleName);
    list->setFrameShape(QFrame::NoFrame);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionsClickable(false);
    list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    alignNumbers(list->headerItem(), {1, 2});
    for (const int column : {1, 2})
        list->setItemDelegateForColumn(column, new NumberDelegate(list));
    return list;
}

/// "~" for the person's own folder, as they would write it.
QString shownPath(const std::filesystem::path& path)
{
    QString text = QString::fromStdString(path.string());
    const QString home = QDir::homePath() + QLatin1Char('/');
    if (text.startsWith(home))
        text.replace(0, home.size(), QStringLiteral("~/"));
    return QDir::toNativeSeparators(text);
}

} // namespace

ProjectTab::ProjectTab(ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("projectTab"));
    m_title = makeLabel({}, "title");
    m_path = makeLabel({}, "quiet");
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* all = new QSplitter(Qt::Horizontal);
    all->addWidget(buildModels());
    all->addWidget(buildSettings());
    all->setStretchFactor(0, 2);
    all->setStretchFactor(1, 1);
    all->setHandleWidth(kProjectTabGap);
    all->setChildrenCollapsible(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kProjectTabGap, kProjectTabGap, kProjectTabGap, kProjectTabGap);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(m_title);
    layout->addWidget(m_path);
    layout->addWidget(buildProblems());
    layout->addSpacing(2 * metrics::kStep);
    layout->addWidget(all, 1);
}

QWidget* ProjectTab::buildProblems()
{
    m_problems = makeLabel({}, "warning");
    m_problems->setObjectName(QStringLiteral("projectProblems"));
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problems->setAccessibleName(tr("Problems"));
    auto* again = new QPushButton(tr("Try again"));
    again->setObjectName(QStringLiteral("projectTryAgain"));
    again->setStatusTip(tr("Read the project's files again, when what is wrong has been mended"));
    connect(again, &QPushButton::clicked, this, &ProjectTab::tryAgainWanted);
    m_problemRow = new QWidget;
    auto* row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kProjectTabGap);
    row->addWidget(m_problems, 1);
    row->addWidget(again, 0, Qt::AlignTop);
    m_problemRow->hide();
    return m_problemRow;
}

QWidget* ProjectTab::buildModels()
{
    QVBoxLayout* contents = nullptr;
    QFrame* panel = makePanel(tr("Models: what it has learnt, best first"), contents);
    m_models = makeList({tr("Name"), tr("MSE"), tr("Epoch"), tr("State")}, tr("Models"));
    m_models->setObjectName(QStringLiteral("projectModels"));
    m_noModels = makeLabel({}, "quiet");
    m_noModels->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_noModels->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    contents->addWidget(m_noModels);
    contents->addWidget(m_models, 1);
    contents->addStretch();
    connect(m_models, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT hint(item != nullptr ? item->data(0, kFileRole).toString() : QString());
    });
    return panel;
}

QWidget* ProjectTab::buildSettings()
{
    QVBoxLayout* contents = nullptr;
    QFrame* panel = makePanel(tr("Settings"), contents);
    m_settings = makeLabel({}, "settings");
    m_settings->setObjectName(QStringLiteral("projectSettings"));
    m_settings->setTextFormat(Qt::RichText);
    m_settings->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_settings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    contents->addWidget(m_settings);
    contents->addStretch();
    panel->setMinimumWidth(60 * metrics::kStep);
    return panel;
}

void ProjectTab::setProject(const QString& name, const std::optional<std::filesystem::path>& folder)
{
    m_folder = folder;
    m_isStale = true;
    m_title->setText(name);
    m_path->setText(folder ? shownPath(*folder) : tr("Not saved yet: it has no folder"));
    showOverview({});
    if (isVisible())
        readAgain();
}

void ProjectTab::setSettings(const expression::Settings& settings)
{
    m_settings->setText(settingsText(settings));
}

void ProjectTab::setProblems(const std::vector<Error>& problems)
{
    QStringList sentences;
    for (const Error& problem : problems)
        sentences << QStringLiteral("! ") + m_sentence(problem);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setText(sentences.join(QLatin1Char('\n')));
    m_problemRow->setVisible(!sentences.isEmpty());
}

void ProjectTab::readAgain()
{
    m_isStale = false;
    if (!m_folder)
        return;
    // many runs take a while to look through
    QThreadPool::globalInstance()->start([guard = QPointer<ProjectTab>(this), folder = *m_folder] {
        auto overview = readOverview(folder);
        if (!overview)
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, folder, overview = std::move(*overview)] {
                if (guard && guard->m_folder == folder)
                    guard->showOverview(overview);
            },
            Qt::QueuedConnection);
    });
}

void ProjectTab::trainingsChanged(const TrainingsNow& now)
{
    // an epoch more changes nothing here
    const bool isSame = now.count == m_now.count && now.best == m_now.best;
    m_now = now;
    if (!isSame)
        modelsHaveChanged();
}

void ProjectTab::modelsHaveChanged()
{
    if (isVisible())
        readAgain();
    else
        m_isStale = true;
}

void ProjectTab::showOverview(const ProjectOverview& overview)
{
    const QTreeWidgetItem* current = m_models->currentItem();
    const QString atHand = current != nullptr ? current->text(0) : QString();
    m_models->clear();
    for (const project::ModelEntry& model : overview.models) {
        auto* item = new QTreeWidgetItem(m_models,
                                         {QString::fromStdString(model.id),
                                          mseText(model.mse),
                                          QLocale().toString(static_cast<qlonglong>(model.epoch)),
                                          stateText(model)});
        item->setData(0, kFileRole, shownPath(model.file));
        alignNumbers(item, {1, 2});
        if (item->text(0) == atHand)
            m_models->setCurrentItem(item);
    }
    m_noModels->setText(tr("None yet. Train one in the view Training."));
    m_noModels->setVisible(overview.models.empty());
    m_models->setVisible(!overview.models.empty());
}

void ProjectTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        readAgain();
}

} // namespace timbrel::ui
