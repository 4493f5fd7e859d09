// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/space_training.h"

#include <QList>
#include <QString>
#include <QWidget>

class QComboBox;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace timbrel::ui {

class FlowLayout;
class ReadOut;

/// A space that can lie under the pad.
struct SpaceChoice
{
    QString id;
    QString title;
    friend bool operator==(const SpaceChoice&, const SpaceChoice&) = default;
};

/// How the trainings of spaces stand, for people.
struct SpaceProgress
{
    bool isTraining = false;
    QString text; ///< empty: nothing to say
    int percent = -1; ///< done; below 0: not known
    friend bool operator==(const SpaceProgress&, const SpaceProgress&) = default;
};

/// Above the pad: teaches a space, tells how it gets on, chooses the one under the pad. Threads:
/// GUI.
class SpaceStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpaceStrip)
public:
    explicit SpaceStrip(QWidget* parent = nullptr);

    /// Before everything else; the strip's from then on.
    void addBefore(QWidget& part);
    /// chosen: an id; empty: whichever is the best.
    void setSpaces(const QList<SpaceChoice>& spaces, const QString& chosen);
    void setProgress(const SpaceProgress& progress);
    void setTraining(const SpaceTraining& training) { m_training = training; }
    [[nodiscard]] const SpaceTraining& training() const noexcept { return m_training; }

Q_SIGNALS:
    void hoverText(const QString& text);
    void trainWanted();
    void stopWanted();
    void spaceChosen(const QString& id);
    void curvesWanted(); ///< the dashboard

private:
    FlowLayout* m_row = nullptr;
    QPushButton* m_train = nullptr;
    QToolButton* m_how = nullptr;
    QComboBox* m_spaces = nullptr;
    QProgressBar* m_bar = nullptr;
    ReadOut* m_text = nullptr;
    QToolButton* m_curves = nullptr;
    QList<SpaceChoice> m_known;
    bool m_isTraining = false;
    SpaceTraining m_training;
};

} // namespace timbrel::ui
