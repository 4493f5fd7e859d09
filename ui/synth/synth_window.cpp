// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/synth_window.h"

#include "ui/common/flow_layout.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/notice_line.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/synth/parameter_cell.h"
#include "ui/synth/parameter_text.h"
#include "ui/synth/preset_list.h"
#include "ui/synth/synth_document.h"
#include "ui/synth/synth_learner.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <functional>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kSynthGap = 2 * metrics::kStep;
constexpr int kSectionColumns = 7;
constexpr int kPresetWidth = 48 * metrics::kStep;
constexpr int kSynthNameWidth = 64 * metrics::kStep;
constexpr quint32 kMostSeed = 999999;

QToolButton* smallButton(const QString& text, const QString& hint, const char* name)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(hint);
    button->setStatusTip(hint);
    button->setToolTip(hint);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// A row of things that belong together.
QWidget* together(std::initializer_list<QWidget*> parts)
{
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kStep);
    for (QWidget* part : parts)
        row->addWidget(part);
    return all;
}

} // namespace

SynthWindow::SynthWindow(SynthDocument& document,
                         PresetShelf& shelf,
                         SynthLearner& learner,
                         ErrorSentence sentence,
                         QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_document(document)
    , m_shelf(shelf)
    , m_learner(learner)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("synthWindow"));
    setWindowTitle(tr("Sound of Timbrel's synthesizer"));
    resize(QSize(1264, 880).boundedTo(0.92 * screen()->availableSize()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSynthGap, kSynthGap, kSynthGap, kSynthGap);
    column->setSpacing(kSynthGap);
    column->addWidget(makeHead());
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kSynthGap);
    middle->addWidget(makePresets());
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeKnobs());
    m_pages->addWidget(makeSmall());
    middle->addWidget(m_pages, 1);
    column->addLayout(middle, 1);
    column->addWidget(makeFoot());
    addShortcuts();
    connect(&document, &SynthDocument::changed, this, &SynthWindow::refresh);
    connect(&document.history(), &QUndoStack::indexChanged, this, &SynthWindow::refresh);
    connect(&shelf, &PresetShelf::warned, this, &SynthWindow::warn);
    connect(&shelf, &PresetShelf::saved, this, [this](const QString& name) {
        m_document.saved(name);
        m_notice->tell(tr("“%1” is saved.").arg(name));
    });
    refresh();
}

QWidget* SynthWindow::makeHead()
{
    m_instrument = new QComboBox;
    m_instrument->setObjectName(QStringLiteral("synthInstrument"));
    m_instrument->setAccessibleName(tr("Instrument"));
    m_instrument->addItems({tr("Small synthesizer"), tr("Subtractive synthesizer")});
    connect(m_instrument, &QComboBox::activated, this, [this](int index) {
        m_document.setSubtractive(index == 1);
    });
    m_name = new QLabel;
    m_name->setObjectName(QStringLiteral("synthName"));
    m_name->setFixedWidth(kSynthNameWidth);
    setRole(*m_name, "heading");
    auto* before = smallButton(tr("◀"), tr("The sound before"), "presetBefore");
    auto* after = smallButton(tr("▶"), tr("The next sound"), "presetAfter");
    connect(before, &QToolButton::clicked, this, [this] { m_presets->step(-1); });
    connect(after, &QToolButton::clicked, this, [this] { m_presets->step(1); });
    m_save = new QPushButton(tr("Save…"));
    m_save->setObjectName(QStringLiteral("saveSound"));
    m_save->setStatusTip(tr("Keep this sound under a name of yours"));
    connect(m_save, &QPushButton::clicked, this, &SynthWindow::save);
    m_undo = smallButton(tr("Undo"), tr("Undo the last change of the sound"), "undoSound");
    m_redo = smallButton(tr("Redo"), tr("Redo what was undone"), "redoSound");
    connect(m_undo, &QToolButton::clicked, &m_document.history(), &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, &m_document.history(), &QUndoStack::redo);
    auto* head = new QWidget;
    auto* flow = new FlowLayout(head);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(2 * kSynthGap);
    flow->addWidget(m_instrument);
    flow->addWidget(together({before, after, m_name, m_save}));
    flow->addWidget(makeSides());
    flow->addWidget(makeDice());
    flow->addWidget(together({m_undo, m_redo}));
    return head;
}

