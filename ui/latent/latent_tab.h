// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QString>
#include <QWidget>

class QSplitter;
class QTabWidget;
class QVBoxLayout;

namespace timbrel::ui {

class ActionRegistry;
class GridPanel;
class LatentControl;
class LatentDocument;
class NoticeLine;
class PadPanel;

/// The tab "Latent": the pad, the step grid beside it, and what happened. Threads: GUI.
class LatentTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatentTab)
public:
    LatentTab(ActionRegistry& actions, LatentControl& control, QWidget* parent = nullptr);

    [[nodiscard]] PadPanel& padPanel() { return *m_padPanel; }
    [[nodiscard]] GridPanel& gridPanel() { return *m_gridPanel; }
    [[nodiscard]] NoticeLine& notice() { return *m_notice; }
    /// One of the panels below the grid, of which one is seen; the tab's from then on.
    void addPanel(QWidget* panel, const QString& name);
    /// Above the pad; the tab's from then on.
    void setSpaceStrip(QWidget* strip);
    /// The pad has the keys.
    void takeFocus();

Q_SIGNALS:
    void hint(const QString& text);
    void trainWanted();
    void keepWanted(); ///< the pattern at hand, in the library
    void exportMidiWanted();
    void exportAudioWanted();
    void recordSoundWanted(bool isOn);
    void bindingsWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addActions();
    void connectParts();
    void updateActions();
    void shareRoom();
    [[nodiscard]] int panelsHeight() const;

    ActionRegistry& m_actions;
    LatentControl& m_control;
    LatentDocument& m_document;
    PadPanel* m_padPanel = nullptr;
    GridPanel* m_gridPanel = nullptr;
    NoticeLine* m_notice = nullptr;
    QSplitter* m_splitter = nullptr; ///< left | right
    QVBoxLayout* m_left = nullptr; ///< what teaches spaces, pad
    QSplitter* m_right = nullptr; ///< grid, panels
    QTabWidget* m_panels = nullptr;
    QWidget* m_strip = nullptr; ///< what teaches spaces
    bool m_isWidthByHand = false; ///< a person has shared the room
    bool m_isHeightByHand = false;
};

} // namespace timbrel::ui
