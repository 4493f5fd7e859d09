// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_model.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/shell/menu_bar.h"

#include <QAbstractItemView>
#include <QAction>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kPlacePenalty = 20; ///< letters found only together with the place count less

QString withoutAmpersand(QString text)
{
    return text.remove(QLatin1Char('&'));
}

} // namespace

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{ }

void PaletteModel::collect(const ActionRegistry& registry, QList<PaletteEntry> others)
{
    m_candidates.clear();
    for (QAction* action : registry.all()) {
        const ActionSpec& spec = registry.spec(action);
        Candidate candidate;
        candidate.entry = {ActionRegistry::plainText(action),
                           withoutAmpersand(menuTitle(spec.menu)),
                           [action] { action->trigger(); }};
        const auto keys = registry.boundShortcuts(action);
        candidate.keys = keys.isEmpty() ? QString() : keys[0].toString(QKeySequence::NativeText);
        candidate.hint = action->statusTip();
        candidate.isEnabled = action->isEnabled();
        if (!candidate.isEnabled) {
            const QString missing = registry.missing(action);
            candidate.reason = missing.isEmpty() ? tr("Not possible now.") : missing;
        }
        m_candidates << candidate;
    }
    for (PaletteEntry& entry : others)
        m_candidates << Candidate {std::move(entry), {}, {}, {}, true};
}

void PaletteModel::search(const QString& pattern)
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_candidates.size(); ++i) {
        const Candidate& candidate = m_candidates[i];
        if (const auto own = fuzzyMatch(pattern, candidate.entry.text)) {
            m_rows << ranked({i, Rank::Fitting, own->score, own->positions}, pattern);
            continue;
        }
        const QString both = candidate.entry.place + QLatin1Char(' ') + candidate.entry.text;
        if (const auto withPlace = fuzzyMatch(pattern, both))
            m_rows << ranked({i, Rank::Fitting, withPlace->score - kPlacePenalty, {}}, pattern);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.score > b.score;
    });
    endResetModel();
}

PaletteModel::Row PaletteModel::ranked(Row row, const QString& pattern) const
{
    const Candidate& candidate = m_candidates[row.candidate];
    const QString wanted = pattern.simplified();
    const bool isBeginning
        = !wanted.isEmpty() && candidate.entry.text.startsWith(wanted, Qt::CaseInsensitive);
    if (isBeginning && candidate.entry.text.size() == wanted.size())
        row.rank = Rank::Asked;
    else if (isBeginning)
        row.rank = candidate.isEnabled ? Rank::Begun : Rank::BegunImpossible;
    else if (!candidate.isEnabled)
        row.rank = Rank::Impossible;
    return row;
}

bool PaletteModel::run(const QModelIndex& index) const
{
    if (!index.isValid())
        return false;
    const Candidate& candidate = m_candidates[m_rows[index.row()].candidate];
    if (!candidate.isEnabled)
        return false;
    candidate.entry.run();
    return true;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[index.row()];
    const Candidate& candidate = m_candidates[row.candidate];
    switch (role) {
    case Qt::DisplayRole:
        return candidate.entry.text;
    case Qt::AccessibleTextRole:
        return QString(candidate.entry.text + QStringLiteral(", ") + candidate.entry.place
                       + QStringLiteral(" ") + candidate.keys + QStringLiteral(" ")
                       + candidate.reason)
            .trimmed();
    case PalettePlaceRole:
        return candidate.entry.place;
    case PaletteKeysRole:
        return candidate.keys;
    case PaletteHintRole:
        return candidate.hint;
    case PaletteFoundRole:
        return QVariant::fromValue(row.found);
    case PaletteReasonRole:
        return candidate.reason;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    const bool isEnabled = m_candidates[m_rows[index.row()].candidate].isEnabled;
    return isEnabled ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::ItemIsSelectable;
}

void PaletteDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    painter->save();
    // the one at hand may be one that cannot be done now, which Qt never selects
    const auto* list = qobject_cast<const QAbstractItemView*>(parent());
    const bool isAtHand = list != nullptr && list->currentIndex() == index;
    const bool isEnabled = index.flags().testFlag(Qt::ItemIsEnabled);
    if (isAtHand)
        painter->fillRect(option.rect, theme().raised);
    QRectF area = QRectF(option.rect).adjusted(3 * metrics::kStep, 0, -3 * metrics::kStep, 0);

    painter->setFont(option.font);
    painter->setPen(theme().quiet);
    const QString keys = index.data(PaletteKeysRole).toString();
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, keys);
    area.setRight(area.right() - option.fontMetrics.horizontalAdvance(keys) - 2 * metrics::kStep);

    // the name, with the found letters in the accent's colour and heavier
    const QString text = index.data(Qt::DisplayRole).toString();
    QTextLayout layout(text, option.font);
    QList<QTextLayout::FormatRange> marks;
    for (const int at : index.data(PaletteFoundRole).value<QList<int>>()) {
        QTextCharFormat format;
        format.setForeground(isEnabled ? theme().accent : theme().quiet);
        format.setFontWeight(QFont::DemiBold);
        marks << QTextLayout::FormatRange {at, 1, format};
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->setPen(isEnabled ? theme().text : theme().quiet);
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2));
    area.setLeft(area.left() + line.naturalTextWidth() + 3 * metrics::kStep);

    // why it cannot be done tells more than where it stands
    const QString reason = index.data(PaletteReasonRole).toString();
    painter->setPen(theme().quiet);
    const QString place = option.fontMetrics.elidedText(
        reason.isEmpty() ? index.data(PalettePlaceRole).toString() : reason,
        Qt::ElideRight,
        static_cast<int>(area.width()));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, place);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), metrics::kControlHeight};
}

} // namespace timbrel::ui
