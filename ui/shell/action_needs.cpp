// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_needs.h"

#include "ui/common/action_registry.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace timbrel::ui {
namespace {

/// What differs from the rest of its menu.
struct NeedOfOne
{
    std::string_view id; ///< or what it begins with, up to a full stop at its end
    ActionNeed need;
};

constexpr NeedOfOne kNeedsOfSome[] = {
    {"project.save", ActionNeed::Project},
    {"project.saveAs", ActionNeed::Project},
    {"project.reload", ActionNeed::Project},
    {"project.close", ActionNeed::Project},
    {"edit.undo", ActionNeed::Nothing}, // the history knows
    {"edit.redo", ActionNeed::Nothing},
    {"edit.history", ActionNeed::Project},
    {"edit.snap", ActionNeed::Project},
    {"edit.gridFiner", ActionNeed::Project},
    {"edit.gridCoarser", ActionNeed::Project},
    {"tool.", ActionNeed::Project}, // the pencil makes the first example
    {"notes.panel", ActionNeed::Project},
    {"notes.drawAtCaret", ActionNeed::Project},
    {"example.new", ActionNeed::Nothing}, // they make a project where there is none
    {"example.import", ActionNeed::Nothing},
    {"example.restore", ActionNeed::Project},
    {"example.emptyTrash", ActionNeed::Project},
    {"record.", ActionNeed::Project},
    {"play.toggle", ActionNeed::Project},
    {"play.stop", ActionNeed::Project},
    {"play.fromStart", ActionNeed::Example},
    {"play.fromEnd", ActionNeed::Example},
    {"play.barBack", ActionNeed::Example},
    {"play.barForward", ActionNeed::Example},
    {"play.loopSelection", ActionNeed::Example},
    {"play.noLoopRegion", ActionNeed::Example},
    {"perform.", ActionNeed::Project},
    {"view.editor", ActionNeed::Project},
    {"view.training", ActionNeed::Project},
    {"view.latent", ActionNeed::Project},
    {"view.perform", ActionNeed::Project},
    {"view.project", ActionNeed::Project},
    {"view.table", ActionNeed::Project},
    {"view.keyboard", ActionNeed::Project},
    {"view.zoomIn", ActionNeed::Example},
    {"view.zoomOut", ActionNeed::Example},
    {"view.rowsHigher", ActionNeed::Example},
    {"view.rowsLower", ActionNeed::Example},
    {"view.fit", ActionNeed::Example},
    {"view.fitSelection", ActionNeed::Example},
};

ActionNeed needIn(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::Edit:
    case ActionMenu::Notes:
    case ActionMenu::Controllers:
    case ActionMenu::Example:
        return ActionNeed::Example;
    case ActionMenu::Training:
    case ActionMenu::Patterns:
        return ActionNeed::Project;
    default:
        return ActionNeed::Nothing;
    }
}

} // namespace

ActionNeed needOf(const ActionSpec& spec)
{
    const std::string_view id = spec.id;
    const auto found
        = std::find_if(std::begin(kNeedsOfSome), std::end(kNeedsOfSome), [id](const auto& one) {
              return one.id.back() == '.' ? id.substr(0, one.id.size()) == one.id : id == one.id;
          });
    return found != std::end(kNeedsOfSome) ? found->need : needIn(spec.menu);
}

} // namespace timbrel::ui
