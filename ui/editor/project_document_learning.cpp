// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/controller_edits.h"
#include "core/project/file_facts.h"
#include "ui/editor/project_commands.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"

#include <algorithm>
#include <set>

namespace timbrel::ui {
/// An example and where its original is.
struct LearningSource
{
    quint64 key = 0;
    music::Sequence events; ///< of the example
    std::string name; ///< of the original; empty: none
    std::shared_ptr<const std::string> bytes; ///< null: it is in the folder
};

/// What was found for an example.
struct LearningFound
{
    quint64 key = 0;
    music::Sequence events; ///< with the controllers
};

namespace {

std::optional<project::FileFacts> factsOf(const LearningSource& source,
                                          const std::filesystem::path& folder)
{
    if (source.name.empty())
        return std::nullopt;
    auto facts = source.bytes ? project::inspectBytes(*source.bytes, source.name)
                              : project::inspectFile(folder / source.name);
    if (!facts)
        return std::nullopt;
    return std::move(*facts);
}

bool hasController(const music::Sequence& events, std::uint8_t controller)
{
    return std::any_of(events.begin(), events.end(), [controller](const music::Event& event) {
        return event.kind == music::EventKind::Controller && event.number == controller;
    });
}

} // namespace

/// What the reading thread found out for learn().
struct ProjectDocument::Learning
{
    std::set<std::uint8_t> controllers;
    std::vector<LearningSource> sources;
    std::vector<LearningFound> found;
    std::map<std::uint8_t, music::Sequence> firsts; ///< the first music that has the controller

    void run(const std::filesystem::path& folder)
    {
        for (const LearningSource& source : sources) {
            const auto facts = factsOf(source, folder);
            for (const std::uint8_t controller : controllers) {
                if (facts && hasController(facts->events, controller))
                    firsts.try_emplace(controller, facts->events);
                else if (hasController(source.events, controller))
                    firsts.try_emplace(controller, source.events);
            }
            if (!facts)
                continue;
            auto events = project::withControllersOf(source.events, facts->events, controllers);
            if (events != source.events)
                found.push_back({source.key, std::move(events)});
        }
    }
};

void ProjectDocument::learn(const QList<int>& controllers)
{
    auto learning = std::make_shared<Learning>();
    for (const int controller : controllers)
        learning->controllers.insert(static_cast<std::uint8_t>(controller));
    if (learning->controllers.empty())
        return;
    for (const auto* example : m_examples) {
        const ProjectEntry& entry = *entryOf(example);
        learning->sources.push_back({entry.key,
                                     *example->snapshot(),
                                     example->properties().origin.original,
                                     entry.source ? entry.source->bytes : nullptr});
    }
    const auto folder = m_project ? m_project->sourcesFolder() : std::filesystem::path();
    m_readers.start([this, learning, folder, generation = m_generation] {
        learning->run(folder);
        QMetaObject::invokeMethod(this, [this, learning, generation] {
            if (generation == m_generation) // else another project is at hand
                takeLearnt(*learning);
        });
    });
}

void ProjectDocument::takeLearnt(const Learning& learning)
{
    auto conf = m_conf;
    QList<int> learnt;
    for (const std::uint8_t controller : learning.controllers) {
        const auto& listed = m_settings.controllers;
        const auto first = learning.firsts.find(controller);
        if (std::find(listed.begin(), listed.end(), controller) != listed.end())
            continue;
        if (first != learning.firsts.end()
            && project::learnControllers(conf, {controller}, first->second))
            learnt << controller;
    }
    QStringList names;
    for (const std::uint8_t controller : learning.controllers)
        names << QString::number(controller);
    const QString what = tr("Learn CC %1").arg(names.join(tr(", ", "between controllers")));
    for (const LearningFound& found : learning.found) {
        ExampleDocument* example = exampleOf(found.key);
        if (example == nullptr)
            continue;
        const music::Score with = music::scoreFrom(found.events);
        example->beginGesture();
        for (const music::ControllerLane& lane : with.lanes)
            if (learning.controllers.contains(lane.controller))
                example->extendGesture(music::replaceRange(
                    example->score(), lane.key(), music::kAllTime, lane.points));
        example->commitGesture(what);
    }
    if (!(conf == m_conf))
        m_undo.push(new ProjectConfCommand(*this, m_conf, std::move(conf), -1, what));
    Q_EMIT this->learnt(learnt);
}

void ProjectDocument::replaceMusic(ExampleDocument& example,
                                   const music::Score& with,
                                   const QString& what)
{
    const music::Score& score = example.score();
    music::ItemId next = score.nextId;
    music::ScoreEdit edit;
    edit.removedNotes = score.notes;
    edit.addedNotes = with.notes;
    for (music::Note& note : edit.addedNotes)
        note.id = next++;
    std::map<music::LaneKey, music::LaneEdit> lanes;
    for (const music::ControllerLane& lane : score.lanes)
        lanes[lane.key()].removed = lane.points;
    for (const music::ControllerLane& lane : with.lanes) {
        auto& added = lanes[lane.key()].added;
        added = lane.points;
        for (music::ControllerPoint& point : added)
            point.id = next++;
    }
    for (auto& [key, lane] : lanes) {
        lane.lane = key;
        edit.lanes.push_back(std::move(lane));
    }
    example.push(edit, what);
}

} // namespace timbrel::ui
