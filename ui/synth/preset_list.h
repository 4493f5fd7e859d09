// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/synth/preset_shelf.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace timbrel::ui {

/// The sounds of a shelf by category, own ones marked; typing narrows the list, moving in it
/// chooses. A right click (or the menu key) renames, deletes or adds. Threads: GUI.
class PresetList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PresetList)
public:
    explicit PresetList(PresetShelf& shelf, QWidget* parent = nullptr);

    /// Marks the sound that is heard; empty: none.
    void showCurrent(const QString& name);
    /// The one before (-1) or after (1) of those that are listed.
    void step(int by);
    /// The own preset that is marked; null: none.
    [[nodiscard]] const PresetShelf::Entry* currentOwn() const;
    void renameCurrent();
    void removeCurrent();

Q_SIGNALS:
    void chosen(const timbrel::synth::SubtractivePreset& preset);
    void told(const QString& text); ///< why something is not done

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void currentMoved();
    void renamed(QListWidgetItem* item);
    void showMenu(const QPoint& place);
    [[nodiscard]] const PresetShelf::Entry* entryOf(const QListWidgetItem* item) const;

    PresetShelf& m_shelf;
    QLineEdit* m_filter = nullptr;
    QListWidget* m_list = nullptr;
    QString m_current;
};

} // namespace timbrel::ui
