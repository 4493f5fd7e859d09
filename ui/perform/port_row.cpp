// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/port_row.h"

#include "core/midi/port.h"
#include "ui/common/flow_layout.h"
#include "ui/common/learnable.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/perform/model_picker.h"
#include "ui/perform/monitor_text.h"
#include "ui/perform/performance_control.h"
#include "ui/perform/port_hint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kLongestButton = 70 * metrics::kStep;

bool isLoop(const PortState& input, const PortState& output)
{
    if (input.link != PortState::Link::Connected || output.link != PortState::Link::Connected)
        return false;
    const std::string in = input.name.toStdString();
    const std::string out = output.name.toStdString();
    return !midi::refuseLoop({in, in}, {out, out});
}

QLabel* makeArrow()
{
    auto* arrow = new QLabel(QStringLiteral("→"));
    setRole(*arrow, "quiet");
    arrow->setFixedHeight(metrics::kControlHeight);
    return arrow;
}

} // namespace

PortRow::PortRow(PerformanceControl& control, const PortHint& hint, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_hint(hint)
{
    setObjectName(QStringLiteral("portRow"));
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics::kStep);
    left->addLayout(buildWay());
    left->addLayout(buildNotice());
    left->addStretch();
    m_switches = new QHBoxLayout;
    m_switches->setSpacing(2 * metrics::kStep);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kStep);
    row->addLayout(left, 1);
    row->addLayout(m_switches);
    connect(&control, &PerformanceControl::learningChanged, this, &PortRow::showNotice);
    connect(&hint, &PortHint::changed, this, &PortRow::showNotice);
    connect(&control, &PerformanceControl::stateChanged, this, [this] {
        if (!m_control.isPerforming()) {
            m_lastIn->setText({});
            m_lastOut->setText({});
        }
        showNotice();
        showChannel();
    });
    showNotice();
    showChannel();
}

QLayout* PortRow::buildWay()
{
    m_input = new PortButton(tr("in"), tr("MIDI input"));
    m_input->setObjectName(QStringLiteral("performInput"));
    m_output = new PortButton(tr("out"), tr("MIDI output"));
    m_output->setObjectName(QStringLiteral("performOutput"));
    connect(m_input, &QAbstractButton::clicked, this, &PortRow::inputPressed);
    connect(m_output, &QAbstractButton::clicked, this, &PortRow::outputPressed);
    m_channel = new QComboBox;
    m_channel->setObjectName(QStringLiteral("outputChannel"));
    m_channel->setAccessibleName(tr("MIDI channel of the controllers"));
    m_channel->setStatusTip(tr("Which channel the controllers go to; kept with the project"));
    m_channel->addItem(tr("channel as played"));
    for (int channel = 1; channel <= 16; ++channel)
        m_channel->addItem(tr("channel %1").arg(channel));
    m_channel->setFixedHeight(metrics::kControlHeight);
    connect(m_channel, &QComboBox::activated, this, [this](int index) {
        Q_EMIT channelWanted(index == 0 ? std::nullopt : std::optional(index - 1));
    });
    m_lastIn = makeLast(tr("What came in last"), "lastIn");
    m_lastOut = makeLast(tr("What went out last"), "lastOut");
    auto* picker = new ModelPicker(m_control);
    picker->follows()->setFixedHeight(metrics::kControlHeight);
    picker->swap()->setFixedHeight(metrics::kControlHeight);
    auto* way = new QWidget;
    auto* flow = new FlowLayout(way);
    flow->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part : std::initializer_list<QWidget*> {m_input,
                                                          m_lastIn,
                                                          makeArrow(),
                                                          picker,
                                                          picker->swap(),
                                                          makeArrow(),
                                                          m_output,
                                                          m_channel,
                                                          m_lastOut,
                                                          picker->follows()})
        flow->addWidget(part);
    auto* row = new QHBoxLayout;
    row->addWidget(way);
    return row;
}

