// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sound_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <chrono>
#include <cmath>

namespace timbrel::ui {
namespace {

class SoundTexts
{
    Q_DECLARE_TR_FUNCTIONS(SoundText)
public:
    static SoundState of(const audio::AudioState& state, const audio::EngineStatus& status)
    {
        switch (state.stage) {
        case audio::AudioStage::Closed:
            return {tr("sound off"), tr("Sound is switched off; press to change it"), false, 0};
        case audio::AudioStage::Opening:
            return {tr("opening"), tr("The sound device is being opened"), false, 0};
        case audio::AudioStage::Unavailable:
            if (state.problem && state.problem->id != ErrorId::AudioMissing)
                return {tr("! no sound"),
                        tr("The sound device cannot be used; press to see why, or to choose "
                           "another"),
                        true,
                        0};
            // many a machine has none, and nothing is wrong then
            return {tr("no sound"),
                    tr("There is no sound device; it is taken up when it comes. Everything else "
                       "works"),
                    false,
                    0};
        case audio::AudioStage::Lost:
            return {tr("! no sound"),
                    tr("The sound device has gone; it is taken up when it comes back"),
                    true,
                    0};
        case audio::AudioStage::Running:
            break;
        }
        return running(state.opened, status);
    }

    static QStringList all()
    {
        constexpr double kLong = 999.9; // ms
        return {tr("sound off"),
                tr("opening"),
                tr("no sound"),
                tr("! no sound"),
                QStringLiteral("! ") + tr("%1 ms").arg(QLocale().toString(kLong, 'f', 1))};
    }

private:
    static SoundState running(const audio::AudioOpened& opened, const audio::EngineStatus& status)
    {
        const QLocale locale;
        const double ms = std::chrono::duration<double, std::milli>(opened.latency).count();
        SoundState sound;
        //: milliseconds
        sound.text = tr("%1 ms").arg(locale.toString(ms, 'f', 1));
        //: device, sample rate, frames, milliseconds
        sound.hint = tr("%1, %2 Hz, blocks of %3 frames, %4 ms until it is heard; gaps so far: %5")
                         .arg(QString::fromStdString(opened.device.name),
                              locale.toString(opened.sampleRate, 'f', 0),
                              locale.toString(static_cast<qulonglong>(opened.frames)),
                              locale.toString(ms, 'f', 1),
                              locale.toString(static_cast<qulonglong>(status.underruns)));
        sound.isWarning = !opened.fellBack.empty();
        if (sound.isWarning)
            sound.text.prepend(QStringLiteral("! "));
        sound.loadPercent = static_cast<int>(std::lround(100.0F * status.load));
        return sound;
    }
};

} // namespace

SoundState soundState(const audio::AudioState& state, const audio::EngineStatus& status)
{
    return SoundTexts::of(state, status);
}

QStringList soundTexts()
{
    return SoundTexts::all();
}

} // namespace timbrel::ui
