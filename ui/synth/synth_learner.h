// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"
#include "core/synth/subtractive_table.h"
#include "ui/common/midi_learner.h"

namespace timbrel::ui {

class SynthDocument;

/// Which MIDI controllers move the synthesizer's parameters ("synth:filter_cutoff"), on any
/// channel: the instrument hears them itself, with what plays it. Threads: GUI.
class SynthLearner final : public MidiLearner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SynthLearner)
public:
    /// The document outlives it.
    explicit SynthLearner(SynthDocument& document, QObject* parent = nullptr);

    void learn(const QString& target) override;
    void cancelLearn() override;
    [[nodiscard]] QString learning() const override { return m_learning; }
    [[nodiscard]] const QMap<QString, MidiBinding>& bindings() const override { return m_bindings; }
    void forget(const QString& target) override;
    [[nodiscard]] QString targetName(const QString& target) const override;

    /// What came from MIDI, while something is learnt.
    void hear(const midi::MidiMessage& message);

    [[nodiscard]] static QString targetOf(const synth::ParameterSpec& spec);

private:
    void take();

    SynthDocument& m_document;
    QMap<QString, MidiBinding> m_bindings;
    QString m_learning;
};

} // namespace timbrel::ui
