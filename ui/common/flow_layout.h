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
    /// The height that it takes; puts the items there if isReal.
    int arrange(const QRect& rectangle, bool isReal) const;

    std::vector<QLayoutItem*> m_items;
};

} // namespace timbrel::ui
