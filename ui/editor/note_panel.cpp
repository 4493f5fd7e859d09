// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/note_panel.h"

#include "ui/common/flow_layout.h"
#include "ui/common/note_name.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/example_document.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <chrono>

namespace timbrel::ui {
namespace {

constexpr std::chrono::milliseconds kHandRests {200};
constexpr int kNotePanelKeys = 24;
constexpr int kEven = 50; // per cent: the second line lies in the middle
constexpr int kMostSwing = 75;
constexpr int kNotePanelMostPercent = 400;

/// As they stand in the list, below the suggestion.
music::MusicalKey keyAt(int index)
{
    return {index % (kNotePanelKeys / 2), index >= kNotePanelKeys / 2};
}

QToolButton* buttonFor(QAction* action, const QString& text)
{
    auto* button = new QToolButton;
    button->setText(text); // shorter than the action's
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    button->setStatusTip(action->statusTip());
    button->setObjectName(action->objectName() + QStringLiteral(".panelButton"));
    button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(metrics::kControlHeight);
    return button;
}

} // namespace

QString keyName(const music::MusicalKey& key)
{
    const QString tonic = pitchClassName(key.tonic);
    return key.isMinor ? NotePanel::tr("%1 minor").arg(tonic)
                       : NotePanel::tr("%1 major").arg(tonic);
}

NotePanel::NotePanel(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("notePanel"));
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(metrics::kStep, 2, metrics::kStep, 2);
    layout->setSpacing(3 * metrics::kStep);
    const auto addGroup = [layout] {
        auto* group = new QWidget;
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metrics::kStep);
        layout->addWidget(group);
        return row;
    };
    buildQuantise(*addGroup());
    buildVelocities(*addGroup());
    buildKey(*addGroup());
    buildClose(*addGroup());
    m_suggestionDue.setSingleShot(true);
    m_suggestionDue.setInterval(kHandRests);
    connect(&m_suggestionDue, &QTimer::timeout, this, &NotePanel::showSuggestion);
    const auto soon = qOverload<>(&QTimer::start);
    connect(&state, &EditorState::scoreChanged, &m_suggestionDue, soon);
    connect(&state, &EditorState::reloaded, &m_suggestionDue, soon);
    connect(&state, &EditorState::documentChanged, &m_suggestionDue, soon);
    connect(&state, &EditorState::habitsChanged, this, &NotePanel::showHabits);
    showHabits();
}

QSpinBox* NotePanel::addPercent(QHBoxLayout& layout,
                                const QString& text,
                                const char* name,
                                const QString& hint,
                                int lowest,
                                int highest)
{
    auto* field = new QSpinBox;
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(text);
    field->setStatusTip(hint);
    field->setFixedHeight(metrics::kControlHeight);
    field->setRange(lowest, highest);
    //: per cent
    field->setSuffix(tr(" %"));
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("quiet"));
    label->setBuddy(field);
    layout.addWidget(label);
    layout.addWidget(field);
    return field;
}

void NotePanel::buildQuantise(QHBoxLayout& layout)
{
    m_quantise = &layout;
    m_strength = addPercent(layout,
                            tr("Strength"),
                            "quantiseStrength",
                            tr("How far of the way to the lines of the grid notes are moved"),
                            1,
                            100);
    m_swing = addPercent(layout,
                         tr("Swing"),
                         "quantiseSwing",
                         tr("Where every second line lies between its neighbours: 67 % is a "
                            "triplet's"),
                         kEven,
                         kMostSwing);
    m_swing->setSpecialValueText(tr("none", "swing"));
    connect(m_strength, &QSpinBox::valueChanged, this, &NotePanel::takeHabits);
    connect(m_swing, &QSpinBox::valueChanged, this, &NotePanel::takeHabits);
}

