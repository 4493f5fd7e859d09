// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/training/curve_groups.h"
#include "ui/training/curve_legend.h"
#include "ui/training/curve_plot.h"
#include "ui/training/curve_smoothing.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace timbrel::ui {

class ActionRegistry;
class CurveSaver;
class FlowLayout;
class ReadOut;

/// The curves of the chosen runs: a plot for each group of metrics that their descriptions name,
/// one above the other, over the same stretch of epochs or of time. Knows nothing of any network.
/// Threads: GUI.
class CurvePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvePanel)
public:
    /// Where a run's curves are; null: nothing yet. Asked for anew each time.
    using Lookup = std::function<const learning::RunCurves*(const QString& id)>;

    CurvePanel(Lookup curves,
               ActionRegistry& registry,
               ErrorSentence sentence,
               QWidget* parent = nullptr);
    ~CurvePanel() override;

    /// At most kMostShownRuns.
    void setRuns(const QList<ShownRun>& runs);
    [[nodiscard]] const QList<ShownRun>& runs() const noexcept { return m_runs; }
    /// More points are there; seen within a tenth of a second.
    void curvesGrew(const QString& id);

    [[nodiscard]] learning::CurveAxis axis() const noexcept { return m_axis; }
    void setAxis(learning::CurveAxis axis);
    void setLogarithmic(bool isLog);
    void setSmoothing(double weight);
    /// All of the data, and from then on what comes.
    void fit();
    /// Takes up what is new at once.
    void refresh();
    /// Nothing is left to be worked out: what is drawn is what is asked for.
    [[nodiscard]] bool isSettled() const noexcept { return m_isSettled; }
    [[nodiscard]] std::vector<CurvePlot*> plots() const; ///< those in sight

    /// Of all runs in sight, whole, into the file; saved() or failed() follows.
    void saveTable(const QString& file);
    /// The plots in sight with all of their data. By the name's end: .png or .svg.
    void savePicture(const QString& file);

Q_SIGNALS:
    void hoverText(const QString& text);
    void saved(const QString& file);
    void failed(const timbrel::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct GroupPlot
    {
        CurveGroup group;
        QToolButton* toggle = nullptr;
        QLabel* caption = nullptr;
        CurvePlot* plot = nullptr;
        std::optional<PlotRange> y; ///< chosen by hand; absent: what fits
    };
    QWidget* buildStrip();
    QWidget* buildGroups();
    void buildSmoothing(FlowLayout& layout);
    void buildExport(FlowLayout& layout);
    void addActions();
    void takeGroups();
    void addPlot(const CurveGroup& group);
    void showGroups();
    void fill(CurveScene& scene, const CurveGroup& group) const;
    [[nodiscard]] PlotRange wholeRange() const;
    void advanceSmoothing();
    void showRanges();
    void showCursor(std::optional<double> x, const CurvePlot* plot);
    void showValues();
    void chooseFile(const QString& title, const QString& filter, const QString& suffix);
    void tell(const QString& text, bool isTrouble);

    Lookup m_curves;
    ActionRegistry& m_registry;
    ErrorSentence m_sentence;
    QList<ShownRun> m_runs;
    learning::CurveAxis m_axis = learning::CurveAxis::Epoch;
    bool m_isLog = true;
    std::optional<PlotRange> m_x; ///< chosen by hand; absent: all that there is
    std::optional<double> m_cursor;
    std::string m_cursorGroup; ///< whose values the legend shows
    CurveSmoothing m_smoothing;
    bool m_isSettled = true;

    QToolButton* m_byEpoch = nullptr;
    QToolButton* m_byTime = nullptr;
    QToolButton* m_logButton = nullptr;
    QSlider* m_slider = nullptr;
    QDoubleSpinBox* m_weight = nullptr;
    FlowLayout* m_groupRow = nullptr;
    ReadOut* m_place = nullptr; ///< where the cursor reads
    QLabel* m_message = nullptr;
    CurveLegend* m_legend = nullptr;
    QLabel* m_empty = nullptr;
    QVBoxLayout* m_plotColumn = nullptr;
    std::vector<std::shared_ptr<GroupPlot>> m_plots;
    QTimer m_refresh; ///< so that points that come one by one are drawn together
    QTimer m_smooth; ///< while smoothed curves are worked out
    CurveSaver* m_saver = nullptr;
};

} // namespace timbrel::ui
