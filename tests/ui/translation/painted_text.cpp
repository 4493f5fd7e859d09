// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation/painted_text.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

namespace timbrel::test {
namespace {

class TextCollector final : public QPaintEngine
{
public:
    TextCollector()
        : QPaintEngine(QPaintEngine::AllFeatures)
    { }

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& /*state*/) override { }
    void drawPixmap(const QRectF& /*r*/, const QPixmap& /*p*/, const QRectF& /*sr*/) override { }
    void drawPath(const QPainterPath& /*path*/) override { }
    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {
    }
    [[nodiscard]] Type type() const override { return User; }

    void drawTextItem(const QPointF& base, const QTextItem& item) override
    {
        const QTransform place = painter()->combinedTransform();
        const QRectF line(
            base.x(), base.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        PaintedText text {item.text(), place.mapRect(line), m_whole};
        if (painter()->hasClipping())
            text.shown = m_whole.intersected(place.mapRect(painter()->clipBoundingRect()));
        m_texts.push_back(text);
    }

    void setWhole(const QRectF& whole) { m_whole = whole; }
    [[nodiscard]] std::vector<PaintedText> texts() const { return m_texts; }

private:
    QRectF m_whole;
    std::vector<PaintedText> m_texts;
};

/// Measures as the screen of a widget does.
class TextCollecting final : public QPaintDevice
{
public:
    explicit TextCollecting(const QWidget& like)
        : m_like(like)
    {
        m_engine.setWhole(like.rect());
    }
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }
    [[nodiscard]] std::vector<PaintedText> texts() const { return m_engine.texts(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric which) const override
    {
        switch (which) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmWidthMM:
            return m_like.widthMM();
        case PdmHeightMM:
            return m_like.heightMM();
        case PdmNumColors:
            return m_like.colorCount();
        case PdmDepth:
            return m_like.depth();
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(QPaintDevice::devicePixelRatioFScale());
        default:
            return QPaintDevice::metric(which);
        }
    }

private:
    const QWidget& m_like;
    mutable TextCollector m_engine;
};

} // namespace

std::vector<PaintedText> textsPaintedBy(QWidget& widget)
{
    TextCollecting device(widget);
    widget.render(&device, QPoint(), QRegion(), QWidget::RenderFlags());
    return device.texts();
}

} // namespace timbrel::test
