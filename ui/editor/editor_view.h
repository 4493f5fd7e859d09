// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"
#include "core/expression/settings.h"
#include "core/music/score.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QSplitter;

namespace timbrel::ui {

class ActionRegistry;
class EditorState;
class EventTable;
class ExampleDocument;
class KeysColumn;
class LaneStack;
class MiniMap;
class NotePanel;
class RollWidget;
class Ruler;
class ToolStrip;

/// A place of the example at hand at which another example says something else.
struct ContradictionMark
{
    std::uint8_t controller = 0;
    Microseconds time {};
    QString text; ///< what the other one says, for the status bar
};

/// The editor of one example: ruler, mini-map, piano roll, velocities and any number of controller
/// lanes over one time axis, with their tools. It edits the document that it is given; what else
/// belongs to an example (list, recording) stands beside it. Threads: GUI.
class EditorView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorView)
public:
    explicit EditorView(ActionRegistry& registry, QWidget* parent = nullptr);
    ~EditorView() override;

    /// nullptr: nothing to edit. Another document is shown as a whole.
    void setDocument(ExampleDocument* document);
    [[nodiscard]] ExampleDocument* document() const;
    /// Controllers with a lane of their own, their steps, the update rate.
    void setSettings(const expression::Settings& settings);
    /// The values that a network can say, of all examples (outputCodingOf): for "network steps".
    void setCoding(const expression::OutputCoding& coding);

    void setPlayhead(Microseconds time);
    [[nodiscard]] Microseconds playhead() const;

    /// What the trained network makes of the notes at hand; empty: it is not known.
    void setNetworkOutput(int controller, std::vector<music::ControllerPoint> points);
    void clearNetworkOutput();
    /// Of the document at hand; they replace those that were shown.
    void showContradictions(std::vector<ContradictionMark> marks);
    /// Brings a place into sight and puts the caret there.
    void showPlace(Microseconds time, int controller);

    /// How high the lanes are, in pixels, if somebody has moved the line between them and the
    /// notes; else they have the height that they need.
    [[nodiscard]] std::optional<int> lanesHeight() const { return m_lanesHeight; }
    void setLanesHeight(std::optional<int> pixels);

    [[nodiscard]] EditorState& state() noexcept { return *m_state; }
    [[nodiscard]] RollWidget& roll() noexcept { return *m_roll; }
    [[nodiscard]] LaneStack& lanes() noexcept { return *m_lanes; }
    [[nodiscard]] EventTable& table() noexcept { return *m_table; }
    [[nodiscard]] ToolStrip& strip() noexcept { return *m_strip; }
    [[nodiscard]] NotePanel& notePanel() noexcept { return *m_notePanel; }
    /// Roll and lanes, and the table beside them.
    [[nodiscard]] QSplitter& sides() noexcept { return *m_sides; }

Q_SIGNALS:
    /// By hand: a press in the ruler, a key.
    void playheadMoved(timbrel::Microseconds time);
    void auditionNote(int number, int velocity, bool isOn);
    /// While something is drawn in a lane.
    void auditionController(int controller, int value);
    void loopChanged();
    void divided(); ///< by hand, into notes and lanes
    void exampleWanted(); ///< to draw its first note
    void hoverText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void divide();
    void giveLanesRoom();
    void build();
    void connectParts();
    void audition(int number, int velocity, bool isOn);
    void tapSpace();

    ActionRegistry& m_registry;
    EditorState* m_state = nullptr;
    MiniMap* m_map = nullptr;
    Ruler* m_ruler = nullptr;
    KeysColumn* m_keys = nullptr;
    RollWidget* m_roll = nullptr;
    LaneStack* m_lanes = nullptr;
    ToolStrip* m_strip = nullptr;
    NotePanel* m_notePanel = nullptr; ///< hidden at first
    EventTable* m_table = nullptr;
    QElapsedTimer m_auditionBegan;
    QSplitter* m_division = nullptr; ///< notes above lanes
    QSplitter* m_sides = nullptr;
    std::optional<int> m_lanesHeight; ///< given by hand
    bool m_isNew = false; ///< the document: its lanes are not laid out yet
};

} // namespace timbrel::ui
