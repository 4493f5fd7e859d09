// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_control.h"

#include "core/base/random.h"
#include "core/pattern/corner_maker.h"
#include "core/pattern/pattern_fit.h"
#include "ui/latent/latent_document.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace timbrel::ui {

using pattern::PadMode;
using pattern::PadSetup;

namespace {

constexpr auto kFollowPuckEvery = std::chrono::milliseconds(16);
constexpr int kMostVariation = 999;
constexpr double kBesidePoint = 0.03; ///< of the pad

/// What the generator makes otherwise.
bool isHeardOtherwise(const PadSetup& a, const PadSetup& b)
{
    if (a.offPlane != b.offPlane || a.label != b.label || a.temperature != b.temperature
        || a.noise != b.noise || a.seed != b.seed || a.kept != b.kept)
        return true;
    for (std::size_t row = 0; row < std::max(a.rows.size(), b.rows.size()); ++row)
        if (a.rowAt(row).threshold != b.rowAt(row).threshold
            || a.rowAt(row).isLocked != b.rowAt(row).isLocked)
            return true;
    return false;
}

} // namespace

LatentControl::LatentControl(LatentDocument& document, EngineSource engine, QObject* parent)
    : MidiLearner(parent)
    , m_document(document)
    , m_engineSource(std::move(engine))
{
    m_mappers.setMaxThreadCount(1);
    m_follow.setInterval(kFollowPuckEvery);
    m_follow.setTimerType(Qt::PreciseTimer);
    connect(&m_follow, &QTimer::timeout, this, &LatentControl::follow);
    connect(&document, &LatentDocument::changed, this, &LatentControl::takeSetup);
    connect(&document, &LatentDocument::rowsChanged, this, [this] {
        if (m_player)
            m_player->setRows(m_document.rows());
    });
    m_puck = document.setup().position;
    m_glide.jumpTo(m_puck);
}

LatentControl::~LatentControl()
{
    m_mapping.request_stop();
    m_mappers.waitForDone();
}

audio::AudioEngine& LatentControl::engine()
{
    if (m_engine == nullptr)
        m_engine = &m_engineSource();
    return *m_engine;
}

void LatentControl::prepare()
{
    if (m_player)
        return;
    m_player = std::make_unique<pattern::PatternPlayer>(engine());
    m_player->setRows(m_document.rows());
    m_generator = std::make_unique<pattern::PatternGenerator>(m_player->sequencer());
    sendSettings();
    sendHeld();
    takeMaker();
    playDrawn();
    Q_EMIT prepared();
}

/// How patterns are played.
void LatentControl::sendSettings()
{
    if (!m_player)
        return;
    const PadSetup& setup = m_document.setup();
    m_player->setTempo(setup.beatsPerMinute);
    m_player->setSwing(setup.swing);
    m_player->setHumanise(setup.humanise);
    m_player->setChangeAt(setup.changeAt);
    for (std::size_t row = 0; row < m_document.rows().size(); ++row) {
        m_player->setMuted(row, setup.rowAt(row).isMuted);
        m_player->setSolo(row, setup.rowAt(row).isSolo);
    }
}

void LatentControl::sendHeld()
{
    if (m_generator && m_document.setup().kept)
        m_generator->hold(*m_document.setup().kept);
}

/// What makes patterns from places.
void LatentControl::takeMaker()
{
    if (!m_generator)
        return;
    const PadSetup& setup = m_document.setup();
    if (setup.mode == PadMode::Corners) {
        pattern::CornerPatterns corners;
        bool hasAny = false;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            corners[i] = setup.corners[i].pattern;
            hasAny = hasAny || corners[i] != nullptr;
        }
        // the first that is there says in which shape they meet
        music::PatternShape shape = m_model ? m_model->shape() : music::PatternShape {};
        for (auto corner = corners.rbegin(); corner != corners.rend() && !m_model; ++corner)
            if (*corner)
                shape = (*corner)->shape();
        m_hasMaker = hasAny;
        m_generator->setMaker(hasAny ? pattern::makerOfCorners(corners, shape, m_model) : nullptr);
    } else {
        m_hasMaker = m_model != nullptr;
        m_generator->setMaker(m_model ? pattern::makerOf(m_model) : nullptr);
    }
    request();
}

