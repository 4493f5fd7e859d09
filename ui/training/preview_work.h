// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/expression/network_preview.h"
#include "ui/training/preview_painter.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace timbrel::ui {

/// Lets networks play and paints what they did, on threads of its own. Of each kind only what was
/// asked for last is told; what it supersedes is given up. Threads: GUI.
class PreviewWork final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewWork)
public:
    using Music = std::shared_ptr<const music::Sequence>;

    explicit PreviewWork(QObject* parent = nullptr);
    /// Waits for what is at work, which gives up.
    ~PreviewWork() override;

    /// played() or failed() follows, unless something else is asked for before.
    /// training: of the run, as it says how music is taught.
    void play(const std::filesystem::path& model,
              const Music& music,
              const expression::TrainingSettings& training);
    void findPhrases(std::vector<Music> examples, const expression::Settings& settings);
    /// What play() is at, or will be, is no longer wanted.
    void cancelPlay();
    void paint(const PreviewScene& scene);
    [[nodiscard]] bool isIdle() const { return m_jobs == 0; }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }

Q_SIGNALS:
    void played(std::shared_ptr<const timbrel::expression::Preview> preview);
    void failed(const timbrel::Error& error);
    void phrasesFound(const std::vector<timbrel::expression::UntaughtPhrase>& phrases);
    /// image: as large as the scene asks for.
    void painted(const QImage& image, const timbrel::ui::PreviewScene& scene);

private:
    template<class Work, class Then>
    void run(QThreadPool& pool, std::stop_source& last, Work work, Then then);

    QThreadPool m_players; ///< one thread each: a long play does not keep a picture waiting
    QThreadPool m_painters;
    std::stop_source m_playing;
    std::stop_source m_finding;
    std::stop_source m_painting;
    int m_jobs = 0;
    bool m_isPlaying = false;
};

} // namespace timbrel::ui
