// SPDX-License-Identifier: GPL-3.0-or-later
// The strip above the curves: axis, smoothing, groups, export; and the same as actions.
#include "ui/common/action_registry.h"
#include "ui/common/file_questions.h"
#include "ui/common/flow_layout.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/training/curve_panel.h"
#include "ui/training/curve_saver.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>
#include <limits>

namespace timbrel::ui {
namespace {

constexpr int kSliderSteps = 300;
constexpr const char* kSaveActions[] = {"curves.saveTable", "curves.savePng", "curves.saveSvg"};

/// Even steps of the slider are even steps of how much is averaged: 0 is nothing, the end is 0.999.
double weightAt(int position)
{
    return 1.0 - std::pow(10.0, -3.0 * position / kSliderSteps);
}

int positionOf(double weight)
{
    return static_cast<int>(std::lround(-kSliderSteps / 3.0 * std::log10(1.0 - weight)));
}

QToolButton* toggle(const QString& text, const char* name, const QString& hint)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(hint);
    button->setToolTip(hint);
    button->setCheckable(true);
    return button;
}

} // namespace

QWidget* CurvePanel::buildStrip()
{
    auto* strip = new QWidget;
    auto* layout = new FlowLayout(strip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    m_byEpoch = toggle(tr("Epochs"), "curvesByEpoch", tr("Draw the curves against epochs"));
    m_byTime = toggle(tr("Time"), "curvesByTime", tr("Draw the curves against time"));
    m_byEpoch->setChecked(true);
    connect(m_byEpoch, &QToolButton::clicked, this, [this] {
        m_byEpoch->setChecked(true);
        setAxis(learning::CurveAxis::Epoch);
    });
    connect(m_byTime, &QToolButton::clicked, this, [this] {
        m_byTime->setChecked(true);
        setAxis(learning::CurveAxis::Seconds);
    });
    m_logButton = toggle(tr("Log"), "curvesLog", tr("Logarithmic values"));
    m_logButton->setChecked(m_isLog);
    connect(m_logButton, &QToolButton::clicked, this, &CurvePanel::setLogarithmic);
    auto* fitButton = toggle(tr("Fit"), "curvesFit", tr("Show all of the curves, and what comes"));
    fitButton->setCheckable(false);
    connect(fitButton, &QToolButton::clicked, this, &CurvePanel::fit);
    for (QWidget* each : {m_byEpoch, m_byTime, m_logButton, fitButton})
        layout->addWidget(each);
    buildSmoothing(*layout);
    buildExport(*layout);
    m_place = new ReadOut(tr("Where values are read"),
                          tr("epoch %1").arg(QStringLiteral("88,888,888")));
    m_place->setObjectName(QStringLiteral("curvePlace"));
    m_place->setTone(ReadOut::Tone::Quiet);
    return strip;
}

QWidget* CurvePanel::buildGroups()
{
    auto* groups = new QWidget;
    m_groupRow = new FlowLayout(groups);
    m_groupRow->setContentsMargins(0, 0, 0, 0);
    m_groupRow->setSpacing(metrics::kStep);
    return groups;
}

void CurvePanel::buildSmoothing(FlowLayout& layout)
{
    auto* label = new QLabel(tr("Smoothing"));
    label->setFixedHeight(metrics::kControlHeight);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setObjectName(QStringLiteral("smoothing"));
    m_slider->setAccessibleName(tr("Smoothing of the curves"));
    m_slider->setToolTip(tr("An average of the last measurements; the measurements themselves stay "
                            "behind it"));
    m_slider->setRange(0, kSliderSteps);
    m_slider->setPageStep(kSliderSteps / 10);
    m_slider->setFixedWidth(25 * metrics::kStep);
    m_weight = new QDoubleSpinBox;
    m_weight->setObjectName(QStringLiteral("smoothingWeight"));
    m_weight->setAccessibleName(tr("Smoothing, from 0 to 0.999"));
    m_weight->setRange(0.0, learning::SmoothedSeries::kMostWeight);
    m_weight->setDecimals(3);
    m_weight->setSingleStep(0.05);
    m_weight->setFixedHeight(metrics::kDenseControlHeight);
    label->setBuddy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        setSmoothing(weightAt(position));
    });
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, &CurvePanel::setSmoothing);
    for (QWidget* each : {static_cast<QWidget*>(label),
                          static_cast<QWidget*>(m_slider),
                          static_cast<QWidget*>(m_weight)})
        layout.addWidget(each);
}

