// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sequence_input.h"

#include "core/expression/example_file.h"
#include "core/midi/midi_file.h"

namespace timbrel::app {

Result<music::Sequence> readSequence(const std::filesystem::path& file, Warnings& warnings)
{
    if (file.extension() == ".seq")
        return expression::readExample(file, &warnings);
    const auto midi = midi::readMidiFile(file);
    if (!midi)
        return failure(midi.error());
    warnings.insert(warnings.end(), midi->warnings.begin(), midi->warnings.end());
    return midi::mergedSequence(*midi);
}

} // namespace timbrel::app
