// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_generator.h"

#include <QtTest>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "sequencer_stage.h"

using namespace timbrel;
using namespace timbrel::pattern;
using music::Pattern;
using music::PatternShape;
using test::patternOf;

namespace {

constexpr PatternShape kBar {8, 16, 4, 4};

/// Puts an onset on step z[0] of every row; can be held up.
class FakeMaker final : public PatternMaker
{
public:
    struct Gate
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool isClosed = false;
        int made = 0;

        void set(bool closed)
        {
            {
                const std::scoped_lock lock(mutex);
                isClosed = closed;
            }
            changed.notify_all();
        }
    };
    explicit FakeMaker(std::shared_ptr<Gate> gate, PatternShape shape = kBar)
        : m_gate(std::move(gate))
        , m_shape(shape)
    { }
    const PatternShape& shape() const noexcept override { return m_shape; }
    void make(const PatternRequest& request, Pattern& out) noexcept override
    {
        std::unique_lock lock(m_gate->mutex);
        m_gate->changed.wait(lock, [this] { return !m_gate->isClosed; });
        ++m_gate->made;
        for (std::size_t row = 0; row < m_shape.rows; ++row)
            for (std::size_t step = 0; step < m_shape.steps; ++step)
                out.set(row,
                        step,
                        {step == static_cast<std::size_t>(request.z[0]) ? 1.0F : 0.0F, 0.0F});
    }

private:
    std::shared_ptr<Gate> m_gate;
    PatternShape m_shape;
};

PatternRequest at(float step)
{
    PatternRequest request;
    request.z[0] = step;
    request.dimensions = 1;
    return request;
}

struct Stage
{
    Stage()
        : generator(std::make_unique<PatternGenerator>(sequencing.sequencer))
    { }
    std::optional<GeneratedPattern> waitFor(std::uint64_t request)
    {
        std::optional<GeneratedPattern> made;
        (void)QTest::qWaitFor([&] {
            if (auto next = generator->take())
                made = std::move(next);
            return made && made->request >= request;
        });
        return made;
    }

    test::SequencerStage sequencing;
    std::shared_ptr<FakeMaker::Gate> gate = std::make_shared<FakeMaker::Gate>();
    std::unique_ptr<PatternGenerator> generator;
};

} // namespace

class TestPatternGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAskedForComesOut();
    void theNewestPlaceIsServedTheOthersPassedOver();
    void lockedRowsKeepWhatIsHeld();
    void withoutAMakerNothingIsAskedFor();
    void aMakerIsExchangedAndReleasedHere();
    void theSequencerPlaysWhatWasMade();
    void aLateGenerationIsCountedOnceABar();
    void nobodyWaitsForAGeneratorThatIsGone();
    void manyPlacesInARow();
};

void TestPatternGenerator::whatWasAskedForComesOut()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    const auto request = stage.generator->request(at(5));
    const auto made = stage.waitFor(request);
    QVERIFY(made);
    QCOMPARE(made->request, request);
    QCOMPARE(made->pattern.onsetCount(), std::size_t {8});
    QVERIFY(made->pattern.at(7, 5).isOnset());
    QVERIFY(!stage.generator->take());
    const auto status = stage.generator->status();
    QCOMPARE(status.requested, request);
    QCOMPARE(status.served, request);
    QCOMPARE(status.times.count, std::uint64_t {1});
}

void TestPatternGenerator::theNewestPlaceIsServedTheOthersPassedOver()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    stage.gate->set(true);
    (void)stage.generator->request(at(1));
    std::uint64_t last = 0;
    for (int i = 0; i < 100; ++i)
        last = stage.generator->request(at(static_cast<float>(i % 16)));
    stage.gate->set(false);
    const auto made = stage.waitFor(last);
    QVERIFY(made);
    QVERIFY(made->pattern.at(0, 99 % 16).isOnset());
    const std::scoped_lock lock(stage.gate->mutex);
    QVERIFY(stage.gate->made <= 2);
}

void TestPatternGenerator::lockedRowsKeepWhatIsHeld()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    stage.generator->hold(patternOf(kBar, 2, {1, 9}, {0.25F, 0.125F}));
    PatternRequest request = at(5);
    request.lockedRows.set(2);
    request.lockedRows.set(3);
    auto made = stage.waitFor(stage.generator->request(request));
    QVERIFY(made);
    QCOMPARE(made->pattern.at(2, 9), (music::PatternCell {0.25F, 0.125F}));
    QVERIFY(!made->pattern.at(2, 5).isOnset());
    QVERIFY(!made->pattern.at(3, 5).isOnset());
    QCOMPARE(made->pattern.onsetCount(), std::size_t {6 + 2});
    // of another shape nothing can be kept
    stage.generator->hold(patternOf({8, 32, 4, 4}, 2, {1}));
    made = stage.waitFor(stage.generator->request(request));
    QVERIFY(made);
    QCOMPARE(made->pattern.onsetCount(), std::size_t {8});
}

