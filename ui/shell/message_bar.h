// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace timbrel::ui {

struct MessageChoice
{
    QString text; ///< of the button
    std::function<void()> run; ///< may be empty: only closes the bar
    bool isPrimary = false;
};

/// A question in its place, over the view that it is about: everything else goes on, and can be
/// used, until it is answered. One question at a time; a new one takes the place of the old, whose
/// last choice (the one that changes nothing) is taken. Escape takes it, too. Threads: GUI.
class MessageBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBar)
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void ask(const QString& text, std::vector<MessageChoice> choices);
    /// Without a choice being taken: what it asked about is gone.
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(std::size_t index);
    void clear();

    QLabel* m_text = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    std::vector<MessageChoice> m_choices;
};

} // namespace timbrel::ui
