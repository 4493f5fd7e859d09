// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/origin_panel.h"

#include "ui/common/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

QString originRow(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString valueText(const Json& value)
{
    if (value.is_array()) {
        QStringList parts;
        for (const Json& entry : value)
            parts << valueText(entry);
        return parts.join(QStringLiteral(", "));
    }
    if (value.is_object()) { // a controller
        QStringList parts;
        for (const auto& [key, entry] : value.items())
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(key), valueText(entry));
        return parts.join(QStringLiteral(" "));
    }
    if (value.is_number_float())
        return QLocale::c().toString(value.get<double>(), 'g', 6);
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

/// One originRow for each setting, under the names of the files.
QString rowsOf(const Json& settings)
{
    QString rows;
    for (const auto& [key, value] : settings.items()) {
        const QString name = QString::fromStdString(key);
        if (!value.is_object()) {
            rows += originRow(name, valueText(value));
            continue;
        }
        for (const auto& [inner, one] : value.items())
            rows += originRow(name + QLatin1Char('.') + QString::fromStdString(inner),
                              valueText(one));
    }
    return rows;
}

QString notesText(const RunOrigin::Item& item)
{
    const QString count = item.count == 1
        ? OriginPanel::tr("1 note")
        : OriginPanel::tr("%n notes", nullptr, static_cast<int>(item.count));
    //: how many notes, seconds
    return OriginPanel::tr("%1, %2 s").arg(count, QLocale().toString(item.seconds, 'f', 1));
}

QString patternsText(const RunOrigin::Item& item)
{
    return OriginPanel::tr("%n patterns", nullptr, static_cast<int>(item.count));
}

} // namespace

OriginPanel::OriginPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("originPanel"));
    m_title = new QLabel;
    m_title->setProperty("role", QStringLiteral("heading"));
    auto* back = new QPushButton(tr("Back to the curves"));
    back->setObjectName(QStringLiteral("originBack"));
    back->setAccessibleName(back->text());
    m_text = new QTextBrowser;
    m_text->setObjectName(QStringLiteral("originText"));
    m_text->setAccessibleName(tr("Examples and settings of the run"));
    m_text->setFrameShape(QFrame::NoFrame);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    column->setSpacing(2 * metrics::kStep);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    connect(back, &QPushButton::clicked, this, &OriginPanel::left);
}

void OriginPanel::show(const RunFacts& run, const RunOrigin& origin)
{
    m_title->setText(tr("What made “%1”").arg(run.title));
    const bool isExpression = run.kind == expression::kRunKind;
    QString items;
    for (const RunOrigin::Item& item : origin.items)
        items += originRow(item.name, isExpression ? notesText(item) : patternsText(item));
    const QString table = QStringLiteral("<h4>%1</h4><table>%2</table>");
    const QString place = QDir::toNativeSeparators(QString::fromStdString(origin.folder.string()));
    m_text->setHtml(
        table.arg(isExpression ? tr("Examples") : tr("Patterns"), items)
        + table.arg(tr("Settings"),
                    originRow(tr("seed"), QString::number(run.seed)) + rowsOf(origin.settings))
        + table.arg(tr("Folder"), originRow(place, {})));
}

QString OriginPanel::text() const
{
    return m_text->toPlainText();
}

} // namespace timbrel::ui
