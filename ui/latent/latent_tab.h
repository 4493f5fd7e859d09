// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QString>
#include <QWidget>

class QSplitter;

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
    /// At the left of the pad; the tab's from then on.
    void setSide(QWidget* side);
    /// The pad has the keys.
    void takeFocus();

Q_SIGNALS:
    void hint(const QString& text);
    void trainWanted();
    void keepWanted(); ///< the pattern at hand, in the library
    void exportMidiWanted();
    void exportAudioWanted();
    void bindingsWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addActions();
    void connectParts();
    void updateActions();

    ActionRegistry& m_actions;
    LatentControl& m_control;
    LatentDocument& m_document;
    PadPanel* m_padPanel = nullptr;
    GridPanel* m_gridPanel = nullptr;
    NoticeLine* m_notice = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace timbrel::ui