void TestPatternGenerator::withoutAMakerNothingIsAskedFor()
{
    Stage stage;
    QCOMPARE(stage.generator->request(at(5)), std::uint64_t {0});
    QCOMPARE(stage.sequencing.link().requested.load(), std::uint64_t {0});
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    QCOMPARE(stage.generator->request(at(5)), std::uint64_t {1});
    QVERIFY(stage.waitFor(1));
    stage.generator->setMaker(nullptr);
    QCOMPARE(stage.generator->request(at(6)), std::uint64_t {0});
}

void TestPatternGenerator::aMakerIsExchangedAndReleasedHere()
{
    Stage stage;
    std::weak_ptr<FakeMaker::Gate> life;
    {
        auto gate = std::make_shared<FakeMaker::Gate>();
        life = gate;
        stage.generator->setMaker(std::make_unique<FakeMaker>(gate));
        QVERIFY(stage.waitFor(stage.generator->request(at(5))));
    }
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate, PatternShape {4, 12, 3, 4}));
    const auto made = stage.waitFor(stage.generator->request(at(6)));
    QVERIFY(made);
    QCOMPARE(made->pattern.shape(), (PatternShape {4, 12, 3, 4}));
    (void)stage.generator->take();
    QVERIFY(life.expired());
}

void TestPatternGenerator::theSequencerPlaysWhatWasMade()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    const auto made = stage.waitFor(stage.generator->request(at(5)));
    QVERIFY(made);
    stage.sequencing.start();
    stage.sequencing.renderBeats(4.0);
    const auto struck = stage.sequencing.struck();
    QCOMPARE(struck.size(), std::size_t {7}); // of the two hats the closed one
    for (const auto& it : struck)
        QCOMPARE(it.frame, std::uint64_t {30000});
    QCOMPARE(stage.sequencing.link().status.read().patternNumber, made->number);
    QCOMPARE(stage.sequencing.link().status.read().lateGenerations, std::uint64_t {0});
}

void TestPatternGenerator::aLateGenerationIsCountedOnceABar()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    (void)stage.waitFor(stage.generator->request(at(5)));
    stage.sequencing.start();
    stage.sequencing.renderBeats(2.0);
    stage.gate->set(true);
    const auto late = stage.generator->request(at(6));
    stage.sequencing.renderBeats(8.0);
    QCOMPARE(stage.sequencing.link().status.read().lateGenerations, std::uint64_t {2});
    QCOMPARE(stage.sequencing.framesOf(36), (std::vector<std::uint64_t> {30000, 126000, 222000}));
    stage.gate->set(false);
    QVERIFY(stage.waitFor(late));
    stage.sequencing.renderBeats(4.0);
    QCOMPARE(stage.sequencing.framesOf(36).back(), std::uint64_t {288000 + 36000});
    QCOMPARE(stage.sequencing.link().status.read().lateGenerations, std::uint64_t {2});
}

void TestPatternGenerator::nobodyWaitsForAGeneratorThatIsGone()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    (void)stage.generator->request(at(5));
    stage.generator.reset();
    auto& link = stage.sequencing.link();
    QCOMPARE(link.served.load(), link.requested.load());
}

void TestPatternGenerator::manyPlacesInARow()
{
    Stage stage;
    stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
    stage.generator->hold(patternOf(kBar, 2, {1, 9}));
    std::atomic<bool> isDone = false;
    std::thread rendering([&] {
        while (!isDone)
            stage.sequencing.render(256);
    });
    stage.sequencing.settings.changeAt = ChangeAt::Step;
    stage.sequencing.send();
    stage.sequencing.start();
    std::uint64_t last = 0;
    std::uint64_t taken = 0;
    bool isRight = true;
    const auto take = [&] {
        if (const auto made = stage.generator->take()) {
            isRight = isRight && made->pattern.onsetCount() == 8 && made->request > taken;
            taken = made->request;
        }
        return taken == last;
    };
    for (int i = 0; i < 3000; ++i) {
        last = stage.generator->request(at(static_cast<float>(i % 16)));
        if (i % 100 == 0)
            stage.generator->setMaker(std::make_unique<FakeMaker>(stage.gate));
        (void)take();
    }
    const bool isLastThere = QTest::qWaitFor(take);
    isDone = true;
    rendering.join();
    QVERIFY(isRight);
    QVERIFY(isLastThere);
}

QTEST_GUILESS_MAIN(TestPatternGenerator)
#include "tst_pattern_generator.moc"
