// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"
#include "ui/editor/editor_state.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QTableView;

namespace timbrel::ui {

class EventTableModel;

/// Notes and points as a table: what roll and lanes show, for those who rather read, type or hear
/// it. What is selected here is selected there. Threads: GUI.
class EventTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTable)
public:
    explicit EventTable(EditorState& state, QWidget* parent = nullptr);

    [[nodiscard]] QTableView& table() noexcept { return *m_table; }
    void showNotes();
    void showLane(music::LaneKey lane);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    int giveColumnsRoom();
    void takeDocument();
    void fillKinds();
    void showKind(int index);
    void scoreChanged();
    void selectInDocument();

    EditorState& m_state;
    EventTableModel* m_model = nullptr;
    QComboBox* m_kind = nullptr;
    QTableView* m_table = nullptr;
    std::vector<std::optional<music::LaneKey>> m_kinds; ///< nothing: notes
    int m_usualWidth = 0;
    bool m_isOld = true; ///< it was hidden while the score changed
    bool m_isRefreshing = false;
};

} // namespace timbrel::ui
