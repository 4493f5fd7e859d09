// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the list of examples.
#include "ui/editor/project_commands.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"

#include <algorithm>

namespace timbrel::ui {

QString ProjectDocument::freeName(const QString& wanted) const
{
    const auto isTaken = [this](const QString& name) {
        return std::any_of(m_examples.begin(), m_examples.end(), [&](const auto* example) {
            return example->properties().name == name;
        });
    };
    if (!isTaken(wanted))
        return wanted;
    for (int number = 2;; ++number) {
        const QString name
            = tr("%1 %2", "name and number of a further example").arg(wanted).arg(number);
        if (!isTaken(name))
            return name;
    }
}

ExampleDocument* ProjectDocument::createExample()
{
    const project::ExampleOrigin origin {project::OriginKind::Drawn, {}, {}};
    ProjectEntry& entry = makeEntry({}, {}, origin, freeName(tr("Example")), true);
    addAsCommand({entry.key}, tr("New example"));
    return entry.document.get();
}

ExampleDocument* ProjectDocument::addRecorded(const music::Sequence& take,
                                              const music::Meter& meter)
{
    if (take.empty())
        return nullptr;
    project::ExampleDetails details;
    details.meter = meter;
    const project::ExampleOrigin origin {project::OriginKind::Recorded, {}, {}};
    ProjectEntry& entry = makeEntry(take, details, origin, freeName(tr("Take")), true);
    addAsCommand({entry.key}, tr("Record an example"));
    return entry.document.get();
}

ExampleDocument* ProjectDocument::addMade(const music::Sequence& music, const QString& name)
{
    const project::ExampleOrigin origin {project::OriginKind::Drawn, {}, {}};
    ProjectEntry& entry = makeEntry(music, {}, origin, freeName(name), true);
    addAsCommand({entry.key}, tr("New example"));
    return entry.document.get();
}

void ProjectDocument::duplicate(const QList<ExampleDocument*>& examples)
{
    ProjectListCommand::Places places;
    int last = -1;
    for (const auto* example : examples)
        last = std::max(last, static_cast<int>(m_examples.indexOf(example)));
    if (last < 0)
        return;
    for (const auto* original : m_examples) {
        if (!examples.contains(original))
            continue;
        const ProjectEntry& from = *entryOf(original);
        const ExampleProperties& properties = original->properties();
        project::ExampleDetails details;
        details.meter = properties.meter;
        details.channel = from.channel;
        ProjectEntry& entry = makeEntry(original->sequence(),
                                        details,
                                        properties.origin,
                                        freeName(properties.name),
                                        properties.isEnabled);
        entry.source = from.source;
        places.emplace_back(++last, entry.key);
    }
    const int count = static_cast<int>(places.size());
    const QString what
        = count == 1 ? tr("Duplicate an example") : tr("Duplicate %n examples", nullptr, count);
    m_undo.push(new ProjectListCommand(*this, std::move(places), true, what));
}

void ProjectDocument::remove(const QList<ExampleDocument*>& examples)
{
    ProjectListCommand::Places places;
    for (int index = 0; index < m_examples.size(); ++index)
        if (examples.contains(m_examples[index]))
            places.emplace_back(index, keyOf(m_examples[index]));
    if (places.empty())
        return;
    const QString what = places.size() == 1
        ? tr("Delete \"%1\"").arg(m_examples[places.front().first]->properties().name)
        : tr("Delete %n examples", nullptr, static_cast<int>(places.size()));
    m_undo.push(new ProjectListCommand(*this, std::move(places), false, what));
}

void ProjectDocument::rename(ExampleDocument* example, const QString& name)
{
    const QString before = example->properties().name;
    const QString after = name.simplified();
    if (after.isEmpty() || after == before || keyOf(example) == 0)
        return;
    m_undo.push(new ProjectNameCommand(
        *this, keyOf(example), before, after, tr("Rename to \"%1\"").arg(after)));
}

void ProjectDocument::setEnabled(const QList<ExampleDocument*>& examples, bool isEnabled)
{
    std::vector<quint64> keys;
    for (const auto* example : examples)
        if (example->properties().isEnabled != isEnabled && keyOf(example) != 0)
            keys.push_back(keyOf(example));
    if (keys.empty())
        return;
    const int count = static_cast<int>(keys.size());
    const QString teach
        = count == 1 ? tr("Teach an example") : tr("Teach %n examples", nullptr, count);
    const QString leaveOut
        = count == 1 ? tr("Leave out an example") : tr("Leave out %n examples", nullptr, count);
    const QString what = isEnabled ? teach : leaveOut;
    m_undo.push(new ProjectMarkCommand(*this, std::move(keys), isEnabled, what));
}

} // namespace timbrel::ui
