// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/worker_environment.h"

#include <algorithm>
#include <string_view>

namespace timbrel::learning {
namespace {

std::string_view nameOf(std::string_view variable)
{
    return variable.substr(0, variable.find('='));
}

void set(std::vector<std::string>& environment, const std::string& variable, bool replaces)
{
    const auto place
        = std::find_if(environment.begin(), environment.end(), [&](const std::string& other) {
              return nameOf(other) == nameOf(variable);
          });
    if (place == environment.end())
        environment.push_back(variable);
    else if (replaces)
        *place = variable;
}

} // namespace

ProcessorFeatures processorFeatures()
{
    ProcessorFeatures features;
#if defined(__x86_64__)
    __builtin_cpu_init();
    features.isAmd = __builtin_cpu_is("amd") != 0;
    features.avx2AndFma = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    features.avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512cd");
#endif
    return features;
}

std::string openblasCoreType(const ProcessorFeatures& features)
{
    if (features.avx512)
        return "SkylakeX";
    if (features.avx2AndFma)
        return features.isAmd ? "Zen" : "Haswell";
    return {};
}

std::vector<std::string> workerEnvironment(const std::vector<std::string>& ours,
                                           const ProcessorFeatures& features,
                                           const std::vector<std::string>& more)
{
    std::vector<std::string> environment = ours;
    set(environment, "OPENBLAS_NUM_THREADS=1", false);
    if (const auto type = openblasCoreType(features); !type.empty())
        set(environment, "OPENBLAS_CORETYPE=" + type, false);
    for (const auto& variable : more)
        set(environment, variable, true);
    return environment;
}

} // namespace timbrel::learning
