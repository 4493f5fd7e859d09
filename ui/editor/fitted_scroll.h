// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QScrollArea>

namespace timbrel::ui {

/// As high as what is in it, where there is room; else it scrolls, down to `smallest` pixels.
/// Threads: GUI.
class FittedScroll final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FittedScroll)
public:
    FittedScroll(QWidget* contents, int smallest, int largest, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int contentsHeight() const;
    [[nodiscard]] int neededWidth() const;

    int m_smallest;
    int m_largest;
};

} // namespace timbrel::ui
