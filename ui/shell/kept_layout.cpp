// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/kept_layout.h"

#include "ui/shell/recent_projects.h"

#include <QCryptographicHash>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QSplitter>

namespace timbrel::ui {
namespace {

constexpr int kControllerCount = 128;

QString keyOf(const QString& part)
{
    return QStringLiteral("layout1/") + part;
}

QString lastLanes()
{
    return keyOf(QStringLiteral("lanes/last"));
}

QString lanesOf(const std::filesystem::path& project)
{
    const std::string path = project.lexically_normal().string();
    const QByteArray digest
        = QCryptographicHash::hash(QByteArray::fromStdString(path), QCryptographicHash::Sha1);
    return keyOf(QStringLiteral("lanes/") + QLatin1String(digest.toHex()));
}

QByteArray written(const LaneLayout& lanes)
{
    QJsonObject heights;
    for (const auto& [controller, height] : lanes.heights)
        heights.insert(QString::number(controller), height);
    QJsonArray added;
    for (const std::uint8_t controller : lanes.added)
        added.append(controller);
    return QJsonDocument(QJsonObject {{QStringLiteral("velocities"), lanes.velocities},
                                      {QStringLiteral("heights"), heights},
                                      {QStringLiteral("added"), added}})
        .toJson(QJsonDocument::Compact);
}

/// What makes no sense in it is passed over.
LaneLayout readFrom(const QByteArray& text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    LaneLayout lanes;
    lanes.velocities = json.value(QStringLiteral("velocities")).toInt();
    const QJsonObject heights = json.value(QStringLiteral("heights")).toObject();
    for (auto height = heights.begin(); height != heights.end(); ++height) {
        bool isNumber = false;
        const int controller = height.key().toInt(&isNumber);
        if (isNumber && controller >= 0 && controller < kControllerCount && height->toInt() > 0)
            lanes.heights[static_cast<std::uint8_t>(controller)] = height->toInt();
    }
    for (const QJsonValue& value : json.value(QStringLiteral("added")).toArray())
        if (const int controller = value.toInt(-1);
            controller >= 0 && controller < kControllerCount)
            lanes.added.insert(static_cast<std::uint8_t>(controller));
    return lanes;
}

void forgetOldLanes(QSettings& settings)
{
    QStringList kept = {lastLanes()};
    for (const QString& project : recentProjects())
        kept << lanesOf(project.toStdString());
    settings.beginGroup(keyOf(QStringLiteral("lanes")));
    const QStringList all = settings.childKeys();
    settings.endGroup();
    for (const QString& one : all)
        if (const QString key = keyOf(QStringLiteral("lanes/") + one); !kept.contains(key))
            settings.remove(key);
}

/// The sizes once more when it is shown: only then it has the room that they were of.
class RestoredWhenShown final : public QObject
{
public:
    RestoredWhenShown(QSplitter& splitter, const QByteArray& state)
        : QObject(&splitter)
        , m_splitter(splitter)
        , m_state(state)
    {
        splitter.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show) {
            m_splitter.removeEventFilter(this);
            m_splitter.restoreState(m_state);
            deleteLater();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QSplitter& m_splitter;
    QByteArray m_state;
};

} // namespace

void restoreSplitter(QSplitter& splitter)
{
    const QByteArray state = QSettings().value(keyOf(splitter.objectName())).toByteArray();
    if (splitter.restoreState(state) && !splitter.isVisible())
        new RestoredWhenShown(splitter, state);
}

void keepSplitter(const QSplitter& splitter)
{
    QSettings().setValue(keyOf(splitter.objectName()), splitter.saveState());
}

bool isPanelShown(const QString& panel, bool atFirst)
{
    return QSettings().value(keyOf(QStringLiteral("shown/") + panel), atFirst).toBool();
}

void keepPanelShown(const QString& panel, bool isShown)
{
    QSettings().setValue(keyOf(QStringLiteral("shown/") + panel), isShown);
}

std::optional<int> keptLanesHeight()
{
    const int pixels = QSettings().value(keyOf(QStringLiteral("lanesHeight"))).toInt();
    return pixels > 0 ? std::optional(pixels) : std::nullopt;
}

void keepLanesHeight(int pixels)
{
    QSettings().setValue(keyOf(QStringLiteral("lanesHeight")), pixels);
}

LaneLayout keptLanes(const std::optional<std::filesystem::path>& project)
{
    const QSettings settings;
    if (project && settings.contains(lanesOf(*project)))
        return readFrom(settings.value(lanesOf(*project)).toByteArray());
    LaneLayout last = readFrom(settings.value(lastLanes()).toByteArray());
    last.added.clear(); // they were asked for elsewhere
    return last;
}

void keepLanes(const std::optional<std::filesystem::path>& project, const LaneLayout& lanes)
{
    QSettings settings;
    LaneLayout last = lanes;
    last.heights.merge(readFrom(settings.value(lastLanes()).toByteArray()).heights);
    settings.setValue(lastLanes(), written(last));
    if (!project)
        return;
    settings.setValue(lanesOf(*project), written(lanes));
    forgetOldLanes(settings);
}

} // namespace timbrel::ui
