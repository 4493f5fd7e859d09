// SPDX-License-Identifier: GPL-3.0-or-later
// The pad and its kit as the project keeps them: written by themselves, a moment after a change.
#include "core/base/atomic_file.h"
#include "core/pattern/pad_file.h"
#include "core/synth/drum_kit_file.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/shell/pattern_desk.h"

#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kPadRests = std::chrono::milliseconds(1000); ///< a kill costs no more
constexpr const char* kPadFolder = "latent";
constexpr const char* kPadName = "pad.json";
constexpr const char* kKitName = "kit.json";

std::map<std::string, pattern::PadControl> controlsOf(const QMap<QString, MidiBinding>& bindings)
{
    std::map<std::string, pattern::PadControl> controls;
    for (auto it = bindings.begin(); it != bindings.end(); ++it)
        controls[it.key().toStdString()]
            = {it->kind == MidiBinding::Kind::Note, it->channel, it->number};
    return controls;
}

QMap<QString, MidiBinding> bindingsOf(const std::map<std::string, pattern::PadControl>& controls)
{
    QMap<QString, MidiBinding> bindings;
    for (const auto& [name, control] : controls)
        bindings[QString::fromStdString(name)]
            = {control.isNote ? MidiBinding::Kind::Note : MidiBinding::Kind::Controller,
               control.channel,
               control.number};
    return bindings;
}

/// What cannot be read is not lost to what is written next.
void putAside(const fs::path& file)
{
    std::error_code code;
    fs::rename(file, file.parent_path() / ("unreadable-" + file.filename().string()), code);
}

} // namespace

void PatternDesk::connectPad()
{
    m_padDue.setSingleShot(true);
    m_padDue.setInterval(kPadRests);
    connect(&m_padDue, &QTimer::timeout, this, &PatternDesk::writePad);
    const auto soon = [this] {
        if (m_isReadingPad)
            return;
        m_isPadChanged = true;
        if (m_folder && !m_padDue.isActive())
            m_padDue.start();
    };
    connect(&m_control.document(), &LatentDocument::changed, this, soon);
    connect(&m_control, &LatentControl::bindingsChanged, this, soon);
    connect(m_kit, &KitDocument::changed, this, soon);
}

bool PatternDesk::isChanged() const
{
    return m_shelf->isWaiting() || m_control.document().history().count() > 0;
}

void PatternDesk::readPad()
{
    if (!m_folder)
        return;
    m_isReadingPad = true;
    std::error_code code;
    const fs::path pad = *m_folder / kPadFolder / kPadName;
    if (fs::exists(pad, code)) {
        auto read = pattern::readPadFile(pad);
        if (read) {
            m_control.document().setRows(read->rows);
            m_control.document().load(std::move(read->setup));
            m_control.setBindings(bindingsOf(read->controls));
        } else {
            warn(read.error());
            putAside(pad);
        }
    } else {
        m_control.setBindings({});
    }
    const fs::path kit = *m_folder / kPadFolder / kKitName;
    if (fs::exists(kit, code)) {
        auto read = synth::readDrumKit(kit);
        if (read) {
            m_kit->load(std::move(read->kit));
        } else {
            warn(read.error());
            putAside(kit);
        }
    }
    m_isReadingPad = false;
}

/// If something has changed.
void PatternDesk::writePad()
{
    m_padDue.stop();
    if (!m_folder || !std::exchange(m_isPadChanged, false))
        return;
    const LatentDocument& document = m_control.document();
    const fs::path folder = *m_folder / kPadFolder;
    auto written = createFolder(folder);
    if (written)
        written = pattern::writePadFile(
            folder / kPadName,
            {document.setup(), document.rows(), controlsOf(m_control.bindings())});
    if (written)
        written = synth::writeDrumKit(folder / kKitName, m_kit->kit());
    if (!written)
        warn(written.error());
}

} // namespace timbrel::ui
