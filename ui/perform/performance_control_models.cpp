// SPDX-License-Identifier: GPL-3.0-or-later
// The networks of a performance: which there are, which one plays.
#include "ui/perform/model_shelf.h"
#include "ui/perform/performance_control.h"
#include "ui/perform/performance_session.h"

#include <utility>

namespace timbrel::ui {
namespace {

/// Of one run: another network than the one that was read.
bool isOther(const project::ModelEntry& listed, const project::ModelEntry& read)
{
    return listed.id != read.id || listed.epoch != read.epoch || listed.mse != read.mse;
}

} // namespace

const QList<ModelChoice>& PerformanceControl::models() const
{
    return m_models;
}

void PerformanceControl::setTitles(const QMap<QString, QString>& titles)
{
    if (std::exchange(m_titles, titles) != titles)
        listModels();
}

void PerformanceControl::listModels()
{
    QList<ModelChoice> models;
    for (const project::ModelEntry& entry : m_shelf->entries()) {
        const QString id = QString::fromStdString(entry.id);
        models << ModelChoice {id, m_titles.value(id, id), entry.mse, isInTraining(entry), {}};
        if (id != runOfModel(m_wanted.isEmpty() ? model() : m_wanted))
            continue; // all of all runs would be a long list
        for (const project::ModelEntry& earlier : m_shelf->earlierOf(id))
            models << ModelChoice {QString::fromStdString(earlier.id),
                                   m_titles.value(id, id),
                                   earlier.mse,
                                   false,
                                   earlier.epoch};
    }
    if (std::exchange(m_models, models) != models)
        Q_EMIT modelsChanged();
    chooseModel();
}

/// Where nobody has chosen the best plays; and the best of what is being trained, where wanted.
void PerformanceControl::chooseModel()
{
    const bool isFree = m_wanted.isEmpty();
    const project::ModelEntry* best = m_follows ? m_shelf->bestInTraining() : nullptr;
    if (m_follows && best == nullptr && !m_played.id.empty()) // the training has just ended
        best = m_shelf->entry(model());
    if (best == nullptr && m_played.id.empty() && !m_shelf->entries().empty())
        best = &m_shelf->entries().front();
    if (!isFree || best == nullptr || !isOther(*best, m_played))
        return;
    m_wanted = QString::fromStdString(best->id);
    m_shelf->read(*best);
}

void PerformanceControl::setModel(const QString& id)
{
    if (id.isEmpty()) {
        m_wanted.clear();
        m_shelf->forgetReading();
        const bool wasPlaying = m_session != nullptr;
        end();
        m_model.reset();
        m_played = {};
        showControllersOf(nullptr);
        if (wasPlaying)
            begin();
        Q_EMIT modelChanged();
        return;
    }
    const project::ModelEntry* entry = m_shelf->entry(id);
    if (entry == nullptr) {
        Q_EMIT trouble(Error(ErrorId::ModelNotFound).named(id.toStdString()));
        return;
    }
    const project::ModelEntry* best = m_shelf->bestInTraining();
    if (m_follows && (best == nullptr || best->id != entry->id)) {
        m_follows = false; // or it would be gone within a second
        Q_EMIT stateChanged();
    }
    m_wanted = id;
    m_shelf->read(*entry);
    Q_EMIT modelChanged(); // it is on its way
}

QString PerformanceControl::model() const
{
    return QString::fromStdString(m_played.id);
}

bool PerformanceControl::isLoadingModel() const
{
    return !m_wanted.isEmpty() || m_isModelComing;
}

void PerformanceControl::takeModel(const ReadModel& read)
{
    m_wanted.clear();
    if (read.error)
        Q_EMIT trouble(*read.error);
    if (!read.model) {
        Q_EMIT modelChanged();
        return;
    }
    if (!m_played.id.empty() && m_played.id != read.entry.id)
        m_before = model();
    m_played = read.entry;
    listModels(); // with its earlier ones
    auto model = std::make_unique<expression::ExpressionModel>(std::move(*read.model));
    if (m_session) {
        m_isModelComing = true;
        m_session->thread().setModel(std::move(model));
    } else {
        m_model = std::move(model);
        showControllersOf(m_model.get());
    }
    Q_EMIT modelChanged();
}

/// As they rest; what the hands have set stays.
void PerformanceControl::showControllersOf(const expression::ExpressionModel* model)
{
    QList<ControllerState> now;
    if (model != nullptr)
        for (const auto& coding : model->description.outputs.controllers) {
            ControllerState state;
            state.number = coding.controller;
            state.manual = state.defaultValue = coding.defaultValue;
            for (const ControllerState& before : std::as_const(m_controllers))
                if (before.number == state.number) {
                    state.manual = before.manual;
                    state.blend = before.blend;
                    state.isTakenOver = before.isTakenOver;
                }
            state.predicted = state.sent = state.defaultValue;
            now << state;
        }
    if (std::exchange(m_controllers, now) != now) {
        Q_EMIT controllersChanged();
        Q_EMIT controllersMoved();
    }
}

bool PerformanceControl::canSwapModels() const
{
    return m_shelf->entry(m_before) != nullptr;
}

void PerformanceControl::swapModels()
{
    // pressed again before the other one was there: it is not wanted any more
    const QString other = m_wanted.isEmpty() ? m_before : model();
    if (m_shelf->entry(other) != nullptr)
        setModel(other);
}

void PerformanceControl::setFollowsBest(bool follows)
{
    if (std::exchange(m_follows, follows) == follows)
        return;
    chooseModel();
    Q_EMIT stateChanged();
}

bool PerformanceControl::followsBest() const
{
    return m_follows;
}

} // namespace timbrel::ui
