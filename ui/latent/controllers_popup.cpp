// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/controllers_popup.h"

#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QWidgetAction>

namespace timbrel::ui {
namespace {

constexpr int kHighestController = 119; ///< further ones are channel mode messages
constexpr int kMidiChannels = 16;

} // namespace

void ControllersPopup::ask(QWidget& below, const pattern::PadControllers& now, Answer answer)
{
    auto* popup = new ControllersPopup(below, now, std::move(answer));
    popup->popup(below.mapToGlobal(QPoint(0, below.height())));
}

ControllersPopup::ControllersPopup(QWidget& below,
                                   const pattern::PadControllers& now,
                                   Answer answer)
    : QMenu(&below)
    , m_chosen(now)
    , m_answer(std::move(answer))
{
    setObjectName(QStringLiteral("controllersPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    QAction* send = addAction(tr("Send X and Y as controllers"));
    send->setCheckable(true);
    send->setChecked(now.areSent);
    connect(send, &QAction::toggled, this, [this](bool isOn) {
        m_chosen.areSent = isOn;
        m_answer(m_chosen);
    });
    addField(tr("X is CC"), "controllerOfX", m_chosen.x, kHighestController);
    addField(tr("Y is CC"), "controllerOfY", m_chosen.y, kHighestController);
    addField(tr("Channel"), "controllerChannel", m_chosen.channel, kMidiChannels);
}

void ControllersPopup::addField(const QString& name,
                                const char* objectName,
                                std::uint8_t& value,
                                int highest)
{
    const bool isChannel = highest == kMidiChannels; // counted from 1 by people
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(6 * metrics::kStep, 2, 2 * metrics::kStep, 2);
    auto* field = new QSpinBox;
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(name);
    field->setRange(isChannel ? 1 : 0, highest);
    field->setValue(value + (isChannel ? 1 : 0));
    layout->addWidget(new QLabel(name), 1);
    layout->addWidget(field);
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(row);
    addAction(action);
    connect(field, &QSpinBox::valueChanged, this, [this, isChannel, &value](int chosen) {
        value = static_cast<std::uint8_t>(chosen - (isChannel ? 1 : 0));
        m_answer(m_chosen);
    });
}

} // namespace timbrel::ui
