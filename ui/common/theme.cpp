// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style_sheet.h"
#include "ui/common/timbrel_style.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

const Theme* g_current = nullptr;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

/// The palette that the desktop gave us, before we put ours in its place.
bool desktopIsDark(const QApplication& application)
{
    static const bool isDark = [&] {
        const QPalette palette = application.palette();
        return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness();
    }();
    return isDark;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.ground);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.ground);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.quiet);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.raised);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Mid, theme.line);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.quiet);
    return palette;
}

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<double>(colour.redF()))
        + 0.7152 * linear(static_cast<double>(colour.greenF()))
        + 0.0722 * linear(static_cast<double>(colour.blueF()));
}

constexpr const char* kAppearanceKey = "appearance";

} // namespace

const Theme& darkTheme()
{
    static const Theme kDark = {rgb(0x16181c),
                                rgb(0x1e2126),
                                rgb(0x282c33),
                                rgb(0x363b44),
                                rgb(0xe8eaee),
                                rgb(0x9aa3b2),
                                rgb(0xffb347),
                                rgb(0x4cc38a),
                                rgb(0xf5d547),
                                rgb(0xff6b6b),
                                true,
                                {rgb(0x56b4e9),
                                 rgb(0x2fbf95),
                                 rgb(0xd98cb8),
                                 rgb(0xf0e442),
                                 rgb(0xf07f3c),
                                 rgb(0x6f9bea),
                                 rgb(0xe69f00),
                                 rgb(0xb4bcc8)}};
    return kDark;
}

const Theme& lightTheme()
{
    static const Theme kLight = {rgb(0xf4f5f7),
                                 rgb(0xffffff),
                                 rgb(0xe9ebef),
                                 rgb(0xcfd4dc),
                                 rgb(0x1a1d22),
                                 rgb(0x5b6472),
                                 rgb(0xb86e00),
                                 rgb(0x1a7f4e),
                                 rgb(0x8a6d00),
                                 rgb(0xc62828),
                                 false,
                                 {rgb(0x1f7fb8),
                                  rgb(0x007f5f),
                                  rgb(0xa8487f),
                                  rgb(0x857500),
                                  rgb(0xb84a00),
                                  rgb(0x2f57b0),
                                  rgb(0xa06a00),
                                  rgb(0x4a5361)}};
    return kLight;
}

void applyAppearance(QApplication& application, Appearance appearance)
{
    const bool systemIsDark = desktopIsDark(application);
    const bool isDark
        = appearance == Appearance::System ? systemIsDark : appearance == Appearance::Dark;
    g_current = isDark ? &darkTheme() : &lightTheme();
    QApplication::setStyle(new TimbrelStyle); // the application owns it
    QFont font = QApplication::font();
    font.setPixelSize(metrics::kTextPixels);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(*g_current));
    application.setStyleSheet(styleSheet(*g_current));
}

const Theme& theme()
{
    return g_current != nullptr ? *g_current : darkTheme();
}

Appearance savedAppearance()
{
    const QString saved = QSettings().value(QLatin1String(kAppearanceKey)).toString();
    if (saved == QLatin1String("dark"))
        return Appearance::Dark;
    return saved == QLatin1String("light") ? Appearance::Light : Appearance::System;
}

void saveAppearance(Appearance appearance)
{
    const char* name = appearance == Appearance::Dark ? "dark"
        : appearance == Appearance::Light             ? "light"
                                                      : "system";
    QSettings().setValue(QLatin1String(kAppearanceKey), QString::fromLatin1(name));
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace timbrel::ui
