// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"

#include <QByteArray>
#include <QStandardPaths>
#include <QtTest/QTest>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "bench/busy_training.h"
#include "sound/jack_server.h"

namespace timbrel::test {

/// A JACK server of our own with blocks of 64 frames, beside a training: what plays there must
/// never be late. With TIMBREL_SOUND_SECONDS it is played so long and the times are judged; else,
/// on a machine that may be busy, told.
class JackBesideTraining
{
public:
    static constexpr const char* kJack = "JACK Audio Connection Kit";
    static constexpr unsigned kFrames = 64;

    /// Once, before anything else of JACK.
    static void prepare()
    {
        useJackServerOfOurs();
        if (!qEnvironmentVariableIsSet("TIMBREL_BUILD"))
            qputenv("TIMBREL_BUILD", TIMBREL_BUILD_FOLDER); // whose programs train
    }
    /// Null: all that is needed is here.
    [[nodiscard]] const char* whyNot() const
    {
        if (QStandardPaths::findExecutable(QStringLiteral("jackd")).isEmpty())
            return "there is no JACK server here (package jackd2)";
        if (m_command.empty())
            return "there is nothing to train: TIMBREL_BUILD names no build, or ../shared/data is "
                   "not there";
        return nullptr;
    }
    [[nodiscard]] bool isJudged() const { return m_isJudged; }
    [[nodiscard]] std::chrono::seconds length() const { return m_length; }

    /// The server, and the engine at it.
    [[nodiscard]] bool open(audio::AudioEngine& engine)
    {
        m_server.emplace(static_cast<int>(kFrames));
        if (!m_server->isReady())
            return false;
        startBareClient();
        audio::AudioChoice choice;
        choice.hostApi = kJack;
        engine.open(choice);
        return QTest::qWaitFor(
                   [&] { return engine.audioState().stage == audio::AudioStage::Running; }, kLong)
            && engine.audioState().opened.device.hostApi == kJack;
    }
    /// From here on something is trained, until this goes.
    [[nodiscard]] bool train()
    {
        m_training.emplace(m_command, [] {});
        return QTest::qWaitFor(
            [this] {
                return std::filesystem::exists(m_folder.path() / "busy" / "runs" / "expression");
            },
            kLong);
    }
    void beginCounting(audio::AudioEngine& engine)
    {
        engine.resetCallbackTimes();
        m_lateBefore = lateSoFar(kOurs);
        m_bareLateBefore = lateSoFar(kBare);
    }
    /// What has come of it since, in words, for the log.
    [[nodiscard]] QByteArray counted(const audio::AudioEngine& engine)
    {
        m_times = engine.callbackTimes();
        m_late = lateSoFar(kOurs) - m_lateBefore;
        char text[320];
        (void)std::snprintf(text,
                            sizeof text,
                            "JACK, %u frames (%.0f us): %llu blocks, p50 %.0f, p99 %.0f, p99.9 "
                            "%.0f, longest %.0f us; not finished %d times, a bare client %d times",
                            engine.status().blockFrames,
                            m_times.period,
                            static_cast<unsigned long long>(m_times.count),
                            m_times.p50,
                            m_times.p99,
                            m_times.p999,
                            m_times.maximum,
                            static_cast<int>(m_late),
                            m_bare ? static_cast<int>(lateSoFar(kBare) - m_bareLateBefore) : -1);
        return text;
    }
    /// Of what was counted; true where nothing is judged.
    [[nodiscard]] bool wasInTime() const
    {
        return !m_isJudged || (m_late == 0 && m_times.p999 < m_times.period / 2.0);
    }

private:
    static constexpr int kLong = 60000; ///< ms

    static constexpr const char* kOurs = "Timbrel";
    static constexpr const char* kBare = "bare";

    [[nodiscard]] qsizetype lateSoFar(const char* client)
    {
        return m_server->log().count(QByteArray(client) + " was not finished");
    }
    /// JACK's own example, which writes one sine, with the rank that our thread asks for: how often
    /// it is late is the machine's doing. It comes with the server.
    void startBareClient()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("jack_simple_client")).isEmpty())
            return;
        const QString start = QStringLiteral("(sleep 1; chrt -a -f -p 60 $$) & "
                                             "exec jack_simple_client %1 %2");
        m_bare.emplace(QStringLiteral("sh"),
                       QStringList {QStringLiteral("-c"),
                                    start.arg(QLatin1String(kBare), JackServer::name())});
    }

    TemporaryFolder m_folder;
    std::vector<std::string> m_command = bench::trainerCommand(m_folder.path());
    bool m_isJudged = qEnvironmentVariableIsSet("TIMBREL_SOUND_SECONDS");
    std::chrono::seconds m_length {
        m_isJudged ? qEnvironmentVariableIntValue("TIMBREL_SOUND_SECONDS") : 3};
    std::optional<JackServer> m_server;
    std::optional<Program> m_bare;
    std::optional<bench::Busy> m_training;
    qsizetype m_lateBefore = 0;
    qsizetype m_late = 0;
    qsizetype m_bareLateBefore = 0;
    audio::CallbackSummary m_times;
};

} // namespace timbrel::test
