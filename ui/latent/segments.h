// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace timbrel::ui {

/// Some words in a row of which one is chosen: a choice that is seen whole. Threads: GUI.
class Segments final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Segments)
public:
    /// name: what is chosen by it. words and hints: one each.
    Segments(const QString& name,
             const QStringList& words,
             const QStringList& hints,
             QWidget* parent = nullptr);

    [[nodiscard]] int current() const;
    /// Nothing is told.
    void showCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

private:
    std::vector<QToolButton*> m_buttons;
};

} // namespace timbrel::ui
