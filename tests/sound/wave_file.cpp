// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/wave_file.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace timbrel::test {
namespace {

float sampleOf(const char* bytes, int bits, bool isFloat)
{
    if (isFloat) {
        float value = 0.0F;
        std::memcpy(&value, bytes, sizeof value);
        return value;
    }
    if (bits == 16)
        return static_cast<float>(qFromLittleEndian<qint16>(bytes)) / 32768.0F;
    if (bits == 32)
        return static_cast<float>(qFromLittleEndian<qint32>(bytes)) / 2147483648.0F;
    qint32 value = 0;
    std::memcpy(reinterpret_cast<char*>(&value) + 1, bytes, 3);
    return static_cast<float>(qFromLittleEndian(value)) / 2147483648.0F;
}

} // namespace

WaveFile readWaveFile(const QString& path)
{
    QFile input(path);
    WaveFile file;
    if (!input.open(QIODevice::ReadOnly))
        return file;
    const QByteArray bytes = input.readAll();
    int bits = 0;
    bool isFloat = false;
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const QByteArray name = bytes.mid(at, 4);
        const auto told = static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.data() + at + 4));
        const char* content = bytes.data() + at + 8;
        const qsizetype size = std::min(told, bytes.size() - at - 8);
        if (name == "fmt " && size >= 16) {
            const auto format = qFromLittleEndian<quint16>(content);
            file.channels = qFromLittleEndian<quint16>(content + 2);
            file.rate = static_cast<int>(qFromLittleEndian<quint32>(content + 4));
            bits = qFromLittleEndian<quint16>(content + 14);
            // extensible: the real format stands in its 24th byte
            isFloat = format == 3
                || (format == 0xFFFE && size >= 26
                    && qFromLittleEndian<quint16>(content + 24) == 3);
        }
        if (name == "data" && bits >= 16) {
            const qsizetype end = told == 0 ? bytes.size() - at - 8 : size;
            for (qsizetype i = 0; i + bits / 8 <= end; i += bits / 8)
                file.samples.push_back(sampleOf(content + i, bits, isFloat));
            break;
        }
        at += 8 + told + told % 2;
    }
    return file;
}

Loudness loudnessOf(const WaveFile& file)
{
    Loudness loudness;
    if (file.channels == 0 || file.rate == 0)
        return loudness;
    const auto perSecond = static_cast<std::size_t>(file.rate * file.channels);
    std::size_t first = file.samples.size();
    std::size_t last = 0;
    std::size_t gap = 0;
    double sum = 0.0;
    for (std::size_t i = 0; i < file.samples.size(); ++i) {
        const auto value = std::abs(static_cast<double>(file.samples[i]));
        loudness.peak = std::max(loudness.peak, value);
        loudness.clipped += value >= 0.9999 ? 1 : 0;
        sum += value * value;
        if (i >= perSecond)
            sum -= static_cast<double>(file.samples[i - perSecond])
                * static_cast<double>(file.samples[i - perSecond]);
        loudness.rms = std::max(loudness.rms,
                                std::sqrt(std::max(sum, 0.0) / static_cast<double>(perSecond)));
        if (value <= 0.0)
            continue;
        if (first == file.samples.size())
            first = last = i;
        gap = std::max(gap, i - last);
        last = i;
    }
    if (first < file.samples.size())
        loudness.seconds = static_cast<double>(last - first) / static_cast<double>(perSecond);
    loudness.longestGap = static_cast<double>(gap) / static_cast<double>(perSecond);
    return loudness;
}

} // namespace timbrel::test
