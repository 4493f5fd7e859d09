// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/record_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

using namespace std::chrono_literals;
using State = audio::TakeRecorder::State;

constexpr qint64 kTakeSilence = 2500; // ms without a key down that end one of several takes
constexpr auto kTick = 15ms;
constexpr qint64 kBetweenPictures = 45; // ms; more where a picture of a long take costs more
constexpr qint64 kShareOfPictures = 8; // at most one part in so many of the time

/// Of all controllers but those that only prepare others: bank select, data entry, parameter
/// numbers.
std::set<std::uint8_t> recordedControllers()
{
    std::set<std::uint8_t> all;
    for (std::uint8_t controller = 1; controller < 120; ++controller) {
        const bool isPreparing = controller == 6 || (controller >= 32 && controller < 64)
            || (controller >= 96 && controller <= 101);
        if (!isPreparing)
            all.insert(controller);
    }
    return all;
}

} // namespace

RecordPanel::RecordPanel(ProjectDocument& project, ActionRegistry& registry, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
{
    setObjectName(QStringLiteral("recordPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("Recording"));
    setRole(*caption, "caption");
    layout->addWidget(caption);
    layout->addWidget(buildButtons());
    layout->addWidget(buildChoices());
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("recordState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_state->setMinimumHeight(3 * fontMetrics().lineSpacing()); // so that nothing moves
    layout->addWidget(m_state);

    m_ticks.setInterval(kTick);
    connect(&m_ticks, &QTimer::timeout, this, &RecordPanel::tick);
    connect(&project, &ProjectDocument::opened, this, &RecordPanel::cancel);
    addActions(registry);
    showState();
}

RecordPanel::~RecordPanel() = default;

QWidget* RecordPanel::buildButtons()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    m_record = new QPushButton(tr("Record"));
    m_record->setObjectName(QStringLiteral("record"));
    m_record->setCheckable(true);
    setRole(*m_record, "primary");
    connect(m_record, &QPushButton::clicked, this, &RecordPanel::toggle);
    m_throwAway = new QPushButton(tr("Throw away"));
    m_throwAway->setObjectName(QStringLiteral("throwAway"));
    m_throwAway->setAccessibleName(tr("Throw the last take away"));
    m_throwAway->setToolTip(m_throwAway->accessibleName());
    m_throwAway->setEnabled(false);
    connect(m_throwAway, &QPushButton::clicked, this, &RecordPanel::throwLastAway);
    layout->addWidget(m_record, 1);
    layout->addWidget(m_throwAway);
    return row;
}

void RecordPanel::addActions(ActionRegistry& registry)
{
    const auto add = [&](const char* id,
                         const QString& text,
                         const QString& hint,
                         const QList<QKeySequence>& keys,
                         bool worksWhileKeysPlay,
                         auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = hint;
        spec.menu = ActionMenu::Example;
        spec.group = 4;
        spec.shortcuts = keys;
        spec.worksWhileKeysPlayNotes = worksWhileKeysPlay;
        registry.add(spec, this, run);
    };
    add("record.toggle",
        tr("&Record or stop"),
        tr("Record an example; again: finish it"),
        {QKeySequence(Qt::Key_R), QKeySequence(Qt::Key_F12)}, // F12 while letters play, too
        false,
        [this] { toggle(); });
    add("record.cancel",
        tr("Record n&othing of this"),
        tr("Forget the take at hand"),
        {QKeySequence(Qt::SHIFT | Qt::Key_R)},
        false,
        [this] { cancel(); });
    add("record.throwAway",
        tr("T&hrow the last take away"),
        tr("Delete the example that was recorded last; undo brings it back"),
        {},
        false,
        [this] { throwLastAway(); });
}

audio::TakeRecorder& RecordPanel::recorder()
{
    if (!m_recorder)
        m_recorder = std::make_unique<audio::TakeRecorder>(m_engine());
    return *m_recorder;
}

void RecordPanel::setExample(ExampleDocument* example)
{
    if (m_isOn && isOverdub() && example != m_overdubbed)
        stop(); // what was played belongs to the one before
    m_example = example;
    if (example != nullptr && !m_isOn) { // one more in the same tempo, unless it is chosen
        m_tempo->setValue(example->properties().meter.beatsPerMinute);
        m_beats->setValue(example->properties().meter.beatsPerBar);
    }
    showState();
}

void RecordPanel::setOn(bool isOn)
{
    if (isOn != m_isOn) {
        m_isOn = isOn;
        Q_EMIT onChanged(isOn);
    }
    m_record->setChecked(isOn);
    m_record->setText(isOn ? tr("Stop") : tr("Record"));
    m_mode->setEnabled(!isOn);
    m_countIn->setEnabled(!isOn);
    showState();
}

// ---- the course of a recording

void RecordPanel::toggle()
{
    if (m_isOn)
        stop();
    else
        start();
}

void RecordPanel::start()
{
    const bool canOverdub = m_example != nullptr && !m_example->score().notes.empty();
    if (m_isOn || !m_engine || !m_project.isOpen() || (isOverdub() && !canOverdub)) {
        setOn(m_isOn);
        return;
    }
    m_takes = 0;
    m_hasBend = false;
    begin();
    setOn(true);
    m_ticks.start();
}

void RecordPanel::begin()
{
    audio::TakeSettings settings;
    settings.controllers = recordedControllers();
    m_meter = isOverdub() ? m_example->properties().meter : takeMeter();
    if (isOverdub()) {
        m_overdubbed = m_example;
        settings.mode = audio::TakeSettings::Mode::Overdub;
        settings.from = m_playhead ? m_playhead() : Microseconds {};
        const Microseconds end = music::endOf(m_example->score());
        if (settings.from >= end)
            settings.from = Microseconds {};
        settings.end = end;
    } else {
        m_engine().setTempo({m_meter.beatsPerMinute, m_meter.beatsPerBar});
    }
    settings.countInBeats = m_countIn->value() * m_meter.beatsPerBar;
    recorder().begin(settings);
    m_keysDown = 0;
    m_silence.start();
    m_shown.start();
    m_untilShown = 0;
    Q_EMIT takeBegan(m_meter, isOverdub());
}

void RecordPanel::stop()
{
    if (!m_isOn)
        return;
    m_ticks.stop();
    const auto take = recorder().finish();
    Q_EMIT takeEnded();
    setOn(false);
    if (take)
        keep(*take);
    showState();
}

void RecordPanel::cancel()
{
    if (!m_isOn)
        return;
    m_ticks.stop();
    recorder().cancel();
    Q_EMIT takeEnded();
    setOn(false);
}

void RecordPanel::keep(const audio::Take& take)
{
    if (take.replaced.empty() && !isOverdub()) {
        ExampleDocument* example = m_project.addRecorded(take.events, m_meter);
        if (example == nullptr)
            return;
        ++m_takes;
        m_last = example;
        m_throwAway->setEnabled(true);
        Q_EMIT takeRecorded(example);
        return;
    }
    keepOverdub(take);
}

void RecordPanel::keepOverdub(const audio::Take& take)
{
    if (m_overdubbed == nullptr || take.replaced.empty())
        return;
    m_overdubbed->beginGesture();
    for (const audio::OverdubbedRange& range : take.replaced) {
        const auto* lane = music::findController(m_overdubbed->score(), range.controller);
        const music::LaneKey key
            = lane != nullptr ? lane->key() : music::LaneKey {range.controller, 0};
        std::vector<music::ControllerPoint> points;
        for (const music::Event& event : take.events)
            if (event.kind == music::EventKind::Controller && event.number == range.controller
                && event.time >= range.from && event.time <= range.to)
                points.push_back({event.time, event.value, 0});
        m_overdubbed->extendGesture(music::replaceRange(
            m_overdubbed->score(), key, {range.from, range.to + Microseconds {1}}, points));
    }
    m_overdubbed->commitGesture(tr("Record controllers"));
    ++m_takes;
}

void RecordPanel::throwLastAway()
{
    if (m_last != nullptr && m_project.examples().contains(m_last))
        m_project.remove({m_last});
    m_last = nullptr;
    m_throwAway->setEnabled(false);
}

void RecordPanel::tick()
{
    recorder().tick();
    if (recorder().state() == State::Ended) {
        stop();
        return;
    }
    const bool isSilent = m_keysDown == 0 && m_silence.elapsed() > kTakeSilence;
    if (m_several->isChecked() && !isOverdub() && isSilent && recorder().noteCount() > 0
        && recorder().state() == State::Recording) {
        const auto take = recorder().finish();
        Q_EMIT takeEnded();
        if (take)
            keep(*take);
        begin();
    }
    showTake();
    showState();
}

void RecordPanel::showTake()
{
    if (recorder().state() != State::Recording || m_shown.elapsed() < m_untilShown)
        return;
    m_shown.start();
    Q_EMIT takeGrew(recorder().soFar());
    m_untilShown = std::max(kBetweenPictures, kShareOfPictures * m_shown.elapsed());
    m_shown.start();
}

void RecordPanel::noteHeard(const midi::MidiMessage& message)
{
    m_silence.start();
    if (message.isNoteOn())
        ++m_keysDown;
    else if (message.isNoteOff() && m_keysDown > 0)
        --m_keysDown;
    m_hasBend = m_hasBend || (message.isChannelMessage() && message.status() == 0xE0);
}

void RecordPanel::handle(const audio::LiveEvent& event)
{
    if (!m_engine)
        return;
    recorder().handle(event);
    if (event.kind == audio::LiveEvent::Kind::Message)
        noteHeard(event.message);
    else
        m_keysDown = 0;
}

void RecordPanel::handle(const midi::MidiMessage& message)
{
    if (!m_engine)
        return;
    recorder().handle(message);
    noteHeard(message);
}

// ---- what it tells

QString RecordPanel::takesText() const
{
    if (isOverdub())
        return tr("Controllers recorded");
    return m_takes == 1 ? tr("1 example recorded") : tr("%n examples recorded", nullptr, m_takes);
}

void RecordPanel::showState()
{
    QString text;
    if (m_isOn) {
        switch (recorder().state()) {
        case State::Waiting:
            text = m_takes == 0 ? tr("Waiting for the first note…")
                                : takesText() + tr("; waiting for the next note…");
            break;
        case State::CountingIn:
            text = tr("Counting in…");
            break;
        case State::Recording:
        case State::Ended:
            text = isOverdub() ? tr("Recording. Controller values: %1").arg(recorder().eventCount())
                               : tr("Recording. Notes: %1").arg(recorder().noteCount());
            break;
        case State::Idle:
            break;
        }
        if (m_hasBend)
            text += tr(". Pitch bend sounds, but is not kept");
    } else if (isOverdub() && (m_example == nullptr || m_example->score().notes.empty())) {
        text = tr("Choose an example with notes first.");
    } else if (m_takes > 0) {
        text = takesText();
        if (!isOverdub() && m_last != nullptr && m_last->score().lanes.empty())
            text += tr(". No controller moved: draw one, or record it over the notes.");
    }
    if (text == m_state->text())
        return;
    m_state->setText(text);
    m_state->setAccessibleName(text);
}

} // namespace timbrel::ui