/// Its height is kept, so that nothing moves when something is said.
QLayout* PortRow::buildNotice()
{
    m_notice = new ReadOut(tr("What is wrong, or waited for"), QString());
    m_notice->setObjectName(QStringLiteral("performNotice"));
    m_notice->setStretching(true);
    m_notice->setFixedHeight(metrics::kControlHeight);
    m_useOther = new QPushButton;
    m_useOther->setObjectName(QStringLiteral("useOtherInput"));
    m_useOther->setFocusPolicy(Qt::TabFocus);
    m_useOther->setFixedHeight(metrics::kControlHeight);
    connect(m_useOther, &QPushButton::clicked, this, [this] {
        Q_EMIT inputWanted(m_hint.elsewhere());
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kStep);
    row->addWidget(m_notice, 1);
    row->addWidget(m_useOther);
    return row;
}

ReadOut* PortRow::makeLast(const QString& name, const char* id)
{
    auto* last = new ReadOut(name, QStringLiteral("CC 127: 127"));
    last->setObjectName(QLatin1String(id));
    last->setTone(ReadOut::Tone::Quiet);
    last->setFixedHeight(metrics::kControlHeight);
    return last;
}

void PortRow::setPorts(const PortState& input, const PortState& output)
{
    m_inputState = input;
    m_outputState = output;
    m_input->setState(input);
    m_output->setState(output);
    showNotice();
}

void PortRow::showIncoming(const MonitoredMessage& message)
{
    m_input->flash();
    m_lastIn->setText(monitorShort(message));
}

void PortRow::showOutgoing(const MonitoredMessage& message)
{
    m_output->flash();
    m_lastOut->setText(monitorShort(message));
}

void PortRow::addSwitch(QWidget* widget)
{
    m_switches->addWidget(widget, 0, Qt::AlignTop);
}

QString PortRow::notice() const
{
    return m_notice->text();
}

void PortRow::showNotice()
{
    const QString learning = learningText();
    m_notice->setText(learning.isEmpty() ? warning() : learning);
    m_notice->setTone(learning.isEmpty() ? ReadOut::Tone::Warning : ReadOut::Tone::Live);
    const QString& other = m_hint.elsewhere();
    m_useOther->setVisible(!other.isEmpty());
    m_useOther->setText(fontMetrics().elidedText(
        tr("Use %1").arg(other), Qt::ElideMiddle, kLongestButton - 6 * metrics::kStep));
    m_useOther->setAccessibleName(tr("Use %1").arg(other));
    m_useOther->setStatusTip(tr("Take %1 as the MIDI input").arg(other));
}

/// What a hand is to do to teach a MIDI control; empty: nothing is being learnt.
QString PortRow::learningText() const
{
    const QString target = m_control.learning();
    if (!target.isEmpty())
        return tr("Move the MIDI control that is to play: %1. Esc cancels.")
            .arg(m_control.targetName(target));
    if (m_control.learnsSeveral())
        return tr("Press a bar, a ring or a button that is to be learnt, then move its MIDI "
                  "control. Esc ends.");
    return {};
}

void PortRow::showChannel()
{
    const QSignalBlocker quiet(m_channel);
    const std::optional<int> channel = m_control.outputChannel();
    m_channel->setCurrentIndex(channel ? *channel + 1 : 0);
}

/// What is wrong with the ports; empty: nothing that is known of.
QString PortRow::warning() const
{
    if (isLoop(m_inputState, m_outputState))
        return tr("! In and out are the same port: what is sent comes in again. Choose another "
                  "output.");
    const QString& other = m_hint.elsewhere();
    if (!other.isEmpty() && m_inputState.link == PortState::Link::None)
        return tr("! Notes arrive at %1, but no input is chosen.").arg(other);
    if (!other.isEmpty())
        return tr("! Notes arrive at %1, not at %2.").arg(other, m_inputState.name);
    for (const PortState* port : {&m_inputState, &m_outputState})
        if (port->link == PortState::Link::Missing)
            return tr("! %1 is not there; it is taken up when it comes.").arg(port->name);
    if (m_hint.isSilent())
        return tr("! Nothing comes from %1, nor from another port. Is the keyboard on?")
            .arg(m_inputState.name);
    return {};
}

} // namespace timbrel::ui
