// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace timbrel::test {

struct SeenText
{
    QString place; ///< classes and names of the widget and of what it lies in
    QString text;
};

/// Everything that can be read or heard of what is shown: painted texts, the items of lists and
/// tables, hints, and what a screen reader says. Threads: GUI.
[[nodiscard]] std::vector<SeenText> textsOf(QWidget& shown);

/// Whether a painted text has lost its end to an ellipsis.
using IsElided = std::function<bool(const QString& text)>;

/// Painted texts that end before their last letter: elided, or wider than their place; and widgets
/// that reach out of what they lie in or over each other, with their sizes as text.
[[nodiscard]] std::vector<SeenText> cutTextsOf(QWidget& shown, const IsElided& isElided);

} // namespace timbrel::test