void LatentControl::setModel(std::shared_ptr<const pattern::PatternModel> model)
{
    if (model == m_model)
        return;
    m_model = std::move(model);
    m_map.reset();
    m_mapping.request_stop();
    m_isMapComing = false;
    if (m_model)
        m_document.setRows(m_model->rows());
    takeSpace();
    takeMaker();
}

void LatentControl::takeSpace()
{
    m_space
        = m_model ? std::make_shared<const PadSpace>(m_model, m_document.setup(), m_map) : nullptr;
    if (m_space && m_document.setup().layout == pattern::PadLayout::Map && !m_map)
        layOutMap();
    Q_EMIT spaceChanged();
    Q_EMIT densityWanted();
}

void LatentControl::layOutMap()
{
    if (m_isMapComing || m_model->dimensions() <= 2)
        return;
    m_isMapComing = true;
    m_mapping = std::stop_source();
    m_mappers.start([this, model = m_model, stop = m_mapping.get_token()] {
        auto map = std::make_shared<const learning::LatentMap>(
            learning::LatentMap::of(model->points(), model->dimensions(), stop));
        QMetaObject::invokeMethod(
            this,
            [this, model, map] {
                if (model != m_model)
                    return;
                m_isMapComing = false;
                m_map = map;
                takeSpace();
                request();
            },
            Qt::QueuedConnection);
    });
}

void LatentControl::takeSetup(const PadSetup& before)
{
    const PadSetup& setup = m_document.setup();
    if (setup.beatsPerMinute != before.beatsPerMinute || setup.swing != before.swing
        || !(setup.humanise == before.humanise) || setup.changeAt != before.changeAt
        || setup.rows != before.rows)
        sendSettings();
    if (setup.beatsPerMinute != before.beatsPerMinute)
        Q_EMIT tempoChanged();
    m_glide.setTime(std::chrono::milliseconds(setup.glideMs));
    if (!(setup.position == m_glide.target()))
        m_glide.moveTo(setup.position, PuckGlide::Time::clock::now());
    if (setup.kept != before.kept)
        sendHeld();
    const bool isLaidOutOtherwise = m_space && !m_space->isLaidOutAs(setup);
    if (isLaidOutOtherwise)
        takeSpace();
    if (setup.mode != before.mode || setup.corners != before.corners)
        takeMaker();
    else if (isLaidOutOtherwise || isHeardOtherwise(setup, before)
             || (before.edited && !setup.edited))
        request();
    if (setup.label != before.label || setup.offPlane != before.offPlane)
        Q_EMIT densityWanted();
    if (setup.path != before.path && !setup.path && m_isTravelling)
        setTravelling(false);
    if (setup.edited != before.edited)
        playDrawn();
    wake();
}

/// A hand's pattern plays as it is.
void LatentControl::playDrawn()
{
    if (m_player && m_document.setup().edited)
        (void)m_player->setPattern(*m_document.setup().edited);
}

/// The pattern under the puck, from whatever is to make it.
void LatentControl::request()
{
    m_sent = m_puck;
    if (!m_player || !m_hasMaker || m_document.setup().edited)
        return;
    const PadSetup& setup = m_document.setup();
    pattern::PatternRequest request;
    if (setup.mode == PadMode::Corners) {
        request = pattern::cornerRequest(m_puck);
        request.label = m_space ? m_space->labelOf(setup) : learning::kNoLabel;
        // corners count by halves, whatever the network's own thresholds are
        request.decode = decodeSettingsOf(setup, {});
        request.lockedRows = lockedRowsOf(setup);
    } else if (m_space) {
        request = m_space->requestAt(m_puck, setup);
    }
    m_requested = m_generator->request(request);
    wake();
}

void LatentControl::goToPoint(std::size_t point)
{
    if (!m_space || point >= m_model->points().size())
        return;
    const PadSpace::Place place = m_space->placeOf(m_model->points()[point].position);
    PadSetup to = m_document.setup();
    to.mode = PadMode::Space;
    to.position = place.position;
    to.offPlane = place.offPlane;
    to.edited.reset();
    //: in the history: to a known pattern
    m_document.change(std::move(to),
                      tr("Go to “%1”").arg(QString::fromStdString(m_model->points()[point].name)));
}

