// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "ui/common/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kWelcomePageGap = 2 * metrics::kStep;
constexpr int kCardsAcross = 2;
constexpr int kWelcomePageWidth = 190 * metrics::kStep;

QLabel* label(const QString& text, const char* role)
{
    auto* widget = new QLabel(text);
    widget->setProperty("role", QLatin1String(role));
    widget->setWordWrap(true);
    return widget;
}

QPushButton* button(const QString& text, const QString& hint, const QString& name)
{
    auto* widget = new QPushButton(text);
    widget->setStatusTip(hint);
    widget->setObjectName(name);
    return widget;
}

void clearRows(QLayout* rows)
{
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater(); // one of them may be telling us
        }
        delete item;
    }
}

/// "~/Music/swell" as a person would write it.
QString shownRecentPath(const QString& folder)
{
    const QString home = QDir::homePath() + QLatin1Char('/');
    return QDir::toNativeSeparators(
        folder.startsWith(home) ? QStringLiteral("~/") + folder.mid(home.size()) : folder);
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("welcomePage"));
    auto* block = new QWidget;
    block->setMaximumWidth(kWelcomePageWidth);
    auto* column = new QVBoxLayout(block);
    column->setSpacing(3 * kWelcomePageGap);
    column->addStretch(2);
    m_left = new QWidget;
    m_left->setObjectName(QStringLiteral("welcomeLeftWork"));
    m_leftRows = new QVBoxLayout(m_left);
    m_leftRows->setContentsMargins(0, 0, 0, 0);
    m_left->hide();
    column->addWidget(m_left);
    column->addWidget(buildDemos());
    column->addWidget(buildStart());
    column->addWidget(buildProblem());
    column->addWidget(buildRecent());
    column->addStretch(3);

    auto* inside = new QWidget;
    auto* centre = new QHBoxLayout(inside);
    centre->addStretch(1);
    centre->addWidget(block, 20);
    centre->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QWidget* WelcomePage::buildDemos()
{
    auto* part = new QWidget;
    auto* cards = new QGridLayout;
    cards->setSpacing(2 * kWelcomePageGap);
    int place = 0;
    for (const DemoProject& demo : demoProjects()) {
        auto* card = new QFrame;
        card->setProperty("role", QStringLiteral("panel"));
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(
            2 * kWelcomePageGap, 2 * kWelcomePageGap, 2 * kWelcomePageGap, 2 * kWelcomePageGap);
        inside->setSpacing(kWelcomePageGap);
        inside->addWidget(label(demo.name, "heading"));
        auto* idea = label(demo.idea, "quiet");
        idea->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        inside->addWidget(idea, 1);
        auto* open = button(tr("Open %1").arg(demo.name),
                            tr("Opens your own copy: change it as you like"),
                            QStringLiteral("demo.") + demo.id);
        open->setAccessibleDescription(demo.idea);
        connect(open, &QPushButton::clicked, this, [this, demo] { Q_EMIT demoChosen(demo); });
        inside->addWidget(open, 0, Qt::AlignLeft);
        if (focusProxy() == nullptr)
            setFocusProxy(open);
        cards->addWidget(card, place / kCardsAcross, place % kCardsAcross);
        ++place;
    }
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kWelcomePageGap);
    column->addWidget(label(tr("Teach a synthesizer how to move"), "title"));
    auto* text = label(tr("Draw or record how its controllers move while you play; a small network "
                          "learns it and moves them for you. Begin with one of these, and press "
                          "Space to hear it:"),
                       "quiet");
    column->addWidget(text);
    column->addSpacing(kWelcomePageGap);
    column->addLayout(cards);
    return part;
}

