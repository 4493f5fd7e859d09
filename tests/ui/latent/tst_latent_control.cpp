// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"

#include <QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>

#include "../../core/pattern/made_up_checkpoint.h"

using namespace timbrel;
using learning::PadPosition;
using music::Pattern;
using pattern::PadMode;
using pattern::PadSetup;

namespace {

/// Counts what it is told to play.
class CountingInstrument final : public audio::Instrument
{
public:
    explicit CountingInstrument(std::atomic<int>& notes, std::atomic<int>& controllers)
        : m_notes(notes)
        , m_controllers(controllers)
    { }
    void prepare(double, std::size_t) override { }
    void event(const midi::MidiMessage& message, std::size_t) noexcept TIMBREL_REALTIME override
    {
        if (message.isNoteOn())
            m_notes.fetch_add(1);
        else if (message.isController() && message.number() == 16)
            m_controllers.fetch_add(1);
    }
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override
    {
        std::fill(left.begin(), left.end(), 0.0F);
        std::fill(right.begin(), right.end(), 0.0F);
    }
    void panic() noexcept TIMBREL_REALTIME override { }
    [[nodiscard]] int soundingVoices() const noexcept TIMBREL_REALTIME override { return 0; }

private:
    std::atomic<int>& m_notes;
    std::atomic<int>& m_controllers;
};

Pattern everyNth(std::size_t row, std::size_t every)
{
    Pattern pattern(music::PatternShape {});
    for (std::size_t step = 0; step < 32; step += every)
        pattern.set(row, step, {0.8F, 0.0F});
    return pattern;
}

std::shared_ptr<const pattern::PatternModel> model(std::size_t dimensions = 2)
{
    return pattern::PatternModel::of(test::madeUpCheckpoint(dimensions),
                                     "digest" + std::to_string(dimensions));
}

struct Stage
{
    Stage()
    {
        control.prepare();
        PadSetup setup = document.setup();
        setup.glideMs = 0;
        document.load(setup);
    }
    void setCorners()
    {
        control.setCorner(0, QStringLiteral("four"), everyNth(0, 4));
        control.setCorner(1, QStringLiteral("eight"), everyNth(0, 8));
        control.setCorner(2, QStringLiteral("hats"), everyNth(4, 2));
        control.setCorner(3, QStringLiteral("none"), Pattern(music::PatternShape {}));
    }
    void useModel(std::size_t dimensions = 2)
    {
        PadSetup setup = document.setup();
        setup.mode = PadMode::Space;
        document.load(setup);
        control.setModel(model(dimensions));
    }
    bool shows(const Pattern& wanted)
    {
        return QTest::qWaitFor([&] { return document.pattern() == wanted; }, 5000);
    }
    bool showsAnother(const Pattern& than)
    {
        return QTest::qWaitFor([&] { return !(document.pattern() == than); }, 5000);
    }
    void moveTo(float x, float y)
    {
        document.seal(); // by another drag
        document.moveTo({x, y}, QStringLiteral("move"));
    }
    void hear(const midi::MidiMessage& message) { control.hear(message); }

    std::atomic<int> notes = 0;
    std::atomic<int> controllers = 0;
    audio::AudioEngine engine {std::make_unique<CountingInstrument>(notes, controllers)};
    ui::LatentDocument document;
    ui::LatentControl control {document, [this]() -> audio::AudioEngine& { return engine; }};
};

midi::MidiMessage cc(int number, int value)
{
    return midi::MidiMessage::controller(
        0, static_cast<unsigned>(number), static_cast<unsigned>(value));
}

} // namespace

class TestLatentControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cornersPlayWithoutANetwork();
    void thePuckChangesWhatANetworkPlays();
    void whatAHandDrewPlaysUntilThePuckMoves();
    void lockedRowsStayUnderTheMovingPuck();
    void thresholdsAndChanceAskAnew();
    void labelsAreAskedFor();
    void patternsSoundAndTheStepIsTold();
    void mutedRowsAreSilent();
    void thePuckGlidesThere();
    void thePuckTravelsAlongItsPath();
    void aGestureIsRecordedAndTravelled();
    void tapsSetTheTempo();
    void aKnownPointIsGoneToThoughItLiesOffThePlane();
    void aPatternIsEncoded();
    void thePuckGoesAnywhere();
    void manyDimensionsAreLaidOutOnAMap();
    void knobsAndButtonsAreLearnt();
    void boundControlsMoveWhatTheyPlay();
    void xAndYAreSentAsControllers();
    void whatIsSlowIsCounted();
    void everyKnobHasItsValue();
};

