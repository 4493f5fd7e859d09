// SPDX-License-Identifier: GPL-3.0-or-later
// What the view Latent reads and writes: imports, exports, what is dragged in and out.
#include "core/audio/sound_file_writer.h"
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_midi.h"
#include "core/pattern/pattern_render.h"
#include "core/synth/drum_kit_desk.h"
#include "ui/common/file_questions.h"
#include "ui/common/notice_line.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/latent/library_panel.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"

#include <QFileInfo>

#include <span>
#include <utility>
#include <vector>

namespace timbrel::ui {
namespace {

constexpr int kTurnsOfAnExport = 4; ///< bars enough to be a loop of its own
constexpr qsizetype kMostBrokenNamed = 1000;

std::vector<bool> silentRows(const LatentDocument& document)
{
    const pattern::PadSetup& setup = document.setup();
    bool isAnySolo = false;
    for (std::size_t row = 0; row < document.rows().size(); ++row)
        isAnySolo = isAnySolo || setup.rowAt(row).isSolo;
    std::vector<bool> silent;
    for (std::size_t row = 0; row < document.rows().size(); ++row)
        silent.push_back(setup.rowAt(row).isMuted || (isAnySolo && !setup.rowAt(row).isSolo));
    return silent;
}

} // namespace

QString PatternDesk::patternName() const
{
    //: name of a file
    return tr("pattern");
}

bool PatternDesk::exportMidi(const QString& file)
{
    const LatentDocument& document = m_control.document();
    pattern::MidiExport how;
    how.name = QFileInfo(file).completeBaseName().toStdString();
    how.tempo = document.setup().beatsPerMinute;
    how.swing = document.setup().swing;
    how.muted = silentRows(document);
    const auto written = writeFileAtomically(
        file.toStdString(),
        pattern::patternsMidi(std::span(&document.pattern(), 1), document.rows(), how));
    if (!written)
        warn(written.error());
    return written.has_value();
}

QString PatternDesk::makeDragFile()
{
    // a folder each: other programs may still read the one before
    const QString folder = m_dragged.filePath(QString::number(++m_draggedCount));
    const QString file = folder + QLatin1Char('/') + patternName() + QStringLiteral(".mid");
    if (const auto made = createFolder(folder.toStdString()); !made) {
        warn(made.error());
        return {};
    }
    return exportMidi(file) ? file : QString();
}

void PatternDesk::exportAudio(const QString& file, int turns)
{
    const LatentDocument& document = m_control.document();
    pattern::PatternRenderSettings settings;
    settings.tempo = document.setup().beatsPerMinute;
    settings.turns = turns;
    settings.end = pattern::LoopEnd::Seamless;
    const audio::MixLevels& mix = document.setup().mix;
    settings.volume = audio::gainOf(mix.drums) * audio::gainOf(mix.master);
    settings.sequencer = pattern::settingsFor(document.rows());
    settings.sequencer.swing = document.setup().swing;
    settings.sequencer.humanise = document.setup().humanise;
    const std::vector<bool> silent = silentRows(document);
    for (std::size_t row = 0; row < settings.sequencer.rowCount; ++row)
        settings.sequencer.rows[row].isMuted = silent[row];
    // a desk of its own: what plays goes on as it is
    auto desk = std::make_shared<synth::DrumKitDesk>();
    desk->setRows(document.rows());
    desk->setSampleRate(settings.sampleRate);
    desk->setKit(m_player.kit().kit());
    const std::filesystem::path path = file.toStdString();
    m_tab.notice().tell(tr("Writing %1…").arg(file));
    m_thread.start([this, desk, settings, path, file, pattern = document.pattern()] {
        desk->finish(); // sounds from files
        auto audio = pattern::renderPattern(desk->makeInstrument(), pattern, settings);
        auto written = std::make_shared<Result<>>();
        *written = audio ? audio::writeSoundFile(path, audio::formatOf(path), *audio)
                         : Result<>(failure(audio.error()));
        QMetaObject::invokeMethod(
            this,
            [this, written, file] {
                if (!*written)
                    return warn(written->error());
                m_tab.notice().tell(tr("Written: %1").arg(file));
                Q_EMIT audioWritten(file);
            },
            Qt::QueuedConnection);
    });
}

void PatternDesk::askForExport(bool isAudio)
{
    const QString name
        = patternName() + (isAudio ? QStringLiteral(".wav") : QStringLiteral(".mid"));
    askForNewFile(&m_tab,
                  isAudio ? tr("Save the pattern as audio (.wav, .flac)")
                          : tr("Save the pattern as a MIDI file"),
                  name,
                  {},
                  [this, isAudio](const QString& file) {
                      if (isAudio)
                          exportAudio(file, kTurnsOfAnExport);
                      else if (exportMidi(file))
                          m_tab.notice().tell(tr("Written: %1").arg(file));
                  });
}

void PatternDesk::askForImport()
{
    askForFiles(&m_tab,
                tr("Import patterns"),
                tr("Patterns (*.mid *.midi *.smf *.kar *.rmi *.h2pattern *.json *.jsonl *.gz);;All "
                   "files (*)"),
                [this](const QStringList& files) { m_shelf->importFiles(files); });
}

void PatternDesk::takeImported(const pattern::PatternImport& outcome, const QStringList& paths)
{
    ImportOutcome told;
    told.patterns = static_cast<int>(outcome.set.entries.size());
    told.isStopped = outcome.isCancelled;
    for (const Error& error : outcome.broken)
        if (told.broken.size() < kMostBrokenNamed)
            told.broken << m_sentence(error);
    m_library->showOutcome(told);
    if (const auto why = pattern::failureOf(outcome,
                                            [&] {
                                                std::vector<std::filesystem::path> files;
                                                for (const QString& path : paths)
                                                    files.emplace_back(path.toStdString());
                                                return files;
                                            }());
        why && outcome.broken.empty())
        warn(*why);
}

/// One file with something to play in it: it is not put into the library.
void PatternDesk::takeDropped(const QStringList& files, std::optional<std::size_t> corner)
{
    if (files.isEmpty())
        return;
    std::vector<std::filesystem::path> paths = {files.front().toStdString()};
    m_thread.start([this, paths = std::move(paths), corner] {
        auto found
            = std::make_shared<Result<pattern::PatternImport>>(pattern::importPatterns(paths, {}));
        QMetaObject::invokeMethod(
            this,
            [this, found, paths, corner] {
                if (!*found)
                    return warn(found->error());
                if ((*found)->set.entries.empty()) {
                    const auto why = pattern::failureOf(**found, paths);
                    return warn(why ? *why : Error(ErrorId::PatternsMissing));
                }
                const pattern::PatternEntry& entry = (*found)->set.entries.front();
                const QString name = QString::fromStdString(entry.name);
                if (corner)
                    m_control.setCorner(*corner, name, entry.pattern);
                else if (!m_control.space())
                    m_tab.notice().tell(
                        tr("The puck can go to patterns once a space has been learnt"));
                else if (!m_control.goToPattern(entry.pattern))
                    m_tab.notice().warn(tr("“%1” has another metre than this space").arg(name));
            },
            Qt::QueuedConnection);
    });
}

} // namespace timbrel::ui
