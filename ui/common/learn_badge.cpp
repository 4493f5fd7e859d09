// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/learn_badge.h"

#include "ui/common/learnable.h"
#include "ui/common/midi_learner.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace timbrel::ui {
namespace {

QFont captionOf(const QWidget& widget)
{
    QFont font = widget.font();
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

} // namespace

LearnBadge::LearnBadge(MidiLearner& learner, QString target, QWidget* parent)
    : QWidget(parent)
    , m_learner(learner)
    , m_target(std::move(target))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&learner, &MidiLearner::bindingsChanged, this, &LearnBadge::follow);
    connect(&learner, &MidiLearner::learningChanged, this, &LearnBadge::follow);
    follow();
}

void LearnBadge::follow()
{
    m_isLearning = m_learner.learning() == m_target;
    m_isOffered = false;
    const auto binding = m_learner.bindings().constFind(m_target);
    if (m_isLearning)
        //: MIDI learn: turn the knob that is to play this
        m_text = tr("turn it…");
    else
        m_text = binding == m_learner.bindings().constEnd() ? QString() : bindingText(*binding);
    if (m_text.isEmpty() && m_learner.learnsSeveral()) {
        m_text = QStringLiteral("+"); // it can be learnt
        m_isOffered = true;
    }
    setAccessibleName(m_text.isEmpty() || m_isOffered
                          ? tr("%1: no MIDI control").arg(m_learner.targetName(m_target))
                          : tr("%1: %2").arg(m_learner.targetName(m_target), m_text));
    update();
}

QSize LearnBadge::sizeHint() const
{
    const QFontMetrics metricsOfCaption(captionOf(*this));
    return {metricsOfCaption.horizontalAdvance(QStringLiteral("CC 127")) + 2 * metrics::kStep,
            metricsOfCaption.height() + 2};
}

QSize LearnBadge::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void LearnBadge::paintEvent(QPaintEvent* /*event*/)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionOf(*this));
    const QFontMetrics size = painter.fontMetrics();
    const int room = width() - 2 * metrics::kStep;
    const QString text = size.elidedText(m_text, Qt::ElideRight, room);
    QRectF frame(0.0, 0.0, size.horizontalAdvance(text) + 2.0 * metrics::kStep, height());
    frame.moveRight(width());
    const QColor ink = m_isLearning ? theme().accent : theme().quiet;
    painter.setPen(QPen(ink, 1.0, m_isLearning || m_isOffered ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(
        frame.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCorner, metrics::kCorner);
    painter.setPen(ink);
    painter.drawText(frame, Qt::AlignCenter, text);
}

} // namespace timbrel::ui
