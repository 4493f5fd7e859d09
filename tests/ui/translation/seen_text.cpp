// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation/seen_text.h"

#include "ui/translation/painted_text.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLayout>
#include <QLineEdit>
#include <QMetaProperty>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>

namespace timbrel::test {
namespace {

constexpr double kSlack = 1.5; // pixels: a letter may lean out of its line
constexpr double kLineSlack = 4.0; // above and below there is room for accents on capitals
constexpr int kLooks = 300; // lines of a list

QString placeOf(const QObject& object)
{
    QStringList names;
    for (const QObject* one = &object; one != nullptr && names.size() < 4; one = one->parent()) {
        const QString name = QLatin1String(one->metaObject()->className());
        names << name.section(QLatin1String("::"), -1)
                + (one->objectName().isEmpty() ? QString() : QLatin1Char('#') + one->objectName());
    }
    return names.join(QLatin1String(" < "));
}

std::vector<QWidget*> visiblePartsOf(QWidget& shown)
{
    std::vector<QWidget*> all = {&shown};
    for (QWidget* widget : shown.findChildren<QWidget*>())
        if (widget->isVisibleTo(&shown) && !widget->size().isEmpty()
            && (!widget->isWindow() || widget == &shown))
            all.push_back(widget);
    return all;
}

/// What a person wrote, or reads as a whole document.
bool isWriting(const QWidget& widget)
{
    return qobject_cast<const QLineEdit*>(&widget) != nullptr
        || qobject_cast<const QTextEdit*>(&widget) != nullptr
        || qobject_cast<const QTextEdit*>(widget.parentWidget()) != nullptr;
}

class Texts
{
public:
    void add(const QObject& object, const char* kind, const QString& text)
    {
        if (!text.isEmpty())
            m_texts.push_back(
                {placeOf(object) + QLatin1Char(' ') + QLatin1String(kind), text.simplified()});
    }

    void addProperties(const QObject& object)
    {
        static const char* const kNames[] = {"windowTitle",
                                             "title",
                                             "text",
                                             "toolTip",
                                             "statusTip",
                                             "whatsThis",
                                             "accessibleName",
                                             "accessibleDescription",
                                             "placeholderText",
                                             "prefix",
                                             "suffix",
                                             "specialValueText"};
        const auto* line = qobject_cast<const QLineEdit*>(&object);
        for (const char* name : kNames)
            if (object.metaObject()->indexOfProperty(name) >= 0
                && !(line != nullptr && qstrcmp(name, "text") == 0))
                add(object, name, object.property(name).toString());
    }

    void addItems(const QObject& owner, const QAbstractItemModel& model, const QModelIndex& parent)
    {
        const int rows = std::min(kLooks, model.rowCount(parent));
        for (int column = 0; column < model.columnCount(parent); ++column)
            add(owner, "header", model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role : {static_cast<int>(Qt::DisplayRole),
                                       static_cast<int>(Qt::ToolTipRole),
                                       static_cast<int>(Qt::StatusTipRole),
                                       static_cast<int>(Qt::AccessibleTextRole),
                                       static_cast<int>(Qt::AccessibleDescriptionRole)})
                    add(owner, "item", index.data(role).toString());
                if (column == 0 && model.hasChildren(index))
                    addItems(owner, model, index);
            }
    }

    void addSpoken(const QObject& owner, QAccessibleInterface* spoken, int depth)
    {
        if (spoken == nullptr)
            return;
        add(owner, "spoken name", spoken->text(QAccessible::Name));
        add(owner, "spoken description", spoken->text(QAccessible::Description));
        if (depth == 0)
            return;
        for (int i = 0; i < std::min(kLooks, spoken->childCount()); ++i)
            if (QAccessibleInterface* child = spoken->child(i);
                child != nullptr && child->object() == nullptr)
                addSpoken(owner, child, depth - 1);
    }

    [[nodiscard]] std::vector<SeenText> all() && { return std::move(m_texts); }

private:
    std::vector<SeenText> m_texts;
};

/// A lane's switches keep their first letters where tables are open beside the lanes.
bool givesWay(const QWidget& widget)
{
    return qstrcmp(widget.metaObject()->className(), "timbrel::ui::LanePartButton") == 0;
}

/// Bars, seconds, names of keys: they come into sight little by little.
bool isScrolledScale(const QWidget& widget)
{
    return widget.objectName() == QLatin1String("ruler")
        || widget.objectName() == QLatin1String("keysColumn");
}

/// A list is scrolled up and down, and some also to the sides.
bool isCut(const QWidget& widget, const PaintedText& text)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    if (isScrolledScale(widget))
        return false;
    const bool isViewport = area != nullptr && area->viewport() == &widget;
    if (const auto* header = qobject_cast<const QHeaderView*>(area))
        area = qobject_cast<const QAbstractScrollArea*>(header->parentWidget());
    const bool isScrolled = isViewport && area->horizontalScrollBar()->maximum() > 0;
    const QRectF& shown = text.shown;
    const bool isTooWide
        = text.place.left() < shown.left() - kSlack || text.place.right() > shown.right() + kSlack;
    const bool isTooHigh = text.place.top() < shown.top() - kLineSlack
        || text.place.bottom() > shown.bottom() + kLineSlack;
    return (isTooWide && !isScrolled) || (isTooHigh && !isViewport);
}

