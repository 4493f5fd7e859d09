// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setting_row.h"

#include "core/base/text.h"
#include "core/expression/conf_text.h"
#include "ui/common/controller_names.h"
#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/settings_texts.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbrel::ui {
namespace {

using expression::SettingType;

constexpr int kLabelWidth = 34 * metrics::kStep;
constexpr int kNumberWidth = 26 * metrics::kStep;
constexpr double kMostTyped = 1e9; ///< of settings without an end

/// A real as a person would write it: no zeros that say nothing.
class RealBox final : public QDoubleSpinBox
{
public:
    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'g', 10);
    }
};

SettingRow::Elements split(std::string_view list)
{
    SettingRow::Elements elements;
    for (const std::string_view part : timbrel::split(list, ','))
        elements.emplace_back(trimmed(part));
    return elements;
}

QString joined(const SettingRow::Elements& elements)
{
    QStringList parts;
    for (const std::string& element : elements)
        parts << QString::fromStdString(element);
    return parts.join(QStringLiteral(", "));
}

/// Without its quotes, as a person means it.
QString unquoted(const std::string& element)
{
    QString text = QString::fromStdString(element);
    if (text.size() < 2 || !text.startsWith(QLatin1Char('"')))
        return text;
    text = text.mid(1, text.size() - 2);
    text.replace(QStringLiteral("\\\""), QStringLiteral("\""));
    return text.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
}

} // namespace

SettingRow::SettingRow(const expression::SettingSpec& spec, QWidget* parent)
    : QWidget(parent)
    , m_spec(spec)
{
    const QString name = QString::fromStdString(spec.name());
    setObjectName(QStringLiteral("setting-") + name);
    m_label = new QLabel(settingLabel(spec));
    m_label->setWordWrap(true);
    m_label->setFixedWidth(kLabelWidth);
    m_label->setMinimumHeight(metrics::kControlHeight);
    QWidget* editor = buildEditor();
    auto* unit = new QLabel(settingUnit(spec));
    setRole(*unit, "quiet");
    m_reset = new QToolButton;
    m_reset->setText(QStringLiteral("\u21ba")); // the word would push the row out of the page
    m_reset->setStatusTip(tr("Reset: %1").arg(settingLabel(spec)));
    m_reset->setFixedSize(metrics::kControlHeight, metrics::kControlHeight);
    setRole(*m_reset, "sign");
    m_reset->setObjectName(QStringLiteral("reset-") + name);
    m_reset->setAccessibleName(tr("Reset: %1").arg(settingLabel(spec)));
    m_reset->setVisible(hasDefault());
    m_trouble = new QLabel;
    m_trouble->setObjectName(QStringLiteral("trouble-") + name);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    setRole(*m_trouble, "warning");

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * metrics::kStep);
    line->addWidget(m_label, 0, Qt::AlignTop);
    const bool isNumber = m_numberPages != nullptr; // the unit stands behind it
    line->addWidget(editor, isNumber ? 0 : 1);
    line->addWidget(unit, isNumber ? 1 : 0);
    line->addWidget(m_reset, 0, Qt::AlignTop);
    column->addLayout(line);
    column->addWidget(m_trouble);

    connect(m_reset, &QToolButton::clicked, this, [this] { Q_EMIT edited(defaultElements()); });
    m_label->installEventFilter(this);
    watch(m_reset);
}

void SettingRow::watch(QWidget* editor)
{
    editor->setAccessibleDescription(settingMeaning(m_spec));
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(settingLabel(m_spec));
    editor->installEventFilter(this);
}

QWidget* SettingRow::buildEditor()
{
    switch (m_spec.type) {
    case SettingType::Integer:
    case SettingType::Real:
        return buildNumber();
    case SettingType::Switch:
        m_switch = new QCheckBox;
        watch(m_switch);
        connect(m_switch, &QCheckBox::toggled, this, [this](bool isOn) {
            if (!m_isShowing)
                Q_EMIT edited({isOn ? "1" : "0"});
        });
        return m_switch;
    case SettingType::ControllerPairs: {
        auto* pairs = new QWidget;
        m_pairRow = new FlowLayout(pairs);
        m_pairRow->setContentsMargins(0, 0, 0, 0);
        m_pairRow->setSpacing(2 * metrics::kStep);
        return pairs;
    }
    case SettingType::FeatureList:
        return buildFeatures();
    case SettingType::Text:
    case SettingType::IntegerList:
    case SettingType::ControllerList:
        return buildLine();
    }
    return new QWidget;
}

