// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/computer_keys.h"

#include "ui/common/piano_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <array>
#include <utility>

namespace timbrel::ui {
namespace {

struct PianoKey
{
    int key;
    quint32 scanCode;
};
/// In semitones from C: the middle row of letters is white, the row above it black.
constexpr std::array<PianoKey, 13> kKeys = {{{Qt::Key_A, 38},
                                             {Qt::Key_W, 25},
                                             {Qt::Key_S, 39},
                                             {Qt::Key_E, 26},
                                             {Qt::Key_D, 40},
                                             {Qt::Key_F, 41},
                                             {Qt::Key_T, 28},
                                             {Qt::Key_G, 42},
                                             {Qt::Key_Y, 29},
                                             {Qt::Key_H, 43},
                                             {Qt::Key_U, 30},
                                             {Qt::Key_J, 44},
                                             {Qt::Key_K, 45}}};
constexpr PianoKey kDown = {Qt::Key_Z, 52};
constexpr PianoKey kUp = {Qt::Key_X, 53};
constexpr int kOctave = 12;
constexpr int kPedal = -1; // in place of a note

bool isKey(const PianoKey& wanted, int key, quint32 scanCode)
{
    return scanCode != 0 ? wanted.scanCode == scanCode : wanted.key == key;
}

/// Only X11 and Wayland give codes that say where a key is.
quint32 scanCodeOf(const QKeyEvent& event)
{
    static const bool isKnown = [] {
        const QString platform = QGuiApplication::platformName();
        return platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland"));
    }();
    return isKnown ? event.nativeScanCode() : 0;
}

bool isPressedBySpace(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr
        || qobject_cast<const QComboBox*>(widget) != nullptr
        || qobject_cast<const QAbstractItemView*>(widget) != nullptr
        || qobject_cast<const PianoKeys*>(widget) != nullptr;
}

bool takesText(const QWidget* widget)
{
    return widget != nullptr && widget->testAttribute(Qt::WA_InputMethodEnabled);
}

} // namespace

std::optional<int> semitoneOfKey(int key, quint32 scanCode)
{
    for (std::size_t semitone = 0; semitone < kKeys.size(); ++semitone)
        if (isKey(kKeys[semitone], key, scanCode))
            return static_cast<int>(semitone);
    return std::nullopt;
}

ComputerKeys::ComputerKeys(QObject* parent)
    : QObject(parent)
{
    connect(
        qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
            if (state != Qt::ApplicationActive)
                releaseAll();
        });
    constexpr int kRepeatComesWithin = 8; // ms; the two events of a repetition come together
    m_leave.setSingleShot(true);
    m_leave.setInterval(kRepeatComesWithin);
    m_leave.setTimerType(Qt::PreciseTimer);
    connect(&m_leave, &QTimer::timeout, this, &ComputerKeys::releaseLeaving);
}

ComputerKeys::~ComputerKeys() = default;

void ComputerKeys::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    if (isOn) {
        qApp->installEventFilter(this);
    } else {
        qApp->removeEventFilter(this);
        releaseAll();
    }
}

void ComputerKeys::shiftOctave(int by)
{
    const int note = std::clamp(m_firstNote + by * kOctave, 0, 108);
    if (note == m_firstNote)
        return;
    m_firstNote = note;
    Q_EMIT firstNoteChanged(note);
}

void ComputerKeys::release(quint32 id)
{
    m_leaving.erase(id);
    const auto held = m_held.find(id);
    if (held == m_held.end())
        return;
    const int note = held->second;
    m_held.erase(held);
    tellReleased(note);
}

void ComputerKeys::tellReleased(int note)
{
    if (note == kPedal)
        Q_EMIT pedalMoved(false);
    else
        Q_EMIT released(note);
}

bool ComputerKeys::isPedal(int key) const
{
    return m_hasPedal && key == Qt::Key_Space && !isPressedBySpace(QApplication::focusWidget());
}

void ComputerKeys::releaseLeaving()
{
    for (const auto& [id, time] : std::exchange(m_leaving, {}))
        release(id);
}

/// X11 repeats a key by a release and a press at the same time; Qt tells that it is a repetition
/// only if it has read the press already. So a release that may be one waits for a moment.
bool ComputerKeys::handleRelease(quint32 id, const QKeyEvent& event)
{
    if (!m_held.contains(id))
        return false;
    if (event.isAutoRepeat())
        return true;
    if (event.timestamp() == 0) {
        release(id);
    } else {
        m_leaving[id] = event.timestamp();
        m_leave.start();
    }
    return true;
}

void ComputerKeys::releaseAll()
{
    m_leaving.clear();
    for (const auto& [key, note] : std::exchange(m_held, {}))
        tellReleased(note);
}

bool ComputerKeys::handle(const QKeyEvent& event)
{
    const quint32 scanCode = scanCodeOf(event);
    const quint32 id = scanCode != 0 ? scanCode : static_cast<quint32>(event.key());
    if (event.type() == QEvent::KeyRelease)
        return handleRelease(id, event);
    const bool isPlain = (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!isPlain || takesText(QApplication::focusWidget()))
        return false;
    const auto semitone = semitoneOfKey(event.key(), scanCode);
    const bool isDown = isKey(kDown, event.key(), scanCode);
    const bool isUp = isKey(kUp, event.key(), scanCode);
    const bool isForPedal = isPedal(event.key());
    if (!semitone && !isDown && !isUp && !isForPedal)
        return false;
    if (const auto left = m_leaving.find(id); left != m_leaving.end()) {
        if (left->second == event.timestamp())
            m_leaving.erase(left);
        else
            release(id);
    }
    if (event.isAutoRepeat() || m_held.contains(id))
        return true;
    if (isForPedal) {
        m_held.emplace(id, kPedal);
        Q_EMIT pedalMoved(true);
        return true;
    }
    if (!semitone) {
        shiftOctave(isUp ? 1 : -1);
        return true;
    }
    const int note = std::min(127, m_firstNote + *semitone);
    m_held.emplace(id, note);
    Q_EMIT pressed(note);
    return true;
}

bool ComputerKeys::eventFilter(QObject* watched, QEvent* event)
{
    // Each event comes by several times: as it reaches the window, and again for each widget that
    // it is offered to. The first time counts.
    if (!watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        if (handle(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool isPlain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        const quint32 scanCode = scanCodeOf(key);
        if (isPlain && !takesText(QApplication::focusWidget())
            && (semitoneOfKey(key.key(), scanCode) || isKey(kDown, key.key(), scanCode)
                || isKey(kUp, key.key(), scanCode) || isPedal(key.key()))) {
            event->accept(); // it is a note and no shortcut
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace timbrel::ui
