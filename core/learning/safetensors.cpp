// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/learning/safetensors_header.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <set>

namespace timbrel::learning {
namespace {

static_assert(std::endian::native == std::endian::little, "the files are little-endian");
static_assert(sizeof(float) == 4);

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kAlignment = 8;
constexpr const char* kMetadata = "__metadata__";

Error broken(const std::filesystem::path& file)
{
    return Error(ErrorId::ModelBroken).inFile(file);
}

/// Data must follow data without a gap or an overlap, to the end of the file.
Result<> checkCover(const std::vector<TensorPlace>& places,
                    std::size_t dataBytes,
                    const std::filesystem::path& file)
{
    std::size_t next = 0;
    for (const auto& place : places) {
        if (place.begin != next)
            return failure(broken(file)
                               .named(place.name)
                               .butFound("data at " + std::to_string(place.begin))
                               .whereExpected("data at " + std::to_string(next)));
        if (place.end > dataBytes)
            return failure(broken(file)
                               .named(place.name)
                               .butFound(std::to_string(dataBytes) + " bytes of data")
                               .whereExpected("at least " + std::to_string(place.end)));
        next = place.end;
    }
    if (next != dataBytes)
        return failure(broken(file)
                           .butFound(std::to_string(dataBytes) + " bytes of data")
                           .whereExpected(std::to_string(next)));
    return {};
}

TensorFile assemble(TensorHeader header, std::string_view data)
{
    TensorFile result;
    result.metadata = std::move(header.metadata);
    result.tensors.reserve(header.places.size());
    for (auto& place : header.places) {
        Tensor tensor {std::move(place.name), std::move(place.shape), {}};
        tensor.values.resize((place.end - place.begin) / sizeof(float));
        if (!tensor.values.empty())
            std::memcpy(tensor.values.data(), data.data() + place.begin, place.end - place.begin);
        result.tensors.push_back(std::move(tensor));
    }
    return result;
}

Result<TensorFile> parse(std::string_view bytes, const std::filesystem::path& file)
{
    if (bytes.size() < kLengthBytes)
        return failure(broken(file).atByte(0).butFound(std::to_string(bytes.size()) + " bytes"));
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), kLengthBytes);
    const std::uint64_t most
        = std::min<std::uint64_t>(bytes.size() - kLengthBytes, kMaximumTensorHeaderBytes);
    if (length > most)
        return failure(broken(file)
                           .atByte(0)
                           .butFound("a header of " + std::to_string(length) + " bytes")
                           .whereExpected("at most " + std::to_string(most)));
    const auto headerBytes = static_cast<std::size_t>(length);
    auto header = parseTensorHeader(bytes.substr(kLengthBytes, headerBytes), file);
    if (!header)
        return failure(header.error());
    std::stable_sort(
        header->places.begin(), header->places.end(), [](const auto& a, const auto& b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
    const auto data = bytes.substr(kLengthBytes + headerBytes);
    TIMBREL_TRY(checkCover(header->places, data.size(), file));
    return assemble(std::move(*header), data);
}

Result<> checkTensors(const TensorFile& file)
{
    if (file.tensors.size() > kMaximumTensors)
        return failure(Error(ErrorId::FieldInvalid)
                           .butFound(std::to_string(file.tensors.size()) + " tensors")
                           .whereExpected("at most " + std::to_string(kMaximumTensors)));
    std::set<std::string_view> names = {kMetadata};
    for (const auto& tensor : file.tensors) {
        if (!names.insert(tensor.name).second)
            return failure(
                Error(ErrorId::FieldInvalid).named(tensor.name).butFound("a name twice"));
        const auto count = elementCount(tensor.shape);
        if (tensor.shape.size() > kMaximumTensorDimensions || !count
            || *count != tensor.values.size())
            return failure(Error(ErrorId::FieldInvalid)
                               .named(tensor.name)
                               .butFound(std::to_string(tensor.values.size()) + " values"));
    }
    return {};
}

Json headerOf(const TensorFile& file)
{
    Json header = Json::object();
    if (!file.metadata.empty()) {
        Json metadata = Json::object();
        for (const auto& [key, text] : file.metadata)
            metadata.push_back({key, text});
        header[kMetadata] = std::move(metadata);
    }
    std::size_t begin = 0;
    for (const auto& tensor : file.tensors) {
        const std::size_t end = begin + tensor.values.size() * sizeof(float);
        header.push_back(
            {tensor.name,
             {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}}});
        begin = end;
    }
    return header;
}

} // namespace

const Tensor* TensorFile::find(std::string_view name) const
{
    const auto place = std::find_if(
        tensors.begin(), tensors.end(), [&](const Tensor& tensor) { return tensor.name == name; });
    return place == tensors.end() ? nullptr : &*place;
}

Result<TensorFile> parseSafetensors(std::string_view bytes, const std::filesystem::path& file)
{
    try {
        return parse(bytes, file);
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(file));
    }
}

Result<TensorFile> readSafetensors(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    return parseSafetensors(*bytes, path);
}

Result<std::string> serializeSafetensors(const TensorFile& file)
{
    TIMBREL_TRY(checkTensors(file));
    std::string header;
    try {
        header = headerOf(file).dump(); // strict: throws on text that is no UTF-8
    } catch (const Json::exception& error) {
        return failure(Error(ErrorId::FieldInvalid).butFound(error.what()));
    }
    header.append((kAlignment - header.size() % kAlignment) % kAlignment, ' ');
    if (header.size() > kMaximumTensorHeaderBytes)
        return failure(Error(ErrorId::FieldInvalid)
                           .butFound("a header of " + std::to_string(header.size()) + " bytes"));
    const std::uint64_t length = header.size();
    std::string bytes(kLengthBytes, '\0');
    std::memcpy(bytes.data(), &length, kLengthBytes);
    bytes += header;
    for (const auto& tensor : file.tensors) {
        const std::size_t size = tensor.values.size() * sizeof(float);
        bytes.resize(bytes.size() + size);
        if (size > 0)
            std::memcpy(bytes.data() + bytes.size() - size, tensor.values.data(), size);
    }
    return bytes;
}

Result<> writeSafetensors(const std::filesystem::path& path, const TensorFile& file)
{
    const auto bytes = serializeSafetensors(file);
    if (!bytes)
        return failure(Error(bytes.error()).inFile(path));
    return writeFileAtomically(path, *bytes);
}

} // namespace timbrel::learning
