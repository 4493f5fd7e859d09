// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace timbrel::learning {

/// One kind of numbers that every item has ("input", "target", "class"), float32, row order.
struct BatchColumn
{
    std::string name;
    std::vector<std::size_t> shape; ///< of one item
    friend bool operator==(const BatchColumn&, const BatchColumn&) = default;
};

/// Some items. columns[c] is [size, shape of column c ...].
struct Batch
{
    std::size_t size = 0;
    std::vector<std::vector<float>> columns;
};

/// Where a source stands, so that a training can go on exactly there.
struct BatchCursor
{
    std::int64_t epoch = 0;
    std::size_t item = 0; ///< items of this epoch that were handed out
    friend bool operator==(const BatchCursor&, const BatchCursor&) = default;
};

/// Hands out a training's data in batches, in an order that depends on seed and epoch alone; an
/// epoch ends with a batch that may be smaller. Nothing assumes that the data fits in memory.
/// Threads: one at a time. Realtime-safe: no.
class BatchSource
{
public:
    virtual ~BatchSource() = default;
    [[nodiscard]] virtual const std::vector<BatchColumn>& columns() const = 0;
    /// Items of an epoch.
    [[nodiscard]] virtual std::size_t itemCount() const = 0;
    /// The next batch, reusing the batch's memory. After the last of an epoch comes the first of
    /// the next. Errors: of reading.
    [[nodiscard]] virtual Result<> next(Batch& batch) = 0;
    [[nodiscard]] virtual BatchCursor cursor() const = 0;
    virtual void seek(const BatchCursor& cursor) = 0;
};

/// Fills one item's part of each column.
using ItemReader = std::function<Result<>(std::size_t item, std::span<const std::span<float>> row)>;
/// The same for items that are made up: `random` depends on seed, epoch and item alone.
using ItemMaker = std::function<void(Random& random, std::span<const std::span<float>> row)>;

struct BatchPlan
{
    std::vector<BatchColumn> columns;
    std::size_t itemCount = 0; ///< > 0
    std::size_t batchSize = 32; ///< > 0
    std::uint64_t seed = 1;
    bool shuffles = true;
};

/// Everything in memory: values[c] is [itemCount, shape of column c ...]. Errors: FieldInvalid
/// (values that do not fit the plan).
[[nodiscard]] Result<std::unique_ptr<BatchSource>>
batchesFromMemory(BatchPlan plan, std::vector<std::vector<float>> values);

/// Each item is read when it is needed, by any reader (a file of records, one file an item).
[[nodiscard]] Result<std::unique_ptr<BatchSource>> batchesFromReader(BatchPlan plan,
                                                                     ItemReader reader);

/// Items are made on the fly.
[[nodiscard]] Result<std::unique_ptr<BatchSource>> batchesFromMaker(BatchPlan plan,
                                                                    ItemMaker maker);

/// Reads `depth` batches of another source ahead in a thread of its own, so that the disk works
/// while the network does. The same batches in the same order; cursor() is of what was handed out.
[[nodiscard]] std::unique_ptr<BatchSource> readAhead(std::unique_ptr<BatchSource> source,
                                                     std::size_t depth = 4);

/// A reader for a file of records: float32, least significant byte first, each record all columns
/// of one item after each other, from `dataOffset` on. Errors: FileNotFound, FileNotReadable,
/// FieldInvalid (it is shorter than itemCount records).
[[nodiscard]] Result<ItemReader> recordFileReader(const std::filesystem::path& file,
                                                  const BatchPlan& plan,
                                                  std::uint64_t dataOffset = 0);

/// For checkpoints.
[[nodiscard]] Json toJson(const BatchCursor& cursor);
[[nodiscard]] Result<BatchCursor> batchCursorFromJson(const Json& json);

} // namespace timbrel::learning
