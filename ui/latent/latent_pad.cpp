// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_pad.h"

#include "ui/common/curve_look.h"
#include "ui/common/theme.h"
#include "ui/latent/pad_work.h"
#include "ui/latent/position_popup.h"

#include <QAccessible>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {

using learning::PadPosition;

namespace {

constexpr int kAxisMargin = 20; ///< below and to the left, for what is written there
constexpr int kSmallestPad = 60 * metrics::kStep;
constexpr int kUsualPad = 100 * metrics::kStep;

} // namespace

LatentPad::LatentPad(LatentDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_work(new PadWork(this))
{
    setObjectName(QStringLiteral("latentPad"));
    setAccessibleName(tr("Pad"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_scene.dots = &m_dots;
    connect(&document, &LatentDocument::changed, this, &LatentPad::takeSetup);
    connect(m_work, &PadWork::painted, this, [this](const QImage& image) {
        m_scene.ground = image;
        update();
    });
    takeSetup({});
    m_scene.puck = m_scene.target;
}

LatentPad::~LatentPad() = default;

void LatentPad::takeSetup(const pattern::PadSetup& before)
{
    const pattern::PadSetup& setup = m_document.setup();
    m_scene.hasCorners = setup.mode == pattern::PadMode::Corners;
    for (std::size_t i = 0; i < setup.corners.size(); ++i)
        m_scene.corners[i]
            = {QString::fromStdString(setup.corners[i].name), setup.corners[i].pattern};
    if (setup.path != before.path) {
        m_scene.path = setup.path.get();
        const std::size_t count = setup.path ? setup.path->points().size() : 0;
        if (m_scene.chosenPoint.value_or(0) >= count)
            m_scene.chosenPoint.reset();
    }
    m_scene.target = setup.position;
    if (setup.mode != before.mode)
        paintGroundSoon();
    if (!(setup.position == before.position))
        announce();
    update();
}

void LatentPad::announce()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(this, valueText());
    QAccessible::updateAccessibility(&event);
}

void LatentPad::setDots(std::vector<PadDot> dots, const QStringList& labels)
{
    m_dots = std::move(dots);
    m_labels = labels;
    m_scene.hotDot.reset();
    paintGroundSoon();
    update();
}

void LatentPad::setDensity(PadDensity density)
{
    m_density = std::move(density);
    paintGroundSoon();
}

void LatentPad::setAxes(const PadAxisText& across, const PadAxisText& up)
{
    if (across == m_scene.across && up == m_scene.up)
        return;
    m_scene.across = across;
    m_scene.up = up;
    layOut();
}

void LatentPad::setTool(PadTool tool)
{
    if (tool == m_tool)
        return;
    cancelDrag();
    m_tool = tool;
    m_scene.isPathEdited = tool == PadTool::Path;
    m_scene.chosenPoint.reset();
    update();
    Q_EMIT toolChanged();
}

void LatentPad::setPathTempo(double beats, pattern::PathEnd end)
{
    m_pathBeats = beats;
    m_pathEnd = end;
}

void LatentPad::showPuck(PadPosition position)
{
    // the sound glides all the same
    const bool isStill
        = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    const PadPosition shown = isStill && !m_scene.path ? m_scene.target : position;
    if (shown == m_scene.puck)
        return;
    m_scene.puck = shown;
    update();
}

bool LatentPad::isSettled() const
{
    return m_work->isIdle();
}

QString LatentPad::valueText() const
{
    const QLocale locale;
    const PadPosition at = m_scene.target;
    const auto part = [&](const PadAxisText& axis, const QString& otherwise, double share) {
        //: a direction of the pad and where the puck is on it: "z1 0.35"
        return tr("%1 %2")
            .arg(axis.name.isEmpty() ? otherwise : axis.name)
            .arg(locale.toString(axis.valueAt(share), 'f', 2));
    };
    //: both directions
    return tr("%1, %2").arg(part(m_scene.across, tr("X"), double {at.x}),
                            part(m_scene.up, tr("Y"), 1.0 - double {at.y}));
}

void LatentPad::centre()
{
    pattern::PadSetup to = m_document.setup();
    to.position = {};
    to.offPlane.clear();
    to.edited.reset();
    m_document.change(std::move(to), tr("Centre the puck"), LatentDocument::Kind::Puck);
}

void LatentPad::nudge(double right, double down)
{
    const PadPosition at = m_document.setup().position;
    m_document.moveTo({at.x + static_cast<float>(right), at.y + static_cast<float>(down)},
                      tr("Move the puck"));
}

void LatentPad::askForPosition()
{
    PositionQuestion question;
    question.across = m_scene.across;
    question.up = m_scene.up;
    question.position = m_scene.target;
    PositionPopup::ask(*this, question, [this](PadPosition position) {
        m_document.seal();
        m_document.moveTo(position, tr("Move the puck"));
    });
}

QSize LatentPad::sizeHint() const
{
    return {kUsualPad, kUsualPad};
}

QSize LatentPad::minimumSizeHint() const
{
    return {kSmallestPad, kSmallestPad};
}

void LatentPad::layOut()
{
    const bool isNamed = !m_scene.across.name.isEmpty() || !m_scene.up.name.isEmpty();
    const int margin = isNamed ? kAxisMargin : 0;
    m_scene.geometry.area = QRectF(rect()).adjusted(margin, 0.0, 0.0, -margin);
    paintGroundSoon();
    update();
}

/// What is there is stretched until the new one comes.
void LatentPad::paintGroundSoon()
{
    if (!isVisible())
        return;
    if (m_scene.hasCorners) {
        m_scene.ground = {};
        return;
    }
    PadGround ground;
    ground.scale = devicePixelRatioF();
    ground.size = (m_scene.geometry.area.size() * ground.scale).toSize();
    if (ground.size.isEmpty())
        return;
    ground.density = m_density;
    ground.plain = theme().panel.rgb();
    ground.halo = theme().ground.rgb();
    ground.dots = m_dots;
    for (int label = 0; label < m_labels.size(); ++label)
        ground.looks.push_back(labelLook(label));
    ground.looks.push_back(labelLook(-1));
    m_work->paint(std::move(ground));
}

bool LatentPad::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isPlain = !(static_cast<QKeyEvent*>(event)->modifiers()
                               & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        constexpr Qt::Key kOwn[] = {Qt::Key_Left,
                                    Qt::Key_Right,
                                    Qt::Key_Up,
                                    Qt::Key_Down,
                                    Qt::Key_Home,
                                    Qt::Key_Return,
                                    Qt::Key_Enter,
                                    Qt::Key_Delete,
                                    Qt::Key_Minus};
        const bool isOwn = std::find(std::begin(kOwn), std::end(kOwn), key) != std::end(kOwn)
            || (key >= Qt::Key_0 && key <= Qt::Key_9)
            || (key == Qt::Key_Escape && m_drag != nullptr);
        if (isPlain && isOwn) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void LatentPad::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    PadScene scene = m_scene;
    scene.hasFocus = hasFocus();
    paintPad(painter, scene);
}

void LatentPad::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void LatentPad::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    layOut();
}

void LatentPad::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        paintGroundSoon();
    QWidget::changeEvent(event);
}

void LatentPad::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void LatentPad::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace timbrel::ui
