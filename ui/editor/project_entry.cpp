// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/project_entry.h"

#include <utility>

namespace timbrel::ui {

EntryState stateOf(const ProjectEntry& entry)
{
    return {entry.key,
            entry.revision,
            entry.document->score(),
            entry.document->properties(),
            entry.channel,
            entry.file};
}

std::shared_ptr<const project::Example> exampleFrom(const EntryState& state)
{
    project::Example example;
    music::Sequence events = music::sequenceFrom(state.score);
    example.details.start = events.empty() ? Microseconds {} : events.front().time;
    example.sequence = music::rebased(std::move(events));
    example.details.displayName = state.properties.name.toStdString();
    example.details.meter = state.properties.meter;
    example.details.channel = state.channel;
    example.origin = state.properties.origin;
    example.isEnabled = state.properties.isEnabled;
    example.file = state.file;
    example.name = state.file.stem().string();
    return std::make_shared<const project::Example>(std::move(example));
}

music::Sequence placed(const project::Example& example)
{
    music::Sequence events = example.sequence;
    for (music::Event& event : events)
        event.time += example.details.start;
    return events;
}

} // namespace timbrel::ui