void TestLatentControl::cornersPlayWithoutANetwork()
{
    Stage stage;
    stage.setCorners();
    stage.moveTo(0.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 4)));
    stage.moveTo(1.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 8)));
    stage.moveTo(0.0F, 1.0F);
    QVERIFY(stage.shows(everyNth(4, 2)));
    stage.document.history().undo();
    QVERIFY(stage.shows(everyNth(0, 8)));
    stage.control.clearCorner(1);
    QVERIFY(stage.showsAnother(everyNth(0, 8)));
}

void TestLatentControl::thePuckChangesWhatANetworkPlays()
{
    Stage stage;
    QVERIFY(stage.control.space() == nullptr);
    stage.useModel();
    QVERIFY(QTest::qWaitFor([&] { return !stage.document.pattern().isEmpty(); }, 5000));
    const Pattern middle = stage.document.pattern();
    stage.moveTo(0.1F, 0.9F);
    QVERIFY(stage.showsAnother(middle));
    stage.moveTo(0.5F, 0.5F);
    QVERIFY(stage.shows(middle));
    // another network, another pattern
    stage.control.setModel(model(3));
    QVERIFY(stage.showsAnother(middle));
    stage.control.setModel(nullptr);
    QVERIFY(stage.control.space() == nullptr);
}

void TestLatentControl::whatAHandDrewPlaysUntilThePuckMoves()
{
    Stage stage;
    stage.setCorners();
    stage.moveTo(0.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 4)));
    const std::uint64_t before = stage.control.player()->status().patternNumber;
    stage.document.edit(everyNth(7, 16), QStringLiteral("draw"));
    stage.control.start();
    QVERIFY(QTest::qWaitFor([&] { return stage.notes >= 1; }, 5000));
    QVERIFY(stage.control.player()->status().patternNumber > before);
    QTest::qWait(100);
    QCOMPARE(stage.document.pattern(), everyNth(7, 16));
    stage.moveTo(1.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 8)));
    stage.document.history().undo();
    QCOMPARE(stage.document.pattern(), everyNth(7, 16));
    stage.document.history().undo(); // and before the hand
    QVERIFY(stage.shows(everyNth(0, 4)));
}

void TestLatentControl::lockedRowsStayUnderTheMovingPuck()
{
    Stage stage;
    stage.setCorners();
    stage.moveTo(0.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 4)));
    stage.document.setLocked(0, true);
    stage.moveTo(0.0F, 1.0F);
    QVERIFY(QTest::qWaitFor([&] { return stage.document.pattern().at(4, 2).isOnset(); }, 5000));
    for (std::size_t step = 0; step < 32; ++step)
        QCOMPARE(stage.document.pattern().at(0, step).isOnset(), step % 4 == 0);
    stage.document.setLocked(0, false);
    QVERIFY(stage.shows(everyNth(4, 2)));
}

void TestLatentControl::thresholdsAndChanceAskAnew()
{
    Stage stage;
    stage.useModel();
    QVERIFY(QTest::qWaitFor([&] { return !stage.document.pattern().isEmpty(); }, 5000));
    PadSetup setup = stage.document.setup();
    for (std::size_t row = 0; row < 8; ++row)
        setup.setRow(row, {1.0F, false, false, false});
    stage.document.change(setup, QStringLiteral("thresholds"));
    QVERIFY(stage.shows(Pattern(music::PatternShape {})));
    stage.document.history().undo();
    QVERIFY(stage.showsAnother(Pattern(music::PatternShape {})));
    const Pattern certain = stage.document.pattern();
    stage.control.vary();
    QVERIFY(stage.document.setup().temperature > 0.0F);
    QVERIFY(stage.showsAnother(certain));
    stage.document.history().undo();
    QVERIFY(stage.shows(certain));
}

void TestLatentControl::labelsAreAskedFor()
{
    Stage stage;
    stage.useModel();
    QVERIFY(QTest::qWaitFor([&] { return !stage.document.pattern().isEmpty(); }, 5000));
    const Pattern plain = stage.document.pattern();
    const QSignalSpy density(&stage.control, &ui::LatentControl::densityWanted);
    PadSetup setup = stage.document.setup();
    setup.label = "rock";
    stage.document.change(setup, QStringLiteral("label"));
    QVERIFY(stage.showsAnother(plain));
    QCOMPARE(density.count(), 1);
    QCOMPARE(stage.control.space()->labelOf(setup), 1);
    setup.label = "a label of another network";
    stage.document.change(setup, QStringLiteral("label"));
    QVERIFY(stage.shows(plain));
}

