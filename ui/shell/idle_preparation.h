// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>

#include <functional>
#include <vector>

class QWidget;

namespace timbrel::ui {

/// Makes ready what nobody has seen yet, so that it is there at once when it is shown: styles,
/// sizes, the letters that it writes. It takes a few milliseconds of each turn of the event loop
/// until all is done. Threads: GUI.
class IdlePreparation final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdlePreparation)
public:
    /// Pages of one stack, the one that is needed first at the front.
    explicit IdlePreparation(const QList<QWidget*>& pages, QObject* parent = nullptr);

    /// Is done before the pages, in a turn of its own.
    void addWork(std::function<void()> work) { m_work.push_back(std::move(work)); }
    /// With pages of this size; what is shown meanwhile is passed over.
    void start(QSize size);
    [[nodiscard]] bool isDone() const { return m_next >= m_pages.size(); }

private:
    void step();
    void beginPage();

    std::vector<std::function<void()>> m_work;
    QList<QPointer<QWidget>> m_pages;
    qsizetype m_next = 0; ///< the page at hand
    bool m_isBegun = false;
    QSize m_size;
    std::vector<QPointer<QWidget>> m_unpolished; ///< of that page, the last one first
    int m_painted = 0; ///< parts of it
    QTimer m_turns;
};

} // namespace timbrel::ui
