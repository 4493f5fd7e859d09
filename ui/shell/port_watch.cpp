// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/port_watch.h"

#include "ui/shell/devices.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace timbrel::ui {
namespace {

constexpr auto kPortWatchLookEvery = std::chrono::seconds(2);

PortLists lookThrough(midi::MidiBackend& backend)
{
    PortLists lists;
    lists.canOpenVirtualPorts = backend.canOpenVirtualPorts();
    auto inputs = backend.ports(midi::Direction::Input);
    auto outputs = backend.ports(midi::Direction::Output);
    if (!inputs)
        lists.problem = inputs.error();
    else if (!outputs)
        lists.problem = outputs.error();
    else {
        lists.inputs = std::move(*inputs);
        lists.outputs = std::move(*outputs);
    }
    return lists;
}

} // namespace

/// Lives on the thread; tells only what has changed.
class PortWatch::Looker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Looker)
public:
    explicit Looker(std::function<void(PortLists)> tell)
        : m_tell(std::move(tell))
    { }

    void begin(const QString& system)
    {
        m_system = system;
        m_backend.reset();
        m_told.reset();
        if (m_timer == nullptr) {
            m_timer = new QTimer(this);
            connect(m_timer, &QTimer::timeout, this, &Looker::look);
            m_timer->start(kPortWatchLookEvery);
        }
        look();
    }

private:
    void look()
    {
        PortLists lists;
        if (!m_backend) {
            auto backend = makeMidiBackend(m_system);
            if (backend)
                m_backend = std::move(*backend);
            else
                lists.problem = backend.error();
        }
        if (m_backend)
            lists = lookThrough(*m_backend);
        if (m_told == lists)
            return;
        m_told = lists;
        m_tell(std::move(lists));
    }

    std::function<void(PortLists)> m_tell;
    QString m_system;
    std::unique_ptr<midi::MidiBackend> m_backend;
    QTimer* m_timer = nullptr;
    std::optional<PortLists> m_told;
};

PortWatch::PortWatch(QObject* parent)
    : QObject(parent)
{
    // the looker is gone before we are, so that what it tells always finds us
    m_looker = new Looker([this](PortLists lists) {
        QMetaObject::invokeMethod(
            this,
            [this, lists = std::move(lists)] {
                m_ports = lists;
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
    m_looker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_looker, &QObject::deleteLater);
}

PortWatch::~PortWatch()
{
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished())
        delete m_looker; // the thread was never started
}

void PortWatch::watch(const QString& system)
{
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(
        m_looker, [looker = m_looker, system] { looker->begin(system); }, Qt::QueuedConnection);
}

} // namespace timbrel::ui