void CurvePanel::setSmoothing(double weight)
{
    {
        const QSignalBlocker slider(m_slider);
        const QSignalBlocker box(m_weight);
        if (positionOf(weight) != m_slider->value())
            m_slider->setValue(positionOf(weight));
        if (std::abs(m_weight->value() - weight) > 0.0005)
            m_weight->setValue(weight);
    }
    m_smoothing.setWeight(weight);
    refresh();
}

void CurvePanel::buildExport(FlowLayout& layout)
{
    auto* button = new QToolButton;
    button->setText(tr("Export"));
    button->setObjectName(QStringLiteral("exportCurves"));
    button->setAccessibleName(tr("Export the curves"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, menu, [this, menu] {
        menu->clear();
        for (const char* id : kSaveActions)
            menu->addAction(m_registry.find(id));
    });
    button->setMenu(menu);
    layout.addWidget(button);
}

void CurvePanel::addActions()
{
    const auto add = [this](const char* id,
                            const QString& text,
                            const QString& hint,
                            const QList<QKeySequence>& keys,
                            auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = hint;
        spec.menu = ActionMenu::Training;
        spec.group = 20;
        spec.shortcuts = keys;
        spec.scope = keys.isEmpty() ? ActionScope::Window : ActionScope::Receiver;
        m_registry.add(spec, this, run);
    };
    add("curves.fit",
        tr("Show all of the curves"),
        tr("The plots show all that was measured, and follow what comes"),
        {QKeySequence(Qt::Key_Home)},
        [this] { fit(); });
    add("curves.log",
        tr("Logarithmic curves"),
        tr("Logarithmic or even values in the plots"),
        {QKeySequence(Qt::Key_G)},
        [this] { setLogarithmic(!m_isLog); });
    add("curves.axis",
        tr("Curves against epochs or time"),
        tr("What the plots count along their lower edge"),
        {QKeySequence(Qt::Key_T)},
        [this] {
            const bool isTime = m_axis == learning::CurveAxis::Seconds;
            setAxis(isTime ? learning::CurveAxis::Epoch : learning::CurveAxis::Seconds);
        });
    add(kSaveActions[0],
        tr("Curves as a table (CSV)…"),
        tr("All measurements of the runs in the plots, as text"),
        {},
        [this] {
            chooseFile(tr("Save the measurements"), tr("Tables (*.csv)"), QStringLiteral("csv"));
        });
    add(kSaveActions[1],
        tr("Curves as a picture (PNG)…"),
        tr("The plots in sight with all of their data"),
        {},
        [this] {
            chooseFile(tr("Save the plots"), tr("Pictures (*.png)"), QStringLiteral("png"));
        });
    add(kSaveActions[2],
        tr("Curves as a drawing (SVG)…"),
        tr("The plots in sight with all of their data, sharp at any size"),
        {},
        [this] {
            chooseFile(tr("Save the plots"), tr("Drawings (*.svg)"), QStringLiteral("svg"));
        });
}

void CurvePanel::chooseFile(const QString& title, const QString& filter, const QString& suffix)
{
    askForNewFile(this,
                  title,
                  tr("training", "name of a file") + QLatin1Char('.') + suffix,
                  {{filter, suffix}},
                  [this, suffix](const QString& file) {
                      suffix == QLatin1String("csv") ? saveTable(file) : savePicture(file);
                  });
}

void CurvePanel::saveTable(const QString& file)
{
    std::vector<CurveTable::Run> runs;
    for (const ShownRun& run : m_runs)
        if (!m_legend->isHiddenRun(run.id))
            runs.push_back({run.id, run.title});
    m_saver->saveTable(file, std::make_unique<CurveTable>(m_curves, std::move(runs)));
}

void CurvePanel::savePicture(const QString& file)
{
    const bool isDrawing = file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = isDrawing ? svgOf(plots(), tr("Training")) : pngOf(plots());
    m_saver->saveBytes(file, bytes.toStdString());
}

void CurvePanel::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu;
    for (const char* id : {"curves.fit", "curves.log", "curves.axis"})
        menu.addAction(m_registry.find(id));
    menu.addSeparator();
    for (const char* id : kSaveActions)
        menu.addAction(m_registry.find(id));
    menu.exec(event->globalPos());
}

} // namespace timbrel::ui
