// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"

#include "app/cli/action_list.h"

namespace timbrel::app {

std::vector<std::unique_ptr<Action>> allActions()
{
    std::vector<std::unique_ptr<Action>> actions;
    actions.push_back(makeConfigAction());
    actions.push_back(makeImportAction());
    actions.push_back(makeExportAction());
    actions.push_back(makeInfoAction());
    return actions;
}

std::unique_ptr<Action> makeAction(std::string_view name)
{
    for (std::unique_ptr<Action>& action : allActions())
        if (action->name() == name)
            return std::move(action);
    return nullptr;
}

} // namespace timbrel::app
