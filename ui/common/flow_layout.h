// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLayout>

#include <vector>

namespace timbrel::ui {

/// Widgets from left to right, in as many rows as the width asks for; rows are a step apart.
/// Threads: GUI.
class FlowLayout final : public QLayout
{
    Q_DISABLE_COPY_MOVE(FlowLayout)
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// Rows are as wide as the layout: what can grow shares the rest of its row, everything is as
    /// high as the row, and what lies side by side is a step apart. The width that it would like is
    /// that of one row.
    void setFilling(bool isFilling);
    /// Some pixels more before what follows.
    void addGap(int pixels);
    /// What follows lies at the right end of its row; in one that fills.
    void addStretch();

    /// Before all others.
    void addWidgetBefore(QWidget* widget);

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rectangle) override;

private:
    using Row = std::vector<QLayoutItem*>;

    /// The height that it takes; puts the items there if isReal.
    int arrange(const QRect& rectangle, bool isReal) const;
    [[nodiscard]] std::vector<Row> rowsOf(int width) const;
    [[nodiscard]] int ownWidth(const QLayoutItem& item) const;
    [[nodiscard]] int widthOf(const Row& row) const;
    void place(const Row& row, const QRect& room) const;

    std::vector<QLayoutItem*> m_items;
    bool m_isFilling = false;
};

} // namespace timbrel::ui
