// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/expression/settings.h"
#include "core/music/sequence.h"
#include "ui/common/error_sentence.h"
#include "ui/training/preview_work.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace timbrel::ui {

class ActionRegistry;
class PreviewLegend;
class PreviewPlot;
class ReadOut;
class TrainingRuns;

/// What the network can be let play, besides what nobody taught it.
struct PreviewMaterial
{
    struct Example
    {
        quint64 key = 0; ///< never 0
        QString name;
        std::shared_ptr<const music::Sequence> music;
    };
    std::vector<Example> examples; ///< in the list's order
    expression::Settings settings; ///< of the project
};

/// What the best network of a run does: with an example, as target against output over time, or
/// with a way of playing that no example shows; the states of its cells; to be heard, and to be
/// added as an example where it is wrong. It follows the run as it improves, at most a few times a
/// second, and keeps what it shows until the next is there. Threads: GUI; networks play and
/// pictures are painted on another.
class PreviewPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPanel)
public:
    PreviewPanel(TrainingRuns& runs,
                 ActionRegistry& actions,
                 ErrorSentence sentence,
                 QWidget* parent = nullptr);
    ~PreviewPanel() override;

    /// Whose best network plays; empty: none.
    void setRun(const QString& id);
    void setMaterial(PreviewMaterial material);
    /// Something else needs the sound (a recording): nothing can be heard here meanwhile.
    void setCanHear(bool canHear);
    /// Where what hear() asked for is; none: it is over.
    void setHeardPosition(std::optional<Microseconds> position);

    [[nodiscard]] const PreviewPlot& plot() const { return *m_plot; }
    /// Null: nothing has been played yet.
    [[nodiscard]] const expression::Preview* preview() const;
    /// Nothing is left to be worked out.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void hear(std::shared_ptr<const timbrel::music::Sequence> music);
    void stopHearing();
    /// Notes with what the network makes of them, to be corrected.
    void addExample(const timbrel::music::Sequence& music, const QString& name);
    void trainRequested(); ///< there is no network yet
    void drawRequested(); ///< there is no example yet
    void hoverText(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Something to play.
    struct Choice
    {
        quint64 key = 0; ///< of the example; 0: a phrase that was not taught
        expression::PhraseKind kind {};
        int semitones = 0;
        QString name;
        QString hint;
        std::shared_ptr<const music::Sequence> music;
    };
    void addActions(ActionRegistry& actions);
    void forgetPreview();
    QWidget* buildPicture();
    QWidget* buildStrip();
    QWidget* buildEmpty();
    void takePhrases(const std::vector<expression::UntaughtPhrase>& phrases);
    [[nodiscard]] static QString nameOf(const expression::UntaughtPhrase& phrase);
    void fillChooser();
    void addHeading(const QString& text);
    void choose(int index);
    [[nodiscard]] const Choice* chosen() const;
    void playSoon();
    void play();
    void takePreview(const std::shared_ptr<const expression::Preview>& preview);
    void showPage();
    void showNumbers();
    [[nodiscard]] static QString numbersText(double onStage, double asTaught);
    void showButtons();
    void hearOrStop(QPushButton* button);
    void add();

    TrainingRuns& m_runs;
    ErrorSentence m_sentence;
    QString m_run;
    PreviewMaterial m_material;
    std::vector<Choice> m_choices;
    std::vector<expression::UntaughtPhrase> m_phrases;
    int m_chosen = -1;
    PreviewWork m_work;
    std::shared_ptr<const expression::Preview> m_preview;
    bool m_isOfChosen = false; ///< m_preview is what was chosen played
    bool m_isChosenPlaying = false; ///< so that it comes to an end before it is played anew
    QString m_failure; ///< why there is no preview; empty: none
    bool m_canHear = true;
    QPushButton* m_heard = nullptr; ///< the button whose music sounds
    QTimer m_playDue;
    QElapsedTimer m_sincePlayed;
    bool m_isPlayWanted = false; ///< for when it is in sight

    QStackedWidget* m_pages = nullptr;
    QComboBox* m_chooser = nullptr;
    std::vector<std::pair<QAction*, QPushButton*>> m_actions; ///< that press a button
    QPushButton* m_hearTarget = nullptr;
    QPushButton* m_hearNetwork = nullptr;
    QPushButton* m_add = nullptr;
    ReadOut* m_numbers = nullptr;
    QLabel* m_why = nullptr; ///< why the two errors differ
    ReadOut* m_place = nullptr;
    QLabel* m_trouble = nullptr;
    PreviewLegend* m_legend = nullptr;
    PreviewPlot* m_plot = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_emptyButton = nullptr;
};

} // namespace timbrel::ui
