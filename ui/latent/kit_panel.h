// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QMenu;
class QPushButton;

namespace timbrel::ui {

class KitDocument;
class KitRow;
class MidiLearner;
class NoticeLine;

/// The drum kit: for each row a button that strikes it, its sound, level, pan, tune and decay. A
/// kit is chosen from those that come with Timbrel, from a file, or from sounds that are dropped: a
/// file on a row is played by that row, several files and folders are sorted by their names.
/// Threads: GUI.
class KitPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KitPanel)
public:
    explicit KitPanel(KitDocument& document, ErrorSentence sentence, QWidget* parent = nullptr);

    [[nodiscard]] QString notice() const;
    /// From then on what happened is told there, which is in sight wherever this is scrolled.
    void tellIn(NoticeLine& line);
    /// Every knob can be learnt ("kit:snare:tune").
    void makeLearnable(MidiLearner& learner);
    /// A knob turned from afar, 0-1; false: there is none of this name.
    bool turn(const QString& target, double share);
    /// What people call it; empty: none of these knobs.
    [[nodiscard]] QString targetName(const QString& target) const;
    [[nodiscard]] KitDocument& document() { return m_document; }
    /// Strikes the row of this index, as soon as its sound is there.
    void strike(std::size_t index);

Q_SIGNALS:
    /// Strike the row of this index, with this velocity.
    void struck(std::size_t row, int velocity);
    void hoverText(const QString& text);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeHead();
    void makeRows();
    void refresh();
    void showKitMenu();
    void addBuiltInKits(QMenu& menu);
    void warn(const Warnings& warnings);
    void showBusy();
    [[nodiscard]] KitRow* rowAt(QPoint place) const;
    void showTarget(const KitRow* row);
    void takeFiles();
    void takeFolder();
    void openKit();
    void saveKit();

    KitDocument& m_document;
    ErrorSentence m_sentence;
    QPushButton* m_kit = nullptr;
    QWidget* m_grid = nullptr;
    QGridLayout* m_layout = nullptr;
    std::vector<KitRow*> m_rows;
    std::vector<std::string> m_rowIds; ///< of the rows that are shown
    NoticeLine* m_notice = nullptr;
    MidiLearner* m_learner = nullptr;
    QTimer m_progress; ///< while files are taken
    std::optional<std::size_t> m_toStrike; ///< once its sound is there
};

} // namespace timbrel::ui
