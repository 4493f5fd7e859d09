// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QListView>
#include <QPointer>

namespace timbrel::ui {

class HistoryModel;
class UndoOrder;

/// Everything that was done, to the example at hand and to the project, in its order; the first
/// line is how it was opened, and what was taken back stands dimmed at the end. A press on a line,
/// or the arrow keys, go to the state after it. Threads: GUI.
class HistoryList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryList)
public:
    explicit HistoryList(QWidget* parent = nullptr);
    ~HistoryList() override;

    /// Outlives the list or is destroyed before it is looked at again.
    void setOrder(UndoOrder* order);

Q_SIGNALS:
    void hoverText(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showOrder();
    void goTo(int row);

    HistoryModel* m_model = nullptr;
    QPointer<UndoOrder> m_order;
    bool m_isShowing = false; ///< the list follows, nobody chooses
};

} // namespace timbrel::ui
