// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/subtractive_table.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QMenu;

namespace timbrel::ui {

class MidiLearner;
class SynthDocument;
class ValueKnob;

/// One parameter of the synthesizer, as the table has it: a knob whose value is written and typed
/// below it with its unit, or the list of its choices; its name, and what moves it by MIDI.
/// Threads: GUI.
class ParameterCell final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParameterCell)
public:
    ParameterCell(const synth::ParameterSpec& spec,
                  SynthDocument& document,
                  MidiLearner& learner,
                  int width,
                  QWidget* parent = nullptr);

    /// For all cells, in pixels: as wide as the longest name and choice of this language.
    [[nodiscard]] static int widthForAll();

    /// The document has changed.
    void refresh();

Q_SIGNALS:
    void hoverText(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeKnob();
    QWidget* makeField();
    QWidget* makeChoices();
    void addMenu(QMenu& menu);
    [[nodiscard]] float value() const;
    [[nodiscard]] QString hint() const;

    const synth::ParameterSpec& m_spec;
    SynthDocument& m_document;
    ValueKnob* m_knob = nullptr; ///< of a continuous one
    QDoubleSpinBox* m_field = nullptr;
    QComboBox* m_choices = nullptr; ///< of a categorical one
};

} // namespace timbrel::ui
