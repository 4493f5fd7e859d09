// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"

#include <QAction>
#include <QSettings>
#include <QStringList>
#include <QWidget>

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbrel::ui {
namespace {

QString settingsKey(const ActionSpec& spec)
{
    return QStringLiteral("shortcuts/") + QLatin1String(spec.id);
}

QStringList asTexts(const QList<QKeySequence>& shortcuts)
{
    QStringList texts;
    for (const QKeySequence& keys : shortcuts)
        texts << keys.toString(QKeySequence::PortableText);
    return texts;
}

QList<QKeySequence> fromTexts(const QStringList& texts)
{
    QList<QKeySequence> shortcuts;
    for (const QString& text : texts)
        if (const auto keys = QKeySequence::fromString(text, QKeySequence::PortableText);
            !keys.isEmpty())
            shortcuts << keys;
    return shortcuts;
}

/// What a person chose, or what the program proposes. An empty choice is one too.
QList<QKeySequence> chosenShortcuts(const ActionSpec& spec)
{
    const QVariant saved = QSettings().value(settingsKey(spec));
    return saved.isValid() ? fromTexts(saved.toStringList()) : spec.shortcuts;
}

/// Keys that do not play a note: those with Ctrl, and function keys.
bool isFarFromTheKeys(const QKeySequence& keys)
{
    const QKeyCombination first = keys[0];
    return first.keyboardModifiers().testFlag(Qt::ControlModifier)
        || (first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35);
}

Qt::ShortcutContext contextOf(ActionScope scope)
{
    return scope == ActionScope::Window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut;
}

} // namespace

ActionSpec ActionSpecs::operator()(const char* id, const QString& text, const QString& hint) const
{
    return (*this)(id, text, hint, usualGroup);
}

ActionSpec ActionSpecs::operator()(const char* id,
                                   const QString& text,
                                   const QString& hint,
                                   int group,
                                   const QKeySequence& keys) const
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.hint = hint;
    spec.menu = menu;
    spec.group = group;
    spec.scope = scope;
    if (!keys.isEmpty())
        spec.shortcuts = {keys};
    return spec;
}

ActionRegistry::ActionRegistry(QWidget* window, QObject* parent)
    : QObject(parent)
    , m_window(window)
{ }

ActionRegistry::~ActionRegistry() = default;

ActionRegistry::Entry& ActionRegistry::make(const ActionSpec& spec, QObject* receiver)
{
    Q_ASSERT_X(find(spec.id) == nullptr, "ActionRegistry", spec.id);
    auto* action = new QAction(spec.text, this);
    action->setObjectName(QLatin1String(spec.id));
    action->setStatusTip(spec.hint);
    action->setShortcutContext(contextOf(spec.scope));
    action->setAutoRepeat(spec.repeatsWhileHeld);
    Entry entry {spec, action, qobject_cast<QWidget*>(receiver), chosenShortcuts(spec)};
    QWidget* place = entry.receiver;
    if (spec.scope == ActionScope::Window && m_window)
        place = m_window;
    else if (const auto found = m_scopeWidgets.find(spec.scope);
             found != m_scopeWidgets.end() && found->second)
        place = found->second;
    if (place != nullptr)
        place->addAction(action);
    m_entries.push_back(std::move(entry));
    showShortcuts(m_entries.back());
    return m_entries.back();
}

QAction* ActionRegistry::add(const ActionSpec& spec, QObject* receiver, std::function<void()> run)
{
    QAction* action = make(spec, receiver).action;
    connect(action, &QAction::triggered, receiver, [run = std::move(run)] { run(); });
    Q_EMIT added(action);
    return action;
}

QAction* ActionRegistry::addToggle(const ActionSpec& spec,
                                   bool isOn,
                                   QObject* receiver,
                                   std::function<void(bool)> run)
{
    QAction* action = make(spec, receiver).action;
    action->setCheckable(true);
    action->setChecked(isOn);
    connect(action, &QAction::toggled, receiver, [run = std::move(run)](bool isOnNow) {
        run(isOnNow);
    });
    Q_EMIT added(action);
    return action;
}

QAction* ActionRegistry::find(const char* id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& entry) {
        return std::strcmp(entry.spec.id, id) == 0;
    });
    return found == m_entries.end() ? nullptr : found->action;
}

QList<QAction*> ActionRegistry::all() const
{
    std::vector<const Entry*> sorted;
    sorted.reserve(m_entries.size());
    for (const Entry& entry : m_entries)
        sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
        return std::pair(a->spec.menu, a->spec.group) < std::pair(b->spec.menu, b->spec.group);
    });
    QList<QAction*> actions;
    for (const Entry* entry : sorted)
        actions << entry->action;
    return actions;
}

