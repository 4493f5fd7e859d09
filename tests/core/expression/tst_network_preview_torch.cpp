// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"
#include "core/expression/network_preview.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

#include "random_network.h"
#include "torch_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::EventKind;
using test::NetworkShape;

class TestNetworkPreviewTorch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outputsAndCellsAreThoseOfLibTorch();
};

/// The features of each step are worked out here, by the seed document's words, from the notes and
/// the preview's times; the network that hears them is LibTorch's own.
void TestNetworkPreviewTorch::outputsAndCellsAreThoseOfLibTorch()
{
    const NetworkShape shape {2, {12, 6}, {40, 24}, true};
    Random random(11);
    const NetworkWeights weights = test::randomWeights(shape, random, 4.0);
    ExpressionModel model;
    model.description.features.set(Feature::SomeNoteOn);
    model.description.features.set(Feature::NoteStruck);
    model.description.outputs = test::codingOf(shape);
    model.description.updateRate = 50;
    model.description.blockCounts = {40, 24};
    model.network = std::make_unique<LiveKernel>(weights, model.description.outputs);

    // notes that neither meet nor lie on the grid of updates
    music::Sequence music;
    std::vector<std::pair<Microseconds, Microseconds>> notes;
    for (int i = 0; i < 12; ++i) {
        const Microseconds start {137'003 + i * 411'017};
        const Microseconds end = start + Microseconds {203'001 + 9'001 * i};
        notes.emplace_back(start, end);
        music.push_back({start, EventKind::NoteOn, 0, 60, 80});
        music.push_back({end, EventKind::NoteOff, 0, 60, 0});
    }
    const Preview preview = previewOf(model, music);
    QVERIFY(preview.steps() > 250);
    QCOMPARE(preview.cellCount, std::size_t {64});

    test::TorchNetwork reference(weights, test::codingOf(shape));
    for (int i = 0; i < 100; ++i) // the two seconds of silence before
        reference.step(std::vector<float>(2));
    double worst = 0.0;
    std::size_t moves = 0;
    for (std::size_t step = 0; step < preview.steps(); ++step) {
        const Microseconds time = preview.times[step];
        float isDown = 0.0F;
        float isStruck = 0.0F;
        for (const auto& [start, end] : notes) {
            isDown = time >= start && time < end ? 1.0F : isDown;
            isStruck = time == start ? 1.0F : isStruck;
        }
        reference.step(std::vector<float> {isDown, isStruck});
        const auto expected = reference.cellStates();
        const auto found = preview.rowAt(step);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t cell = 0; cell < expected.size(); ++cell)
            worst = std::max(worst, std::abs(double {expected[cell]} - found[cell]));
        for (std::size_t i = 0; i < preview.controllers.size(); ++i) {
            const PreviewedController& controller = preview.controllers[i];
            QCOMPARE(int {controller.outputs[step]},
                     controller.coding.valueOf(reference.indices()[i]));
            moves += step > 0 && controller.outputs[step] != controller.outputs[step - 1] ? 1 : 0;
        }
    }
    QVERIFY2(worst < 1e-4, qPrintable(QString::number(worst)));
    QVERIFY(moves > 10); // or it would say nothing
    qInfo("largest difference of a cell's state: %.2g", worst);
}

QTEST_APPLESS_MAIN(TestNetworkPreviewTorch)
#include "tst_network_preview_torch.moc"
