// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <QTranslator>

#include <set>

namespace timbrel::test {

/// As a translator would be who has only accents: "Save as…" becomes "[Šåàvéé åàš…··]". Every text
/// that goes through tr() is a third longer, ends visibly, and has no plain vowel left; what stands
/// between tags, behind an ampersand and in places (%1) stays. Threads: GUI.
class PseudoTranslator final : public QTranslator
{
public:
    /// A complete translation, whose texts are those that translators get to see.
    explicit PseudoTranslator(const QString& complete);

    [[nodiscard]] QString translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int number) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
    /// Those that were asked for and that no translator gets to see: "context: text". Qt's own do
    /// not count.
    [[nodiscard]] QStringList unknown() const;

private:
    QTranslator m_complete;
    mutable std::set<QString> m_unknown;
};

[[nodiscard]] QString pseudoTranslated(const QString& text);

/// The words of a text that no translator has seen: some letter of them has no accent. Neither tags
/// nor single letters are words.
[[nodiscard]] QStringList plainWordsIn(const QString& text);

} // namespace timbrel::test
