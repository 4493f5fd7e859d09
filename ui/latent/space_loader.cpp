// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_loader.h"

#include <utility>

namespace timbrel::ui {

SpaceLoader::SpaceLoader(QObject* parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

SpaceLoader::~SpaceLoader()
{
    m_thread.waitForDone();
}

void SpaceLoader::load(const QString& run, const std::filesystem::path& folder)
{
    if (m_isReading)
        m_next = Wish {run, folder};
    else
        read({run, folder});
}

void SpaceLoader::forget()
{
    ++m_round;
    m_next.reset();
}

void SpaceLoader::read(Wish wish)
{
    m_isReading = true;
    m_thread.start([this, round = m_round, wish = std::move(wish)] {
        struct Read
        {
            Result<std::shared_ptr<const pattern::PatternModel>> model;
            std::shared_ptr<const pattern::Reconstructions> reconstructions;
        };
        auto read = std::make_shared<Read>(
            Read {pattern::PatternModel::open(wish.folder / "checkpoints" / "best.safetensors"),
                  nullptr});
        if (auto made
            = pattern::readReconstructions(wish.folder / "previews" / "reconstruction.json"))
            read->reconstructions
                = std::make_shared<const pattern::Reconstructions>(std::move(*made));
        QMetaObject::invokeMethod(
            this,
            [this, round, wish, read] {
                m_isReading = false;
                if (round == m_round && read->model) {
                    Q_EMIT loaded(wish.run, *read->model);
                    Q_EMIT reconstructed(read->reconstructions);
                } else if (round == m_round) {
                    Q_EMIT failed(wish.run, read->model.error());
                }
                if (m_next)
                    this->read(*std::exchange(m_next, {}));
            },
            Qt::QueuedConnection);
    });
}

} // namespace timbrel::ui
