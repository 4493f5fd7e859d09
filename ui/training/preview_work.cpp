// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_work.h"

#include <memory>
#include <optional>
#include <utility>

namespace timbrel::ui {
namespace {

using PlayedPreview = Result<std::shared_ptr<const expression::Preview>>;

PlayedPreview playOnce(const std::filesystem::path& file,
                       const music::Sequence& music,
                       const expression::TrainingSettings& training,
                       const std::stop_token& stop)
{
    auto model = expression::openModel(file);
    if (!model)
        return failure(std::move(model.error()));
    expression::PreviewSettings settings;
    settings.stop = stop;
    auto preview
        = std::make_shared<expression::Preview>(expression::previewOf(*model, music, settings));
    preview->taughtError = expression::errorAsTaught(*model, music, training, stop);
    return preview;
}

} // namespace

PreviewWork::PreviewWork(QObject* parent)
    : QObject(parent)
{
    for (QThreadPool* pool : {&m_players, &m_painters})
        pool->setMaxThreadCount(1);
}

PreviewWork::~PreviewWork()
{
    for (std::stop_source* source : {&m_playing, &m_finding, &m_painting})
        source->request_stop();
    m_players.waitForDone();
    m_painters.waitForDone();
}

/// work(stop) elsewhere, then then(value) here, unless another of the kind was begun meanwhile.
template<class Work, class Then>
void PreviewWork::run(QThreadPool& pool, std::stop_source& last, Work work, Then then)
{
    last.request_stop();
    last = std::stop_source();
    ++m_jobs;
    pool.start([this, stop = last.get_token(), work = std::move(work), then = std::move(then)] {
        using Value = decltype(work(stop));
        std::shared_ptr<Value> value;
        if (!stop.stop_requested())
            value = std::make_shared<Value>(work(stop));
        QMetaObject::invokeMethod(
            this,
            [this, stop, then, value] {
                --m_jobs;
                if (value && !stop.stop_requested())
                    then(*value);
            },
            Qt::QueuedConnection);
    });
}

void PreviewWork::play(const std::filesystem::path& model,
                       const Music& music,
                       const expression::TrainingSettings& training)
{
    run(
        m_players,
        m_playing,
        [model, music, training](const std::stop_token& stop) {
            return playOnce(model, *music, training, stop);
        },
        [this](const PlayedPreview& preview) {
            m_isPlaying = false;
            if (preview)
                Q_EMIT played(*preview);
            else
                Q_EMIT failed(preview.error());
        });
    m_isPlaying = true;
}

void PreviewWork::cancelPlay()
{
    m_playing.request_stop();
    m_isPlaying = false;
}

void PreviewWork::findPhrases(std::vector<Music> examples, const expression::Settings& settings)
{
    run(
        m_players,
        m_finding,
        [examples = std::move(examples), settings](const std::stop_token&) {
            std::vector<music::Sequence> sequences;
            sequences.reserve(examples.size());
            for (const Music& example : examples)
                sequences.push_back(*example);
            return expression::untaughtPhrases(sequences, settings);
        },
        [this](const std::vector<expression::UntaughtPhrase>& phrases) {
            Q_EMIT phrasesFound(phrases);
        });
}

void PreviewWork::paint(const PreviewScene& scene)
{
    run(
        m_painters,
        m_painting,
        [scene](const std::stop_token&) { return paintPreview(scene); },
        [this, scene](const QImage& image) { Q_EMIT painted(image, scene); });
}

} // namespace timbrel::ui
