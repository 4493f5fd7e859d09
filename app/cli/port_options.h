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
/// the one that the settings name.
struct PortWish
{
    std::string option; ///< how it is called ("--in")
    std::optional<std::string> given;
    bool isVirtual = false;
    std::optional<std::string> inSettings;
};

/// Errors: UsageWrong if nothing says which port (`expected`: the ports that there are); as
/// MidiBackend::openInput and openOutput.
[[nodiscard]] Result<std::unique_ptr<midi::MidiInput>> openInput(midi::MidiBackend& backend,
                                                                 const PortWish& wish);
[[nodiscard]] Result<std::unique_ptr<midi::MidiOutput>> openOutput(midi::MidiBackend& backend,
                                                                   const PortWish& wish);

/// What a performance plays through.
struct PortPair
{
    std::unique_ptr<midi::MidiBackend> backend; ///< outlives the ports
    std::unique_ptr<midi::MidiInput> input;
    std::unique_ptr<midi::MidiOutput> output;
};

/// Errors: as above, BackendMissing, PortLoop unless that is allowed.
[[nodiscard]] Result<PortPair> openPortPair(const BackendOption& backend,
                                            const PortWish& input,
                                            const PortWish& output,
                                            bool mayLoop);

} // namespace timbrel::app
