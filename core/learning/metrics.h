// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::learning {

enum class Direction : std::uint8_t
{
    LowerIsBetter,
    HigherIsBetter,
    Neither
};

/// What a number in metrics.jsonl means; plots are built from it.
struct MetricDescription
{
    std::string name; ///< "validation_mse"
    std::string unit; ///< "controller units²"; empty: a bare number
    Direction direction = Direction::Neither;
    std::string group; ///< metrics of one group share a plot
    std::optional<double> chance; ///< what guessing would reach
    friend bool operator==(const MetricDescription&, const MetricDescription&) = default;
};

/// One line: where the run stood, and what was measured there (not every metric each time).
struct MetricsRecord
{
    double seconds = 0.0; ///< of wall time since the training began
    std::int64_t epoch = 0;
    std::int64_t updates = 0;
    std::vector<std::pair<std::string, double>> values; ///< not finite: read back as NaN
};

/// Appends to metrics.jsonl: one write of one whole line a record, so that a reader at the same
/// time and a kill at any moment find whole lines and at most one unfinished last one, which the
/// next writer cuts off. Threads: one. Realtime-safe: no.
class MetricsWriter
{
public:
    /// Errors: FolderNotWritable, FileNotWritable.
    [[nodiscard]] static Result<MetricsWriter> open(const std::filesystem::path& file);
    MetricsWriter(MetricsWriter&& other) noexcept;
    MetricsWriter& operator=(MetricsWriter&& other) noexcept;
    MetricsWriter(const MetricsWriter&) = delete;
    MetricsWriter& operator=(const MetricsWriter&) = delete;
    ~MetricsWriter();

    /// First of all; again when a run goes on (readers take the newest). Errors: DiskFull,
    /// FileNotWritable.
    [[nodiscard]] Result<> describe(const std::vector<MetricDescription>& metrics);
    [[nodiscard]] Result<> append(const MetricsRecord& record);

private:
    MetricsWriter(std::filesystem::path file, int descriptor);
    [[nodiscard]] Result<> writeLine(const Json& line);

    std::filesystem::path m_file;
    int m_descriptor;
};

/// Reads what has been appended since the last call. Tolerant: a file that is not there yet is
/// empty, an unfinished line waits for its end, a line that is no record is counted and passed
/// over. Threads: one. Realtime-safe: no.
class MetricsReader
{
public:
    explicit MetricsReader(std::filesystem::path file)
        : m_file(std::move(file))
    { }
    /// Reads at most so many bytes (1 MiB at least, so that a line fits); call again until it
    /// returns nothing. Errors: FileNotReadable.
    [[nodiscard]] Result<std::vector<MetricsRecord>> readNew(std::size_t most = std::size_t {16}
                                                                 << 20U);
    /// Empty until the first line has been read.
    [[nodiscard]] const std::vector<MetricDescription>& metrics() const { return m_metrics; }
    [[nodiscard]] std::size_t skippedLines() const { return m_skipped; }

private:
    void takeLine(std::string_view line, std::vector<MetricsRecord>& records);

    std::filesystem::path m_file;
    std::uint64_t m_offset = 0;
    bool m_passesOverLine = false; ///< within a line that is too long to be one of ours
    std::vector<MetricDescription> m_metrics;
    std::size_t m_skipped = 0;
};

} // namespace timbrel::learning
