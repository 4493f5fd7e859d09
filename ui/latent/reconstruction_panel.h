// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/reconstruction_file.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;

namespace timbrel::ui {

/// Patterns that a space was not taught, each above what it makes of it, as the network is now.
/// Threads: GUI.
class ReconstructionPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReconstructionPanel)
public:
    explicit ReconstructionPanel(QWidget* parent = nullptr);

    /// Null: nothing has been learnt.
    void show(std::shared_ptr<const pattern::Reconstructions> reconstructions);
    /// In words: "funk, F1 0.82" for each.
    [[nodiscard]] QStringList texts() const;

Q_SIGNALS:
    void hoverText(const QString& text);

private:
    class Cards;
    QStackedWidget* m_pages = nullptr;
    Cards* m_cards = nullptr;
    QLabel* m_caption = nullptr;
};

} // namespace timbrel::ui
