// SPDX-License-Identifier: GPL-3.0-or-later
// The view Latent over a space of 8,000 patterns: how long the GUI thread is busy with a frame
// while a hand drags the puck, patterns play and are generated, and a new space comes every second
// as it does while one is taught.
#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/latent_tab.h"
#include "ui/latent/pad_panel.h"

#include <QApplication>
#include <QEventLoop>
#include <QMainWindow>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <vector>

#include "../core/pattern/made_up_checkpoint.h"
#include "bench/bench_row.h"

using namespace timbrel;

namespace {

constexpr std::size_t kPoints = 8000;
constexpr std::size_t kLabels = 12;
constexpr int kWarmUp = 1500; // ms
constexpr int kFrames = 600;
constexpr int kFramesOfASpace = 60;
constexpr double kFrameBar = 16.0; // ms

class Silence final : public audio::Instrument
{
public:
    void prepare(double, std::size_t) override { }
    void event(const midi::MidiMessage&, std::size_t) noexcept TIMBREL_REALTIME override { }
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override
    {
        std::fill(left.begin(), left.end(), 0.0F);
        std::fill(right.begin(), right.end(), 0.0F);
    }
    void panic() noexcept TIMBREL_REALTIME override { }
    [[nodiscard]] int soundingVoices() const noexcept TIMBREL_REALTIME override { return 0; }
};

std::shared_ptr<const pattern::PatternModel> spaceOf(std::uint64_t seed)
{
    Random random(seed);
    pattern::PatternCheckpoint made = test::madeUpCheckpoint(2, {true, true}, false, 256);
    made.labels.clear();
    for (std::size_t i = 0; i < kLabels; ++i)
        made.labels.push_back("genre " + std::to_string(10 + i));
    made.points.clear();
    for (std::size_t i = 0; i < kPoints; ++i)
        made.points.push_back({{static_cast<float>(random.normal(0.0, 1.0)),
                                static_cast<float>(random.normal(0.0, 1.0))},
                               "pattern " + std::to_string(i),
                               static_cast<int>(i % kLabels),
                               i % 5 == 0});
    return pattern::PatternModel::of(std::move(made), "digest" + std::to_string(seed));
}

double threadMilliseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyAppearance(application, ui::Appearance::Dark);
    audio::AudioEngine engine(std::make_unique<Silence>());
    ui::LatentDocument document;
    ui::LatentControl control(document, [&]() -> audio::AudioEngine& { return engine; });
    QMainWindow window;
    ui::ActionRegistry actions(&window, &window);
    auto* tab = new ui::LatentTab(actions, control);
    window.setCentralWidget(tab);
    window.resize(1920, 1080);
    window.show();
    const std::array spaces = {spaceOf(1), spaceOf(2)};
    pattern::PadSetup setup = document.setup();
    setup.mode = pattern::PadMode::Space;
    setup.temperature = 0.5F;
    document.load(setup);
    control.setModel(spaces[0]);
    control.start();
    runFor(kWarmUp);
    std::vector<double> busy;
    for (int frame = 0; frame < kFrames; ++frame) {
        const double begin = threadMilliseconds();
        if (frame % kFramesOfASpace == kFramesOfASpace - 1)
            control.setModel(spaces[static_cast<std::size_t>(frame / kFramesOfASpace + 1) % 2]);
        const double turn = 0.05 * frame;
        document.moveTo({static_cast<float>(0.5 + 0.4 * std::cos(turn)),
                         static_cast<float>(0.5 + 0.4 * std::sin(1.7 * turn))},
                        QStringLiteral("move"));
        runFor(16);
        busy.push_back(threadMilliseconds() - begin);
    }
    std::sort(busy.begin(), busy.end());
    const double median = busy[busy.size() / 2];
    const double worst = busy.back();
    bench::printRow("latent_frame",
                    fmt::format("median {:.1f} ms, p99 {:.1f}, longest {:.1f}",
                                median,
                                busy[busy.size() * 99 / 100],
                                worst),
                    worst <= kFrameBar);
    return 0;
}
