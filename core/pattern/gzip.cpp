// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/gzip.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <zlib.h>

namespace timbrel::pattern {
namespace {

constexpr int kGzipOnly = 15 + 16; // the largest window, no zlib header (zlib's manual)

class Inflater
{
public:
    Inflater()
        : m_isOpen(inflateInit2(&m_stream, kGzipOnly) == Z_OK)
    { }
    ~Inflater()
    {
        if (m_isOpen)
            inflateEnd(&m_stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    [[nodiscard]] Result<std::string> inflateAll(std::string_view bytes, std::uint64_t maximumBytes)
    {
        if (!m_isOpen)
            return failure(ErrorId::OutOfMemory);
        std::string out;
        std::array<char, 1U << 16U> part {};
        while (true) {
            if (m_stream.avail_in == 0 && !feed(bytes))
                return failure(ErrorId::GzipBroken); // cut short
            m_stream.next_out = reinterpret_cast<Bytef*>(part.data());
            m_stream.avail_out = static_cast<uInt>(part.size());
            const int code = inflate(&m_stream, Z_NO_FLUSH);
            const std::size_t made = part.size() - m_stream.avail_out;
            if (out.size() + made > maximumBytes)
                return failure(ErrorId::FileTooLarge);
            out.append(part.data(), made);
            if (code == Z_STREAM_END && m_stream.avail_in == 0 && bytes.empty())
                return out;
            if (code == Z_STREAM_END ? inflateReset(&m_stream) != Z_OK
                                     : code != Z_OK && code != Z_BUF_ERROR)
                return failure(code == Z_MEM_ERROR ? ErrorId::OutOfMemory : ErrorId::GzipBroken);
        }
    }

private:
    bool feed(std::string_view& bytes)
    {
        const std::size_t count
            = std::min<std::size_t>(bytes.size(), std::numeric_limits<int>::max());
        // zlib never writes through this pointer
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(count);
        bytes.remove_prefix(count);
        return count > 0;
    }

    z_stream m_stream {};
    bool m_isOpen = false;
};

} // namespace

bool isGzip(std::string_view bytes) noexcept
{
    return bytes.size() >= 2 && bytes[0] == '\x1F' && bytes[1] == '\x8B';
}

Result<std::string> gunzip(std::string_view bytes, std::uint64_t maximumBytes)
try {
    Inflater inflater;
    return inflater.inflateAll(bytes, maximumBytes);
} catch (const std::bad_alloc&) {
    return failure(ErrorId::OutOfMemory);
}

} // namespace timbrel::pattern
