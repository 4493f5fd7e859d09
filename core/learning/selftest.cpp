// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/selftest.h"

#include "core/base/text.h"
#include "core/learning/checkpoint.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace timbrel::learning {
namespace {

constexpr auto kMostOfAll = std::numeric_limits<std::int64_t>::max();

Result<> takeInteger(const Json& json, const char* key, std::int64_t least, std::int64_t& place)
{
    if (!json.contains(key))
        return {};
    const auto value = jsonInteger(json, key, least, kMostOfAll);
    if (!value)
        return failure(value.error());
    place = *value;
    return {};
}

Result<> takeReal(const Json& json, const char* key, double& place)
{
    if (!json.contains(key))
        return {};
    const auto value = jsonReal(json, key);
    if (!value)
        return failure(value.error());
    place = *value;
    return {};
}

[[noreturn]] void hang()
{
    ::signal(SIGTERM, SIG_IGN); // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
    while (true)
        ::pause();
}

void commit(const std::string& fault, const SelftestModel& model)
{
    if (fault == "throw")
        throw std::runtime_error("a fault that was asked for");
    if (fault == "crash")
        ::raise(SIGSEGV);
    if (fault == "exit")
        ::_exit(7);
    if (fault == "hang")
        hang();
    if (fault == "exhaust")
        model.exhaustMemory();
}

/// One run's bookkeeping.
class Selftest
{
public:
    Selftest(TrainingContext& context, const SelftestSettings& settings, const SelftestModel& model)
        : m_context(context)
        , m_settings(settings)
        , m_model(model)
    { }

    Result<> validate(std::int64_t update, double loss)
    {
        const double error = m_model.validate();
        const std::int64_t epoch = update / m_settings.updatesPerValidation;
        TIMBREL_TRY(m_context.metrics.append({m_context.progress.wallSeconds(),
                                              epoch,
                                              update,
                                              {{"loss", loss}, {"validation_error", error}}}));
        const auto& best = m_context.progress.state().best;
        if (!best || error < *best) {
            TensorFile weights = m_model.weights();
            weights.metadata["error"] = formatReal(error);
            TIMBREL_TRY(writeSafetensors(m_context.run.bestCheckpoint(), weights));
            TIMBREL_TRY(m_context.progress.improved(error, epoch));
        }
        TIMBREL_TRY(saveLast(update));
        m_isGood = error <= m_settings.goal;
        return m_context.progress.update(epoch, update);
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }

    /// What the run has already; its state may not have heard of it before the end came.
    void takeUpBest()
    {
        const auto file = readSafetensors(m_context.run.bestCheckpoint());
        if (!file || !file->metadata.contains("error"))
            return;
        if (const auto error = parseReal(file->metadata.at("error")))
            m_context.progress.state().best = *error;
    }

private:
    [[nodiscard]] Result<> saveLast(std::int64_t update) const
    {
        Checkpoint last;
        last.facts.kind = m_context.run.kind();
        last.facts.settings = m_context.settings;
        last.facts.seed = m_context.run.seed();
        last.facts.dataDigest = m_context.run.dataDigest();
        last.facts.cursor = {{"update", update}};
        last.tensors = m_model.weights();
        return saveCheckpoint(m_context.run.checkpoints() / "last", last);
    }

    TrainingContext& m_context;
    const SelftestSettings& m_settings;
    const SelftestModel& m_model;
    bool m_isGood = false;
};

} // namespace

Result<SelftestSettings> selftestSettings(const Json& json)
{
    SelftestSettings settings;
    TIMBREL_TRY(takeInteger(json, "updates", 1, settings.updates));
    TIMBREL_TRY(takeReal(json, "goal", settings.goal));
    TIMBREL_TRY(takeReal(json, "pause_seconds", settings.pauseSeconds));
    TIMBREL_TRY(takeInteger(json, "updates_per_validation", 1, settings.updatesPerValidation));
    TIMBREL_TRY(takeInteger(json, "weights", 1, settings.weights));
    TIMBREL_TRY(takeInteger(json, "fault_at_update", 0, settings.faultAtUpdate));
    if (json.contains("fault")) {
        const auto fault = jsonString(json, "fault");
        if (!fault)
            return failure(fault.error());
        settings.fault = *fault;
    }
    return settings;
}

Result<>
runSelftest(TrainingContext& context, const SelftestSettings& settings, const SelftestModel& model)
{
    TIMBREL_TRY(context.metrics.describe(
        {{"loss", "", Direction::LowerIsBetter, "error", std::nullopt},
         {"validation_error", "", Direction::LowerIsBetter, "error", 1.0}}));
    Selftest selftest(context, settings, model);
    selftest.takeUpBest();
    TIMBREL_TRY(context.progress.beginTraining());
    double loss = 0.0;
    std::int64_t update = 0;
    while (update < settings.updates && !selftest.isGood() && !context.stop.requested()) {
        if (update == settings.faultAtUpdate)
            commit(settings.fault, model);
        loss = model.update();
        ++update;
        if (settings.pauseSeconds > 0.0)
            std::this_thread::sleep_for(std::chrono::duration<double>(settings.pauseSeconds));
        if (update % settings.updatesPerValidation == 0)
            TIMBREL_TRY(selftest.validate(update, loss));
    }
    // A stop between validations, or before the first, keeps what there is.
    if (update % settings.updatesPerValidation != 0 || update == 0)
        TIMBREL_TRY(selftest.validate(update, loss));
    context.progress.endTraining();
    if (selftest.isGood() || update >= settings.updates)
        context.progress.reachedEnd();
    return {};
}

} // namespace timbrel::learning
