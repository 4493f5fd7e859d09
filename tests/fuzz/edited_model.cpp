// SPDX-License-Identifier: GPL-3.0-or-later
#include "edited_model.h"

#include "core/base/json.h"
#include "core/expression/model_file.h"
#include "core/learning/safetensors.h"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "edited_file.h"

namespace timbrel::fuzz {
namespace {

using namespace timbrel::expression;
using learning::Tensor;
using learning::TensorFile;

/// The fuzzer's bytes, one after another; 0 when there are no more.
class Bytes
{
public:
    Bytes(const std::uint8_t* data, std::size_t size)
        : m_data(data)
        , m_left(size)
    { }

    [[nodiscard]] bool isEmpty() const { return m_left == 0; }
    std::size_t take()
    {
        if (m_left == 0)
            return 0;
        --m_left;
        return *m_data++;
    }
    [[nodiscard]] const std::uint8_t* rest() const { return m_data; }
    [[nodiscard]] std::size_t restSize() const { return m_left; }

private:
    const std::uint8_t* m_data;
    std::size_t m_left;
};

/// Two layers, two controllers; what may be there or not is there in every second one.
TensorFile soundModel(bool isOriginal)
{
    ModelDescription description;
    description.features.set(Feature::SomeNoteOn);
    description.dialect = isOriginal ? FeatureDialect::Original : FeatureDialect::Timbrel;
    description.outputs.controllers.push_back({1, 2, 0, 127, 0});
    description.outputs.controllers.push_back({74, 1, 10, 20, 64});
    description.blockCounts = {1, 2};
    description.feedback = !isOriginal;
    description.mse = isOriginal ? std::numeric_limits<double>::infinity() : 0.5;
    description.seed = isOriginal ? std::numeric_limits<std::uint64_t>::max() : 7;
    description.source = "Timbrel";
    NetworkWeights weights;
    weights.features = 1;
    weights.outputs = 3;
    const auto add = [&](std::size_t inputs, std::size_t blocks) {
        weights.layers.push_back({inputs,
                                  blocks,
                                  std::vector<float>(4 * blocks * inputs, 0.5F),
                                  std::vector<float>(4 * blocks * blocks, 0.5F),
                                  std::vector<float>(4 * blocks, 0.5F)});
    };
    add(isOriginal ? 1 : 4, 1);
    add(1, 2);
    weights.output.assign(6, 0.25F);
    weights.outputBias.assign(3, 0.0F);
    return *learning::parseSafetensors(*serializeModel(description, weights), "sound");
}

const std::vector<Json>& strangeValues()
{
    static const std::vector<Json> kValues = {Json(),
                                              true,
                                              false,
                                              -1,
                                              0,
                                              1,
                                              2,
                                              16,
                                              17,
                                              127,
                                              128,
                                              1000,
                                              1001,
                                              4096,
                                              4097,
                                              16384,
                                              16385,
                                              2147483648U,
                                              std::numeric_limits<std::int64_t>::max(),
                                              std::numeric_limits<std::int64_t>::min(),
                                              std::numeric_limits<std::uint64_t>::max(),
                                              0.5,
                                              1e300,
                                              "",
                                              "timbrel",
                                              "original",
                                              "timbrel-model",
                                              "velocity",
                                              "interval",
                                              "note number",
                                              std::string(100, 'x'),
                                              "caf\xc3\xa9",
                                              Json::array(),
                                              Json::object(),
                                              Json::array({1}),
                                              Json::array({1, 2, 3}),
                                              Json::array({0}),
                                              Json(std::vector<int>(17, 1)),
                                              Json(std::vector<int>(129, 1))};
    return kValues;
}

/// Some value inside: each byte chooses a member or ends the way down.
Json& someValue(Json& json, Bytes& bytes)
{
    Json* place = &json;
    while (place->is_structured() && !place->empty()) {
        const std::size_t choice = bytes.take() % (place->size() + (place == &json ? 0 : 1));
        if (choice == place->size())
            break;
        auto member = place->begin();
        std::advance(member, choice);
        place = &*member;
    }
    return *place;
}

void editDescription(Json& json, Bytes& bytes)
{
    Json& place = someValue(json, bytes);
    const std::size_t choice = bytes.take();
    const auto& values = strangeValues();
    if (choice < 200)
        place = values[choice % values.size()];
    else if (choice < 225 && json.is_object() && !json.empty())
        json.erase(std::next(json.begin(), std::ptrdiff_t(bytes.take() % json.size())));
    else if (place.is_array() && !place.empty())
        place.push_back(place[bytes.take() % place.size()]);
    else if (place.is_object() && !place.empty())
        place.erase(place.begin());
}

void editTensors(std::vector<Tensor>& tensors, Bytes& bytes)
{
    if (tensors.empty())
        return;
    Tensor& tensor = tensors[bytes.take() % tensors.size()];
    switch (bytes.take() % 6) {
    case 0:
        tensor.name += "x";
        break;
    case 1:
        tensor.shape.push_back(1);
        break;
    case 2:
        tensor.shape = {tensor.values.size()};
        break;
    case 3:
        tensors.push_back({"more", {1}, {0.0F}});
        break;
    case 4:
        tensors.erase(tensors.begin() + (&tensor - tensors.data()));
        break;
    default: {
        constexpr std::array kValues = {NAN, INFINITY, -1e30F, 0.0F, 1e-42F};
        if (!tensor.values.empty())
            tensor.values[bytes.take() % tensor.values.size()]
                = kValues[bytes.take() % kValues.size()];
    }
    }
}

} // namespace

std::string editedModel(const std::uint8_t* data, std::size_t size)
{
    static const std::array kSound = {soundModel(false), soundModel(true)};
    Bytes bytes(data, size);
    const std::size_t way = bytes.take();
    TensorFile file = kSound[way % 2];
    if (way >= 192) // the bytes of the file themselves
        return edited(*learning::serializeSafetensors(file), bytes.rest(), bytes.restSize());
    std::string& text = file.metadata["timbrel"];
    if (way >= 128) { // the text of the description
        text = edited(text, bytes.rest(), bytes.restSize());
    } else {
        Json json = Json::parse(text);
        while (!bytes.isEmpty())
            if (bytes.take() % 4 == 0)
                editTensors(file.tensors, bytes);
            else
                editDescription(json, bytes);
        text = jsonLine(json);
        if (way >= 120)
            file.metadata.clear();
    }
    return learning::serializeSafetensors(file).value_or(std::string());
}

} // namespace timbrel::fuzz
