// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings_proposal.h"

#include <QString>

namespace timbrel::ui {

/// Why something is proposed, as sentences in the language of the window.
[[nodiscard]] QString proposalSentence(const expression::ProposalReason& reason);
/// The value that is proposed for a key, for reading: "75 per second".
[[nodiscard]] QString proposedValue(const expression::LarasynthConf& conf, const std::string& key);

} // namespace timbrel::ui
