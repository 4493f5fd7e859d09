// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preview_link.h"

#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/player.h"
#include "ui/training/preview_panel.h"

#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr auto kPreviewLinkAfterEdit = std::chrono::milliseconds(500);

} // namespace

PreviewLink::PreviewLink(PreviewPanel& panel,
                         ProjectDocument& project,
                         Player& player,
                         QObject* parent)
    : QObject(parent)
    , m_panel(panel)
    , m_project(project)
{
    m_due.setSingleShot(true);
    m_due.setInterval(kPreviewLinkAfterEdit);
    connect(&m_due, &QTimer::timeout, this, &PreviewLink::tell);
    const auto soon = qOverload<>(&QTimer::start);
    connect(&project, &ProjectDocument::opened, this, [this] { m_panel.setMaterial({}); });
    connect(&project, &ProjectDocument::opened, &m_due, soon);
    connect(&project, &ProjectDocument::loaded, this, &PreviewLink::tell);
    connect(&project, &ProjectDocument::examplesInserted, &m_due, soon);
    connect(&project, &ProjectDocument::exampleRemoved, &m_due, soon);
    connect(&project, &ProjectDocument::exampleChanged, &m_due, soon);
    connect(&project, &ProjectDocument::settingsChanged, &m_due, soon);

    connect(&panel, &PreviewPanel::hear, &player, &Player::playAside);
    connect(&panel, &PreviewPanel::stopHearing, &player, &Player::stopAside);
    connect(&player, &Player::asideMoved, &panel, &PreviewPanel::setHeardPosition);
    connect(&panel,
            &PreviewPanel::addExample,
            this,
            [this](const music::Sequence& music, const QString& name) {
                Q_EMIT exampleMade(m_project.addMade(music, name));
            });
    connect(&panel, &PreviewPanel::drawRequested, this, [this] {
        Q_EMIT exampleMade(m_project.createExample());
    });
}

PreviewLink::~PreviewLink() = default;

void PreviewLink::tell()
{
    if (m_project.isLoading())
        return; // loaded() follows
    m_due.stop();
    PreviewMaterial material;
    for (const ExampleDocument* example : m_project.examples())
        material.examples.push_back(
            {m_project.keyOf(example), example->properties().name, example->snapshot()});
    material.settings = m_project.settings();
    m_panel.setMaterial(std::move(material));
}

} // namespace timbrel::ui
