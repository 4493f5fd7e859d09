// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_header.h"

#include <algorithm>

namespace timbrel::midi {
namespace {

constexpr std::size_t kBytesBeforeHeader = 8;
constexpr std::size_t kMacBinaryHeader = 128;
constexpr std::size_t kMacBinaryDataLength = 83; ///< where the length of the data fork stands

struct Range
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::uint32_t littleEndian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i > 0; --i)
        value = value << 8U | static_cast<std::uint8_t>(bytes[i - 1]);
    return value;
}

/// The "data" chunk of a RIFF file of kind RMID, as far as it is there.
Range insideRiff(std::string_view bytes)
{
    std::size_t position = 12;
    while (position + kBytesBeforeHeader <= bytes.size()) {
        const std::string_view type = bytes.substr(position, 4);
        const std::size_t length = littleEndian(bytes.substr(position + 4, 4));
        const std::size_t begin = position + kBytesBeforeHeader;
        const std::size_t end = begin + std::min(length, bytes.size() - begin);
        if (type == "data")
            return {begin, end};
        position = end + (length & 1U); // RIFF chunks begin at even places
    }
    return {bytes.size(), bytes.size()};
}

/// The data fork of a file that an old Macintosh wrapped for transport.
Range insideMacBinary(std::string_view bytes)
{
    ByteReader reader(bytes, kMacBinaryDataLength, bytes.size());
    const std::size_t declared = reader.longWord().value_or(0);
    const std::size_t available = bytes.size() - kMacBinaryHeader;
    const bool isSound = declared > kBytesBeforeHeader && declared <= available;
    return {kMacBinaryHeader, kMacBinaryHeader + (isSound ? declared : available)};
}

Range findMidiData(std::string_view bytes)
{
    if (bytes.substr(0, 4) == "RIFF" && bytes.size() >= 12 && bytes.substr(8, 4) == "RMID")
        return insideRiff(bytes);
    const bool isMacBinary = bytes.size() > kMacBinaryHeader && bytes[0] == 0
        && bytes.substr(kMacBinaryHeader, 4) == "MThd";
    if (isMacBinary)
        return insideMacBinary(bytes);
    return {0, bytes.size()};
}

std::optional<Division> divisionOf(std::uint16_t word, WarningList& warnings, std::size_t position)
{
    if (word < 0x8000)
        return Division::musical(word);
    const int framesPerSecond = 256 - (word >> 8U);
    const auto division = Division::smpte(framesPerSecond, word & 0xFF);
    const bool isUsual = framesPerSecond == 24 || framesPerSecond == 25 || framesPerSecond == 29
        || framesPerSecond == 30;
    if (division && !isUsual)
        warnings.add(Error(ErrorId::MidiDivisionInvalid)
                         .atByte(static_cast<std::int64_t>(position))
                         .butFound(std::to_string(framesPerSecond) + " frames a second")
                         .whereExpected("24, 25, 29 or 30 frames a second"));
    return division;
}

void checkFormat(MidiHeader& header, WarningList& warnings, std::size_t position)
{
    if (header.format <= 2)
        return;
    // Later formats do not exist; tracks that sound together are by far the most likely meaning.
    warnings.add(Error(ErrorId::MidiFormatUnknown)
                     .atByte(static_cast<std::int64_t>(position))
                     .butFound(std::to_string(header.format))
                     .whereExpected("0, 1 or 2"));
    header.format = 1;
}

} // namespace

Result<MidiHeader>
readHeader(std::string_view bytes, const std::filesystem::path& file, WarningList& warnings)
{
    const Range data = findMidiData(bytes);
    ByteReader reader(bytes, data.begin, data.end);
    const auto type = reader.take(4);
    if (type != "MThd")
        return failure(Error(ErrorId::MidiNotAFile)
                           .inFile(file)
                           .atByte(static_cast<std::int64_t>(data.begin))
                           .butFound(shown(bytes.substr(std::min(data.begin, bytes.size()), 8)))
                           .whereExpected("MThd"));
    const auto length = reader.longWord();
    const std::size_t begin = reader.position();
    const auto format = reader.word();
    const auto tracks = reader.word();
    const auto division = reader.word();
    if (!length || *length < 6 || !division)
        return failure(Error(ErrorId::MidiHeaderBroken)
                           .inFile(file)
                           .atByte(static_cast<std::int64_t>(begin))
                           .butFound(std::to_string(data.end - begin) + " bytes")
                           .whereExpected("6 bytes"));
    MidiHeader header;
    header.format = *format;
    header.declaredTracks = *tracks;
    header.chunksEnd = data.end;
    header.chunksBegin = begin + std::min<std::size_t>(*length, data.end - begin);
    checkFormat(header, warnings, begin);
    const auto known = divisionOf(*division, warnings, begin + 4);
    if (!known)
        return failure(
            Error(ErrorId::MidiDivisionInvalid)
                .inFile(file)
                .atByte(static_cast<std::int64_t>(begin + 4))
                .butFound(*division < 0x8000 ? "0 ticks a quarter note" : "0 ticks a frame")
                .whereExpected("at least one tick a quarter note or frame"));
    header.division = *known;
    return header;
}

} // namespace timbrel::midi
