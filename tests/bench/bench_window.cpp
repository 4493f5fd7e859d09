// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, on a screen of its own where there is Xvfb (else offscreen): how long 500
// examples take to be there, and how long the GUI thread ever keeps its event loop waiting while a
// hand scrolls, zooms and draws beside a training at full speed.
//   bench_window [SECONDS [EXAMPLES]]
// A timer of 4 ms tells the gaps; beside each of the longest stands how much of it this thread
// computed: the rest is the machine's.
#include "core/expression/example_file.h"
#include "core/expression/settings_proposal.h"
#include "support/synthetic_families.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/project_document.h"
#include "ui/editor/roll_widget.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <fstream>

#include "bench/bench_row.h"
#include "bench/busy_training.h"
#include "bench/gap_watch.h"
#include "editor/editor_stage.h"

using namespace timbrel;
using namespace timbrel::test;
using bench::Clock;
using bench::Gap;
using bench::GapWatch;
using bench::milliseconds;
using bench::TimedApplication;

namespace {

QString nameOf(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

void writeProject(const std::filesystem::path& folder, int examples)
{
    std::filesystem::create_directories(folder / "training_examples");
    std::vector<music::Sequence> kinds;
    for (const Family family : kFamilies)
        kinds.push_back(makeFamilyFile(family, 1, 40));
    if (!expression::proposeSettings(kinds).conf.write(folder / "larasynth.conf"))
        std::fprintf(stderr, "the settings could not be written\n");
    for (int i = 0; i < examples; ++i) {
        const auto sequence
            = makeFamilyFile(kFamilies[static_cast<std::size_t>(i) % std::size(kFamilies)],
                             static_cast<std::uint64_t>(i),
                             i == 0 ? 5000 : 40);
        char name[32];
        std::snprintf(name, sizeof name, "example-%04d.seq", i);
        std::ofstream(folder / "training_examples" / name) << expression::writeExample(sequence);
    }
}

/// What a hand does, one move every 16 ms.
class Hand
{
public:
    explicit Hand(ui::EditorView& view)
        : m_view(view)
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { move(); });
        m_timer.start(16);
    }

private:
    void move()
    {
        const int second = m_step / 60;
        const int phase = second % 6;
        if (phase < 2)
            scroll();
        else if (phase == 2)
            zoom();
        else if (phase < 5)
            drawInLane();
        else
            drawNote();
        ++m_step;
    }
    void scroll()
    {
        wheel(m_view.roll(), {300, 100}, m_step / 120 % 2 == 0 ? -1 : 1, Qt::ShiftModifier);
    }
    void zoom()
    {
        wheel(m_view.roll(), {400, 120}, m_step % 60 < 30 ? 1 : -1, Qt::ControlModifier);
    }
    void drawInLane()
    {
        const auto lanes = m_view.lanes().lanes();
        if (lanes.empty())
            return;
        ui::LaneWidget& lane = *lanes.front();
        const int at = m_step % 60;
        const QPointF place(40.0 + 8.0 * at, lane.height() * (0.5 + 0.4 * std::sin(at * 0.3)));
        mouse(lane,
              at == 0        ? QEvent::MouseButtonPress
                  : at == 59 ? QEvent::MouseButtonRelease
                             : QEvent::MouseMove,
              place,
              Qt::LeftButton);
    }
    void drawNote()
    {
        const int at = m_step % 60 % 20;
        const QPointF place(100.0 + m_step % 400 + 4.0 * at, 60.0 + m_step % 5 * 12.0);
        mouse(m_view.roll(),
              at == 0        ? QEvent::MouseButtonPress
                  : at == 19 ? QEvent::MouseButtonRelease
                             : QEvent::MouseMove,
              place,
              Qt::LeftButton);
    }

    ui::EditorView& m_view;
    QTimer m_timer;
    int m_step = 0;
};

void openExamples(ui::MainWindow& window, const std::filesystem::path& folder, int count)
{
    bool isLoaded = false;
    QObject::connect(
        &window.document(), &ui::ProjectDocument::loaded, &window, [&] { isLoaded = true; });
    GapWatch watch;
    const auto begin = Clock::now();
    if (!window.openProject(folder)) {
        std::fprintf(stderr, "the project could not be opened\n");
        return;
    }
    while (!isLoaded && milliseconds(Clock::now() - begin) < 30e3)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double taken = milliseconds(Clock::now() - begin);
    const auto gaps = watch.longest(1);
    bench::printRow("window_open",
                    fmt::format("{} examples in {:.2f} s, longest gap {:.1f} ms ({:.1f} computed)",
                                count,
                                taken / 1e3,
                                gaps.empty() ? 0.0 : gaps[0].length,
                                gaps.empty() ? 0.0 : gaps[0].computed),
                    taken <= 1000.0);
}

void playWithTheEditor(ui::MainWindow& window, const std::filesystem::path& folder, int seconds)
{
    const bench::Busy busy(bench::trainerCommand(folder), [] {
        for (;;) { }
    });
    QTest::qWait(3000); // the training has begun, what opening asked for is done
    auto* view = window.findChild<ui::EditorView*>();
    std::vector<Gap> gaps;
    {
        GapWatch watch;
        const Hand hand(*view);
        QEventLoop loop; // QTest::qWait sleeps between its looks at the events
        QTimer::singleShot(1000 * seconds, &loop, &QEventLoop::quit);
        loop.exec();
        gaps = watch.longest(10);
    }
    bench::printGaps("window_gap", gaps, seconds);
}

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    TimedApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("timbrel-bench"));
    QApplication::setApplicationName(QStringLiteral("timbrel-bench"));
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false);
    ui::applyAppearance(application, ui::Appearance::Dark);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
    const int examples = argc > 2 ? std::atoi(argv[2]) : 500;

    const TemporaryFolder folder;
    writeProject(folder.path() / "project", examples);
    ui::MainWindow window(nameOf);
    window.resize(1920, 1000);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QTest::qWait(1000);
    application.tellLongest("start");
    openExamples(window, folder.path() / "project", examples);
    application.tellLongest("opening");
    QTest::qWait(2000); // what is looked through a moment later
    application.tellLongest("after opening");
    playWithTheEditor(window, folder.path(), seconds);
    application.tellLongest("working");
    return 0;
}
