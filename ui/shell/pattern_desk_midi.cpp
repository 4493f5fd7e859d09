// SPDX-License-Identifier: GPL-3.0-or-later
// Where the patterns of the view Latent are heard: here, at a MIDI port, in a sound file; and whose
// beats they follow.
#include "core/base/atomic_file.h"
#include "ui/common/notice_line.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>

#include <chrono>

namespace timbrel::ui {
namespace {

constexpr auto kFollowRecordingEvery = std::chrono::milliseconds(500);
constexpr int kMinuteSeconds = 60;

/// What is kept of it in the program's own settings: it is about the devices, not the project.
struct PatternMidi
{
    bool isHeardHere = true;
    bool isSent = true;
    bool isClockSent = false;
    bool isClockFollowed = false;
};

QString midiKey(const char* name)
{
    return QStringLiteral("patterns/") + QLatin1String(name);
}

PatternMidi savedPatternMidi()
{
    const QSettings settings;
    PatternMidi midi;
    midi.isHeardHere = settings.value(midiKey("heardHere"), midi.isHeardHere).toBool();
    midi.isSent = settings.value(midiKey("sent"), midi.isSent).toBool();
    midi.isClockSent = settings.value(midiKey("clockSent"), midi.isClockSent).toBool();
    midi.isClockFollowed = settings.value(midiKey("clockFollowed"), midi.isClockFollowed).toBool();
    return midi;
}

} // namespace

void PatternDesk::connectMidi()
{
    connect(&m_tab.gridPanel(), &GridPanel::midiWanted, this, &PatternDesk::showMidiMenu);
    connect(&m_control, &LatentControl::prepared, this, &PatternDesk::useMidi);
    connect(&m_tab, &LatentTab::recordSoundWanted, this, &PatternDesk::recordSound);
    m_recording.setInterval(kFollowRecordingEvery);
    connect(&m_recording, &QTimer::timeout, this, &PatternDesk::followRecording);
}

/// As it was chosen. Only once something plays patterns: before that no sound is asked for.
void PatternDesk::useMidi()
{
    pattern::PatternPlayer* player = m_control.player();
    if (player == nullptr)
        return;
    const PatternMidi midi = savedPatternMidi();
    player->setTargets({midi.isHeardHere, midi.isSent});
    m_player.setClockSent(midi.isClockSent);
    m_player.setClockFollowed(midi.isClockFollowed);
    m_control.setLed(midi.isClockFollowed);
}

void PatternDesk::showMidiMenu(QWidget& below)
{
    const PatternMidi midi = savedPatternMidi();
    auto* menu = new QMenu(&below);
    menu->setObjectName(QStringLiteral("patternMidi"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const QString& hint, const char* key, bool isOn) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(key));
        action->setStatusTip(hint);
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::toggled, this, [this, key](bool isOnNow) {
            QSettings().setValue(midiKey(key), isOnNow);
            m_control.prepare();
            useMidi();
        });
    };
    const QString output = m_player.outputState().name;
    const QString input = m_player.inputState().name;
    add(tr("Patterns sound here"), tr("Through the drum kit"), "heardHere", midi.isHeardHere);
    add(tr("Patterns go to the MIDI output: %1").arg(output),
        tr("The output port is chosen at the bottom of the window"),
        "sent",
        midi.isSent);
    menu->addSeparator();
    add(tr("Send a MIDI clock there"),
        tr("With start and stop, so that other machines run along"),
        "clockSent",
        midi.isClockSent);
    add(tr("Follow the MIDI clock of: %1").arg(input),
        tr("The input port is chosen at the bottom of the window; its clock starts, stops and says "
           "the tempo"),
        "clockFollowed",
        midi.isClockFollowed);
    menu->popup(below.mapToGlobal(QPoint(0, below.height())));
}

void PatternDesk::recordSound(bool isOn)
{
    if (!isOn) {
        if (m_recorder)
            m_recorder->stop();
        followRecording();
        return;
    }
    const std::filesystem::path folder = m_folder
        ? *m_folder / "recordings"
        : std::filesystem::path(
            QStandardPaths::writableLocation(QStandardPaths::MusicLocation).toStdString());
    const audio::SoundFileFormat format = m_player.choices().recordings;
    const std::string name
        = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss")).toStdString()
        + "." + std::string(audio::suffixOf(format));
    if (!m_recorder)
        m_recorder = std::make_unique<audio::OutputRecorder>(m_control.engine());
    const auto made = createFolder(folder);
    const auto begun = made ? m_recorder->start(folder / name, format) : made;
    if (!begun) {
        m_recordAction->setChecked(false);
        return warn(begun.error());
    }
    m_recording.start();
    followRecording();
}

void PatternDesk::followRecording()
{
    if (!m_recorder)
        return;
    const audio::OutputRecorderStatus status = m_recorder->status();
    const int seconds = static_cast<int>(status.seconds);
    const QString file
        = status.files.empty() ? QString() : QString::fromStdString(status.files.back().string());
    if (status.isRecording) {
        //: minutes, seconds, a file
        m_tab.notice().tell(tr("● Recording %1:%2 into %3")
                                .arg(seconds / kMinuteSeconds)
                                .arg(seconds % kMinuteSeconds, 2, 10, QLatin1Char('0'))
                                .arg(file));
        return;
    }
    if (status.problem) {
        warn(*status.problem);
        m_recordAction->setChecked(false);
    } else if (!status.isWriting) {
        m_tab.notice().tell(tr("Recorded: %1").arg(file));
    }
    if (!status.isWriting)
        m_recording.stop();
}

} // namespace timbrel::ui
