// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/midi/midi_devices.h"

#include <memory>
#include <optional>
#include <string>

namespace timbrel::app {

/// "--backend", and how it is opened. Threads: one. Realtime-safe: no.
struct BackendOption
{
    std::optional<std::string> name;

    void addTo(Options& options);
    /// Errors: BackendMissing.
    [[nodiscard]] Result<std::unique_ptr<midi::MidiBackend>> open() const;
};

/// The port that a person means: the option if it is given, else our own port if asked for, else
/// the one that the settings name. Errors: UsageWrong if there is none of these (`expected`: the
/// ports that there are). option: how it is called ("--in"), key: of larasynth.conf.
[[nodiscard]] Result<midi::PortChoice> portChoice(const std::optional<std::string>& given,
                                                  bool isVirtual,
                                                  const std::optional<std::string>& inSettings,
                                                  midi::Direction direction,
                                                  const std::string& option,
                                                  midi::MidiBackend& backend);

} // namespace timbrel::app
