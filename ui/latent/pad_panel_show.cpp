// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel of the pad shows of the document and of the space under it.
#include "ui/latent/controllers_popup.h"
#include "ui/latent/knob_cell.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/pad_panel.h"
#include "ui/latent/segments.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

using pattern::PadLayout;
using pattern::PadMode;
using pattern::PadSetup;

void PadPanel::takeSetup()
{
    const PadSetup& setup = m_document.setup();
    const bool isSpace = setup.mode == PadMode::Space;
    const auto space = m_control.space();
    m_mode->showCurrent(static_cast<int>(setup.mode));
    m_layout->setCurrentIndex(m_layout->findData(static_cast<int>(setup.layout)));
    const bool isDeep = isSpace && space && space->model().dimensions() > 2;
    m_layout->setVisible(isDeep);
    const bool areAxesChosen = isDeep && setup.layout == PadLayout::Axes;
    m_across->setVisible(areAxesChosen);
    m_up->setVisible(areAxesChosen);
    m_across->setCurrentIndex(static_cast<int>(setup.axisAcross));
    m_up->setCurrentIndex(static_cast<int>(setup.axisUp));
    m_label->setVisible(space && space->model().isConditioned());
    m_label->setCurrentIndex(std::max(0, m_label->findData(QString::fromStdString(setup.label))));
    m_choices->setVisible(!m_layout->isHidden() || !m_label->isHidden()
                          || m_mode->parentWidget() == m_choices);
    m_offPlane->setVisible(isSpace && !setup.offPlane.empty());
    m_stage->setCurrentWidget(isSpace && !space ? m_empty : static_cast<QWidget*>(m_pad));
    constexpr double kWhole = 100.0;
    m_x->knob().showValue(static_cast<int>(std::lround(kWhole * double {setup.position.x})));
    m_y->knob().showValue(
        static_cast<int>(std::lround(kWhole * (1.0 - double {setup.position.y}))));
    for (KnobCell* cell : m_knobs) {
        const QString id = cell->knob().objectName().section(QLatin1Char('.'), 1);
        cell->knob().showValue(findLatentKnob(id)->value(setup));
    }
    m_relative->setChecked(setup.isRelative);
    m_controllers->setCheckable(true);
    m_controllers->setChecked(setup.controllers.areSent);
    showPath();
}

void PadPanel::takeSpace()
{
    const auto space = m_control.space();
    if (space) {
        m_pad->setDots(space->dots(), space->labels());
        m_pad->setAxes(space->across(), space->up());
    } else {
        m_pad->setDots({}, {});
        m_pad->setDensity({});
        m_pad->setAxes({}, {});
    }
    fillAxes();
    takeSetup();
}

void PadPanel::fillAxes()
{
    const auto space = m_control.space();
    const int dimensions = space ? static_cast<int>(space->model().dimensions()) : 0;
    for (QComboBox* axis : {m_across, m_up}) {
        axis->clear();
        for (int i = 0; i < dimensions; ++i)
            axis->addItem(QStringLiteral("z%1").arg(i + 1));
    }
    m_label->clear();
    //: no label is asked for
    m_label->addItem(tr("any label"), QString());
    if (space)
        for (const QString& label : space->labels())
            m_label->addItem(label, label);
}

/// Elsewhere; what was there is shown until it comes.
void PadPanel::takeDensity()
{
    if (!isVisible())
        return;
    if (const auto space = m_control.space())
        m_work->findDensity(space->densityAt(m_document.setup()));
    else
        m_work->cancelDensity();
}

void PadPanel::showPath()
{
    const auto path = m_document.setup().path;
    const int beats = std::max(m_document.pattern().shape().beatsPerBar, 1);
    if (path) {
        const QSignalBlocker quiet(m_bars);
        m_bars->setValue(static_cast<int>(std::lround(path->lengthBeats() / beats)));
        m_end->setCurrentIndex(static_cast<int>(path->end()));
    }
    m_pad->setPathTempo(pathBeats(), static_cast<pattern::PathEnd>(m_end->currentIndex()));
}

/// Its length and end, of the one that is there and of those to come.
void PadPanel::choosePath()
{
    const auto end = static_cast<pattern::PathEnd>(m_end->currentIndex());
    m_pad->setPathTempo(pathBeats(), end);
    const auto path = m_document.setup().path;
    if (!path)
        return;
    PadSetup to = m_document.setup();
    to.path = std::make_shared<const pattern::PuckPath>(path->withLength(pathBeats()).withEnd(end));
    if (!(*to.path == *path))
        m_document.change(std::move(to), tr("How the path is travelled"));
}

void PadPanel::chooseControllers()
{
    m_controllers->setChecked(m_document.setup().controllers.areSent);
    ControllersPopup::ask(*m_controllers, m_document.setup().controllers, [this](auto chosen) {
        PadSetup to = m_document.setup();
        to.controllers = chosen;
        m_document.change(std::move(to), tr("X and Y as controllers"));
    });
}

} // namespace timbrel::ui