void TestLatentControl::patternsSoundAndTheStepIsTold()
{
    Stage stage;
    stage.setCorners();
    stage.moveTo(0.0F, 0.0F);
    PadSetup setup = stage.document.setup();
    setup.beatsPerMinute = 300.0;
    stage.document.change(setup, QStringLiteral("tempo"));
    QSignalSpy steps(&stage.control, &ui::LatentControl::stepChanged);
    QSignalSpy playing(&stage.control, &ui::LatentControl::playingChanged);
    stage.control.toggle();
    QVERIFY(QTest::qWaitFor([&] { return stage.notes >= 4; }, 10000));
    QVERIFY(stage.control.isPlaying());
    const auto mostStep = [&] {
        std::size_t most = 0;
        for (const auto& told : steps)
            if (const auto step = told.at(0).value<std::optional<std::size_t>>())
                most = std::max(most, *step);
        return most;
    };
    QVERIFY(QTest::qWaitFor([&] { return mostStep() >= 8; }, 10000));
    QVERIFY(mostStep() < 32);
    stage.control.toggle();
    QVERIFY(QTest::qWaitFor([&] { return !stage.control.isPlaying(); }, 5000));
    QVERIFY(!steps.last().at(0).value<std::optional<std::size_t>>());
    QCOMPARE(playing.count(), 2);
}

void TestLatentControl::mutedRowsAreSilent()
{
    Stage stage;
    stage.setCorners();
    stage.moveTo(0.0F, 0.0F);
    QVERIFY(stage.shows(everyNth(0, 4))); // on its way other rows play
    PadSetup setup = stage.document.setup();
    setup.setRow(0, {std::nullopt, true, false, false});
    setup.beatsPerMinute = 400.0;
    setup.swing = 0.6F;
    setup.changeAt = pattern::ChangeAt::Step;
    setup.humanise.timingMs = 4.0F;
    stage.document.change(setup, QStringLiteral("mute"));
    const pattern::SequencerSettings& sent = stage.control.player()->settings();
    QVERIFY(sent.rows[0].isMuted && !sent.rows[1].isMuted);
    QCOMPARE(sent.swing, 0.6F);
    QCOMPARE(sent.changeAt, pattern::ChangeAt::Step);
    QCOMPARE(sent.humanise.timingMs, 4.0F);
    stage.control.start();
    QTest::qWait(400);
    QCOMPARE(stage.notes.load(), 0);
}

void TestLatentControl::thePuckGlidesThere()
{
    Stage stage;
    stage.setCorners();
    PadSetup setup = stage.document.setup();
    setup.glideMs = 300;
    setup.position = {0.0F, 0.0F};
    stage.document.load(setup);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return stage.control.puck() == PadPosition {0.0F, 0.0F};
        },
        5000));
    QSignalSpy moved(&stage.control, &ui::LatentControl::puckMoved);
    stage.moveTo(1.0F, 0.0F);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return stage.control.puck() == PadPosition {1.0F, 0.0F};
        },
        5000));
    QVERIFY(moved.count() > 3);
    float before = 0.0F;
    for (const auto& told : moved) {
        const auto at = told.at(0).value<PadPosition>();
        QVERIFY(at.x >= before);
        before = at.x;
    }
    QVERIFY(stage.shows(everyNth(0, 8)));
}

void TestLatentControl::thePuckTravelsAlongItsPath()
{
    Stage stage;
    stage.setCorners();
    stage.control.setTravelling(true);
    QVERIFY(!stage.control.isTravelling()); // there is none
    PadSetup setup = stage.document.setup();
    const std::vector<PadPosition> line = {{0.0F, 0.0F}, {1.0F, 0.0F}};
    setup.path = std::make_shared<const pattern::PuckPath>(
        pattern::PuckPath::drawn(line, 4.0, pattern::PathEnd::Stop));
    setup.beatsPerMinute = 300.0;
    stage.document.change(setup, QStringLiteral("path"));
    stage.control.setTravelling(true);
    QSignalSpy moved(&stage.control, &ui::LatentControl::puckMoved);
    stage.control.start();
    QVERIFY(QTest::qWaitFor(
        [&] {
            return stage.control.puck() == PadPosition {1.0F, 0.0F};
        },
        10000));
    QVERIFY(moved.count() > 4);
    QCOMPARE(stage.document.setup().position, PadPosition {}); // where it was put, it comes back to
    stage.control.setTravelling(false);
    QVERIFY(QTest::qWaitFor([&] { return stage.control.puck() == PadPosition {}; }, 5000));
    stage.control.setTravelling(true);
    stage.document.history().undo(); // the path goes
    QVERIFY(!stage.control.isTravelling());
}

