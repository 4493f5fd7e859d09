// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QList>
#include <QString>
#include <QWidget>

#include <vector>

namespace timbrel::ui {

class FlowLayout;

/// A run as the curves show it.
struct ShownRun
{
    QString id;
    QString title;
    int slot = 0; ///< its colour and shape, see curveLook()
    friend bool operator==(const ShownRun&, const ShownRun&) = default;
};

/// One run in the legend: its line, its name, and the value that the cursor reads. Pressing it
/// hides the run's curves and shows them again. Threads: GUI.
class LegendItem final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LegendItem)
public:
    explicit LegendItem(const ShownRun& run, QWidget* parent = nullptr);

    void setRun(const ShownRun& run);
    [[nodiscard]] const ShownRun& run() const noexcept { return m_run; }
    void setValue(const QString& value);
    [[nodiscard]] const QString& value() const noexcept { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ShownRun m_run;
    QString m_value;
};

/// All of them, from left to right and in as many rows as it takes. Threads: GUI.
class CurveLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurveLegend)
public:
    explicit CurveLegend(QWidget* parent = nullptr);

    /// A run that was hidden stays so as long as it is among them.
    void setRuns(const QList<ShownRun>& runs);
    [[nodiscard]] bool isHiddenRun(const QString& id) const;
    void setValue(const QString& id, const QString& value);

Q_SIGNALS:
    void toggled();

private:
    FlowLayout* m_layout = nullptr;
    std::vector<LegendItem*> m_items;
};

} // namespace timbrel::ui
