// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/ports_stage.h"

#include "core/base/atomic_file.h"
#include "core/midi/midi_file_writer.h"
#include "support/loudness_model.h"

#include <stdexcept>

namespace timbrel::test {
namespace {

constexpr const char* kConf = R"([midi]
controllers = 1
controller_defaults = 1, 10
[representation]
controller_output_counts = 1, 2
update_rate = 75
input_features = "note struck", "velocity"
)";

void require(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(what);
}

} // namespace

PortsStage::PortsStage()
{
    require(expression::saveModel(model().toStdString(), loudnessDescription(), loudnessWeights())
                .has_value(),
            "cannot write the model");
    require(createFolder(project().toStdString()).has_value(), "cannot make the project");
    require(
        writeFileAtomically((project() + QStringLiteral("/larasynth.conf")).toStdString(), kConf)
            .has_value(),
        "cannot write the settings");
}

QString PortsStage::project() const
{
    return QString::fromStdString((m_folder.path() / "project").string());
}

QString PortsStage::model() const
{
    return QString::fromStdString((m_folder.path() / "loudness.safetensors").string());
}

QString PortsStage::midiFile(int notes, int notesPerSecond) const
{
    const Microseconds period = std::chrono::microseconds(1000000 / notesPerSecond);
    music::Sequence events;
    for (int i = 0; i < notes; ++i) {
        const auto number = static_cast<std::uint8_t>(kFirstNote + i % kNoteNumbers);
        const std::uint8_t velocity = i % 2 == 0 ? 30 : 120;
        events.push_back({i * period, music::EventKind::NoteOn, 0, number, velocity});
        events.push_back({i * period + period / 2, music::EventKind::NoteOff, 0, number, 64});
    }
    const auto path = m_folder.path() / (std::to_string(notes) + ".mid");
    require(writeFileAtomically(path, midi::writeMidiFile(events)).has_value(),
            "cannot write the notes");
    return QString::fromStdString(path.string());
}

QString complaint(const std::vector<SeenEvent>& events, int notes)
{
    std::size_t at = 0;
    for (int i = 0; i < notes; ++i) {
        const int number = PortsStage::kFirstNote + i % PortsStage::kNoteNumbers;
        const bool isLoud = i % 2 != 0;
        const std::array<SeenEvent, 3> expected = {SeenEvent {'c', 1, isLoud ? 100 : 10},
                                                   SeenEvent {'n', number, isLoud ? 120 : 30},
                                                   SeenEvent {'o', number, 64}};
        for (const SeenEvent& event : expected) {
            const SeenEvent seen = at < events.size() ? events[at] : SeenEvent {};
            if (seen.kind != event.kind || seen.number != event.number
                || (event.kind != 'o' && seen.value != event.value))
                return QStringLiteral("note %1 of %2: expected %3 %4 %5, saw %6 %7 %8 (event %9)")
                    .arg(i + 1)
                    .arg(notes)
                    .arg(QLatin1Char(event.kind))
                    .arg(event.number)
                    .arg(event.value)
                    .arg(QLatin1Char(seen.kind))
                    .arg(seen.number)
                    .arg(seen.value)
                    .arg(at);
            ++at;
        }
    }
    return {};
}

} // namespace timbrel::test
