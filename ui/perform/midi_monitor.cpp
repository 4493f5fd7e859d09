// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/midi_monitor.h"

#include "core/base/atomic_file.h"
#include "ui/common/file_questions.h"
#include "ui/common/flow_layout.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/perform/monitor_list.h"
#include "ui/perform/monitor_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QSignalBlocker>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kChannels = 16;

bool isPlayed(const MonitoredMessage& message)
{
    const MonitorKind kind = kindOf(message);
    return kind != MonitorKind::Clock && kind != MonitorKind::ActiveSensing;
}

QToolButton* makeButton(const char* name, const QString& text, const QString& hint)
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(hint);
    button->setStatusTip(hint);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

MidiMonitor::MidiMonitor(Source source, ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("midiMonitor"));
    build();
    m_timer.setInterval(kEvery);
    connect(&m_timer, &QTimer::timeout, this, &MidiMonitor::look);
}

void MidiMonitor::build()
{
    auto* caption = new QLabel(tr("Monitor"));
    setRole(*caption, "caption");
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * metrics::kStep);
    head->addWidget(caption);
    auto* bar = new FlowLayout;
    auto* kinds = makeButton("monitorKinds", tr("Show"), tr("Which kinds of messages are shown"));
    kinds->setPopupMode(QToolButton::InstantPopup);
    kinds->setMenu(buildKinds());
    bar->addWidget(kinds);
    m_channel = new QComboBox;
    m_channel->setObjectName(QStringLiteral("monitorChannel"));
    m_channel->setAccessibleName(tr("Channel that is shown"));
    m_channel->addItem(tr("all channels"));
    for (int channel = 1; channel <= kChannels; ++channel)
        m_channel->addItem(tr("channel %1").arg(channel));
    connect(m_channel, &QComboBox::currentIndexChanged, this, [this](int index) {
        MonitorFilter filter = m_buffer.filter();
        filter.channel = index - 1;
        setFilter(filter);
    });
    bar->addWidget(m_channel);
    m_pause = makeButton("monitorPause", tr("Pause"), tr("Hold the list as it is"));
    m_pause->setCheckable(true);
    connect(m_pause, &QToolButton::toggled, this, &MidiMonitor::setPaused);
    bar->addWidget(m_pause);
    auto* empty = makeButton("monitorClear", tr("Clear"), tr("Empty the list"));
    connect(empty, &QToolButton::clicked, this, &MidiMonitor::clear);
    bar->addWidget(empty);
    auto* save = makeButton("monitorExport", tr("Export…"), tr("Write the list to a file"));
    connect(save, &QToolButton::clicked, this, &MidiMonitor::chooseFile);
    bar->addWidget(save);
    m_state = new ReadOut(tr("State of the monitor"), QString());
    m_state->setObjectName(QStringLiteral("monitorState"));
    m_state->setStretching(true);
    m_state->setTone(ReadOut::Tone::Quiet);
    head->addWidget(m_state, 1);
    m_list = new MonitorList(m_buffer);
    connect(m_list, &MonitorList::followingChanged, this, [this] {
        m_told.clear();
        showState();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addLayout(head);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
}

/// A splitter does not ask what height a width needs.
void MidiMonitor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setMinimumHeight(layout()->minimumHeightForWidth(width()));
}

QMenu* MidiMonitor::buildKinds()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("monitorKindsMenu"));
    const auto add = [&](const QString& text, bool isOn, auto change) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::toggled, this, [this, change](bool shows) {
            MonitorFilter filter = m_buffer.filter();
            change(filter, shows);
            setFilter(filter);
        });
        return action;
    };
    add(tr("What comes in"), true, [](MonitorFilter& f, bool on) { f.showsIncoming = on; });
    add(tr("What goes out"), true, [](MonitorFilter& f, bool on) { f.showsOutgoing = on; });
    menu->addSeparator();
    const std::pair<MonitorKind, QString> names[] = {
        {MonitorKind::Note, tr("Notes")},
        {MonitorKind::Controller, tr("Controllers")},
        {MonitorKind::PitchBend, tr("Pitch bend")},
        {MonitorKind::Pressure, tr("Pressure")},
        {MonitorKind::Program, tr("Programs")},
        {MonitorKind::System, tr("System exclusive and others")},
        {MonitorKind::Clock, tr("Clock and transport")},
        {MonitorKind::ActiveSensing, tr("Active sensing")},
    };
    for (const auto& [kind, text] : names) {
        const auto bit = static_cast<std::size_t>(kind);
        add(text, m_buffer.filter().shows(kind), [bit](MonitorFilter& f, bool on) {
            f.kinds.set(bit, on);
        })->setObjectName(QStringLiteral("monitorKind%1").arg(bit));
    }
    return menu;
}