void NotePanel::buildVelocities(QHBoxLayout& layout)
{
    m_percent = addPercent(layout,
                           tr("Velocities to"),
                           "velocityPercent",
                           tr("How loud notes are afterwards, as a share of what they are"),
                           1,
                           kNotePanelMostPercent);
    m_percent->setValue(100);
    auto* scale = new QToolButton;
    scale->setObjectName(QStringLiteral("scaleVelocities"));
    scale->setText(tr("Scale"));
    scale->setAccessibleName(tr("Scale velocities"));
    scale->setStatusTip(tr("Of the notes that are selected, or of all"));
    scale->setFocusPolicy(Qt::TabFocus);
    scale->setFixedHeight(metrics::kControlHeight);
    connect(scale, &QToolButton::clicked, this, [this] {
        Q_EMIT scaleVelocitiesRequested(m_percent->value());
    });
    layout.addWidget(scale);
}

void NotePanel::buildKey(QHBoxLayout& layout)
{
    m_steps = &layout;
    m_key = new QComboBox;
    m_key->setObjectName(QStringLiteral("musicalKey"));
    m_key->setAccessibleName(tr("Key"));
    m_key->setStatusTip(tr("Whose steps notes move by, up and down"));
    m_key->setFixedHeight(metrics::kControlHeight);
    //: the key is the one that the notes suggest
    m_key->addItem(tr("%1, by the notes").arg(keyName({11, true})));
    for (int i = 0; i < kNotePanelKeys; ++i)
        m_key->addItem(keyName(keyAt(i)));
    m_key->setMinimumWidth(m_key->sizeHint().width()); // the suggestion changes, nothing moves
    connect(m_key, &QComboBox::currentIndexChanged, this, &NotePanel::takeHabits);
    auto* label = new QLabel(tr("Key"));
    label->setProperty("role", QStringLiteral("quiet"));
    label->setBuddy(m_key);
    layout.addWidget(label);
    layout.addWidget(m_key);
}

void NotePanel::buildClose(QHBoxLayout& layout)
{
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closeNotePanel"));
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setFixedHeight(metrics::kControlHeight);
    connect(close, &QToolButton::clicked, this, &NotePanel::closeRequested);
    layout.addWidget(close);
}

void NotePanel::setQuantiseAction(QAction* action)
{
    m_quantise->addWidget(buttonFor(action, tr("Quantise")));
}

void NotePanel::setStepActions(QAction* up, QAction* down)
{
    m_steps->addWidget(buttonFor(up, tr("Up")));
    m_steps->addWidget(buttonFor(down, tr("Down")));
}

void NotePanel::takeFocus()
{
    m_strength->setFocus(Qt::OtherFocusReason);
    m_strength->selectAll();
}

void NotePanel::takeHabits()
{
    NoteHabits habits;
    habits.strength = m_strength->value();
    habits.swing = m_swing->value();
    if (m_key->currentIndex() > 0)
        habits.key = keyAt(m_key->currentIndex() - 1);
    m_state.setHabits(habits);
}

void NotePanel::showHabits()
{
    const NoteHabits& habits = m_state.habits();
    const QSignalBlocker quietStrength(m_strength);
    const QSignalBlocker quietSwing(m_swing);
    const QSignalBlocker quietKey(m_key);
    m_strength->setValue(habits.strength);
    m_swing->setValue(habits.swing);
    m_key->setCurrentIndex(
        habits.key ? 1 + habits.key->tonic + (habits.key->isMinor ? kNotePanelKeys / 2 : 0) : 0);
}

void NotePanel::showSuggestion()
{
    if (!isVisible())
        return;
    const auto* document = m_state.document();
    const auto key = document != nullptr ? music::suggestedKey(document->score()) : std::nullopt;
    m_key->setItemText(0, tr("%1, by the notes").arg(keyName(key.value_or(music::MusicalKey {}))));
}

bool NotePanel::event(QEvent* event)
{
    // these are the panel's and its fields' first, then the editor's
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Home || key == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void NotePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void NotePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showSuggestion();
}

} // namespace timbrel::ui
