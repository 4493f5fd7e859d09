// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the panel and where they lie.
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/proposal_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kMostSeeds = 16;

} // namespace

void ProposalPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("Next training"));
    setRole(*caption, "caption");
    layout->addWidget(caption);
    layout->addWidget(buildProposal(), 1);
    layout->addWidget(buildDuration());
    m_train = new QPushButton(tr("Train"));
    m_train->setObjectName(QStringLiteral("trainButton"));
    m_train->setAccessibleName(tr("Train"));
    m_train->setMinimumHeight(10 * metrics::kStep);
    setRole(*m_train, "primary");
    connect(m_train, &QPushButton::clicked, this, &ProposalPanel::train);
    layout->addWidget(m_train);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("proposalState"));
    m_state->setWordWrap(true);
    m_state->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    constexpr int kLines = 2; // kept, so that nothing moves
    m_state->setMinimumHeight(kLines * m_state->fontMetrics().lineSpacing());
    setRole(*m_state, "quiet");
    layout->addWidget(m_state);
}

QWidget* ProposalPanel::buildProposal()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    m_usesProposal = new QCheckBox(tr("Timbrel chooses the settings"));
    m_usesProposal->setObjectName(QStringLiteral("usesProposal"));
    m_usesProposal->setAccessibleName(m_usesProposal->text());
    m_usesProposal->setToolTip(tr("Train with what is proposed below; undo brings yours back"));
    connect(m_usesProposal, &QCheckBox::clicked, this, [this] {
        m_hasChosen = true;
        showState();
    });
    column->addWidget(m_usesProposal);
    auto* list = new QWidget;
    m_reasons = new QVBoxLayout(list);
    m_reasons->setContentsMargins(0, 0, metrics::kStep, 0);
    m_reasons->setSpacing(2 * metrics::kStep);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("proposalReasons"));
    scroll->setAccessibleName(tr("What is proposed, and why"));
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(20 * metrics::kStep);
    column->addWidget(scroll, 1);
    auto* row = new QHBoxLayout;
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setObjectName(QStringLiteral("applyProposal"));
    m_apply->setAccessibleName(tr("Apply what is proposed"));
    connect(m_apply, &QPushButton::clicked, this, &ProposalPanel::apply);
    auto* all = new QPushButton(tr("All settings…"));
    all->setObjectName(QStringLiteral("allSettings"));
    all->setAccessibleName(tr("All settings"));
    connect(all, &QPushButton::clicked, this, &ProposalPanel::allSettingsRequested);
    row->addWidget(m_apply);
    row->addWidget(all);
    row->addStretch(1);
    column->addLayout(row);
    return part;
}

QWidget* ProposalPanel::buildDuration()
{
    auto* part = new QWidget;
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kStep);
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("trainingPreset"));
    m_preset->setAccessibleName(tr("How long it may take"));
    m_preset->addItem(tr("Quick look (20 s)"));
    m_preset->addItem(tr("Careful (5 min)"));
    m_preset->addItem(tr("Long (1 h)"));
    m_preset->addItem(tr("As set"));
    m_preset->setToolTip(tr("It ends earlier where the examples are reproduced exactly"));
    m_seeds = new QSpinBox;
    m_seeds->setObjectName(QStringLiteral("trainingSeeds"));
    m_seeds->setRange(1, kMostSeeds);
    m_seeds->setAccessibleName(tr("Networks trained side by side"));
    m_seeds->setToolTip(tr("Each starts from other random weights, and some starts are luckier; "
                           "this computer works on %1 at a time")
                            .arg(QThread::idealThreadCount()));
    auto* label = new QLabel(tr("seeds"));
    label->setBuddy(m_seeds);
    row->addWidget(m_preset, 1);
    row->addWidget(m_seeds);
    row->addWidget(label);
    connect(m_preset, &QComboBox::activated, this, [](int index) {
        QSettings().setValue(QLatin1String(kPresetKey), index);
    });
    connect(m_seeds, &QSpinBox::valueChanged, this, [](int count) {
        QSettings().setValue(QLatin1String(kSeedsKey), count);
    });
    return part;
}

} // namespace timbrel::ui
