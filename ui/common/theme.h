// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QString>

#include <array>

class QApplication;

namespace timbrel::ui {

/// The one place that names colours and sizes. Everything else asks for them by what they are for.
/// Threads: GUI.
struct Theme
{
    QColor ground; ///< behind everything
    QColor panel; ///< docks, cards
    QColor raised; ///< buttons, headers
    QColor line; ///< separators of one pixel
    QColor text;
    QColor quiet; ///< secondary text
    QColor accent; ///< the one thing to act on, and the focus ring
    QColor live; ///< running, connected
    QColor warn; ///< always with a sign and a word
    QColor fail;
    bool isDark = true;
    /// Controllers, channels, runs, labels. Okabe and Ito's, which people tell apart who see
    /// colours differently, adapted to each ground; always with a name, a shape or a dash beside
    /// the colour.
    std::array<QColor, 8> series {};
};

namespace metrics {
inline constexpr int kStep = 4; ///< spacing comes in multiples of it
inline constexpr int kControlHeight = 28;
inline constexpr int kTextPixels = 13;
inline constexpr int kCaptionPixels = 11;
inline constexpr int kTitlePixels = 20;
inline constexpr int kCorner = 4;
inline constexpr int kFocusRing = 2;
inline constexpr int kDenseControlHeight = 24; ///< in strips
inline constexpr int kLargeHeight = 40; ///< of what is pressed in a hurry
} // namespace metrics

enum class Appearance
{
    System, ///< as the desktop's own windows
    Dark,
    Light
};

[[nodiscard]] const Theme& darkTheme();
[[nodiscard]] const Theme& lightTheme();

/// Gives the application the colours and sizes, and remembers them for theme().
void applyAppearance(QApplication& application, Appearance appearance);

/// The one at hand.
[[nodiscard]] const Theme& theme();

/// What a person chose last; kept in the program's own settings.
[[nodiscard]] Appearance savedAppearance();
void saveAppearance(Appearance appearance);

/// Contrast as WCAG 2.1 defines it, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace timbrel::ui
