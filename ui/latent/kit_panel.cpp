// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/kit_panel.h"

#include "ui/common/notice_line.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/drum_texts.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_row.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kStrikeVelocity = 100;
constexpr int kProgressMs = 150;

QStringList droppedPaths(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

KitPanel::KitPanel(KitDocument& document, ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("kitPanel"));
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    m_grid = new QWidget;
    m_layout = new QGridLayout(m_grid);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::kStep);
    m_layout->setColumnStretch(1, 1);
    makeHead();
    layout->addWidget(m_grid);
    m_notice = new NoticeLine;
    layout->addWidget(m_notice);
    layout->addStretch();
    m_progress.setInterval(kProgressMs);
    connect(&m_progress, &QTimer::timeout, this, &KitPanel::showBusy);
    connect(&document, &KitDocument::changed, this, &KitPanel::refresh);
    connect(&document, &KitDocument::warned, this, &KitPanel::warn);
    connect(&document, &KitDocument::busyChanged, this, &KitPanel::showBusy);
    connect(&document, &KitDocument::unnamed, this, [this](int count) {
        m_notice->tell(tr("The names of %n files tell of no drum; they are under percussion. The "
                          "menu of a row (…) corrects what a file is.",
                          nullptr,
                          count));
    });
    makeRows();
    refresh();
}

/// Above the names of the drums and of their sounds.
void KitPanel::makeHead()
{
    m_kit = new QPushButton(m_grid);
    m_kit->setObjectName(QStringLiteral("kitMenuButton"));
    m_kit->setStatusTip(tr("Choose a kit, take sounds into it, open or save it"));
    connect(m_kit, &QPushButton::clicked, this, &KitPanel::showKitMenu);
}

void KitPanel::makeRows()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_rowIds.clear();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget() != m_kit)
            delete item->widget();
        delete item;
    }
    m_layout->addWidget(m_kit, 0, 0, 1, 2);
    KitRow::addCaptions(*m_layout);
    for (std::size_t i = 0; i < m_document.kit().slots.size(); ++i) {
        auto* row = new KitRow(m_document, i, *m_layout, static_cast<int>(i) + 1);
        connect(row, &KitRow::struck, this, &KitPanel::strike);
        connect(row, &KitRow::hoverText, this, &KitPanel::hoverText);
        if (m_learner != nullptr)
            row->makeLearnable(*m_learner);
        m_rows.push_back(row);
        m_rowIds.push_back(m_document.kit().slots[i].row);
    }
}

void KitPanel::refresh()
{
    const auto& slots = m_document.kit().slots;
    const bool isOther
        = !std::equal(slots.begin(),
                      slots.end(),
                      m_rowIds.begin(),
                      m_rowIds.end(),
                      [](const auto& slot, const auto& id) { return slot.row == id; });
    if (isOther)
        makeRows();
    const QString name = kitText(m_document.kit());
    //: the button that chooses a kit: its name
    m_kit->setText(name.isEmpty() ? tr("Kit") : tr("Kit: %1").arg(name));
    m_kit->setAccessibleName(tr("Drum kit: %1").arg(name));
    for (KitRow* row : m_rows)
        row->refresh();
    if (m_toStrike && m_document.isReady(*m_toStrike))
        Q_EMIT struck(*std::exchange(m_toStrike, std::nullopt), kStrikeVelocity);
}

/// What is not in memory yet is struck when it is.
void KitPanel::strike(std::size_t index)
{
    m_toStrike.reset();
    if (m_document.isReady(index))
        Q_EMIT struck(index, kStrikeVelocity);
    else
        m_toStrike = index;
}

void KitPanel::showKitMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("kitMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addBuiltInKits(*menu);
    menu->addSeparator();
    menu->addAction(tr("Sounds from a folder…"), this, &KitPanel::takeFolder);
    menu->addAction(tr("Sounds from files…"), this, &KitPanel::takeFiles);
    menu->addSeparator();
    menu->addAction(tr("Open a kit…"), this, &KitPanel::openKit);
    menu->addAction(tr("Save this kit…"), this, &KitPanel::saveKit);
    menu->popup(m_kit->mapToGlobal(QPoint(0, m_kit->height())));
}

void KitPanel::addBuiltInKits(QMenu& menu)
{
    for (const synth::BuiltInKit& builtIn : synth::builtInKits()) {
        const QString name = builtInKitText(builtIn.id);
        QAction* action = menu.addAction(name, this, [this, &builtIn, name] {
            synth::DrumKit kit = synth::kitOf(builtIn);
            kit.sounds = m_document.kit().sounds; // one's own stay at hand
            m_document.change(std::move(kit), tr("Kit: %1").arg(name));
        });
        action->setCheckable(true);
        action->setChecked(m_document.kit().name == builtIn.id);
    }
}

