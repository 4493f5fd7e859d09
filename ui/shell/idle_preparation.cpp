// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/idle_preparation.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QWidget>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr qint64 kOfATurn = 3; // ms; a widget takes far less than one
constexpr int kParts = 8; // that a page is painted in

} // namespace

IdlePreparation::IdlePreparation(const QList<QWidget*>& pages, QObject* parent)
    : QObject(parent)
    , m_pages(pages.begin(), pages.end())
{
    m_turns.setInterval(0);
    connect(&m_turns, &QTimer::timeout, this, &IdlePreparation::step);
}

void IdlePreparation::start(QSize size)
{
    m_size = size;
    m_turns.start();
}

void IdlePreparation::beginPage()
{
    m_painted = 0;
    m_unpolished.clear();
    while (!isDone() && (m_pages[m_next] == nullptr || m_pages[m_next]->isVisible()))
        ++m_next;
    if (isDone()) {
        m_turns.stop();
        return;
    }
    for (QWidget* widget : m_pages[m_next]->findChildren<QWidget*>())
        m_unpolished.emplace_back(widget);
    m_unpolished.emplace_back(m_pages[m_next].data());
}

void IdlePreparation::step()
{
    if (!m_work.empty()) {
        m_work.back()();
        m_work.pop_back();
        return;
    }
    if (!m_isBegun) {
        m_isBegun = true;
        beginPage();
        return;
    }
    QWidget* page = m_pages[m_next];
    if (page == nullptr || page->isVisible()) { // it was shown before its turn
        ++m_next;
        beginPage();
        return;
    }
    QElapsedTimer since;
    since.start();
    while (!m_unpolished.empty()) {
        if (QWidget* widget = m_unpolished.back())
            widget->ensurePolished();
        m_unpolished.pop_back();
        if (since.elapsed() >= kOfATurn)
            return;
    }
    // the first picture lays out everything in it, the others find the letters drawn
    page->resize(m_size);
    const int height = std::max(1, m_size.height() / kParts);
    (void)page->grab(QRect(0, m_painted * height, m_size.width(), height));
    if (++m_painted < kParts)
        return;
    ++m_next;
    beginPage();
}

} // namespace timbrel::ui
