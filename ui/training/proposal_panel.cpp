// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/proposal_panel.h"

#include "core/base/text.h"
#include "core/expression/settings_table.h"
#include "ui/common/first_conf.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/proposal_text.h"
#include "ui/training/settings_texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace timbrel::ui {
namespace {

using expression::LarasynthConf;
using expression::Proposal;

constexpr int kSoonMilliseconds = 300;

/// Time is what a person has; the epochs only keep a quick look from being cut off in its middle.
constexpr std::array kPresets = {TrainingLimits {20.0, 3000},
                                 TrainingLimits {300.0, 20'000},
                                 TrainingLimits {3600.0, 0},
                                 TrainingLimits {std::nullopt, std::nullopt}};

std::set<std::uint8_t> listedControllers(const LarasynthConf& conf)
{
    std::set<std::uint8_t> listed;
    for (const std::string& element : conf.written("midi.controllers"))
        if (const auto number = parseInteger(element); number && *number >= 0 && *number <= 127)
            listed.insert(static_cast<std::uint8_t>(*number));
    return listed;
}

/// What a person has chosen to be learnt stays chosen: the others are not looked at, unless none of
/// those moves.
std::vector<music::Sequence>
withListedControllers(const std::vector<std::shared_ptr<const music::Sequence>>& examples,
                      const std::set<std::uint8_t>& listed)
{
    std::vector<music::Sequence> all;
    std::vector<music::Sequence> those;
    std::set<std::pair<std::uint8_t, std::uint8_t>> values;
    for (const auto& example : examples) {
        all.push_back(*example);
        music::Sequence kept;
        for (const music::Event& event : *example) {
            const bool isController = event.kind == music::EventKind::Controller;
            if (isController && !listed.contains(event.number))
                continue;
            if (isController)
                values.insert({event.number, event.value});
            kept.push_back(event);
        }
        those.push_back(std::move(kept));
    }
    std::set<std::uint8_t> present;
    for (const auto& [controller, value] : values)
        present.insert(controller);
    return values.size() > present.size() ? those : all;
}

} // namespace

ProposalPanel::ProposalPanel(QWidget* parent)
    : QWidget(parent)
    , m_conf(LarasynthConf::generated())
{
    setObjectName(QStringLiteral("proposalPanel"));
    setAccessibleName(tr("The next training"));
    build();
    m_due.setSingleShot(true);
    m_due.setInterval(kSoonMilliseconds);
    connect(&m_due, &QTimer::timeout, this, &ProposalPanel::propose);
    const QSettings settings;
    const int preset = settings.value(QLatin1String(kPresetKey), 0).toInt();
    m_preset->setCurrentIndex(std::clamp(preset, 0, static_cast<int>(kPresets.size()) - 1));
    m_seeds->setValue(settings.value(QLatin1String(kSeedsKey), 1).toInt());
    showState();
}

ProposalPanel::~ProposalPanel() = default;

void ProposalPanel::setPreset(Preset preset)
{
    m_preset->setCurrentIndex(static_cast<int>(preset));
}

ProposalPanel::Preset ProposalPanel::preset() const
{
    return static_cast<Preset>(m_preset->currentIndex());
}

void ProposalPanel::setConf(const LarasynthConf& conf)
{
    if (conf.file() != m_conf.file())
        m_hasChosen = false; // another project
    const bool isOther = !(conf == m_conf);
    const bool hasOthers = listedControllers(conf) != listedControllers(m_conf);
    m_conf = conf;
    if (hasOthers)
        m_due.start();
    if (isOther)
        showReasons();
    showState();
}

void ProposalPanel::setExamples(std::vector<std::shared_ptr<const music::Sequence>> examples)
{
    if (examples == m_examples)
        return;
    m_examples = std::move(examples);
    m_due.start();
    showState();
}

void ProposalPanel::propose()
{
    const std::uint64_t round = ++m_round;
    if (m_examples.empty()) {
        m_proposal.reset();
        showReasons();
        showState();
        return;
    }
    const QPointer<ProposalPanel> self(this);
    QThreadPool::globalInstance()->start(
        [self, round, examples = m_examples, listed = listedControllers(m_conf)] {
            auto proposal = std::make_shared<Proposal>(
                expression::proposeSettings(withListedControllers(examples, listed)));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, round, proposal] {
                if (self != nullptr && self->m_round == round)
                    self->take(std::move(*proposal));
            });
        });
}

