// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/controller_desk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace timbrel::expression {
namespace {

// A knob that is turned moves by so much from message to message: no more than that is no jump.
constexpr float kClick = 6.0F;
constexpr int kNear = 2; // a knob that is so near has come by
constexpr std::uint8_t kPressed = 64;
constexpr std::uint8_t kFirstMode = 120; // channel mode messages are nobody's knob

bool isButton(DeskAction action) noexcept
{
    return action == DeskAction::ToggleBypass || action == DeskAction::Panic
        || action == DeskAction::Release || action == DeskAction::Swap;
}

std::uint8_t rounded(float value) noexcept
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 127L));
}

} // namespace

std::uint8_t ControllerDesk::sent(std::uint8_t controller,
                                  int predicted,
                                  int defaultValue,
                                  Microseconds time) noexcept TIMBREL_REALTIME
{
    Strip& it = strip(controller);
    it.predicted = static_cast<std::uint8_t>(std::clamp(predicted, 0, 127));
    it.defaultValue = static_cast<std::uint8_t>(std::clamp(defaultValue, 0, 127));
    if (!it.hasManual)
        it.manual = it.defaultValue;
    const float network = m_isBypassed ? it.defaultValue : it.predicted;
    const float share = it.isTakenOver ? 1.0F : it.blend;
    float target = network + share * (static_cast<float>(it.manual) - network);
    if (m_isAtRest && !it.isTakenOver)
        target = it.defaultValue;
    if (it.isFadeDue || it.isFading)
        target = faded(it, target, time);
    it.last = target;
    it.hasLast = true;
    return rounded(target);
}

float ControllerDesk::faded(Strip& strip, float target, Microseconds time) noexcept TIMBREL_REALTIME
{
    const auto left = [&] {
        const auto passed = static_cast<float>((time - strip.fadeFrom).count());
        return std::max(1.0F - passed / static_cast<float>(kFade.count()), 0.0F);
    };
    float offset = strip.isFading ? strip.offset * left() : 0.0F;
    if (strip.isFadeDue) {
        strip.isFadeDue = false;
        if (strip.hasLast && std::abs(strip.last - (target + offset)) > kClick) {
            offset = strip.offset = strip.last - target;
            strip.fadeFrom = time;
            strip.isFading = true;
            m_fadesUntil = std::max(m_fadesUntil, time + kFade);
            m_nextStep = std::min(m_nextStep, time + kStep);
        }
    }
    strip.isFading = strip.isFading && time - strip.fadeFrom < kFade;
    return target + (strip.isFading ? offset : 0.0F);
}

void ControllerDesk::stepDone(Microseconds time) noexcept TIMBREL_REALTIME
{
    m_nextStep = time < m_fadesUntil ? time + kStep : Microseconds::max();
}

void ControllerDesk::apply(const DeskCommand& command) noexcept TIMBREL_REALTIME
{
    Strip& it = strip(command.controller);
    switch (command.action) {
    case DeskAction::TakeOver:
        it.manual = command.value & 127U;
        it.hasManual = it.isTakenOver = true;
        it.isKnobOn = it.isKnobKnown = it.isFading = it.isFadeDue = false;
        break;
    case DeskAction::Turn:
        turn(it, command.value & 127U);
        break;
    case DeskAction::Release:
        it.isTakenOver = it.isKnobOn = it.isKnobKnown = false;
        it.isFadeDue = true;
        break;
    case DeskAction::Blend:
        it.blend = std::clamp(command.amount, 0.0F, 1.0F);
        it.isFadeDue = !it.isTakenOver;
        break;
    case DeskAction::Bypass:
    case DeskAction::ToggleBypass:
        m_isBypassed
            = command.action == DeskAction::Bypass ? command.amount != 0.0F : !m_isBypassed;
        fadeOver();
        break;
    case DeskAction::Swap:
        ++m_swaps;
        break;
    case DeskAction::UnbindAll:
        m_bindingCount = 0;
        m_places = {};
        break;
    case DeskAction::Learning:
        m_isLearning = command.amount != 0.0F;
        break;
    case DeskAction::None:
    case DeskAction::Panic:
    case DeskAction::Bind:
        break;
    }
}

