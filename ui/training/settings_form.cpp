// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/settings_form.h"

#include "core/base/text.h"
#include "core/expression/conf_text.h"
#include "core/expression/settings_table.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/setting_row.h"
#include "ui/training/settings_texts.h"

#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace timbrel::ui {
namespace {

using expression::LarasynthConf;
using Elements = SettingRow::Elements;

constexpr const char* kControllers = "midi.controllers";

/// The pairs of those controllers that are listed, with a value for each that is new.
Elements pairsFor(const LarasynthConf& conf,
                  const char* key,
                  const Elements& controllers,
                  const std::string& ofNew)
{
    std::map<std::string, std::string> known;
    const Elements before = conf.written(key);
    for (std::size_t i = 0; i + 1 < before.size(); i += 2)
        known[before[i]] = before[i + 1];
    Elements pairs;
    for (const std::string& controller : controllers) {
        pairs.push_back(controller);
        pairs.push_back(known.contains(controller) ? known[controller] : ofNew);
    }
    return pairs;
}

/// What each controller needs follows the list of controllers.
Result<> followControllers(LarasynthConf& conf)
{
    const Elements controllers = conf.written(kControllers);
    TIMBREL_TRY(conf.setWritten("midi.controller_defaults",
                                pairsFor(conf, "midi.controller_defaults", controllers, "0")));
    const char* counts = "representation.controller_output_counts";
    return conf.setWritten(counts, pairsFor(conf, counts, controllers, "10"));
}

/// A number of timbrel.json as a row edits it, and back; what is no number stays a text, for the
/// check to refuse.
Elements written(const expression::SettingSpec& spec, const Json& value)
{
    if (!value.is_number())
        return {};
    if (spec.type == expression::SettingType::Integer)
        return {std::to_string(value.get<int>())};
    return {expression::confReal(value.get<double>())};
}

Json valueOf(const expression::SettingSpec& spec, const std::string& element)
{
    const auto whole = parseInteger(element);
    if (spec.type == expression::SettingType::Integer && whole)
        return *whole;
    const auto real = parseReal(element);
    return spec.type == expression::SettingType::Real && real ? Json(*real) : Json(element);
}

} // namespace

SettingsForm::SettingsForm(ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_sentence(std::move(sentence))
    , m_conf(LarasynthConf::generated())
{
    setObjectName(QStringLiteral("settingsForm"));
    setAccessibleName(tr("All settings"));
    build();
    const auto conf = m_conf;
    m_conf = LarasynthConf::parse({}, {}).value_or(conf);
    setConf(conf);
}

SettingsForm::~SettingsForm() = default;

void SettingsForm::build()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 4 * metrics::kStep, 2 * metrics::kStep);
    column->setSpacing(metrics::kStep);
    std::string_view section;
    for (const auto& table : {expression::larasynthSettings(), expression::timbrelSettings()})
        for (const expression::SettingSpec& spec : table) {
            if (spec.section != section) {
                section = spec.section;
                auto* heading = new QLabel(settingSection(section));
                heading->setContentsMargins(0, 2 * metrics::kStep, 0, metrics::kStep);
                setRole(*heading, "heading");
                column->addWidget(heading);
            }
            addRow(*column, spec);
        }
    auto* rare = new QCheckBox(tr("Show what is rarely needed, too"));
    rare->setObjectName(QStringLiteral("rareSettings"));
    rare->setAccessibleName(rare->text());
    connect(rare, &QCheckBox::toggled, this, [this](bool isShown) {
        for (SettingRow* row : m_rows)
            row->setVisible(isShown || row->spec().isDocumented || m_conf.has(row->spec().name()));
    });
    column->addWidget(rare);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    m_meaning = new QLabel;
    m_meaning->setObjectName(QStringLiteral("settingMeaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_meaning->setMargin(2 * metrics::kStep);
    constexpr int kLines = 4; // the longest of them, so that the form keeps its place
    m_meaning->setFixedHeight(kLines * m_meaning->fontMetrics().lineSpacing() + 4 * metrics::kStep);
    setRole(*m_meaning, "quiet");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_meaning);
}