bool LatentControl::goToPattern(const music::Pattern& pattern)
{
    if (!m_space)
        return false;
    const auto fitted = pattern::fitted(pattern, m_model->shape());
    if (!fitted || fitted->shape() != m_model->shape())
        return false;
    learning::LatentScratch scratch = m_model->makeScratch();
    std::vector<float> z(m_model->dimensions());
    m_model->encode(*fitted, m_space->labelOf(m_document.setup()), scratch, z);
    const PadSpace::Place place = m_space->placeOf(z);
    PadSetup to = m_document.setup();
    to.mode = PadMode::Space;
    to.position = place.position;
    to.offPlane = place.offPlane;
    to.edited.reset();
    m_document.change(std::move(to), tr("Encode a pattern"));
    return true;
}

void LatentControl::setCorner(std::size_t corner,
                              const QString& name,
                              const music::Pattern& pattern)
{
    PadSetup to = m_document.setup();
    if (corner >= to.corners.size())
        return;
    music::PatternShape shape = m_model ? m_model->shape() : music::PatternShape {};
    shape.rows = pattern.shape().rows;
    const auto fitted = pattern::fitted(pattern, shape);
    to.corners[corner]
        = {name.toStdString(), std::make_shared<const music::Pattern>(fitted ? *fitted : pattern)};
    to.edited.reset();
    //: corner A, B, C or D of the pad
    m_document.change(
        std::move(to),
        tr("Put “%1” into corner %2").arg(name).arg(QChar('A' + static_cast<char>(corner))));
}

void LatentControl::clearCorner(std::size_t corner)
{
    PadSetup to = m_document.setup();
    if (corner >= to.corners.size())
        return;
    to.corners[corner] = {};
    m_document.change(std::move(to),
                      tr("Empty corner %1").arg(QChar('A' + static_cast<char>(corner))));
}

void LatentControl::vary()
{
    PadSetup to = m_document.setup();
    to.seed = 1 + freshSeed() % kMostVariation;
    to.edited.reset();
    // without any chance all variations are one
    if (to.temperature == 0.0F && to.noise == 0.0F)
        to.temperature = 1.0F;
    m_document.change(std::move(to), tr("Another variation"));
}

void LatentControl::wander()
{
    Random random(freshSeed());
    PadSetup to = m_document.setup();
    const std::size_t points = m_model ? m_model->points().size() : 0;
    if (to.mode == PadMode::Space && m_space && points > 0) {
        const auto point = std::min(
            static_cast<std::size_t>(random.uniform() * static_cast<double>(points)), points - 1);
        to.position = m_space->placeOf(m_model->points()[point].position).position;
        to.position.x += static_cast<float>(random.normal(0.0, kBesidePoint));
        to.position.y += static_cast<float>(random.normal(0.0, kBesidePoint));
    } else {
        to.position = {static_cast<float>(random.uniform()), static_cast<float>(random.uniform())};
    }
    to.position = learning::heldOnPad(to.position);
    to.offPlane.clear();
    to.edited.reset();
    m_document.change(std::move(to), tr("Anywhere"));
}

LatentFigures LatentControl::figures() const
{
    LatentFigures figures;
    if (!m_player)
        return figures;
    const pattern::GeneratorStatus generator = m_generator->status();
    figures.generatorMedianMs = generator.times.p50 / 1000.0;
    figures.generatorP99Ms = generator.times.p99 / 1000.0;
    figures.generated = generator.served;
    const pattern::SequencerStatus sequencer = m_player->status();
    figures.lateGenerations = sequencer.lateGenerations - m_lateBefore;
    figures.droppedOnsets = sequencer.dropped - m_droppedBefore;
    figures.missedBlocks = m_engine->status().underruns - m_underrunsBefore;
    return figures;
}

void LatentControl::resetFigures()
{
    if (!m_player)
        return;
    const pattern::SequencerStatus sequencer = m_player->status();
    m_lateBefore = sequencer.lateGenerations;
    m_droppedBefore = sequencer.dropped;
    m_underrunsBefore = m_engine->status().underruns;
}

} // namespace timbrel::ui
