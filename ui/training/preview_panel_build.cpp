// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the preview, where they lie, and their actions.
#include "ui/common/action_registry.h"
#include "ui/common/flow_layout.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/training/preview_legend.h"
#include "ui/training/preview_panel.h"
#include "ui/training/preview_plot.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kChooserWidth = 48 * metrics::kStep;

} // namespace

QWidget* PreviewPanel::buildPicture()
{
    m_plot = new PreviewPlot(m_work);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("previewScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_plot);
    m_place = new ReadOut(tr("Values at the cursor"), QStringLiteral("0"));
    m_place->setObjectName(QStringLiteral("previewReadOut"));
    m_place->setStretching(true);
    m_place->setAlignment(Qt::AlignLeft);
    connect(m_plot, &PreviewPlot::readOut, m_place, &ReadOut::setText);
    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("previewTrouble"));
    m_trouble->setAccessibleName(tr("Why the network could not be let play"));
    m_trouble->setProperty("role", QStringLiteral("warning"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_why = new QLabel(tr("On stage it is farther off than in validation: there it has waited in "
                          "silence for longer than it was taught. Train on, or teach more silence "
                          "before the examples."));
    m_why->setObjectName(QStringLiteral("previewWhy"));
    m_why->setProperty("role", QStringLiteral("quiet"));
    m_why->setWordWrap(true);
    m_why->hide();
    m_legend = new PreviewLegend;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(
        2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, metrics::kStep);
    column->setSpacing(metrics::kStep);
    column->addWidget(buildStrip());
    column->addWidget(m_trouble);
    column->addWidget(m_legend);
    column->addWidget(scroll, 1);
    column->addWidget(m_why);
    column->addWidget(m_place);
    return page;
}

QWidget* PreviewPanel::buildStrip()
{
    auto* strip = new QWidget;
    auto* row = new FlowLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kStep);
    m_chooser = new QComboBox;
    m_chooser->setObjectName(QStringLiteral("previewChooser"));
    m_chooser->setAccessibleName(tr("What the network plays"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumWidth(kChooserWidth);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        choose(m_chooser->itemData(index).toInt());
    });
    const auto button = [&](const char* name, const QString& text, const QString& hint) {
        auto* made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(text);
        made->setToolTip(hint);
        made->setStatusTip(hint);
        return made;
    };
    m_hearTarget = button("hearTarget", tr("Hear target"), tr("The example as it is"));
    m_hearNetwork = button("hearNetwork",
                           tr("Hear network"),
                           tr("Its notes, with what the best network makes of them"));
    m_add = button("addPhrase",
                   tr("Add as example"),
                   tr("These notes become an example, with what the network does now as a start to "
                      "be corrected"));
    connect(m_hearTarget, &QPushButton::clicked, this, [this] { hearOrStop(m_hearTarget); });
    connect(m_hearNetwork, &QPushButton::clicked, this, [this] { hearOrStop(m_hearNetwork); });
    connect(m_add, &QPushButton::clicked, this, &PreviewPanel::add);
    m_numbers = new ReadOut(tr("How far it is off"), numbersText(88'888.88, 88'888.88));
    m_numbers->setObjectName(QStringLiteral("previewNumbers"));
    m_numbers->setToolTip(
        tr("Mean squared errors over this music. On stage: as it is drawn here, after two seconds "
           "of silence, once. As taught: as validation measures it, after the taught silences."));
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_chooser, m_hearTarget, m_hearNetwork, m_add, m_numbers})
        row->addWidget(widget);
    return strip;
}

QWidget* PreviewPanel::buildEmpty()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    m_emptyText = new QLabel;
    m_emptyText->setObjectName(QStringLiteral("previewEmpty"));
    m_emptyText->setProperty("role", QStringLiteral("quiet"));
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyButton = new QPushButton;
    m_emptyButton->setObjectName(QStringLiteral("previewEmptyButton"));
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_choices.empty())
            Q_EMIT drawRequested();
        else
            Q_EMIT trainRequested();
    });
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

void PreviewPanel::addActions(ActionRegistry& actions)
{
    const auto add = [&](const char* id, QPushButton* button, const QString& text) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = button->toolTip();
        spec.menu = ActionMenu::Training;
        spec.group = 30;
        m_actions.emplace_back(actions.add(spec, button, [button] { button->click(); }), button);
    };
    add("preview.hearTarget", m_hearTarget, tr("Hear the &target"));
    add("preview.hearNetwork", m_hearNetwork, tr("Hear the &network"));
    add("preview.add", m_add, tr("&Add what was not taught as an example"));
}

} // namespace timbrel::ui