void TestLatentControl::aGestureIsRecordedAndTravelled()
{
    Stage stage;
    stage.setCorners();
    PadSetup setup = stage.document.setup();
    setup.beatsPerMinute = 300.0; // a beat is 0.2 s
    stage.document.change(setup, QStringLiteral("tempo"));
    stage.control.setRecording(true, 3.0);
    QVERIFY(stage.control.isRecording());
    QVERIFY(QTest::qWaitFor([&] { return stage.control.recordedBeats() > 0.4; }, 5000));
    stage.moveTo(0.2F, 0.2F);
    QVERIFY(QTest::qWaitFor([&] { return stage.control.recordedBeats() > 1.5; }, 5000));
    stage.moveTo(0.9F, 0.1F);
    QVERIFY(QTest::qWaitFor([&] { return !stage.control.isRecording(); }, 5000));
    const auto path = stage.document.setup().path;
    QVERIFY(path != nullptr);
    QCOMPARE(path->lengthBeats(), 3.0);
    QVERIFY(stage.control.isTravelling());
    const PadPosition one = path->positionAt(1.3);
    QVERIFY(std::abs(one.x - 0.2F) < 0.01F);
    QVERIFY(std::abs(path->positionAt(2.6).x - 0.9F) < 0.2F);
    // stopped early, too, it is kept
    stage.control.setTravelling(false);
    stage.control.setRecording(true, 100.0);
    QVERIFY(QTest::qWaitFor([&] { return stage.control.recordedBeats() > 0.2; }, 5000));
    stage.moveTo(0.5F, 0.9F);
    QTest::qWait(60);
    stage.control.setRecording(false, 0.0);
    QVERIFY(stage.document.setup().path != path);
    QCOMPARE(stage.document.setup().path->lengthBeats(), 4.0); // the bar is filled
}

void TestLatentControl::tapsSetTheTempo()
{
    Stage stage;
    stage.control.tap();
    QTest::qWait(300);
    stage.control.tap();
    QTest::qWait(300);
    stage.control.tap();
    const double tempo = stage.document.setup().beatsPerMinute;
    QVERIFY2(tempo > 120.0 && tempo <= 200.0, qPrintable(QString::number(tempo)));
    QCOMPARE(std::round(tempo * 10.0), tempo * 10.0);
}

void TestLatentControl::aKnownPointIsGoneToThoughItLiesOffThePlane()
{
    Stage stage;
    stage.useModel(4);
    const auto& point = stage.control.model()->points()[2].position;
    PadSetup setup = stage.document.setup();
    setup.layout = pattern::PadLayout::Axes;
    stage.document.load(setup);
    stage.control.goToPoint(2);
    QVERIFY(!stage.document.setup().offPlane.empty());
    std::vector<float> z(4);
    stage.control.space()->zAt(stage.document.setup().position, stage.document.setup().offPlane, z);
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(std::abs(z[i] - point[i]) < 1e-4F);
    // and what is made there is what lies there
    Pattern wanted(stage.control.model()->shape());
    auto scratch = stage.control.model()->makeScratch();
    stage.control.model()->decode(
        z, learning::kNoLabel, stage.control.model()->defaultSettings(), scratch, wanted);
    QVERIFY(stage.shows(wanted));
    stage.control.goToPoint(99); // is none
}

void TestLatentControl::aPatternIsEncoded()
{
    Stage stage;
    QVERIFY(!stage.control.goToPattern(everyNth(0, 4))); // there is no space yet
    stage.useModel(3);
    QVERIFY(stage.control.goToPattern(everyNth(0, 4)));
    std::vector<float> z(3);
    std::vector<float> wanted(3);
    auto scratch = stage.control.model()->makeScratch();
    stage.control.model()->encode(everyNth(0, 4), learning::kNoLabel, scratch, wanted);
    stage.control.space()->zAt(stage.document.setup().position, stage.document.setup().offPlane, z);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(z[i] - wanted[i]) < 1e-3F);
    // triplets have a place in it, a waltz has none
    QVERIFY(stage.control.goToPattern(Pattern(music::PatternShape {8, 24, 3, 4})));
    QVERIFY(!stage.control.goToPattern(Pattern(music::PatternShape {8, 24, 4, 3})));
}

