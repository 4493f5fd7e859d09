// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/reconstruction_file.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>

namespace timbrel::ui {

/// Reads the networks of runs and what they make of patterns that they were not taught, on a thread
/// of its own, as they get better: while one is read, only the newest wish waits. Threads: GUI.
class SpaceLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpaceLoader)
public:
    explicit SpaceLoader(QObject* parent = nullptr);
    ~SpaceLoader() override;

    void load(const QString& run, const std::filesystem::path& folder);
    /// What is asked for or waits is not wanted any more.
    void forget();
    [[nodiscard]] bool isIdle() const noexcept { return !m_isReading; }

Q_SIGNALS:
    void loaded(const QString& run, std::shared_ptr<const timbrel::pattern::PatternModel> model);
    /// Right after it. Null: the run has none that can be read.
    void reconstructed(std::shared_ptr<const timbrel::pattern::Reconstructions> reconstructions);
    void failed(const QString& run, const timbrel::Error& error);

private:
    struct Wish
    {
        QString run;
        std::filesystem::path folder; ///< of the run
    };
    void read(Wish wish);

    QThreadPool m_thread;
    bool m_isReading = false;
    quint64 m_round = 0; ///< counts forget()
    std::optional<Wish> m_next;
};

} // namespace timbrel::ui