QString sizesOf(const QRectF& inner, const QRectF& outer)
{
    const auto one = [](const QRectF& area) {
        return QStringLiteral("%1,%2 %3×%4")
            .arg(area.x(), 0, 'f', 0)
            .arg(area.y(), 0, 'f', 0)
            .arg(area.width(), 0, 'f', 0)
            .arg(area.height(), 0, 'f', 0);
    };
    return QStringLiteral(" (%1 in %2)").arg(one(inner), one(outer));
}

bool liesInScrollArea(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    return parent != nullptr
        && qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) != nullptr;
}

bool holds(const QLayout& layout, const QWidget& widget)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget() == &widget
            || (item->layout() != nullptr && holds(*item->layout(), widget)))
            return true;
    }
    return false;
}

/// Both beside each other by a layout: not one that is put over others, nor one that tells what
/// belongs into an empty list and lies in its place.
bool shouldNotMeet(const QWidget& a, const QWidget& b)
{
    const QWidget* parent = a.parentWidget();
    return parent != nullptr && parent == b.parentWidget() && parent->layout() != nullptr
        && holds(*parent->layout(), a) && holds(*parent->layout(), b)
        && a.geometry() != b.geometry();
}

/// What cannot even be scrolled into sight.
void addTooWide(const std::vector<QWidget*>& parts, Texts& texts)
{
    for (const QWidget* widget : parts)
        if (const auto* area = qobject_cast<const QScrollArea*>(widget); area != nullptr
            && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
            && area->widget() != nullptr && area->widget()->width() > area->viewport()->width())
            texts.add(*area,
                      "is too narrow",
                      sizesOf(area->widget()->geometry(), area->viewport()->rect()));
}

void addMisplaced(const std::vector<QWidget*>& parts, Texts& texts)
{
    for (const QWidget* widget : parts) {
        const QWidget* parent = widget->parentWidget();
        if (widget->isWindow() || parent == nullptr || liesInScrollArea(*widget)
            || qobject_cast<const QSplitterHandle*>(widget) != nullptr)
            continue;
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry()))
            texts.add(*widget, "reaches out", sizesOf(widget->geometry(), parent->rect()));
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (std::size_t j = i + 1; j < parts.size(); ++j)
            if (shouldNotMeet(*parts[i], *parts[j])
                && parts[i]->geometry().adjusted(1, 1, -1, -1).intersects(parts[j]->geometry()))
                texts.add(*parts[i],
                          "lies over",
                          placeOf(*parts[j]) + sizesOf(parts[i]->geometry(), parts[j]->geometry()));
}

} // namespace

std::vector<SeenText> textsOf(QWidget& shown)
{
    Texts texts;
    for (QWidget* widget : visiblePartsOf(shown)) {
        texts.addProperties(*widget);
        for (const QAction* action : widget->actions())
            if (!action->isSeparator())
                texts.addProperties(*action);
        if (const auto* bar = qobject_cast<const QTabBar*>(widget))
            for (int i = 0; i < bar->count(); ++i)
                texts.add(*bar, "tab", bar->tabText(i));
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            texts.addItems(*box, *box->model(), {});
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget);
            view != nullptr && view->model() != nullptr)
            texts.addItems(*view, *view->model(), {});
        else
            texts.addSpoken(*widget, QAccessible::queryAccessibleInterface(widget), 2);
        if (!isWriting(*widget))
            for (const PaintedText& painted : textsPaintedBy(*widget))
                texts.add(*widget, "painted", painted.text);
    }
    return std::move(texts).all();
}

std::vector<SeenText> cutTextsOf(QWidget& shown, const IsElided& isElided)
{
    Texts texts;
    const std::vector<QWidget*> parts = visiblePartsOf(shown);
    for (QWidget* widget : parts) {
        if (isWriting(*widget))
            continue;
        for (const PaintedText& painted : textsPaintedBy(*widget))
            if (isElided(painted.text) && !givesWay(*widget))
                texts.add(*widget, "elided", painted.text);
            else if (isCut(*widget, painted))
                texts.add(*widget, "cut", painted.text + sizesOf(painted.place, painted.shown));
    }
    addMisplaced(parts, texts);
    addTooWide(parts, texts);
    return std::move(texts).all();
}

} // namespace timbrel::test
