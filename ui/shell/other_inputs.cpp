// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/other_inputs.h"

#include <QTimer>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace timbrel::ui {

using midi::Clock;

namespace {

constexpr auto kListenEvery = std::chrono::milliseconds(100);
constexpr auto kLookForPorts = std::chrono::seconds(2);

bool hasNote(midi::MidiInput& port)
{
    std::array<midi::TimedMessage, 64> messages {};
    bool isNote = false;
    for (std::size_t count = messages.size(); count == messages.size();) {
        count = port.wait(Clock::time_point {}, messages);
        for (const midi::TimedMessage& message : std::span(messages).first(count)) {
            isNote = isNote || message.message.isNoteOn();
            if (message.longSlot != midi::TimedMessage::kShort)
                port.releaseLong(message);
        }
    }
    return isNote;
}

} // namespace

/// Lives on the thread.
class OtherInputs::Listener final : public QObject
{
    Q_DISABLE_COPY_MOVE(Listener)
public:
    Listener(MidiMaker makeMidi, std::function<void(quint64, const std::string&)> tell)
        : m_makeMidi(std::move(makeMidi))
        , m_tell(std::move(tell))
        , m_timer(new QTimer(this))
    {
        m_timer->setInterval(kListenEvery);
        connect(m_timer, &QTimer::timeout, this, &Listener::listen);
    }

    void begin(quint64 turn, const QString& system, std::vector<std::string> except)
    {
        end();
        m_turn = turn;
        m_except = std::move(except);
        auto backend = m_makeMidi(system);
        if (!backend)
            return; // who lists the ports says so
        m_backend = std::move(*backend);
        open();
        m_timer->start();
    }
    void end()
    {
        m_timer->stop();
        m_ports.clear(); // before the backend
        m_backend.reset();
    }

private:
    void listen()
    {
        if (Clock::now() - m_opened >= kLookForPorts)
            open();
        for (const auto& port : m_ports)
            if (hasNote(*port))
                m_tell(m_turn, port->port().name);
    }
    /// Those that are there now.
    void open()
    {
        m_opened = Clock::now();
        const auto there = m_backend->ports(midi::Direction::Input);
        if (!there)
            return;
        std::erase_if(m_ports, [&](const auto& port) {
            return std::none_of(there->begin(), there->end(), [&](const midi::PortInfo& info) {
                return info == port->port();
            });
        });
        for (const midi::PortInfo& info : *there) {
            const bool isOpen = std::any_of(m_ports.begin(), m_ports.end(), [&](const auto& port) {
                return info == port->port();
            });
            if (isOpen || std::find(m_except.begin(), m_except.end(), info.name) != m_except.end())
                continue;
            // one that cannot be opened gives no hint, and that is all
            if (auto port = m_backend->openInput({info.fullName, false}))
                m_ports.push_back(std::move(*port));
        }
    }

    MidiMaker m_makeMidi;
    std::function<void(quint64, const std::string&)> m_tell;
    QTimer* m_timer;
    quint64 m_turn = 0;
    std::vector<std::string> m_except;
    std::unique_ptr<midi::MidiBackend> m_backend;
    std::vector<std::unique_ptr<midi::MidiInput>> m_ports;
    Clock::time_point m_opened;
};

OtherInputs::OtherInputs(MidiMaker makeMidi, QObject* parent)
    : QObject(parent)
    , m_makeMidi(std::move(makeMidi))
{ }

OtherInputs::~OtherInputs()
{
    if (m_listener == nullptr)
        return;
    m_thread.quit();
    m_thread.wait();
}

void OtherInputs::listen(const QString& system, std::vector<std::string> except)
{
    ++m_turn;
    if (m_listener == nullptr) {
        // the listener is gone before we are, so that what it tells always finds us
        m_listener = new Listener(m_makeMidi, [this](quint64 turn, const std::string& port) {
            QMetaObject::invokeMethod(
                this,
                [this, turn, name = QString::fromStdString(port)] {
                    if (turn == m_turn)
                        Q_EMIT heard(name);
                },
                Qt::QueuedConnection);
        });
        m_listener->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
        m_thread.start(QThread::LowPriority);
    }
    QMetaObject::invokeMethod(
        m_listener,
        [listener = m_listener, turn = m_turn, system, except = std::move(except)] {
            listener->begin(turn, system, except);
        },
        Qt::QueuedConnection);
}

void OtherInputs::stop()
{
    ++m_turn;
    if (m_listener != nullptr)
        QMetaObject::invokeMethod(
            m_listener, [listener = m_listener] { listener->end(); }, Qt::QueuedConnection);
}

} // namespace timbrel::ui
