// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/vae_settings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::learning {
namespace {

using enum SettingKind;
using Field = SettingField<VaeSettings>;
using S = VaeSettings;

constexpr std::size_t kMostLayers = 8;
constexpr double kWidestLayer = 4096;

constexpr std::array<std::string_view, 3> kActivations = {"relu", "silu", "tanh"};
constexpr std::array<std::string_view, 2> kOutputs = {kBernoulli, kGaussian};
constexpr std::array<std::string_view, 2> kDevices = {"cpu", "cuda"};

constexpr SettingSpec number(SettingKind kind,
                             std::string_view key,
                             double minimum,
                             double maximum,
                             std::string_view unit,
                             std::string_view meaning)
{
    return {key, kind, minimum, maximum, 0, unit, {}, meaning};
}

constexpr SettingSpec layers(std::string_view key, std::string_view meaning)
{
    return {key, IntegerList, 1, kWidestLayer, kMostLayers, "", {}, meaning};
}

constexpr SettingSpec
choice(std::string_view key, std::span<const std::string_view> choices, std::string_view meaning)
{
    return {key, Choice, 0, 0, 0, "", choices, meaning};
}

constexpr SettingSpec flag(std::string_view key, std::string_view meaning)
{
    return {key, Flag, 0, 0, 0, "", {}, meaning};
}

// A table reads best in rows.
// clang-format off
constexpr auto kFields = std::to_array<Field>({
    {number(Integer, "latent_dimensions", 1, kMaximumLatentDimensions, "",
            "How many numbers a pattern or a sound is pressed into; two lie flat on the pad, more keep "
            "more of it."), &S::latentDimensions},
    {layers("encoder_layers",
            "The sizes of the encoder's hidden layers; larger ones can tell more apart and take longer."),
     &S::encoderLayers},
    {layers("decoder_layers",
            "The sizes of the decoder's hidden layers; it works while the pad is played."),
     &S::decoderLayers},
    {choice("activation", kActivations, "What a hidden layer does to its sums."), &S::activation},
    {flag("normalised",
          "Whether each hidden layer is brought to the same size for every example; it learns finer "
          "maps and takes a little longer."), &S::normalised},
    {choice("output", kOutputs,
            "What comes out: yes or no with a probability (bernoulli), or a value with a spread "
            "(gaussian)."), &S::output},
    {flag("conditioned",
          "Whether both sides are told the label, so that the space holds what labels have in common and "
          "a label can be chosen."), &S::conditioned},
    {flag("sampled",
          "Whether a place is drawn from the spread that the encoder gives while it learns; without, and "
          "with beta 0, it is a plain auto-encoder."), &S::sampled},
    {number(Real, "beta", 0, 4, "",
            "How much order in the space counts against exactness: 0 is a plain auto-encoder, 1 the "
            "variational bound, more makes the space smoother and the patterns more alike."), &S::beta},
    {number(Integer, "warm_up_epochs", 0, 10'000, "epochs",
            "How long beta rises from 0, so that the space is used before it is put in order."),
     &S::warmUpEpochs},
    {number(Integer, "cycles", 1, 100, "",
            "How often beta rises anew; more than once helps a space that stays empty."), &S::cycles},
    {number(Real, "free_bits", 0, 16, "nats a dimension",
            "What each dimension may hold without a price, against a space that stays empty."),
     &S::freeBits},
    {number(Real, "positive_weight", 1, 100, "",
            "How much more a missed onset counts than one too many, against a collapse to silence; what "
            "the decoder says is put right for it afterwards."), &S::positiveWeight},
    {number(Real, "input_noise", 0, 0.9, "",
            "The share of inputs that the encoder does not get to see while it learns, so that it goes "
            "by the whole."), &S::inputNoise},
    {number(Real, "dropout", 0, 0.9, "",
            "The share of each hidden layer that is left out while it learns."), &S::dropout},
    {number(Real, "label_dropout", 0, 1, "",
            "How often a conditioned network is not told the label, so that it can do without."),
     &S::labelDropout},
    {number(Real, "weight_decay", 0, 1, "",
            "How strongly weights that nothing needs are drawn to 0."), &S::weightDecay},
    {number(Real, "weight_average", 0, 0.99999, "",
            "The weights that are kept are a running average: this share stays at each update."),
     &S::weightAverage},
    {number(Real, "learning_rate", 1e-6, 1, "", "The step size of the optimiser (Adam)."),
     &S::learningRate},
    {number(Integer, "batch_size", 1, 65'536, "examples", "How many examples share an update."),
     &S::batchSize},
    {number(Integer, "maximum_epochs", 1, 1'000'000, "epochs",
            "After so many rounds through the data the training ends."), &S::maximumEpochs},
    {number(Integer, "patience_epochs", 0, 1'000'000, "epochs",
            "If the test split has become no better for so long, the training ends; 0: it goes on."),
     &S::patienceEpochs},
    {number(Real, "test_share", 0, 0.9, "",
            "The share of files that is not learnt from but tested with; the seed chooses them."),
     &S::testShare},
    {choice("device", kDevices, "Where it is computed."), &S::device},
});
// clang-format on

} // namespace

std::span<const SettingField<VaeSettings>> vaeFields() noexcept
{
    return kFields;
}

double betaAt(double epoch, const VaeSettings& settings) noexcept
{
    const double warmUp = settings.warmUpEpochs;
    if (warmUp <= 0.0)
        return settings.beta;
    const double cycle = 2.0 * warmUp;
    const double begun = std::min(std::floor(epoch / cycle), settings.cycles - 1.0);
    return settings.beta * std::clamp((epoch - begun * cycle) / warmUp, 0.0, 1.0);
}

} // namespace timbrel::learning
