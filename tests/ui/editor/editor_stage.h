// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/velocity_lane.h"
#include "ui/hand.h"

#include <QtTest/QTest>

#include <chrono>
#include <vector>

namespace timbrel::test {

using namespace std::chrono_literals;

/// An editor on the screen with an example of three notes and a lane, at 100 pixels a second: one
/// pixel is 10 ms, a sixteenth at 120 a minute 12.5 pixels.
struct EditorStage
{
    EditorStage()
        : view(registry)
    {
        ui::ExampleProperties properties;
        properties.name = QStringLiteral("stage");
        document.load(music::Sequence {}, properties);
        music::ScoreEdit edit = music::addNotes(document.score(),
                                                std::vector<music::Note> {
                                                    {1s, 500ms, 0, 60, 80, 64, 0},
                                                    {2s, 500ms, 0, 64, 90, 64, 0},
                                                    {3s, 500ms, 0, 67, 100, 64, 0},
                                                });
        document.push(edit, QStringLiteral("notes"));
        const std::vector<music::ControllerPoint> points = {{1s, 20, 0}, {2s, 60, 0}, {3s, 100, 0}};
        document.push(music::replaceRange(document.score(), lane, music::kAllTime, points),
                      QStringLiteral("points"));
        document.history().clear();
        document.setDefaultValues({{74, 0}});
        expression::Settings settings;
        settings.controllers = {74};
        view.setSettings(settings);
        view.resize(1100, 700);
        view.show();
        view.setDocument(&document);
        (void)QTest::qWaitForWindowExposed(&view);
        view.state().setTool(ui::Tool::Select);
        view.state().setTime({10'000.0, 0.0});
        view.state().setPitch({10.0, (127.0 - 75.0) * 10.0});
        view.activateWindow();
        roll().setFocus();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] ui::RollWidget& roll() { return view.roll(); }
    [[nodiscard]] ui::LaneWidget& laneWidget() { return *view.lanes().laneOf(74); }
    [[nodiscard]] const std::vector<music::Note>& notes() const { return document.score().notes; }
    [[nodiscard]] std::vector<music::ControllerPoint> points() const
    {
        const auto* found = music::findLane(document.score(), lane);
        return found != nullptr ? found->points : std::vector<music::ControllerPoint>();
    }
    [[nodiscard]] QPoint place(Microseconds time, int number)
    {
        const auto& pitch = view.state().pitch();
        return {static_cast<int>(view.state().time().xOf(time)),
                static_cast<int>(pitch.yOf(number) + pitch.rowHeight / 2.0)};
    }
    [[nodiscard]] QPoint lanePlace(Microseconds time, int value)
    {
        const ui::ValueAxis axis {static_cast<double>(laneWidget().height()), 5.0};
        return {static_cast<int>(view.state().time().xOf(time)), axis.rowOf(value)};
    }
    [[nodiscard]] QAction* action(const char* id) const { return registry.find(id); }

    ui::ActionRegistry registry;
    ui::ExampleDocument document;
    ui::EditorView view;
    music::LaneKey lane {74, 0};
};

} // namespace timbrel::test
