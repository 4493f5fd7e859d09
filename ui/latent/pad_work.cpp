// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_work.h"

#include "ui/common/curve_look.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr std::size_t kPlaces = 64; ///< along each edge of the pad

/// Spread over the map's colours from the least to the most that is there.
void spread(PadDensity& density)
{
    const auto [least, most] = std::minmax_element(density.values.begin(), density.values.end());
    const float low = *least;
    const float range = *most - low;
    for (float& value : density.values)
        value = range > 0.0F ? (value - low) / range : 0.5F;
}

PadDensity densityOf(const PadWork::DensityAt& densityAt, const std::stop_token& stop)
{
    PadDensity density;
    density.columns = density.rows = kPlaces;
    density.values.reserve(kPlaces * kPlaces);
    for (std::size_t row = 0; row < kPlaces && !stop.stop_requested(); ++row)
        for (std::size_t column = 0; column < kPlaces; ++column)
            density.values.push_back(densityAt({(static_cast<float>(column) + 0.5F) / kPlaces,
                                                (static_cast<float>(row) + 0.5F) / kPlaces}));
    if (!stop.stop_requested())
        spread(density);
    return density;
}

} // namespace

PadWork::PadWork(QObject* parent)
    : QObject(parent)
{
    m_threads.setMaxThreadCount(1);
}

PadWork::~PadWork()
{
    m_painting.request_stop();
    m_finding.request_stop();
    m_threads.waitForDone();
}

/// work(stop) elsewhere, then then(value) here, unless another of the kind was begun meanwhile.
template<class Work, class Then>
void PadWork::run(std::stop_source& last, Work work, Then then)
{
    last.request_stop();
    last = std::stop_source();
    ++m_jobs;
    m_threads.start(
        [this, stop = last.get_token(), work = std::move(work), then = std::move(then)] {
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

void PadWork::paint(PadGround ground)
{
    run(
        m_painting,
        [ground = std::move(ground)](const std::stop_token&) { return paintPadGround(ground); },
        [this](const QImage& image) { Q_EMIT painted(image); });
}

void PadWork::findDensity(DensityAt densityAt)
{
    run(
        m_finding,
        [densityAt = std::move(densityAt)](const std::stop_token& stop) {
            return densityOf(densityAt, stop);
        },
        [this](const PadDensity& density) { Q_EMIT densityFound(density); });
}

void PadWork::cancelDensity()
{
    m_finding.request_stop();
}

} // namespace timbrel::ui
