// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/row_sound_popup.h"

#include "ui/common/theme.h"
#include "ui/latent/drum_texts.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_row.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

namespace timbrel::ui {

RowSoundPopup*
RowSoundPopup::open(QWidget& below, KitDocument& document, std::size_t slot, MidiLearner& learner)
{
    auto* popup = new RowSoundPopup(below, document, slot, learner);
    popup->adjustSize();
    const QRect screen = below.screen()->availableGeometry();
    QPoint place = below.mapToGlobal(QPoint(0, below.height()));
    if (place.y() + popup->height() > screen.bottom())
        place.setY(below.mapToGlobal(QPoint()).y() - popup->height());
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.right() - popup->width(), 0)));
    popup->move(place);
    popup->show();
    popup->findChild<QPushButton*>()->setFocus(Qt::PopupFocusReason);
    return popup;
}

RowSoundPopup::RowSoundPopup(QWidget& below,
                             KitDocument& document,
                             std::size_t slot,
                             MidiLearner& learner)
    : QFrame(&below, Qt::Popup)
{
    const std::string id = document.kit().slots[slot].row;
    setObjectName(QStringLiteral("rowSound"));
    setAccessibleName(tr("Sound of %1").arg(drumRowText(id)));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* grid = new QGridLayout(this);
    constexpr int kMargin = 2 * metrics::kStep;
    grid->setContentsMargins(kMargin, metrics::kStep, kMargin, kMargin);
    grid->setSpacing(metrics::kStep);
    KitRow::addCaptions(*grid);
    m_row = new KitRow(document, slot, *grid, 1);
    m_row->makeLearnable(learner);
    connect(m_row, &KitRow::struck, this, &RowSoundPopup::struck);
    connect(m_row, &KitRow::hoverText, this, &RowSoundPopup::hoverText);
    // a window that asks could not be used while this holds the mouse
    connect(m_row, &KitRow::fileWanted, this, &QWidget::hide);
    connect(&document, &KitDocument::changed, this, [this, &document, slot, id] {
        const auto& slots = document.kit().slots;
        if (slot < slots.size() && slots[slot].row == id)
            m_row->refresh();
        else // another kit, of other rows
            close();
    });
}

} // namespace timbrel::ui
