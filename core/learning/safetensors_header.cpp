// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/safetensors_header.h"

#include "core/base/json.h"
#include "core/learning/safetensors.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace timbrel::learning {
namespace {

constexpr std::size_t kMostElements = SIZE_MAX / 8;

/// Where in the header the reader is.
enum class Place : std::uint8_t
{
    Outside,
    Names, ///< in the outer object
    Metadata,
    Tensor, ///< in a tensor's object
    Shape,
    Offsets,
};

/// nlohmann's event reader; returning false ends the reading at once.
class HeaderReader
{
public:
    explicit HeaderReader(const std::filesystem::path& file)
        : m_error(Error(ErrorId::ModelBroken).inFile(file))
    { }

    bool null() { return refuse("null"); }
    bool boolean(bool) { return refuse("true or false"); }
    bool number_float(double, const std::string& text) { return refuse(text); }
    bool number_integer(std::int64_t value) { return refuse(std::to_string(value)); }
    bool binary(std::vector<std::uint8_t>&) { return refuse("binary"); }
    bool number_unsigned(std::uint64_t value);
    bool string(std::string& text);
    bool key(std::string& name);
    bool start_object(std::size_t);
    bool end_object();
    bool start_array(std::size_t);
    bool end_array();
    bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception& why)
    {
        m_error.byte = static_cast<std::int64_t>(byte);
        return refuse(why.what());
    }

    [[nodiscard]] TensorHeader& header() { return m_header; }
    [[nodiscard]] const Error& error() const { return m_error; }

private:
    bool refuse(std::string what, ErrorId id = ErrorId::ModelBroken)
    {
        m_error.id = id;
        m_error.name = m_place == Place::Names ? m_key : m_tensor.name;
        m_error.found = what.size() > 200 ? what.substr(0, 197) + "..." : std::move(what);
        return false;
    }
    bool finishTensor();

    Error m_error;
    TensorHeader m_header;
    Place m_place = Place::Outside;
    bool m_isDone = false;
    std::string m_key;
    std::set<std::string> m_names; ///< in the outer object
    TensorPlace m_tensor;
    bool m_hasType = false;
    bool m_hasShape = false;
    std::vector<std::uint64_t> m_offsets;
    bool m_hasOffsets = false;
};

bool HeaderReader::number_unsigned(std::uint64_t value)
{
    if (m_place == Place::Shape && m_tensor.shape.size() < kMaximumTensorDimensions
        && value <= kMostElements) {
        m_tensor.shape.push_back(static_cast<std::size_t>(value));
        return true;
    }
    if (m_place == Place::Offsets && m_offsets.size() < 2 && value <= SIZE_MAX / 2) {
        m_offsets.push_back(value);
        return true;
    }
    return refuse(std::to_string(value));
}

bool HeaderReader::string(std::string& text)
{
    if (m_place == Place::Metadata)
        return m_header.metadata.emplace(m_key, std::move(text)).second
            || refuse("the name \"" + m_key + "\" twice");
    if (m_place != Place::Tensor || m_key != "dtype" || m_hasType)
        return refuse(text);
    m_hasType = true;
    return text == "F32" || refuse("values of type " + text, ErrorId::NotSupported);
}

bool HeaderReader::key(std::string& name)
{
    m_key = std::move(name);
    if (m_place != Place::Names)
        return true;
    if (!m_names.insert(m_key).second)
        return refuse("the name \"" + m_key + "\" twice");
    return m_names.size() <= kMaximumTensors + 1 || refuse("too many tensors");
}

bool HeaderReader::start_object(std::size_t)
{
    if (m_isDone)
        return refuse("a second object");
    if (m_place == Place::Outside) {
        m_place = Place::Names;
        return true;
    }
    if (m_place != Place::Names)
        return refuse("an object");
    if (m_key == "__metadata__") {
        m_place = Place::Metadata;
        return true;
    }
    m_place = Place::Tensor;
    m_tensor = TensorPlace {m_key, {}, 0, 0};
    m_offsets.clear();
    m_hasType = m_hasShape = m_hasOffsets = false;
    return true;
}

bool HeaderReader::end_object()
{
    if (m_place == Place::Tensor && !finishTensor())
        return false;
    m_isDone = m_place == Place::Names;
    m_place = m_place == Place::Names ? Place::Outside : Place::Names;
    return true;
}

bool HeaderReader::start_array(std::size_t)
{
    if (m_place == Place::Tensor && m_key == "shape" && !m_hasShape) {
        m_place = Place::Shape;
        m_hasShape = true;
        return true;
    }
    if (m_place == Place::Tensor && m_key == "data_offsets" && !m_hasOffsets) {
        m_place = Place::Offsets;
        m_hasOffsets = true;
        return true;
    }
    return refuse("a list");
}

bool HeaderReader::end_array()
{
    m_place = Place::Tensor;
    return true;
}

bool HeaderReader::finishTensor()
{
    if (!m_hasType || !m_hasShape || m_offsets.size() != 2)
        return refuse("dtype, shape or data_offsets missing");
    const auto count = elementCount(m_tensor.shape);
    if (m_offsets[0] > m_offsets[1] || !count
        || m_offsets[1] - m_offsets[0] != *count * sizeof(float))
        return refuse("data_offsets that do not fit the shape");
    m_tensor.begin = static_cast<std::size_t>(m_offsets[0]);
    m_tensor.end = static_cast<std::size_t>(m_offsets[1]);
    m_header.places.push_back(std::move(m_tensor));
    m_tensor = {};
    return true;
}

} // namespace

std::optional<std::size_t> elementCount(const std::vector<std::size_t>& shape)
{
    // An empty tensor is empty however large its other dimensions claim to be.
    if (std::find(shape.begin(), shape.end(), std::size_t {0}) != shape.end())
        return 0;
    std::size_t count = 1;
    for (const std::size_t length : shape) {
        if (length > kMostElements / count)
            return std::nullopt;
        count *= length;
    }
    return count;
}

Result<TensorHeader> parseTensorHeader(std::string_view text, const std::filesystem::path& file)
{
    // The format lets a header begin with nothing but its brace.
    if (text.empty() || text.front() != '{')
        return failure(Error(ErrorId::ModelBroken)
                           .inFile(file)
                           .atByte(8)
                           .butFound(std::string(text.substr(0, 8)))
                           .whereExpected("{"));
    HeaderReader reader(file);
    if (!Json::sax_parse(text, &reader))
        return failure(reader.error());
    return std::move(reader.header());
}

} // namespace timbrel::learning
