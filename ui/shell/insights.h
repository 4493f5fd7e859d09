// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/contradictions.h"
#include "core/expression/representation.h"
#include "core/music/score.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace timbrel::ui {

class ExampleDocument;
class ProjectDocument;

/// What the examples of a project say together, as far as a machine can tell.
struct ExampleInsights
{
    expression::OutputCoding coding; ///< what a network of these examples could say
    std::vector<quint64> examples; ///< keys; contradictions name them by their index here
    std::vector<expression::Contradiction> contradictions; ///< the widest first
};

/// What the best network of the project makes of an example's notes, by controller.
using NetworkOutput = std::map<int, std::vector<music::ControllerPoint>>;

/// Looks through the examples a moment after they were edited, and lets the best network play the
/// one at hand, on other threads. Threads: GUI.
class Insights final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Insights)
public:
    explicit Insights(ProjectDocument& project, QObject* parent = nullptr);
    ~Insights() override;

    void setExample(ExampleDocument* example);
    /// There may be a better network than before.
    void modelsHaveChanged();
    [[nodiscard]] const ExampleInsights& found() const { return m_found; }

Q_SIGNALS:
    void examplesLookedAt();
    /// Of the example at hand; empty: there is no network that fits.
    void networkPlayed(const timbrel::ui::NetworkOutput& output);

private:
    void lookSoon();
    void look();
    void playSoon();
    void play();

    ProjectDocument& m_project;
    ExampleDocument* m_example = nullptr;
    QTimer m_lookDue;
    QTimer m_playDue;
    std::stop_source m_looking;
    quint64 m_playRound = 0;
    ExampleInsights m_found;
};

} // namespace timbrel::ui
