// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/mixer_strip.h"

#include "core/audio/mix_levels.h"
#include "ui/common/level_meter.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/latent/knob_cell.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <chrono>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr auto kMixerLookEvery = std::chrono::milliseconds(34); ///< less than 30 times a second
constexpr std::array kMixerKnobs = {"drumsLevel", "synthLevel", "masterLevel"};
constexpr int kTenths = 10;

} // namespace

MixerStrip::MixerStrip(LatentControl& control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    setObjectName(QStringLiteral("mixer"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kStep);
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        m_channels[i] = makeChannel(kMixerKnobs[i]);
        auto* column = new QVBoxLayout;
        column->setSpacing(1);
        column->addWidget(m_channels[i].knob);
        column->addWidget(m_channels[i].meter);
        row->addLayout(column, 1);
    }
    makeLimiter();
    row->addWidget(m_limiter, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_follow.setInterval(kMixerLookEvery);
    connect(&m_follow, &QTimer::timeout, this, &MixerStrip::follow);
    connect(&control.document(), &LatentDocument::changed, this, &MixerStrip::takeLevels);
    takeLevels();
}

MixerStrip::Channel MixerStrip::makeChannel(const char* knob)
{
    LatentDocument& document = m_control.document();
    Channel channel;
    channel.knob = makeLatentKnob(knob, m_control);
    channel.knob->knob().setFixedHeight(metrics::kDenseControlHeight);
    connect(&channel.knob->knob(), &ValueKnob::taken, &document, &LatentDocument::beginDrag);
    connect(&channel.knob->knob(), &ValueKnob::letGo, &document, &LatentDocument::endDrag);
    connect(channel.knob, &KnobCell::hoverText, this, &MixerStrip::hoverText);
    //: a meter: the drums, the synthesizer or the master
    channel.meter
        = new LevelMeter(tr("Meter: %1").arg(findLatentKnob(QLatin1String(knob))->name()));
    channel.meter->setObjectName(QStringLiteral("meter.") + QLatin1String(knob));
    channel.meter->setStatusTip(tr(
        "How loud it is now, left above right, from -60 to +6 dB; the line is 0 dB, the mark the "
        "highest of a moment"));
    return channel;
}

void MixerStrip::makeLimiter()
{
    //: beside the master's level: by how many dB the limiter holds it down. Short
    m_limiter = new ReadOut(tr("Limiter"), tr("Limiter %1").arg(QStringLiteral("-00.0")));
    m_limiter->setObjectName(QStringLiteral("mixerLimiter"));
    m_limiter->setStatusTip(tr("By how many dB the limiter holds the sound down, so that it does "
                               "not distort; turn levels down if it has to do so often"));
    QFont caption = m_limiter->font();
    caption.setPixelSize(metrics::kCaptionPixels);
    m_limiter->setFont(caption);
    m_limiter->setFixedHeight(metrics::kDenseControlHeight);
    showLimiter(1.0F, {});
}

void MixerStrip::takeLevels()
{
    const pattern::PadSetup& setup = m_control.document().setup();
    for (std::size_t i = 0; i < m_channels.size(); ++i)
        m_channels[i].knob->knob().showValue(
            findLatentKnob(QLatin1String(kMixerKnobs[i]))->value(setup));
}

void MixerStrip::follow()
{
    if (!m_source)
        return;
    const MixerPeaks peaks = m_source();
    const auto now = LevelHold::Time::clock::now();
    const std::array pairs = {peaks.drums, peaks.synth, peaks.master};
    for (std::size_t i = 0; i < m_channels.size(); ++i)
        m_channels[i].meter->setLevels(double {audio::decibelsOf(pairs[i].left)},
                                       double {audio::decibelsOf(pairs[i].right)},
                                       now);
    showLimiter(peaks.limiterGain, now);
}

/// In tenths of a dB; what is less than one is nothing.
void MixerStrip::showLimiter(float gain, LevelHold::Time now)
{
    m_reduction.take(-double {audio::decibelsOf(gain)}, now);
    const auto tenths = static_cast<int>(std::lround(kTenths * m_reduction.held()));
    if (tenths == m_shownReduction)
        return;
    m_shownReduction = tenths;
    m_limiter->setTone(tenths > 0 ? ReadOut::Tone::Warning : ReadOut::Tone::Quiet);
    m_limiter->setText(tenths > 0
                           ? tr("Limiter %1").arg(QLocale().toString(-m_reduction.held(), 'f', 1))
                           : tr("Limiter"));
}

void MixerStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_follow.start();
}

void MixerStrip::hideEvent(QHideEvent* event)
{
    m_follow.stop();
    QWidget::hideEvent(event);
}

} // namespace timbrel::ui
