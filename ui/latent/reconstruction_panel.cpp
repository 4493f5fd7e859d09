// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/reconstruction_panel.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/pattern_thumb.h"

#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kCardWidth = 44 * metrics::kStep;
constexpr int kCardThumb = 10 * metrics::kStep; ///< high
constexpr int kCardText = 5 * metrics::kStep;
constexpr int kCardGap = 3 * metrics::kStep;
constexpr int kCardHeight = kCardText + 2 * kCardThumb + metrics::kStep;

} // namespace

/// All of them in as many columns as there is room for.
class ReconstructionPanel::Cards final : public QWidget
{
public:
    explicit Cards(ReconstructionPanel& panel)
        : m_panel(panel)
    {
        setMouseTracking(true);
        setMinimumWidth(kCardWidth);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    void show(std::shared_ptr<const pattern::Reconstructions> shown)
    {
        m_shown = std::move(shown);
        setAccessibleName(ReconstructionPanel::tr("Reconstructions"));
        setAccessibleDescription(texts().join(QStringLiteral("; ")));
        updateGeometry();
        update();
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        if (m_shown)
            for (const pattern::Reconstruction& one : m_shown->patterns)
                //: a pattern and how much of it a network hits, 0 to 1
                texts << ReconstructionPanel::tr("%1, F1 %2")
                             .arg(QString::fromStdString(one.label.empty() ? one.name : one.label),
                                  QLocale().toString(one.onsetF1, 'f', 2));
        return texts;
    }
    [[nodiscard]] const pattern::Reconstructions* shown() const { return m_shown.get(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const int across = columns(width);
        const int rows = (count() + across - 1) / across;
        return rows * (kCardHeight + kCardGap);
    }
    [[nodiscard]] QSize sizeHint() const override { return {kCardWidth, heightForWidth(width())}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (int i = 0; i < count(); ++i)
            paintCard(painter, placeOf(i), m_shown->patterns[static_cast<std::size_t>(i)]);
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        for (int i = 0; i < count(); ++i)
            if (placeOf(i).contains(event->pos())) {
                const auto& one = m_shown->patterns[static_cast<std::size_t>(i)];
                Q_EMIT m_panel.hoverText(
                    ReconstructionPanel::tr("%1: above what it was shown, below what it made of it")
                        .arg(QString::fromStdString(one.name)));
                return;
            }
        Q_EMIT m_panel.hoverText({});
    }
    void leaveEvent(QEvent*) override { Q_EMIT m_panel.hoverText({}); }

private:
    [[nodiscard]] int count() const
    {
        return m_shown ? static_cast<int>(m_shown->patterns.size()) : 0;
    }
    [[nodiscard]] static int columns(int width)
    {
        return std::max(1, (width + kCardGap) / (kCardWidth + kCardGap));
    }
    [[nodiscard]] QRect placeOf(int index) const
    {
        const int across = columns(width());
        return {(index % across) * (kCardWidth + kCardGap),
                (index / across) * (kCardHeight + kCardGap),
                kCardWidth,
                kCardHeight};
    }
    void paintCard(QPainter& painter, const QRect& place, const pattern::Reconstruction& one) const
    {
        const QRect words(place.left(), place.top(), place.width(), kCardText);
        QFont font = this->font();
        font.setPixelSize(metrics::kCaptionPixels);
        painter.setFont(font);
        painter.setPen(theme().quiet);
        painter.drawText(words,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(QString::fromStdString(one.name),
                                                          Qt::ElideRight,
                                                          words.width() * 2 / 3));
        painter.setPen(theme().text);
        painter.drawText(
            words,
            Qt::AlignRight | Qt::AlignVCenter,
            ReconstructionPanel::tr("F1 %1").arg(QLocale().toString(one.onsetF1, 'f', 2)));
        QRectF thumb(place.left(), place.top() + kCardText, place.width(), kCardThumb);
        painter.fillRect(thumb, theme().panel);
        paintPatternThumb(painter, thumb, one.target, theme().text, theme().line);
        thumb.translate(0, kCardThumb + metrics::kStep);
        painter.fillRect(thumb, theme().panel);
        paintPatternThumb(painter, thumb, one.output, theme().accent, theme().line);
    }

    ReconstructionPanel& m_panel;
    std::shared_ptr<const pattern::Reconstructions> m_shown;
};

ReconstructionPanel::ReconstructionPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("reconstructionPanel"));
    m_caption = new QLabel;
    m_caption->setObjectName(QStringLiteral("reconstructionCaption"));
    setRole(*m_caption, "quiet");
    m_cards = new Cards(*this);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_cards);
    scroll->setAccessibleName(tr("Reconstructions"));
    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_caption);
    column->addWidget(scroll, 1);
    auto* empty = new QLabel(tr("Once a space is taught, patterns that it has not seen stand here, "
                                "each above what the space makes of it."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    setRole(*empty, "quiet");
    m_pages = new QStackedWidget;
    m_pages->addWidget(empty);
    m_pages->addWidget(shown);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
}

void ReconstructionPanel::show(std::shared_ptr<const pattern::Reconstructions> reconstructions)
{
    m_pages->setCurrentIndex(reconstructions ? 1 : 0);
    if (reconstructions)
        m_caption->setText(
            tr("Patterns that were kept from it, each above what it makes of it; epoch %1")
                .arg(QLocale().toString(static_cast<qlonglong>(reconstructions->epoch))));
    m_cards->show(std::move(reconstructions));
}

QStringList ReconstructionPanel::texts() const
{
    return m_cards->texts();
}

} // namespace timbrel::ui
