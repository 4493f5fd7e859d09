// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/metrics.h"

#include "core/base/atomic_file.h"

#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace timbrel::learning {
namespace {

constexpr std::string_view kMetricsFormat = "timbrel-metrics";
constexpr int kMetricsVersion = 1;
constexpr std::size_t kLongestLine = std::size_t {1} << 20U;
constexpr std::array<std::string_view, 3> kDirections = {"lower", "higher", "neither"};

Direction directionFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kDirections.size(); ++i)
        if (kDirections[i] == name)
            return static_cast<Direction>(i);
    return Direction::Neither;
}

Json toJson(const MetricDescription& metric)
{
    Json json = {{"name", metric.name},
                 {"unit", metric.unit},
                 {"direction", kDirections[static_cast<std::size_t>(metric.direction)]},
                 {"group", metric.group}};
    if (metric.chance)
        json["chance"] = *metric.chance;
    return json;
}

std::optional<std::vector<MetricDescription>> descriptionsFrom(const Json& json)
{
    if (!checkFormat(json, kMetricsFormat, kMetricsVersion, {}))
        return std::nullopt;
    const auto list = jsonArray(json, "metrics");
    if (!list)
        return std::nullopt;
    std::vector<MetricDescription> metrics;
    for (const Json& entry : **list) {
        MetricDescription metric;
        metric.name = jsonString(entry, "name").value_or("");
        metric.unit = jsonString(entry, "unit").value_or("");
        metric.direction = directionFromName(jsonString(entry, "direction").value_or(""));
        metric.group = jsonString(entry, "group").value_or("");
        if (const auto chance = jsonReal(entry, "chance"))
            metric.chance = *chance;
        if (!metric.name.empty())
            metrics.push_back(std::move(metric));
    }
    return metrics;
}

std::optional<MetricsRecord> recordFrom(const Json& json)
{
    const auto seconds = jsonReal(json, "seconds");
    const auto epoch = jsonInteger(json, "epoch", 0, std::numeric_limits<std::int64_t>::max());
    const auto updates = jsonInteger(json, "updates", 0, std::numeric_limits<std::int64_t>::max());
    const auto values = jsonObject(json, "values");
    if (!seconds || !epoch || !updates || !values)
        return std::nullopt;
    MetricsRecord record {*seconds, *epoch, *updates, {}};
    for (const auto& [name, value] : (*values)->items()) {
        if (value.is_number())
            record.values.emplace_back(name, value.get<double>());
        else if (value.is_null())
            record.values.emplace_back(name, std::numeric_limits<double>::quiet_NaN());
        else
            return std::nullopt;
    }
    return record;
}

/// Where the last whole line of an open file ends.
off_t endOfLastLine(int descriptor)
{
    off_t end = ::lseek(descriptor, 0, SEEK_END);
    std::array<char, 4096> block {};
    while (end > 0) {
        const off_t begin = std::max<off_t>(0, end - static_cast<off_t>(block.size()));
        const ssize_t got
            = ::pread(descriptor, block.data(), static_cast<std::size_t>(end - begin), begin);
        for (ssize_t i = got; i > 0; --i)
            if (block[static_cast<std::size_t>(i - 1)] == '\n')
                return begin + i;
        end = begin;
    }
    return 0;
}

/// The file's bytes from `offset` on, at most so many; a file that is not there is empty. A file
/// that became shorter was begun anew: `offset` goes back to its start.
Result<std::string>
readFrom(const std::filesystem::path& file, std::uint64_t& offset, std::size_t most)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT)
            return std::string();
        return failure(Error(ErrorId::FileNotReadable).inFile(file).butFound(std::strerror(errno)));
    }
    struct stat status
    { };
    ::fstat(descriptor, &status);
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(0, status.st_size));
    if (size < offset)
        offset = 0;
    std::string bytes(std::min<std::uint64_t>(size - offset, most), '\0');
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    const int code = errno;
    ::close(descriptor);
    if (got < 0)
        return failure(Error(ErrorId::FileNotReadable).inFile(file).butFound(std::strerror(code)));
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

} // namespace

