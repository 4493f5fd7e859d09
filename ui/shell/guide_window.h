// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QTextBrowser;

namespace timbrel::ui {

/// The user's guide: pages of Markdown in the program's resources. Threads: GUI.
class GuideWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuideWindow)
public:
    explicit GuideWindow(QWidget* parent = nullptr);

    /// name: of a file in resources/guide, without its ending.
    void showPage(const QString& name);
    [[nodiscard]] QString pageText() const;

private:
    QTextBrowser* m_browser = nullptr;
};

} // namespace timbrel::ui
