// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/batch_source.h"

#include "core/learning/safetensors_header.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <numeric>
#include <sys/stat.h>
#include <unistd.h>

namespace timbrel::learning {
namespace {

std::vector<std::size_t> widthsOf(const std::vector<BatchColumn>& columns)
{
    std::vector<std::size_t> widths;
    for (const auto& column : columns)
        widths.push_back(elementCount(column.shape).value_or(0));
    return widths;
}

Result<> checkPlan(const BatchPlan& plan)
{
    const auto wrong
        = [](const char* name) { return failure(Error(ErrorId::FieldInvalid).named(name)); };
    if (plan.itemCount == 0)
        return wrong("items");
    if (plan.batchSize == 0)
        return wrong("batch_size");
    for (const auto& column : plan.columns)
        if (!elementCount(column.shape))
            return wrong(column.name.c_str());
    return {};
}

/// An independent seed for each part (SplitMix64's step keeps neighbours apart).
std::uint64_t mixed(std::uint64_t seed, std::uint64_t part)
{
    return Random(seed ^ (part * 0x9E3779B97F4A7C15U)).next();
}

/// Order, cursor and batches; where the items come from is a function.
class OrderedSource final : public BatchSource
{
public:
    using Fill = std::function<Result<>(
        const BatchCursor& place, std::size_t item, std::span<const std::span<float>> row)>;

    OrderedSource(BatchPlan plan, Fill fill)
        : m_plan(std::move(plan))
        , m_widths(widthsOf(m_plan.columns))
        , m_fill(std::move(fill))
    {
        arrange();
    }

    [[nodiscard]] const std::vector<BatchColumn>& columns() const override
    {
        return m_plan.columns;
    }
    [[nodiscard]] std::size_t itemCount() const override { return m_plan.itemCount; }
    [[nodiscard]] BatchCursor cursor() const override { return m_cursor; }

    void seek(const BatchCursor& cursor) override
    {
        m_cursor = cursor;
        arrange();
    }

    Result<> next(Batch& batch) override
    {
        if (m_cursor.item >= m_plan.itemCount) {
            m_cursor = {m_cursor.epoch + 1, 0};
            arrange();
        }
        batch.size = std::min(m_plan.batchSize, m_plan.itemCount - m_cursor.item);
        batch.columns.resize(m_widths.size());
        for (std::size_t c = 0; c < m_widths.size(); ++c)
            batch.columns[c].resize(batch.size * m_widths[c]);
        std::vector<std::span<float>> row(m_widths.size());
        for (std::size_t i = 0; i < batch.size; ++i) {
            for (std::size_t c = 0; c < m_widths.size(); ++c)
                row[c] = std::span(batch.columns[c]).subspan(i * m_widths[c], m_widths[c]);
            const BatchCursor place {m_cursor.epoch, m_cursor.item + i};
            TIMBREL_TRY(m_fill(place, m_order[place.item], row));
        }
        m_cursor.item += batch.size;
        return {};
    }

private:
    void arrange()
    {
        m_order.resize(m_plan.itemCount);
        std::iota(m_order.begin(), m_order.end(), std::size_t {0});
        if (m_plan.shuffles)
            Random(mixed(m_plan.seed, static_cast<std::uint64_t>(m_cursor.epoch))).shuffle(m_order);
    }

