// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/output_recorder.h"
#include "core/base/result.h"
#include "core/pattern/pattern_import.h"
#include "ui/common/error_sentence.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>

class QAction;

namespace timbrel::ui {

class ActionRegistry;
class KitDocument;
class KitPanel;
class LatentControl;
class LatentTab;
class LibraryPanel;
class PatternShelf;
class PatternTrainings;
class Player;
class SpaceStrip;
class TrainingRuns;

/// What the view Latent does with files, trainings and sound: joins its panels to the library, the
/// runs and the player. Threads: GUI.
class PatternDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PatternDesk)
public:
    struct Parts
    {
        LatentTab& tab;
        LatentControl& control;
        TrainingRuns& runs;
        Player& player;
        ActionRegistry& actions;
    };
    PatternDesk(const Parts& parts, ErrorSentence sentence, QObject* parent = nullptr);
    ~PatternDesk() override;

    [[nodiscard]] PatternShelf& shelf() { return *m_shelf; }
    [[nodiscard]] PatternTrainings& trainings() { return *m_trainings; }

    /// Another project; one without a folder keeps its patterns in memory.
    void openProject(const std::optional<std::filesystem::path>& folder);
    /// The same project lies there from now on.
    void setFolder(const std::filesystem::path& folder);

    /// Something was done that is written nowhere yet.
    [[nodiscard]] bool isChanged() const;
    /// The pattern at hand as a MIDI file. False: it could not be written, which was told.
    bool exportMidi(const QString& file);
    /// The pattern at hand as it sounds, `turns` times; finished() follows.
    void exportAudio(const QString& file, int turns);
    /// Files that were dropped on the pad: into a corner, or the puck goes to what is in them.
    void takeDropped(const QStringList& files, std::optional<std::size_t> corner);
    /// On the patterns of the library, as the strip says. The project has a folder.
    void train();

Q_SIGNALS:
    void message(const QString& text);
    void trainWanted(); ///< by a press; the project may need a folder first
    void curvesWanted();
    void audioWritten(const QString& file);

private:
    // pattern_desk.cpp
    void makeKit();
    void connectMixer();
    void connectLibrary(LibraryPanel& panel);
    void connectTrainings();
    void showTrainings();
    void fillCorners();
    void hear(const QString& id);
    void goTo(const QString& id);
    void putInCorner(const QString& id, std::size_t corner);
    void keep();
    void strike(std::size_t slot, int velocity);
    void showRowSound(std::size_t row, QWidget& below);
    void warn(const Error& error);
    // pattern_desk_pad.cpp
    void connectPad();
    void readPad();
    void writePad();
    // pattern_desk_midi.cpp
    void connectMidi();
    void useMidi();
    void showMidiMenu(QWidget& below);
    void recordSound(bool isOn);
    void followRecording();
    // pattern_desk_files.cpp
    void takeImported(const pattern::PatternImport& outcome, const QStringList& paths);
    void askForImport();
    void askForExport(bool isAudio);
    [[nodiscard]] QString makeDragFile();
    [[nodiscard]] QString patternName() const;

    LatentTab& m_tab;
    LatentControl& m_control;
    Player& m_player;
    ErrorSentence m_sentence;
    PatternShelf* m_shelf = nullptr;
    PatternTrainings* m_trainings = nullptr;
    KitDocument* m_kit = nullptr;
    KitPanel* m_kitPanel = nullptr;
    LibraryPanel* m_library = nullptr;
    SpaceStrip* m_strip = nullptr;
    QTemporaryDir m_dragged; ///< files that were dragged out
    int m_draggedCount = 0;
    QThreadPool m_thread;
    QTimer m_padDue; ///< the pad has changed
    bool m_isPadChanged = false; ///< since it was written
    bool m_isReadingPad = false;
    QAction* m_recordAction = nullptr;
    std::optional<std::filesystem::path> m_folder; ///< of the project
    std::unique_ptr<audio::OutputRecorder> m_recorder; ///< made with the first recording
    QTimer m_recording; ///< while one is made
};

} // namespace timbrel::ui
