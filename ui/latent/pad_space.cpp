// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_space.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

using learning::PadPosition;
using pattern::PadLayout;
using pattern::PadSetup;

namespace {

constexpr float kNothing = 1e-4F; ///< off the plane by no more: on it

class SpaceTexts
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::PadSpace)
public:
    //: a direction of the latent space; short, it stands beside numbers
    static QString axis(std::size_t axis) { return tr("z%1").arg(axis + 1); }
    //: the directions in which the patterns differ most
    static QString first() { return tr("1st component"); }
    static QString second() { return tr("2nd component"); }
};

PadLayout padLayoutFor(const pattern::PatternModel& model, const PadSetup& setup)
{
    return model.dimensions() <= 2 ? PadLayout::Axes : setup.layout;
}

std::size_t axisOf(const pattern::PatternModel& model, std::size_t wanted)
{
    return std::min(wanted, model.dimensions() - 1);
}

} // namespace

PadSpace::PadSpace(std::shared_ptr<const pattern::PatternModel> model,
                   const PadSetup& setup,
                   std::shared_ptr<const learning::LatentMap> map)
    : m_model(std::move(model))
    , m_layout(padLayoutFor(*m_model, setup))
    , m_axisAcross(axisOf(*m_model, setup.axisAcross))
    , m_axisUp(axisOf(*m_model, setup.axisUp))
    , m_map(m_layout == PadLayout::Map ? std::move(map) : nullptr)
{
    const std::size_t dimensions = m_model->dimensions();
    const auto& points = m_model->points();
    const std::vector<float> middle(dimensions, 0.0F);
    const auto planeOf = [&](float reach) {
        return m_layout == PadLayout::Axes
            ? learning::planeOfAxes(middle, m_axisAcross, m_axisUp, reach)
            : learning::planeOfPoints(points, dimensions, reach);
    };
    const float reach = learning::reachOf(points, planeOf(1.0F));
    m_plane = planeOf(reach);
    m_reach = double {reach};
}

bool PadSpace::isLaidOutAs(const PadSetup& setup) const
{
    return padLayoutFor(*m_model, setup) == m_layout
        && (m_layout != PadLayout::Axes
            || (axisOf(*m_model, setup.axisAcross) == m_axisAcross
                && axisOf(*m_model, setup.axisUp) == m_axisUp));
}

void PadSpace::zAt(PadPosition position, std::span<const float> offPlane, std::span<float> z) const
{
    if (hasMap())
        m_map->zAt(position, z);
    else
        m_plane.zAt(position, z);
    for (std::size_t i = 0; i < z.size() && i < offPlane.size(); ++i)
        z[i] += offPlane[i];
}

PadSpace::Place PadSpace::placeOf(std::span<const float> z) const
{
    Place place;
    place.position = learning::heldOnPad(hasMap() ? m_map->positionOf(z) : m_plane.positionOf(z));
    std::vector<float> under(m_model->dimensions());
    zAt(place.position, {}, under);
    bool isOff = false;
    for (std::size_t i = 0; i < under.size(); ++i) {
        under[i] = (i < z.size() ? z[i] : 0.0F) - under[i];
        isOff = isOff || std::abs(under[i]) > kNothing;
    }
    if (isOff)
        place.offPlane = std::move(under);
    return place;
}

int PadSpace::labelOf(const PadSetup& setup) const
{
    const auto& labels = m_model->labels();
    const auto place = std::find(labels.begin(), labels.end(), setup.label);
    return place == labels.end() ? learning::kNoLabel : static_cast<int>(place - labels.begin());
}

pattern::PatternRequest PadSpace::requestAt(PadPosition position, const PadSetup& setup) const
{
    pattern::PatternRequest request;
    request.dimensions = m_model->dimensions();
    zAt(position, setup.offPlane, std::span(request.z).first(request.dimensions));
    request.label = labelOf(setup);
    request.decode = decodeSettingsOf(setup, m_model->defaultSettings());
    request.lockedRows = lockedRowsOf(setup);
    return request;
}

std::vector<PadDot> PadSpace::dots() const
{
    const auto& points = m_model->points();
    std::vector<PadDot> dots;
    dots.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const learning::LatentPoint& point = points[i];
        const PadPosition at
            = hasMap() ? m_map->positions()[i] : m_plane.positionOf(point.position);
        if (learning::heldOnPad(at) == at)
            dots.push_back(
                {at, point.label, QString::fromStdString(point.name), point.isHeldOut, i});
    }
    return dots;
}

QStringList PadSpace::labels() const
{
    QStringList labels;
    for (const std::string& label : m_model->labels())
        labels << QString::fromStdString(label);
    return labels;
}

PadAxisText PadSpace::textOf(std::size_t axis, const QString& component) const
{
    if (hasMap())
        return {};
    return {m_layout == PadLayout::Axes ? SpaceTexts::axis(axis) : component, -m_reach, m_reach};
}

PadAxisText PadSpace::across() const
{
    return textOf(m_axisAcross, SpaceTexts::first());
}

PadAxisText PadSpace::up() const
{
    return textOf(m_axisUp, SpaceTexts::second());
}

PadWork::DensityAt PadSpace::densityAt(const PadSetup& setup) const
{
    struct Work
    {
        PadSpace space;
        std::vector<float> offPlane;
        int label;
        learning::LatentScratch scratch;
        std::vector<float> content;
        std::vector<float> z;
    };
    auto work = std::make_shared<Work>(Work {*this,
                                             setup.offPlane,
                                             labelOf(setup),
                                             m_model->makeScratch(),
                                             std::vector<float>(m_model->contentSize()),
                                             std::vector<float>(m_model->dimensions())});
    return [work](PadPosition position) {
        work->space.zAt(position, work->offPlane, work->z);
        const pattern::PatternModel& model = work->space.model();
        model.decodeContent(work->z, work->label, work->scratch, work->content);
        const std::size_t cells = model.shape().cells();
        double sum = 0.0;
        for (std::size_t i = 0; i < cells; ++i)
            sum += double {work->content[i]};
        return static_cast<float>(sum / static_cast<double>(cells));
    };
}

pattern::DecodeSettings decodeSettingsOf(const PadSetup& setup,
                                         const pattern::DecodeSettings& defaults)
{
    pattern::DecodeSettings settings = defaults;
    for (std::size_t row = 0; row < pattern::kMaximumRows; ++row)
        if (const auto threshold = setup.rowAt(row).threshold)
            settings.thresholds[row] = *threshold;
    settings.temperature = setup.temperature;
    settings.noise = setup.noise;
    settings.seed = setup.seed;
    return settings;
}

std::bitset<pattern::kMaximumRows> lockedRowsOf(const PadSetup& setup)
{
    std::bitset<pattern::kMaximumRows> locked;
    for (std::size_t row = 0; row < pattern::kMaximumRows; ++row)
        locked[row] = setup.rowAt(row).isLocked;
    return locked;
}

} // namespace timbrel::ui