MetricsWriter::MetricsWriter(std::filesystem::path file, int descriptor)
    : m_file(std::move(file))
    , m_descriptor(descriptor)
{ }

MetricsWriter::MetricsWriter(MetricsWriter&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

MetricsWriter& MetricsWriter::operator=(MetricsWriter&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

MetricsWriter::~MetricsWriter()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<MetricsWriter> MetricsWriter::open(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failure(
            Error(errno == EISDIR ? ErrorId::FileNotWritable : ErrorId::FolderNotWritable)
                .inFile(errno == EISDIR ? file : file.parent_path())
                .butFound(std::strerror(errno)));
    MetricsWriter writer(file, descriptor);
    if (::ftruncate(descriptor, endOfLastLine(descriptor)) != 0)
        return failure(Error(ErrorId::FileNotWritable).inFile(file).butFound(std::strerror(errno)));
    return writer;
}

Result<> MetricsWriter::writeLine(const Json& line)
{
    const std::string text = jsonLine(line) + "\n";
    const off_t before = ::lseek(m_descriptor, 0, SEEK_END);
    ssize_t written = -1;
    do {
        written = ::write(m_descriptor, text.data(), text.size());
    } while (written < 0 && errno == EINTR);
    if (written == static_cast<ssize_t>(text.size()))
        return {};
    // Half a line: the disk is full. Take it back, so that the file stays whole.
    const int code = written < 0 ? errno : ENOSPC;
    if (::ftruncate(m_descriptor, before) != 0)
        return failure(Error(ErrorId::FileNotWritable).inFile(m_file));
    return failure(Error(code == ENOSPC || code == EDQUOT || code == EFBIG
                             ? ErrorId::DiskFull
                             : ErrorId::FileNotWritable)
                       .inFile(m_file)
                       .butFound(std::strerror(code)));
}

Result<> MetricsWriter::describe(const std::vector<MetricDescription>& metrics)
{
    Json list = Json::array();
    for (const auto& metric : metrics)
        list.push_back(toJson(metric));
    return writeLine(
        {{"format", kMetricsFormat}, {"version", kMetricsVersion}, {"metrics", std::move(list)}});
}

Result<> MetricsWriter::append(const MetricsRecord& record)
{
    Json values = Json::object();
    for (const auto& [name, value] : record.values)
        values[name] = value; // what is not finite is written as null
    return writeLine({{"seconds", record.seconds},
                      {"epoch", record.epoch},
                      {"updates", record.updates},
                      {"values", std::move(values)}});
}

void MetricsReader::takeLine(std::string_view line, std::vector<MetricsRecord>& records)
{
    const auto json = parseJson(line, m_file);
    if (json) {
        if (auto metrics = descriptionsFrom(*json)) {
            m_metrics = std::move(*metrics);
            return;
        }
        if (auto record = recordFrom(*json)) {
            records.push_back(std::move(*record));
            return;
        }
    }
    ++m_skipped;
}

Result<std::vector<MetricsRecord>> MetricsReader::readNew(std::size_t most)
{
    std::vector<MetricsRecord> records;
    auto fresh = readFrom(m_file, m_offset, std::max(most, kLongestLine + 1));
    if (!fresh)
        return failure(fresh.error());
    std::string_view rest = *fresh;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        if (!m_passesOverLine)
            takeLine(rest.substr(0, end), records);
        m_passesOverLine = false;
        m_offset += end + 1;
        rest.remove_prefix(end + 1);
    }
    if (rest.size() > kLongestLine) {
        m_skipped += m_passesOverLine ? 0 : 1;
        m_passesOverLine = true;
        m_offset += rest.size();
    }
    return records;
}

} // namespace timbrel::learning