QWidget* WelcomePage::buildStart()
{
    auto* part = new QWidget;
    auto* create = button(tr("New project"),
                          tr("An empty project: draw, record or import examples"),
                          QStringLiteral("welcomeNew"));
    create->setProperty("role", QStringLiteral("primary"));
    auto* open = button(tr("Open project…"),
                        tr("Choose the folder of a project, also of the original program"),
                        QStringLiteral("welcomeOpen"));
    auto* guide = button(tr("Read the guide"),
                         tr("How Timbrel works, in short pages"),
                         QStringLiteral("welcomeGuide"));
    connect(create, &QPushButton::clicked, this, &WelcomePage::newChosen);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openChosen);
    connect(guide, &QPushButton::clicked, this, &WelcomePage::guideChosen);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kWelcomePageGap);
    row->addWidget(create);
    row->addWidget(open);
    row->addWidget(guide);
    row->addSpacing(kWelcomePageGap);
    row->addWidget(label(tr("or drop MIDI files here"), "quiet"), 1);
    return part;
}

QWidget* WelcomePage::buildProblem()
{
    m_problem = label({}, "warning");
    m_problem->setObjectName(QStringLiteral("welcomeProblem"));
    m_tryAgain = button(tr("Try again"),
                        tr("Open it once more, when what is wrong has been mended"),
                        QStringLiteral("welcomeTryAgain"));
    connect(m_tryAgain, &QPushButton::clicked, this, [this] {
        const auto again = m_again; // a problem may come anew meanwhile
        again();
    });
    m_problemRow = new QWidget;
    auto* row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kWelcomePageGap);
    row->addWidget(m_problem, 1);
    row->addWidget(m_tryAgain, 0, Qt::AlignTop);
    m_problemRow->hide();
    return m_problemRow;
}

QWidget* WelcomePage::buildRecent()
{
    m_recent = new QWidget;
    m_recent->setObjectName(QStringLiteral("welcomeRecent"));
    auto* column = new QVBoxLayout(m_recent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kStep);
    column->addWidget(label(tr("Open again"), "caption"));
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(0);
    column->addLayout(m_recentRows);
    m_recent->hide();
    return m_recent;
}

void WelcomePage::setRecent(const QStringList& folders)
{
    clearRows(m_recentRows);
    for (const QString& folder : folders) {
        auto* row
            = button(QFileInfo(folder).fileName() + QStringLiteral("   ") + shownRecentPath(folder),
                     tr("Open this project"),
                     QStringLiteral("welcomeRecentProject"));
        row->setProperty("role", QStringLiteral("link"));
        connect(row, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentChosen(folder); });
        m_recentRows->addWidget(row, 0, Qt::AlignLeft);
    }
    m_recent->setVisible(!folders.isEmpty());
}

void WelcomePage::setLeftWork(const QList<LeftWork>& work)
{
    clearRows(m_leftRows);
    for (const LeftWork& left : work) {
        auto* panel = new QFrame;
        panel->setProperty("role", QStringLiteral("question"));
        auto* row = new QHBoxLayout(panel);
        row->setContentsMargins(
            2 * kWelcomePageGap, kWelcomePageGap, 2 * kWelcomePageGap, kWelcomePageGap);
        row->setSpacing(kWelcomePageGap);
        row->addWidget(label(left.text, ""), 1);
        auto* recover = button(tr("Take it up again"),
                               tr("The project as it was, with what was not saved"),
                               QStringLiteral("welcomeRecover"));
        recover->setProperty("role", QStringLiteral("primary"));
        auto* discard = button(tr("Throw it away"),
                               tr("What was not saved is lost"),
                               QStringLiteral("welcomeDiscard"));
        const int index = left.index;
        connect(
            recover, &QPushButton::clicked, this, [this, index] { Q_EMIT recoverChosen(index); });
        connect(
            discard, &QPushButton::clicked, this, [this, index] { Q_EMIT discardChosen(index); });
        row->addWidget(recover);
        row->addWidget(discard);
        m_leftRows->addWidget(panel);
    }
    m_left->setVisible(!work.isEmpty());
}

void WelcomePage::setProblem(const QString& sentence, std::function<void()> tryAgain)
{
    m_problem->setText(sentence.isEmpty() ? QString() : QStringLiteral("! ") + sentence);
    m_again = std::move(tryAgain);
    m_tryAgain->setVisible(m_again != nullptr);
    m_problemRow->setVisible(!sentence.isEmpty());
}

} // namespace timbrel::ui
