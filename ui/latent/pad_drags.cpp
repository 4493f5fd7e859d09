// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_drags.h"

#include <QCoreApplication>

#include <cmath>
#include <optional>

namespace timbrel::ui {

using learning::PadPosition;
using pattern::PuckPath;

namespace {

constexpr float kFine = 0.1F;
constexpr double kAxisDecided = 4.0; ///< pixels after which it is clear which axis is meant
constexpr float kCloser = 0.004F; ///< of the pad: two places of a line that are one

class PadTexts
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LatentPad)
public:
    static QString move() { return tr("Move the puck"); }
    static QString draw() { return tr("Draw a path"); }
    static QString point() { return tr("Move a point of the path"); }
};

class PuckDrag final : public PadDrag
{
public:
    PuckDrag(const PadContext& context, const PadHit& hit, const PadPointer& pointer)
        : m_document(context.document)
        , m_geometry(context.scene.geometry)
        , m_before(context.document.setup())
    {
        m_document.beginDrag();
        const bool stays = m_before.isRelative || hit.part == PadPart::Puck || pointer.isFine();
        anchor(pointer, m_before.position);
        if (!stays)
            anchor(pointer, learning::heldOnPad(m_geometry.positionAt(pointer.place)));
        m_document.moveTo(m_anchor, PadTexts::move());
    }
    void move(const PadPointer& pointer) override
    {
        if (pointer.isFine() != m_isFine || pointer.holdsAxis() != m_holdsAxis)
            anchor(pointer, m_document.setup().position);
        const QPointF way = pointer.place - m_anchorPlace;
        const float share = m_isFine ? kFine : 1.0F;
        PadPosition to {m_anchor.x + share * static_cast<float>(way.x() / m_geometry.area.width()),
                        m_anchor.y
                            + share * static_cast<float>(way.y() / m_geometry.area.height())};
        if (m_holdsAxis) {
            if (!m_isAcross && std::hypot(way.x(), way.y()) >= kAxisDecided)
                m_isAcross = std::abs(way.x()) >= std::abs(way.y());
            if (m_isAcross.value_or(true))
                to.y = m_anchor.y;
            if (!m_isAcross.value_or(false))
                to.x = m_anchor.x;
        }
        m_document.moveTo(to, PadTexts::move());
    }
    void finish() override { m_document.endDrag(); }
    void cancel() override
    {
        m_document.change(m_before, PadTexts::move(), LatentDocument::Kind::Puck);
        m_document.endDrag();
    }

private:
    /// From here on the way is counted.
    void anchor(const PadPointer& pointer, PadPosition position)
    {
        m_anchorPlace = pointer.place;
        m_anchor = position;
        m_isFine = pointer.isFine();
        m_holdsAxis = pointer.holdsAxis();
        m_isAcross.reset();
    }

    LatentDocument& m_document;
    PadGeometry m_geometry;
    pattern::PadSetup m_before;
    QPointF m_anchorPlace;
    PadPosition m_anchor;
    bool m_isFine = false;
    bool m_holdsAxis = false;
    std::optional<bool> m_isAcross; ///< which axis was meant
};

class DrawPathDrag final : public PadDrag
{
public:
    DrawPathDrag(const PadContext& context, const PadPointer& pointer)
        : m_context(context)
    {
        m_context.document.seal();
        add(pointer);
    }
    void move(const PadPointer& pointer) override { add(pointer); }
    void finish() override
    {
        const auto line = std::exchange(m_context.scene.line, {});
        if (line.size() < 3)
            return; // a click draws nothing
        pattern::PadSetup to = m_context.document.setup();
        to.path = std::make_shared<const PuckPath>(
            PuckPath::drawn(line, m_context.pathBeats, m_context.pathEnd));
        m_context.document.change(std::move(to), PadTexts::draw());
    }
    void cancel() override { m_context.scene.line.clear(); }

private:
    void add(const PadPointer& pointer)
    {
        const PadPosition at
            = learning::heldOnPad(m_context.scene.geometry.positionAt(pointer.place));
        auto& line = m_context.scene.line;
        if (line.empty() || std::hypot(at.x - line.back().x, at.y - line.back().y) >= kCloser)
            line.push_back(at);
    }

    PadContext m_context;
};

class PathPointDrag final : public PadDrag
{
public:
    PathPointDrag(const PadContext& context, std::size_t point, const PadPointer& pointer)
        : m_document(context.document)
        , m_geometry(context.scene.geometry)
        , m_before(context.document.setup())
        , m_point(point)
        , m_grip(pointer.place - m_geometry.pixelOf(m_before.path->points()[point].position))
    {
        m_document.beginDrag();
    }
    void move(const PadPointer& pointer) override
    {
        pattern::PadSetup to = m_before;
        to.path = std::make_shared<const PuckPath>(
            m_before.path->withPointMoved(m_point, m_geometry.positionAt(pointer.place - m_grip)));
        m_document.change(std::move(to), PadTexts::point(), LatentDocument::Kind::Path);
    }
    void finish() override { m_document.endDrag(); }
    void cancel() override
    {
        m_document.change(m_before, PadTexts::point(), LatentDocument::Kind::Path);
        m_document.endDrag();
    }

private:
    LatentDocument& m_document;
    PadGeometry m_geometry;
    pattern::PadSetup m_before;
    std::size_t m_point;
    QPointF m_grip;
};

} // namespace

std::unique_ptr<PadDrag>
beginPadDrag(const PadContext& context, PadTool tool, const PadHit& hit, const PadPointer& pointer)
{
    if (tool == PadTool::Puck)
        return std::make_unique<PuckDrag>(context, hit, pointer);
    if (hit.part == PadPart::PathPoint)
        return std::make_unique<PathPointDrag>(context, hit.index, pointer);
    return std::make_unique<DrawPathDrag>(context, pointer);
}

} // namespace timbrel::ui
