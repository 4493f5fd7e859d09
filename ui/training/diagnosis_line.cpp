// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/diagnosis_line.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace timbrel::ui {
namespace {

using learning::Diagnosis;
using learning::Remedy;

class DiagnosisLineTexts
{
    Q_DECLARE_TR_FUNCTIONS(DiagnosisLine)
public:
    static QString found(const Diagnosis& diagnosis)
    {
        const QLocale locale;
        const QString since = locale.toString(static_cast<qlonglong>(diagnosis.sinceEpoch));
        const auto number = [&](double value) { return locale.toString(value, 'g', 3); };
        switch (diagnosis.kind) {
        case Diagnosis::Kind::Plateau:
            return diagnosis.chance
                ? tr("Plateau: hardly better since epoch %1 (MSE %2; guessing reaches %3).")
                      .arg(since, number(diagnosis.best), number(*diagnosis.chance))
                : tr("Plateau: hardly better since epoch %1 (MSE %2).")
                      .arg(since, number(diagnosis.best));
        case Diagnosis::Kind::Divergence:
            return tr("It runs away: best at epoch %1 with MSE %2, now %3.")
                .arg(since, number(diagnosis.best), number(diagnosis.now));
        case Diagnosis::Kind::NotFinite:
            return std::isfinite(diagnosis.best)
                ? tr("From epoch %1 on its numbers grew beyond all bounds; its best is kept.")
                      .arg(since)
                : tr("From epoch %1 on its numbers grew beyond all bounds.").arg(since);
        }
        return {};
    }

    static QString why(const expression::RemedyPlan& remedy)
    {
        switch (remedy.remedy) {
        case Remedy::LowerLearningRate:
            return tr("Its steps are too great.");
        case Remedy::RaiseLearningRate:
            return tr("Its steps are very small.");
        case Remedy::MoreBlocks:
            return tr("The network may be too small for what it is taught.");
        case Remedy::TrainLonger:
            return tr("It was still learning.");
        case Remedy::OtherSeed:
            return tr(
                "Some starts are luckier than others; or the examples contradict each other.");
        }
        return {};
    }

    static QString what(const expression::RemedyPlan& remedy)
    {
        const QLocale locale;
        const QString to = locale.toString(remedy.to, 'g', 3);
        switch (remedy.remedy) {
        case Remedy::LowerLearningRate:
            return tr("Train with a lower learning rate: %1").arg(to);
        case Remedy::RaiseLearningRate:
            return tr("Train with a higher learning rate: %1").arg(to);
        case Remedy::MoreBlocks:
            return tr("Train with %1 memory blocks").arg(to);
        case Remedy::TrainLonger:
            return tr("Go on to epoch %1").arg(locale.toString(static_cast<qlonglong>(remedy.to)));
        case Remedy::OtherSeed:
            return tr("Train from another seed");
        }
        return {};
    }
};

} // namespace

QString diagnosisText(const RunFacts& run)
{
    if (!run.diagnosis)
        return {};
    const QString found = DiagnosisLineTexts::found(*run.diagnosis);
    return run.remedy ? found + QLatin1Char(' ') + DiagnosisLineTexts::why(*run.remedy) : found;
}

QString remedyText(const expression::RemedyPlan& remedy)
{
    return DiagnosisLineTexts::what(remedy);
}

DiagnosisLine::DiagnosisLine(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("diagnosisLine"));
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("diagnosisText"));
    m_text->setAccessibleName(tr("What is wrong with this training"));
    m_text->setProperty("role", QStringLiteral("warning"));
    m_text->setMinimumWidth(1);
    m_do = new QPushButton;
    m_do->setObjectName(QStringLiteral("diagnosisDo"));
    m_do->setStatusTip(tr("Changes the setting, which undo takes back, and begins a training"));
    auto policy = m_do->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_do->setSizePolicy(policy);
    m_do->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, metrics::kStep);
    row->setSpacing(2 * metrics::kStep);
    row->addWidget(m_text, 1);
    row->addWidget(m_do);
    connect(m_do, &QPushButton::clicked, this, [this] { Q_EMIT followed(m_id); });
}

void DiagnosisLine::setRun(const RunFacts* run)
{
    const bool isFound = run != nullptr && run->diagnosis.has_value();
    m_id = isFound ? run->id : QString();
    show(isFound ? QStringLiteral("! ") + diagnosisText(*run) : QString());
    const bool canFollow = isFound && run->remedy;
    m_do->setVisible(canFollow);
    if (canFollow) {
        m_do->setText(remedyText(*run->remedy));
        m_do->setAccessibleName(m_do->text());
    }
}

QString DiagnosisLine::text() const
{
    return m_whole;
}

void DiagnosisLine::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    show(m_whole);
}

/// What does not fit is read in full by resting on it.
void DiagnosisLine::show(const QString& text)
{
    m_whole = text;
    const QString shown = m_text->fontMetrics().elidedText(text, Qt::ElideRight, m_text->width());
    m_text->setText(shown);
    m_text->setToolTip(shown == text ? QString() : text);
    m_text->setAccessibleDescription(text);
}

} // namespace timbrel::ui