void KitPanel::warn(const Warnings& warnings)
{
    const QString first = m_sentence ? m_sentence(warnings.front()) : QString();
    const auto more = static_cast<int>(warnings.size()) - 1;
    m_notice->warn(more == 0
                       ? first
                       : tr("%1 And %n more.", "after a sentence about a file", more).arg(first));
}

void KitPanel::showBusy()
{
    if (!m_document.isBusy()) {
        if (m_progress.isActive() && m_notice->text().endsWith(QChar(0x2026)))
            m_notice->clear();
        m_progress.stop();
        return;
    }
    m_progress.start();
    const auto& progress = m_document.desk().progress();
    if (const std::size_t whole = progress.whole; whole > 1)
        m_notice->offer(tr("Looking through %1 of %2 files…")
                            .arg(std::min<std::size_t>(progress.done, whole))
                            .arg(whole),
                        tr("Stop"),
                        [this] { m_document.stopTaking(); });
}

// ---- files

void KitPanel::takeFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A folder of sounds"));
    if (!folder.isEmpty())
        m_document.take({folder});
}

void KitPanel::takeFiles()
{
    m_document.take(QFileDialog::getOpenFileNames(
        this,
        tr("Sounds for the kit"),
        {},
        tr("Sounds (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;All files (*)")));
}

void KitPanel::openKit()
{
    const QString file
        = QFileDialog::getOpenFileName(this, tr("Open a kit"), {}, tr("Drum kits (*.json)"));
    if (!file.isEmpty())
        m_document.take({file});
}

void KitPanel::saveKit()
{
    QString file
        = QFileDialog::getSaveFileName(this, tr("Save this kit"), {}, tr("Drum kits (*.json)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        file += QLatin1String(".json");
    m_document.save(file, true);
}

KitRow* KitPanel::rowAt(QPoint place) const
{
    const QPoint here = m_grid->mapFrom(this, place);
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const KitRow* row) {
        return row->place().contains(here);
    });
    return at == m_rows.end() ? nullptr : *at;
}

void KitPanel::showTarget(const KitRow* target)
{
    for (KitRow* row : m_rows)
        row->setDropTarget(row == target);
}

void KitPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void KitPanel::dragMoveEvent(QDragMoveEvent* event)
{
    const QStringList paths = droppedPaths(*event->mimeData());
    const bool isOne = paths.size() == 1 && QFileInfo(paths.front()).isFile();
    const KitRow* row = isOne ? rowAt(event->position().toPoint()) : nullptr;
    showTarget(row);
    Q_EMIT hoverText(row != nullptr
                         ? tr("Drop to play it as: %1")
                               .arg(drumRowText(m_document.kit().slots[row->index()].row))
                         : tr("Drop to take these sounds into the kit, sorted by their names"));
    event->acceptProposedAction();
}

void KitPanel::dragLeaveEvent(QDragLeaveEvent* event)
{
    showTarget(nullptr);
    Q_EMIT hoverText({});
    QWidget::dragLeaveEvent(event);
}

void KitPanel::dropEvent(QDropEvent* event)
{
    showTarget(nullptr);
    event->acceptProposedAction();
    const QStringList paths = droppedPaths(*event->mimeData());
    const KitRow* row = rowAt(event->position().toPoint());
    const bool isOne = paths.size() == 1 && QFileInfo(paths.front()).isFile()
        && !paths.front().endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (!isOne || row == nullptr) {
        m_document.take(paths);
        return;
    }
    m_document.playFile(row->index(), paths.front());
    strike(row->index());
}

// ---- from afar

QString KitPanel::notice() const
{
    return m_notice->text();
}

void KitPanel::tellIn(NoticeLine& line)
{
    delete m_notice;
    m_notice = &line;
}

void KitPanel::makeLearnable(MidiLearner& learner)
{
    m_learner = &learner;
    for (KitRow* row : m_rows)
        row->makeLearnable(learner);
}

bool KitPanel::turn(const QString& target, double share)
{
    return std::any_of(
        m_rows.begin(), m_rows.end(), [&](KitRow* row) { return row->turn(target, share); });
}

QString KitPanel::targetName(const QString& target) const
{
    for (const KitRow* row : m_rows)
        if (const QString name = row->targetName(target); !name.isEmpty())
            return name;
    return {};
}

} // namespace timbrel::ui
