// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/pad_painter.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace timbrel::ui {

/// What a pad shows and what takes longer than a frame: the density is worked out, the ground is
/// painted, each on a thread of its own. A newer wish takes the place of the one before. Threads:
/// GUI.
class PadWork final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PadWork)
public:
    /// How densely a position sounds, 0 to 1; called by one other thread at a time.
    using DensityAt = std::function<float(learning::PadPosition)>;

    explicit PadWork(QObject* parent = nullptr);
    ~PadWork() override;

    void paint(PadGround ground);
    void findDensity(DensityAt densityAt);
    void cancelDensity();
    /// Nothing is being worked out.
    [[nodiscard]] bool isIdle() const noexcept { return m_jobs == 0; }

Q_SIGNALS:
    void painted(const QImage& image);
    void densityFound(const timbrel::ui::PadDensity& density);

private:
    template<class Work, class Then>
    void run(std::stop_source& last, Work work, Then then);

    QThreadPool m_threads;
    std::stop_source m_painting;
    std::stop_source m_finding;
    int m_jobs = 0;
};

} // namespace timbrel::ui
