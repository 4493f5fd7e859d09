// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/import_question.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/fitted_scroll.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kSmallestHeight = 33 * metrics::kStep;
constexpr int kLargestHeight = 120 * metrics::kStep;

} // namespace

ImportQuestion::ImportQuestion(ProjectDocument& project, ErrorSentence sentence, QWidget* parent)
    : QFrame(parent)
    , m_project(project)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("importQuestion"));
    setAccessibleName(tr("What the imported files hold"));
    setRole(*this, "question");
    build();
    connect(&project, &ProjectDocument::settingsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&project, &ProjectDocument::opened, this, &ImportQuestion::close);
    hide();
}

void ImportQuestion::build()
{
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(
        3 * metrics::kStep, 2 * metrics::kStep, 3 * metrics::kStep, 2 * metrics::kStep);
    frame->setSpacing(2 * metrics::kStep);
    auto* contents = new QWidget;
    auto* layout = new QVBoxLayout(contents);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * metrics::kStep);
    frame->addWidget(new FittedScroll(contents, kSmallestHeight, kLargestHeight));
    const auto addLabel = [&](const char* role) {
        auto* label = new QLabel;
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setRole(*label, role);
        layout->addWidget(label);
        return label;
    };
    m_title = addLabel("heading");
    m_question = addLabel("");
    m_choices = new QVBoxLayout;
    m_choices->setSpacing(metrics::kStep);
    layout->addLayout(m_choices);
    m_summary = addLabel("quiet");
    m_tracks = new QTreeWidget;
    m_tracks->setObjectName(QStringLiteral("tracks"));
    m_tracks->setAccessibleName(tr("Tracks of the file"));
    m_tracks->setHeaderLabels({tr("Track"), tr("Notes")});
    m_tracks->setRootIsDecorated(false);
    m_tracks->setFrameShape(QFrame::NoFrame);
    m_tracks->setWordWrap(true);
    m_tracks->header()->setStretchLastSection(false);
    m_tracks->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tracks->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    layout->addWidget(m_tracks);
    m_take = new QPushButton(tr("Take only the ticked tracks"));
    m_take->setObjectName(QStringLiteral("takeTracks"));
    connect(m_take, &QPushButton::clicked, this, &ImportQuestion::takeTracks);
    layout->addWidget(m_take, 0, Qt::AlignLeft);
    m_leftOut = addLabel("quiet");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kStep);
    m_learn = new QPushButton(tr("Learn them"));
    m_learn->setObjectName(QStringLiteral("learn"));
    setRole(*m_learn, "primary");
    m_notNow = new QPushButton(tr("Not now"));
    m_notNow->setObjectName(QStringLiteral("notNow"));
    connect(m_learn, &QPushButton::clicked, this, &ImportQuestion::learnChosen);
    connect(m_notNow, &QPushButton::clicked, this, &ImportQuestion::close);
    row->addWidget(m_learn);
    row->addWidget(m_notNow);
    row->addStretch(1);
    frame->addLayout(row);
}

void ImportQuestion::ask(const QList<ImportedFile>& files)
{
    if (files.isEmpty())
        return;
    if (!isVisible()) {
        m_files.clear();
        m_wanted.clear();
    }
    m_files << files;
    refresh();
    show();
}

void ImportQuestion::showOriginal(ExampleDocument* example)
{
    m_files.clear();
    m_wanted.clear();
    ImportedFile file;
    file.facts = m_project.originalOf(example);
    const std::string& name = example->properties().origin.fileName;
    file.file = name.empty() ? example->properties().name : QString::fromStdString(name);
    file.example = m_project.keyOf(example);
    m_files << file;
    refresh();
    show();
}

void ImportQuestion::close()
{
    hide();
    m_files.clear();
    m_wanted.clear();
}

const ImportedFile* ImportQuestion::single() const
{
    return m_files.size() == 1 && m_files.front().facts ? &m_files.front() : nullptr;
}

bool ImportQuestion::isListed(int controller) const
{
    const auto& listed = m_project.settings().controllers;
    return std::find(listed.begin(), listed.end(), controller) != listed.end();
}

void ImportQuestion::refresh()
{
    for (const auto& [controller, box] : m_boxes)
        m_wanted[controller] = box->isChecked();
    showFiles();
    const ImportedFile* one = single();
    const auto isFilled = [](const project::TrackFacts& track) { return track.channels.any(); };
    const bool hasTracks = one != nullptr
        && std::count_if(one->facts->tracks.begin(), one->facts->tracks.end(), isFilled) > 1;
    m_tracks->setVisible(hasTracks);
    m_take->setVisible(hasTracks);
    if (hasTracks)
        showTracks(*one->facts);
    showControllers();
    showLeftOut();
}

void ImportQuestion::learnChosen()
{
    QList<int> controllers;
    for (const auto& [controller, box] : m_boxes)
        if (box->isChecked())
            controllers << controller;
    m_project.learn(controllers);
    close();
}

std::set<std::size_t> ImportQuestion::chosenTracks() const
{
    std::set<std::size_t> tracks;
    for (int row = 0; row < m_tracks->topLevelItemCount(); ++row)
        if (m_tracks->topLevelItem(row)->checkState(0) == Qt::Checked)
            tracks.insert(static_cast<std::size_t>(
                m_tracks->topLevelItem(row)->data(0, Qt::UserRole).toULongLong()));
    return tracks;
}

void ImportQuestion::takeTracks()
{
    const ImportedFile* one = single();
    ExampleDocument* example = one != nullptr ? m_project.exampleOf(one->example) : nullptr;
    if (example == nullptr)
        return;
    const auto& listed = m_project.settings().controllers;
    const music::Score with = music::scoreFrom(
        project::takenFrom(*one->facts, chosenTracks(), {listed.begin(), listed.end()}));
    m_project.replaceMusic(*example, with, tr("Take other tracks"));
}

} // namespace timbrel::ui
