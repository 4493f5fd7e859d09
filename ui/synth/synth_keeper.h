// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <optional>

namespace timbrel::ui {

class SynthDocument;

/// Keeps the sound in the project's timbrel.json: read when a project is opened, written soon after
/// each change, on a thread of its own. A project that was never saved has it as long as it is
/// open. Threads: GUI.
class SynthKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SynthKeeper)
public:
    /// The document outlives it.
    explicit SynthKeeper(SynthDocument& document, QObject* parent = nullptr);
    ~SynthKeeper() override; ///< what is due is written

    /// Another project: its sound is loaded; none, or one without a folder: the usual sound.
    void setProject(const std::optional<std::filesystem::path>& folder);
    /// The same project lies elsewhere now.
    void projectMoved(const std::optional<std::filesystem::path>& folder);

Q_SIGNALS:
    void trouble(const timbrel::Error& error);
    void loaded();

private:
    void write();

    SynthDocument& m_document;
    std::optional<std::filesystem::path> m_folder;
    bool m_isLoading = false;
    QTimer m_due;
    QThreadPool m_files;
};

} // namespace timbrel::ui
