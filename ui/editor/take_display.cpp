// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/take_display.h"

#include "ui/editor/editor_state.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"

#include <chrono>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kBarsInSight = 4; // of an empty take; the view turns pages after them

} // namespace

TakeDisplay::TakeDisplay(EditorView& view, QObject* parent)
    : QObject(parent)
    , m_view(view)
{
    m_take.setLocked(true);
}

TakeDisplay::~TakeDisplay()
{
    if (m_view.document() == &m_take)
        m_view.setDocument(nullptr);
}

void TakeDisplay::beginTake(const music::Meter& meter, std::map<std::uint8_t, int> defaultValues)
{
    ExampleProperties properties;
    properties.meter = meter;
    m_take.load({}, std::move(properties));
    m_take.setDefaultValues(std::move(defaultValues));
    m_isOverdub = false;
    m_hasView = true;
    m_view.setDocument(&m_take);
    const double bars = kBarsInSight * meter.beatMicroseconds() * meter.beatsPerBar;
    m_view.state().fitTime(Microseconds(std::llround(bars)));
    m_view.setPlayhead(Microseconds(0));
}

void TakeDisplay::beginOverdub()
{
    m_isOverdub = true;
    m_view.lanes().clearTake();
}

void TakeDisplay::show(const audio::Take& take)
{
    if (m_isOverdub)
        showLanes(take);
    else if (m_hasView)
        m_take.load(take.events, m_take.properties());
}

void TakeDisplay::showLanes(const audio::Take& take)
{
    std::map<int, std::vector<TakeStretch>> lanes;
    for (const audio::OverdubbedRange& range : take.replaced) {
        TakeStretch stretch;
        stretch.end = range.to;
        for (const music::Event& event : take.events)
            if (event.kind == music::EventKind::Controller && event.number == range.controller
                && event.time >= range.from && event.time <= range.to)
                stretch.points.push_back({event.time, event.value, 0});
        lanes[range.controller].push_back(std::move(stretch));
    }
    for (auto& [controller, stretches] : lanes)
        m_view.lanes().setTake(controller, std::move(stretches));
}

void TakeDisplay::end(ExampleDocument* back)
{
    m_view.lanes().clearTake();
    m_isOverdub = false;
    if (std::exchange(m_hasView, false))
        m_view.setDocument(back);
}

} // namespace timbrel::ui