void ControllerDesk::turn(Strip& strip, std::uint8_t value) noexcept TIMBREL_REALTIME
{
    if (!strip.isKnobOn) {
        const int sent = rounded(strip.last);
        const int before = strip.isKnobKnown ? strip.knob : value;
        const bool hasPassed = (before - sent) * (value - sent) <= 0;
        strip.isKnobOn = hasPassed || std::abs(value - sent) <= kNear;
    }
    strip.knob = value;
    strip.isKnobKnown = true;
    if (!strip.isKnobOn)
        return;
    strip.hasManual = strip.isTakenOver = true;
    strip.manual = value;
    strip.isFading = strip.isFadeDue = false;
}

void ControllerDesk::fadeOver() noexcept TIMBREL_REALTIME
{
    for (Strip& it : m_strips)
        it.isFadeDue = it.hasLast && !it.isTakenOver;
}

void ControllerDesk::fadeOver(std::uint8_t controller) noexcept TIMBREL_REALTIME
{
    strip(controller).isFadeDue = strip(controller).hasLast;
}

void ControllerDesk::rest() noexcept TIMBREL_REALTIME
{
    m_isAtRest = true;
    for (Strip& it : m_strips)
        it.isTakenOver = it.isKnobOn = it.isKnobKnown = it.isFading = it.isFadeDue = false;
    m_fadesUntil = Microseconds::min();
    m_nextStep = Microseconds::max();
}

void ControllerDesk::bind(const DeskBinding& binding) noexcept TIMBREL_REALTIME
{
    auto& index
        = m_places[(binding.isNote ? 16U : 0U) + (binding.channel & 15U)][binding.number & 127U]
              .index;
    if (index == kNone && m_bindingCount == kMaximumBindings)
        return;
    if (index == kNone)
        index = static_cast<std::uint8_t>(m_bindingCount++);
    m_bindings[index] = binding;
    m_isDown[index] = false;
}

bool ControllerDesk::takes(const midi::MidiMessage& message,
                           DeskCommand& command) noexcept TIMBREL_REALTIME
{
    command = {};
    const bool isController = message.isController() && message.number() < kFirstMode;
    if (m_bindingCount > 0 && (isController || message.isNote())) {
        const auto index
            = m_places[(isController ? 0U : 16U) + message.channel()][message.number() & 127U]
                  .index;
        if (index != kNone) {
            play(index, message, command);
            return true;
        }
    }
    return m_isLearning && isController;
}

void ControllerDesk::play(std::size_t index,
                          const midi::MidiMessage& message,
                          DeskCommand& command) noexcept TIMBREL_REALTIME
{
    const DeskBinding& binding = m_bindings[index];
    if (isButton(binding.action)) {
        const bool isDown = binding.isNote ? message.isNoteOn() : message.value() >= kPressed;
        const bool wasDown = std::exchange(m_isDown[index], isDown);
        if (!isDown || wasDown)
            return; // a press counts, not how long
    }
    command.action = binding.action;
    command.controller = binding.controller;
    command.value = message.value();
    command.amount = static_cast<float>(message.value()) / 127.0F;
}

void ControllerDesk::read(std::uint8_t controller,
                          DeskReading::Strip& into) const noexcept TIMBREL_REALTIME
{
    const Strip& it = strip(controller);
    into.controller = controller;
    into.predicted = it.predicted;
    into.sent = it.hasLast ? rounded(it.last) : it.defaultValue;
    into.manual = it.manual;
    into.defaultValue = it.defaultValue;
    into.isTakenOver = it.isTakenOver;
    into.isWaiting = it.isKnobKnown && !it.isKnobOn;
    into.blend = it.blend;
}

} // namespace timbrel::expression
