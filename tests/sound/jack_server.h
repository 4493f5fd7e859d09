// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QtTest/QTest>

#include <memory>

#include "ports/program.h"

namespace timbrel::test {

inline QStringList words(const QString& text)
{
    return text.split(QLatin1Char(' '));
}

/// A JACK server of our own, with a name of its own, without a sound card.
class JackServer
{
public:
    explicit JackServer(int framesInPeriod = 128)
        : m_framesInPeriod(framesInPeriod)
    {
        start();
    }
    ~JackServer()
    {
        if (m_server != nullptr)
            m_server->interrupt();
    }
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;
    void start()
    {
        QStringList command = words(qEnvironmentVariable("TIMBREL_JACKD", QStringLiteral("jackd")))
            + words(QStringLiteral("-n %1 -r -d dummy -r 48000 -p %2")
                        .arg(name())
                        .arg(m_framesInPeriod));
        const QString program = command.takeFirst();
        m_server = std::make_unique<Program>(program, command);
    }
    /// Its socket is there.
    [[nodiscard]] bool isReady()
    {
        const QDir sockets(QStringLiteral("/dev/shm"));
        const QStringList pattern {QStringLiteral("jack_%1_*").arg(name())};
        return m_server->waitFor("self-connect-mode", 20000)
            && QTest::qWaitFor([&] { return !sockets.entryList(pattern, QDir::System).isEmpty(); },
                               20000);
    }
    void kill() ///< with SIGKILL, as a server crashes
    {
        m_server.reset();
        QDir sockets(QStringLiteral("/dev/shm"));
        for (const QString& left :
             sockets.entryList({QStringLiteral("jack_%1_*").arg(name())}, QDir::System))
            sockets.remove(left);
    }
    [[nodiscard]] QByteArray log() { return m_server->output(); }
    static QString name()
    {
        return QStringLiteral("timbrel-test-%1").arg(QCoreApplication::applicationPid());
    }

private:
    int m_framesInPeriod;
    std::unique_ptr<Program> m_server;
};

/// In the environment of this process, so that every client takes ours.
inline void useJackServerOfOurs()
{
    qputenv("JACK_DEFAULT_SERVER", JackServer::name().toUtf8());
    qputenv("JACK_NO_AUDIO_RESERVATION", "1");
}

} // namespace timbrel::test
