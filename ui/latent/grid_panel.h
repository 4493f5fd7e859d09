// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace timbrel::ui {

class ActionRegistry;
class KnobCell;
class LatentControl;
class LatentDocument;
class MixerStrip;
class PatternDragButton;
class ReadOut;
class RowStrip;
class Segments;
class StepGrid;

/// What will play: tempo and how patterns change, the step grid with the heads of its rows, what
/// can be made of the pattern, and how loud it sounds. Threads: GUI.
class GridPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GridPanel)
public:
    GridPanel(LatentControl& control, ActionRegistry& actions, QWidget* parent = nullptr);

    [[nodiscard]] StepGrid& grid() { return *m_grid; }
    [[nodiscard]] PatternDragButton& dragButton() { return *m_drag; }
    [[nodiscard]] MixerStrip& mixer() { return *m_mixer; }
    /// How the generator keeps up; to be put where there is room.
    [[nodiscard]] ReadOut& figures() { return *m_figures; }
    /// Pixels that it takes when its rows are so high.
    [[nodiscard]] int heightFor(int rowHeight) const;
    /// At which each of its strips is one row.
    [[nodiscard]] int widthWanted() const;

Q_SIGNALS:
    void hoverText(const QString& text);
    /// Where patterns go, and whose beats they follow, is to be chosen below this.
    void midiWanted(QWidget& below);
    /// What a row sounds like is to be chosen below this.
    void rowSoundWanted(std::size_t row, QWidget& below);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildTransport(ActionRegistry& actions);
    void buildFigures();
    QWidget* buildRows();
    QWidget* buildFoot(ActionRegistry& actions);
    void makeHeads();
    void layOutRows();
    [[nodiscard]] int transportWidth() const;
    void takeSetup();
    void showPlaying(bool isPlaying);
    void showEdited();
    void showFigures();

    LatentControl& m_control;
    LatentDocument& m_document;
    QPushButton* m_play = nullptr;
    QDoubleSpinBox* m_tempo = nullptr;
    QLabel* m_caption = nullptr; ///< of when patterns change
    Segments* m_changeAt = nullptr;
    std::vector<KnobCell*> m_knobs;
    StepGrid* m_grid = nullptr;
    QWidget* m_transport = nullptr;
    QWidget* m_foot = nullptr;
    MixerStrip* m_mixer = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_heads = nullptr;
    std::vector<RowStrip*> m_strips;
    QLabel* m_state = nullptr; ///< whether it is the puck's or a hand's
    PatternDragButton* m_drag = nullptr;
    ReadOut* m_figures = nullptr;
};

/// What rows are called, by their ids; in the language of the window.
[[nodiscard]] QString drumRowName(const std::string& id);

} // namespace timbrel::ui
