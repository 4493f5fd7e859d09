// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace timbrel::ui {

/// One line that tells of something and offers what can be done about it, in the place where it
/// happened. It keeps its height, so that nothing moves when it comes or goes. Threads: GUI.
class NoticeLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeLine)
public:
    explicit NoticeLine(QWidget* parent = nullptr);

    void tell(const QString& text);
    /// act: what the button does; the line then goes.
    void offer(const QString& text, const QString& button, std::function<void()> act);
    /// With a warning's sign.
    void warn(const QString& text);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void
    set(const QString& text, const QString& button, std::function<void()> act, const char* role);
    void elide();

    QString m_text;
    QLabel* m_label = nullptr;
    QPushButton* m_act = nullptr;
    QPushButton* m_close = nullptr;
    std::function<void()> m_run;
};

} // namespace timbrel::ui
