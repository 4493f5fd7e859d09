// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_training_popup.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>
#include <QWidgetAction>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kMostDimensions = 8;
constexpr int kMostSpaceEpochs = 5000;
constexpr int kMostSpaceSeeds = 8;
constexpr double kMostBeta = 4.0;
constexpr double kBetaStep = 0.1;
constexpr int kSpaceFieldWidth = 30 * metrics::kStep;
constexpr int kSpaceRowInset = 6 * metrics::kStep;
constexpr int kMeaningLines = 5; ///< so that nothing moves from one to the next
/// Of the network: rows of core's tables.
constexpr const char* kNetworkSettings[]
    = {"encoder_layers", "decoder_layers", "free_bits", "positive_weight"};

QString withRange(const QString& meaning, double lowest, double highest)
{
    const QLocale locale;
    //: what a setting means, and from where to where it goes
    return SpaceTrainingPopup::tr("%1 (%2 to %3)")
        .arg(meaning,
             locale.toString(lowest, 'g', QLocale::FloatingPointShortest),
             locale.toString(highest, 'g', QLocale::FloatingPointShortest));
}

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
    addFields();
    addSeparator();
    for (const char* key : kNetworkSettings)
        addSetting(key);
    addSeparator();
    addChoices();
    addSeparator();
    addMeaning();
    tell();
}

void SpaceTrainingPopup::addFields()
{
    addNumber({tr("Dimensions"),
               tr("Numbers that a place has. Two lie under the pad as they are; more say patterns "
                  "more exactly"),
               "spaceDimensions"},
              &SpaceTraining::dimensions,
              2,
              kMostDimensions);
    addBeta();
    addNumber({tr("Epochs at most"),
               tr("How often all patterns are seen; it ends sooner where it no longer gets better"),
               "spaceEpochs"},
              &SpaceTraining::epochs,
              0,
              kMostSpaceEpochs);
    addNumber({tr("Networks side by side"),
               tr("Each begins elsewhere; the best one is shown"),
               "spaceSeeds"},
              &SpaceTraining::seeds,
              1,
              kMostSpaceSeeds);
    addSetting("steps");
}

void SpaceTrainingPopup::addChoices()
{
    addChoice({tr("Labels can be asked for"),
               tr("The network is told the label of each pattern; the pad then has a selector for "
                  "it"),
               "spaceConditioned"},
              &SpaceTraining::isConditioned);
    addChoice({tr("Learn how loud strokes are"), {}, "spaceVelocities"},
              &SpaceTraining::withVelocities);
    addChoice({tr("Learn how early or late they are"), {}, "spaceTiming"},
              &SpaceTraining::withTiming);
    addChoice({tr("Only from the project's own patterns"),
               tr("Not from those that come with Timbrel"),
               "spaceOnlyOwn"},
              &SpaceTraining::isOnlyOwn);
}

void SpaceTrainingPopup::addRow(const Words& words,
                                QWidget* field,
                                const std::function<void()>& reset,
                                std::function<bool()> isUsual)
{
    field->setObjectName(QLatin1String(words.objectName));
    field->setAccessibleName(words.name);
    field->setAccessibleDescription(words.meaning);
    field->setFixedWidth(kSpaceFieldWidth);
    auto* back = new QToolButton;
    back->setText(QStringLiteral("\u21ba"));
    back->setObjectName(QStringLiteral("reset.") + field->objectName());
    back->setAccessibleName(tr("Reset: %1").arg(words.name));
    back->setAccessibleDescription(words.meaning);
    back->setFixedSize(metrics::kControlHeight, metrics::kControlHeight);
    setRole(*back, "sign");
    connect(back, &QToolButton::clicked, this, reset);
    auto* row = new QWidget;
    row->setAccessibleDescription(words.meaning);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(kSpaceRowInset, 2, 2 * metrics::kStep, 2);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(new QLabel(words.name), 1);
    layout->addSpacing(3 * metrics::kStep);
    layout->addWidget(field);
    layout->addWidget(back);
    for (QWidget* part : {row, field, static_cast<QWidget*>(back)})
        part->installEventFilter(this);
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(row);
    addAction(action);
    m_rows.push_back({back, std::move(isUsual)});
}

void SpaceTrainingPopup::addNumber(const Words& words,
                                   int SpaceTraining::*value,
                                   int lowest,
                                   int highest)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setValue(m_chosen.*value);
    if (lowest == 0)
        //: a number of epochs: as many as suit the patterns
        field->setSpecialValueText(tr("as suits"));
    const int usual = SpaceTraining {}.*value;
    addRow(
        {words.name, withRange(words.meaning, lowest, highest), words.objectName},
        field,
        [field, usual] { field->setValue(usual); },
        [field, usual] { return field->value() == usual; });
    connect(field, &QSpinBox::valueChanged, this, [this, value](int chosen) {
        m_chosen.*value = chosen;
        tell();
    });
}

void SpaceTrainingPopup::addBeta()
{
    auto* field = new QDoubleSpinBox;
    field->setRange(0.0, kMostBeta);
    field->setSingleStep(kBetaStep);
    field->setDecimals(2);
    field->setValue(m_chosen.beta);
    const double usual = SpaceTraining {}.beta;
    addRow(
        {tr("Beta"),
         withRange(tr("How much order counts beside exactness: more makes a space smoother and "
                      "its patterns more alike"),
                   0.0,
                   kMostBeta),
         "spaceBeta"},
        field,
        [field, usual] { field->setValue(usual); },
        [field, usual] { return field->value() == usual; });
    connect(field, &QDoubleSpinBox::valueChanged, this, [this](double chosen) {
        m_chosen.beta = chosen;
        tell();
    });
}

void SpaceTrainingPopup::addChoice(const Words& words, bool SpaceTraining::*value)
{
    QAction* action = addAction(words.name);
    action->setObjectName(QLatin1String(words.objectName));
    action->setStatusTip(words.meaning);
    action->setCheckable(true);
    action->setChecked(m_chosen.*value);
    connect(action, &QAction::hovered, this, [this, words] { showMeaning(words.meaning); });
    connect(action, &QAction::toggled, this, [this, value](bool isOn) {
        m_chosen.*value = isOn;
        tell();
    });
}

void SpaceTrainingPopup::addMeaning()
{
    m_meaning = new QLabel;
    m_meaning->setObjectName(QStringLiteral("spaceMeaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_meaning->setContentsMargins(
        kSpaceRowInset, metrics::kStep, 2 * metrics::kStep, metrics::kStep);
    m_meaning->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_meaning->setFixedHeight(kMeaningLines * m_meaning->fontMetrics().lineSpacing()
                              + 2 * metrics::kStep);
    setRole(*m_meaning, "quiet");
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(m_meaning);
    addAction(action);
}

void SpaceTrainingPopup::showMeaning(const QString& text, bool isTrouble)
{
    if (m_meaning == nullptr)
        return;
    setRole(*m_meaning, isTrouble ? "warning" : "quiet");
    m_meaning->setText(isTrouble ? QStringLiteral("! ") + text : text);
}

void SpaceTrainingPopup::tell()
{
    showResets();
    m_answer(m_chosen);
}

void SpaceTrainingPopup::showResets()
{
    for (const Row& row : m_rows)
        row.reset->setEnabled(!row.isUsual());
}

bool SpaceTrainingPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        showMeaning(static_cast<QWidget*>(watched)->accessibleDescription());
    return QMenu::eventFilter(watched, event);
}

} // namespace timbrel::ui
