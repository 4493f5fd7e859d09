// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbrel {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal: names imported originals and tells whether data
/// has changed since a training. Not used for security.
[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace timbrel
