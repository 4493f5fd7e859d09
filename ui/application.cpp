// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "ui/common/app_icon.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace timbrel::ui {
namespace {

QStringList pathTexts(const std::vector<std::filesystem::path>& files)
{
    QStringList texts;
    for (const std::filesystem::path& file : files)
        texts << QString::fromStdString(file.string());
    return texts;
}

} // namespace

int runWindow(int argc, char** argv, const WindowContent& content, ErrorSentence sentence)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("timbrel"));
    QApplication::setOrganizationName(QStringLiteral("timbrel"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(TIMBREL_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("timbrel"));

    // Qt's own dialogs first, so that ours win
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(),
                     QStringLiteral("qtbase"),
                     QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);
    QTranslator ourTexts;
    if (ourTexts.load(
            QLocale(), QStringLiteral("timbrel"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(&ourTexts);

    applyAppearance(application, savedAppearance());
    QApplication::setWindowIcon(appIcon());
    MainWindow window(std::move(sentence));
    if (!content.project.empty())
        window.openProject(content.project);
    if (!content.files.empty())
        window.importFiles(pathTexts(content.files));
    window.show();
    return QApplication::exec();
}

} // namespace timbrel::ui
