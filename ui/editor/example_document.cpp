// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/example_document.h"

#include "ui/editor/score_command.h"

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kMostEntries = 1000;

/// One edit that does what a row of them does; neighbours first, so that long rows stay cheap.
music::ScoreEdit combinedInOrder(std::vector<music::ScoreEdit> edits)
{
    if (edits.empty())
        return {};
    while (edits.size() > 1) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < edits.size(); i += 2) {
            music::ScoreEdit pair = i + 1 < edits.size()
                ? music::combined(std::move(edits[i]), edits[i + 1])
                : std::move(edits[i]);
            edits[kept++] = std::move(pair);
        }
        edits.resize(kept);
    }
    return std::move(edits.front());
}

bool saysNothing(const music::ScoreChange& change)
{
    return !change.notesChanged && change.lanes.empty();
}

} // namespace

struct ExampleDocument::Gesture
{
    std::vector<music::ScoreEdit> shown; ///< applied, in order
    music::ItemId nextId = 1; ///< before anything was shown: ids of previews are given again
};

ExampleDocument::ExampleDocument(QObject* parent)
    : QObject(parent)
{
    m_history.setUndoLimit(kMostEntries);
    connect(&m_history, &QUndoStack::cleanChanged, this, [this] { tellModified(); });
}

ExampleDocument::~ExampleDocument()
{
    m_history.disconnect(this);
}

void ExampleDocument::load(const music::Sequence& sequence, ExampleProperties properties)
{
    m_gesture.reset();
    m_score = music::scoreFrom(sequence);
    m_properties = std::move(properties);
    m_snapshot.reset();
    m_noteIndices.reset();
    m_notes = {};
    m_points.clear();
    m_selectedRange.reset();
    m_loop.reset();
    m_isUnsaved = false;
    m_history.clear();
    Q_EMIT reloaded();
    Q_EMIT selectionChanged();
    Q_EMIT propertiesChanged();
    Q_EMIT viewChanged();
    tellModified();
}

music::Sequence ExampleDocument::sequence() const
{
    return music::sequenceFrom(m_score);
}

std::shared_ptr<const music::Sequence> ExampleDocument::snapshot() const
{
    if (m_snapshot == nullptr)
        m_snapshot = std::make_shared<const music::Sequence>(sequence());
    return m_snapshot;
}

music::ScoreChange ExampleDocument::applyQuietly(const music::ScoreEdit& edit)
{
    music::apply(m_score, edit);
    m_snapshot.reset();
    m_noteIndices.reset();
    followSelection(edit);
    return music::changeOf(edit);
}

void ExampleDocument::tellScore(const music::ScoreChange& change)
{
    if (!saysNothing(change))
        Q_EMIT scoreChanged(change);
    if (std::exchange(m_selectionMoved, false))
        Q_EMIT selectionChanged();
}

void ExampleDocument::push(const music::ScoreEdit& edit, const QString& what, SelectAfter after)
{
    cancelGesture();
    if (edit.isEmpty() || m_isLocked)
        return;
    tellScore(applyQuietly(edit));
    pushDone(edit, what, 0, after);
}

void ExampleDocument::pushMerged(const music::ScoreEdit& edit, const QString& what, int mergeKey)
{
    cancelGesture();
    if (edit.isEmpty() || m_isLocked)
        return;
    tellScore(applyQuietly(edit));
    pushDone(edit, what, mergeKey, SelectAfter::Same);
}

void ExampleDocument::pushDone(music::ScoreEdit edit,
                               const QString& what,
                               int mergeKey,
                               SelectAfter after)
{
    if (after == SelectAfter::Added)
        selectAdded(edit);
    m_history.push(new ScoreCommand(*this, std::move(edit), what, mergeKey, m_mergeEpoch));
    tellModified();
}

void ExampleDocument::applyFromHistory(const music::ScoreEdit& edit)
{
    cancelGesture();
    tellScore(applyQuietly(edit));
}

