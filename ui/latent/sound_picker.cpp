// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/sound_picker.h"

#include "ui/common/theme.h"
#include "ui/latent/drum_texts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace timbrel::ui {
namespace {

using music::DrumClass;
using synth::DrumSlot;

constexpr int kChoiceRole = Qt::UserRole;
constexpr int kPickerWidth = 70 * metrics::kStep;
constexpr int kPickerHeight = 90 * metrics::kStep;

DrumSlot withCharacter(DrumSlot slot, std::string_view id)
{
    slot.character = id;
    slot.file.clear();
    return slot;
}

DrumSlot withFile(DrumSlot slot, const std::filesystem::path& file)
{
    slot.character.clear();
    slot.file = file;
    return slot;
}

bool playsTheSame(const DrumSlot& a, const DrumSlot& b)
{
    return a.character == b.character && a.file == b.file;
}

/// Every word of the filter stands somewhere in the text.
bool passesFilter(const QString& text, const QString& filter)
{
    const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

DrumClass classOfSlot(const DrumSlot& slot)
{
    return music::drumClassOf(slot.row).value_or(DrumClass::Percussion);
}

std::vector<DrumSlot>
soundsOfClass(const synth::DrumKit& kit, const DrumSlot& slot, DrumClass drumClass)
{
    std::vector<DrumSlot> sounds;
    for (const synth::DrumCharacter& character : synth::drumCharacters())
        if (character.drumClass == drumClass)
            sounds.push_back(withCharacter(slot, character.id));
    for (const synth::DrumKitSound& sound : kit.sounds)
        if (sound.drumClass == drumClass)
            sounds.push_back(withFile(slot, sound.file));
    return sounds;
}

SoundPicker* SoundPicker::open(QWidget& below, const synth::DrumKit& kit, const DrumSlot& current)
{
    auto* picker = new SoundPicker(below, kit, current);
    picker->resize(kPickerWidth, kPickerHeight);
    QPoint place = below.mapToGlobal(QPoint(0, below.height()));
    const QRect screen = below.screen()->availableGeometry();
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.right() - kPickerWidth, 0)));
    if (place.y() + kPickerHeight > screen.bottom())
        place.setY(std::max(screen.top(), below.mapToGlobal(QPoint()).y() - kPickerHeight));
    picker->move(place);
    picker->show();
    picker->m_filter->setFocus();
    return picker;
}

SoundPicker::SoundPicker(QWidget& below, const synth::DrumKit& kit, const DrumSlot& current)
    : QFrame(&below, Qt::Popup)
    , m_current(current)
{
    setObjectName(QStringLiteral("soundPicker"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Search"));
    m_filter->setAccessibleName(tr("Search a sound"));
    m_filter->installEventFilter(this);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Sounds"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // keys go to the field, which hands them on
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kStep, metrics::kStep, metrics::kStep, metrics::kStep);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(m_filter);
    layout->addWidget(m_list);
    collect(kit);
    fill({});
    connect(m_filter, &QLineEdit::textChanged, this, &SoundPicker::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, &SoundPicker::tryCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &SoundPicker::take);
}

void SoundPicker::add(DrumSlot slot, const QString& text, const QString& group)
{
    m_choices.push_back({std::move(slot), text, group});
}

void SoundPicker::collect(const synth::DrumKit& kit)
{
    const DrumClass own = classOfSlot(m_current);
    for (const DrumSlot& slot : soundsOfClass(kit, m_current, own))
        add(slot,
            drumSoundText(slot),
            slot.character.empty() ? tr("Own sounds: %1").arg(drumClassText(own))
                                   : drumClassText(own));
    for (std::size_t i = 0; i < music::kDrumClasses; ++i) {
        const auto drumClass = static_cast<DrumClass>(i);
        if (drumClass == own)
            continue;
        for (const DrumSlot& slot : soundsOfClass(kit, m_current, drumClass))
            add(slot, drumSoundText(slot), drumClassText(drumClass));
    }
    const bool isListed = std::any_of(m_choices.begin(), m_choices.end(), [&](const Choice& one) {
        return playsTheSame(one.slot, m_current);
    });
    if (!isListed) // a file of another folder
        m_choices.insert(m_choices.begin(), {m_current, drumSoundText(m_current), tr("Now")});
}

void SoundPicker::fill(const QString& filter)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    QString group;
    int shown = 0;
    QListWidgetItem* current = nullptr;
    for (std::size_t i = 0; i < m_choices.size() && shown < kMostShown; ++i) {
        const Choice& choice = m_choices[i];
        if (!passesFilter(choice.group + QLatin1Char(' ') + choice.text, filter))
            continue;
        if (choice.group != group) {
            group = choice.group;
            auto* heading = new QListWidgetItem(group, m_list);
            heading->setFlags(Qt::NoItemFlags);
            QFont font = heading->font();
            font.setBold(true);
            heading->setFont(font);
        }
        auto* item = new QListWidgetItem(QStringLiteral("   ") + choice.text, m_list);
        item->setData(kChoiceRole, static_cast<int>(i));
        if (playsTheSame(choice.slot, m_current))
            current = item;
        ++shown;
    }
    if (shown == kMostShown) {
        auto* more = new QListWidgetItem(tr("Type to find more"), m_list);
        more->setFlags(Qt::NoItemFlags);
    }
    if (current != nullptr) {
        m_list->setCurrentItem(current);
        m_list->scrollToItem(current, QAbstractItemView::PositionAtCenter);
    }
}

void SoundPicker::moveBy(int rows)
{
    const int step = rows < 0 ? -1 : 1;
    int left = std::abs(rows);
    int row = m_list->currentRow();
    int last = row;
    for (row += step; row >= 0 && row < m_list->count() && left > 0; row += step)
        if (m_list->item(row)->data(kChoiceRole).isValid()) {
            last = row;
            --left;
        }
    if (last >= 0)
        m_list->setCurrentRow(last);
}

void SoundPicker::tryCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item != nullptr && item->data(kChoiceRole).isValid())
        Q_EMIT tried(m_choices[item->data(kChoiceRole).toUInt()].slot);
}

void SoundPicker::take()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->data(kChoiceRole).isValid() || std::exchange(m_isDone, true))
        return;
    Q_EMIT chosen(m_choices[item->data(kChoiceRole).toUInt()].slot);
    close();
}

bool SoundPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    constexpr int kPage = 10;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(kPage);
        return true;
    case Qt::Key_PageUp:
        moveBy(-kPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentRow() < 0)
            moveBy(1);
        take();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void SoundPicker::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    if (!std::exchange(m_isDone, true))
        Q_EMIT left();
}

} // namespace timbrel::ui
