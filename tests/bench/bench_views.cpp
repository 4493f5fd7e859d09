// SPDX-License-Identifier: GPL-3.0-or-later
// The views "Training" and "Perform" of the real window while a training is at full speed: how long
// the GUI thread ever keeps its event loop waiting. The training is the window's own, its curves
// and its preview move, a hand reads and zooms them; then the network that it makes is played, each
// better one enters, and a hand takes over.
//   bench_views [SECONDS]
// $TIMBREL_BUILD names the build whose timbrel-learn trains.
#include "core/expression/settings_proposal.h"
#include "core/project/project.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"
#include "ui/common/theme.h"
#include "ui/open_window.h"
#include "ui/perform/performance_control.h"
#include "ui/training/curve_plot.h"
#include "ui/training/proposal_panel.h"
#include "ui/training/training_runs.h"

#include <QApplication>
#include <QEventLoop>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include "bench/gap_watch.h"
#include "editor/editor_stage.h"

using namespace timbrel;
using namespace timbrel::test;

namespace {

constexpr int kPatience = 60'000; ///< ms

/// Files of a vibrato, and one that contradicts the first: nobody learns that, so the training goes
/// on.
void writeProject(const std::filesystem::path& folder)
{
    std::vector<music::Sequence> examples;
    for (std::uint64_t seed = 1; seed <= 4; ++seed)
        examples.push_back(makeFamilyFile(Family::Vibrato, seed, 40));
    examples.push_back(examples.front());
    for (music::Event& event : examples.back())
        if (event.kind == music::EventKind::Controller)
            event.value = static_cast<std::uint8_t>(127 - event.value);
    auto conf = expression::proposeSettings(examples).conf;
    if (!conf.set("training.max_epoch_count", 0) || !conf.set("training.mse_threshold", 0.0))
        qFatal("no settings");
    const auto made = project::Project::create(folder, conf);
    for (const music::Sequence& example : examples)
        if (!made || !made->addExample(example, {}))
            qFatal("no project");
}

/// Something that a hand does, one move every 16 ms.
template<class Move>
class HandOf
{
public:
    explicit HandOf(Move move)
        : m_move(std::move(move))
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_move(m_step++); });
        m_timer.start(16);
    }

private:
    QTimer m_timer;
    Move m_move;
    int m_step = 0;
};

template<class Move>
void watch(bench::TimedApplication& application, const char* row, int seconds, Move move)
{
    std::vector<bench::Gap> gaps;
    {
        QTest::qWait(2000); // what the change of the view asked for is done
        application.tellLongest("before");
        bench::GapWatch watch;
        const HandOf hand(std::move(move));
        QEventLoop loop;
        QTimer::singleShot(1000 * seconds, &loop, &QEventLoop::quit);
        loop.exec();
        gaps = watch.longest(10);
    }
    application.tellLongest(row);
    bench::printGaps(row, gaps, seconds);
}

bool train(ui::MainWindow& window)
{
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    window.findChild<ui::ProposalPanel*>()->setPreset(ui::ProposalPanel::Preset::Long);
    auto* button = window.findChild<QPushButton*>(QStringLiteral("trainButton"));
    if (!QTest::qWaitFor([&] { return button->isEnabled(); }, kPatience))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    const auto& runs = *window.findChild<ui::TrainingRuns*>();
    return QTest::qWaitFor([&] { return !runs.runs().isEmpty() && runs.runs().back().state.best; },
                           kPatience);
}

void readAndZoomCurves(ui::MainWindow& window, int step)
{
    auto* plot = window.findChild<ui::CurvePlot*>();
    const QPointF place(80.0 + step * 3 % std::max(1, plot->width() - 120), plot->height() * 0.5);
    const int phase = step / 60 % 6;
    if (phase < 4)
        mouse(*plot, QEvent::MouseMove, place, Qt::NoButton);
    else
        wheel(*plot, place.toPoint(), phase == 4 ? 1 : -1, Qt::ControlModifier);
}

void playAndTakeOver(ui::PerformanceControl& performance, int step)
{
    constexpr int kHeld = 6; // moves, 10 notes a second
    const auto key = [](int note) { return 48 + note * 7 % 24; };
    if (step % kHeld == 0) {
        if (step > 0)
            performance.playNote(key(step / kHeld - 1), 0, false);
        performance.playNote(key(step / kHeld), 60 + step % 60, true);
    }
    const auto& controllers = performance.controllers();
    if (controllers.isEmpty())
        return;
    if (step / 60 % 4 == 1)
        performance.takeOver(controllers.front().number, step % 60 * 2);
    else if (step / 60 % 4 == 2 && step % 60 == 0)
        performance.release(controllers.front().number);
}

} // namespace

int main(int argc, char** argv)
{
    const char* build = std::getenv("TIMBREL_BUILD");
    if (build == nullptr) {
        std::fprintf(stderr, "TIMBREL_BUILD names no build\n");
        return 1;
    }
    qputenv("TIMBREL_LEARN", QByteArray(build) + "/app/timbrel-learn");
    QStandardPaths::setTestModeEnabled(true);
    bench::TimedApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("timbrel-bench"));
    QApplication::setApplicationName(QStringLiteral("timbrel-bench"));
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false);
    ui::applyAppearance(application, ui::Appearance::Dark);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;

    const TemporaryFolder folder;
    writeProject(folder.path() / "vibrato");
    OpenWindow open(folder.path() / "vibrato");
    open.window.resize(1920, 1000);
    (void)QTest::qWaitForWindowActive(&open.window);
    if (!open.isOpen || !train(open.window)) {
        std::fprintf(stderr, "no training began\n");
        return 1;
    }
    watch(application, "training_gap", seconds, [&](int step) {
        readAndZoomCurves(open.window, step);
    });

    ui::PerformanceControl& performance = open.window.performance();
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    performance.setFollowsBest(true);
    performance.start();
    watch(
        application, "perform_gap", seconds, [&](int step) { playAndTakeOver(performance, step); });
    performance.stop();

    auto& runs = *open.window.findChild<ui::TrainingRuns*>();
    const bool wasTraining = runs.isTraining();
    runs.stopAll();
    (void)QTest::qWaitFor([&] { return !runs.isTraining(); }, kPatience);
    if (!wasTraining)
        std::fprintf(stderr, "the training was over before the end\n");
    return wasTraining ? 0 : 1;
}