QWidget* SynthWindow::makeSides()
{
    for (std::size_t side = 0; side < 2; ++side) {
        auto* button = smallButton(side == 0 ? tr("A") : tr("B"),
                                   side == 0 ? tr("Hear sound A") : tr("Hear sound B"),
                                   side == 0 ? "sideA" : "sideB");
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, side] {
            m_document.showSide(side);
            refresh(); // a press on what is heard already changes nothing
        });
        m_sides[side] = button;
    }
    auto* copy = smallButton(tr("Copy"), tr("Copy this sound to the other side"), "copySide");
    connect(copy, &QToolButton::clicked, &m_document, &SynthDocument::copyToOtherSide);
    return together({m_sides[0], m_sides[1], copy});
}

QWidget* SynthWindow::makeDice()
{
    auto* dice = new QPushButton(tr("Randomise"));
    dice->setObjectName(QStringLiteral("randomise"));
    dice->setStatusTip(tr("Another sound drawn at random; its number gives it again"));
    connect(dice, &QPushButton::clicked, this, [this] {
        randomise(QRandomGenerator::global()->bounded(kMostSeed) + 1);
    });
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setAccessibleName(tr("Number of the random sound"));
    m_seed->setStatusTip(tr("The number of the random sound: the same number, the same sound"));
    m_seed->setRange(0, static_cast<int>(kMostSeed));
    m_seed->setSpecialValueText(QStringLiteral("–"));
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setKeyboardTracking(false);
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        if (seed > 0)
            m_document.randomise(static_cast<quint32>(seed));
    });
    return together({dice, m_seed});
}

void SynthWindow::randomise(quint32 seed)
{
    if (m_seed->value() == static_cast<int>(seed))
        m_document.randomise(seed);
    else
        m_seed->setValue(static_cast<int>(seed));
}

QWidget* SynthWindow::makePresets()
{
    m_presets = new PresetList(m_shelf);
    m_presets->setFixedWidth(kPresetWidth);
    connect(m_presets, &PresetList::chosen, &m_document, &SynthDocument::choose);
    connect(
        m_presets, &PresetList::told, this, [this](const QString& text) { m_notice->warn(text); });
    return m_presets;
}

QWidget* SynthWindow::makeKnobs()
{
    auto* all = new QWidget;
    auto* flow = new FlowLayout(all);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(metrics::kStep);
    QGridLayout* grid = nullptr;
    const int cellWidth = ParameterCell::widthForAll();
    auto section = synth::ParameterSection::Rendering; // of a note for a data set: not heard here
    for (const synth::ParameterSpec& spec : synth::subtractiveTable()) {
        if (spec.section == synth::ParameterSection::Rendering)
            continue;
        if (spec.section != section) {
            section = spec.section;
            auto* part = new QWidget;
            part->setAccessibleName(sectionText(section));
            grid = new QGridLayout(part);
            grid->setContentsMargins(0, 0, kSynthGap, kSynthGap);
            grid->setSpacing(metrics::kStep);
            auto* title = new QLabel(sectionText(section));
            setRole(*title, "heading");
            grid->addWidget(title, 0, 0, 1, kSectionColumns);
            flow->addWidget(part);
        }
        auto* cell = new ParameterCell(spec, m_document, m_learner, cellWidth);
        connect(cell, &ParameterCell::hoverText, this, &SynthWindow::showHint);
        const int place = grid->count() - 1;
        grid->addWidget(cell, 1 + place / kSectionColumns, place % kSectionColumns, Qt::AlignTop);
        m_cells.push_back(cell);
    }
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("synthKnobs"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(all);
    return scroll;
}

QWidget* SynthWindow::makeSmall()
{
    auto* what = new QLabel(tr(
        "The small synthesizer is one bright sound that is always there. Controllers shape it: "
        "CC 1 vibrato, 7 volume, 10 pan, 11 expression, 64 sustain, 71 resonance, 74 "
        "brightness.\n\nChoose a sound at the left, or the subtractive synthesizer, for knobs of "
        "everything."));
    what->setWordWrap(true);
    what->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setRole(*what, "quiet");
    auto* use = new QPushButton(tr("Use the subtractive synthesizer"));
    use->setObjectName(QStringLiteral("useSubtractive"));
    connect(use, &QPushButton::clicked, this, [this] { m_document.setSubtractive(true); });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setSpacing(2 * kSynthGap);
    column->addWidget(what);
    column->addWidget(use, 0, Qt::AlignLeft);
    column->addStretch();
    return page;
}

QWidget* SynthWindow::makeFoot()
{
    m_keyboard = new KeyboardStrip;
    m_keyboard->setObjectName(QStringLiteral("synthKeyboard"));
    connect(m_keyboard, &KeyboardStrip::played, this, &SynthWindow::played);
    connect(m_keyboard, &KeyboardStrip::hoverText, this, &SynthWindow::showHint);
    m_hint = new QLabel(QStringLiteral(" "));
    m_hint->setObjectName(QStringLiteral("synthHint"));
    setRole(*m_hint, "quiet");
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_notice = new NoticeLine;
    auto* told = new QHBoxLayout; // one line for both: the knobs have the height
    told->setSpacing(2 * kSynthGap);
    told->addWidget(m_hint, 1);
    told->addWidget(m_notice, 2);
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_keyboard);
    column->addLayout(told);
    return foot;
}

