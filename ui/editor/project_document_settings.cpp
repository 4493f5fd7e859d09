// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of the project, and what a person does to them.
#include "ui/editor/project_commands.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"

#include <algorithm>

namespace timbrel::ui {

void ProjectDocument::setConf(expression::LarasynthConf conf)
{
    m_conf = std::move(conf);
    takeSettings();
}

void ProjectDocument::setOwnSettings(const project::OwnSettings& own)
{
    if (m_projectSettings.setValues(own))
        takeSettings();
}

void ProjectDocument::takeSettings()
{
    Random random(1); // values that are drawn at random are drawn anew for each training
    if (auto settings = m_conf.settings(random)) {
        m_settings = std::move(*settings);
        m_projectSettings.applyTo(m_settings);
    }
    for (const auto& [key, entry] : m_entries)
        entry->document->setDefaultValues(m_settings.controllerDefaults);
    Q_EMIT settingsChanged();
    noteChange();
}

expression::Settings ProjectDocument::drawnSettings(Random& random) const
{
    auto settings = m_conf.settings(random);
    if (!settings)
        return m_settings;
    m_projectSettings.applyTo(*settings);
    return std::move(*settings);
}

void ProjectDocument::changeConf(expression::LarasynthConf conf, const QString& what, int mergeKey)
{
    if (!(conf == m_conf))
        m_undo.push(new ProjectConfCommand(*this, m_conf, std::move(conf), mergeKey, what));
}

void ProjectDocument::changeOwnSettings(const project::OwnSettings& own,
                                        const QString& what,
                                        int mergeKey)
{
    project::ProjectSettings checked;
    if (own != ownSettings() && checked.setValues(own))
        m_undo.push(new ProjectOwnCommand(*this, ownSettings(), own, mergeKey, what));
}

void ProjectDocument::setControllerDefault(int controller, int value)
{
    const auto number = static_cast<std::uint8_t>(controller);
    const auto now = m_settings.controllerDefaults.find(number);
    if (now == m_settings.controllerDefaults.end() || now->second == value)
        return;
    std::vector<std::pair<int, int>> pairs;
    for (const std::uint8_t listed : m_settings.controllers)
        pairs.emplace_back(listed,
                           listed == number ? std::clamp(value, 0, 127)
                                            : m_settings.controllerDefaults.at(listed));
    auto conf = m_conf;
    if (!conf.set("midi.controller_defaults", pairs))
        return;
    m_undo.push(new ProjectConfCommand(
        *this, m_conf, std::move(conf), controller, tr("Default of CC %1").arg(controller)));
}

void ProjectDocument::forget(const QList<int>& controllers)
{
    auto conf = m_conf;
    std::vector<int> listed;
    std::vector<std::pair<int, int>> defaults;
    std::vector<std::pair<int, int>> counts;
    for (const std::uint8_t controller : m_settings.controllers) {
        if (controllers.contains(int {controller}))
            continue;
        listed.push_back(controller);
        defaults.emplace_back(controller, m_settings.controllerDefaults.at(controller));
        counts.emplace_back(controller, m_settings.controllerOutputCounts.at(controller));
    }
    if (listed.empty() || listed.size() == m_settings.controllers.size())
        return; // settings without a controller teach nothing
    if (!conf.set("midi.controllers", listed) || !conf.set("midi.controller_defaults", defaults)
        || !conf.set("representation.controller_output_counts", counts))
        return;
    m_undo.push(new ProjectConfCommand(
        *this,
        m_conf,
        std::move(conf),
        -1,
        controllers.size() == 1
            ? tr("No longer learn CC %1").arg(controllers.front())
            : tr("No longer learn %n controllers", nullptr, static_cast<int>(controllers.size()))));
}

} // namespace timbrel::ui
