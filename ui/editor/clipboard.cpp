// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/clipboard.h"

#include "core/expression/example_file.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace timbrel::ui {

QString clipMimeType()
{
    return QStringLiteral("application/x-timbrel-clip");
}

std::unique_ptr<QMimeData> mimeDataOf(const music::Clip& clip)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(clipMimeType(), QByteArray::fromStdString(music::clipText(clip)));
    data->setText(
        QString::fromStdString(expression::writeExample(music::sequenceFrom(clip.score))));
    return data;
}

std::optional<music::Clip> clipFrom(const QMimeData& data)
{
    if (data.hasFormat(clipMimeType()))
        return music::clipFromText(data.data(clipMimeType()).toStdString());
    if (!data.hasText())
        return std::nullopt;
    const auto events = expression::parseExample(data.text().toStdString(), {}, nullptr);
    if (!events || events->empty())
        return std::nullopt;
    music::Clip clip;
    clip.score = music::scoreFrom(music::rebased(*events));
    clip.length = music::endOf(clip.score);
    return clip;
}

bool mayHoldClip(const QMimeData& data)
{
    return data.hasFormat(clipMimeType()) || data.hasText();
}

void copyToClipboard(const music::Clip& clip)
{
    QGuiApplication::clipboard()->setMimeData(mimeDataOf(clip).release());
}

std::optional<music::Clip> clipFromClipboard()
{
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    return data != nullptr ? clipFrom(*data) : std::nullopt;
}

} // namespace timbrel::ui
