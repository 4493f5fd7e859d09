// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/value_knob.h"

#include <QWidget>

namespace timbrel::ui {

class LatentControl;
class MidiLearner;

/// A value in a strip, as a bar with its name, that a MIDI control can play. Threads: GUI.
class KnobCell final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KnobCell)
public:
    /// target: of MIDI learn. name, hint: for people.
    KnobCell(const KnobScale& scale,
             const QString& name,
             const QString& hint,
             MidiLearner& learner,
             const QString& target,
             QWidget* parent = nullptr);

    [[nodiscard]] ValueKnob& knob() { return *m_knob; }

Q_SIGNALS:
    void hoverText(const QString& text);

private:
    void follow();

    MidiLearner& m_learner;
    QString m_target;
    QString m_name;
    QString m_hint;
    ValueKnob* m_knob = nullptr;
};

/// One of latentKnobs(), which changes the document; showing what the document says is its owner's.
[[nodiscard]] KnobCell* makeLatentKnob(const char* id, LatentControl& control);

} // namespace timbrel::ui
