// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/renderer.h"
#include "core/midi/midi_file_writer.h"
#include "support/fake_network.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using music::EventKind;

namespace {

constexpr Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

/// Controller 1 in 8 values from 0 to 70, 20 updates a second, as the network says.
ExpressionModel modelOf(std::unique_ptr<ControllerNetwork> network)
{
    ExpressionModel model;
    model.description.features.set(Feature::SomeNoteOn);
    model.description.outputs.controllers.push_back({1, 8, 0, 70, 0});
    model.description.updateRate = 20;
    model.network = std::move(network);
    return model;
}

ExpressionModel risingModel()
{
    return modelOf(std::make_unique<test::FakeNetwork>(7));
}

midi::MidiFile fileOf(const music::Sequence& events)
{
    return *midi::parseMidiFile(midi::writeMidiFile(events), "x.mid");
}

music::Sequence sequenceOf(const Rendering& rendering)
{
    const auto bytes = midi::writeMidiFile(rendering.events, rendering.payloads);
    return midi::mergedSequence(*midi::parseMidiFile(bytes, "out.mid"));
}

QString textOf(const music::Event& event)
{
    const char* const names[] = {"off", "on", "cc"};
    return QStringLiteral("%1 %2 %3 %4 @%5")
        .arg(event.time.count() / 1000)
        .arg(QLatin1String(names[static_cast<int>(event.kind)]))
        .arg(event.number)
        .arg(event.value)
        .arg(event.channel);
}

QStringList textOf(const music::Sequence& events)
{
    QStringList lines;
    for (const auto& event : events)
        lines += textOf(event);
    return lines;
}

} // namespace

class TestRenderer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void controllersComeBeforeNotesAtTheirTimes();
    void isDeterministic();
    void everythingElsePasses();
    void tailIsBounded();
    void soundingNotesEnd();
    void channelCanBeSet();
    void emptyFileGivesTheDefaults();
    void realModelPlaysARealFile();
};

void TestRenderer::controllersComeBeforeNotesAtTheirTimes()
{
    auto model = risingModel();
    const music::Sequence notes {{ms(100), EventKind::NoteOn, 2, 60, 90},
                                 {ms(210), EventKind::NoteOff, 2, 60, 0}};
    const auto rendering = render(fileOf(notes), model);
    QCOMPARE(textOf(sequenceOf(rendering)),
             QStringList({QStringLiteral("100 cc 1 10 @2"),
                          QStringLiteral("100 on 60 90 @2"),
                          QStringLiteral("150 cc 1 20 @2"),
                          QStringLiteral("200 cc 1 30 @2"),
                          QStringLiteral("210 cc 1 0 @2"),
                          QStringLiteral("210 off 60 0 @2")}));
    QCOMPARE(rendering.notes, 1U);
    QCOMPARE(rendering.controllers, 4U);
    QVERIFY(rendering.isAtRest);
}

void TestRenderer::isDeterministic()
{
    auto model = risingModel();
    music::Sequence notes;
    for (int i = 0; i < 40; ++i) {
        notes.push_back({ms(37 * i), EventKind::NoteOn, 0, static_cast<std::uint8_t>(40 + i), 80});
        notes.push_back(
            {ms(37 * i + 20), EventKind::NoteOff, 0, static_cast<std::uint8_t>(40 + i), 0});
    }
    const auto first = render(fileOf(notes), model);
    const auto second = render(fileOf(notes), model);
    QVERIFY(first.events == second.events);
    QCOMPARE(first.notes, 40U);
}

