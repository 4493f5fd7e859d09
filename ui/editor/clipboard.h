// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/clip.h"

#include <QString>

#include <memory>
#include <optional>

class QMimeData;

namespace timbrel::ui {

/// Our own type for notes and points; beside it stands plain text in the form of example files,
/// which other programs can show and which is understood on the way back as well.
[[nodiscard]] QString clipMimeType();

[[nodiscard]] std::unique_ptr<QMimeData> mimeDataOf(const music::Clip& clip);
/// Nothing where the data hold neither; text that is no example is not a clip.
[[nodiscard]] std::optional<music::Clip> clipFrom(const QMimeData& data);
[[nodiscard]] bool mayHoldClip(const QMimeData& data);

/// The system's clipboard. Threads: GUI.
void copyToClipboard(const music::Clip& clip);
[[nodiscard]] std::optional<music::Clip> clipFromClipboard();

} // namespace timbrel::ui