const ActionRegistry::Entry* ActionRegistry::entryOf(const QAction* action) const
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [action](const Entry& entry) {
              return entry.action == action;
          });
    return found == m_entries.end() ? nullptr : &*found;
}

ActionRegistry::Entry* ActionRegistry::entryOf(const QAction* action)
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [action](const Entry& entry) {
              return entry.action == action;
          });
    return found == m_entries.end() ? nullptr : &*found;
}

void ActionRegistry::setEnabled(const char* id, bool isEnabled)
{
    if (Entry* entry = entryOf(find(id))) {
        entry->isWanted = isEnabled;
        showAvailability(*entry);
    }
}

void ActionRegistry::setMissing(QAction* action, const QString& reason)
{
    if (Entry* entry = entryOf(action); entry != nullptr && entry->missing != reason) {
        entry->missing = reason;
        showAvailability(*entry);
    }
}

QString ActionRegistry::missing(const QAction* action) const
{
    const Entry* entry = entryOf(action);
    return entry != nullptr ? entry->missing : QString();
}

void ActionRegistry::showAvailability(const Entry& entry)
{
    entry.action->setEnabled(entry.isWanted && entry.missing.isEmpty());
    //: what an action does, and what is missing for it
    entry.action->setStatusTip(entry.missing.isEmpty()
                                   ? entry.spec.hint
                                   : tr("%1. %2").arg(entry.spec.hint, entry.missing));
}

const ActionSpec& ActionRegistry::spec(const QAction* action) const
{
    static const ActionSpec kNone;
    const Entry* entry = entryOf(action);
    return entry != nullptr ? entry->spec : kNone;
}

QString ActionRegistry::plainText(const QAction* action)
{
    QString text = action->text();
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

void ActionRegistry::setScopeWidget(ActionScope scope, QWidget* widget)
{
    m_scopeWidgets[scope] = widget;
    for (const Entry& entry : m_entries)
        if (entry.spec.scope == scope)
            widget->addAction(entry.action);
}

QWidget* ActionRegistry::hearer(const QAction* action) const
{
    const Entry* entry = entryOf(action);
    if (entry == nullptr)
        return nullptr;
    if (entry->spec.scope == ActionScope::Window && m_window)
        return m_window;
    const auto page = m_scopeWidgets.find(entry->spec.scope);
    return page != m_scopeWidgets.end() && page->second ? page->second : entry->receiver;
}

QList<QKeySequence> ActionRegistry::boundShortcuts(const QAction* action) const
{
    const Entry* entry = entryOf(action);
    return entry != nullptr ? entry->bound : QList<QKeySequence>();
}

void ActionRegistry::bind(QAction* action, const QList<QKeySequence>& shortcuts)
{
    for (Entry& entry : m_entries) {
        if (entry.action != action)
            continue;
        entry.bound = shortcuts;
        if (shortcuts == entry.spec.shortcuts)
            QSettings().remove(settingsKey(entry.spec));
        else
            QSettings().setValue(settingsKey(entry.spec), asTexts(shortcuts));
        showShortcuts(entry);
        Q_EMIT bindingsChanged();
    }
}

void ActionRegistry::bindDefaults(QAction* action)
{
    bind(action, spec(action).shortcuts);
}

QList<QAction*> ActionRegistry::conflicts(const QAction* action, const QKeySequence& keys) const
{
    const Entry* own = entryOf(action);
    QList<QAction*> others;
    for (const Entry& entry : m_entries) {
        if (&entry == own || own == nullptr || !entry.bound.contains(keys))
            continue;
        // one place within the other hears both
        const QWidget* a = hearer(action);
        const QWidget* b = hearer(entry.action);
        if (a == nullptr || b == nullptr || a == b || a->isAncestorOf(b) || b->isAncestorOf(a))
            others << entry.action;
    }
    return others;
}

void ActionRegistry::setKeysPlayNotes(bool doKeysPlayNotes)
{
    if (m_doKeysPlayNotes == doKeysPlayNotes)
        return;
    m_doKeysPlayNotes = doKeysPlayNotes;
    for (Entry& entry : m_entries)
        showShortcuts(entry);
}

void ActionRegistry::setOnStage(bool isOnStage)
{
    if (m_isOnStage == isOnStage)
        return;
    m_isOnStage = isOnStage;
    for (Entry& entry : m_entries)
        showShortcuts(entry);
}

void ActionRegistry::showShortcuts(Entry& entry)
{
    QList<QKeySequence> heard = entry.bound;
    if (m_isOnStage || (m_doKeysPlayNotes && !entry.spec.worksWhileKeysPlayNotes))
        heard.removeIf([](const QKeySequence& keys) { return !isFarFromTheKeys(keys); });
    entry.action->setShortcuts(heard);
}

} // namespace timbrel::ui
