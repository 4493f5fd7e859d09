// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_training_popup.h"

#include "ui/common/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QWidgetAction>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kMostDimensions = 8;
constexpr int kMostSpaceEpochs = 5000;
constexpr int kMostSpaceSeeds = 8;
constexpr double kMostBeta = 4.0;
constexpr double kBetaStep = 0.1;
constexpr int kSpaceFieldWidth = 22 * metrics::kStep;

} // namespace

void SpaceTrainingPopup::ask(QWidget& below, const SpaceTraining& now, Answer answer)
{
    auto* popup = new SpaceTrainingPopup(below, now, std::move(answer));
    popup->popup(below.mapToGlobal(QPoint(0, below.height())));
}

SpaceTrainingPopup::SpaceTrainingPopup(QWidget& below, const SpaceTraining& now, Answer answer)
    : QMenu(&below)
    , m_chosen(now)
    , m_answer(std::move(answer))
{
    setObjectName(QStringLiteral("spaceTraining"));
    setAttribute(Qt::WA_DeleteOnClose);
    addNumber(tr("Dimensions"),
              tr("Numbers that a place has. Two lie under the pad as they are; more say patterns "
                 "more exactly"),
              "spaceDimensions",
              m_chosen.dimensions,
              2,
              kMostDimensions);
    addBeta();
    addNumber(tr("Epochs at most"),
              tr("How often all patterns are seen; it ends sooner where it no longer gets better"),
              "spaceEpochs",
              m_chosen.epochs,
              0,
              kMostSpaceEpochs);
    addNumber(tr("Networks side by side"),
              tr("Each begins elsewhere; the best one is shown"),
              "spaceSeeds",
              m_chosen.seeds,
              1,
              kMostSpaceSeeds);
    addSeparator();
    addChoice(tr("Labels can be asked for"),
              tr("The network is told the label of each pattern; the pad then has a selector for "
                 "it"),
              "spaceConditioned",
              m_chosen.isConditioned);
    addChoice(tr("Learn how loud strokes are"), {}, "spaceVelocities", m_chosen.withVelocities);
    addChoice(tr("Learn how early or late they are"), {}, "spaceTiming", m_chosen.withTiming);
    addChoice(tr("Only from the project's own patterns"),
              tr("Not from those that come with Timbrel"),
              "spaceOnlyOwn",
              m_chosen.isOnlyOwn);
}

void SpaceTrainingPopup::addRow(const QString& name,
                                const QString& hint,
                                QWidget* field,
                                const char* objectName)
{
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(name);
    field->setAccessibleDescription(hint);
    field->setStatusTip(hint);
    field->setFixedWidth(kSpaceFieldWidth);
    auto* row = new QWidget;
    row->setStatusTip(hint);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(6 * metrics::kStep, 2, 2 * metrics::kStep, 2);
    layout->setSpacing(4 * metrics::kStep);
    layout->addWidget(new QLabel(name), 1);
    layout->addWidget(field);
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(row);
    addAction(action);
}

void SpaceTrainingPopup::addNumber(const QString& name,
                                   const QString& hint,
                                   const char* objectName,
                                   int& value,
                                   int lowest,
                                   int highest)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setValue(value);
    if (lowest == 0)
        //: a number of epochs: as many as suit the patterns
        field->setSpecialValueText(tr("as suits"));
    addRow(name, hint, field, objectName);
    connect(field, &QSpinBox::valueChanged, this, [this, &value](int chosen) {
        value = chosen;
        m_answer(m_chosen);
    });
}

void SpaceTrainingPopup::addBeta()
{
    auto* field = new QDoubleSpinBox;
    field->setRange(0.0, kMostBeta);
    field->setSingleStep(kBetaStep);
    field->setDecimals(2);
    field->setValue(m_chosen.beta);
    addRow(
        tr("Beta"),
        tr("How much order counts beside exactness: more makes a space smoother and its patterns "
           "more alike"),
        field,
        "spaceBeta");
    connect(field, &QDoubleSpinBox::valueChanged, this, [this](double chosen) {
        m_chosen.beta = chosen;
        m_answer(m_chosen);
    });
}

void SpaceTrainingPopup::addChoice(const QString& name,
                                   const QString& hint,
                                   const char* objectName,
                                   bool& value)
{
    QAction* action = addAction(name);
    action->setObjectName(QLatin1String(objectName));
    action->setStatusTip(hint);
    action->setCheckable(true);
    action->setChecked(value);
    connect(action, &QAction::toggled, this, [this, &value](bool isOn) {
        value = isOn;
        m_answer(m_chosen);
    });
}

} // namespace timbrel::ui
