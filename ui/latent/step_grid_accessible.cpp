// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/step_grid_accessible.h"

#include "ui/latent/step_grid.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include <map>

namespace timbrel::ui {
namespace {

class CellAccessible final : public QAccessibleInterface,
                             public QAccessibleTableCellInterface,
                             public QAccessibleActionInterface
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::CellAccessible)
public:
    CellAccessible(StepGrid& grid, GridCell cell)
        : m_grid(grid)
        , m_cell(cell)
    { }

    [[nodiscard]] bool isValid() const override
    {
        const auto& shape = m_grid.scene().layout.shape;
        return m_cell.row < shape.rows && m_cell.step < shape.steps;
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_grid.window()->windowHandle(); }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_grid);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_grid.cellText(m_cell) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }
    [[nodiscard]] QRect rect() const override
    {
        const QRect place = m_grid.scene().layout.cellRect(m_cell).toAlignedRect();
        return {m_grid.mapToGlobal(place.topLeft()), place.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.checkable = true;
        state.selectable = true;
        if (!isValid())
            return state;
        state.checked = m_grid.document().pattern().at(m_cell.row, m_cell.step).isOnset();
        state.focused = m_grid.hasFocus() && m_grid.scene().cursor == m_cell;
        const auto& selection = m_grid.scene().selection;
        state.selected = selection && selection->contains(m_cell);
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return state().selected; }
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return static_cast<int>(m_cell.step); }
    [[nodiscard]] int rowIndex() const override { return static_cast<int>(m_cell.row); }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return parent(); }

    [[nodiscard]] QStringList actionNames() const override
    {
        return {toggleAction(), setFocusAction()};
    }
    void doAction(const QString& name) override
    {
        if (name == toggleAction())
            m_grid.toggle(m_cell);
        else if (name == setFocusAction())
            m_grid.setCursorCell(m_cell);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    StepGrid& m_grid;
    GridCell m_cell;
};

class GridAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::GridAccessible)
public:
    explicit GridAccessible(StepGrid& grid)
        : QAccessibleWidget(&grid, QAccessible::Table)
        , m_grid(grid)
    { }
    ~GridAccessible() override
    {
        for (const auto& [cell, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_grid.cellText(m_grid.scene().cursor);
        if (kind == QAccessible::Description)
            return tr(
                "Arrows move the cursor, Enter puts an onset there or takes it away, plus and "
                "minus make it louder and softer.");
        return QAccessibleWidget::text(kind);
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] int childCount() const override { return rowCount() * columnCount(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        return index < 0 || index >= childCount()
            ? nullptr
            : cellAt(index / columnCount(), index % columnCount());
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        auto* cell = const_cast<QAccessibleInterface*>(child)->tableCellInterface();
        return cell == nullptr ? -1 : cell->rowIndex() * columnCount() + cell->columnIndex();
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto cell = m_grid.scene().layout.cellAt(m_grid.mapFromGlobal(QPoint(x, y)));
        return cell ? cellAt(static_cast<int>(cell->row), static_cast<int>(cell->step)) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        const GridCell& cursor = m_grid.scene().cursor;
        return cellAt(static_cast<int>(cursor.row), static_cast<int>(cursor.step));
    }

    // QAccessibleTableInterface
    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        const GridCell cell {static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
        const auto found = m_cells.find(cell);
        if (found != m_cells.end())
            return QAccessible::accessibleInterface(found->second);
        auto* made = new CellAccessible(m_grid, cell);
        m_cells[cell] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    [[nodiscard]] int selectedCellCount() const override
    {
        return static_cast<int>(selectedCells().size());
    }
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override
    {
        QList<QAccessibleInterface*> cells;
        if (const auto& selection = m_grid.scene().selection) {
            const GridRange range = selection->ordered();
            for (std::size_t row = range.from.row; row <= range.to.row; ++row)
                for (std::size_t step = range.from.step; step <= range.to.step; ++step)
                    cells << cellAt(static_cast<int>(row), static_cast<int>(step));
        }
        return cells;
    }
    [[nodiscard]] QString columnDescription(int column) const override
    {
        return tr("Step %1").arg(column + 1);
    }
    [[nodiscard]] QString rowDescription(int row) const override
    {
        return m_grid.rowNames().value(row);
    }
    [[nodiscard]] int columnCount() const override
    {
        return static_cast<int>(m_grid.scene().layout.shape.steps);
    }
    [[nodiscard]] int rowCount() const override
    {
        return static_cast<int>(m_grid.scene().layout.shape.rows);
    }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override { return {}; }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { }

private:
    StepGrid& m_grid;
    mutable std::map<GridCell, QAccessible::Id> m_cells; ///< made when they are first asked for
};

} // namespace

QAccessibleInterface* makeStepGridAccessible(StepGrid& grid)
{
    return new GridAccessible(grid);
}

} // namespace timbrel::ui
