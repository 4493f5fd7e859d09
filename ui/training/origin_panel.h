// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/training/training_runs.h"

#include <QWidget>

class QLabel;
class QTextBrowser;

namespace timbrel::ui {

/// What a run was made of: its examples and its settings, as they lie in its folder, whatever the
/// project says by now. Threads: GUI.
class OriginPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OriginPanel)
public:
    explicit OriginPanel(QWidget* parent = nullptr);

    void show(const RunFacts& run, const RunOrigin& origin);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void left(); ///< the person has seen enough

private:
    QLabel* m_title = nullptr;
    QTextBrowser* m_text = nullptr;
};

} // namespace timbrel::ui
