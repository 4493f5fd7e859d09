// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_document.h"

#include <QUndoCommand>

#include <chrono>
#include <utility>

namespace timbrel::ui {

using pattern::PadSetup;

namespace {

constexpr auto kPause = std::chrono::milliseconds(700);

/// Row by row, from another pattern of the same shape.
void copyRow(const music::Pattern& from, music::Pattern& to, std::size_t row)
{
    for (std::size_t step = 0; step < to.shape().steps; ++step)
        to.set(row, step, from.at(row, step));
}

} // namespace

class LatentCommand final : public QUndoCommand
{
public:
    LatentCommand(LatentDocument& document, PadSetup before, PadSetup after, int id, quint64 serial)
        : m_document(document)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_id(id)
        , m_serial(serial)
    { }
    void undo() override { m_document.set(m_before); }
    void redo() override { m_document.set(m_after); }
    [[nodiscard]] int id() const override { return m_id; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* other = static_cast<const LatentCommand*>(next);
        if (other->m_serial != m_serial)
            return false;
        m_after = other->m_after;
        setText(other->text());
        setObsolete(m_after == m_before); // back where it began: nothing was done
        return true;
    }

private:
    LatentDocument& m_document;
    PadSetup m_before;
    PadSetup m_after;
    int m_id;
    quint64 m_serial;
};

LatentDocument::LatentDocument(QObject* parent)
    : QObject(parent)
    , m_rows(music::standardDrumRows())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &LatentDocument::seal);
    music::PatternShape shape;
    shape.rows = m_rows.size();
    m_generated = music::Pattern(shape);
}

void LatentDocument::change(PadSetup to, const QString& what, Kind kind, int which)
{
    if (to == m_setup)
        return;
    constexpr int kKinds = 16;
    const int id = kind == Kind::Single ? -1 : static_cast<int>(kind) + kKinds * which;
    if (kind == Kind::Single)
        seal();
    auto* command = new LatentCommand(*this, m_setup, std::move(to), id, m_serial);
    command->setText(what);
    m_history.push(command);
    if (!m_isDragging)
        m_pause.start();
}

void LatentDocument::beginDrag()
{
    seal();
    m_isDragging = true;
}

/// Not sealed at once: a double click ends what its first click began.
void LatentDocument::endDrag()
{
    m_isDragging = false;
    m_pause.start();
}

void LatentDocument::seal()
{
    ++m_serial;
    m_pause.stop();
}

void LatentDocument::load(PadSetup setup)
{
    m_history.clear();
    seal();
    set(setup);
}

void LatentDocument::set(const PadSetup& setup)
{
    const PadSetup before = std::exchange(m_setup, setup);
    Q_EMIT changed(before);
    if (before.edited != m_setup.edited)
        Q_EMIT patternChanged();
}

void LatentDocument::moveTo(learning::PadPosition position, const QString& what)
{
    PadSetup to = m_setup;
    to.position = learning::heldOnPad(position);
    if (to.position == m_setup.position)
        return;
    to.edited.reset();
    change(std::move(to), what, Kind::Puck);
}

void LatentDocument::setRows(std::vector<music::DrumRow> rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    Q_EMIT rowsChanged();
}

void LatentDocument::showGenerated(music::Pattern pattern)
{
    if (pattern == m_generated)
        return;
    m_generated = std::move(pattern);
    if (!isEdited())
        Q_EMIT patternChanged();
}

const music::Pattern& LatentDocument::pattern() const noexcept
{
    return m_setup.edited ? *m_setup.edited : m_generated;
}

void LatentDocument::edit(music::Pattern pattern, const QString& what, Kind kind)
{
    if (pattern == this->pattern())
        return;
    PadSetup to = m_setup;
    if (to.kept && to.kept->shape() == pattern.shape()) {
        auto kept = std::make_shared<music::Pattern>(*to.kept);
        for (std::size_t row = 0; row < pattern.shape().rows; ++row)
            if (to.rowAt(row).isLocked)
                copyRow(pattern, *kept, row);
        to.kept = std::move(kept);
    }
    to.edited = std::make_shared<const music::Pattern>(std::move(pattern));
    change(std::move(to), what, kind);
}

void LatentDocument::setLocked(std::size_t row, bool isLocked)
{
    PadSetup to = m_setup;
    pattern::PadRow as = to.rowAt(row);
    if (as.isLocked == isLocked)
        return;
    as.isLocked = isLocked;
    to.setRow(row, as);
    const music::Pattern& now = pattern();
    if (isLocked && row < now.shape().rows) {
        auto kept = to.kept && to.kept->shape() == now.shape()
            ? std::make_shared<music::Pattern>(*to.kept)
            : std::make_shared<music::Pattern>(now.shape());
        copyRow(now, *kept, row);
        to.kept = std::move(kept);
    }
    change(std::move(to), isLocked ? tr("Lock a row") : tr("Unlock a row"));
}

} // namespace timbrel::ui