void TestLatentControl::thePuckGoesAnywhere()
{
    Stage stage;
    stage.setCorners();
    std::set<float> places;
    for (int i = 0; i < 8; ++i) {
        stage.control.wander();
        places.insert(stage.document.setup().position.x);
    }
    QVERIFY(places.size() > 4);
    stage.useModel(3);
    for (int i = 0; i < 20; ++i) { // never far from something that it was taught
        stage.control.wander();
        const PadPosition at = stage.document.setup().position;
        float nearest = 9.0F;
        for (const ui::PadDot& dot : stage.control.space()->dots())
            nearest = std::min(nearest, std::hypot(dot.position.x - at.x, dot.position.y - at.y));
        QVERIFY(nearest < 0.2F);
    }
    stage.document.history().undo();
    QVERIFY(stage.document.setup().mode == PadMode::Space);
}

void TestLatentControl::manyDimensionsAreLaidOutOnAMap()
{
    Stage stage;
    stage.useModel(4);
    QCOMPARE(stage.control.space()->across().name, QStringLiteral("1st component"));
    PadSetup setup = stage.document.setup();
    setup.layout = pattern::PadLayout::Axes;
    setup.axisAcross = 2;
    stage.document.change(setup, QStringLiteral("layout"));
    QCOMPARE(stage.control.space()->across().name, QStringLiteral("z3"));
    setup.layout = pattern::PadLayout::Map;
    stage.document.change(setup, QStringLiteral("layout"));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.space()->across().name.isEmpty(); }, 10000));
    QVERIFY(!stage.control.isMapComing());
    QCOMPARE(stage.control.space()->dots().size(), std::size_t {3});
    const ui::PadDot dot = stage.control.space()->dots()[1];
    std::vector<float> z(4);
    stage.control.space()->zAt(dot.position, {}, z);
    QVERIFY(std::abs(z[0] - stage.control.model()->points()[1].position[0]) < 1e-3F);
}

void TestLatentControl::knobsAndButtonsAreLearnt()
{
    Stage stage;
    stage.control.setRowNames({QStringLiteral("Kick")});
    const QSignalSpy learning(&stage.control, &ui::LatentControl::learningChanged);
    stage.control.learn(QStringLiteral("nothing"));
    QVERIFY(stage.control.learning().isEmpty());
    stage.control.learn(QStringLiteral("x"));
    QCOMPARE(learning.count(), 1);
    stage.hear(midi::MidiMessage::noteOn(0, 40, 90)); // a key is no knob
    QVERIFY(!stage.control.learning().isEmpty());
    stage.hear(cc(21, 5));
    QVERIFY(stage.control.learning().isEmpty());
    QCOMPARE(stage.control.bindings().value(QStringLiteral("x")).number, 21);
    // a knob that is learnt elsewhere is no longer here
    stage.control.learn(QStringLiteral("swing"));
    stage.hear(cc(21, 9));
    QVERIFY(!stage.control.bindings().contains(QStringLiteral("x")));
    // buttons by keys, and by controllers that are pressed
    stage.control.learn(QStringLiteral("mute:0"));
    stage.hear(cc(64, 0));
    QVERIFY(!stage.control.learning().isEmpty());
    stage.hear(midi::MidiMessage::noteOn(9, 36, 90));
    QCOMPARE(stage.control.bindings().value(QStringLiteral("mute:0")).kind,
             ui::MidiBinding::Kind::Note);
    QCOMPARE(stage.control.targetName(QStringLiteral("mute:0")), QStringLiteral("Mute Kick"));
    stage.control.learn(QStringLiteral("y"));
    stage.control.cancelLearn();
    stage.hear(cc(22, 9));
    QVERIFY(!stage.control.bindings().contains(QStringLiteral("y")));
    stage.control.forget(QStringLiteral("swing"));
    QCOMPARE(stage.control.bindings().size(), 1);
}

