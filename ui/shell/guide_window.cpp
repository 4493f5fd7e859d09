// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide_window.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QImage>
#include <QPushButton>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

/// Qt reads Markdown without any space between paragraphs.
void giveAir(QTextBlock block)
{
    QTextBlockFormat format = block.blockFormat();
    QTextCursor cursor(block);
    const bool isTight = block.textList() != nullptr || cursor.currentTable() != nullptr
        || format.nonBreakableLines();
    format.setBottomMargin(isTight ? metrics::kStep / 2 : 2 * metrics::kStep);
    if (format.headingLevel() > 1)
        format.setTopMargin(4 * metrics::kStep);
    else if (!isTight && block.previous().textList() != nullptr)
        format.setTopMargin(2 * metrics::kStep);
    cursor.setBlockFormat(format);
}

void layOutTable(QTextTable& table)
{
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderBrush(theme().line);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setCellPadding(metrics::kStep);
    format.setTopMargin(metrics::kStep);
    format.setBottomMargin(3 * metrics::kStep);
    table.setFormat(format);
}

void layOut(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        giveAir(block);
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame))
            layOutTable(*table);
}

/// The guide's pictures are taken at 200 %: they are shown at half their size, or as wide as the
/// page.
class GuideBrowser final : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl& name) override
    {
        constexpr double kPageWidth = 720.0;
        QVariant loaded = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return loaded;
        const QImage picture = QImage::fromData(loaded.toByteArray());
        if (picture.isNull())
            return loaded;
        const double width = std::min(picture.width() / 2.0, kPageWidth) * devicePixelRatioF();
        QImage shown = picture.scaledToWidth(qRound(width), Qt::SmoothTransformation);
        shown.setDevicePixelRatio(devicePixelRatioF());
        return shown;
    }
};

} // namespace

GuideWindow::GuideWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
{
    setWindowTitle(tr("Timbrel guide"));
    resize(780, 760);
    m_browser = new GuideBrowser;
    m_browser->setAccessibleName(tr("Guide"));
    m_browser->setOpenExternalLinks(true);
    m_browser->setFrameShape(QFrame::NoFrame);

    connect(
        m_browser, &QTextBrowser::sourceChanged, this, [this] { layOut(*m_browser->document()); });

    auto* contents = new QPushButton(tr("&Contents"));
    auto* back = new QPushButton(tr("&Back"));
    back->setEnabled(false);
    connect(contents, &QPushButton::clicked, this, [this] { showPage(QStringLiteral("index")); });
    connect(back, &QPushButton::clicked, m_browser, &QTextBrowser::backward);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 0);
    bar->addWidget(contents);
    bar->addWidget(back);
    bar->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_browser, 1);
    showPage(QStringLiteral("index"));
    m_browser->setFocus();
}

void GuideWindow::showPage(const QString& name)
{
    m_browser->setSource(QUrl(QStringLiteral("qrc:/guide/%1.md").arg(name)));
}

QString GuideWindow::pageText() const
{
    return m_browser->toPlainText();
}

} // namespace timbrel::ui
