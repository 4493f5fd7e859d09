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

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

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

PortRow::PortRow(PerformanceControl& control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
{
    setObjectName(QStringLiteral("portRow"));
    m_input = new PortButton(tr("in"), tr("MIDI input"));
    m_input->setObjectName(QStringLiteral("performInput"));
    m_output = new PortButton(tr("out"), tr("MIDI output"));
    m_output->setObjectName(QStringLiteral("performOutput"));
    connect(m_input, &QAbstractButton::clicked, this, &PortRow::inputPressed);
    connect(m_output, &QAbstractButton::clicked, this, &PortRow::outputPressed);
    m_lastIn = makeLast(tr("What came in last"), "lastIn");
    m_lastOut = makeLast(tr("What went out last"), "lastOut");
    m_notice = new ReadOut(tr("What is wrong, or waited for"), QString());
    m_notice->setObjectName(QStringLiteral("performNotice"));
    m_notice->setStretching(true);
    auto* way = new QWidget;
    auto* flow = new FlowLayout(way);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(m_input);
    flow->addWidget(m_lastIn);
    flow->addWidget(makeArrow());
    auto* picker = new ModelPicker(control);
    flow->addWidget(picker);
    flow->addWidget(makeArrow());
    flow->addWidget(m_output);
    flow->addWidget(m_lastOut);
    picker->follows()->setFixedHeight(metrics::kControlHeight);
    flow->addWidget(picker->follows());
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics::kStep);
    left->addWidget(way);
    left->addWidget(m_notice);
    left->addStretch();
    m_switches = new QHBoxLayout;
    m_switches->setSpacing(2 * metrics::kStep);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kStep);
    row->addLayout(left, 1);
    row->addLayout(m_switches);
    connect(&control, &PerformanceControl::learningChanged, this, &PortRow::showNotice);
    connect(&control, &PerformanceControl::wrongPortHint, this, [this](const QString& port) {
        m_wrongPort = port;
        showNotice();
    });
    connect(&control, &PerformanceControl::stateChanged, this, [this] {
        if (!m_control.isPerforming()) {
            m_wrongPort.clear();
            m_lastIn->setText({});
            m_lastOut->setText({});
        }
        showNotice();
    });
    showNotice();
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
    if (m_wrongPort.isEmpty())
        return;
    m_wrongPort.clear(); // it was the right one
    showNotice();
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
    QString text;
    auto tone = ReadOut::Tone::Warning;
    if (const QString target = m_control.learning(); !target.isEmpty()) {
        text = tr("Move the MIDI control that is to play: %1. Esc cancels.")
                   .arg(m_control.targetName(target));
        tone = ReadOut::Tone::Live;
    } else if (isLoop(m_inputState, m_outputState)) {
        text = tr("! In and out are the same port: what is sent comes in again. Choose another "
                  "output.");
    } else if (m_inputState.link == PortState::Link::Missing) {
        text = tr("! %1 is not there; it is taken up when it comes.").arg(m_inputState.name);
    } else if (m_outputState.link == PortState::Link::Missing) {
        text = tr("! %1 is not there; it is taken up when it comes.").arg(m_outputState.name);
    } else if (!m_wrongPort.isEmpty()) {
        text = tr("! Nothing comes from %1. Perhaps your keyboard plays into another port.")
                   .arg(m_wrongPort);
    }
    m_notice->setText(text);
    m_notice->setTone(tone);
}

} // namespace timbrel::ui
