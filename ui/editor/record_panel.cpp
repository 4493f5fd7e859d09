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
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

using namespace std::chrono_literals;
using State = audio::TakeRecorder::State;

constexpr qint64 kTakeSilence = 2500; // ms without a key down that end one of several takes
constexpr auto kTick = 15ms;

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
    m_state->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that nothing moves
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

void RecordPanel::addChoice(
    QFormLayout& form, const QString& text, QWidget* field, const char* name, const QString& hint)
{
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(text);
    field->setProperty("hint", hint);
    field->installEventFilter(this);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    form.addRow(text, field);
}

QWidget* RecordPanel::buildChoices()
{
    auto* choices = new QWidget;
    auto* form = new QFormLayout(choices);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metrics::kStep);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_mode = new QComboBox;
    m_mode->addItems({tr("New example"), tr("Controllers only")});
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_mode->setMinimumContentsLength(8); // it stands in a narrow column
    addChoice(*form,
              tr("What"),
              m_mode,
              "recordMode",
              tr("A new example, or controllers over the notes of the one at hand"));
    m_countIn = new QSpinBox;
    m_countIn->setRange(0, 8);
    m_countIn->setSpecialValueText(tr("first note", "recording waits for it"));
    m_countIn->setSuffix(tr(" bars", "of count-in"));
    addChoice(*form,
              tr("Starts after"),
              m_countIn,
              "countIn",
              tr("With your first note, or after so many bars of count-in"));
    m_tempo = new QDoubleSpinBox;
    m_tempo->setRange(music::kSlowestTempo, music::kFastestTempo);
    m_tempo->setDecimals(1);
    m_tempo->setValue(120.0);
    m_tempo->setSuffix(tr(" bpm"));
    addChoice(*form,
              tr("Tempo"),
              m_tempo,
              "recordTempo",
              tr("Beats a minute, of the count-in and of the new example"));
    m_beats = new QSpinBox;
    m_beats->setRange(1, 32);
    m_beats->setValue(4);
    addChoice(*form, tr("Beats"), m_beats, "recordBeats", tr("Beats in a bar of the new example"));
    m_several = new QCheckBox(tr("Several takes"));
    m_several->setObjectName(QStringLiteral("severalTakes"));
    m_several->setProperty(
        "hint", tr("After a silence an example is finished, and the next note begins another"));
    m_several->installEventFilter(this);
    form->addRow(m_several);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        m_several->setEnabled(!isOverdub());
        m_tempo->setEnabled(!isOverdub());
        m_beats->setEnabled(!isOverdub());
        m_countIn->setSpecialValueText(isOverdub() ? tr("nothing", "recording starts at once")
                                                   : tr("first note", "recording waits for it"));
        showState();
    });
    return choices;
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
        {QKeySequence(Qt::Key_R)},
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

bool RecordPanel::isOverdub() const
{
    return m_mode->currentIndex() == 1;
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
    int beats = m_beats->value();
    if (isOverdub()) {
        m_overdubbed = m_example;
        beats = m_example->properties().meter.beatsPerBar;
        settings.mode = audio::TakeSettings::Mode::Overdub;
        settings.from = m_playhead ? m_playhead() : Microseconds {};
        const Microseconds end = music::endOf(m_example->score());
        if (settings.from >= end)
            settings.from = Microseconds {};
        settings.end = end;
    } else {
        m_engine().setTempo({m_tempo->value(), beats});
    }
    settings.countInBeats = m_countIn->value() * beats;
    recorder().begin(settings);
    m_keysDown = 0;
    m_silence.start();
}

void RecordPanel::stop()
{
    if (!m_isOn)
        return;
    m_ticks.stop();
    const auto take = recorder().finish();
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
    setOn(false);
}

void RecordPanel::keep(const audio::Take& take)
{
    if (take.replaced.empty() && !isOverdub()) {
        ExampleDocument* example
            = m_project.addRecorded(take.events, music::Meter {m_tempo->value(), m_beats->value()});
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
        if (const auto take = recorder().finish())
            keep(*take);
        begin();
    }
    showState();
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
            text = isOverdub()
                ? tr("Recording controllers: %n events",
                     nullptr,
                     static_cast<int>(recorder().eventCount()))
                : tr("Recording: %n notes", nullptr, static_cast<int>(recorder().noteCount()));
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
    }
    if (text == m_state->text())
        return;
    m_state->setText(text);
    m_state->setAccessibleName(text);
}

bool RecordPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        Q_EMIT hoverText(watched->property("hint").toString());
    return QWidget::eventFilter(watched, event);
}

} // namespace timbrel::ui
