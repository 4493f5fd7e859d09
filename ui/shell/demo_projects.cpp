// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/demo_projects.h"

#include "core/project/project.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;

class Demos
{
    Q_DECLARE_TR_FUNCTIONS(Demos)
public:
    static QList<DemoProject> all()
    {
        return {{QStringLiteral("swell"),
                 tr("Swell"),
                 tr("One note: the filter opens and settles, vibrato comes late.")},
                {QStringLiteral("accents"),
                 tr("Accents"),
                 tr("Soft notes open slowly and swell, hard ones bite at once.")},
                {QStringLiteral("tones"),
                 tr("Long tones"),
                 tr("Short notes stay plain; one that is held begins to waver.")},
                {QStringLiteral("patterns"),
                 tr("Drum patterns"),
                 tr("Drag a puck through what lies between drum patterns, and teach a space of "
                    "them in seconds."),
                 true}};
    }
};

/// What is played to a trained network, not taught.
bool isExample(const QString& file)
{
    return file.endsWith(QLatin1String(".mid")) && file != QLatin1String("phrase.mid");
}

Result<> copyOut(const QString& resource, const fs::path& file)
{
    if (!QFile::copy(resource, QString::fromStdString(file.string())))
        return failure(Error(ErrorId::FileNotWritable).inFile(file));
    // what comes out of the program may only be read
    QFile::setPermissions(QString::fromStdString(file.string()),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                              | QFile::ReadOther);
    return {};
}

Result<> fill(const DemoProject& demo, const fs::path& folder)
{
    const QDir inside(QStringLiteral(":/demos/") + demo.id);
    const QStringList files = inside.entryList(QDir::Files, QDir::Name);
    for (const QString& file : files)
        TIMBREL_TRY(copyOut(inside.filePath(file), folder / file.toStdString()));
    const auto project = project::Project::open(folder);
    if (!project)
        return failure(project.error());
    for (const QString& file : files)
        if (isExample(file))
            TIMBREL_TRY(project->importFile(folder / file.toStdString()));
    return {};
}

} // namespace

QList<DemoProject> demoProjects()
{
    return Demos::all();
}

fs::path demoFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return fs::path(documents.toStdString()) / "Timbrel";
}

Result<fs::path> unpackDemo(const DemoProject& demo, const fs::path& into)
{
    const fs::path target = into / demo.name.toStdString();
    if (project::Project::open(target))
        return target;
    std::error_code error;
    fs::create_directories(into, error);
    // made beside its place and then moved there: a kill leaves no half project
    QTemporaryDir making(QString::fromStdString((into / ".demo-XXXXXX").string()));
    if (error || !making.isValid())
        return failure(Error(ErrorId::FolderNotWritable).inFile(into));
    TIMBREL_TRY(fill(demo, fs::path(making.path().toStdString())));
    fs::rename(making.path().toStdString(), target, error);
    if (error)
        return failure(Error(ErrorId::FolderNotWritable).inFile(target));
    making.setAutoRemove(false);
    fs::permissions(target,
                    fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec
                        | fs::perms::others_read | fs::perms::others_exec,
                    error);
    return target;
}

} // namespace timbrel::ui
