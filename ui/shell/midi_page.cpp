// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/midi_page.h"

#include "ui/common/theme.h"
#include "ui/shell/devices.h"
#include "ui/shell/player.h"
#include "ui/shell/port_watch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kNameRole = Qt::UserRole; ///< empty: no port
constexpr int kVirtualRole = Qt::UserRole + 1;

QComboBox* makeCombo(const char* objectName, const QString& name)
{
    auto* combo = new QComboBox;
    combo->setObjectName(QLatin1String(objectName));
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(24);
    combo->setFocusPolicy(Qt::StrongFocus);
    return combo;
}

std::optional<midi::PortChoice> choiceOf(const QComboBox& combo)
{
    const bool isVirtual = combo.currentData(kVirtualRole).toBool();
    const QString name = combo.currentData(kNameRole).toString();
    if (!isVirtual && name.isEmpty())
        return std::nullopt;
    return midi::PortChoice {name.toStdString(), isVirtual};
}

} // namespace

MidiPage::MidiPage(Player& player, PortWatch& ports, ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_ports(ports)
    , m_sentence(std::move(sentence))
{
    build();
    fillPorts();
    showState();
    connect(&ports, &PortWatch::changed, this, &MidiPage::fillPorts);
    connect(&ports, &PortWatch::changed, this, &MidiPage::showState);
    connect(&player, &Player::portsChanged, this, &MidiPage::fillPorts);
    connect(&player, &Player::portsChanged, this, &MidiPage::showState);
    for (const QComboBox* combo : {m_system, m_input, m_output})
        connect(combo, &QComboBox::activated, this, &MidiPage::apply);
    connect(m_soundToo, &QCheckBox::toggled, this, &MidiPage::apply);
}

void MidiPage::build()
{
    m_system = makeCombo("midiSystem", tr("MIDI system"));
    m_system->addItem(tr("the usual one"), QString());
    for (const QString& name : midiSystems())
        m_system->addItem(name, name);
    m_system->setCurrentIndex(std::max(0, m_system->findData(m_player.choices().midiSystem)));
    m_input = makeCombo("midiInput", tr("Input"));
    m_input->setStatusTip(tr("What your keyboard plays into: it is heard and can be recorded"));
    m_output = makeCombo("midiOutput", tr("Output"));
    m_output->setStatusTip(tr("The synthesizer that plays instead of Timbrel's own"));
    m_soundToo = new QCheckBox(tr("Timbrel's own sound plays beside the output"));
    m_soundToo->setObjectName(QStringLiteral("midiSoundToo"));
    m_soundToo->setChecked(m_player.choices().isOwnSoundHeardWithOutput);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("midiState"));
    m_state->setWordWrap(true);
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("midiProblem"));
    m_problem->setProperty("role", QStringLiteral("warning"));
    m_problem->setWordWrap(true);

    auto* form = new QFormLayout;
    form->setSpacing(2 * metrics::kStep);
    form->addRow(tr("Input"), m_input);
    form->addRow(tr("Output"), m_output);
    form->addRow(QString(), m_soundToo);
    form->addRow(tr("MIDI system"), m_system);
    auto* column = new QVBoxLayout(this);
    const int gap = 4 * metrics::kStep;
    column->setContentsMargins(gap, gap, gap, gap);
    column->addLayout(form);
    column->addWidget(m_state);
    column->addWidget(m_problem);
    column->addStretch();
}

void MidiPage::fillPort(QComboBox* combo,
                        bool isInput,
                        const std::optional<midi::PortChoice>& chosen) const
{
    const QSignalBlocker quiet(combo);
    combo->clear();
    const auto add = [&](const QString& text, const std::string& name, bool isVirtual) {
        combo->addItem(text);
        const int row = combo->count() - 1;
        combo->setItemData(row, QString::fromStdString(name), kNameRole);
        combo->setItemData(row, isVirtual, kVirtualRole);
        const bool isChosen
            = chosen && chosen->isVirtual == isVirtual && (isVirtual || chosen->name == name);
        if (isChosen)
            combo->setCurrentIndex(row);
        return isChosen;
    };
    bool isThere = !chosen;
    add(isInput ? tr("none", "MIDI input") : tr("none: Timbrel's own sound"), {}, false);
    const PortLists& lists = m_ports.ports();
    if (lists.canOpenVirtualPorts)
        isThere = add(tr("a port of our own: %1")
                          .arg(QLatin1String(isInput ? midi::kVirtualInputName
                                                     : midi::kVirtualOutputName)),
                      {},
                      true)
            || isThere;
    for (const midi::PortInfo& port : isInput ? lists.inputs : lists.outputs)
        isThere = add(QString::fromStdString(port.name), port.name, false) || isThere;
    if (!isThere)
        add(tr("%1 (not there)").arg(QString::fromStdString(chosen->name)),
            chosen->name,
            chosen->isVirtual);
}

void MidiPage::fillPorts()
{
    fillPort(m_input, true, m_player.choices().input);
    fillPort(m_output, false, m_player.choices().output);
}

void MidiPage::showState()
{
    m_state->setText(m_player.inputState().hint + QLatin1Char('\n') + m_player.outputState().hint);
    const std::optional<Error>& problem = m_ports.ports().problem;
    m_problem->setText(problem ? QStringLiteral("! ") + m_sentence(*problem) : QString());
}

void MidiPage::apply()
{
    DeviceChoices choices = m_player.choices();
    const QString system = m_system->currentData().toString();
    const bool isOther = system != choices.midiSystem;
    choices.midiSystem = system;
    choices.input = choiceOf(*m_input);
    choices.output = choiceOf(*m_output);
    choices.isOwnSoundHeardWithOutput = m_soundToo->isChecked();
    saveDevices(choices);
    m_player.openDevices(choices);
    if (isOther)
        m_ports.watch(system);
}

} // namespace timbrel::ui
