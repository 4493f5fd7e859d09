// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>
#include <QtGlobal>

#include <map>
#include <optional>

class QKeyEvent;

namespace timbrel::ui {

/// The computer's keyboard as a piano of one octave: a w s e d f t g y h u j k, z and x an octave
/// down and up, and where it is wanted Space as a sustain pedal. Keys count by where they are and
/// not by what is printed on them, where the system tells. While it is on, these keys reach nothing
/// else, but for fields in which text is written. Threads: GUI.
class ComputerKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComputerKeys)
public:
    explicit ComputerKeys(QObject* parent = nullptr);
    ~ComputerKeys() override;

    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    [[nodiscard]] int firstNote() const { return m_firstNote; }
    /// Within 0 to 115, so that every key is a note.
    void shiftOctave(int by);
    /// Space is a pedal, but for what is pressed by Space and has the focus.
    void setPedalOn(bool isOn) { m_hasPedal = isOn; }

Q_SIGNALS:
    void pressed(int note);
    void released(int note);
    void firstNoteChanged(int note);
    void pedalMoved(bool isDown);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handle(const QKeyEvent& event);
    bool handleRelease(quint32 id, const QKeyEvent& event);
    void release(quint32 id);
    void releaseLeaving();
    void releaseAll();
    void tellReleased(int note);
    [[nodiscard]] bool isPedal(int key) const;

    bool m_isOn = false;
    int m_firstNote = 60;
    bool m_hasPedal = false;
    /// Note by key, kPedal of the pedal; octaves may change in between.
    std::map<quint32, int> m_held;
    std::map<quint32, quint64> m_leaving; ///< time of the release by held key, see handleRelease()
    QTimer m_leave;
};

/// Semitones above the first note; nothing for other keys. scanCode: of an evdev keyboard plus 8,
/// as X11 and Wayland report it; 0: not known.
[[nodiscard]] std::optional<int> semitoneOfKey(int key, quint32 scanCode);

} // namespace timbrel::ui
