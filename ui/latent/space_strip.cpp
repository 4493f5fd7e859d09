// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_strip.h"

#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/space_training_popup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kSpaceBarHeight = metrics::kStep;
constexpr int kSpaceTitle = 16; ///< letters that a title has room for
constexpr int kAllDone = 100;

} // namespace

SpaceStrip::SpaceStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("spaceStrip"));
    m_train = new QPushButton(tr("Train"));
    m_train->setObjectName(QStringLiteral("spaceTrain"));
    // as wide as its longer text, so that nothing moves
    m_train->setFixedWidth(std::max(m_train->fontMetrics().horizontalAdvance(tr("Train")),
                                    m_train->fontMetrics().horizontalAdvance(tr("Stop")))
                           + 10 * metrics::kStep);
    m_how = new QToolButton;
    m_how->setObjectName(QStringLiteral("spaceHow"));
    m_how->setText(tr("How…"));
    m_how->setAccessibleName(tr("How the next space is taught"));
    m_how->setStatusTip(tr("How the next space is taught: dimensions, beta, epochs, labels"));
    m_how->setFocusPolicy(Qt::TabFocus);
    m_spaces = new QComboBox;
    m_spaces->setObjectName(QStringLiteral("spaceChoice"));
    m_spaces->setAccessibleName(tr("Space under the pad"));
    m_spaces->setStatusTip(tr("The space that lies under the pad"));
    m_spaces->setMinimumContentsLength(kSpaceTitle);
    m_spaces->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_curves = new QToolButton;
    m_curves->setObjectName(QStringLiteral("spaceCurves"));
    m_curves->setText(tr("Curves"));
    m_curves->setAccessibleName(tr("Curves of the training"));
    m_curves->setStatusTip(
        tr("The dashboard: curves, reconstructions and settings of every training"));
    m_curves->setFocusPolicy(Qt::TabFocus);
    m_text = new ReadOut(tr("How the training gets on"), QStringLiteral("00000000000000000000"));
    m_text->setObjectName(QStringLiteral("spaceProgress"));
    m_text->setTone(ReadOut::Tone::Quiet);
    m_text->setStretching(true);
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("spaceBar"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kAllDone);
    m_bar->setFixedHeight(kSpaceBarHeight);
    QSizePolicy policy = m_bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(policy);
    connect(m_train, &QPushButton::clicked, this, [this] {
        if (m_isTraining)
            Q_EMIT stopWanted();
        else
            Q_EMIT trainWanted();
    });
    connect(m_how, &QToolButton::clicked, this, [this] {
        SpaceTrainingPopup::ask(
            *m_how, m_training, [this](const SpaceTraining& to) { m_training = to; });
    });
    connect(m_spaces, &QComboBox::activated, this, [this](int index) {
        Q_EMIT spaceChosen(m_spaces->itemData(index).toString());
    });
    connect(m_curves, &QToolButton::clicked, this, &SpaceStrip::curvesWanted);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kStep);
    row->addWidget(m_train);
    row->addWidget(m_how);
    row->addWidget(m_spaces, 1);
    row->addWidget(m_curves);
    auto* told = new QHBoxLayout;
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(2 * metrics::kStep);
    told->addWidget(m_text, 1);
    told->addWidget(m_bar, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep / 2);
    column->addLayout(row);
    column->addLayout(told);
    setProgress({});
    setSpaces({}, {});
}

void SpaceStrip::setSpaces(const QList<SpaceChoice>& spaces, const QString& chosen)
{
    if (spaces != m_known || m_spaces->count() == 0) {
        m_known = spaces;
        m_spaces->clear();
        m_spaces->addItem(spaces.isEmpty() ? tr("no space yet") : tr("the best space"), QString());
        for (const SpaceChoice& space : spaces)
            m_spaces->addItem(space.title, space.id);
        m_spaces->setEnabled(!spaces.isEmpty());
        m_curves->setEnabled(!spaces.isEmpty());
    }
    m_spaces->setCurrentIndex(std::max(0, m_spaces->findData(chosen)));
}

void SpaceStrip::setProgress(const SpaceProgress& progress)
{
    m_isTraining = progress.isTraining;
    m_train->setText(m_isTraining ? tr("Stop") : tr("Train"));
    m_train->setAccessibleName(m_isTraining ? tr("Stop the training, keep its best")
                                            : tr("Train on the patterns of the library"));
    m_train->setStatusTip(m_isTraining
                              ? tr("Ends the training; the best that it has found stays")
                              : tr("Teach a network the patterns of the library; it takes some "
                                   "seconds"));
    setRole(*m_train, m_isTraining ? "" : "primary");
    m_text->setText(progress.text);
    m_bar->setVisible(m_isTraining);
    if (progress.percent < 0)
        m_bar->setRange(0, 0);
    else {
        m_bar->setRange(0, kAllDone);
        m_bar->setValue(progress.percent);
    }
}

} // namespace timbrel::ui
