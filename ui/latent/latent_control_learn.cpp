// SPDX-License-Identifier: GPL-3.0-or-later
// What plays the latent view from afar: learning it, and doing what a knob or a key says.
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"

#include <cmath>
#include <iterator>
#include <optional>

namespace timbrel::ui {
namespace {

constexpr std::uint8_t kFirstModeMessage = 120; // channel mode messages are nobody's knob
constexpr std::uint8_t kPressedFrom = 64;
constexpr double kHighest = 127.0;

/// "threshold:3" in its parts; none for targets that are of no row.
struct RowTarget
{
    QString part;
    std::size_t row = 0;
};
std::optional<RowTarget> rowTargetOf(const QString& target)
{
    const auto colon = target.indexOf(QLatin1Char(':'));
    if (colon < 0)
        return std::nullopt;
    bool isNumber = false;
    const unsigned row = target.mid(colon + 1).toUInt(&isNumber);
    if (!isNumber || row >= pattern::kMaximumRows)
        return std::nullopt;
    return RowTarget {target.left(colon), row};
}

bool isButton(const QString& target)
{
    const QString name = target.section(QLatin1Char(':'), 0, 0);
    for (const char* button : {"mute", "solo", "lock", "play", "tap", "travel", "vary", "wander"})
        if (name == QLatin1String(button))
            return true;
    return false;
}

bool isFurther(const QString& target)
{
    return target.startsWith(QLatin1String("kit:"));
}

bool isKnob(const QString& target)
{
    return isFurther(target) || target == QLatin1String("x") || target == QLatin1String("y")
        || findLatentKnob(target) != nullptr || target.startsWith(QLatin1String("threshold:"));
}

std::optional<MidiBinding> sourceOf(const midi::MidiMessage& message)
{
    if (message.isController() && message.number() < kFirstModeMessage)
        return MidiBinding {MidiBinding::Kind::Controller, message.channel(), message.number()};
    if (message.isNoteOn())
        return MidiBinding {MidiBinding::Kind::Note, message.channel(), message.number()};
    return std::nullopt;
}

} // namespace

QString LatentControl::targetName(const QString& target) const
{
    if (target == QLatin1String("x"))
        return tr("Puck, X");
    if (target == QLatin1String("y"))
        return tr("Puck, Y");
    if (target == QLatin1String("play"))
        return tr("Play and stop patterns");
    if (target == QLatin1String("tap"))
        return tr("Tap tempo");
    if (target == QLatin1String("travel"))
        return tr("Travel along the path");
    if (target == QLatin1String("vary"))
        return tr("Another variation");
    if (target == QLatin1String("wander"))
        return tr("Anywhere");
    if (const LatentKnob* knob = findLatentKnob(target))
        return knob->name();
    if (isFurther(target) && m_further.name)
        return m_further.name(target);
    const auto part = rowTargetOf(target);
    if (!part)
        return target;
    const QString row
        = m_rowNames.value(static_cast<int>(part->row), tr("Row %1").arg(part->row + 1));
    if (part->part == QLatin1String("mute"))
        return tr("Mute %1").arg(row);
    if (part->part == QLatin1String("solo"))
        return tr("%1 alone").arg(row);
    if (part->part == QLatin1String("lock"))
        return tr("Lock %1").arg(row);
    return tr("Threshold of %1").arg(row);
}

void LatentControl::learn(const QString& target)
{
    if (target == m_learning || !(isKnob(target) || isButton(target)))
        return;
    m_learning = target;
    Q_EMIT learningChanged();
}

void LatentControl::cancelLearn()
{
    if (!m_learning.isEmpty())
        endLearning();
}

void LatentControl::endLearning()
{
    m_learning.clear();
    Q_EMIT learningChanged();
}

void LatentControl::forget(const QString& target)
{
    if (m_bindings.remove(target) > 0)
        Q_EMIT bindingsChanged();
}

void LatentControl::setBindings(const QMap<QString, MidiBinding>& bindings)
{
    m_bindings.clear();
    for (auto it = bindings.begin(); it != bindings.end(); ++it)
        if (isButton(it.key()) || (isKnob(it.key()) && it->kind == MidiBinding::Kind::Controller))
            m_bindings.insert(it.key(), *it);
    Q_EMIT bindingsChanged();
}

void LatentControl::hear(const midi::MidiMessage& message)
{
    const auto source = sourceOf(message);
    if (!source)
        return;
    if (!m_learning.isEmpty()) {
        const bool isKey = source->kind == MidiBinding::Kind::Note;
        // of a button the press counts: it may still be held from what was learnt before
        const bool isPress = isKey || message.value() >= kPressedFrom;
        if (isButton(m_learning) ? !isPress : isKey)
            return;
        // one knob plays one thing
        for (auto it = m_bindings.begin(); it != m_bindings.end();)
            it = *it == *source ? m_bindings.erase(it) : std::next(it);
        m_bindings.insert(m_learning, *source);
        endLearning();
        Q_EMIT bindingsChanged();
        return;
    }
    const QString target = m_bindings.key(*source);
    if (!target.isEmpty())
        play(target, message);
}

void LatentControl::play(const QString& target, const midi::MidiMessage& message)
{
    if (isButton(target)) {
        if (message.isNoteOn() || message.value() >= kPressedFrom)
            press(target);
    } else {
        turn(target, message.value() / kHighest);
    }
}

void LatentControl::turn(const QString& target, double share)
{
    if (isFurther(target)) {
        if (m_further.turn)
            m_further.turn(target, share);
        return;
    }
    pattern::PadSetup to = m_document.setup();
    const auto value = static_cast<float>(share);
    if (target == QLatin1String("x") || target == QLatin1String("y")) {
        learning::PadPosition position = to.position;
        (target == QLatin1String("x") ? position.x : position.y)
            = target == QLatin1String("x") ? value : 1.0F - value;
        m_document.moveTo(position, tr("Move the puck"));
    } else if (const LatentKnob* knob = findLatentKnob(target)) {
        const double range = knob->highest - knob->lowest;
        knob->setValue(to, knob->lowest + static_cast<int>(std::lround(share * range)));
        m_document.change(std::move(to),
                          knob->name(),
                          LatentDocument::Kind::Knob,
                          static_cast<int>(knob - latentKnobs().data()));
    } else if (const auto part = rowTargetOf(target)) {
        pattern::PadRow row = to.rowAt(part->row);
        row.threshold = value;
        to.setRow(part->row, row);
        m_document.change(std::move(to),
                          targetName(target),
                          LatentDocument::Kind::Row,
                          static_cast<int>(part->row));
    }
}

void LatentControl::press(const QString& target)
{
    if (target == QLatin1String("play"))
        return toggle();
    if (target == QLatin1String("tap"))
        return tap();
    if (target == QLatin1String("travel"))
        return setTravelling(!m_isTravelling);
    if (target == QLatin1String("vary"))
        return vary();
    if (target == QLatin1String("wander"))
        return wander();
    const auto part = rowTargetOf(target);
    if (!part)
        return;
    pattern::PadSetup to = m_document.setup();
    pattern::PadRow row = to.rowAt(part->row);
    if (part->part == QLatin1String("lock"))
        return m_document.setLocked(part->row, !row.isLocked);
    bool& isOn = part->part == QLatin1String("mute") ? row.isMuted : row.isSolo;
    isOn = !isOn;
    to.setRow(part->row, row);
    m_document.change(std::move(to), targetName(target));
}

} // namespace timbrel::ui