QLineEdit* SettingRow::buildLine()
{
    m_line = new QLineEdit;
    m_line->setObjectName(QStringLiteral("edit-") + QString::fromStdString(m_spec.name()));
    watch(m_line);
    connect(m_line, &QLineEdit::editingFinished, this, &SettingRow::tellLine);
    return m_line;
}

QWidget* SettingRow::buildNumber()
{
    auto* place = new QWidget;
    place->setFixedWidth(kNumberWidth);
    m_numberPages = new QStackedLayout(place);
    m_numberPages->setContentsMargins(0, 0, 0, 0);
    const QString name = QStringLiteral("number-") + QString::fromStdString(m_spec.name());
    QAbstractSpinBox* box = nullptr;
    if (m_spec.type == SettingType::Integer) {
        m_whole = new QSpinBox;
        m_whole->setRange(static_cast<int>(std::max(m_spec.minimum, -kMostTyped)),
                          static_cast<int>(std::min(m_spec.maximum, kMostTyped)));
        m_whole->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        connect(m_whole, &QSpinBox::valueChanged, this, [this](int value) {
            if (!m_isShowing)
                Q_EMIT edited({std::to_string(value)});
        });
        box = m_whole;
    } else {
        constexpr int kDecimals = 6;
        m_real = new RealBox;
        m_real->setDecimals(kDecimals);
        m_real->setRange(std::max(m_spec.minimum, -kMostTyped),
                         std::min(m_spec.maximum, kMostTyped));
        m_real->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        connect(m_real, &QDoubleSpinBox::valueChanged, this, [this](double value) {
            if (!m_isShowing)
                Q_EMIT edited({expression::confReal(value)});
        });
        box = m_real;
    }
    // "the trainer chooses" is a number in the file only
    if (m_spec.section == "expression.optimiser" && m_spec.ifAbsent
        && parseReal(*m_spec.ifAbsent) == m_spec.minimum)
        box->setSpecialValueText(tr("chosen by Timbrel"));
    box->setObjectName(name);
    box->setKeyboardTracking(false); // a number is one change, not one for each digit
    box->setFocusPolicy(Qt::StrongFocus);
    watch(box);
    m_numberPages->addWidget(box);
    m_numberPages->addWidget(buildLine());
    return place;
}

QWidget* SettingRow::buildFeatures()
{
    auto* place = new QWidget;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (std::size_t i = 0; i < expression::kFeatureCount; ++i) {
        const auto feature = static_cast<expression::Feature>(i);
        auto* box = new QCheckBox(featureText(feature));
        box->setObjectName(QStringLiteral("feature-%1").arg(i));
        connect(box, &QCheckBox::toggled, this, [this] {
            if (m_isShowing)
                return;
            Elements names;
            for (std::size_t k = 0; k < m_features.size(); ++k)
                if (m_features[k]->isChecked())
                    names.push_back(
                        '"' + std::string(featureName(static_cast<expression::Feature>(k))) + '"');
            Q_EMIT edited(names);
        });
        m_features.push_back(box);
        box->setAccessibleName(box->text());
        watch(box);
        column->addWidget(box);
    }
    return place;
}

bool SettingRow::hasDefault() const
{
    // which controllers, and where they rest, follows from the examples
    return m_spec.type != SettingType::ControllerList
        && m_spec.type != SettingType::ControllerPairs;
}

SettingRow::Elements SettingRow::defaultElements() const
{
    if (m_spec.file == expression::SettingsFile::TimbrelJson)
        return {}; // a new project's file does not have it
    const auto& text = m_spec.inGeneratedFile ? m_spec.inGeneratedFile : m_spec.ifAbsent;
    return text ? split(*text) : Elements();
}

