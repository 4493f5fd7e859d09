// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation/pseudo_translator.h"

#include <QRegularExpression>

#include <cmath>

namespace timbrel::test {
namespace {

constexpr double kLonger = 1.35;
constexpr QStringView kPlain = u"aceinouyACEINOUY";
constexpr QStringView kAccented = u"åçéîñöüýÅÇÉÎÑÖÜÝ";
constexpr QStringView kVowels = u"aeiouAEIOU";

/// What is no text inside a text: tags, entities, places, line ends.
const QRegularExpression& notText()
{
    static const QRegularExpression kNotText(
        QStringLiteral("<[^>]*>|&[a-z]+;|%L?[0-9]+|%n|\\{[a-z]+\\}|\\n"));
    return kNotText;
}

} // namespace

QString pseudoTranslated(const QString& text)
{
    QString letters; // of which it becomes longer
    QString result = QStringLiteral("[");
    const auto append = [&](QStringView piece) {
        letters += piece;
        for (const QChar letter : piece) {
            const auto place = kPlain.indexOf(letter);
            result += place < 0 ? letter : kAccented[place];
            if (kVowels.contains(letter))
                result += kAccented[place].toLower();
        }
    };
    qsizetype end = 0;
    for (auto match = notText().globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        append(QStringView(text).sliced(end, found.capturedStart() - end));
        result += found.capturedView();
        end = found.capturedEnd();
    }
    append(QStringView(text).sliced(end));
    const auto wanted = static_cast<qsizetype>(std::ceil(kLonger * double(letters.size())));
    const qsizetype longer = result.size() - (text.size() - letters.size()) + 1;
    result += QString(std::max<qsizetype>(0, wanted - longer), QChar(u'·'));
    return result + QLatin1Char(']');
}

PseudoTranslator::PseudoTranslator(const QString& complete)
{
    if (!m_complete.load(complete))
        qFatal("no translation %s", qPrintable(complete));
}

QString PseudoTranslator::translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int number) const
{
    static const QRegularExpression kOfQt(QStringLiteral("^Q[A-Z]"));
    const QString room = QString::fromUtf8(context);
    if (!kOfQt.match(room).hasMatch()
        && m_complete.translate(context, source, disambiguation, number).isNull())
        m_unknown.insert(room + QStringLiteral(": ") + QString::fromUtf8(source));
    return pseudoTranslated(QString::fromUtf8(source));
}

QStringList PseudoTranslator::unknown() const
{
    return {m_unknown.begin(), m_unknown.end()};
}

QStringList plainWordsIn(const QString& text)
{
    static const QRegularExpression kWord(QStringLiteral("\\p{L}{2,}"));
    QString plain = text;
    plain.replace(notText(), QStringLiteral(" "));
    plain.remove(QLatin1Char('&'));
    QStringList words;
    for (auto match = kWord.globalMatch(plain); match.hasNext();) {
        const QString word = match.next().captured();
        if (std::any_of(
                word.begin(), word.end(), [](QChar letter) { return kPlain.contains(letter); }))
            words << word;
    }
    return words;
}

} // namespace timbrel::test
