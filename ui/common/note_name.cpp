// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/note_name.h"

#include <array>

namespace timbrel::ui {

QString pitchClassName(int number)
{
    static const std::array<const char*, 12> kNames = {
        "C", "C\u266f", "D", "D\u266f", "E", "F", "F\u266f", "G", "G\u266f", "A", "A\u266f", "B"};
    return QString::fromUtf8(kNames[static_cast<std::size_t>(number % 12)]);
}

QString noteName(int number)
{
    return pitchClassName(number) + QString::number(number / 12 - 1);
}

} // namespace timbrel::ui