    BatchPlan m_plan;
    std::vector<std::size_t> m_widths;
    Fill m_fill;
    BatchCursor m_cursor;
    std::vector<std::size_t> m_order;
};

Result<std::unique_ptr<BatchSource>> orderedSource(BatchPlan plan, OrderedSource::Fill fill)
{
    TIMBREL_TRY(checkPlan(plan));
    return std::make_unique<OrderedSource>(std::move(plan), std::move(fill));
}

/// An open file, shared by the copies of a reader.
struct OpenFile
{
    explicit OpenFile(int number)
        : descriptor(number)
    { }
    ~OpenFile()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int descriptor;
};

bool readFully(int descriptor, std::span<float> values, std::uint64_t offset)
{
    auto bytes = std::as_writable_bytes(values);
    while (!bytes.empty()) {
        const ssize_t got
            = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

} // namespace

Result<std::unique_ptr<BatchSource>> batchesFromMemory(BatchPlan plan,
                                                       std::vector<std::vector<float>> values)
{
    TIMBREL_TRY(checkPlan(plan));
    const auto widths = widthsOf(plan.columns);
    if (values.size() != widths.size())
        return failure(Error(ErrorId::FieldInvalid).named("columns"));
    for (std::size_t c = 0; c < widths.size(); ++c)
        if (values[c].size() / plan.itemCount != widths[c]
            || values[c].size() % plan.itemCount != 0)
            return failure(Error(ErrorId::FieldInvalid).named(plan.columns[c].name));
    auto shared = std::make_shared<const std::vector<std::vector<float>>>(std::move(values));
    return batchesFromReader(
        std::move(plan), [shared](std::size_t item, std::span<const std::span<float>> row) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                const auto all = std::span((*shared)[c]);
                const auto part = all.subspan(item * row[c].size(), row[c].size());
                std::copy(part.begin(), part.end(), row[c].begin());
            }
            return Result<>();
        });
}

Result<std::unique_ptr<BatchSource>> batchesFromReader(BatchPlan plan, ItemReader reader)
{
    return orderedSource(std::move(plan),
                         [reader = std::move(reader)](const BatchCursor&,
                                                      std::size_t item,
                                                      std::span<const std::span<float>> row) {
                             return reader(item, row);
                         });
}

Result<std::unique_ptr<BatchSource>> batchesFromMaker(BatchPlan plan, ItemMaker maker)
{
    const std::uint64_t seed = plan.seed;
    return orderedSource(
        std::move(plan),
        [seed, maker = std::move(maker)](
            const BatchCursor& place, std::size_t item, std::span<const std::span<float>> row) {
            const auto epoch = mixed(~seed, static_cast<std::uint64_t>(place.epoch));
            Random random(mixed(epoch, item));
            maker(random, row);
            return Result<>();
        });
}

Result<ItemReader>
recordFileReader(const std::filesystem::path& file, const BatchPlan& plan, std::uint64_t dataOffset)
{
    TIMBREL_TRY(checkPlan(plan));
    const auto opened
        = std::make_shared<const OpenFile>(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened->descriptor < 0)
        return failure(Error(errno == ENOENT ? ErrorId::FileNotFound : ErrorId::FileNotReadable)
                           .inFile(file)
                           .butFound(std::strerror(errno)));
    const auto widths = widthsOf(plan.columns);
    const std::uint64_t recordBytes
        = std::accumulate(widths.begin(), widths.end(), std::uint64_t {0}) * sizeof(float);
    struct stat status
    { };
    ::fstat(opened->descriptor, &status);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    // a division, so that no claim of items can overflow
    const bool isWhole = size >= dataOffset
        && (recordBytes == 0 || (size - dataOffset) / recordBytes >= plan.itemCount);
    if (!isWhole)
        return failure(Error(ErrorId::FieldInvalid)
                           .inFile(file)
                           .named("items")
                           .butFound(std::to_string(size) + " bytes"));
    return ItemReader([opened, file, recordBytes, dataOffset](
                          std::size_t item, std::span<const std::span<float>> row) -> Result<> {
        std::uint64_t offset = dataOffset + item * recordBytes;
        for (const auto& part : row) {
            if (!readFully(opened->descriptor, part, offset))
                return failure(Error(ErrorId::FileNotReadable)
                                   .inFile(file)
                                   .atByte(static_cast<std::int64_t>(offset)));
            offset += part.size_bytes();
        }
        return {};
    });
}

Json toJson(const BatchCursor& cursor)
{
    return {{"epoch", cursor.epoch}, {"item", cursor.item}};
}

Result<BatchCursor> batchCursorFromJson(const Json& json)
{
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    const auto epoch = jsonInteger(json, "epoch", 0, kMost);
    const auto item = jsonInteger(json, "item", 0, kMost);
    if (!epoch)
        return failure(epoch.error());
    if (!item)
        return failure(item.error());
    return BatchCursor {*epoch, static_cast<std::size_t>(*item)};
}

} // namespace timbrel::learning
