// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/example_list_model.h"

#include "ui/common/controller_names.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QLocale>

#include <algorithm>

namespace timbrel::ui {
namespace {

QString lengthText(const ExampleDocument& example)
{
    const double seconds = static_cast<double>(music::endOf(example.score()).count()) * 1e-6;
    return ExampleListModel::tr("%1 s", "length in seconds")
        .arg(QLocale().toString(seconds, 'f', seconds < 100.0 ? 1 : 0));
}

} // namespace

ExampleListModel::ExampleListModel(ProjectDocument& project, QObject* parent)
    : QAbstractListModel(parent)
    , m_project(project)
{
    connect(&project,
            &ProjectDocument::examplesAboutToBeInserted,
            this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&project, &ProjectDocument::examplesInserted, this, [this] { endInsertRows(); });
    connect(&project, &ProjectDocument::exampleAboutToBeRemoved, this, [this](int index) {
        beginRemoveRows({}, index, index);
    });
    connect(&project, &ProjectDocument::exampleRemoved, this, [this] { endRemoveRows(); });
    connect(&project, &ProjectDocument::exampleChanged, this, [this](int row) {
        Q_EMIT dataChanged(index(row), index(row));
    });
    connect(&project, &ProjectDocument::settingsChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TroubleRole});
    });
}

int ExampleListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_project.examples().size());
}

ExampleDocument* ExampleListModel::exampleAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? m_project.examples()[index.row()]
                                                       : nullptr;
}

QModelIndex ExampleListModel::indexOf(const ExampleDocument* example) const
{
    const auto row = m_project.examples().indexOf(example);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row));
}

QString ExampleListModel::facts(const ExampleDocument& example) const
{
    const int notes = static_cast<int>(example.score().notes.size());
    return (notes == 1 ? tr("1 note") : tr("%n notes", nullptr, notes)) + tr(", ", "between facts")
        + lengthText(example);
}

QString ExampleListModel::trouble(const ExampleDocument& example) const
{
    if (example.score().notes.empty())
        return tr("It has no notes yet.");
    const auto& listed = m_project.settings().controllers;
    const auto& lanes = example.score().lanes;
    if (lanes.empty())
        return tr("No controller moves in it yet: draw one, or record it over the notes.");
    const bool moves = std::any_of(lanes.begin(), lanes.end(), [&](const auto& lane) {
        return std::find(listed.begin(), listed.end(), lane.controller) != listed.end();
    });
    return moves ? QString() : tr("It has no controller that is learnt.");
}

QString ExampleListModel::spoken(const ExampleDocument& example) const
{
    QStringList parts = {example.properties().name, facts(example)};
    if (!example.properties().isEnabled)
        parts << tr("left out");
    if (m_project.isModified(&example))
        parts << tr("not saved");
    const QString why = trouble(example);
    if (!why.isEmpty())
        parts << why;
    return parts.join(tr(", ", "between facts"));
}

QVariant ExampleListModel::data(const QModelIndex& index, int role) const
{
    const ExampleDocument* example = exampleAt(index);
    if (example == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return example->properties().name;
    case Qt::CheckStateRole:
        return example->properties().isEnabled ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return spoken(*example);
    case FactsRole:
        return facts(*example);
    case LengthRole:
        return lengthText(*example);
    case ModifiedRole:
        return m_project.isModified(example);
    case TroubleRole:
        return trouble(*example);
    default:
        return {};
    }
}

bool ExampleListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    ExampleDocument* example = exampleAt(index);
    if (example == nullptr)
        return false;
    if (role == Qt::EditRole)
        m_project.rename(example, value.toString());
    else if (role == Qt::CheckStateRole)
        m_project.setEnabled({example}, value.toInt() == Qt::Checked);
    else
        return false;
    return true;
}

Qt::ItemFlags ExampleListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable | Qt::ItemIsUserCheckable
        | Qt::ItemNeverHasChildren;
}

} // namespace timbrel::ui
