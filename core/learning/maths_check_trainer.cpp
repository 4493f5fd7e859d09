// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/maths_check_trainer.h"

#include "core/learning/worker_environment.h"

#include <torch/types.h>
#include <torch/utils.h>
#include <torch/version.h>

#include <algorithm>
#include <chrono>
#include <dlfcn.h>

namespace timbrel::learning {
namespace {

constexpr std::int64_t kSize = 256;
constexpr int kTimedRounds = 8; ///< the quickest counts: another program may have had the core

/// Below this many 10^9 operations a second something is wrong. Measured on one core: AVX-512 with
/// the right kernels 105-150, taken for a Prescott 32-41, reference BLAS 5; AVX2 alone 70-80.
double slowBelow(const ProcessorFeatures& features)
{
    if (features.avx512)
        return 50.0;
    return features.avx2AndFma ? 20.0 : 3.0;
}

/// What OpenBLAS calls the kernels that it uses, if OpenBLAS it is.
std::string libraryName()
{
    using NameFunction = char* (*)();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): dlsym knows no other way
    const auto name
        = reinterpret_cast<NameFunction>(::dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    return name == nullptr ? "" : "OpenBLAS " + std::string(name());
}

} // namespace

MathsCheck checkMaths()
{
    using Clock = std::chrono::steady_clock;
    const torch::NoGradGuard noGradients;
    const auto left = torch::ones({kSize, kSize});
    const auto right = torch::ones({kSize, kSize});
    auto product = torch::mm(left, right); // the first one sets the library up
    auto quickest = std::chrono::duration<double>::max();
    for (int i = 0; i < kTimedRounds; ++i) {
        const auto begin = Clock::now();
        torch::mm_out(product, left, right);
        quickest = std::min<std::chrono::duration<double>>(quickest, Clock::now() - begin);
    }
    MathsCheck check;
    check.gigaflops = 2.0 * kSize * kSize * kSize / quickest.count() * 1e-9;
    check.isSlow = check.gigaflops < slowBelow(processorFeatures());
    check.library = libraryName();
    return check;
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

} // namespace timbrel::learning
