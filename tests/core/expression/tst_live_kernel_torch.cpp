// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "random_network.h"
#include "torch_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using test::NetworkShape;

class TestLiveKernelTorch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tenThousandStepsAreThoseOfLibTorch_data();
    void tenThousandStepsAreThoseOfLibTorch();
};

void TestLiveKernelTorch::tenThousandStepsAreThoseOfLibTorch_data()
{
    QTest::addColumn<int>("units");
    QTest::newRow("baseline") << int(realtime::VectorUnits::Baseline);
    QTest::newRow("AVX2") << int(realtime::VectorUnits::Avx2);
    QTest::newRow("AVX-512") << int(realtime::VectorUnits::Avx512);
}

void TestLiveKernelTorch::tenThousandStepsAreThoseOfLibTorch()
{
    QFETCH(const int, units);
    if (static_cast<realtime::VectorUnits>(units) > realtime::bestVectorUnits())
        QSKIP("this processor has no such vector units");
    const NetworkShape shape {8, {32, 32}, {200}, true};
    Random random(20260529);
    const NetworkWeights weights = test::randomWeights(shape, random);
    LiveKernel kernel(
        weights, test::codingOf(shape), true, static_cast<realtime::VectorUnits>(units));
    test::TorchNetwork reference(weights, test::codingOf(shape));
    std::vector<float> features(shape.features);
    std::vector<int> indices(shape.counts.size());
    double worst = 0.0;
    for (int step = 0; step < 10000; ++step) {
        test::randomFeatures(features, random);
        kernel.step(features, indices);
        reference.step(features);
        const auto expected = reference.logits();
        for (std::size_t i = 0; i < expected.size(); ++i)
            worst = std::max(worst, std::abs(double {expected[i]} - kernel.rawOutputs()[i]));
        if (indices != reference.indices())
            QFAIL(qPrintable(QStringLiteral("decoded values differ in step %1").arg(step)));
    }
    QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
    qInfo("largest difference: %.2g", worst);
}

QTEST_APPLESS_MAIN(TestLiveKernelTorch)
#include "tst_live_kernel_torch.moc"