void MidiMonitor::setRunning(bool isRunning)
{
    if (isRunning == m_timer.isActive())
        return;
    if (isRunning) {
        clear();
        m_timer.start();
    } else {
        look(); // the last ones
        m_timer.stop();
    }
}

void MidiMonitor::look()
{
    m_batch.clear();
    m_source(m_batch);
    if (m_batch.empty())
        return;
    const MonitoredMessage* in = nullptr;
    const MonitoredMessage* out = nullptr;
    for (const MonitoredMessage& message : m_batch)
        if (isPlayed(message))
            (message.isOutgoing ? out : in) = &message;
    if (in != nullptr)
        Q_EMIT cameIn(*in);
    if (out != nullptr)
        Q_EMIT wentOut(*out);
    if (m_isPaused) {
        m_passedBy += m_batch.size();
        showState();
        return;
    }
    m_buffer.append(m_batch);
    m_list->bufferChanged();
}

void MidiMonitor::setPaused(bool isPaused)
{
    if (isPaused == m_isPaused)
        return;
    m_isPaused = isPaused;
    m_passedBy = 0;
    m_told.clear();
    const QSignalBlocker blocker(m_pause);
    m_pause->setChecked(isPaused);
    showState();
}

void MidiMonitor::clear()
{
    m_told.clear();
    m_buffer.clear();
    m_list->follow();
    showState();
}

void MidiMonitor::setFilter(const MonitorFilter& filter)
{
    m_buffer.setFilter(filter);
    const QSignalBlocker blocker(m_channel);
    m_channel->setCurrentIndex(filter.channel + 1);
    m_list->bufferChanged();
}

void MidiMonitor::setDropped(std::uint64_t count)
{
    if (count == m_dropped)
        return;
    m_dropped = count;
    showState();
}

void MidiMonitor::showState()
{
    const QLocale locale;
    QString text = m_told;
    if (text.isEmpty() && m_isPaused)
        text = m_passedBy == 1 ? tr("paused; 1 message has passed")
                               : tr("paused; %1 messages have passed")
                                     .arg(locale.toString(static_cast<qulonglong>(m_passedBy)));
    else if (text.isEmpty() && !m_list->isFollowing())
        text = tr("holds what you read; End follows again");
    else if (text.isEmpty() && m_dropped > 0)
        text = tr("! %1 not seen here: too many at once")
                   .arg(locale.toString(static_cast<qulonglong>(m_dropped)));
    m_state->setText(text);
    m_state->setStatusTip(text);
}

void MidiMonitor::chooseFile()
{
    askForNewFile(
        this,
        tr("Export the messages"),
        QStringLiteral("midi.csv"),
        {{tr("Table (*.csv)"), QStringLiteral("csv")}, {tr("Text (*.txt)"), QStringLiteral("txt")}},
        [this](const QString& file) { exportTo(file); });
}

void MidiMonitor::exportTo(const QString& file)
{
    const bool isTable = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    m_told = tr("writing…");
    showState();
    QThreadPool::globalInstance()->start(
        [guard = QPointer<MidiMonitor>(this), messages = m_buffer.shown(), file, isTable] {
            const auto done = writeFileAtomically(
                file.toStdString(), isTable ? monitorCsv(messages) : monitorText(messages));
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, done, file, count = messages.size()] {
                    if (!guard)
                        return;
                    guard->m_told = done
                        ? tr("%1 lines written to %2")
                              .arg(QLocale().toString(static_cast<qulonglong>(count)),
                                   QFileInfo(file).fileName())
                        : QStringLiteral("! ") + guard->m_sentence(done.error());
                    guard->showState();
                    Q_EMIT guard->exported(done.has_value());
                },
                Qt::QueuedConnection);
        });
}

} // namespace timbrel::ui
