// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/drum_kit.h"

#include <QObject>
#include <QString>

#include <array>

class QGridLayout;
class QMenu;
class QPushButton;
class QToolButton;
class QWidget;

namespace timbrel::ui {

class KitDocument;
class MidiLearner;
class ValueKnob;

/// One row of the kit's panel: a button that strikes it, the sound that it plays, its knobs, and a
/// menu of the rest. Threads: GUI.
class KitRow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KitRow)
public:
    /// The slot's place in the kit, and the line of a grid whose widget is the parent.
    KitRow(KitDocument& document, std::size_t index, QGridLayout& grid, int line);

    /// What the knobs are called, on the line above the first row.
    static void addCaptions(QGridLayout& grid);

    [[nodiscard]] std::size_t index() const noexcept { return m_index; }
    /// The kit has changed.
    void refresh();
    /// Where the row lies, in the parent's coordinates.
    [[nodiscard]] QRect place() const;
    void setDropTarget(bool isTarget);
    void makeLearnable(MidiLearner& learner);
    /// A knob turned from afar ("kit:snare:tune"), 0-1. False: none of this row's.
    bool turn(const QString& target, double share);
    [[nodiscard]] QString targetName(const QString& target) const;

Q_SIGNALS:
    void struck(std::size_t index);
    void fileWanted(); ///< a window asks for one now
    void hoverText(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr std::size_t kKnobs = synth::kDrumSlotFields.size();

    [[nodiscard]] const synth::DrumSlot& slot() const;
    [[nodiscard]] QString rowName() const;
    [[nodiscard]] QString target(std::size_t knob) const;
    void makeKnob(std::size_t knob, QGridLayout& grid, int line);
    void pick();
    void step(int by);
    void turned(std::size_t knob, int value);
    void showMenu();
    void addClassMenu(QMenu& menu);
    void chooseFile();

    KitDocument& m_document;
    std::size_t m_index;
    QWidget* m_parent = nullptr;
    QPushButton* m_strike = nullptr;
    QPushButton* m_sound = nullptr;
    std::array<ValueKnob*, kKnobs> m_knobs {};
    QToolButton* m_more = nullptr;
};

} // namespace timbrel::ui
