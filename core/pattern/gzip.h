// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace timbrel::pattern {

/// Whether bytes begin as a gzip file does (RFC 1952).
[[nodiscard]] bool isGzip(std::string_view bytes) noexcept;

/// What a gzip file holds, all members of it; never more than maximumBytes, however small the file
/// is. Threads: any. Realtime-safe: no. Errors: FileTooLarge, GzipBroken, OutOfMemory; the caller
/// names the file.
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::uint64_t maximumBytes);

} // namespace timbrel::pattern
