// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/drum_kit_desk.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

class QUndoStack;

namespace timbrel::ui {

/// The drum kit as it is edited: every change is an entry of the history, and is heard at once.
/// Threads: GUI; files are read on a thread of the desk's.
class KitDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KitDocument)
public:
    enum class Kind
    {
        Single, ///< always an entry of its own
        Knob, ///< turns of the same knob that follow each other without a pause are one
    };

    /// The history, which may be that of more than the kit, and the desk outlive it.
    KitDocument(QUndoStack& history, synth::DrumKitDesk& desk, QObject* parent = nullptr);

    [[nodiscard]] const synth::DrumKit& kit() const { return m_desk.kit(); }
    [[nodiscard]] synth::DrumKitDesk& desk() { return m_desk; }
    /// Another kit. what: for the history, translated. which: tells knobs apart.
    void change(synth::DrumKit to, const QString& what, Kind kind = Kind::Single, int which = 0);
    /// A slot of the kit.
    void changeSlot(std::size_t index,
                    synth::DrumSlot to,
                    const QString& what,
                    Kind kind = Kind::Single,
                    int which = 0);
    /// Lets a slot be heard with other values, without an entry; nothing: as it was.
    void tryOut(std::size_t index, const synth::DrumSlot& slot);
    void endTryOut();
    /// Sound of a slot is in memory, or cannot be had.
    [[nodiscard]] bool isReady(std::size_t index) const;
    /// What follows is an entry of its own.
    void seal();
    /// Another kit without a history, as from a project.
    void load(synth::DrumKit kit);

    /// A row plays this file, and the kit knows it as a sound of that row's class.
    void playFile(std::size_t index, const QString& file);
    /// Sound files and folders into the kit; a single .json is a kit.
    void take(const QStringList& files);
    void stopTaking();
    void save(const QString& file, bool doesCopySounds);
    [[nodiscard]] bool isBusy() const { return m_desk.isBusy(); }

Q_SIGNALS:
    void changed();
    void busyChanged();
    /// What went wrong or was mended with files.
    void warned(const timbrel::Warnings& warnings);
    /// Files were taken into the kit whose names tell of no drum.
    void unnamed(int count);

private:
    friend class KitCommand;
    void set(const synth::DrumKit& kit);
    void poll();
    [[nodiscard]] quint64 serialOf(Kind kind, int which);

    QUndoStack& m_history;
    synth::DrumKitDesk& m_desk;
    QTimer m_poll; ///< while files are read
    QTimer m_pause; ///< after which another turn of the same knob is another entry
    quint64 m_serial = 0; ///< of the entry that turns still go into
    int m_which = -1;
    bool m_wasBusy = false;
    std::optional<synth::DrumKit> m_beforeTryOut;
    QString m_taking; ///< what the history calls the files that are being taken
};

} // namespace timbrel::ui
