// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/synth_keeper.h"

#include "core/project/project_settings.h"
#include "ui/synth/synth_document.h"

#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kWriteAfter = std::chrono::milliseconds(600);
constexpr const char* kProjectFile = "timbrel.json";

Result<> writeSound(const std::filesystem::path& file, Json sound)
{
    auto settings = project::ProjectSettings::read(file); // others write into it, too
    if (!settings)
        return failure(settings.error());
    settings->setSound(std::move(sound));
    return settings->write(file);
}

/// Nothing: the project says nothing of it.
Result<std::optional<synth::SynthSetup>> readSound(const std::filesystem::path& file)
{
    const auto settings = project::ProjectSettings::read(file);
    if (!settings || settings->sound().is_null())
        return std::optional<synth::SynthSetup>(); // who opens the project says what is wrong
    auto setup = synth::synthSetupOf(settings->sound(), file);
    if (!setup)
        return failure(setup.error());
    return std::optional(std::move(*setup));
}

} // namespace

SynthKeeper::SynthKeeper(SynthDocument& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    m_files.setMaxThreadCount(1);
    m_due.setSingleShot(true);
    m_due.setInterval(kWriteAfter);
    connect(&m_due, &QTimer::timeout, this, &SynthKeeper::write);
    const auto soon = [this] {
        if (m_folder && !m_isLoading)
            m_due.start();
    };
    connect(&document, &SynthDocument::changed, this, soon);
    connect(&document, &SynthDocument::controllersChanged, this, soon);
}

SynthKeeper::~SynthKeeper()
{
    if (m_due.isActive())
        write();
    m_files.waitForDone();
}

void SynthKeeper::setProject(const std::optional<std::filesystem::path>& folder)
{
    if (m_due.isActive()) { // of the project before
        m_due.stop();
        write();
    }
    m_folder = folder;
    m_isLoading = true;
    m_document.load({});
    m_isLoading = false;
    if (!folder)
        return;
    m_files.start([this, folder = *folder] {
        auto read = readSound(folder / kProjectFile);
        QMetaObject::invokeMethod(
            this,
            [this, folder, read = std::move(read)] {
                if (m_folder != folder)
                    return;
                if (!read)
                    Q_EMIT trouble(read.error());
                else if (*read && !m_due.isActive()) { // else a hand was faster
                    m_isLoading = true;
                    m_document.load(**read);
                    m_isLoading = false;
                }
                Q_EMIT loaded();
            },
            Qt::QueuedConnection);
    });
}

void SynthKeeper::projectMoved(const std::optional<std::filesystem::path>& folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    if (folder)
        m_due.start();
}

void SynthKeeper::write()
{
    if (!m_folder)
        return;
    m_files.start([this, file = *m_folder / kProjectFile, sound = jsonOf(m_document.setup())] {
        if (const auto written = writeSound(file, sound); !written)
            QMetaObject::invokeMethod(
                this,
                [this, error = written.error()] { Q_EMIT trouble(error); },
                Qt::QueuedConnection);
    });
}

} // namespace timbrel::ui
