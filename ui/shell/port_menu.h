// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"

#include <functional>
#include <optional>

class QWidget;

namespace timbrel::ui {

struct PortLists;

/// The ports to choose from, as a menu above a button of the transport. Threads: GUI.
void openPortMenu(QWidget& above,
                  const PortLists& ports,
                  bool isInput,
                  const std::optional<midi::PortChoice>& chosen,
                  const std::function<void(const std::optional<midi::PortChoice>&)>& choose);

} // namespace timbrel::ui
