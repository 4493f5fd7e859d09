// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_order.h"

#include <QUndoStack>

#include <algorithm>

namespace timbrel::ui {

UndoOrder::UndoOrder(QObject* parent)
    : QObject(parent)
{ }

void UndoOrder::follow(QUndoStack* stack)
{
    if (m_stamps.contains(stack))
        return;
    m_stamps.insert(stack, QList<quint64>(stack->count(), 0));
    connect(stack, &QUndoStack::indexChanged, this, [this, stack](int index) {
        indexChanged(stack, index);
    });
    connect(stack, &QUndoStack::undoTextChanged, this, &UndoOrder::changed);
    connect(stack, &QObject::destroyed, this, [this, stack] {
        m_stamps.remove(stack);
        m_atHand.removeAll(stack);
        Q_EMIT changed();
    });
}

void UndoOrder::setAtHand(QUndoStack* project, QUndoStack* example)
{
    m_atHand.clear();
    m_project = project;
    for (QUndoStack* stack : {project, example}) {
        if (stack == nullptr)
            continue;
        follow(stack);
        m_atHand << stack;
    }
    Q_EMIT changed();
}

void UndoOrder::indexChanged(QUndoStack* stack, int index)
{
    QList<quint64>& stamps = m_stamps[stack];
    // a command at the end of the list, which was not undone or redone by us: it is new, or it has
    // taken one more step in
    if (!m_isOurs && index > 0 && index == stack->count()) {
        stamps.resize(index);
        stamps.last() = ++m_last;
    }
    stamps.resize(stack->count());
    Q_EMIT changed();
}

quint64 UndoOrder::stampOf(const QUndoStack* stack, int command) const
{
    return m_stamps.value(stack).value(command);
}

QUndoStack* UndoOrder::toUndo() const
{
    QUndoStack* latest = nullptr;
    for (QUndoStack* stack : m_atHand)
        if (stack->canUndo()
            && (latest == nullptr
                || stampOf(stack, stack->index() - 1) > stampOf(latest, latest->index() - 1)))
            latest = stack;
    return latest;
}

QUndoStack* UndoOrder::toRedo() const
{
    QUndoStack* first = nullptr;
    for (QUndoStack* stack : m_atHand)
        if (stack->canRedo()
            && (first == nullptr
                || stampOf(stack, stack->index()) < stampOf(first, first->index())))
            first = stack;
    return first;
}

void UndoOrder::undo()
{
    if (QUndoStack* stack = toUndo()) {
        m_isOurs = true;
        stack->undo();
        m_isOurs = false;
        Q_EMIT changed();
    }
}

void UndoOrder::redo()
{
    if (QUndoStack* stack = toRedo()) {
        m_isOurs = true;
        stack->redo();
        m_isOurs = false;
        Q_EMIT changed();
    }
}

QList<UndoOrder::Place> UndoOrder::inOrder() const
{
    QList<Place> places;
    for (QUndoStack* stack : m_atHand)
        for (int command = 0; command < stack->count(); ++command)
            places << Place {stack, command};
    std::stable_sort(places.begin(), places.end(), [this](const Place& a, const Place& b) {
        return stampOf(a.stack, a.command) < stampOf(b.stack, b.command);
    });
    return places;
}

QList<DoneThing> UndoOrder::things() const
{
    QList<DoneThing> things;
    for (const Place& place : inOrder())
        things << DoneThing {place.stack->text(place.command),
                             place.command < place.stack->index(),
                             place.stack == m_project};
    return things;
}

void UndoOrder::goTo(int count)
{
    // what is undone may put another example at hand; these are the histories that were shown
    const QList<Place> places = inOrder();
    QHash<QUndoStack*, int> wanted;
    for (qsizetype i = 0; i < places.size(); ++i)
        wanted[places[i].stack] += i < count ? 1 : 0;
    m_isOurs = true;
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        if (m_stamps.contains(place->stack) && place->command < place->stack->index()
            && place->command >= wanted[place->stack])
            place->stack->undo();
    for (const Place& place : places)
        if (m_stamps.contains(place.stack) && place.command >= place.stack->index()
            && place.command < wanted[place.stack])
            place.stack->redo();
    m_isOurs = false;
    Q_EMIT changed();
}

QString UndoOrder::undoText() const
{
    const QUndoStack* stack = toUndo();
    return stack != nullptr ? stack->undoText() : QString();
}

QString UndoOrder::redoText() const
{
    const QUndoStack* stack = toRedo();
    return stack != nullptr ? stack->redoText() : QString();
}

} // namespace timbrel::ui
