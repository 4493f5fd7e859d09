// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/kit_document.h"

#include "ui/latent/drum_texts.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kPauseMs = 800;
constexpr int kPollMs = 30;

} // namespace

/// A kit and another.
class KitCommand final : public QUndoCommand
{
public:
    KitCommand(KitDocument& document,
               synth::DrumKit before,
               synth::DrumKit after,
               const QString& what,
               quint64 serial)
        : QUndoCommand(what)
        , m_document(document)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_serial(serial)
    { }
    void undo() override { m_document.set(m_before); }
    void redo() override { m_document.set(m_after); }
    [[nodiscard]] int id() const override { return 0x6B69; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* later = static_cast<const KitCommand*>(other);
        if (later->m_serial != m_serial || &later->m_document != &m_document)
            return false;
        m_after = later->m_after;
        return true;
    }

private:
    KitDocument& m_document;
    synth::DrumKit m_before;
    synth::DrumKit m_after;
    quint64 m_serial;
};

KitDocument::KitDocument(QUndoStack& history, synth::DrumKitDesk& desk, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_desk(desk)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &KitDocument::poll);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &KitDocument::seal);
}

void KitDocument::seal()
{
    m_which = -1;
    ++m_serial;
}

quint64 KitDocument::serialOf(Kind kind, int which)
{
    if (kind == Kind::Single || which != m_which)
        seal();
    if (kind == Kind::Knob) {
        m_which = which;
        m_pause.start();
    }
    return m_serial;
}

void KitDocument::change(synth::DrumKit to, const QString& what, Kind kind, int which)
{
    endTryOut();
    if (to == kit())
        return;
    const quint64 serial = serialOf(kind, which);
    m_history.push(new KitCommand(*this, kit(), std::move(to), what, serial));
}

void KitDocument::changeSlot(
    std::size_t index, synth::DrumSlot to, const QString& what, Kind kind, int which)
{
    endTryOut();
    synth::DrumKit changed = kit();
    if (index >= changed.slots.size())
        return;
    changed.slots[index] = std::move(to);
    change(std::move(changed), what, kind, which);
}

void KitDocument::tryOut(std::size_t index, const synth::DrumSlot& slot)
{
    synth::DrumKit tried = m_beforeTryOut.value_or(kit());
    if (index >= tried.slots.size())
        return;
    if (!m_beforeTryOut)
        m_beforeTryOut = kit();
    tried.slots[index] = slot;
    set(tried);
}

void KitDocument::endTryOut()
{
    if (const auto before = std::exchange(m_beforeTryOut, std::nullopt))
        set(*before);
}

bool KitDocument::isReady(std::size_t index) const
{
    return index < kit().slots.size() && m_desk.isReady(kit().slots[index]);
}

void KitDocument::load(synth::DrumKit kit)
{
    seal();
    m_beforeTryOut.reset();
    set(kit);
}

void KitDocument::set(const synth::DrumKit& kit)
{
    m_desk.setKit(kit);
    Q_EMIT changed();
    poll(); // it may be busy now
}

void KitDocument::playFile(std::size_t index, const QString& file)
{
    synth::DrumKit changed = kit();
    if (index >= changed.slots.size())
        return;
    synth::DrumSlot& slot = changed.slots[index];
    slot.character.clear();
    slot.file = std::filesystem::path(file.toStdString()).lexically_normal();
    const bool isKnown = std::any_of(changed.sounds.begin(),
                                     changed.sounds.end(),
                                     [&](const auto& sound) { return sound.file == slot.file; });
    if (!isKnown)
        changed.sounds.edited().push_back(
            {slot.file, music::drumClassOf(slot.row).value_or(music::DrumClass::Percussion)});
    change(std::move(changed), tr("Sound of %1").arg(drumRowText(slot.row)));
}

void KitDocument::take(const QStringList& files)
{
    if (files.isEmpty())
        return;
    if (files.size() == 1 && files.front().endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        m_taking = tr("Open kit");
        m_desk.open(files.front().toStdString());
    } else {
        m_taking = tr("Take sounds into the kit");
        std::vector<std::filesystem::path> places;
        for (const QString& file : files)
            places.emplace_back(file.toStdString());
        m_desk.importFrom(std::move(places));
    }
    poll();
}

void KitDocument::stopTaking()
{
    m_desk.stopImport();
}

void KitDocument::save(const QString& file, bool doesCopySounds)
{
    const std::filesystem::path path = file.toStdString();
    m_taking = tr("Save kit");
    m_desk.save(path,
                doesCopySounds ? path.parent_path() / (path.stem().string() + " sounds")
                               : std::filesystem::path());
    poll();
}

/// What the files' thread has brought is an entry of the history like any other change.
void KitDocument::poll()
{
    synth::DrumKit before = kit();
    const bool hasNews = m_desk.poll();
    if (kit() != before) {
        seal();
        m_history.push(new KitCommand(*this, std::move(before), kit(), m_taking, m_serial));
        if (const auto count = static_cast<int>(m_desk.unnamed().size()); count > 0)
            Q_EMIT unnamed(count);
        seal();
    } else if (hasNews) {
        Q_EMIT changed();
    }
    if (const Warnings warnings = m_desk.takeWarnings(); !warnings.empty())
        Q_EMIT warned(warnings);
    const bool isBusyNow = m_desk.isBusy();
    if (isBusyNow && !m_poll.isActive())
        m_poll.start();
    else if (!isBusyNow)
        m_poll.stop();
    if (std::exchange(m_wasBusy, isBusyNow) != isBusyNow)
        Q_EMIT busyChanged();
}

} // namespace timbrel::ui
