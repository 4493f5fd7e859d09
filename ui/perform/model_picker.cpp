// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/model_picker.h"

#include "ui/common/learnable.h"
#include "ui/common/theme.h"
#include "ui/perform/performance_control.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

namespace timbrel::ui {
namespace {

constexpr int kWidth = 76 * metrics::kStep;

} // namespace

ModelPicker::ModelPicker(PerformanceControl& control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    m_models = new QComboBox;
    m_models->setObjectName(QStringLiteral("modelPicker"));
    m_models->setAccessibleName(tr("Network that plays"));
    m_models->setStatusTip(
        tr("The network that moves the controllers; it can be changed while you play"));
    m_models->setFixedWidth(kWidth);
    m_models->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_follows = new QCheckBox(tr("follow the best of the running training"));
    m_follows->setObjectName(QStringLiteral("followBest"));
    m_follows->setAccessibleName(tr("Follow the best of the running training"));
    m_follows->setStatusTip(
        tr("Each time that a training has a better network, it plays from then on"));
    m_swap = new QToolButton;
    m_swap->setObjectName(QStringLiteral("swapNetworks"));
    m_swap->setText(tr("A/B", "one network and the other"));
    m_swap->setAccessibleName(tr("The network before (A/B)"));
    m_swap->setStatusTip(tr("Back to the network that played before this one, and to and fro"));
    m_swap->setFocusPolicy(Qt::TabFocus);
    connect(m_swap, &QToolButton::clicked, &m_control, &PerformanceControl::swapModels);
    new Learnable(*m_swap, m_control, QStringLiteral("swap"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_models);
    connect(m_models, &QComboBox::activated, this, [this](int index) {
        m_control.setModel(m_models->itemData(index).toString());
    });
    connect(m_follows, &QCheckBox::toggled, &m_control, &PerformanceControl::setFollowsBest);
    connect(&control, &PerformanceControl::modelsChanged, this, &ModelPicker::listModels);
    connect(&control, &PerformanceControl::modelChanged, this, &ModelPicker::showState);
    connect(&control, &PerformanceControl::stateChanged, this, &ModelPicker::showState);
    listModels();
}

void ModelPicker::listModels()
{
    const QSignalBlocker blocker(m_models);
    const QLocale locale;
    const QList<ModelChoice>& choices = m_control.models();
    const int count = static_cast<int>(choices.size()) + 1;
    // entries keep their places, so that an open list does not jump
    while (m_models->count() > count)
        m_models->removeItem(m_models->count() - 1);
    while (m_models->count() < count)
        m_models->addItem(QString());
    int index = 0;
    for (const ModelChoice& choice : choices) {
        QString facts = tr("MSE %1").arg(locale.toString(choice.mse, 'g', 3));
        if (choice.isRunning)
            //: the MSE of a network whose training goes on
            facts = tr("%1 ● training").arg(facts);
        const QFontMetrics size = m_models->fontMetrics();
        const int room = kWidth - 12 * metrics::kStep - size.horizontalAdvance(facts);
        if (choice.earlierEpoch) {
            //: a network that was the best of the run above before
            m_models->setItemText(index,
                                  tr("    its best at epoch %1, %2")
                                      .arg(locale.toString(*choice.earlierEpoch), facts));
            m_models->setItemData(index, choice.title, Qt::StatusTipRole);
            m_models->setItemData(index++, choice.id);
            continue;
        }
        //: a network and how well it has learnt
        m_models->setItemText(
            index, tr("%1, %2").arg(size.elidedText(choice.title, Qt::ElideMiddle, room), facts));
        m_models->setItemData(index, choice.title, Qt::StatusTipRole);
        m_models->setItemData(index, choice.id);
        ++index;
    }
    m_models->setItemText(index, tr("No network: all passes as it is"));
    m_models->setItemData(index, QString());
    showState();
}

void ModelPicker::showState()
{
    const QSignalBlocker quiet(m_models);
    m_models->setCurrentIndex(m_models->findData(m_control.model()));
    const QSignalBlocker blocker(m_follows);
    m_follows->setChecked(m_control.followsBest());
    m_swap->setEnabled(m_control.canSwapModels());
}

} // namespace timbrel::ui
