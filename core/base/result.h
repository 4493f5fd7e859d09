// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace timbrel {

/// A value, or the reason why there is none. Every fallible function of core returns one.
template<class T = void>
using Result = tl::expected<T, Error>;

/// `return failure(Error(ErrorId::FileNotFound).inFile(path));`
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorId id)
{
    return tl::unexpected<Error>(Error(id));
}

} // namespace timbrel

/// Returns the error of a Result<...> expression from the enclosing function, if it has one.
#define TIMBREL_TRY(expression)                                                                    \
    do {                                                                                           \
        if (auto timbrelTried = (expression); !timbrelTried)                                       \
            return ::timbrel::failure(std::move(timbrelTried.error()));                            \
    } while (false)