void TestRenderer::everythingElsePasses()
{
    // Format 0, 480 ticks: controller 1 (ours), controller 7, pitch bend, system exclusive, a
    // marker.
    const std::string track("\x00\xB0\x01\x63"
                            "\x00\xB0\x07\x64"
                            "\x10\xE0\x00\x50"
                            "\x10\xF0\x04\x7D\x01\x02\xF7"
                            "\x10\xFF\x06\x03now"
                            "\x10\x90\x3C\x40"
                            "\x10\x80\x3C\x40"
                            "\x00\xFF\x2F\x00",
                            43);
    std::string bytes("MThd\x00\x00\x00\x06\x00\x00\x00\x01\x01\xE0MTrk\x00\x00\x00", 21);
    bytes.push_back(static_cast<char>(track.size()));
    const auto file = midi::parseMidiFile(bytes + track, "x.mid");
    QVERIFY(file);
    auto model = risingModel();
    const auto rendering = render(*file, model);
    const auto written
        = midi::parseMidiFile(midi::writeMidiFile(rendering.events, rendering.payloads), "y.mid");
    QVERIFY(written);
    QStringList kinds;
    for (const auto& event : midi::mergedEvents(*written))
        if (!event.event.isMeta(midi::SetTempo))
            kinds += QString::number(event.event.status, 16) + QLatin1Char(' ')
                + QString::number(event.event.data1);
    QCOMPARE(kinds.mid(0, 4),
             QStringList({QStringLiteral("b0 7"),
                          QStringLiteral("e0 0"),
                          QStringLiteral("f0 0"),
                          QStringLiteral("ff 6")}));
    for (const auto& event : midi::mergedEvents(*written))
        if (event.event.status == 0xB0 && event.event.data1 == 1)
            QVERIFY(event.event.data2 != 0x63);
}

void TestRenderer::tailIsBounded()
{
    // A network that never comes back: always the highest value.
    auto model = modelOf(std::make_unique<test::FakeNetwork>(std::vector<std::vector<int>> {{7}}));
    const music::Sequence notes {{ms(0), EventKind::NoteOn, 0, 60, 90},
                                 {ms(100), EventKind::NoteOff, 0, 60, 0}};
    RenderSettings settings;
    settings.longestTail = ms(1000);
    const auto rendering = render(fileOf(notes), model, settings);
    QVERIFY(!rendering.isAtRest);
    const auto events = sequenceOf(rendering);
    QCOMPARE(textOf(events.back()), QStringLiteral("1100 cc 1 0 @0")); // the default at the end
}

void TestRenderer::soundingNotesEnd()
{
    auto model = risingModel();
    const auto rendering
        = render(fileOf({{ms(0), EventKind::NoteOn, 3, 60, 90}}), model, {{}, ms(200)});
    const auto events = sequenceOf(rendering);
    const auto isOff = [](const music::Event& event) {
        return event.kind == EventKind::NoteOff && event.number == 60 && event.channel == 3;
    };
    QCOMPARE(std::count_if(events.begin(), events.end(), isOff), 1);
    QVERIFY(textOf(events).contains(QStringLiteral("200 cc 1 0 @3")));
}

void TestRenderer::channelCanBeSet()
{
    auto model = risingModel();
    RenderSettings settings;
    settings.outputChannel = 9;
    const auto rendering = render(
        fileOf({{ms(100), EventKind::NoteOn, 2, 60, 90}, {ms(200), EventKind::NoteOff, 2, 60, 0}}),
        model,
        settings);
    for (const auto& event : sequenceOf(rendering))
        QCOMPARE(int {event.channel}, event.kind == EventKind::Controller ? 9 : 2);
}

void TestRenderer::emptyFileGivesTheDefaults()
{
    auto model = risingModel();
    const auto rendering = render(fileOf({}), model);
    QCOMPARE(rendering.notes, 0U);
    QCOMPARE(textOf(sequenceOf(rendering)), QStringList(QStringLiteral("0 cc 1 0 @0")));
}

void TestRenderer::realModelPlaysARealFile()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    Settings settings;
    settings.controllers = {1};
    settings.controllerDefaults = {{1, 0}};
    auto model
        = openModel(*data / "larasynth" / "results-2026-11-20-10.19.03.707593.json", &settings);
    QVERIFY(model);
    const auto file = midi::readMidiFile(*data / "midi" / "larasynth" / "triangle.mid");
    QVERIFY(file);
    const auto rendering = render(*file, *model);
    QVERIFY(rendering.isAtRest);
    std::vector<int> values;
    for (const auto& event : sequenceOf(rendering))
        if (event.kind == EventKind::Controller)
            values.push_back(event.value);
    // It was trained on just this: up and down again.
    QCOMPARE(*std::max_element(values.begin(), values.end()), 127);
    QCOMPARE(values.back(), 0);
    const auto peak = std::max_element(values.begin(), values.end());
    QVERIFY(std::is_sorted(values.begin(), peak));
}

QTEST_APPLESS_MAIN(TestRenderer)
#include "tst_renderer.moc"