void SettingsForm::addRow(QVBoxLayout& column, const expression::SettingSpec& spec)
{
    auto* row = new SettingRow(spec);
    row->setVisible(spec.isDocumented);
    column.addWidget(row);
    m_rows.push_back(row);
    const bool isOwn = spec.file == expression::SettingsFile::TimbrelJson;
    if (isOwn)
        row->setElements({}, {});
    connect(row, &SettingRow::pointedAt, this, [this, row] { showMeaning(*row); });
    connect(row, &SettingRow::edited, this, [this, row, isOwn](const Elements& elements) {
        if (isOwn)
            takeOwn(*row, elements);
        else
            take(*row, elements);
    });
}

void SettingsForm::setConf(const LarasynthConf& conf)
{
    if (conf == m_conf)
        return;
    m_conf = conf;
    const auto controllers = listedControllers();
    for (SettingRow* row : m_rows) {
        if (row->spec().file == expression::SettingsFile::TimbrelJson)
            continue;
        row->setElements(conf.written(row->spec().name()), controllers);
        if (!row->spec().isDocumented && conf.has(row->spec().name()))
            row->show();
    }
}

void SettingsForm::setOwn(const project::OwnSettings& own)
{
    if (own == m_own)
        return;
    m_own = own;
    for (SettingRow* row : m_rows) {
        if (row->spec().file != expression::SettingsFile::TimbrelJson)
            continue;
        const auto value = own.find(row->spec().name());
        row->setElements(value == own.end() ? Elements() : written(row->spec(), value->second), {});
    }
}

std::vector<int> SettingsForm::listedControllers() const
{
    std::vector<int> controllers;
    for (const std::string& element : m_conf.written(kControllers))
        if (const auto number = parseInteger(element))
            controllers.push_back(static_cast<int>(*number));
    return controllers;
}

void SettingsForm::take(SettingRow& row, const Elements& elements)
{
    const std::string name = row.spec().name();
    auto conf = m_conf;
    auto done = elements.empty() ? conf.remove(name) : conf.setWritten(name, elements);
    if (done && name == kControllers && !elements.empty())
        done = followControllers(conf);
    if (!done) {
        row.setTrouble(m_sentence(done.error()));
        return;
    }
    const auto problems = conf.problems();
    if (!problems.empty()) {
        row.setTrouble(m_sentence(problems.front()));
        return;
    }
    row.setTrouble({});
    setConf(conf);
    Q_EMIT changed(conf,
                   mergeKeyOf(row),
                   tr("Setting: %1", "what can be undone").arg(settingLabel(row.spec())));
}

void SettingsForm::takeOwn(SettingRow& row, const Elements& elements)
{
    auto own = m_own;
    if (elements.empty() || elements.front().empty())
        own.erase(row.spec().name());
    else
        own[row.spec().name()] = valueOf(row.spec(), elements.front());
    project::ProjectSettings checked;
    if (const auto sound = checked.setValues(own); !sound) {
        row.setTrouble(m_sentence(sound.error()));
        return;
    }
    row.setTrouble({});
    setOwn(own);
    Q_EMIT ownChanged(own,
                      mergeKeyOf(row),
                      tr("Setting: %1", "what can be undone").arg(settingLabel(row.spec())));
}

int SettingsForm::mergeKeyOf(const SettingRow& row) const
{
    return static_cast<int>(std::find(m_rows.begin(), m_rows.end(), &row) - m_rows.begin());
}

void SettingsForm::showMeaning(const SettingRow& row)
{
    const QString range = settingRange(row.spec());
    QString text = settingMeaning(row.spec());
    if (!range.isEmpty())
        text += QLatin1Char('\n') + range;
    m_meaning->setText(text);
    Q_EMIT hoverText(settingMeaning(row.spec()));
}

} // namespace timbrel::ui
