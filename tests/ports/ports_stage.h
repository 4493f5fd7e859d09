// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/shared_data.h"

#include <QString>

#include <vector>

#include "ports/program.h"

namespace timbrel::test {

/// A project with the model of support/loudness_model.h. So what comes out of alternately loud and
/// soft notes is known to the last message: controller, on, off, controller...
class PortsStage
{
public:
    PortsStage();
    [[nodiscard]] QString project() const;
    [[nodiscard]] QString model() const;
    /// A MIDI file of so many notes, alternately soft (30) and loud (120), from note 36 up to 95
    /// and again; a note every period, held for half of it.
    [[nodiscard]] QString midiFile(int notes, int notesPerSecond) const;
    static constexpr int kFirstNote = 36;
    static constexpr int kNoteNumbers = 60;

private:
    TemporaryFolder m_folder;
};

/// Nothing, or what is wrong: every note of PortsStage::midiFile(notes) must be there, in order,
/// with its controller right before it.
[[nodiscard]] QString complaint(const std::vector<SeenEvent>& events, int notes);

} // namespace timbrel::test
