// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/audio_line.h"

#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace timbrel::ui {

AudioLine::AudioLine(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("audioLine"));
    m_text = new ReadOut(tr("Sound"), QString());
    m_text->setObjectName(QStringLiteral("audioText"));
    m_text->setTone(ReadOut::Tone::Quiet);
    m_text->setStretching(true);
    m_xruns = new QToolButton;
    m_xruns->setObjectName(QStringLiteral("xruns"));
    m_xruns->setFocusPolicy(Qt::TabFocus);
    m_xruns->setStatusTip(
        tr("Gaps in the sound since they were last counted; a press counts anew"));
    m_xruns->setText(tr("xruns %1").arg(99999));
    m_xruns->setMinimumWidth(m_xruns->sizeHint().width());
    connect(m_xruns, &QToolButton::clicked, this, &AudioLine::resetWanted);
    auto* sound = new QToolButton;
    sound->setObjectName(QStringLiteral("chooseSound"));
    sound->setText(tr("Synthesizer…"));
    sound->setAccessibleName(sound->text());
    sound->setStatusTip(tr("Choose and edit the sound of Timbrel's own synthesizer"));
    sound->setFocusPolicy(Qt::TabFocus);
    connect(sound, &QToolButton::clicked, this, &AudioLine::soundWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(sound);
    row->addWidget(m_xruns);
    showReport({});
}

void AudioLine::setSystem(const QString& name)
{
    m_system = name;
}

void AudioLine::showReport(const LatencyReport& report)
{
    const QLocale locale;
    const double heard = report.outputMilliseconds * report.sampleRate / 1000.0; // frames
    if (!report.isSoundOn)
        m_text->setText(tr("audio: no sound device; MIDI goes out all the same"));
    else
        //: "audio: JACK 48 kHz 64 frames (1.3 ms), heard after 256 frames (5.3 ms), …"
        m_text->setText(
            tr("audio: %1  %2 kHz  %3 frames (%4 ms), heard after %5 frames (%6 ms), computing a "
               "block takes up to %7 ms")
                .arg(m_system,
                     locale.toString(report.sampleRate / 1000.0, 'g', 4),
                     locale.toString(report.blockFrames),
                     locale.toString(report.blockMilliseconds, 'f', 1),
                     locale.toString(heard, 'f', 0),
                     locale.toString(report.outputMilliseconds, 'f', 1),
                     locale.toString(report.callbackP99, 'f', 2)));
    const QString xruns
        = tr("xruns %1").arg(locale.toString(static_cast<qulonglong>(report.underruns)));
    if (m_xruns->text() == xruns && !m_xruns->accessibleName().isEmpty())
        return;
    m_xruns->setText(xruns);
    m_xruns->setAccessibleName(tr("%1, count anew").arg(xruns));
    setRole(*m_xruns, report.underruns > 0 ? "warning" : "");
}

} // namespace timbrel::ui