void SettingRow::setElements(const Elements& elements, const std::vector<int>& controllers)
{
    const auto absent = m_spec.ifAbsent ? split(*m_spec.ifAbsent) : Elements();
    const Elements& shown = elements.empty() ? absent : elements;
    m_isShowing = true;
    if (m_numberPages != nullptr)
        showNumber(shown.empty() ? std::string() : shown.front());
    else if (m_pairRow != nullptr)
        showPairs(shown, controllers);
    else if (m_switch != nullptr)
        m_switch->setChecked(!shown.empty() && shown.front() != "0");
    else if (m_line != nullptr)
        m_line->setText(m_spec.type == SettingType::Text
                            ? (shown.empty() ? QString() : unquoted(shown.front()))
                            : joined(shown));
    for (std::size_t i = 0; i < m_features.size(); ++i) {
        const auto name = '"' + std::string(featureName(static_cast<expression::Feature>(i))) + '"';
        m_features[i]->setChecked(std::find(shown.begin(), shown.end(), name) != shown.end());
    }
    m_isShowing = false;
    m_reset->setEnabled(elements != defaultElements()
                        && !(elements.empty() && shown == defaultElements()));
    setTrouble({});
}

void SettingRow::showNumber(const std::string& element)
{
    const auto value = parseReal(element);
    m_numberPages->setCurrentIndex(value ? 0 : 1); // drawn anew for each training
    m_line->setText(QString::fromStdString(element));
    if (value && m_whole != nullptr)
        m_whole->setValue(
            static_cast<int>(std::lround(std::clamp(*value, -kMostTyped, kMostTyped))));
    else if (value)
        m_real->setValue(*value);
}

void SettingRow::showPairs(const Elements& elements, const std::vector<int>& controllers)
{
    rebuildPairs(controllers);
    for (std::size_t i = 0; i + 1 < elements.size(); i += 2) {
        const auto controller = parseInteger(elements[i]);
        const auto value = parseReal(elements[i + 1]);
        const auto box = controller ? m_pairs.find(static_cast<int>(*controller)) : m_pairs.end();
        if (box != m_pairs.end() && value)
            box->second->setValue(static_cast<int>(*value));
    }
}

void SettingRow::rebuildPairs(const std::vector<int>& controllers)
{
    const bool isSame = controllers.size() == m_pairs.size()
        && std::all_of(controllers.begin(), controllers.end(), [this](int controller) {
                            return m_pairs.contains(controller);
                        });
    if (isSame)
        return;
    while (QLayoutItem* item = m_pairRow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_pairs.clear();
    for (const int controller : controllers) {
        auto* pair = new QWidget;
        auto* layout = new QHBoxLayout(pair);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::kStep);
        auto* box = new QSpinBox;
        box->setObjectName(QStringLiteral("pair-%1-%2")
                               .arg(QString::fromStdString(m_spec.name()))
                               .arg(controller));
        box->setRange(static_cast<int>(m_spec.minimum), static_cast<int>(m_spec.maximum));
        box->setKeyboardTracking(false);
        box->setFocusPolicy(Qt::StrongFocus);
        box->setAccessibleName(tr("%1 of %2", "setting of a controller")
                                   .arg(settingLabel(m_spec), controllerTitle(controller)));
        auto* label = new QLabel(controllerTitle(controller));
        label->setBuddy(box);
        layout->addWidget(label);
        layout->addWidget(box);
        m_pairRow->addWidget(pair);
        m_pairs[controller] = box;
        connect(box, &QSpinBox::valueChanged, this, &SettingRow::tellPairs);
        watch(box);
    }
}

void SettingRow::tellPairs()
{
    if (m_isShowing)
        return;
    Elements elements;
    for (const auto& [controller, box] : m_pairs) {
        elements.push_back(std::to_string(controller));
        elements.push_back(std::to_string(box->value()));
    }
    Q_EMIT edited(elements);
}

void SettingRow::tellLine()
{
    const QString text = m_line->text().trimmed();
    if (m_isShowing || !m_line->isModified())
        return;
    m_line->setModified(false);
    if (m_spec.type == SettingType::Text) {
        const auto quoted = expression::confText(text.toStdString());
        Q_EMIT edited(text.isEmpty() || !quoted ? Elements() : Elements {*quoted});
        return;
    }
    if (m_numberPages != nullptr) // one value, though it may hold a comma: [0.1, 0.5]
        Q_EMIT edited({text.toStdString()});
    else
        Q_EMIT edited(text.isEmpty() ? Elements() : split(text.toStdString()));
}

void SettingRow::setTrouble(const QString& sentence)
{
    m_trouble->setText(QStringLiteral("! ") + sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

bool SettingRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        Q_EMIT pointedAt();
    if (watched == m_label && event->type() == QEvent::MouseButtonDblClick && hasDefault())
        Q_EMIT edited(defaultElements());
    // the wheel scrolls the form, unless the value is at hand
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
