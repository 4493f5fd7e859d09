// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"
#include "ui/common/error_sentence.h"

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace timbrel::ui {

class KeyboardStrip;
class NoticeLine;
class ParameterCell;
class PresetList;
class PresetShelf;
class SynthDocument;
class SynthLearner;

/// Timbrel's own sound: which instrument plays, the sounds to choose from, all parameters of the
/// subtractive synthesizer as its table has them, two sounds to compare, and keys to try them.
/// Threads: GUI.
class SynthWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SynthWindow)
public:
    /// All outlive it.
    SynthWindow(SynthDocument& document,
                PresetShelf& shelf,
                SynthLearner& learner,
                ErrorSentence sentence,
                QWidget* parent = nullptr);

    /// What its own keys do, in the language of the window: for the overview of shortcuts.
    struct Key
    {
        QString text;
        QKeySequence keys;
    };
    [[nodiscard]] static QList<Key> keys();

    [[nodiscard]] KeyboardStrip& keyboard() { return *m_keyboard; }
    [[nodiscard]] QString notice() const;

Q_SIGNALS:
    void played(const timbrel::midi::MidiMessage& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeSides();
    QWidget* makeDice();
    QWidget* makeFoot();
    QWidget* makePresets();
    QWidget* makeKnobs();
    QWidget* makeSmall();
    void addShortcuts();
    void refresh();
    void save(); ///< asks for a name
    void saveAs(const QString& text);
    void randomise(quint32 seed);
    void warn(const Warnings& warnings);
    void showHint(const QString& text);

    SynthDocument& m_document;
    PresetShelf& m_shelf;
    SynthLearner& m_learner;
    ErrorSentence m_sentence;
    QComboBox* m_instrument = nullptr;
    QLabel* m_name = nullptr;
    QToolButton* m_sides[2] {};
    QSpinBox* m_seed = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QPushButton* m_save = nullptr;
    PresetList* m_presets = nullptr;
    QStackedWidget* m_pages = nullptr; ///< knobs, or what the small synthesizer is
    std::vector<ParameterCell*> m_cells;
    NoticeLine* m_notice = nullptr;
    KeyboardStrip* m_keyboard = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace timbrel::ui