void ProposalPanel::take(Proposal proposal)
{
    m_proposal = std::move(proposal);
    showReasons();
    showState();
}

std::vector<expression::ProposalReason> ProposalPanel::reasons() const
{
    std::vector<expression::ProposalReason> found;
    if (!m_proposal)
        return found;
    const bool isSame = listedControllers(m_proposal->conf) == listedControllers(m_conf);
    for (const auto& reason : m_proposal->reasons)
        // which controllers, and where they rest, is chosen in the editor
        if (!(isSame && reason.key.starts_with("midi.")))
            found.push_back(reason);
    return found;
}

LarasynthConf ProposalPanel::withProposal() const
{
    LarasynthConf conf = m_conf;
    for (const auto& reason : reasons())
        if (!conf.setWritten(reason.key, m_proposal->conf.written(reason.key)))
            return m_conf;
    return conf.problems().empty() ? conf : m_conf;
}

bool ProposalPanel::agree(const LarasynthConf& a, const LarasynthConf& b) const
{
    const auto proposed = reasons();
    return std::all_of(proposed.begin(), proposed.end(), [&](const auto& reason) {
        return a.written(reason.key) == b.written(reason.key);
    });
}

bool ProposalPanel::isUntouched() const
{
    return agree(m_conf, LarasynthConf::generated()) || agree(m_conf, firstConf())
        || std::any_of(m_ours.begin(), m_ours.end(), [this](const LarasynthConf& ours) {
               return agree(m_conf, ours);
           });
}

void ProposalPanel::showReasons()
{
    while (QLayoutItem* item = m_reasons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& reason : reasons()) {
        const expression::SettingSpec* spec = expression::findSetting(reason.key);
        if (spec == nullptr)
            continue;
        const QString value = proposedValue(m_proposal->conf, reason.key);
        const bool isOther = proposedValue(m_conf, reason.key) != value;
        QString text = tr("%1: %2", "setting and its value").arg(settingLabel(*spec), value);
        if (isOther && m_conf.has(reason.key))
            text += QLatin1Char(' ') + tr("(now %1)").arg(proposedValue(m_conf, reason.key));
        auto* what = new QLabel(text);
        what->setWordWrap(true);
        auto* why = new QLabel(proposalSentence(reason));
        why->setWordWrap(true);
        why->setObjectName(QStringLiteral("why-") + QString::fromStdString(reason.key));
        setRole(*why, "quiet");
        m_reasons->addWidget(what);
        m_reasons->addWidget(why);
    }
    m_reasons->addStretch(1);
}

void ProposalPanel::showState()
{
    const bool isSame = !m_proposal || agree(m_conf, m_proposal->conf);
    if (!m_hasChosen)
        m_usesProposal->setChecked(m_proposal && (isSame || isUntouched()));
    m_usesProposal->setEnabled(m_proposal.has_value());
    m_apply->setEnabled(!isSame);
    m_train->setEnabled(!m_examples.empty());
    if (m_examples.empty())
        m_state->setText(tr("First draw, record or import an example in the editor."));
    else if (isSame)
        m_state->clear();
    else
        m_state->setText(m_usesProposal->isChecked()
                             ? tr("Train takes what is proposed as the project's settings.")
                             : tr("Train keeps the project's settings, which differ from what is "
                                  "proposed."));
}

void ProposalPanel::apply()
{
    const LarasynthConf conf = withProposal();
    if (conf == m_conf)
        return;
    m_ours.push_back(conf);
    Q_EMIT confChosen(conf, tr("Take what Timbrel proposes"));
}

void ProposalPanel::train()
{
    if (m_examples.empty()) {
        Q_EMIT trainRequested(m_seeds->value(), {}); // who trains can say what is missing
        return;
    }
    if (m_usesProposal->isChecked())
        apply();
    // how long it may take is said of this training, and is no change of the settings
    Q_EMIT trainRequested(m_seeds->value(),
                          kPresets[static_cast<std::size_t>(m_preset->currentIndex())]);
}

} // namespace timbrel::ui