void ExampleDocument::beginGesture()
{
    cancelGesture();
    if (m_isLocked)
        return;
    m_gesture = std::make_unique<Gesture>();
    m_gesture->nextId = m_score.nextId;
}

music::ScoreChange ExampleDocument::takeBackPreview()
{
    music::ScoreChange change;
    while (!m_gesture->shown.empty()) {
        const music::ScoreEdit back = music::inverted(std::move(m_gesture->shown.back()));
        m_gesture->shown.pop_back();
        change = music::united(std::move(change), applyQuietly(back));
    }
    m_score.nextId = m_gesture->nextId;
    return change;
}

void ExampleDocument::previewGesture(const music::ScoreEdit& edit)
{
    previewGesture([&](const music::Score&) { return edit; });
}

void ExampleDocument::previewGesture(const EditMaker& make)
{
    if (m_isLocked)
        return;
    if (m_gesture == nullptr)
        beginGesture();
    music::ScoreChange change = takeBackPreview();
    music::ScoreEdit edit = make(m_score);
    if (!edit.isEmpty()) {
        change = music::united(std::move(change), applyQuietly(edit));
        m_gesture->shown.push_back(std::move(edit));
    }
    tellScore(change);
}

void ExampleDocument::extendGesture(const music::ScoreEdit& edit)
{
    if (m_isLocked)
        return;
    if (m_gesture == nullptr)
        beginGesture();
    if (edit.isEmpty())
        return;
    const music::ScoreChange change = applyQuietly(edit);
    m_gesture->shown.push_back(edit);
    tellScore(change);
}

void ExampleDocument::commitGesture(const QString& what, SelectAfter after)
{
    if (m_gesture == nullptr)
        return;
    const auto gesture = std::move(m_gesture);
    music::ScoreEdit edit = combinedInOrder(std::move(gesture->shown));
    if (!edit.isEmpty())
        pushDone(std::move(edit), what, 0, after);
}

void ExampleDocument::cancelGesture()
{
    if (m_gesture == nullptr)
        return;
    const music::ScoreChange change = takeBackPreview();
    m_gesture.reset();
    tellScore(change);
}

bool ExampleDocument::isModified() const noexcept
{
    return m_isUnsaved || !m_history.isClean();
}

void ExampleDocument::setSaved()
{
    m_isUnsaved = false;
    m_history.setClean();
    tellModified();
}

void ExampleDocument::setUnsaved()
{
    m_isUnsaved = true;
    tellModified();
}

void ExampleDocument::tellModified()
{
    if (std::exchange(m_wasModified, isModified()) != isModified())
        Q_EMIT modifiedChanged(m_wasModified);
}

void ExampleDocument::pushProperties(const ExampleProperties& properties, const QString& what)
{
    cancelGesture();
    if (properties == m_properties || m_isLocked)
        return;
    m_history.push(new PropertiesCommand(*this, m_properties, properties, what));
    tellModified();
}

void ExampleDocument::setProperties(const ExampleProperties& properties)
{
    if (properties == m_properties)
        return;
    applyProperties(properties);
    setUnsaved();
}

void ExampleDocument::applyProperties(const ExampleProperties& properties)
{
    const bool isMeterNew = m_properties.meter != properties.meter;
    m_properties = properties;
    Q_EMIT propertiesChanged();
    if (isMeterNew)
        Q_EMIT viewChanged();
}

void ExampleDocument::setLoopRegion(std::optional<music::TimeRange> region)
{
    if (region && region->isEmpty())
        region.reset();
    if (m_loop == region)
        return;
    m_loop = region;
    Q_EMIT viewChanged();
}

void ExampleDocument::setDefaultValues(std::map<std::uint8_t, int> values)
{
    if (m_defaults == values)
        return;
    m_defaults = std::move(values);
    Q_EMIT viewChanged();
}

} // namespace timbrel::ui
