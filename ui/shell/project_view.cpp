// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/project_view.h"

#include "ui/common/theme.h"
#include "ui/shell/overview_text.h"

#include <QDir>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kFileRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kGap = 4 * metrics::kStep;

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

ProjectView::ProjectView(ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_sentence(std::move(sentence))
{
    m_title = makeLabel({}, "title");
    m_path = makeLabel({}, "quiet");
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems = makeLabel({}, "warning");
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems->setAccessibleName(tr("Problems"));

    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(buildExamples());
    left->addWidget(buildModels());
    auto* all = new QSplitter(Qt::Horizontal);
    all->addWidget(left);
    all->addWidget(buildSettings());
    all->setStretchFactor(0, 2);
    all->setStretchFactor(1, 1);
    left->setStretchFactor(0, 1);
    left->setStretchFactor(1, 1);
    for (QSplitter* splitter : {left, all}) {
        splitter->setHandleWidth(kGap);
        splitter->setChildrenCollapsible(false);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGap, kGap, kGap, kGap);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(m_title);
    layout->addWidget(m_path);
    layout->addSpacing(2 * metrics::kStep);
    layout->addWidget(all, 1);
    m_problems->setContentsMargins(0, 2 * metrics::kStep, 0, 0);
    layout->addWidget(m_problems);
}

QWidget* ProjectView::buildExamples()
{
    QVBoxLayout* contents = nullptr;
    QFrame* panel = makePanel(tr("Examples: what it learns from"), contents);
    m_examples
        = makeList({tr("Name"), tr("Notes"), tr("Length"), tr("Controllers")}, tr("Examples"));
    m_noExamples = makeLabel(tr("None yet. Import a MIDI file in which notes and controllers move "
                                "together:\ntimbrel PROJECT import FILE.mid"),
                             "quiet");
    m_noExamples->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    contents->addWidget(m_noExamples);
    contents->addWidget(m_examples, 1);
    contents->addStretch();
    connect(m_examples, &QTreeWidget::currentItemChanged, this, &ProjectView::tellAbout);
    connect(m_examples, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (!m_isFilling && column == 0)
            Q_EMIT exampleEnabledChanged(item->data(0, kNameRole).toString(),
                                         item->checkState(0) == Qt::Checked);
    });
    return panel;
}

QWidget* ProjectView::buildModels()
{
    QVBoxLayout* contents = nullptr;
    QFrame* panel = makePanel(tr("Models: what it has learnt, best first"), contents);
    m_models = makeList({tr("Name"), tr("MSE"), tr("Epoch"), tr("State")}, tr("Models"));
    m_noModels = makeLabel(tr("None yet. Train one:\ntimbrel PROJECT train"), "quiet");
    m_noModels->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    contents->addWidget(m_noModels);
    contents->addWidget(m_models, 1);
    contents->addStretch();
    connect(m_models, &QTreeWidget::currentItemChanged, this, &ProjectView::tellAbout);
    return panel;
}

QWidget* ProjectView::buildSettings()
{
    QVBoxLayout* contents = nullptr;
    QFrame* panel = makePanel(tr("Settings"), contents);
    m_settings = makeLabel({}, "settings");
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

void ProjectView::show(const ProjectOverview& overview)
{
    m_isFilling = true;
    m_title->setText(QString::fromStdString(overview.folder.filename().string()));
    m_path->setText(shownPath(overview.folder));
    fillExamples(overview);
    fillModels(overview);
    fillSettings(overview);
    fillProblems(overview);
    m_isFilling = false;
}

void ProjectView::fillExamples(const ProjectOverview& overview)
{
    m_examples->clear();
    for (const project::Example& example : overview.examples) {
        const QString origin = QString::fromStdString(example.origin.fileName);
        const QString name = QString::fromStdString(example.name);
        auto* item = new QTreeWidgetItem(
            m_examples,
            {origin.isEmpty() ? name : origin,
             QLocale().toString(static_cast<qulonglong>(music::countNotes(example.sequence))),
             lengthText(example),
             controllerListText(controllersOf(example))});
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(0, example.isEnabled ? Qt::Checked : Qt::Unchecked);
        item->setData(0, kFileRole, shownPath(example.file));
        item->setData(0, kNameRole, name);
        alignNumbers(item, {1, 2});
    }
    m_noExamples->setVisible(overview.examples.empty());
    m_examples->setVisible(!overview.examples.empty());
}

void ProjectView::fillModels(const ProjectOverview& overview)
{
    m_models->clear();
    for (const project::ModelEntry& model : overview.models) {
        auto* item = new QTreeWidgetItem(m_models,
                                         {QString::fromStdString(model.id),
                                          mseText(model.mse),
                                          QLocale().toString(static_cast<qlonglong>(model.epoch)),
                                          stateText(model)});
        item->setData(0, kFileRole, shownPath(model.file));
        alignNumbers(item, {1, 2});
    }
    m_noModels->setVisible(overview.models.empty());
    m_models->setVisible(!overview.models.empty());
}

void ProjectView::fillSettings(const ProjectOverview& overview)
{
    m_settings->setText(overview.settings ? settingsText(*overview.settings)
                                          : tr("They cannot be read, see below."));
}

void ProjectView::fillProblems(const ProjectOverview& overview)
{
    QStringList sentences;
    for (const Error& problem : overview.problems)
        sentences << QStringLiteral("! ") + m_sentence(problem);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setText(sentences.join(QLatin1Char('\n')));
    m_problems->setVisible(!sentences.isEmpty());
}

void ProjectView::tellAbout(const QTreeWidgetItem* item)
{
    Q_EMIT hint(item != nullptr ? item->data(0, kFileRole).toString() : QString());
}

} // namespace timbrel::ui
