// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every view and dialog in every appearance, scale and language.
//
//   timbrel_screenshots FOLDER             all of them: FOLDER/light-150-de/welcome.png
//   timbrel_screenshots FOLDER APPEARANCE SCALE LANGUAGE [SCENE...]     dark 100 en welcome
//   timbrel_screenshots --guide FOLDER     those of the guide: FOLDER/editor.png
//
// TIMBREL_PICTURED_RUNS may name a folder with trainings of the first demo, to be shown instead of
// invented ones, TIMBREL_PICTURED_SIZE another size of the window than 1280x800.
#include "ui/common/theme.h"
#include "ui/pictures/scenes.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QPixmap>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace timbrel;

namespace {

/// A picture of the guide: a part of what a scene shows.
struct GuidePicture
{
    const char* name;
    const char* scene;
    const char* part; ///< its objectName; empty: the whole
};

constexpr GuidePicture kGuidePictures[] = {
    {"window", "editor-demo-1", ""},
    {"welcome", "welcome", ""},
    {"editor", "editor-selected", "editorView"},
    {"import", "import-question", "editorSide"},
    {"sound", "settings-sound", ""},
    {"project", "project-trained", "projectTab"},
    {"training", "training", "trainingTab"},
    {"perform", "perform", "performTab"},
    {"latent", "latent-space", "latentTab"},
    {"synthesizer", "synthesizer", ""},
};

struct Wish
{
    QString appearance;
    QString scale; ///< per cent
    QString language;
    [[nodiscard]] QString name() const
    {
        return QStringList {appearance, scale, language}.join(QLatin1Char('-'));
    }
};

/// The scale is of a whole process, so that each wish is one.
int takeAll(const QString& program, const QString& folder)
{
    int failed = 0;
    for (const char* appearance : {"dark", "light"})
        for (const char* scale : {"100", "150", "200"})
            for (const char* language : {"en", "de"}) {
                QProcess process;
                process.setProcessChannelMode(QProcess::ForwardedChannels);
                process.start(program,
                              {folder,
                               QLatin1String(appearance),
                               QLatin1String(scale),
                               QLatin1String(language)});
                process.waitForFinished(-1);
                failed += process.exitCode() == 0 ? 0 : 1;
            }
    return failed == 0 ? 0 : 1;
}

void speak(QApplication& application, const QString& language)
{
    const QLocale locale(language == QLatin1String("de") ? QLocale::German : QLocale::English);
    QLocale::setDefault(locale);
    auto* qtTexts = new QTranslator(&application);
    if (qtTexts->load(locale,
                      QStringLiteral("qtbase"),
                      QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qtTexts);
    auto* ourTexts = new QTranslator(&application);
    if (ourTexts->load(
            locale, QStringLiteral("timbrel"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(ourTexts);
}

int take(const QDir& folder, const QStringList& wanted)
{
    for (const test::Scene& scene : test::scenes()) {
        const QString name = QLatin1String(scene.name);
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        test::Stage stage;
        QWidget* shown = scene.show(stage);
        if (shown == nullptr
            || !shown->grab().save(folder.filePath(name + QLatin1String(".png")))) {
            std::fprintf(stderr, "There is no picture of %s.\n", scene.name);
            return 1;
        }
    }
    return 0;
}

int takeForGuide(const QDir& folder)
{
    constexpr int kSmallest = 0; // of PNG files: packed best
    for (const GuidePicture& picture : kGuidePictures) {
        test::Stage stage;
        const test::Scene* scene = test::findScene(picture.scene);
        QWidget* shown = scene != nullptr ? scene->show(stage) : nullptr;
        const QString part = QLatin1String(picture.part);
        if (shown != nullptr && !part.isEmpty())
            shown = shown->findChild<QWidget*>(part);
        const QString file = folder.filePath(QLatin1String(picture.name) + QLatin1String(".png"));
        if (shown == nullptr || !shown->grab().save(file, "PNG", kSmallest)) {
            std::fprintf(stderr, "There is no picture %s.\n", picture.name);
            return 1;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const bool isForGuide = argc == 3 && QByteArray(argv[1]) == "--guide";
    if (argc != 2 && argc < 5 && !isForGuide) {
        std::fputs("timbrel_screenshots FOLDER [APPEARANCE SCALE LANGUAGE [SCENE...]]\n"
                   "timbrel_screenshots --guide FOLDER\n",
                   stderr);
        return 2;
    }
    if (argc == 2) {
        const QCoreApplication application(argc, argv);
        return takeAll(QCoreApplication::applicationFilePath(), QString::fromLocal8Bit(argv[1]));
    }
    const Wish wish = isForGuide
        ? Wish {QStringLiteral("light"), QStringLiteral("200"), QStringLiteral("en")}
        : Wish {QString::fromLocal8Bit(argv[2]),
                QString::fromLocal8Bit(argv[3]),
                QString::fromLocal8Bit(argv[4])};
    const QTemporaryDir home; // nothing of the person who runs this is read or written
    for (const char* place : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, home.path().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(wish.scale.toDouble() / 100.0));
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("timbrel"));
    QApplication::setApplicationName(QStringLiteral("timbrel"));
    QApplication::setApplicationDisplayName(QString());
    speak(application, wish.language);
    ui::applyAppearance(application,
                        wish.appearance == QLatin1String("light") ? ui::Appearance::Light
                                                                  : ui::Appearance::Dark);
    if (isForGuide)
        return takeForGuide(QDir(QString::fromLocal8Bit(argv[2])));
    QDir folder(QString::fromLocal8Bit(argv[1]));
    if (!folder.mkpath(wish.name()) || !folder.cd(wish.name()))
        return 1;
    return take(folder, application.arguments().mid(5));
}
