// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_strip.h"

#include "ui/common/flow_layout.h"
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
constexpr int kChoiceFrame = 10 * metrics::kStep; ///< what a choice has beside its text
constexpr int kToldHeight = 4 * metrics::kStep;
constexpr int kAllDone = 100;

} // namespace

SpaceStrip::SpaceStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("spaceStrip"));
    m_train = new QPushButton(tr("Train"));
    m_train->setObjectName(QStringLiteral("spaceTrain"));
    // as wide as its longer text, so that nothing moves
    QFont bold = m_train->font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics letters(bold);
    m_train->setFixedWidth(
        std::max(letters.horizontalAdvance(tr("Train")), letters.horizontalAdvance(tr("Stop")))
        + 8 * metrics::kStep);
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
    const QFontMetrics titles = m_spaces->fontMetrics();
    m_spaces->setMinimumWidth(std::max(titles.horizontalAdvance(tr("no space yet")),
                                       titles.horizontalAdvance(tr("the best space")))
                              + kChoiceFrame);
    m_spaces->setMinimumContentsLength(1);
    m_spaces->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
    m_text->setFixedHeight(kToldHeight);
    QFont caption = m_text->font();
    caption.setPixelSize(metrics::kCaptionPixels);
    m_text->setFont(caption);
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

    auto* strip = new QWidget;
    m_row = new FlowLayout(strip);
    m_row->setFilling(true);
    for (QWidget* part : {static_cast<QWidget*>(m_train),
                          static_cast<QWidget*>(m_how),
                          static_cast<QWidget*>(m_spaces),
                          static_cast<QWidget*>(m_curves)})
        m_row->addWidget(part);
    auto* told = new QHBoxLayout;
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(2 * metrics::kStep);
    told->addWidget(m_text, 1);
    told->addWidget(m_bar, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep / 2);
    column->addWidget(strip);
    column->addLayout(told);
    setProgress({});
    setSpaces({}, {});
}

void SpaceStrip::addBefore(QWidget& part)
{
    m_row->addWidgetBefore(&part);
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
