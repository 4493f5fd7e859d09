// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pad_setup.h"
#include "ui/latent/pad_scene.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace timbrel::ui {

class ActionRegistry;
class KnobCell;
class LatentControl;
class LatentDocument;
class LatentPad;
class PadWork;
class Segments;

/// The pad with what belongs to it: what lies under it, tools, the path, its knobs; and what to do
/// while nothing lies under it. Threads: GUI.
class PadPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PadPanel)
public:
    PadPanel(LatentControl& control, ActionRegistry& actions, QWidget* parent = nullptr);

    [[nodiscard]] LatentPad& pad() { return *m_pad; }
    /// Space or corners. To be put where there is room; until then it has a row above the pad.
    [[nodiscard]] QWidget& modeChoice() const;
    /// The width at which the pad is a square, and every strip one row.
    [[nodiscard]] int widthFor(int height) const;
    /// Beats of a path that is drawn or recorded from now on.
    [[nodiscard]] double pathBeats() const;
    /// What is said of a training while nothing has been learnt yet; empty: none is at work.
    void showTraining(const QString& text);

Q_SIGNALS:
    void hoverText(const QString& text);
    void trainWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildChoices();
    QWidget* buildPathStrip(ActionRegistry& actions);
    QWidget* buildStage();
    QWidget* buildPlace();
    QWidget* buildChance(ActionRegistry& actions);
    KnobCell* makeKnob(const char* id);
    KnobCell* makePositionKnob(bool isAcross);
    void connectPad();
    void takeSetup();
    void takeSpace();
    void takeDensity();
    void fillAxes();
    void showPath();
    void choosePath();
    void addPadEntries(QMenu& menu);
    void chooseControllers();
    void change(const QString& what, void (*set)(pattern::PadSetup& setup, int value), int value);

    LatentControl& m_control;
    LatentDocument& m_document;
    LatentPad* m_pad = nullptr;
    PadWork* m_work = nullptr;
    std::vector<QWidget*> m_strips; ///< below the pad
    QWidget* m_choices = nullptr; ///< above it: of what the space offers
    Segments* m_mode = nullptr;
    QComboBox* m_layout = nullptr;
    QComboBox* m_across = nullptr;
    QComboBox* m_up = nullptr;
    QComboBox* m_label = nullptr;
    QToolButton* m_offPlane = nullptr; ///< says that it is off the plane; back onto it
    Segments* m_tool = nullptr;
    QSpinBox* m_bars = nullptr;
    QComboBox* m_end = nullptr;
    QStackedWidget* m_stage = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_train = nullptr;
    KnobCell* m_x = nullptr;
    KnobCell* m_y = nullptr;
    std::vector<KnobCell*> m_knobs; ///< in the order of latentKnobs(), those of this panel
    QToolButton* m_relative = nullptr;
    QToolButton* m_controllers = nullptr;
};

} // namespace timbrel::ui
