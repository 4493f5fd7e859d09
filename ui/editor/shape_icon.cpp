// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shape_icon.h"

#include "ui/common/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace timbrel::ui {
namespace {

constexpr int kShapeIconPoints = 32;
constexpr double kShapeIconLine = 0.1; ///< as a share of the height
constexpr double kShapeIconHighest = 127.0;

class ShapeIconEngine final : public QIconEngine
{
public:
    explicit ShapeIconEngine(music::CurveShape shape)
        : m_shape(shape)
    { }

    void paint(QPainter* painter, const QRect& place, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const double line = kShapeIconLine * place.height();
        const QRectF room = QRectF(place).adjusted(line, line, -line, -line);
        const music::Curve curve {m_shape, Microseconds(0), Microseconds(kShapeIconPoints)};
        QPainterPath path;
        for (int i = 0; i <= kShapeIconPoints; ++i) {
            const double value = music::curveValue(curve, Microseconds(i)) / kShapeIconHighest;
            const QPointF point(room.left() + room.width() * i / kShapeIconPoints,
                                room.bottom() - room.height() * value);
            if (i == 0)
                path.moveTo(point);
            else
                path.lineTo(point);
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(mode == QIcon::Disabled ? theme().quiet : theme().text,
                             line,
                             Qt::SolidLine,
                             Qt::RoundCap,
                             Qt::RoundJoin));
        painter->drawPath(path);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ShapeIconEngine(*this); }

private:
    music::CurveShape m_shape;
};

} // namespace

QIcon shapeIcon(music::CurveShape shape)
{
    return QIcon(new ShapeIconEngine(shape)); // the icon's
}

} // namespace timbrel::ui
