// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/common/read_out.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

#include <chrono>

namespace timbrel::ui {
namespace {

constexpr auto kMessageTime = std::chrono::seconds(12);

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    m_text = new ReadOut(tr("Status"), {});
    m_text->setObjectName(QStringLiteral("statusText"));
    m_text->setStretching(true);
    m_text->setTone(ReadOut::Tone::Quiet);
    m_background = new ReadOut(tr("In the background"), {});
    m_background->setObjectName(QStringLiteral("statusBackground"));
    m_background->setStretching(true);
    m_background->setAlignment(Qt::AlignRight);
    m_background->setTone(ReadOut::Tone::Live);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * metrics::kStep, 0, 3 * metrics::kStep, 0);
    layout->setSpacing(4 * metrics::kStep);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_background, 2);
    m_fade.setSingleShot(true);
    m_fade.setInterval(kMessageTime);
    m_background->hide();
    connect(&m_fade, &QTimer::timeout, this, &StatusLine::clearMessage);
}

void StatusLine::showHint(const QString& text)
{
    m_hint = text;
    show();
}

void StatusLine::correctHint(const QString& was, const QString& now)
{
    if (m_hint == was && !was.isEmpty())
        showHint(now);
}

void StatusLine::showMessage(const QString& text)
{
    m_message = text;
    m_hint.clear(); // what happened last is said, not what the pointer met before
    m_isWarning = false;
    m_fade.start();
    show();
}

void StatusLine::showWarning(const QString& text)
{
    m_message = QStringLiteral("! ") + text;
    m_hint.clear();
    m_isWarning = true;
    m_fade.stop();
    show();
}

void StatusLine::clearMessage()
{
    m_message.clear();
    m_isWarning = false;
    m_fade.stop();
    show();
}

void StatusLine::show()
{
    const bool isHint = !m_hint.isEmpty();
    const QString& text = isHint ? m_hint : m_message;
    m_text->setTone(!isHint && m_isWarning ? ReadOut::Tone::Warning : ReadOut::Tone::Quiet);
    m_text->setText(text);
    // a sentence that does not fit can be read all the same
    m_text->setToolTip(m_text->fontMetrics().horizontalAdvance(text) > m_text->width() ? text
                                                                                       : QString());
}

void StatusLine::showBackground(const QString& text, const QString& hint)
{
    m_background->setVisible(!text.isEmpty()); // the sentence at the left has its room
    m_background->setText(text);
    m_background->setStatusTip(hint);
}

} // namespace timbrel::ui
