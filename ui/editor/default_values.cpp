// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/default_values.h"

#include "ui/common/controller_names.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace timbrel::ui {

DefaultValues::DefaultValues(ProjectDocument& project, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
{
    setObjectName(QStringLiteral("defaultValues"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("Default values"));
    setRole(*caption, "caption");
    layout->addWidget(caption);
    m_form = new QFormLayout;
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(metrics::kStep);
    m_form->setHorizontalSpacing(2 * metrics::kStep);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    layout->addLayout(m_form);

    m_unlearntText = new QLabel;
    m_unlearntText->setWordWrap(true);
    setRole(*m_unlearntText, "quiet");
    m_learn = new QPushButton(tr("Learn them"));
    m_learn->setObjectName(QStringLiteral("learnUnlearnt"));
    m_learn->setAccessibleName(tr("Learn the controllers that move but are not learnt"));
    connect(m_learn, &QPushButton::clicked, this, [this] {
        const auto controllers = unlearnt();
        m_project.learn(QList<int>(controllers.begin(), controllers.end()));
    });
    layout->addWidget(m_unlearntText);
    layout->addWidget(m_learn, 0, Qt::AlignLeft);

    connect(&project, &ProjectDocument::settingsChanged, this, &DefaultValues::refresh);
    connect(&project, &ProjectDocument::exampleChanged, this, &DefaultValues::showUnlearnt);
    connect(&project, &ProjectDocument::loaded, this, &DefaultValues::showUnlearnt);
    connect(&project, &ProjectDocument::exampleRemoved, this, &DefaultValues::showUnlearnt);
    connect(&project, &ProjectDocument::importFinished, this, &DefaultValues::showUnlearnt);
    refresh();
}

void DefaultValues::refresh()
{
    const auto& listed = m_project.settings().controllers;
    const bool isSame = listed.size() == m_boxes.size()
        && std::all_of(listed.begin(), listed.end(), [this](std::uint8_t controller) {
                            return m_boxes.contains(controller);
                        });
    if (!isSame)
        rebuild();
    showValues();
    showUnlearnt();
}

void DefaultValues::rebuild()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_boxes.clear();
    if (!m_project.isOpen())
        return;
    for (const std::uint8_t controller : m_project.settings().controllers) {
        auto* box = new QSpinBox;
        box->setRange(0, 127);
        box->setObjectName(QStringLiteral("default%1").arg(controller));
        box->setAccessibleName(tr("Default value of %1").arg(controllerTitle(controller)));
        box->setFocusPolicy(Qt::StrongFocus);
        box->setFixedHeight(metrics::kDenseControlHeight);
        box->installEventFilter(this);
        connect(
            box, &QSpinBox::valueChanged, this, [this, controller = int {controller}](int value) {
                m_project.setControllerDefault(controller, value);
            });
        auto* label = new QLabel(controllerTitle(controller));
        label->setBuddy(box);
        label->installEventFilter(this);
        label->setProperty("controller", int {controller});
        box->setProperty("controller", int {controller});
        m_form->addRow(label, box);
        m_boxes[controller] = box;
    }
}

void DefaultValues::showValues()
{
    for (const auto& [controller, box] : m_boxes) {
        const auto& values = m_project.settings().controllerDefaults;
        const auto value = values.find(static_cast<std::uint8_t>(controller));
        const QSignalBlocker blocker(box);
        if (value != values.end())
            box->setValue(value->second);
    }
}

std::vector<int> DefaultValues::unlearnt() const
{
    const auto& listed = m_project.settings().controllers;
    std::set<int> found;
    for (const auto* example : m_project.examples())
        for (const auto& lane : example->score().lanes)
            if (lane.points.size() > 1
                && std::find(listed.begin(), listed.end(), lane.controller) == listed.end())
                found.insert(lane.controller);
    return {found.begin(), found.end()};
}

void DefaultValues::showUnlearnt()
{
    const auto controllers = unlearnt();
    QStringList names;
    for (const int controller : controllers)
        names << controllerTitle(controller);
    m_unlearntText->setText(
        tr("%1: drawn, but not learnt.", nullptr, static_cast<int>(names.size()))
            .arg(names.join(tr(", ", "between controllers"))));
    m_unlearntText->setVisible(!names.isEmpty());
    m_learn->setVisible(!names.isEmpty());
}

void DefaultValues::showMenu(int controller, const QPoint& place)
{
    QMenu menu;
    auto* forget = menu.addAction(tr("No longer learn %1").arg(controllerTitle(controller)));
    forget->setEnabled(m_boxes.size() > 1); // settings without a controller teach nothing
    if (menu.exec(place) == forget)
        m_project.forget({controller});
}

void DefaultValues::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

bool DefaultValues::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        Q_EMIT hoverText(tr("Where this controller rests: examples begin and end there"));
    if (event->type() == QEvent::ContextMenu) {
        showMenu(watched->property("controller").toInt(),
                 static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    // the wheel scrolls what lies around, unless the value is at hand
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
