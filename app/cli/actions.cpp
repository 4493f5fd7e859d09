// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"

#include "app/cli/action_list.h"

namespace timbrel::app {

std::vector<std::unique_ptr<Action>> allActions()
{
    std::vector<std::unique_ptr<Action>> actions;
    actions.push_back(makeConfigAction());
    actions.push_back(makeImportAction());
#ifdef TIMBREL_DEVICES
    actions.push_back(makeRecordAction());
#endif
    actions.push_back(makeExportAction());
    actions.push_back(makeTrainAction());
#ifdef TIMBREL_DEVICES
    actions.push_back(makePerformAction());
#endif
    actions.push_back(makeRenderAction());
    actions.push_back(makeInfoAction());
    actions.push_back(makePatternsImportAction());
    actions.push_back(makePatternsTrainAction());
    actions.push_back(makePatternsGenerateAction());
    actions.push_back(makePatternsEncodeAction());
#ifdef TIMBREL_DEVICES
    actions.push_back(makeDevicesAction());
#endif
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