QList<SynthWindow::Key> SynthWindow::keys()
{
    return {{tr("Undo the last change of the sound"), QKeySequence::Undo},
            {tr("Redo what was undone"), QKeySequence::Redo},
            {tr("Keep this sound under a name of yours"), QKeySequence::Save},
            {tr("Close the window"), QKeySequence::Close},
            {tr("Stop learning, or close the window"), Qt::Key_Escape}};
}

/// In the order of keys(): the main window's are not heard here.
void SynthWindow::addShortcuts()
{
    const std::function<void()> acts[] = {[this] { m_document.history().undo(); },
                                          [this] { m_document.history().redo(); },
                                          [this] { save(); },
                                          [this] { close(); },
                                          [this] {
                                              if (m_learner.learning().isEmpty())
                                                  close();
                                              else
                                                  m_learner.cancelLearn();
                                          }};
    const QList<Key> all = keys();
    for (qsizetype i = 0; i < all.size(); ++i)
        connect(new QShortcut(all[i].keys, this), &QShortcut::activated, this, acts[i]);
}

void SynthWindow::refresh()
{
    const auto& state = m_document.state();
    const auto& sound = m_document.sound();
    m_instrument->setCurrentIndex(state.isSubtractive ? 1 : 0);
    m_pages->setCurrentIndex(state.isSubtractive ? 0 : 1);
    const QString name = sound.name.isEmpty() ? tr("Untitled sound") : sound.name;
    //: a sound that was changed since it was chosen
    const QString shown = sound.isTouched ? tr("%1 (changed)").arg(name) : name;
    m_name->setText(m_name->fontMetrics().elidedText(shown, Qt::ElideRight, kSynthNameWidth));
    m_name->setEnabled(state.isSubtractive);
    for (std::size_t side = 0; side < 2; ++side)
        m_sides[side]->setChecked(state.side == side);
    m_undo->setEnabled(m_document.history().canUndo());
    m_redo->setEnabled(m_document.history().canRedo());
    m_save->setEnabled(state.isSubtractive);
    m_presets->showCurrent(state.isSubtractive ? sound.name : QString());
    for (ParameterCell* cell : m_cells)
        cell->refresh();
}

void SynthWindow::save()
{
    if (!m_document.state().isSubtractive)
        return;
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::NonModal); // somebody may be playing
    question->setWindowTitle(tr("Save this sound"));
    question->setLabelText(tr("Its name (one of yours of that name is replaced):"));
    question->setTextValue(m_document.sound().name);
    connect(question, &QInputDialog::textValueSelected, this, &SynthWindow::saveAs);
    question->show();
}

void SynthWindow::saveAs(const QString& text)
{
    const QString name = text.simplified().left(100);
    if (name.isEmpty())
        return;
    synth::SubtractivePreset preset = m_document.setup().preset;
    preset.document = Json::object();
    preset.name = name.toStdString();
    m_shelf.save(std::move(preset));
}

/// The letters play here as well; they are whose window is active.
void SynthWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange)
        m_keyboard->setComputerKeysOn(isActiveWindow());
    QWidget::changeEvent(event);
}

QString SynthWindow::notice() const
{
    return m_notice->text();
}

void SynthWindow::warn(const Warnings& warnings)
{
    const QString first = m_sentence ? m_sentence(warnings.front()) : QString();
    const auto more = static_cast<int>(warnings.size()) - 1;
    m_notice->warn(more == 0
                       ? first
                       : tr("%1 And %n more.", "after a sentence about a file", more).arg(first));
}

void SynthWindow::showHint(const QString& text)
{
    m_hint->setText(text.isEmpty() ? QStringLiteral(" ") : text);
}

} // namespace timbrel::ui