void TestLatentControl::boundControlsMoveWhatTheyPlay()
{
    Stage stage;
    using ui::MidiBinding;
    const auto controller = [](int number) {
        return MidiBinding {MidiBinding::Kind::Controller, 0, number};
    };
    const MidiBinding key {MidiBinding::Kind::Note, 9, 36};
    stage.control.setBindings({{QStringLiteral("x"), controller(1)},
                               {QStringLiteral("y"), controller(2)},
                               {QStringLiteral("swing"), controller(3)},
                               {QStringLiteral("threshold:2"), controller(4)},
                               {QStringLiteral("solo:1"), key},
                               {QStringLiteral("vanished"), controller(9)},
                               {QStringLiteral("noise"), {MidiBinding::Kind::Note, 0, 50}}});
    QCOMPARE(stage.control.bindings().size(), 5); // those that can be
    stage.hear(cc(1, 127));
    stage.hear(cc(2, 127));
    QCOMPARE(stage.document.setup().position, (PadPosition {1.0F, 0.0F})); // up is up
    stage.hear(cc(3, 127));
    QCOMPARE(stage.document.setup().swing, 0.75F);
    stage.hear(cc(4, 0));
    QCOMPARE(stage.document.setup().rowAt(2).threshold, std::optional<float>(0.0F));
    stage.hear(midi::MidiMessage::noteOn(9, 36, 90));
    QVERIFY(stage.document.setup().rowAt(1).isSolo);
    stage.hear(midi::MidiMessage::noteOn(9, 36, 0)); // let go
    QVERIFY(stage.document.setup().rowAt(1).isSolo);
    stage.hear(midi::MidiMessage::noteOn(9, 36, 90));
    QVERIFY(!stage.document.setup().rowAt(1).isSolo);
    // a turn of a knob is one entry
    const int before = stage.document.history().count();
    for (int value = 0; value < 100; value += 10)
        stage.hear(cc(3, value));
    QCOMPARE(stage.document.history().count(), before + 1);
}

void TestLatentControl::xAndYAreSentAsControllers()
{
    Stage stage;
    const QSignalSpy sent(&stage.control, &ui::LatentControl::controllerMoved);
    stage.moveTo(0.2F, 0.2F);
    QVERIFY(QTest::qWaitFor([&] { return stage.control.puck().x < 0.3F; }, 5000));
    QCOMPARE(sent.count(), 0);
    PadSetup setup = stage.document.setup();
    setup.controllers.areSent = true;
    stage.document.change(setup, QStringLiteral("send"));
    stage.moveTo(1.0F, 0.25F);
    QVERIFY(QTest::qWaitFor([&] { return sent.count() >= 2; }, 5000));
    const auto first = sent.at(0).at(0).value<midi::MidiMessage>();
    QCOMPARE(int {first.number()}, 16);
    QCOMPARE(int {first.value()}, 127);
    const auto second = sent.at(1).at(0).value<midi::MidiMessage>();
    QCOMPARE(int {second.number()}, 17);
    QCOMPARE(int {second.value()}, 95); // up is more
    QVERIFY(QTest::qWaitFor([&] { return stage.controllers >= 1; }, 5000));
}

void TestLatentControl::whatIsSlowIsCounted()
{
    Stage stage;
    stage.useModel();
    stage.control.start();
    for (int i = 0; i < 50; ++i) {
        stage.moveTo(static_cast<float>(i) / 50.0F, 0.5F);
        QTest::qWait(5);
    }
    const ui::LatentFigures figures = stage.control.figures();
    QVERIFY(figures.generated > 10);
    QVERIFY(figures.generatorP99Ms >= figures.generatorMedianMs);
    QVERIFY(figures.generatorMedianMs > 0.0);
    QCOMPARE(figures.droppedOnsets, std::uint64_t {0});
}

void TestLatentControl::everyKnobHasItsValue()
{
    for (const ui::LatentKnob& knob : ui::latentKnobs()) {
        QCOMPARE(ui::findLatentKnob(QString::fromLatin1(knob.id)), &knob);
        PadSetup setup;
        QVERIFY2(knob.value(setup) == knob.rest, knob.id);
        for (const int value : {knob.lowest, knob.highest, (knob.lowest + knob.highest) / 2}) {
            knob.setValue(setup, value);
            QVERIFY2(knob.value(setup) == value, knob.id);
            QVERIFY(!knob.text(value).isEmpty());
        }
        QVERIFY(!knob.name().isEmpty() && !knob.hint().isEmpty());
    }
}

QTEST_MAIN(TestLatentControl)
#include "tst_latent_control.moc"
